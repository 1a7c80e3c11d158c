"""Lines of a PDF as one text: hyphens, superscripts, the spaces between words."""

from collections import Counter
from typing import Any

import pytest

from index.read import read_bytes
from index.read.pdf_lines import Line
from index.read.pdf_page import Letter, Rect, Type, Word, page_of
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


def test_a_browsers_superscript_is_raised(page: Any) -> None:
    page.write("10", 72, 160, size=12)
    page.write("9", 85.4, 155, size=10).write("/L is the limit.", 91, 160, size=12)
    page.write("2", 162, 155, size=10)
    page.write("Give platelets to all of the adults who have less than that.", 72, 200, size=12)
    found = read_bytes(page.made(), name="a.pdf")
    assert next(found.words(s) for s in found.statements) == "10⁹/L is the limit."
    assert found.statements[0].references == ("2",)


def test_a_break_before_a_raised_letter_that_touches_the_word_is_no_space() -> None:
    large, small = (Type(size, bold=False, italic=False, symbols=False, font="", turn=0) for size in (12, 8))
    letters = [Letter("m", large, (72, 90, 82, 98), (72, 90)), Letter("\n")]
    letters += [Letter("2", small, (82.1, 95, 86.5, 101), (82.1, 95)), Letter("\n")]
    letters += [Letter("a", large, (90, 90, 96, 98), (90, 90))]
    words = page_of(letters, [], number=1, box=Rect(0, 0, 200, 200), rotation=0).words
    assert [(w.text, w.glued) for w in words] == [("m", False), ("2", True), ("a", False)]


@pytest.mark.parametrize(("ring", "up", "shown"), [("∘", 4, "°"), ("o", 4, "°"), ("o", 0, "o")])
def test_a_raised_ring_before_a_unit_is_a_degree(ring: str, up: float, shown: str) -> None:
    large, small = (Type(size, bold=False, italic=False, symbols=False, font="", turn=0) for size in (12, 8))
    letters = [
        Letter("7", large, (72, 90, 78, 98), (72, 90)),
        Letter(" "),
        Letter(ring, small, (82, 90 + up, 86, 98), (82, 90 + up)),
    ]
    letters.append(Letter("C", large, (86.1, 90, 94, 98), (86.1, 90)))
    words = page_of(letters, [], number=1, box=Rect(0, 0, 200, 200), rotation=0).words
    assert "".join(w.text for w in words) == f"7{shown}C"
