"""An amount is of the drug that its quote gives it to."""

import pytest

from assistant.check.evidence import Evidence
from assistant.check.numbers import numbers
from tests.assistant.check.rule import read


def _of_another(sentence: str, *quotes: str | Evidence) -> list[str]:
    claim, units, _ = read(sentence, *quotes)
    return [failure.what for failure in numbers(claim, units) if failure.kind == "subject"]


@pytest.mark.parametrize(
    ("sentence", "quote", "what"),
    [
        ("Codeine 500 mg.", "Naproxen 500 mg; codeine 30 mg.", "500 mg"),
        ("Codeine 500 mg daily.", Evidence("Naproxen 500 mg daily", ("Codeine in gout",)), "500 mg"),
        ("Plasma exchange 1.6 g/kg.", Evidence("IVIG 1.6 g/kg", ("Plasma exchange in gout",)), "1.6 g/kg"),
        (
            "Diarrhoea can be treated with bismuth 4 mg.",
            "For diarrhoea give loperamide 4 mg at first; bismuth 524 mg hourly.",
            "4 mg",
        ),
        (
            "A dose of rifampicin 500 mg is taken.",
            Evidence("- Ciprofloxacin\n  - Adult: 500 mg", ("Give ciprofloxacin or rifampicin",)),
            "500 mg",
        ),
    ],
)
def test_the_dose_of_another_drug_fails(sentence: str, quote: str | Evidence, what: str) -> None:
    assert what in _of_another(sentence, quote)


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Codeine 30 mg and naproxen 500 mg.", "Naproxen 500 mg; codeine 30 mg."),
        ("Codeine 500 mg daily.", Evidence("Adult: 500 mg daily", ("Codeine in gout",))),
        ("In gout, naproxen 500 mg.", Evidence("Naproxen 500 mg", ("Gout",))),
        (
            "The odds of OUD doubled with each 50 mg increase in MEDD.",
            "Each 50 mg increase in MEDD doubled the odds of OUD.",
        ),
        (
            "Cyclizine 50 mg or promethazine 25 mg, each taken three times daily.",
            "- Cyclizine 50 mg\n- Promethazine 25 mg\nAll of these are taken three times daily",
        ),
    ],
)
def test_the_dose_of_the_same_drug_passes(sentence: str, quote: str | Evidence) -> None:
    assert _of_another(sentence, quote) == []
