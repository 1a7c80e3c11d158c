"""Doses, durations, rates: what holds one, and what says that there is none."""

import pytest

from assistant.kinds import denies_kind, holds_kind, holds_under


@pytest.mark.parametrize(
    ("kind", "held", "lacked"),
    [
        ("dose", "naproxen 500 mg", "naproxen may be given"),
        ("duration", "for 3-5 days", "give it early"),
        ("frequency", "twice daily", "by mouth"),
        ("share", "in 30% of adults", "in most adults"),
    ],
)
def test_a_text_holds_an_answer_of_a_kind_or_does_not(kind: str, held: str, lacked: str) -> None:
    assert holds_kind(held, kind)  # type: ignore[arg-type]
    assert not holds_kind(lacked, kind)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "none"),
    [
        ("No specific regimen, frequency or volume is provided.", True),
        ("No dose is given for children.", True),
        ("No dose adjustment is needed.", False),
        ("There is no fixed schedule.", True),
        ("No fixed dose combination is in stock.", False),
        ("No dose was missed.", False),
        ("No duration is stated.", False),
    ],
)
def test_that_there_is_none_is_told_from_what_needs_no_change(said: str, none: bool) -> None:
    assert denies_kind(said, "dose") is none


@pytest.mark.parametrize(
    ("head", "row", "held"),
    [
        ("Drug | Target dose (mg)", "Lisinopril | 35", True),
        ("Drug | Dose (mg/kg once daily)", "Amikacin | 15", True),
        ("Drug | Target dose", "Lisinopril | 35 mg", True),
        ("Drug | Target dose (mg)", "Lisinopril | not given", False),
        ("Step | Visit", "First | 35", False),
    ],
)
def test_a_row_holds_a_dose_whose_unit_stands_in_its_head(head: str, row: str, held: bool) -> None:
    assert holds_under(head, row, "dose") is held
