"""A question that says nothing, for tests to fill; one of some words; what a text asks of a library whose words are all as rare; and what is quoted
of the hits that a test makes up."""

from dataclasses import replace
from typing import Any

from assistant.asked.question import Called, Missing, Question, understand
from assistant.asked.words import names_nothing
from assistant.chat import Chat
from assistant.quotes import choose
from assistant.types import Quote
from assistant.vocabulary.patient import patient
from index.split import passages
from index.types import Document, Hit

ASKED = Question(
    text="",
    words={},
    subject=frozenset(),
    own=frozenset(),
    printed=frozenset(),
    terms=frozenset(),
    drugs=frozenset(),
    called=Called(),
    missing=Missing(),
    drug_names={},
    illnesses={},
    kinds=(),
    for_treatment=False,
    populations=(),
)


def asked_in(words: dict[str, float], **fields: Any) -> Question:
    """A question of these words, with their rarity, and with these fields."""
    return replace(ASKED, words=words, subject=frozenset(w for w in words if not names_nothing(w)), **fields)


def understood(text: str, chat: Chat) -> Question:
    """What the text asks, in the words of the library."""
    return understand(text, chat.lexicon(), lambda _: 1.0)


def hit(document: Document, place: int, lines: list[float]) -> Hit:
    """A hit of the document's passage at `place`, with these scores of its statements."""
    passage = passages(document)[place]
    assert passage.last - passage.first == len(lines)
    return Hit(passage, max(lines) + 0.5, tuple(lines), similarity=0.5, coverage=0.5)


def chosen(asked: str, chat: Chat, document: Document, *hits: Hit) -> tuple[Quote, ...]:
    """What is quoted of the hits, all in one document."""
    return choose(hits, understood(asked, chat), {document.name: document}, patient(asked))
