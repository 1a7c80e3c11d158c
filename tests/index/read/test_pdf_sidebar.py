"""What stands beside an abstract is not mixed into it."""

from typing import Any

from index.read import read_bytes
from index.read.pdf_lines import Line
from index.read.pdf_page import Word
from index.read.pdf_sidebar import apart
from tests.index.texts import texts

ABSTRACT = "Rituximab was given to all of the adults with a relapse, and most\n"


def line(text: str, x: float, y: float, *, size: float = 10, width: float = 300) -> Line:
    return Line([Word(x, x + width, y, size, text)])


def page(*, beside: float, size: float = 7) -> list[Line]:
    """A title, four lines of an abstract with three in a column left of them that stand `beside` lower, and a line below."""
    own = [line(ABSTRACT.strip(), 200, 112 + 12 * n) for n in range(4)]
    left = [line("Received in May", 40, 112 + 12 * n + beside, size=size, width=80) for n in range(3)]
    return [line("Title", 40, 80), *own, *left, line("Introduction", 40, 200, width=80)]


def test_the_abstract_and_what_stands_beside_it_are_parted() -> None:
    above, left, own, below = apart(page(beside=5), 595)
    assert [len(above), len(left), len(own), len(below)] == [1, 3, 4, 1]


def test_words_on_the_lines_themselves_or_of_their_size_are_not() -> None:
    for parts in (page(beside=0), page(beside=5, size=10)):
        assert apart(parts, 595) == [parts]


def test_an_abstract_with_dates_beside_it_is_read_as_it_is_printed(pdf: Any) -> None:
    pdf.write("Rituximab for adults", y=80, size=20, font="Helvetica-Bold")
    pdf.write("Received in May\nRevised in June\nAccepted in July", 40, 126, size=7)
    pdf.write(f"{ABSTRACT * 4}of them had none for a year.", 200, 120)
    found = read_bytes(pdf.made(), name="a.pdf")
    assert texts(found) == [f"{ABSTRACT * 4}of them had none for a year.".replace("\n", " ")]
