"""Every number of a sentence stands in its quotes, with its unit and comparison, and is of the same drug."""

import pytest

from assistant.check.evidence import Evidence
from assistant.check.failure import Failure, Kind
from assistant.check.numbers import numbers
from tests.assistant.check.rule import read


def _failures(sentence: str, quote: str | Evidence) -> list[Failure]:
    claim, units, _ = read(sentence, quote)
    return list(numbers(claim, units))


@pytest.mark.parametrize(
    ("sentence", "quote", "kind", "what"),
    [
        ("Naproxen 250 mg twice daily.", "Naproxen 500 mg twice daily for at most 7 days.", "number", "250 mg"),
        ("Two trials showed it.", "Six trials showed it.", "number", "two"),
        (
            "Naproxen 500 micrograms twice daily.",
            "Naproxen 500 mg twice daily for at most 7 days.",
            "unit",
            "500 micrograms",
        ),
        ("Naproxen 25 mg daily.", "Naproxen 25 mg/kg of body weight daily.", "unit", "25 mg"),
        ("Naproxen for at least 7 days.", "Naproxen 500 mg twice daily for at most 7 days.", "comparison", "7 days"),
        ("Naproxen after 3 days.", "Naproxen for 3 days.", "comparison", "3 days"),
        ("Naproxen 3 days before surgery.", "Naproxen 3 days after surgery.", "comparison", "3 days"),
        (
            "Naproxen 40 mg 3 times daily.",
            "Naproxen 5 mg 3 times daily, then 40 mg daily.",
            "subject",
            "40 mg, 3 times daily",
        ),
    ],
)
def test_a_number_that_no_quote_has_fails(sentence: str, quote: str | Evidence, kind: Kind, what: str) -> None:
    found = _failures(sentence, quote)
    assert what in [failure.what for failure in found]
    assert {failure.kind for failure in found} == {kind}


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Wash it off within 6 hours.", "Should not stay for more than 6 hours before washing"),
        ("Wash it off after at most 6 hours.", "Should not stay for more than 6 hours before washing"),
        ("Naproxen 0.5 g every 12 hours.", "Naproxen 500 mg twice daily for at most 7 days."),
        ("Naproxen for more than 7 days is not given.", "Naproxen for at most 7 days."),
        ("Naproxen up to 500 mg.", "Naproxen 250 to 500 mg."),
        ("Two trials showed it.", "Both trials showed it."),
        ("Naproxen 40 mg daily.", "Naproxen 5 mg 3 times daily, then 40 mg daily."),
        ("Naproxen is a drug.", "Naproxen 500 mg."),
        ("Naproxen 20 mg after four weeks.", "Naproxen 10 mg for four weeks and then 20 mg."),
        (
            "Naproxen 50 mg, changed by 25 mg every 3 weeks.",
            "Naproxen 50 mg daily, changed by 25 mg daily every 3 weeks.",
        ),
        ("Three drugs are given.", "Triple therapy."),
        (
            "Above 8.6 mmol/l one hour or 7.5 mmol/l two hours after food.",
            "- 1 hour: > 8.6 mmol/l\n- 2 hours: > 7.5 mmol/l",
        ),
        ("Reassess in 1-3 months, or more often if needed.", "Reassess in 1-3 months or more frequently if needed."),
    ],
)
def test_the_same_number_passes(sentence: str, quote: str | Evidence) -> None:
    assert _failures(sentence, quote) == []
