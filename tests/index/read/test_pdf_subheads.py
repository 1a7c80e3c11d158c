"""Lines that head something without large or bold type."""

from typing import Any

from index.read import read_bytes
from index.types import Document
from tests.index.texts import texts


def read(pdf: Any) -> Document:
    return read_bytes(pdf.made(), name="a.pdf")


def test_a_line_in_italics_is_a_heading_where_it_is_numbered_or_stands_apart(page: Any) -> None:
    slanted = "Helvetica-Oblique"
    page.write("2.1. Dose", y=145, font=slanted).write("Give 5 mg.", y=157)
    page.write("Children", y=185, font=slanted).write("Give 0.1 mg/kg.", y=197)
    page.write("Clostridium difficile", y=221, font=slanted).write("Escherichia coli", y=233, font=slanted)
    found = read(page)
    assert [(found.sections[s.section].path[1:], found.words(s)) for s in found.statements][:2] == [
        (("2.1. Dose",), "Give 5 mg."),
        (("Children",), "Give 0.1 mg/kg."),
    ]
    assert "Clostridium difficile" in texts(found)[-1]


def test_the_last_item_of_a_list_in_italics_is_no_heading(page: Any) -> None:
    for n, text in enumerate(("1. Stop smoking", "2. Lose weight", "3. Walk")):
        page.write(text, y=145 + 13 * n, font="Helvetica-Oblique")
    page.write("Review this after a month.", y=200)
    found = read(page)
    assert [s.kind for s in found.statements] == ["item", "item", "item", "sentence"]
