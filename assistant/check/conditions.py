"""Conditions of a quote: a claim that says what stands under one says the condition too."""

import re
from collections.abc import Iterator

from assistant.check.agreement import agree
from assistant.check.claims import Claim, Segment
from assistant.check.evidence import Unit
from assistant.check.failure import Failure
from assistant.check.match import is_used, overlap
from assistant.check.wording import concept

_KEPT = 0.4  # share of the words of a condition that keeps it
_EXPLAINED = 0.4  # and of another clause of the quote, from which a condition of the claim is of that clause
_ALIKE = 0.5  # share of the words of a condition of the claim from which it is another condition of the quote
# "If not available, other drugs …" says nothing of when the one at hand is given.
_UNAVAILABLE = re.compile(r"(?:if|when|where) (?:[a-z]+ ){0,2}?(?:not|un)[ -]?available\b")


def conditions(claim: Claim, unit: Unit) -> Iterator[Failure]:
    """Conditions of which a claim holds the consequence only."""
    for i, s in enumerate(unit.claim.segments):
        if (
            s.conditional
            and not _UNAVAILABLE.match(s.text)
            and _says_consequence(claim, unit, i)
            and not _says_otherwise(claim, unit.claim, i)
            and _drops(claim, unit.claim, s)
        ):
            yield Failure("restriction", s.text)


def _says_consequence(claim: Claim, unit: Unit, i: int) -> bool:
    """Whether a claim says what stands under the condition that segment `i` is: the clause beside it; or, where there is none, some
    of the lead-in."""
    segments = unit.claim.segments
    earlier = [o for o in segments[:i] if o.own][-1:]
    if earlier and earlier[0].conditional:  # "a when b, after c": c is a condition of a, too
        earlier += [o for o in segments[:i] if o.own and not o.conditional][-1:]
    beside = earlier or [o for o in segments[i + 1 :] if o.own][:2]
    named = unit.context[-1].concepts & claim.concepts if unit.context and not beside else frozenset[str]()
    if named and any(o.denies for o in segments) and not any(m.denies for m in claim.segments):
        return False  # "they should be avoided when …" of a claim that says something else of them
    own = claim.concepts - unit.above
    return bool(named) or any(is_used(claim, o.words) or (own and own <= o.words) for o in beside)


def _says_otherwise(claim: Claim, home: Claim, i: int) -> bool:
    """Whether a claim has a condition that may stand for segment `i`: one of its own, or another of the quote's."""
    segments, s = home.segments, home.segments[i]
    conditions = [m for m in claim.segments if m.conditional]
    explained = [o for o in segments if o is not s and o.own]
    if any(m.own and not any(overlap(o.words, m.words) >= _EXPLAINED for o in explained) for m in conditions):
        return True
    coordinated = i and segments[i - 1].conditional and re.search(r"\b(?:and|or)$", segments[i - 1].text)
    if coordinated and overlap(segments[i - 1].words, claim.concepts) >= _KEPT:
        return True
    others = [o for o in segments if o.conditional and o is not s and not re.match("before|after|until", o.text)]
    if any(overlap(m.words, o.words) >= _ALIKE for m in conditions for o in others):
        return True
    # "If unconfirmed" of a claim that says "once confirmed".
    return not claim.concepts.isdisjoint(concept(home.opposite(w.text)) for w in home.words if w.concept in s.words)


def _drops(claim: Claim, home: Claim, s: Segment) -> bool:
    """Whether a claim says too little of the words of a condition, and none of its amounts; of one without words of its own,
    whether it has no condition at all."""
    amounts = [q for q in home.quantities if q.text in s.text]
    counted = any(agree(p, q) for q in amounts for p in claim.quantities)
    if s.own:
        explained = frozenset().union(*(o.words for o in home.segments if o is not s and o.own))
        return overlap(s.words - explained or s.words, claim.concepts) < _KEPT and not counted
    if any(m.conditional for m in claim.segments):
        return False
    limited = any(m.limits for m in claim.segments)
    return bool(amounts and not counted) or bool(re.match("unless|before", s.text) and not limited)
