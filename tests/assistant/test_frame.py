"""What stands around the conversation is text."""

from hypothesis import given

from assistant import frame
from index.types import Document
from tests.pages import PIECE, TODAY, Reader, documents


@given(documents(), PIECE)
def test_the_frame_shows_what_documents_say_as_text(document: Document, example: str) -> None:
    read = Reader(frame.empty([document], [example], TODAY))
    assert read.all("cite") == [document.metadata.title]
    assert Reader(frame.problem(example)).all("p") == [example]
