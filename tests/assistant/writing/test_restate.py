"""Whether a model's reading of a follow-up holds to its conversation."""

import pytest

from assistant.types import Answer, Turn
from assistant.writing.restate import is_faithful

HISTORY = (Turn("when is PLEX indicated", Answer("when is PLEX indicated", "when is PLEX indicated", "answered", ())),)
READING = "{} · Plasma exchange in secondary HLH · when is PLEX indicated"


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("and in pregnancy?", "When is PLEX indicated in pregnancy?"),
        ("what dose?", "What dose of PLEX?"),
    ],
)
def test_a_reading_with_the_topic_of_the_conversation_is_faithful(question: str, found: str) -> None:
    assert is_faithful(found, question, HISTORY, READING.format(question))


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("and in pregnancy?", "and in pregnancy?"),
        ("what dose?", "what dose?"),
        ("what dose?", "What dose is indicated?"),
    ],
)
def test_an_echo_that_loses_the_topic_is_not(question: str, found: str) -> None:
    assert not is_faithful(found, question, HISTORY, READING.format(question))


def test_what_was_asked_last_is_a_topic_too() -> None:
    history = (*HISTORY, Turn("and steroids?", Answer("and steroids?", "and steroids?", "answered", ())))
    reading = "what dose? · and steroids? · when is PLEX indicated"
    assert is_faithful("What dose of steroids?", "what dose?", history, reading)
    assert not is_faithful("What dose?", "what dose?", history, reading)


def test_where_nothing_is_taken_from_the_conversation_nothing_can_be_lost() -> None:
    assert is_faithful("How is gout treated?", "How is gout treated?", HISTORY, "How is gout treated?")


def test_a_topic_counts_under_any_of_its_names() -> None:
    assert is_faithful(
        "Which dose of plasma exchange?", "which dose?", _plasma_exchange(), READING.format("which dose?")
    )


def _plasma_exchange() -> tuple[Turn, ...]:
    asked = "when is plasma exchange (PLEX) indicated"
    return (Turn(asked, Answer(asked, asked, "answered", ())),)


@pytest.mark.parametrize(("found", "faithful"), [("How often is PLEX in TTP?", True), ("How often is PLEX?", False)])
def test_a_question_that_goes_on_from_a_refused_one_keeps_all_its_topics(found: str, faithful: bool) -> None:
    asked = "PLEX in TTP"
    history = (Turn(asked, Answer(asked, asked, "not_found", ())),)
    assert is_faithful(found, "how often?", history, "how often? [PLEX in TTP]") == faithful
