"""Words → lines: their measures, and the columns that they stand in."""

from typing import Any

from index.read import read_bytes
from index.read.pdf_lines import Line
from index.read.pdf_page import Word


def test_a_line_without_a_letter_has_the_size_of_its_words() -> None:
    line = Line([Word(72 + 20 * n, 78 + 20 * n, 100, 10, "*") for n in range(3)])
    assert (line.x0, line.x1, line.y, line.size) == (72, 118, 100, 10)


def test_a_large_sign_does_not_set_the_size_of_a_line() -> None:
    words = [Word(72, 80, 100, 30, "("), Word(82, 110, 100, 10, "dose"), Word(112, 140, 100, 10, "once")]
    assert Line(words).size == 10


def test_two_lines_in_the_right_column_are_not_woven_into_the_left_one(page: Any) -> None:
    page.write("Give rituximab to all adults.", y=145).turn_page()
    page.write("\n".join(["this is the left column of the page and its text is"] * 9) + "\nwritten in prose.", 60, 80)
    page.write("this is the right column of the page and its\ntext ends here.", 310, 80)
    found = read_bytes(page.made(), name="a.pdf")
    _, left, right = (found.words(s) for s in found.statements)
    assert "right" not in left
    assert right == "this is the right column of the page and its text ends here."
