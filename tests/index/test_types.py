"""What a document says of its statements."""

import pytest

from index.read import read_bytes
from index.types import Document

GOUT = b"# Gout\n\n## Acute attack\n\n### Doses\n\nOffer one of these:\n\n- Naproxen 500 mg\n\n## Prevention\n\nGive allopurinol.\n"


def _read(text: bytes) -> Document:
    return read_bytes(text, name="gout.md")


@pytest.mark.parametrize(
    ("words", "headings", "above"),
    [
        ("Naproxen 500 mg", ("Acute attack", "Doses"), "Gout Acute attack Doses Offer one of these:"),
        ("Give allopurinol.", ("Prevention",), "Gout Prevention "),
    ],
)
def test_what_is_read_above_a_statement(words: str, headings: tuple[str, ...], above: str) -> None:
    document = _read(GOUT)
    (statement,) = (s for s in document.statements if document.words(s) == words)
    assert (document.headings(statement), document.above(statement)) == (headings, above)


def test_a_title_that_is_not_stated_is_the_files_name_where_one_is_shown() -> None:
    document = _read(b"Give allopurinol.\n")
    assert (document.title, document.stated_title) == ("gout.md", "")
    assert document.headings(document.statements[0]) == ()
    assert document.above(document.statements[0]).strip() == ""
