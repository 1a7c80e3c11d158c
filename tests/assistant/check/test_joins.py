"""Each statement is made by one quote, not put together from two."""

import pytest

from assistant.check.evidence import Evidence
from assistant.check.failure import Failure, Kind
from assistant.check.joins import joins
from tests.assistant.check.rule import read


def _failures(sentence: str, *quotes: str | Evidence) -> list[Failure]:
    claim, units, _ = read(sentence, *quotes)
    return list(joins(claim, units))


@pytest.mark.parametrize(
    ("sentence", "quotes", "kind", "what"),
    [
        (
            "Nifedipine should not be used in heart failure.",
            (
                "Nifedipine is used in hypertension and does not harm bone.",
                "Verapamil should not be used in heart failure.",
            ),
            "joined",
            "nifedipine",
        ),
        (
            "Plasma exchange should be started at once.",
            (
                Evidence("Dexamethasone should be started at once", ("Plasma exchange in HLH", "First line")),
                Evidence("No regimen is given for this intervention", ("Plasma exchange in HLH", "Context")),
            ),
            "joined",
            "plasma, exchange",
        ),
        (
            "Plasma exchange directly suppresses active cells.",
            (
                Evidence(
                    "Etoposide directly suppresses cells",
                    ("Plasma exchange in HLH", "Why plasma exchange is not standard"),
                ),
                Evidence("Plasma exchange removes cytokines", ("Plasma exchange in HLH",)),
            ),
            "joined",
            "plasma, exchange",
        ),
        (
            "Salicylic acid may cause photodermatitis.",
            (
                Evidence("- May bleach hair", ("Acne", "Salicylic acid")),
                Evidence("- Tetracycline may cause photodermatitis", ("Acne", "Salicylic acid")),
            ),
            "joined",
            "salicylic",
        ),
        (
            "In the faster taper, the opioid is reduced by 2% every 4 weeks.",
            (
                "In faster taper, reduce opioid by 10% every week.",
                "In the slowest taper, reduce opioid by 2% every 4 weeks.",
            ),
            "joined",
            "faster",
        ),
        (
            "Use of codeine with alcohol tripled the risk of OUD.",
            (
                "Use of codeine with alcohol raises the risk of death.",
                "Each 50 mg increase in MEDD tripled the risk of OUD.",
            ),
            "joined",
            "oud, 3 fold",
        ),
        (
            "Corticosteroids are only a last resort.",
            (
                "High-dose corticosteroids are started immediately",
                Evidence(
                    "Plasma exchange only as a last resort", ("If first-line therapy (corticosteroids + IVIG) fails",)
                ),
            ),
            "joined",
            "corticosteroids",
        ),
        ("Naproxen treats cough.", ("Naproxen treats gout.", "Codeine treats cough."), "joined", "cough"),
        ("Naproxen and codeine treat gout.", ("Naproxen treats gout.", "Codeine treats cough."), "joined", "codeine"),
        (
            "Naproxen is given at 30 mg.",
            ("Naproxen is given at 500 mg.", "Codeine is given at 30 mg."),
            "joined",
            "30 mg",
        ),
        (
            "Naproxen should not be used in pregnancy.",
            ("Naproxen treats gout in pregnancy.", "Codeine should not be used in labour."),
            "joined",
            "naproxen, pregnancy",
        ),
        (
            "Patients with oedema take atorvastatin.",
            ("- Diuretics: for patients with oedema\n- Statins: for patients with high cholesterol\n- Atorvastatin",),
            "joined",
            "atorvastatin",
        ),
    ],
)
def test_what_no_quote_says_as_a_whole_fails(sentence: str, quotes: tuple[str, ...], kind: Kind, what: str) -> None:
    found = _failures(sentence, *quotes)
    assert what in [failure.what for failure in found]
    assert {failure.kind for failure in found} == {kind}


@pytest.mark.parametrize(
    ("sentence", "quotes"),
    [
        (
            "Warfarin is given at 5 mg daily, keeping the INR at 2 to 3.",
            (
                Evidence("- Warfarin 5 mg daily", ("Thrombosis", "Drugs")),
                Evidence("- Maintain INR at 2 - 3", ("Thrombosis", "Drugs")),
            ),
        ),
        (
            "Doxycycline 100 mg daily is given for 14 days.",
            (
                Evidence("- Doxycycline 100 mg daily", ("Granuloma", "Drugs", "Regimen")),
                Evidence("All treatment is for 14 days", ("Granuloma", "Drugs")),
            ),
        ),
        (
            "Isotretinoin is contraindicated in pregnancy.",
            (
                Evidence(
                    "- Is absorbed in children Isotretinoin\n- Dry skin\n- Contraindicated in pregnancy",
                    ("Acne", "Drugs"),
                ),
            ),
        ),
        ("Naproxen treats gout.", ("Naproxen treats gout.", "Codeine treats cough.")),
        (
            "Selenium shampoo is applied daily for 3 weeks and washed off.",
            ("- Selenium shampoo\n  - Apply daily and wash off\n  - Continue for 3 weeks",),
        ),
        (
            "The guideline advises against opioids, and recommends exercise.",
            ("We recommend against opioids.", "We recommend exercise."),
        ),
        ("Naproxen treats gout and codeine treats cough.", ("Naproxen treats gout.", "Codeine treats cough.")),
        ("Naproxen is given at 500 mg.", ("Naproxen is given at 500 mg.", "Codeine is given at 30 mg.")),
        ("Naproxen treats cough.", ("Naproxen treats gout and cough.",)),
        (
            "Adults take 800 mg of aciclovir for 5 days and continue for 3 days after healing.",
            ("- Aciclovir\n  - Adult: 800 mg for 5 days\n  - Continue for 3 days after healing",),
        ),
        (
            "Insulin glargine is given if tablets lower sugar too little.",
            ("- Insulin (e.g. glargine)\nIf tablets lower sugar too little",),
        ),
        (
            "Patients with oedema take amiloride 5 mg daily.",
            ("- Diuretics: for patients with oedema;\n- Furosemide 40 mg daily\n- Amiloride 5 mg daily",),
        ),
        (
            "Vitamin D is given at 300,000 IU above 60 years.",
            ("  - Some women need vitamin D\n- 300,000 IU above 60 years",),
        ),
        (
            "Adults take ceftazidime 2 g only when cultures grow Pseudomonas.",
            (Evidence("- Ceftazidime\n  - Adult: 2 g\n  - Only when cultures grow Pseudomonas", ("Pneumonia",)),),
        ),
        (
            "In leptospirosis the liver is checked.",
            (
                Evidence("Check the liver during doxycycline therapy", ("Leptospirosis in adults",)),
                Evidence("Rest is advised", ("Leptospirosis in adults",)),
            ),
        ),
    ],
)
def test_what_each_quote_says_passes(sentence: str, quotes: tuple[str | Evidence, ...]) -> None:
    assert _failures(sentence, *quotes) == []
