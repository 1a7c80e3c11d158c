"""What a patient is allergic to is not marked as an answer."""

import pytest

from assistant.vocabulary.allergy import allergens, without_allergies, would_harm
from assistant.vocabulary.drug_classes import DrugClass, classes


def _harms(question: str, line: str) -> bool:
    found = allergens(question)
    return found is not None and would_harm(line, found)


def _plain(drugs: tuple[str, ...]) -> list[str]:
    """The drugs of a class that the table names whole."""
    return [drug for drug in drugs if "*" not in drug]


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
    assert _harms(question, line) == harms


@pytest.mark.parametrize("one", classes(), ids=lambda one: one.names[0])
def test_an_allergy_to_a_class_is_one_to_each_of_its_drugs(one: DrugClass) -> None:
    for name in one.names:
        stated = [f"allergic to {name}s", f"known {name}-allergic"] + [f"{name} allergy"] * (one.allergy != "treat")
        for line in (*_plain(one.drugs), *_plain(one.also), *one.names):
            assert [q for q in stated if not _harms(q, f"Give {line} daily")] == []
        assert all(without_allergies(q).strip() in ("", "known") for q in stated)


@pytest.mark.parametrize("one", [c for c in classes() if c.allergy == "cross-react"], ids=lambda one: one.names[0])
def test_an_allergy_to_a_drug_is_one_to_its_class_where_they_cross_react(one: DrugClass) -> None:
    for drug in (*_plain(one.drugs), *_plain(one.also)):
        for question in (f"allergic to {drug}", f"{drug} allergy", f"anaphylaxis with {drug}"):
            assert [d for d in (*_plain(one.drugs), *one.names) if not _harms(question, f"{d} 10 mg")] == []


@pytest.mark.parametrize(
    ("question", "harmful", "safe"),
    [
        ("allergic to sulfonamides", "Septrin 960 mg", "Ferrous sulphate 200 mg"),
        ("sulfa drug allergy", "Sulfasalazine 1 g", "Morphine sulfate 10 mg"),
        ("sulphonamide allergy", "Sulphadoxine 500 mg", "Furosemide 40 mg"),
        ("allergic to tetracyclines", "Doxycycline 100 mg", "Erythromycin 500 mg"),
        ("pen allergic", "Pen V 500 mg", "Penicillamine 250 mg"),
        ("penicillin allergy", "Pip-taz 4.5 g", "Ceftriaxone 2 g"),
        ("severe allergy to penicillin", "Pen V 500 mg", "Erythromycin 500 mg"),
        ("allergic to Keflex", "Cefuroxime 250 mg", "Meropenem 1 g"),
        ("beta-lactam allergy", "A cephalosporin", "Gentamicin 5 mg/kg"),
        ("aspirin allergy", "Ibuprofen 400 mg", "Paracetamol 1 g"),
        ("allergic to naproxen", "Acetylsalicylic acid 300 mg", "Codeine 30 mg"),
        ("allergic to clopidogrel", "Plavix 75 mg", "Aspirin 75 mg"),
        ("angioedema, allergic to ramipril", "Lisinopril 10 mg", "Losartan 50 mg"),
        ("allergic to atorvastatin", "Lipitor 20 mg", "Simvastatin 20 mg"),
        ("allergic to morphine", "Oramorph 10 mg", "Fentanyl 25 micrograms"),
        ("opioid allergy", "Fentanyl 25 micrograms", "Ibuprofen 400 mg"),
        ("allergic to trimethoprim", "Co-trimoxazole 960 mg", "Sulfadiazine 1 g"),
        ("allergic to heparin", "An LMWH", "Warfarin 5 mg"),
        ("allergic to penicillin and sulfa", "Septrin 960 mg", "Erythromycin 500 mg"),
        ("allergic to ACE inhibitors or to thiazides", "Bendroflumethiazide 2.5 mg", "Amlodipine 5 mg"),
        ("intolerance to steroids", "Prednisolone 30 mg", "Azathioprine 50 mg"),
    ],
)
def test_what_else_an_allergy_forbids_and_what_not(question: str, harmful: str, safe: str) -> None:
    assert (_harms(question, harmful), _harms(question, safe)) == (True, False)


@pytest.mark.parametrize(
    "question",
    [
        "treat with allergic rhinitis",
        "known allergy",
        "rash after ampicillin: why?",
        "dose of penicillin",
        "tonsillitis, not allergic to penicillin",
        "no penicillin allergy",
        "no known allergy to penicillin",
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
        "antihistamine allergy dose",
        "treat anaphylaxis with steroids",
        "tetracycline allergic conjunctivitis",
    ],
)
def test_what_treats_an_allergy_is_not_what_causes_it(question: str) -> None:
    assert allergens(question) is None
    assert without_allergies(question) == question


def test_what_causes_an_allergy_is_not_asked_of() -> None:
    assert without_allergies("allergic to penicillin, dose of erythromycin?") == ", dose of erythromycin?"
    assert without_allergies("Sulfa allergy. Allergic to ACE inhibitors and aspirin. Dose?") == ". . Dose?"
