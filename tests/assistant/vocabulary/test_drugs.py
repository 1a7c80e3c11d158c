"""A drug is told by its name: from the table, by the ending of an international name, by its brand."""

import pytest

from assistant.vocabulary.drugs import drugs, is_drug, names_drug
from index.embed import everyday_words


@pytest.mark.parametrize(
    "word", ["ceftriaxone", "Rocephin", "zuranolone", "enzalutamide", "bedaquiline", "aspirin", "icosapent"]
)
def test_is_a_drug(word: str) -> None:
    assert is_drug(word)


@pytest.mark.parametrize("word", ["cholesterol", "hormone", "orbital", "glucuronide", "retroviral", "medicine"])
def test_is_no_drug(word: str) -> None:
    assert not is_drug(word)


@pytest.mark.parametrize(
    ("word", "drug"),
    [("Amox", True), ("GTN", True), ("MgSO4", True), ("naproxen", True), ("antiviral", False), ("gout", False)],
)
def test_a_drug_is_known_by_its_short_name_too(word: str, drug: bool) -> None:
    assert names_drug(word) is drug


def test_hardly_an_everyday_word_is_a_drug() -> None:
    assert {w for w in everyday_words() if is_drug(w)} <= {
        "adrenaline",
        "aspirin",
        "cocaine",
        "insulin",
        "lithium",
        "morphine",
        "testosterone",
        "zinc",
    }


def test_names_of_one_drug_are_one() -> None:
    assert drugs("adrenaline 0.5 mL") == drugs("Epinephrine")
    assert drugs("N-acetylcysteine infusion") == {"acetylcystein"}
    assert drugs("by mouth") == frozenset()
