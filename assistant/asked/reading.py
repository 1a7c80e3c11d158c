"""A question as it is searched for: one line of text that a user can see and edit.

It is the question and, each behind a middle dot, what it may lean on: "and what regimen? · when is PLEX indicated"; or, in
brackets, the refused question that it continues: "how often? [PLEX in TTP]".
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

DOTS = re.compile(r"(?:^|(?<=\s))·(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as it is searched for.

    asked    what is asked
    context  the parts of the conversation that it leans on, nearest first; before them, of a question in several parts, the parts before
             it, nearest first as well
    topic    the title among them; "" where there is none, or its document does not print all that the question names
    near     document → how much more its quotes count, since the conversation was about it
    """

    asked: str
    context: tuple[str, ...] = ()
    topic: str = ""
    near: Mapping[str, float] = field(default_factory=dict)

    def __str__(self) -> str:
        return " · ".join((self.asked, *self.context))


def parse(text: str) -> Reading:
    """A reading from its one line, as `str()` writes it and a user may have edited it. "" asks nothing."""
    asked, *context = [part.strip() for part in DOTS.split(text) if part.strip()] or [""]
    return Reading(asked, tuple(context))


def continued(text: str) -> tuple[str, str]:
    """What a question says itself, and the refused one that it continues, in brackets at the end; "" for none."""
    if not text.endswith("]") or " [" not in text:
        return text, ""
    own, refused = text.removesuffix("]").split(" [", 1)
    return own, refused
