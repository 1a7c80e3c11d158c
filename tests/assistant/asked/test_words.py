"""What single words say: of asking, for whom, of what."""

import pytest

from assistant.asked.words import (
    content_words,
    is_everyday,
    is_term,
    names_nothing,
    names_one_thing,
    tells_nothing,
    topic_words,
)


@pytest.mark.parametrize(
    "word", ["the", "suggested", "12kg", "dose", "dosage", "duration", "mortality", "baby", "dialysis"]
)
def test_what_is_asked_and_for_whom_is_not_what_it_is_asked_of(word: str) -> None:
    assert names_nothing(word)


@pytest.mark.parametrize("word", ["naproxen", "gout", "antibiotics", "contraindications"])
def test_what_something_is_asked_of_is_named(word: str) -> None:
    assert not names_nothing(word)


@pytest.mark.parametrize("word", ["suggested", "dose", "contraindications", "antibiotics", "abx"])
def test_a_part_of_a_guideline_and_a_sort_of_treatment_name_no_topic(word: str) -> None:
    assert tells_nothing(word)


@pytest.mark.parametrize("word", ["naproxen", "gout", "pregnancy"])
def test_a_drug_an_illness_and_people_do(word: str) -> None:
    assert not tells_nothing(word)


def test_what_a_text_is_about_is_said_by_its_other_words() -> None:
    asked = "And what is the dose of naproxen for it instead?"
    assert content_words(asked) == ["dose", "naproxen"]
    assert topic_words(asked) == ["naproxen"]
    assert content_words("what about it?") == topic_words("what about it?") == []


@pytest.mark.parametrize(
    ("word", "term"), [("etoposide", True), ("HbA1c", True), ("trolley", False), ("mg", False), ("anti-CD20", False)]
)
def test_a_term_is_no_everyday_english(word: str, term: bool) -> None:
    assert is_term(word) is term


@pytest.mark.parametrize(
    ("word", "one"), [("asthma", True), ("pericarditis", True), ("drip", False), ("PE", True), ("transplant", True)]
)
def test_of_some_words_medicine_has_one_meaning(word: str, one: bool) -> None:
    assert names_one_thing(word) is one


@pytest.mark.parametrize(("word", "everyday"), [("trolley", True), ("toddler", False), ("etoposide", False)])
def test_everyday_english_tells_no_topic(word: str, everyday: bool) -> None:
    assert is_everyday(word) is everyday
