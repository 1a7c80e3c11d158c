"""Two amounts or two names of a claim that stand where their quote has the other one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from assistant.check.claims import Claim, Word
from assistant.check.evidence import Printed, Unit
from assistant.check.failure import Failure
from assistant.check.quantities import Quantity
from assistant.vocabulary.drugs import is_drug

# Where the label of a share stands: "28% for mild symptoms", "mild in about 28%".
_BEHIND = re.compile(r"\s*(?:for|of|with|among)\b")
_BEFORE = re.compile(r"[a-z] in (?:about |approximately |around )?$")
# "0.1% or 0.03%", in whichever order.
_CHOICE = re.compile(r"\s*(?:or|and|,)\s*")
# Between what a sentence says of one name and of another, and what it tells side by side.
_CUT = re.compile(r"[,;:]|\b(?:while|whereas|but|because|since|if|when|unless|and|or)\b")
_SIDE_BY_SIDE = re.compile(r";|\b(?:while|whereas|but)\b|, and\b")


def exchanged(claim: Claim, found: Mapping[Quantity, Sequence[Printed]]) -> Iterator[Failure]:
    """Two amounts in one unit that stand where the only sentences with both have the other one."""
    for q, p in combinations(found, 2):
        if q.start >= p.start or q.unit != p.unit:
            continue
        if q.values == p.values:
            places = {(a.home.text, a.quantity.start): a for a in (*found[q], *found[p])}
            if len(places) == 1 and all(_doubled(a) for a in places.values()):
                yield Failure("subject", f"{q.text}, {p.text}")
            continue
        if _CHOICE.fullmatch(claim.plain, q.end, p.start):
            continue
        both = [(a, b) for a in found[q] for b in found[p] if a.home is b.home]
        if both and all(_swapped(claim, q, p, a, b.quantity) for a, b in both):
            yield Failure("subject", f"{q.text}, {p.text}")


def exchanged_names(claim: Claim, units: Sequence[Unit]) -> Iterator[Failure]:
    """Two names that a claim tells apart and that stand where the one sentence with both has the other one: "heparin for a, warfarin for b"."""
    for home in (u.claim for u in units):
        names = {w.concept: w for w in home.words if w.term or is_drug(w.text)}
        mine = {w.concept: w for w in claim.words if w.concept in names}
        for a, b in combinations(mine, 2):
            told, said = _stretches(claim, mine[a], mine[b]), _stretches(home, names[a], names[b])
            if not told or not said or any(x.isdisjoint(y) for x, y in zip(told, said[::-1], strict=True)):
                continue
            if _shared(told, said[::-1]) > _shared(told, said):
                yield Failure("subject", f"{mine[a].text}, {mine[b].text}")


def _stretches(claim: Claim, a: Word, b: Word) -> tuple[frozenset[str], frozenset[str]] | None:
    """The concepts that stand with each of two words in its stretch of a sentence; None where they stand in the same one."""
    cuts = [0, *(m.start() for m in _CUT.finditer(claim.plain)), len(claim.plain)]
    places = [next((low, high) for low, high in pairwise(cuts) if low <= w.start < high) for w in (a, b)]
    if places[0] == places[1]:
        return None
    first, second = (claim.between(*place) - {a.concept, b.concept} for place in places)
    return first - second, second - first


def _doubled(printed: Printed) -> bool:
    """Whether an amount that a claim gives twice is one of two in its unit: "14 days for a and 21 days for b"."""
    _, home, s = printed
    return [t.values == s.values for t in home.quantities if t.unit == s.unit and _printed(t) == _printed(s)] in (
        [True, False],
        [False, True],
    )


def _printed(q: Quantity) -> str:
    """The unit of an amount as it is printed, "" for none: a kilogram of body is no dose."""
    return q.text.rstrip("0123456789").rpartition(" ")[2].lstrip("0123456789.,-/")


def _sides(claim: Claim, q: Quantity) -> tuple[frozenset[str], frozenset[str]]:
    """The concepts of up to three words before a quantity and behind it, as far as the next quantity; that it is "per day" counts for none."""
    low = max((p.end for p in claim.quantities if p.end <= q.start), default=0)
    later = [p for p in claim.quantities if p.start >= q.end]
    if later and claim.plain[q.end : later[0].end] == " per day":
        later = later[1:]
    high = later[0].start if later else len(claim.plain)
    words = [w for w in claim.words if low <= w.start < high]
    before, behind = [w for w in words if w.start < q.start], [w for w in words if w.start >= q.end]
    return frozenset(w.concept for w in before[-3:]), frozenset(w.concept for w in behind[:3])


def _swapped(claim: Claim, q: Quantity, p: Quantity, printed: Printed, t: Quantity) -> bool:
    """Whether two quantities of a sentence stand where the quote, which prints the first and `t`, has the other one."""
    _, home, s = printed

    mine, theirs = _apart(claim, q, p), _apart(home, s, t)
    if mine and theirs:
        return _shared(mine, theirs[::-1]) > _shared(mine, theirs)
    # "Mild in 28%" of "28% for mild symptoms": what stands before the one stands behind the other.
    crossed = bool(_BEHIND.match(home.plain, s.end)) and bool(_BEFORE.search(claim.plain[: q.start]))

    def alike(a: Quantity, b: Quantity) -> int:
        sides = _sides(home, b)
        return _shared(_sides(claim, a), sides[::-1] if crossed else sides)

    return alike(q, t) + alike(p, s) > alike(q, s) + alike(p, t) + 1


def _shared(mine: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]]) -> int:
    """How many words two pairs have in common, first with first and second with second."""
    return sum(len(a & b) for a, b in zip(mine, theirs, strict=True))


def _apart(claim: Claim, q: Quantity, p: Quantity) -> tuple[frozenset[str], frozenset[str]] | None:
    """The concepts and amounts beside each of two quantities that a sentence sets side by side; None where it does not."""
    cuts = [0, *(m.start() for m in _SIDE_BY_SIDE.finditer(claim.plain)), len(claim.plain)]
    parts = {(low, high): None for x in (q, p) for low, high in pairwise(cuts) if low <= x.start < high}
    if len(parts) < 2:
        return None
    first, second = (
        claim.between(low, high) | {o.text for o in claim.quantities if low <= o.start < high and o not in (q, p)}
        for low, high in parts
    )
    return first, second
