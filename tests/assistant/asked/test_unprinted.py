"""What a library does not print: proper names, and drugs under their own spelling."""

import pytest

from assistant.asked.question import understand
from assistant.asked.unprinted import misprinted, proper_names
from assistant.chat import Chat
from index.lexicon import lexicon
from index.read import read_bytes

MISPRINTS = lexicon(
    [read_bytes(b"# Stroke\n\nClopidrogrel 75 mg and levatiracetam 500 mg, at a center.\n", name="stroke.md")]
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Which writer won the Nobel Prize for gout?", {"Nobel", "Prize"}),
        ("What Centor score needs colchicine?", {"Centor"}),
        ("Is gout common in Nigeria?", set()),
        ("gout after Elegushi beach", set()),
        ("Treatment Of Podagra In Adults", set()),
        ("Does Naproxen help?", set()),
        ("He met Dr Okeke. Which dose?", set()),
    ],
)
def test_proper_names_inside_a_sentence_that_asks(text: str, names: set[str], chat: Chat) -> None:
    assert proper_names(text, chat.lexicon()) == names


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("clopidogrel", "clopidrogrel"),
        ("clopi", "clopidrogrel"),
        ("levetiracetam", "levatiracetam"),
        ("Keppra", "levatiracetam"),
        ("ticagrelor", ""),
        ("centre", ""),
    ],
)
def test_a_drug_is_found_under_its_misprint(typed: str, printed: str) -> None:
    assert misprinted([typed], MISPRINTS) == (((typed, printed),) if printed else ())


def test_a_misprinted_drug_is_searched_for_and_known() -> None:
    question = understand("clopidogrel dose", MISPRINTS, lambda _: 1.0)
    assert question.called.renamed == (("clopidogrel", "clopidrogrel"),)
    assert question.missing.unknown == ()
    assert "clopidrogrel" in question.words


def test_no_drug_that_the_library_prints_is_misprinted(chat: Chat) -> None:
    assert misprinted(["naproxen", "Naprosyn", "colchicine"], chat.lexicon()) == ()
