"""Plain words of asking are told from what a question is about."""

from pathlib import Path

import pytest

from assistant.vocabulary import plain
from assistant.vocabulary.drugs import is_drug
from assistant.vocabulary.people import people_named
from assistant.vocabulary.plain import is_general, is_plain
from assistant.vocabulary.synonyms import is_name


@pytest.mark.parametrize(
    "word",
    [
        "where",
        "doesn't",
        "doesn’t",
        "Steps",
        "matters",
        "recommended",
        "kg",
        "the",
        "12kg",
        "30yo",
        "68M",
        "2nd",
        "brother",
        "Monday",
        "82-year-old",
    ],
)
def test_a_word_that_people_ask_with_is_plain(word: str) -> None:
    assert is_plain(word)


@pytest.mark.parametrize(
    "word",
    [
        "ferritin",
        "anakinra",
        "pregnancy",
        "biopsy",
        "renal",
        "mortality",
        "PLEX",
        "B12",
        "CD20",
        "H1N1",
        "CAR-T",
        "heart",
        "money",
    ],
)
def test_what_a_question_is_about_is_not(word: str) -> None:
    assert not is_plain(word)


@pytest.mark.parametrize(
    ("word", "general"),
    [
        ("compulsory", True),
        ("Tackled", True),
        ("enteric", False),
        ("iron", False),
        ("ferritin", False),
        ("fever", False),
    ],
)
def test_general_english_tells_no_topic(word: str, general: bool) -> None:
    assert is_general(word) == general


def test_no_word_of_general_english_is_a_name_of_medicine() -> None:
    _, _, words = Path(plain.__file__).with_name("general.txt").read_text().split("\n", 2)
    assert [w for w in words.split() if is_name(w) or is_drug(w) or people_named(w)] == []
