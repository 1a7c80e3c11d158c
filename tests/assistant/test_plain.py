"""Plain words of asking are told from what a question is about."""

import pytest

from assistant.plain import is_plain


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
        "heart",
        "money",
    ],
)
def test_what_a_question_is_about_is_not(word: str) -> None:
    assert not is_plain(word)
