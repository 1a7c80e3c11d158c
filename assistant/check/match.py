"""How much of a clause the words of a claim and of its quotes share."""

from collections.abc import Sequence

from assistant.check.agreement import agree
from assistant.check.claims import Claim, Segment
from assistant.check.clauses import clauses
from assistant.check.evidence import Unit
from assistant.check.wording import concept

_NEARLY = 0.7  # share of the most words that a segment has in common, for another to match as well
_FAR_MORE = 1.4  # times as many words of a claim as the unit itself says
_SAME = 0.8  # share of the words that the best unit says itself, for another to count as where a statement comes from
TOUCHED = 0.5  # share of the words of a clause from which a claim speaks of it
USED = 0.6  # and from which it says it
WHOLE = 0.75  # and from which it says all of it
# What nearly every quote speaks of: to say it is not to say what a quote confines something to.
BROAD = frozenset(concept(w) for w in "disease infection symptom condition pain".split())


def overlap(words: frozenset[str], known: frozenset[str]) -> float:
    """The share of some words that are known, from 0 to 1; 0 of none."""
    return len(words & known) / len(words) if words else 0.0


def matching(words: frozenset[str], others: Sequence[Segment]) -> list[Segment]:
    """The segments that hold most of some words."""
    best = max((len(words & o.words) for o in others), default=0)
    return [o for o in others if best and len(words & o.words) >= _NEARLY * best]


def segments_of(units: Sequence[Unit]) -> list[Segment]:
    return [s for u in units for c in u.claims for s in c.segments]


def homes(claim: Claim, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units that the claim rests on: for each of its statements those that say most of it, amounts too, in their order.

    units  at least one
    """
    amounts = [
        frozenset(q.text for q in claim.quantities if any(agree(q, s) for s in u.claim.quantities)) for u in units
    ]
    own_words = [u.claim.concepts | a for u, a in zip(units, amounts, strict=True)]
    all_words = [u.concepts | a for u, a in zip(units, amounts, strict=True)]
    known = frozenset().union(*all_words)
    found: set[int] = set()
    for clause in clauses(claim, known):
        for subject, predicate in clause.statements():
            words = subject | predicate
            most = max(len(words & u) for u in all_words)
            best = [(len(words & own_words[i]), i) for i, u in enumerate(all_words) if len(words & u) == most]
            own = max(n for n, _ in best)
            found |= {i for n, i in best if n >= _SAME * own}
    return tuple(u for i, u in enumerate(units) if i in found)


def is_used(claim: Claim, words: frozenset[str]) -> bool:
    """Whether a claim says most of some words, or little else, or one of its clauses does."""
    return (
        overlap(words, claim.concepts) >= USED
        or bool(claim.concepts <= words)
        or any(m.own and len(m.words) > 1 and overlap(m.words, words) >= WHOLE for m in claim.segments)
    )


def is_elsewhere(claim: Claim, words: frozenset[str], unit: Unit, units: Sequence[Unit]) -> bool:
    """Whether another quote says what the claim shares with some words of a unit, and far more of the claim. Those that stand under that unit do not count."""
    shared, own = words & claim.concepts, len(unit.concepts & claim.concepts)
    return any(
        u.quote != unit.quote
        and shared <= u.near
        and all(c.plain != unit.claim.plain for c in u.context)
        and len(u.concepts & claim.concepts) >= _FAR_MORE * own
        for u in units
    )
