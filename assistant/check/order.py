"""What comes before what: a claim keeps "before" and "after" as its quotes say them."""

import re
from collections.abc import Iterator, Sequence
from itertools import product

from assistant.check.claims import Claim
from assistant.check.evidence import Unit
from assistant.check.failure import Failure
from assistant.check.wording import concept


def order(claim: Claim, units: Sequence[Unit]) -> Iterator[Failure]:
    """Where a claim turns "before" and "after" or "rather than" round, or says "before" of what has no order."""
    sources = [c for u in units for c in (u.claim, *u.context)]
    for (taken, left), (rightly, wrongly) in product(_insteads(claim), [i for c in sources for i in _insteads(c)]):
        if left & rightly and taken & wrongly and not left & wrongly:
            yield Failure("comparison", "rather than")
    theirs = [o for c in sources for o in _orders(c)]
    for cue, words in _orders(claim):
        if any(words & w if words else True for c, w in theirs if c == cue) or (not words and cue == "after"):
            continue
        met = [o for c in sources for o in c.segments if _MET.match(o.text)]
        if not words or (cue == "before" and any(words <= set(map(concept, o.text.split())) for o in met)):
            yield Failure("comparison", cue)
            continue
        if any(words & w for c, w in theirs if c != cue):
            yield Failure("comparison", cue)
        elif cue == "before":
            homes = [c for c in sources if len(words & c.concepts) * 2 > len(words & claim.concepts) > 0]
            if homes and not any(_IN_ORDER.search(c.plain) for c in homes):
                yield Failure("comparison", cue)


def _insteads(claim: Claim) -> list[tuple[frozenset[str], frozenset[str]]]:
    """For each "rather than" the words of its sentence before and behind it."""
    return [
        (
            frozenset(w.concept for w in claim.words if w.end <= m.start()),
            frozenset(w.concept for w in claim.words if w.start >= m.end()),
        )
        for m in re.finditer(r"\binsteadof\b", claim.plain)
    ]


_MET = re.compile(r"\b(?:when|if|once)\b")

_IN_ORDER = re.compile(
    r"\b(?:before|after|until|previous|prior|earlier|preced|follow|then\b|first\b|start|initia|beginning|ensure|yet|already)"
)


def _orders(claim: Claim) -> list[tuple[str, frozenset[str]]]:
    """Each "before" and "after" with the next words behind it."""
    found = []
    for m in re.finditer(r"\b(?:before|after)\b", claim.plain):
        later = [t.group() for t in claim.tokens(m.end(), len(claim.plain)) if t.group() not in _ARTICLES]
        found.append((m.group(), frozenset(concept(t) for t in later[:3])))
    return found


_ARTICLES = frozenset("a an the each every any of is are its their that this and in for with to or".split())
