"""What the chat's events do, without a browser."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest

import prompts
from assistant.check import Failure
from assistant.conversations import Conversations
from assistant.errors import AssistantError
from assistant.page import Page
from assistant.types import Answer, Quote, Sentence, Turn, Written
from index.errors import LibraryError, OtherEdition
from index.types import Document, Metadata, Section, Statement
from tests.scripted import ScriptedModel, WithoutModel

TAB = "0" * 32


def document(name: str, pages: int | None = None) -> Document:
    """A document of two statements, on two pages where it has any."""
    numbers = (1, 2) if pages else (None, None)
    statements = tuple(Statement(a, a + 3, "sentence", i, 0, page=numbers[i]) for i, a in enumerate((0, 4)))
    return Document(name, "0" * 64, "one two", Metadata(), (Section((), 0, 7),), statements, pages=pages)


class Echo(WithoutModel):
    """Quotes the first document that it is asked, whole, and remembers what it was asked with what history."""

    def __init__(self, *documents: Document) -> None:
        self._documents = documents
        self.asked: list[tuple[str, int, str | None]] = []
        self.chosen: list[Sequence[str] | None] = []
        self.places: dict[tuple[int, str], tuple[tuple[float, float, float, float], ...]] = {}
        self.error: Exception | None = None

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        *,
        standalone: str | None = None,
        documents: Sequence[str] | None = None,
    ) -> Answer:
        if self.error:
            raise self.error
        self.asked.append((question, len(history), standalone))
        self.chosen.append(documents)
        quotes = tuple(Quote(d, 0, 2, (0,)) for d in self._documents[:1])
        return Answer(question, standalone or question, "answered" if quotes else "not_found", quotes)

    def documents(self) -> tuple[Document, ...]:
        return self._documents

    def examples(self) -> tuple[str, ...]:
        return ("what is new?",)

    def picture(self, document: Document, page: int) -> bytes:
        if self.error:
            raise self.error
        return f"page {page}".encode()

    def regions(self, document: Document, page: int, text: str) -> tuple[tuple[float, float, float, float], ...]:
        return self.places.get((page, text), ())


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


def test_an_empty_conversation_has_nothing_to_open_or_take_away() -> None:
    page = chat(Echo())
    assert page.open_article(TAB, "0-0") == ""
    assert page.open_document("a.pdf") == ""
    assert page.picture(TAB, "0-0", "a.pdf", 1) == ""
    assert page.regions(TAB, "0-0", 1) == ""
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


def test_a_pdf_has_room_for_its_printed_pages_from_that_of_the_quote() -> None:
    page = chat(Echo(document("a.PDF", pages=3)))
    last(page.ask(TAB, "q"))
    for html in (page.open_article(TAB, "0-0"), page.open_document("a.PDF")):
        assert 'data-page="1" data-pages="3"' in html
        assert "Page 1 of 3" in html
    text = chat(Echo(document("a.txt")))
    last(text.ask(TAB, "q"))
    assert "facsimile" not in text.open_article(TAB, "0-0") + text.open_document("a.txt")


def test_a_printed_page_is_a_picture_or_one_line_on_why_there_is_none() -> None:
    echo = Echo(document("a.pdf", pages=3))
    page = chat(echo)
    last(page.ask(TAB, "q"))
    assert "cGFnZSAy" in page.picture(TAB, "0-0", "", 2)
    assert "cGFnZSAy" in page.picture(TAB, "", "a.pdf", 2)
    echo.error = OtherEdition("a.pdf")
    assert "replaced by another edition" in page.picture(TAB, "0-0", "", 2)


def test_a_quote_is_marked_on_its_pages_as_a_whole_or_statement_by_statement() -> None:
    echo = Echo(document("a.pdf", pages=9))
    page = chat(echo)
    last(page.ask(TAB, "q"))
    echo.places = {
        (1, "one two"): ((0.1, 0.2, 0.3, 0.4),),
        (2, "two"): ((0.5, 0.5, 1, 1),),
        (4, "two"): ((0, 0, 1, 1),),
    }
    assert 'style="left:10.000%;top:20.000%;width:20.000%;height:20.000%"' in page.regions(TAB, "0-0", 1)
    assert page.regions(TAB, "0-0", 2).count("region") == 1
    assert page.regions(TAB, "0-0", 3) == ""
    assert page.regions(TAB, "0-0", 4) == ""


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
