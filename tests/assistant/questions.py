"""A question that says nothing, for tests to fill."""

from assistant.question import Question

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
    unknown=(),
    aside=(),
    strange=(),
    unheard=(),
    corrections=(),
    kinds=(),
    populations=(),
)
