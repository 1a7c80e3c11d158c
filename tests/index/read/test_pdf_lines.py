"""Words → lines: their measures."""

from index.read.pdf_lines import Line
from index.read.pdf_page import Word


def test_a_line_without_a_letter_has_the_size_of_its_words() -> None:
    line = Line([Word(72 + 20 * n, 78 + 20 * n, 100, 10, "*") for n in range(3)])
    assert (line.x0, line.x1, line.y, line.size) == (72, 118, 100, 10)


def test_a_large_sign_does_not_set_the_size_of_a_line() -> None:
    words = [Word(72, 80, 100, 30, "("), Word(82, 110, 100, 10, "dose"), Word(112, 140, 100, 10, "once")]
    assert Line(words).size == 10
