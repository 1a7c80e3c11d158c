"""Lines of a PDF as one text: hyphens, superscripts, the spaces between words."""

from collections import Counter

import pytest

from index.read.pdf_lines import Line
from index.read.pdf_page import Word
from index.read.pdf_text import text_of


def line(*words: Word) -> Line:
    return Line(list(words))


def read(*lines: Line) -> str:
    return text_of(lines, [1] * len(lines), Counter())[0]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("multi-", "institutional", "multi-institutional"),
        ("state-", "of-the-art", "state-of-the-art"),
        ("vacu-", "um", "vacuum"),
        ("treat-", "ment", "treatment"),
    ],
)
def test_a_hyphen_at_a_line_end_is_kept_where_the_word_has_it(first: str, second: str, whole: str) -> None:
    assert read(line(Word(72, 100, 100, 10, first)), line(Word(72, 100, 112, 10, second))) == whole


@pytest.mark.parametrize(("mark", "shown"), [(",", "20 mg/m², then"), ("then", "20 mg/m² then then")])
def test_no_space_stands_between_a_raised_numeral_and_a_comma(mark: str, shown: str) -> None:
    words = [Word(72, 84, 100, 10, "20"), Word(87, 110, 100, 10, "mg/m"), Word(110, 113, 96, 6, "2", glued=True)]
    words += [Word(115, 118, 100, 10, mark), Word(121, 140, 100, 10, "then")]
    assert read(line(*words)) == shown
