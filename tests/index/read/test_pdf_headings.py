"""Which paragraphs of a PDF are headings."""

from typing import Any

from index.read import read_bytes

BOLD = "Helvetica-Bold"


def test_a_lettered_line_in_bold_type_is_a_heading_where_no_other_label_follows(page: Any) -> None:
    page.write("A. First line", y=145, font=BOLD).write("Give rituximab to all of the adults.", y=160)
    page.write("B. Second line", y=185, font=BOLD).write("1. Give etoposide.\n2. Measure the level.", y=200)
    page.write("C. Give 8 mg at once", y=240, font=BOLD).write("Repeat it after a week if there is no response.", y=255)
    page.write("D. Weigh the patient\nE. Stop the drug", y=285, font=BOLD)
    found = read_bytes(page.made(), name="a.pdf")
    assert [(s.label, found.sections[s.section].path[1:]) for s in found.statements] == [
        (None, ("A. First line",)), ("1.", ("B. Second line",)), ("2.", ("B. Second line",)), ("C.", ("B. Second line",)),
        (None, ("B. Second line",)), ("D.", ("B. Second line",)), ("E.", ("B. Second line",)),
    ]  # fmt: skip
