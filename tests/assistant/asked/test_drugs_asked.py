"""Of which drugs a question asks, under every name."""

import pytest

from assistant.asked.drugs_asked import (
    asked_of,
    asks_for_another,
    drug_names,
    named_in,
    only_drug,
    spoken_of,
)
from index.keywords import stem
from index.lexicon import Lexicon, lexicon
from index.read import read_bytes

ASKED = {"Aleve": frozenset({("alev",), ("naproxen",)}), "magnesium": frozenset({("magnesium", "sulfat")})}


@pytest.fixture
def words() -> Lexicon:
    text = b"# Pain\n\nGive paracetamol, naproxen or another NSAID, or magnesium sulphate.\n"
    return lexicon([read_bytes(text, name="pain.md")])


@pytest.mark.parametrize(
    ("question", "drugs"),
    [
        ("naproxen dose?", {"naproxen"}),
        ("On naproxen. Paracetamol dose?", {"paracetamol"}),
        ("Allergic to naproxen. Paracetamol dose?", {"paracetamol"}),
        ("acetaminophen dose?", {"paracetamol"}),
        ("what is naproxen for?", set()),
        ("", set()),
    ],
)
def test_a_dose_is_asked_of_the_drugs_of_its_sentence_as_the_library_calls_them(
    question: str, drugs: set[str], words: Lexicon
) -> None:
    assert set(map(stem, drugs)) <= asked_of(question, words)
    assert bool(asked_of(question, words)) == bool(drugs)


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("A role for naproxen?", ("naproxen",)),
        ("He is on warfarin. Should we give naproxen in gout?", ("naproxen",)),
        ("when to start naproxen", ("naproxen",)),
        ("bleeding on warfarin, what do I give?", ()),
        ("naproxen failed, what about it?", ()),
        ("what is gout?", ()),
        ("", ()),
    ],
)
def test_a_question_is_about_the_drug_that_it_asks_after(question: str, about: tuple[str, ...]) -> None:
    assert spoken_of(question) == about


@pytest.mark.parametrize(
    ("question", "drug"),
    [
        ("gout naproxen adult", ("naproxen",)),
        ("amox for otitis in a boy", ("amox",)),
        ("bleeding on warfarin, what do I give?", ()),
        ("aspirin overdose treatment", ()),
        ("alternative to naproxen", ()),
        ("naproxen or colchicine", ()),
        ("what is gout?", ()),
        ("", ()),
    ],
)
def test_the_only_drug_of_a_question_is_what_it_is_about(question: str, drug: tuple[str, ...]) -> None:
    assert only_drug(question) == drug


@pytest.mark.parametrize(
    ("question", "another"),
    [
        ("what instead of naproxen?", True),
        ("naproxen did not work, what now?", True),
        ("switch from warfarin to heparin", True),
        ("naproxen in gout", False),
        ("", False),
    ],
)
def test_what_asks_for_another_drug(question: str, another: bool) -> None:
    assert asks_for_another(question) is another


def test_a_drug_has_all_its_names(words: Lexicon) -> None:
    assert ("acetaminophen",) in drug_names("paracetamol?", words)["paracetamol"]
    assert ("nsaid",) in drug_names("diclofenac?", words)["diclofenac"]
    assert drug_names("what is pain?", words) == {}


@pytest.mark.parametrize(
    ("text", "named"),
    [("Naproxen 500 mg", True), ("Naproxan 500 mg", True), ("Diclofenac 50 mg", False), ("", False)],
)
def test_a_text_names_a_drug_also_with_a_slip_of_the_printer(text: str, named: bool) -> None:
    assert named_in(text, ASKED) is named


def test_all_words_of_a_name_are_printed() -> None:
    assert named_in("Magnesium sulphate 4 g", ASKED)
    assert not named_in("Magnesium 4 g", ASKED)
    assert not named_in("Magnesium sulphate 4 g", {})
