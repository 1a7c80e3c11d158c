"""Each statement of a claim is made by one unit of the quotes, not put together from two."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.check.claims import Claim, Word, in_class, population
from assistant.check.evidence import Unit
from assistant.check.failure import Failure
from assistant.check.match import USED
from assistant.check.quantities import Quantity, agree, end_of

_LEFT = 0.35
_STRAY = 0.3


def joins(claim: Claim, units: Sequence[Unit]) -> Iterator[Failure]:
    """Each statement of the claim is made by one unit of the quotes, not put together from two."""
    breaks = [m.start() for m in _CLAUSE.finditer(claim.plain) if not _PRONOUN.match(claim.plain, m.end())]
    breaks += [m.end() - 1 for m in [_CONTRASTED.match(claim.plain)] if m]
    cuts = sorted({0, *breaks, len(claim.plain)})
    everything = frozenset().union(*(u.concepts for u in units))
    start = 0
    for _, high in pairwise(cuts):
        if claim.plain[high : high + 1] == ":" and len([w for w in claim.words if start <= w.start < high]) <= 5:
            continue
        words = [w for w in claim.words if start <= w.start < high and w.concept in everything]
        counted = [q for q in claim.quantities if start <= q.start < high and q.unit]
        text, start = claim.plain[start:high], high
        left, used = frozenset(w.concept for w in words) | {q.text for q in counted}, list[Unit]()
        holds = {id(u): u.concepts | {q.text for q in counted if _holds(u, q)} for u in units}
        known = left = left & frozenset().union(*holds.values())
        while left:
            same = used[0].quote if used else -1
            best = max(units, key=lambda u: (len(holds[id(u)] & left), u.quote == same, len(holds[id(u)] & known)))
            used.append(best)
            left -= holds[id(best)]
        alike = any(all(q.text in holds[id(u)] for u in used) for q in counted)
        if not used or _enumerated(used, words, text, alike=alike):
            continue
        rest = [w for w in words if w.concept not in _said(used[0], units)]
        several = len({u.quote for u in used}) > 1 or (len(used) == 1 and bool(rest))
        most = _STRAY if several else _LEFT if len({(u.quote, u.item) for u in used}) > 1 else USED
        wrong = [
            q.text
            for q in counted
            if q.text in known - holds[id(used[0])] and len({(u.quote, u.item) for u in used}) > 1
        ]
        if (
            wrong
            or any(w.term for w in rest)
            or len(rest) > most * len(known)
            or (several and rest[:1] == words[:1] != [])
        ):
            yield Failure("joined", ", ".join(dict.fromkeys([w.text for w in rest] + wrong)))
        elif crossed := _crossed(used[0], words):
            yield Failure("joined", crossed)


def _holds(unit: Unit, q: Quantity) -> bool:
    return any(agree(q, s) or end_of(q, s) for c in (unit.claim, *unit.context) for s in c.quantities)


_CONTRASTED = re.compile(r"(?:whereas|while|although|though|unlike)\b[^,;]*,")
_PRONOUN = re.compile(r"\s*(?:this|it|they|these)\b")

_CLAUSE = re.compile(
    r"(?<=[a-z0-9%])\s+and\s+(?=[a-z-]{5,} \d)|"
    r";|:(?=\s)|(?<=[a-z0-9)])\.\s|,\s+(?:and|but|while|whereas|so|because|since|although|or)\b|\bwhereas\b|\bbut\b"
)


def _said(unit: Unit, units: Sequence[Unit]) -> frozenset[str]:
    """What a unit says; of its outer headings only what no other quote says by itself."""
    near = unit.claim.concepts.union(*(c.concepts for c in unit.context[1:]))
    foreign = frozenset().union(*(u.claim.concepts for u in units if u.quote != unit.quote))
    return unit.concepts - (foreign - near if unit.context else frozenset())


def _crossed(unit: Unit, words: Sequence[Word]) -> str:
    """The words that a row of "A for x, B for y" gives to another member than the claim does; "" where none."""
    named = frozenset(w.concept for w in words if w.term)
    rows = [
        (s.words, frozenset(w.concept for w in unit.claim.words if w.term and w.concept in s.words))
        for s in unit.claim.segments
    ]
    own = [r for r, terms in rows if terms & named]
    if sum(bool(re.search(r"\b(?:for|in)\b", s.text)) for s in unit.claim.segments) < 2:
        return ""
    others = [r - t for r, t in rows if t and not t & named]
    if not own or len([r for r, t in rows if t and r - t]) < 3:
        return ""
    first = next((i for i, w in enumerate(unit.claim.words) if w.term), 0)
    free = frozenset(w.concept for w in unit.claim.words[:first])
    free = free.union(*(r for r, t in rows if not t or t & named), *(c.concepts for c in unit.context))
    return ", ".join(w.text for w in words if any(w.concept in o for o in others) and w.concept not in free)


def _enumerated(used: Sequence[Unit], words: Sequence[Word], text: str, *, alike: bool) -> bool:
    """Whether a clause names in a row what each unit says alike: every unit adds a term, and all share a word or, where
    they are `alike`, an amount."""
    common = frozenset(w.concept for w in words if not in_class(w.concept) and not population(w))
    firsts = []
    for u in used:
        common &= u.claim.concepts | (u.context[-1].concepts if u.context else frozenset())
        others = frozenset().union(*(o.concepts for o in used if o is not u))
        firsts.append(next((w for w in words if w.term and w.concept in u.concepts - others), None))
    if len(used) < 2 or not (common or alike) or not all(firsts):
        return False
    spots = sorted(text.find(w.text) for w in firsts if w)
    return all(re.search(r"\band\b|\bor\b|[,/]", text[a:b]) for a, b in pairwise(spots)) and (
        " and " in text or " or " in text
    )
