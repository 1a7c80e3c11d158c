"""Nothing is said of more people, more surely, or for another reason than the quotes say it."""

import re
from collections.abc import Iterator, Sequence

from assistant.check.claims import Claim
from assistant.check.evidence import Unit
from assistant.check.failure import Failure
from assistant.check.match import overlap

_EVERYONE = re.compile(
    r"\b(?:any|all|every|each) (?:[a-z]+ )?(?:patients?|persons?|people|adults?|child|children|wom[ae]n|m[ae]n|cases?)\b"
    r"|\b(?:anyone|everyone|everybody|anybody)\b(?! (?:already|on|who|whose|with|taking)\b)|\b(?:regardless|irrespective|no matter|in every|universally|invariably)\b"
)
_WIDE = re.compile(
    r"\b(?:any|all|every|each|anyone|everyone|regardless|irrespective|whether|always|routine\w*|universal\w*)\b"
)
_SURE = re.compile(
    r"\b(?:prov(?:en|ed|es)|cures?|cured|curative|guarante\w+|definite(?:ly)?|certain(?:ly)?|undoubtedly|invariably|always works?)\b"
)
_HEDGED = re.compile(r"\bnot\b|\bno\b|\black|\binsufficient\b|\bun(?:proven|certain)")
_BECAUSE = re.compile(r"\b(?:because|since|so as to|in order to)\b(?P<reason>[^,;:.]+)")
KNOWN = 0.4  # share of the words of a reason that the quotes must hold


def overreach(claim: Claim, units: Sequence[Unit]) -> Iterator[Failure]:
    """A claim of all where the quotes speak of some, a proof where they only promise, a reason that they do not give."""
    sources = [c.plain for u in units for c in (u.claim, *u.context)]
    if (found := _EVERYONE.search(claim.plain)) and not any(map(_WIDE.search, sources)):
        yield Failure("restriction", found[0])
    if (found := _SURE.search(claim.plain)) and not _HEDGED.search(claim.plain) and not any(map(_SURE.search, sources)):
        yield Failure("term", found[0])
    known = frozenset().union(*(u.concepts for u in units))
    for found in _BECAUSE.finditer(claim.plain):
        words = frozenset(w.concept for w in claim.words if found.start("reason") <= w.start < found.end("reason"))
        if words and overlap(words, known) < KNOWN:
            yield Failure("meaning", found[0].strip())
