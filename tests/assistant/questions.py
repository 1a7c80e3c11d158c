"""A question that says nothing, for tests to fill; and what a text asks of a library whose words are all as rare."""

from assistant.chat import Chat
from assistant.question import Question, understand

ASKED = Question(
    text="",
    words={},
    own=frozenset(),
    printed=frozenset(),
    terms=frozenset(),
    drugs=frozenset(),
    names=(),
    forms=frozenset(),
    renamed=(),
    classed=(),
    grouped=(),
    unknown=(),
    aside=(),
    strange=(),
    everyday=frozenset(),
    unheard=(),
    corrections=(),
    asked_of={},
    kinds=(),
    populations=(),
)


def understood(text: str, chat: Chat) -> Question:
    """What the text asks, in the words of the library."""
    return understand(text, chat.lexicon(), lambda _: 1.0)
