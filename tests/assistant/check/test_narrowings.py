"""What narrows that of which a sentence speaks is not left out."""

import pytest

from assistant.check.evidence import Evidence
from assistant.check.narrowings import narrowings
from tests.assistant.check.rule import read


def _left_out(sentence: str, *quotes: str | Evidence) -> list[str]:
    found = list(narrowings(*read(sentence, *quotes)))
    assert {f.kind for f in found} <= {"restriction"}
    return [f.what for f in found]


@pytest.mark.parametrize(
    ("sentence", "quote", "what"),
    [
        (
            "Thrombolysis is given.",
            Evidence("- Thrombolysis\n  - IF seen within 3 hours, no bleeding, no trauma", ("Stroke", "Drugs")),
            "if seen within 3 hours, no haemorrhage, no trauma",
        ),
        ("Rituximab is an option.", "Rituximab for EBV-triggered HLH", "for ebv-triggered hlh"),
        (
            "Rituximab is an option to consider before surgery.",
            Evidence("Rituximab for EBV-triggered HLH", ("HLH", "Options before surgery")),
            "for ebv-triggered hlh",
        ),
        (
            "Diphenhydramine 25 mg is an option for anxiety.",
            "Options for anxiety are diphenhydramine 25 mg. Avoid diphenhydramine for Veterans older than 65 years.",
            "avoid diphenhydramine for veterans older than 65 years.",
        ),
        (
            "In gout probenecid is given at 500 mg.",
            Evidence("- Probenecid: 500 mg daily. Not recommended in renal impairment", ("Gout",)),
            "not recommended in renal impairment",
        ),
        ("Options are anakinra, and rituximab.", "Rituximab for EBV-triggered HLH", "for ebv-triggered hlh"),
        (
            "Options are anakinra and rituximab for HLH.",
            "- Anakinra\n- Rituximab for EBV-triggered HLH",
            "for ebv-triggered hlh",
        ),
        (
            "Treatment consists of chorionic gonadotropin, 9 injections.",
            Evidence(
                "- Chorionic gonadotropin, 9 injections\n- Applicable only to special cases", ("Scrotum", "Treatment")
            ),
            "applicable only to special cases",
        ),
        ("Avoid codeine.", "Avoid codeine for children under 12 years.", "for children under 12 years."),
        (
            "Rituximab is an option, while anakinra helps in MAS.",
            "- Rituximab for EBV-triggered HLH\n- Anakinra for MAS",
            "for ebv-triggered hlh",
        ),
        (
            "Ergotamine preparations are useful.",
            "Ergotamine preparations (useful only during the aura phase)",
            "only during the aura phase)",
        ),
        (
            "Topical steroids are part of the treatment.",
            Evidence(
                "- Topical steroids\n  - Only for interstitial keratitis without an ulcer",
                ("Acute keratitis", "Treatment of acute keratitis"),
            ),
            "only for interstitial keratitis without an ulcer",
        ),
        (
            "Drugs are used in obesity.",
            Evidence("- Only employed when behavioural therapy has failed", ("Obesity", "Drug treatment")),
            "only employed when behavioural therapy has failed",
        ),
        ("Prednisolone 20 mg is given.", "Prednisolone 20 mg for severe exacerbations", "for severe exacerbations"),
        (
            "A corneal graft can be done.",
            "Corneal graft, but entropion must be corrected first",
            "but entropion must be corrected first",
        ),
        (
            "Consider ruxolitinib, or anakinra for MAS.",
            "Consider targeted agents: ruxolitinib for critically ill patients, anakinra for MAS",
            "for critically ill patients,",
        ),
        (
            "Ceftriaxone 1 g is used in adults.",
            Evidence(
                "- Ceftriaxone\n  - Adult: 1 g\n  - Child:\n  - Neonate: 20 mg\n  - Use only when others fail",
                ("Skin", "Drugs"),
            ),
            "use only when others fail",
        ),
        ("Naloxone works against opioids.", "Naloxone works on short-acting opioids.", "on short-acting opioids"),
    ],
)
def test_what_narrows_it_is_missed(sentence: str, quote: str | Evidence, what: str) -> None:
    assert what in _left_out(sentence, quote)


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Options are anakinra, and rituximab where EBV is the trigger.", "Rituximab for EBV-triggered HLH"),
        ("Rituximab is an option where EBV is the trigger.", "Rituximab for EBV-triggered HLH"),
        ("Rituximab is an option in HLH.", Evidence("Rituximab for HLH", ("Treatment of HLH",))),
        ("Avoid codeine in children.", "Avoid codeine for children under 12 years."),
        ("Prednisolone 20 mg is given.", "Prednisolone 20 mg for exacerbations"),
        ("Naproxen is given.", "Naproxen for 5 days"),
        ("Resection is for early stages.", "Resection in early stages; ligation for non-resectable lesions"),
        ("Topical steroids treat keratitis.", "- Topical steroids\n- For keratitis: chloramphenicol"),
        (
            "Diphenhydramine 25 mg is an option in Veterans up to 65 years.",
            "Options are diphenhydramine 25 mg. Avoid diphenhydramine for Veterans older than 65 years.",
        ),
        (
            "Adults get probenecid 500 mg.",
            Evidence("- Probenecid: adults 500 mg daily. Not recommended for children", ("Gout",)),
        ),
        ("Naproxen may cause ulcers.", "Naproxen may cause ulcers. Avoid naproxen in renal failure."),
        ("Naproxen 500 mg is given.", "Naproxen 500 mg is given. Avoid naproxen at night."),
        (
            "Options in gout are allopurinol and colchicine.",
            Evidence("- Allopurinol\n- Colchicine\n- In patients who do not respond, add febuxostat", ("Gout",)),
        ),
    ],
)
def test_what_is_kept_or_narrows_nothing_passes(sentence: str, quote: str | Evidence) -> None:
    assert _left_out(sentence, quote) == []
