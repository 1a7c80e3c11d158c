"""What stands around the conversation is text, and closes all that it opens."""

from collections.abc import Callable

import pytest
from hypothesis import given

from assistant.web import frame
from index.types import Document, Metadata
from tests.pages import PIECE, TODAY, Reader, documents


@given(documents(), PIECE)
def test_the_frame_shows_what_documents_say_as_text(document: Document, example: str) -> None:
    read = Reader(frame.empty([document], [example], TODAY))
    assert read.all("cite") == [document.metadata.title]
    assert example in read.all("button")


@pytest.mark.parametrize("shown", [frame.problem, frame.broken, frame.done, frame.privacy])
@given(PIECE)
def test_a_message_is_shown_as_text(shown: Callable[[str], str], message: str) -> None:
    assert message in Reader(shown(message)).all("p")


def test_nothing_is_shown_where_there_is_nothing_to_say() -> None:
    assert frame.problem("") == ""
    assert len(Reader(frame.privacy("")).all("p")) == 1  # what not to type


def test_the_empty_page_offers_each_reader_and_what_is_there() -> None:
    read = Reader(frame.empty([], [], TODAY))
    assert read.all("button") == [label for _, label in frame.READERS]
    assert "section" in read.text
    assert read.all("cite") == []


def test_of_many_documents_some_are_named_and_the_rest_counted() -> None:
    many = [Document(f"{n}.md", "", "", Metadata(title=f"Topic {n}"), (), ()) for n in range(frame.LISTED + 3)]
    read = Reader(frame.empty(many, [], TODAY))
    assert len(read.all("cite")) == frame.LISTED
    assert "3" in read.all("button")[-1]


@pytest.mark.parametrize("part", [frame.header, frame.notices, frame.lost, frame.panel, frame.clearing])
def test_a_part_of_the_page_closes_what_it_opens(part: Callable[[], str]) -> None:
    assert any(text.strip() for texts in Reader(part()).text.values() for text in texts)


def test_the_scope_says_how_many_of_all_are_asked() -> None:
    (said,) = Reader(frame.scope(2, 9)).all("button")
    assert "2" in said
    assert "9" in said
