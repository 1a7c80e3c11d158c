"""Whether a line holds for whom a question asks, by age and weight."""

import pytest

from assistant.patient import fits, holds_for, patient


@pytest.mark.parametrize(
    ("question", "line", "lead_in", "holds"),
    [
        ("artesunate for a 12 kg child", "2.4 mg/kg at once", "Adults and children > 20 kg:", False),
        ("artesunate for a 12kg child", "3 mg/kg at once", "Children ≤ 20 kg:", True),
        ("a child of 20 kg", "2.4 mg/kg at once", "Children > 20 kg:", False),
        ("a child of 20 kg", "3 mg/kg at once", "Children up to 20 kg:", True),
        ("dose in a 3 year old", "Child 1 month - 12 years: 5 mg/kg", "", True),
        ("dose in a 3-year-old", "Child\n12 - 18 years: 250 mg", "", False),
        ("6-month-old with fever", "Over 18 months: 2.5 mg", "", False),
        ("25 yo with back pain, opioids?", "Not for patients less than 30 years of age", "", True),
        ("68M with back pain, opioids?", "Not for patients less than 30 years of age", "", False),
        ("dose for a child", "Adult: 500 mg twice daily", "", False),
        ("dose for a child", "Child: 250 mg twice daily", "", True),
        ("adult dose", "neonate, 20 mg/kg daily", "", False),
        ("aged 70, which dose?", "Elderly: half the dose", "", True),
    ],
)
def test_a_line_holds_for_some_and_not_for_others(question: str, line: str, lead_in: str, holds: bool) -> None:
    assert fits(patient(question), holds_for(line, lead_in)) is holds


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("how is gout treated?", "Adult: 500 mg twice daily"),
        ("dose for a child", "500 mg twice daily for 2 years"),
        ("treated for 5 years", "Under 12 years: 5 mg"),
        ("mg per kg?", "Under 20 kg: 5 mg"),
        ("a 12 kg child", ""),
    ],
)
def test_nothing_is_told_where_one_of_them_does_not_say(question: str, line: str) -> None:
    assert fits(patient(question), holds_for(line)) is None
