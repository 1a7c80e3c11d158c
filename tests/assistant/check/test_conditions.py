"""What stands under a condition is said with it."""

import pytest

from assistant.check.conditions import conditions
from assistant.check.evidence import Evidence
from assistant.check.failure import Failure, Kind
from tests.assistant.check.rule import read


def _failures(sentence: str, quote: str | Evidence) -> list[Failure]:
    claim, units, rests = read(sentence, quote)
    return [failure for unit in rests for failure in conditions(claim, unit, units)]


@pytest.mark.parametrize(
    ("sentence", "quote", "kind", "what"),
    [
        (
            "Adults with pneumonia are given vancomycin 1 g.",
            Evidence("In pneumonia resistant to penicillin\n- Vancomycin\n  - Adult: 1 g", ("Chest", "Drugs")),
            "restriction",
            "in pneumonia resistant to penicillin",
        ),
        (
            "Adults with cellulitis are given erythromycin 1 g.",
            Evidence(
                "For patients with cellulitis who are allergic to penicillin\n- Erythromycin\n  - Adult: 1 g",
                ("Skin", "Drugs"),
            ),
            "restriction",
            "for patients with cellulitis who are allergic to penicillin",
        ),
        (
            "Prednisolone 20 mg can be used in urticaria.",
            Evidence("Prednisolone 20 mg", ("Urticaria", "Treatment of urticaria", "Refractory cases")),
            "restriction",
            "refractory cases",
        ),
        (
            "Clonidine is withheld unless the pressure is under 90 mmHg.",
            "Clonidine; hold the dose if the pressure is < 90 mmHg",
            "negation",
            "if the pressure is < 90 mmhg",
        ),
        (
            "Surgery should be considered.",
            "Weight loss must be tried before surgery.",
            "restriction",
            "weight loss must be tried before surgery.",
        ),
        (
            "An ectopic pregnancy may resorb.",
            Evidence("Resorption can occur provided gestation sac is < 4 cm", ("Ectopic pregnancy",)),
            "restriction",
            "if gestation sac is < 4 cm",
        ),
        (
            "This test is reliable.",
            "This test is reliable as it correlates with serum levels except in severe cases.",
            "restriction",
            "except in severe cases.",
        ),
        (
            "Cyproheptadine 4 mg may be given in migraine.",
            Evidence("In refractory cases:\n- Cyproheptadine 4 mg", ("Migraine",)),
            "restriction",
            "in refractory cases",
        ),
        (
            "Naproxen should be tapered, but not stopped abruptly unless safety requires it.",
            "We recommend tapering naproxen when harms outweigh benefits. Do not stop abruptly unless safety requires it.",
            "restriction",
            "when harms outweigh benefits.",
        ),
        ("Naproxen is stopped.", "If it bleeds, naproxen is stopped.", "restriction", "if it bleeds"),
        (
            "Naproxen is stopped.",
            "Naproxen is stopped if pressure is above 160 mmHg.",
            "restriction",
            "if pressure is above 160 mmhg.",
        ),
        ("Naproxen is given.", "Naproxen is given unless contraindicated.", "restriction", "unless contraindicated."),
        (
            "It is stopped for good.",
            Evidence("If it bleeds", ("Naproxen is stopped for good",)),
            "restriction",
            "if it bleeds",
        ),
        (
            "Prednisolone 10 mg is given.",
            "- Steroids (if salicylates are ineffective)\n  - Prednisolone 10 mg",
            "restriction",
            "if salicylates are ineffective",
        ),
        (
            "Add ciclosporin.",
            Evidence("Add ciclosporin", ("Gout", "If a patient fails naproxen, escalate in this order")),
            "restriction",
            "if a patient fails naproxen",
        ),
        ("Insulin is stopped on day 3.", "If all goes well stop insulin on day 3", "restriction", "if uncomplicated"),
        (
            "Oxytocin is given on arrival.",
            "When bleeding is heavy give oxytocin on arrival",
            "restriction",
            "when haemorrhage is heavy",
        ),
        *(
            (
                "Surgery is indicated when BMI is above 40.",
                f"Surgery is indicated when BMI is above 40 {tried}",
                "restriction",
                what,
            )
            for tried, what in (
                ("following failure of diet", "after failure of diet"),
                ("if diet fails", "if diet fails"),
                ("once diet has failed", "if diet has failed"),
            )
        ),
    ],
)
def test_a_consequence_without_its_condition_fails(sentence: str, quote: str | Evidence, kind: Kind, what: str) -> None:
    found = _failures(sentence, quote)
    assert what in [failure.what for failure in found]
    assert {failure.kind for failure in found} == {kind}


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        (
            "Adults with pneumonia that resists penicillin are given vancomycin 1 g.",
            Evidence("In pneumonia resistant to penicillin\n- Vancomycin\n  - Adult: 1 g", ("Chest", "Drugs")),
        ),
        ("90% of them take naproxen.", "90% take naproxen and 80% take naproxen after completion of the trial."),
        ("Naproxen is stopped if it bleeds.", "If it bleeds, naproxen is stopped."),
        ("Above 160 mmHg naproxen is stopped.", "Naproxen is stopped if pressure is above 160 mmHg."),
        ("Codeine is given.", "If it bleeds, naproxen is stopped."),
        ("Naproxen is given.", "If codeine is not available, naproxen is given."),
        (
            "If naproxen has failed, ciclosporin is added.",
            Evidence("Add ciclosporin", ("Gout", "If a patient fails naproxen, escalate in this order")),
        ),
        (
            "Prednisolone 10 mg is given where salicylates are ineffective.",
            "- Steroids (if salicylates are ineffective)\n  - Prednisolone 10 mg",
        ),
        ("Once confirmed, gout is treated.", "If unconfirmed, gout is not treated."),
        (
            "Naproxen is not given before a medical evaluation.",
            "Medical evaluation must be done before naproxen is given.",
        ),
        ("If all is well, insulin is stopped on day 3.", "If everything is fine stop insulin on day 3"),
        (
            "When BMI is above 40 despite dieting, surgery is indicated.",
            "Surgery is indicated when BMI is above 40 after failure of diet",
        ),
        (
            "Angiography is done only if CABG is planned.",
            "Angiography is done only when coronary artery bypass graft (CABG) or angioplasty is planned.",
        ),
        ("Surgery is an option.", "Surgery is an option. Diet must be tried before surgery."),
        ("Surgery may be needed.", "Metformin should not be given before surgery."),
    ],
)
def test_a_condition_that_is_kept_or_is_of_something_else_passes(sentence: str, quote: str | Evidence) -> None:
    assert _failures(sentence, quote) == []
