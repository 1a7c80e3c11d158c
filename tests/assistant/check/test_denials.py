"""What a quote denies is denied, and nothing else is."""

import pytest

from assistant.check.denials import denials
from assistant.check.evidence import Evidence
from assistant.check.failure import Failure, Kind
from tests.assistant.check.rule import read


def _failures(sentence: str, quote: str | Evidence) -> list[Failure]:
    return list(denials(*read(sentence, quote)))


@pytest.mark.parametrize(
    ("sentence", "quote", "kind", "what"),
    [
        (
            "Methotrexate may be given to breastfeeding mothers.",
            "- Methotrexate should not be given to:\n  - Pregnant women\n  - Breastfeeding mothers",
            "negation",
            "methotrexate should not be given to:",
        ),
        (
            "Patients without a response should be prescribed codeine.",
            "It is inadvisable to prescribe codeine to patients (the old too) without a response.",
            "negation",
            "it is inadvisable to prescribe codeine to patients",
        ),
        (
            "Steroids are for keratitis without an ulcer and must be used when an active ulcer is present.",
            "- Steroids only for keratitis where there is no ulcer\n- Never use steroids in the presence of an active ulcer.",
            "negation",
            "never use corticosteroid in the presence of an active ulcer.",
        ),
        (
            "Phenobarbital acts slowly, so it is recommended for jaundice.",
            "Phenobarbital is not recommended for jaundice because it acts slowly.",
            "negation",
            "phenobarbital is not recommended for jaundice",
        ),
        (
            "No regimen is given because robust evidence shows that any works.",
            "No regimen is given, reflecting the lack of robust evidence.",
            "negation",
            "No regimen is given, reflecting the lack of robust evidence.",
        ),
        (
            "Skin testing with venom before administration should be done.",
            "Skin testing with venom before administration is not predictive and should not be done.",
            "negation",
            "and should not be done.",
        ),
        (
            "Plasma exchange should be used first-line, because evidence is lacking and it delays treatment.",
            "Do not use plasma exchange as first-line therapy—it lacks evidence and delays effective treatment",
            "negation",
            "do not use plasma exchange as firstline therapy",
        ),
        (
            "A longer course is absolutely contraindicated.",
            "A longer course is not an absolute contraindication.",
            "negation",
            "a longer course is not an absolute contraindication.",
        ),
        (
            "Metformin, taken alone, causes hypoglycaemia.",
            "Metformin when used alone does not cause hypoglycaemia.",
            "negation",
            "metformin alone does not cause hypoglycaemia.",
        ),
        (
            "The follow-up interval has been enough to reduce potential harm.",
            "This recommended interval for follow-up has not been sufficient to reduce the potential harm of opioids or to care for their pain.",
            "negation",
            "this recommended interval for follow-up has not been sufficient to reduce the potential harm of opioids or to care for their pain.",
        ),
        (
            "Ergotamine is given in hypertension.",
            Evidence("- Hypertension\n- Angina", ("Migraine", "Ergotamine", "Contraindications")),
            "negation",
            "contraindications",
        ),
        (
            "Surgery is advised if pain persists.",
            "Surgery is not advised as a suitable measure if pain persists.",
            "negation",
            "surgery is not advised as a suitable measure",
        ),
        ("Naproxen is used in gout.", "Naproxen is not used in gout.", "negation", "naproxen is not used in gout."),
        ("Naproxen is not used in gout.", "Naproxen is used in gout.", "negation", "naproxen is not used in gout."),
        (
            "Codeine is the first-line drug.",
            "- Steroids are the proven first-line drug while codeine is considered\n- Do not use codeine as first-line drug",
            "negation",
            "do not use codeine as firstline drug",
        ),
        (
            "There is robust evidence for naproxen.",
            "There is a lack of robust evidence for naproxen.",
            "negation",
            "There is a lack of robust evidence for naproxen.",
        ),
        (
            "The volume is stated.",
            "No specific regimen, frequency, or volume is stated.",
            "negation",
            "No specific regimen, frequency, or volume is stated.",
        ),
        (
            "Being unable to walk must be a reason for delay.",
            "Inability to walk must not be a reason for delay.",
            "negation",
            "unable to walk must not be a reason for delay.",
        ),
        (
            "Transdermal fentanyl should be used in opioid-naïve patients.",
            "Transdermal fentanyl should not be used in opioid-naïve patients.",
            "negation",
            "transdermal fentanyl should not be used in not had opioid patients.",
        ),
        (
            "Gout is caused by circulating antibodies.",
            "Gout is caused by crystals rather than circulating antibodies.",
            "negation",
            "Gout is caused by crystals rather than circulating antibodies.",
        ),
        (
            "We recommend naproxen.",
            "We recommend neither for nor against naproxen.",
            "negation",
            "We recommend neither for nor against naproxen.",
        ),
        (
            "Insufficient evidence to recommend for or against naproxen.",
            "We recommend naproxen.",
            "negation",
            "Insufficient evidence to recommend for or against naproxen.",
        ),
        (
            "Haloperidol should be given.",
            "Haloperidol should not be given by the intravenous route because of arrhythmias.",
            "negation",
            "haloperidol should not be given by the intravenous route",
        ),
        (
            "Bisphosphonates should be used in labour.",
            "Bisphosphonates are useful in gout, and should not be used in labour.",
            "negation",
            "and should not be used in labour.",
        ),
        (
            "Muscle pain needs further investigation.",
            Evidence("Muscle pain", ("Back pain", "Such pains do not need further investigation")),
            "negation",
            "such pains do not need further investigation",
        ),
        ("Pain is manageable.", "Pain is unmanageable.", "negation", "unmanageable"),
        (
            "The lid of the eye is red.",
            "Neither the lid nor the lens of the eye is red.",
            "negation",
            "neither the lid nor the lens of the eye is red.",
        ),
        (
            "Depot steroids are prescribed for runners.",
            Evidence(
                "Use short courses, depot steroids should not be prescribed for runners, offer calcium.",
                ("Steroids",),
            ),
            "negation",
            "depot corticosteroid should not be prescribed for runners",
        ),
    ],
)
def test_a_denial_lost_or_made_up_fails(sentence: str, quote: str | Evidence, kind: Kind, what: str) -> None:
    found = _failures(sentence, quote)
    assert what in [failure.what for failure in found]
    assert {failure.kind for failure in found} == {kind}


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        (
            "Methotrexate must not be given to breastfeeding mothers.",
            "- Methotrexate should not be given to:\n  - Pregnant women\n  - Breastfeeding mothers",
        ),
        (
            "The cream is kept off broken skin, lips and the face, and should be thin.",
            "- Cream\n- Avoid broken skin and lips\n- Keep away from face\n- Should be thin",
        ),
        (
            "In meningitis, unlike in gout, steroids are at present not recommended.",
            "Unlike in gout, steroids are presently not recommended for use in meningitis.",
        ),
        ("Ibuprofen is recommended for gout.", "Ibuprofen is preferred for gout, but naproxen is not recommended."),
        ("Rest is recommended.", "Rest is advised, but naproxen is not recommended."),
        ("Naproxen should be avoided in gout.", "Naproxen is not used in gout."),
        ("No frequency or volume is stated.", "No specific regimen, frequency, or volume is stated."),
        ("There is no robust evidence for naproxen.", "There is a lack of robust evidence for naproxen."),
        ("Insufficient evidence to recommend for or against naproxen.", "We do not recommend for or against naproxen."),
        ("Give it only if safety requires it.", "It should be avoided unless required for safety."),
        ("Early treatment helps prevent erosions.", "Treat early to avoid erosions."),
        (
            "Bisphosphonates are useful in gout.",
            "Bisphosphonates are useful in gout, and should not be used in labour.",
        ),
        (
            "Haloperidol should not be given by the intravenous route.",
            "Haloperidol should not be given by the intravenous route because of arrhythmias.",
        ),
        ("Avoid injections, as they may cause bruises.", "Injections should be avoided to prevent bruises."),
        ("For infants, lenses are worn, and implants are not advised.", "Implants are not advisable for infants."),
        ("Fits may be absent.", "Fits may not be present."),
        (
            "Give boluses of saline; if shock is not corrected, give dopamine.",
            "Give boluses of saline. Give dopamine if shock is not corrected by boluses.",
        ),
        ("The eye is not red at its lid or its lens.", "Neither the lid nor the lens of the eye is red."),
        (
            "Sprays are stopped after 5 days at most, as rebound rhinitis can follow.",
            "Sprays should not be used for more than 5 days to avoid rebound rhinitis.",
        ),
        (
            "Short courses of steroids are used.",
            Evidence(
                "Use short courses, depot steroids should not be prescribed for runners, offer calcium.",
                ("Steroids",),
            ),
        ),
        (
            "Treating pain alone and leaving the infection aside leads to failure.",
            "Treating only pain without addressing the infection leads to failure.",
        ),
        (
            "After a bite, do not suck out the poison, cut the wound or catch the snake.",
            "Never suck out the poison, do not cut the wound, never catch the snake.",
        ),
        (
            "Avoid plasma exchange first-line: evidence is lacking and effective treatment is delayed.",
            "Do not use plasma exchange as first-line therapy—it lacks evidence and delays effective treatment",
        ),
        (
            "Antibiotics are not indicated unless there is obvious sepsis.",
            "Without obvious sepsis, antibiotics are not indicated.",
        ),
        (
            "A longer course is not in itself an absolute contraindication.",
            "A longer course is not an absolute contraindication.",
        ),
        (
            "Simple excision is not advised, because the risk of recurrence is high.",
            "Simple excision: complete excision; risk of recurrence is high, therefore not advised",
        ),
        (
            "Children must not be given aspirin because it may precipitate Reye's syndrome.",
            "Aspirin is contraindicated in children as it may precipitate Reye's syndrome",
        ),
        (
            "If addiction treatment is not provided, tapering opioids may raise the risk of overdose.",
            "Tapering opioids without providing addiction treatment may increase the risk of overdose.",
        ),
        (
            "Cefuroxime should be avoided in pregnancy and where there is renal impairment.",
            "Avoid cefuroxime in pregnancy and in renal impairment.",
        ),
    ],
)
def test_a_denial_kept_passes(sentence: str, quote: str | Evidence) -> None:
    assert _failures(sentence, quote) == []
