"""What a patient is allergic to is not marked as an answer."""

import pytest

from assistant.allergy import allergens, without_allergies, would_harm


@pytest.mark.parametrize(
    ("question", "line", "harms"),
    [
        ("and if she is allergic to penicillin?", "Amoxicillin 500 mg", True),
        ("anaphylaxis to amoxicillin", "Co-amoxiclav 625 mg", True),
        ("a penicillin-allergic child", "Benzyl penicillin: 2 million units", True),
        ("penicillin allergy, what instead?", "Erythromycin 500 mg", False),
        ("allergic to penicillin", "In penicillin allergy, erythromycin", False),
        ("allergic to septrin", "Sulfadoxine 500 mg", True),
        ("hypersensitivity to aspirin", "Aspirin 300 mg", True),
        ("allergic reaction to penicillin", "Ampicillin 1 g", True),
        ("comes out in anaphylaxis with penicillin", "Ampicillin 1 g", True),
        ("an aspirin-allergic man", "Aspirin 300 mg", True),
    ],
)
def test_a_line_that_would_harm(question: str, line: str, harms: bool) -> None:
    found = allergens(question)
    assert found is not None
    assert would_harm(line, found) == harms


@pytest.mark.parametrize(
    "question",
    [
        "treat with allergic rhinitis",
        "known allergy",
        "rash after ampicillin: why?",
        "dose of penicillin",
        "tonsillitis, not allergic to penicillin",
        "no penicillin allergy",
    ],
)
def test_who_is_not_allergic(question: str) -> None:
    assert allergens(question) is None


@pytest.mark.parametrize(
    "question",
    [
        "IM adrenaline anaphylaxis dose",
        "treat anaphylaxis with adrenaline",
        "cetirizine allergic rhinitis dose",
        "prednisolone allergy dose",
    ],
)
def test_what_treats_an_allergy_is_not_what_causes_it(question: str) -> None:
    assert allergens(question) is None
    assert without_allergies(question) == question


def test_what_causes_an_allergy_is_not_asked_of() -> None:
    assert without_allergies("allergic to penicillin, dose of erythromycin?") == ", dose of erythromycin?"
