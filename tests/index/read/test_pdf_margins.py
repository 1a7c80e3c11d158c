"""What stands round a page's text."""

from typing import Any

from index.read import read_bytes
from index.read.pdf import read_pdf


def test_a_running_head_inside_a_large_sheet_is_left_out(pdf: Any) -> None:
    for n in range(1, 4):
        pdf.write("Rare diseases", 140, 160).write(str(n), 460, 160)
        pdf.write(f"Statement {n} of the guideline stands here.", 140, 190)
        if n < 3:
            pdf.turn_page()
    assert "Rare" not in read_pdf(pdf.made()).text


def test_a_row_of_a_table_that_comes_first_on_several_pages_stays(pdf: Any) -> None:
    for n in range(1, 4):
        pdf.write("Dose", 140, 160).write("Time", 460, 160).write(f"{n} mg was given to all adults.", 140, 190)
        if n < 3:
            pdf.turn_page()
    assert read_pdf(pdf.made()).text.count("Time") == 3


def test_running_feet_state_the_status(pdf: Any) -> None:
    for n in range(1, 4):
        pdf.write(f"Statement {n} of the guideline stands here.", 140, 190)
        pdf.write("Status: draft", 140, 800).write("Review due March 2027", 400, 800)
        if n < 3:
            pdf.turn_page()
    found = read_bytes(pdf.made(), name="a.pdf")
    assert "draft" not in found.text
    assert (found.metadata.status, found.metadata.review) == ("draft", "March 2027")
