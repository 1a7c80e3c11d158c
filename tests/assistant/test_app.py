"""What the page's events do, without a browser."""

import subprocess
import sys
from collections.abc import Sequence

import pytest

from assistant.app import Page
from assistant.errors import AssistantError
from assistant.types import Answer, Turn
from index.types import Document

TAB = "0" * 32


class Echo:
    """Repeats what it was asked and remembers with what history."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int, str | None]] = []
        self.error: Exception | None = None

    def ask(self, question: str, history: Sequence[Turn] = (), *, standalone: str | None = None) -> Answer:
        if self.error:
            raise self.error
        self.asked.append((question, len(history), standalone))
        return Answer(question, standalone or question, "not_found", ())

    def documents(self) -> tuple[Document, ...]:
        return ()

    def examples(self) -> tuple[str, ...]:
        return ("what is new?",)


def test_history_grows_and_searching_again_replaces_the_last_turn() -> None:
    echo = Echo()
    page = Page(echo)
    page.ask(TAB, "a")
    page.ask(TAB, "b")
    html, problem = page.again(TAB, "b otherwise")
    assert echo.asked == [("a", 0, None), ("b", 1, None), ("b", 1, "b otherwise")]
    assert (html.count("<article"), problem) == (2, "")
    assert page.show(TAB) == html


def test_searching_again_without_a_turn_changes_nothing() -> None:
    echo = Echo()
    assert "what is new?" in Page(echo).again(TAB, "x")[0]
    assert echo.asked == []


@pytest.mark.parametrize(
    ("error", "said"),
    [(AssistantError("too <long>"), "too &lt;long&gt;"), (RuntimeError("secret"), "Something went wrong")],
)
def test_an_error_is_one_line_and_the_conversation_stays(error: Exception, said: str) -> None:
    echo = Echo()
    page = Page(echo)
    before, _ = page.ask(TAB, "a")
    echo.error = error
    for html, problem in (page.ask(TAB, "b"), page.again(TAB, "c")):
        assert html == before
        assert said in problem
        assert "secret" not in problem


def test_an_empty_conversation_has_nothing_to_open_or_take_away() -> None:
    page = Page(Echo())
    assert page.open_article(TAB, "0-0") == ""
    assert page.take_away(TAB) == ""


def test_gradio_is_loaded_only_when_a_page_is_built() -> None:
    code = "import sys, assistant.app, assistant.render; sys.exit('gradio' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
