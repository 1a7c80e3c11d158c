"""What the chat's events do, without a browser."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest

import prompts
from assistant.check.failure import Failure
from assistant.errors import AssistantError
from assistant.types import Answer, Sentence, Turn, Written
from assistant.web.conversations import Conversations
from assistant.web.page import Page
from index.errors import LibraryError
from index.types import Document
from tests.echo import Echo, document
from tests.scripted import ScriptedModel

TAB = "0" * 32


def chat(echo: Echo) -> Page:
    return Page(echo, Conversations())


def last(shown: Iterator[tuple[str, str]]) -> tuple[str, str]:
    return list(shown)[-1]


def test_history_grows_and_searching_again_replaces_the_last_turn() -> None:
    echo = Echo()
    page = chat(echo)
    last(page.ask(TAB, "a"))
    last(page.ask(TAB, "b"))
    html, problem = last(page.again(TAB, "b otherwise"))
    assert echo.asked == [("a", 0, None), ("b", 1, None), ("b", 1, "b otherwise")]
    assert (html.count("<article"), problem) == (2, "")
    assert page.show(TAB) == html


def test_what_the_library_holds_no_more_is_said_beside_its_quotes() -> None:
    echo = Echo(document("a.txt"))
    page = chat(echo)
    answered, _ = last(page.ask(TAB, "a"))
    assert "in the library" not in answered
    assert "The library holds" not in answered
    echo.hold(replace(document("a.txt"), sha256="1" * 64))
    assert "The library holds another edition now" in page.show(TAB)
    echo.hold()
    assert "No longer in the library" in page.show(TAB)


def test_searching_again_without_a_turn_changes_nothing() -> None:
    echo = Echo()
    assert "what is new?" in last(chat(echo).again(TAB, "x"))[0]
    assert echo.asked == []


@pytest.mark.parametrize(
    ("error", "said"),
    [(AssistantError("too <long>"), "too &lt;long&gt;"), (RuntimeError("secret"), "Something went wrong")],
)
def test_an_error_is_one_line_and_the_conversation_stays(error: Exception, said: str) -> None:
    echo = Echo()
    page = chat(echo)
    before, _ = last(page.ask(TAB, "a"))
    echo.error = error
    for html, problem in (last(page.ask(TAB, "b")), last(page.again(TAB, "c"))):
        assert html == before
        assert said in problem
        assert "secret" not in problem


def test_a_library_that_cannot_be_read_is_one_line() -> None:
    class Broken(Echo):
        def documents(self) -> tuple[Document, ...]:
            raise LibraryError("the library <lib> is damaged; run `guideline-assistant rebuild`")

    html = chat(Broken()).show(TAB)
    assert "the library &lt;lib&gt; is damaged" in html
    assert "turns" in html


def test_an_empty_conversation_has_nothing_to_take_away() -> None:
    page = chat(Echo())
    assert page.take_away(TAB) == ""


def test_only_the_documents_that_are_left_in_are_asked_and_the_page_says_how_many() -> None:
    held, echo = Conversations(), Echo(document("a.txt"), document("b.txt"))
    page = Page(echo, held)
    last(page.ask(TAB, "q"))
    assert page.scope(TAB) == ""
    held.leave_out(TAB, ["a.txt", "gone.txt"], 1)
    last(page.ask(TAB, "q"))
    assert "Asking 1 of 2 documents" in page.scope(TAB)
    held.leave_out(TAB, ["gone.txt"], 2)
    last(page.ask(TAB, "q"))
    assert echo.chosen == [None, ["b.txt"], None]
    assert page.scope(TAB) == ""


def test_with_every_document_left_out_nothing_is_asked() -> None:
    held, echo = Conversations(), Echo(document("a.txt"))
    held.leave_out(TAB, ["a.txt"], 3)
    _, problem = last(Page(echo, held).ask(TAB, "q"))
    assert "No document is chosen" in problem
    assert echo.asked == []


class Writing(Echo):
    """Echoes, and writes one sentence more at each step."""

    model = ScriptedModel("Nothing.")

    def write(
        self,
        answer: Answer,
        history: Sequence[Turn] = (),
        *,
        audience: str = "clinician",
        edited: bool = False,
        documents: Sequence[str] | None = None,
    ) -> Generator[Answer, None, None]:
        sentences = (Sentence("First <b>.", (1,)), Sentence("A lie.", (1,), (Failure("term", "lie"),)))
        for n in range(3):
            yield replace(answer, written=Written("m", "", sentences[:n], done=n == 2))


def test_without_a_model_nothing_is_written() -> None:
    page = chat(Echo(document("a")))
    last(page.ask(TAB, "a"))
    assert list(page.write(TAB, "", edited=False)) == []
    assert page.where == ""


def test_what_is_written_is_escaped_struck_and_kept() -> None:
    page = chat(Writing(document("a")))
    last(page.ask(TAB, "a"))
    steps = [written for _, written in page.write(TAB, "patient", edited=False)]
    assert "First &lt;b&gt;." in steps[1]
    assert "<s>A lie.</s>" in steps[2]
    assert prompts.render("check_term", what="lie") in steps[2]
    assert "data-stop" in steps[1]
    assert "data-stop" not in steps[2]
    assert steps[2] in page.show(TAB)


def test_who_stops_keeps_what_is_written() -> None:
    page = chat(Writing(document("a")))
    last(page.ask(TAB, "a"))
    steps = page.write(TAB, "", edited=False)
    next(steps)
    next(steps)
    stopped = page.stop(TAB)
    assert "First" in stopped
    assert prompts.render("written_stopped") in stopped
    assert list(steps) == []
    assert stopped in page.show(TAB)
    assert page.stop(TAB) == stopped  # for another view of the tab, which still waits


def test_stop_of_an_earlier_turn_leaves_the_last_to_write_on() -> None:
    page = chat(Writing(document("a")))
    last(page.ask(TAB, "a"))
    first = page.write(TAB, "", edited=False)
    next(first)
    last(page.ask(TAB, "b"))
    second = page.write(TAB, "", edited=False)
    next(second)
    assert prompts.render("written_stopped") in page.stop(TAB, 0)
    assert len(list(second)) == 2
    assert prompts.render("written_stopped") not in page.stop(TAB, 1)


def test_a_new_question_ends_the_writing_of_the_last() -> None:
    page = chat(Writing(document("a")))
    last(page.ask(TAB, "a"))
    steps = page.write(TAB, "", edited=False)
    next(steps)
    next(steps)
    last(page.ask(TAB, "b"))
    assert list(steps) == []
    shown = page.show(TAB)
    assert "First" in shown
    assert shown.count(prompts.render("written_stopped")) == 1
    assert "data-stop" not in shown


def test_a_tab_that_goes_away_while_the_model_writes_finds_it_stopped() -> None:
    page = chat(Writing(document("a")))
    last(page.ask(TAB, "a"))
    steps = page.write(TAB, "", edited=False)
    next(steps)
    steps.close()
    assert prompts.render("written_stopped") in page.show(TAB)
    assert "data-stop" not in page.show(TAB)


def test_who_leaves_a_view_ends_what_is_written_there_and_nothing_else() -> None:
    page = chat(Writing(document("a")))
    last(page.ask(TAB, "a"))
    steps = page.write(TAB, "", edited=False, view="one")
    next(steps)
    page.leave("two")
    next(steps)
    page.leave("one")
    assert list(steps) == []
    assert prompts.render("written_stopped") in page.show(TAB)


def test_nothing_is_written_in_a_view_that_was_left_before_until_it_asks_again() -> None:
    page = chat(Writing(document("a")))
    last(page.ask(TAB, "a", "one"))
    page.leave("one")
    assert list(page.write(TAB, "", edited=False, view="one")) == []
    assert len(list(page.write(TAB, "", edited=False, view="two"))) == 3
    last(page.again(TAB, "b", "one"))
    assert len(list(page.write(TAB, "", edited=False, view="one"))) == 3


def test_a_view_that_was_left_takes_nothing_from_another_of_its_tab() -> None:
    page = chat(Writing(document("a")))
    last(page.ask(TAB, "a", "two"))
    steps = page.write(TAB, "", edited=False, view="two")
    next(steps)
    page.leave("one")
    assert list(page.write(TAB, "", edited=False, view="one")) == []
    assert len(list(steps)) == 2


def test_who_leaves_without_a_view_stops_nobody() -> None:
    page = chat(Writing(document("a")))
    last(page.ask(TAB, "a"))
    steps = page.write(TAB, "", edited=False)
    next(steps)
    page.leave("")
    assert len(list(steps)) == 2
    assert len(list(page.write(TAB, "", edited=False))) == 3


def test_only_so_many_views_are_remembered_as_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.web.page.LEFT", 1)
    page = chat(Writing(document("a")))
    last(page.ask(TAB, "a"))
    page.leave("one")
    page.leave("two")
    assert list(page.write(TAB, "", edited=False, view="two")) == []
    assert len(list(page.write(TAB, "", edited=False, view="one"))) == 3


def test_a_writer_that_has_ended_leaves_the_next_alone() -> None:
    page = chat(Writing(document("a")))
    last(page.ask(TAB, "a"))
    first = page.write(TAB, "", edited=False)
    for _ in range(3):
        next(first)
    last(page.ask(TAB, "b"))
    second = page.write(TAB, "", edited=False)
    next(second)
    assert list(first) == []
    assert len(list(second)) == 2


def test_a_writer_that_begins_while_a_question_is_answered_takes_nothing_away() -> None:
    class Slow(Writing):
        """While the second question is answered, another view of the tab begins to write."""

        begins: Iterator[tuple[str, str]] | None = None

        def ask(self, question: str, history: Sequence[Turn] = (), **how: Any) -> Answer:
            if history:
                self.begins = page.write(TAB, "", edited=False)
                next(self.begins)
            return super().ask(question, history, **how)

    slow = Slow(document("a"))
    page = chat(slow)
    last(page.ask(TAB, "first"))
    shown, _ = last(page.ask(TAB, "second"))
    assert slow.begins is not None
    assert list(slow.begins) == []
    assert page.show(TAB) == shown
    assert shown.count("<article") == 2
