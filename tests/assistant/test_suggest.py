"""Suggested questions are covered by the sources and were not asked before."""

import pytest

from assistant import suggest
from assistant.chat import Chat
from assistant.types import Quote, Turn
from index.read import read_bytes
from index.types import Document


def test_examples_come_from_every_document(chat: Chat) -> None:
    found = suggest.examples(chat.documents())
    assert 2 <= len(found) <= suggest.MOST_EXAMPLES
    assert len(set(found)) == len(found)
    assert any("asthma" in question.lower() for question in found)
    assert any("gout" in question.lower() for question in found)
    assert suggest.examples(()) == ()


def test_examples_are_answered(chat: Chat) -> None:
    for question in suggest.examples(chat.documents()):
        assert chat.ask(question).quotes, question


def test_follow_ups_are_about_what_was_not_shown(gout: Document) -> None:
    attack = next(i for i, s in enumerate(gout.statements) if gout.sections[s.section].path[-1] == "Acute attack")
    found = suggest.follow_ups([Quote(gout, attack, attack + 1, (attack,))], [], "q")
    assert 1 <= len(found) <= suggest.MOST_FOLLOW_UPS
    assert any("Prevention" in question for question in found)
    assert not any("Acute attack" in question for question in found)


@pytest.mark.parametrize(
    ("title", "heading", "suggested"),
    [
        ("Gout", "Clinical features", "Gout: Clinical features"),
        ("Gout", "Acute gout", "Acute gout"),
        ("Gout", "Treatment of acute attacks", "Treatment of acute attacks"),
        ("Gout", "When is surgery needed?", "When is surgery needed?"),
        ("Gout", "When surgery is needed", "When surgery is needed"),
        ("Gout", "When to start", "Gout: When to start"),
        ("Gout", "1.1 Before any medication", "Gout: Before any medication"),
        ("Gout", "A. Drugs that lower urate", "Drugs that lower urate"),
        ("Gout", "Table 2: Drugs", None),
        ("Gout", "This guideline is not", None),
        ("Gout", "Fujita, Yu; Takeshita, F", None),
        ("Gout", "February 11, 2020", None),
        ("A guideline on all that can be done for people who have gout today", "Diet", None),
    ],
)
def test_a_heading_that_names_a_topic_is_suggested(title: str, heading: str, suggested: str | None) -> None:
    text = f"# {title}\n\n## {heading}\n\nColchicine may be given.\n"
    found = suggest.examples([read_bytes(text.encode(), name="gout.md")])
    assert found == ((suggested,) if suggested else ())


def test_what_was_asked_is_not_suggested_again(chat: Chat) -> None:
    quotes = chat.ask("salbutamol by nebuliser").quotes
    for question in suggest.follow_ups(quotes, [], "q"):
        assert question not in suggest.follow_ups(quotes, [Turn(question, chat.ask(question))], "q")
    assert suggest.follow_ups((), [], "q") == ()
