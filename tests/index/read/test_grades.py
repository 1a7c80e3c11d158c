"""Grades of recommendations are told by their words from what only mentions them."""

import pytest

from index.read.grades import is_grade, leading_grade

GRADES = [
    "(Strong for | Reviewed, New-replaced)", "(Weak against)", "(strong recommendation, moderate to high certainty of evidence)",
    "Grade B", "(Grade 1A)", "Class IIa, Level of evidence B-NR", "Strength of recommendation: Strong for",
    "Quality of evidence: very low", "(recommendation category: A, evidence type: 4).", "[2011, amended 2019]", "[2022]",
    "(Conditional recommendation; low certainty)", "GRADE 1C", "Good practice point: consensus",
]  # fmt: skip
OTHERS = [
    "", "Evidence", "Strong winds blow.", "Offer it to people at high risk.", "(Table 2)", "(high blood pressure)", "[12]",
    "Quality of evidence", "Low doses are safe in class III heart failure.", "(grade the evidence with care and patience)",
]  # fmt: skip


@pytest.mark.parametrize("text", GRADES)
def test_grade(text: str) -> None:
    assert is_grade(text)
    assert leading_grade(text) == len(text)


@pytest.mark.parametrize("text", OTHERS)
def test_no_grade(text: str) -> None:
    assert not is_grade(text)
    assert leading_grade(text) == 0


def test_a_sentence_may_begin_with_the_grade_of_the_one_before() -> None:
    assert leading_grade("(Strong against) For others it is an option.") == len("(Strong against)")
    assert leading_grade("(In adults) it is an option.") == 0
