"""Why a written sentence is not supported."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "reference", "number", "unit", "comparison", "subject", "term", "negation", "restriction", "joined", "meaning"
]

# What a failure names where it names no word and no number of the sentence; UNLIKE with the figure behind it.
UNCITED, SAYS_NOTHING, UNLIKE = "no quote cited", "nothing said", "similarity"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a sentence is not supported: the rule that it breaks, and the word or number that breaks it."""

    kind: Kind
    what: str
