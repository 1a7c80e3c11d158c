"""The people of whom a text speaks."""

import pytest

from assistant.vocabulary.people import people_by_age, people_named, populations, speaks_of


@pytest.mark.parametrize("said", ["Under 1 year: 5 mg/kg", "1 month - 2 years: 15 mg", "a boy of 3 years of age"])
def test_an_age_that_doses_are_printed_by_speaks_of_children(said: str) -> None:
    assert speaks_of(said, "children")


@pytest.mark.parametrize(
    "said", ["IVIG 1.6 g/kg over 2-3 days", "Treat for 3-6 months", "for 2 years", "over 50 years"]
)
def test_a_weight_or_a_duration_does_not(said: str) -> None:
    assert not speaks_of(said, "children")


def test_a_school_of_medicine_is_no_child() -> None:
    assert not speaks_of("the school of medicine", "children")
    assert not speaks_of("nursing staff record the pulse", "breastfeeding")


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("she wants to try for a baby", ("pregnancy",)),
        ("before conception", ("pregnancy",)),
        ("dose for a baby of two months", ("children",)),
    ],
)
def test_a_child_that_is_wished_for_is_no_patient(text: str, people: tuple[str, ...]) -> None:
    assert populations(text) == people


@pytest.mark.parametrize(
    "text",
    [
        "nitrofurantoin for cystitis in a non-pregnant woman",
        "she is not pregnant",
        "he has no kidney disease",
        "denies any history of liver disease",
        "neither pregnant nor breastfeeding",
        "no known penicillin allergy",
        "isn't allergic to aspirin",
    ],
)
def test_who_is_denied_is_not_asked_about(text: str) -> None:
    assert populations(text) == ()
    assert people_named(text)


@pytest.mark.parametrize("text", ["which drugs are not used in pregnancy?", "no response, now pregnant"])
def test_what_is_denied_of_somebody_does_not_deny_them(text: str) -> None:
    assert populations(text) == ("pregnancy",)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("HLH in a 3 yr old", ("children",)),
        ("8yo, failed steroids", ("children",)),
        ("aged 7 months", ("children",)),
        ("43 year old", ()),
        ("for 3 years", ()),
        ("HLH", ()),
    ],
)
def test_a_child_is_told_by_an_age(text: str, people: tuple[str, ...]) -> None:
    assert people_by_age(text) == people


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("naproxen in the elderly", True),
        ("naproxen dose in frail patients", True),
        ("naproxen, elderly?", True),
        ("Elderly man, nose bleed. What now?", False),
    ],
)
def test_the_elderly_are_asked_about_and_not_only_told_of(text: str, asked: bool) -> None:
    assert populations(text) == (("the elderly",) if asked else ())


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("half the dose with advanced age", True),
        ("patients over 65 years", True),
        ("given over 60 minutes", False),
        ("60 mg", False),
    ],
)
def test_what_speaks_of_the_elderly(text: str, speaks: bool) -> None:
    assert speaks_of(text, "the elderly") is speaks
