"""Two amounts of a sentence do not stand where the quote has the other one."""

import pytest

from assistant.check.numbers import numbers
from tests.assistant.check.rule import read


def _exchanged(sentence: str, quote: str) -> list[str]:
    claim, units, _ = read(sentence, quote)
    return [failure.what for failure in numbers(claim, units) if failure.kind == "subject"]


@pytest.mark.parametrize(
    ("sentence", "quote", "what"),
    [
        (
            "It takes 21 days for cocci and 21 days for rods.",
            "It takes 14 days for cocci and 21 days for rods.",
            "21 days, 21 days",
        ),
        (
            "Amodiaquine 5 mg/kg/day on the first two days and 10 mg/kg on the third.",
            "Amodiaquine 10 mg/kg/day on the first two days and 5 mg/kg on the third.",
            "5 mg/kg, 10 mg/kg",
        ),
        (
            "Ciprofloxacin 500 mg every 6 hours, or erythromycin 500 mg every 12 hours.",
            "Ciprofloxacin 500 mg every 12 hours; erythromycin 500 mg every 6 hours.",
            "every 6 hours",
        ),
        ("Mild in 10%, moderate in 28%.", "28% for mild and 10% for moderate disease.", "10%, 28%"),
        (
            "The young get 20 ml and the old get 40 ml of water.",
            "The young get 40 ml and the old get 20 ml of water.",
            "20 ml, 40 ml",
        ),
        (
            "It is 0.5 mg for those under 1.5 kg and 0.5 mg for those above.",
            "It is 0.5 mg for those under 1.5 kg and 1 mg for those above.",
            "0.5 mg, 0.5 mg",
        ),
        (
            "80% began with heroin in the 2000s, whereas 75% began with opioids in the 1960s.",
            "In the 1960s, 80% began with heroin, while in the 2000s, 75% began with opioids.",
            "2000s, 1960s",
        ),
        (
            "Warfarin is safer in pregnancy, since heparin is teratogenic.",
            "Heparin is safer in pregnancy; warfarin is teratogenic",
            "warfarin, heparin",
        ),
        ("Of children 28% and of adults 28% have it.", "Of children 10% and of adults 28% have it.", "28%, 28%"),
    ],
)
def test_amounts_that_are_exchanged_fail(sentence: str, quote: str, what: str) -> None:
    assert what in _exchanged(sentence, quote)


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Use 0.03% or 0.1% ointment.", "Ointment 0.1% or 0.03%"),
        (
            "Go to 20 mg daily, and above 20 mg daily (10 mg in the old) only with care.",
            "Adjust to 20 mg daily. Doses above 20 mg daily (10 mg in the old) only with care",
        ),
        ("50 mg, then another 50 mg.", "Give 50 mg, repeated at 50 mg."),
        ("Mild in about 28%, moderate in 10%.", "28% for mild and 10% for moderate disease."),
        (
            "80% began with heroin in the 1960s, whereas 75% began with opioids in the 2000s.",
            "In the 1960s, 80% began with heroin, while in the 2000s, 75% began with opioids.",
        ),
        (
            "Warfarin is teratogenic, so heparin is safer in pregnancy.",
            "Heparin is safer in pregnancy; warfarin is teratogenic",
        ),
        (
            "Anakinra, ruxolitinib and emapalumab block cytokines.",
            "Targeted drugs (emapalumab, anakinra, ruxolitinib) block cytokines",
        ),
    ],
)
def test_amounts_in_another_order_pass(sentence: str, quote: str) -> None:
    assert _exchanged(sentence, quote) == []
