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
        ("Codeine 500 mg.", "Naproxen 500 mg; codeine 30 mg.", "subject", "500 mg"),
        ("Codeine 500 mg daily.", Evidence("Naproxen 500 mg daily", ("Codeine in gout",)), "subject", "500 mg"),
        ("Plasma exchange 1.6 g/kg.", Evidence("IVIG 1.6 g/kg", ("Plasma exchange in gout",)), "subject", "1.6 g/kg"),
        (
            "It takes 21 days for cocci and 21 days for rods.",
            "It takes 14 days for cocci and 21 days for rods.",
            "subject",
            "21 days, 21 days",
        ),
        ("Mild in 10%, moderate in 28%.", "28% for mild and 10% for moderate disease.", "subject", "10%, 28%"),
        (
            "Naproxen 40 mg 3 times daily.",
            "Naproxen 5 mg 3 times daily, then 40 mg daily.",
            "subject",
            "40 mg, 3 times daily",
        ),
        (
            "The young get 20 ml and the old get 40 ml of water.",
            "The young get 40 ml and the old get 20 ml of water.",
            "subject",
            "20 ml, 40 ml",
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
        ("Use 0.03% or 0.1% ointment.", "Ointment 0.1% or 0.03%"),
        ("Wash it off within 6 hours.", "Should not stay for more than 6 hours before washing"),
        ("Wash it off after at most 6 hours.", "Should not stay for more than 6 hours before washing"),
        ("Naproxen 0.5 g every 12 hours.", "Naproxen 500 mg twice daily for at most 7 days."),
        ("Naproxen for more than 7 days is not given.", "Naproxen for at most 7 days."),
        ("Naproxen up to 500 mg.", "Naproxen 250 to 500 mg."),
        ("Two trials showed it.", "Both trials showed it."),
        ("Naproxen 40 mg daily.", "Naproxen 5 mg 3 times daily, then 40 mg daily."),
        ("Codeine 30 mg and naproxen 500 mg.", "Naproxen 500 mg; codeine 30 mg."),
        ("Naproxen is a drug.", "Naproxen 500 mg."),
        ("Codeine 500 mg daily.", Evidence("Adult: 500 mg daily", ("Codeine in gout",))),
        ("In gout, naproxen 500 mg.", Evidence("Naproxen 500 mg", ("Gout",))),
        ("50 mg, then another 50 mg.", "Give 50 mg, repeated at 50 mg."),
        ("Mild in about 28%, moderate in 10%.", "28% for mild and 10% for moderate disease."),
        ("Three drugs are given.", "Triple therapy."),
    ],
)
def test_the_same_number_passes(sentence: str, quote: str | Evidence) -> None:
    assert _failures(sentence, quote) == []
