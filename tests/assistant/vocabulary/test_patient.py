"""Whether a line holds for whom a question asks, by age and weight."""

import pytest

from assistant.vocabulary.patient import fits, headed, holds_for, patient


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
        ("children > 20 kg", "2.4 mg/kg at once", "Children > 20 kg:", True),
        ("children under 6 years old", "Under 6 years: 5 mg", "", True),
        ("over 65 years old", "Over 65 years: half the dose", "", True),
        ("child 12 - 18 years", "Child 12 - 18 years: 10 mg", "", True),
        ("child aged 6 to 12 months", "6 - 12 months: 2 mg", "", True),
        ("a 3 year old", "Adult: 500 mg\nChild under 5 years: 125 mg", "", True),
        ("a 3 year old", "Adult: 500 mg; child: 5 mg/kg", "", True),
        ("in adults and children", "Child: 5 mg/kg", "", True),
        ("age 18 mo", "Adult: 1 g", "", False),
        ("3m old", "1 - 3 months: 60 mg", "", True),
        ("a child of 20 kg", "3 mg/kg", "Up to 20 kg:", True),
        ("a child of 20 kg", "3 mg/kg", "<= 20 kg:", True),
        ("a 6m baby", "Adult: 1 g", "", False),
    ],
)
def test_a_line_holds_for_some_and_not_for_others(question: str, line: str, lead_in: str, holds: bool) -> None:
    assert fits(patient(question), holds_for(line, lead_in)) is holds


@pytest.mark.parametrize(
    "line",
    [
        "Co-trimoxazole 960 mg 12 hourly 5 - 7 days",
        "500 mg twice daily for 7 to 10 days",
        "Treat for 3-6 months",
        "4 to 6 weeks of treatment",
        "All for 10 - 14 days",
        "Acute hepatitis (lasting for less than 6 months): rest",
        "Between 24 and 28 weeks of gestation: test the glucose",
        "Over 24 hours, give 3 litres",
        "500 mg twice daily",
        "",
    ],
)
@pytest.mark.parametrize("question", ["dose in an adult", "a 3 year old", "a child of 12 kg"])
def test_a_duration_is_no_age(question: str, line: str) -> None:
    assert fits(patient(question), holds_for(line)) is None


@pytest.mark.parametrize(
    "question",
    ["how is gout treated?", "treated for 5 years", "mg per kg?", "Child-Pugh B", "women of child-bearing age", "a 14F catheter",
     "a 7 days old wound", "2m follow up", "5 kg weight loss"],
)  # fmt: skip
def test_what_is_no_patient(question: str) -> None:
    assert patient(question) == ()


def test_the_question_s_own_patient_comes_before_the_conversation_s() -> None:
    (age, weight) = patient("and in a child?", "amoxicillin for a 70 year old of 50 kg")
    assert fits((age,), holds_for("Child: 5 mg/kg"))
    assert (weight.measure, weight.low) == ("weight", 50)
    assert patient("how long?", "in a 70 year old") == patient("in a 70 year old")


def test_long_rows_of_digits_take_no_time() -> None:
    assert holds_for("1" * 20_000) == patient("12 " * 700) == ()


@pytest.mark.parametrize(
    ("headings", "asked", "holds"),
    [
        (("Ketoacidosis in adults", "Insulin"), "dose for a child?", False),
        (("Ketoacidosis in adults", "Children"), "dose for a child?", True),
        (("Ketoacidosis in children and young people under 18",), "a two-year-old", True),
        (("Ketoacidosis in adults",), "a 40 year old", True),
        (("Gout", "Drugs"), "dose for a child?", None),
        (("Gout", "Under 65 years"), "a 70 year old", False),
        (("Croup, 6 months to 6 years", "Under 6 months"), "a 4 month old", True),
        (("Gout", "Treat for 6 weeks"), "a 70 year old", None),
    ],
)
def test_who_is_spoken_of_under_headings(headings: tuple[str, ...], asked: str, holds: bool | None) -> None:
    assert fits(patient(asked), headed(headings)) is holds


def test_what_the_nearest_says_of_the_patient_counts() -> None:
    assert patient("any vaccines?", "first line for a two-year-old", "an adult") == patient("a 2 year old")
    assert patient("a forty-two-year-old") == patient("a forty two year old") == patient("a 42 year old")


def test_a_line_below_child_is_of_those_that_it_says_itself() -> None:
    assert fits(patient("a 6 week old"), holds_for("Neonate under 7 days: 25 mg", "Child:")) is False
    assert fits(patient("a 6 week old"), holds_for("Neonate and premature infants, 25 mg", "Child:")) is False
    assert fits(patient("a 6 week old"), holds_for("25 mg", "Child:")) is True
    assert fits(patient("an adult of 15 kg"), holds_for("10 - 20 kg: 25 mg", "Child:")) is False
