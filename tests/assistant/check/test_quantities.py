"""Amounts, times and frequencies that are the same in other words, and those that are not."""

import pytest

from assistant.check.agreement import agree, same_bound
from assistant.check.amounts import clean
from assistant.check.phrases import normal
from assistant.check.quantities import Quantity, quantities


def _of(text: str) -> tuple[Quantity, ...]:
    return quantities(clean(normal(text)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1 g", "1000 mg"),
        ("twice daily", "every 12 hours"),
        ("two weeks", "14 days"),
        ("at least 18 years", "aged 18 years or older"),
        ("no more than 4 doses", "up to four doses"),
        ("at intervals of 5 - 7 days", "every five to seven days"),
        ("given 3 to 7 days apart", "at 3 - 7 day intervals"),
        ("a quarter of cases", "25% of cases"),
        ("5 mg/kg (BW) per hr", "5 mg/kg/hour"),
        ("0.5 ml per 30 seconds", "0.5 ml every 30 seconds"),
        ("QTc > 500 ms", "QTc > 0.5 s"),
        ("twice that in severe infection", "doubled in severe infection"),
        ("4 to 6 mg of elemental iron per kilogram", "4-6 mg/kg of elemental iron"),
        ("people aged between 18 and 30", "ages ranging from 18 to 30 years"),
        ("every third day", "every 72 hours"),
        ("75 mg twice or thrice daily", "75 mg two or three times a day"),
        ("every quarter of an hour", "every 15 minutes"),
        ("four fifths of patients", "80% of patients"),
        ("deaths quadrupled", "a four-fold increase"),
        ("above 8 mmol/l or above 7 mmol/l", "> 8 mmol/l or > 7 mmol/l"),
        ("up to 16 mg a day at most", "not to exceed 16 mg daily"),
        ("4 g daily at most", "up to 4 g a day"),
        ("after 3-5 days at the latest", "no later than 3-5 days"),
    ],
)
def test_the_same_amount_in_other_words(one: str, other: str) -> None:
    mine, theirs = _of(one), _of(other)
    assert len(mine) == len(theirs) > 0
    assert all(agree(a, b) and same_bound(a, b) for a, b in zip(mine, theirs, strict=True))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1 g", "1 mg"),
        ("twice daily", "every 8 hours"),
        ("at least 7 days", "at most 7 days"),
        ("5 mg/kg", "5 mg"),
        ("two cycles", "six cycles"),
    ],
)
def test_another_amount(one: str, other: str) -> None:
    mine, theirs = _of(one), _of(other)
    assert not all(agree(a, b) and same_bound(a, b) for a, b in zip(mine, theirs, strict=True))


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("60 mg in week 3 and 30 mg in week 4", ["60 mg", "3", "30 mg", "4"]),
        ("reduced from morphine 90 mg to 75 mg", ["90 mg", "75 mg"]),
        ("a dose from 75 to 90 mg", ["75 to 90 mg"]),
        ("the risk rises with it, and most from 20-50 mg", ["20-50 mg"]),
        ("it rose from 20 to 50 mg", ["20", "50 mg"]),
        ("5 mg an hour before sleep", ["5 mg"]),
        ("", []),
    ],
)
def test_ranges_and_amounts_that_are_none(text: str, amounts: list[str]) -> None:
    assert [q.text for q in _of(text)] == amounts


def test_an_amount_in_brackets_has_the_bound_of_the_one_that_it_explains() -> None:
    assert [q.bound for q in _of("at least 7 mmol/l (126 mg/dl)")] == [">=", ">="]
