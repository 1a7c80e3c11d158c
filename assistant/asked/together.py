"""Which drugs a question asks to give together: "can I give A with B?", "A plus B?"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.asked.asking import asking
from assistant.asked.aspects import asks_whether_allowed
from index.lexicon import WORD

# What joins two drugs of one treatment, with at most NEAR words around it.
_WITH = re.compile(r"\b(?:with|plus|alongside|on top of|in addition to|adjunct to)\b|[+&]", re.I)
_AND = re.compile(r"\band\b", re.I)
_TO = re.compile(r"\bto\b", re.I)
_ADDS = re.compile(r"\b(?:add(?:ing|ed|s)?|addition of)\b", re.I)
# What is asked there is another thing: which is better, what follows one that failed.
_APART = re.compile(
    r"\b(?:or|vs|versus|than|instead|switch\w*|replac\w*|compar\w*|then|after|before|without|not)\b|[,;?!]|\. ", re.I
)
NEAR = 5  # words between two names that are still of one treatment


def asked_together(text: str, drugs: Sequence[str]) -> tuple[str, ...]:
    """The first two of the drugs, as typed, that a question asks to give together; () for a choice between them, or for one."""
    asks = asking(text)
    places = [found for found in WORD.finditer(asks) if found[0] in drugs]
    for first, second in pairwise(places):
        between = asks[first.end() : second.start()]
        if first[0] == second[0] or _APART.search(between) or len(between.split()) > NEAR:
            continue
        joined = (
            _WITH.search(between)
            or (_AND.search(between) and asks_whether_allowed(asks))
            or (_TO.search(between) and _ADDS.search(asks[: first.start()]))
        )
        if joined:
            return (first[0], second[0])
    return ()
