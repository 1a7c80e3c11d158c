"""Notes at the foot of a page are told from the entries of the document's list."""

from typing import Any

from index.read import read_bytes
from index.types import Document

LIST = (
    "1. Smith J. A trial of steroids. Lancet 2010;3:1-9.\n2. Roe C. Doses. BMJ 2001;385:595.\n3. Doe A. A report. 2019."
)


def read(pdf: Any) -> Document:
    pdf.write("References", y=600, size=14, font="Helvetica-Bold").write(LIST, y=620)
    return read_bytes(pdf.made(), name="a.pdf")


def cited(found: Document) -> list[tuple[str, tuple[str, ...]]]:
    return [(found.words(s), s.references) for s in found.statements]


def marked(pdf: Any, text: str, number: str, *, y: float) -> None:
    """A line with a raised numeral behind it."""
    width = {"Steroids help most adults.": 124, "Rituximab helps some of them.": 137.5}[text]
    pdf.write(text, y=y).write(number, 72 + width, y - 4, size=6)


def test_a_number_of_a_note_on_the_page_is_no_reference_and_no_part_of_the_quote(page: Any) -> None:
    marked(page, "Steroids help most adults.", "1", y=145)
    marked(page, "Rituximab helps some of them.", "2", y=170)
    page.write("1", 72, 746, size=5).write("As long as they are given early", 76, 750, size=8).turn_page()
    marked(page, "Rituximab helps some of them.", "1", y=100)
    assert cited(read(page))[:3] == [
        ("Steroids help most adults.", ()), ("Rituximab helps some of them.", ("2",)), ("1As long as they are given early", ()),
    ]  # fmt: skip


def test_on_another_page_the_number_is_that_of_the_list(page: Any) -> None:
    page.write("1", 72, 746, size=5).write("As long as they are given early", 76, 750, size=8).turn_page()
    marked(page, "Rituximab helps some of them.", "1", y=100)
    assert cited(read(page))[-1] == ("Rituximab helps some of them.", ("1",))


def test_a_list_that_some_pages_print_for_themselves_is_theirs(page: Any) -> None:
    marked(page, "Steroids help most adults.", "1", y=145)
    page.turn_page().write("Therapy: references", y=100, size=14, font="Helvetica-Bold")
    for n in (1, 2):
        page.write(str(n), 72, 116 + 20 * n, size=5).write(f"A trial with number {n}.", 76, 120 + 20 * n, size=8)
    page.turn_page()
    marked(page, "Rituximab helps some of them.", "1", y=100)
    found = cited(read(page))
    assert found[0] == ("Steroids help most adults.", ())
    assert found[-1] == ("Rituximab helps some of them.", ("1",))


def test_entries_with_raised_numbers_and_addresses_are_no_notes(page: Any) -> None:
    marked(page, "Steroids help most adults.", "1", y=145)
    marked(page, "Rituximab helps some of them.", "2", y=170)
    page.write("All of them are given once a week, and stopped after eight of them.\n" * 4, y=200)
    page.write("1", 72, 546, size=5).write("Department of Medicine, Bern", 76, 550, size=8)
    page.write("References", y=600, size=14, font="Helvetica-Bold")
    for n in (1, 2):
        page.write(str(n), 72, 586 + 40 * n, size=5).write(
            f"Smith J. A trial. Lancet 201{n}.", 80, 590 + 40 * n, size=8
        )
    found = read_bytes(page.made(), name="a.pdf")
    assert [s.references for s in found.statements][:2] == [("1",), ("2",)]
    assert [r.number for r in found.references] == ["1", "2"]
