"""Every number of a claim stands in a quote, with its unit and comparison, and is of the same drug."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from assistant.check.agreement import agree, end_of, opposed, same_bound
from assistant.check.claims import Claim, Word
from assistant.check.classes import in_class
from assistant.check.evidence import Unit
from assistant.check.failure import Failure
from assistant.check.quantities import Quantity
from assistant.vocabulary.drugs import is_drug
from assistant.vocabulary.number_words import NUMBER_WORDS

# Not the parts of "one in four": the quotes may give a percentage.
_COUNT = re.compile(rf"(?<! in )\b({'|'.join(w for w in NUMBER_WORDS if w != 'one')})\b(?! in )")
_OTHERWISE = {"two": ("both", "second", "twice", "pair", "double"), "three": ("triple", "third", "thrice")}
_AFTER = re.compile(r"\bafter(?: the first)?\s*$")
_LASTING = re.compile(r"\b(?:for|during)(?: (?:up to|about|at least|a total of|the first))?\s*$")
_LATE = re.compile(r"\b(before|after)(?: [a-z]+)?\s*$")
# Where the label of a share stands: "28% for mild symptoms", "mild in about 28%".
_BEHIND = re.compile(r"\s*(?:for|of|with|among)\b")
_BEFORE = re.compile(r"[a-z] in (?:about |approximately |around )?$")
# "0.1% or 0.03%", in whichever order.
_CHOICE = re.compile(r"\s*(?:or|and|,)\s*")
_SOON = re.compile(r"^\s*(before|after)\b")


class Printed(NamedTuple):
    """A quantity of the quotes: the unit that it belongs to, and the sentence or heading of it that prints it."""

    unit: Unit
    home: Claim
    quantity: Quantity


def numbers(claim: Claim, units: Sequence[Unit]) -> Iterator[Failure]:
    """Every number stands in a quote with the same unit and comparison, and is of the same drug."""
    printed = [Printed(u, c, q) for u in units for c in u.claims for q in c.quantities]
    dosed = frozenset(o for _, c, q in printed if q.is_dose for o in _owners(c, q, [w for w in c.words if w.term]))
    found: dict[Quantity, list[Printed]] = {}
    for q in claim.quantities:
        alike = [p for p in printed if agree(q, p.quantity) or end_of(q, p.quantity)]
        compared = [p for p in alike if states(claim, q, p) and _same_order(claim, q, p)]
        given = q.is_dose or q.unit == "every hour"
        found[q] = [p for p in compared if not given or _same_drug(claim, q, p, dosed)]
        if not alike:
            yield Failure("unit" if any(q.raw == p.quantity.raw for p in printed) else "number", q.text)
        elif not compared:
            yield Failure("comparison", q.text)
        elif not found[q]:
            yield Failure("subject", q.text)
    yield from _counts(claim, units)
    yield from _rates(claim, found)
    yield from _exchanged(claim, found)


def states(claim: Claim, q: Quantity, printed: Printed) -> bool:
    """Whether a quote has an amount of a claim under the same comparison, as one end of a range that the claim names, or denies
    the opposite comparison."""
    s = printed.quantity
    if end_of(q, s):
        return True
    denied = opposed(q, s) and (_stands_denied(printed.home, s) or _stands_denied(claim, q))
    return agree(q, s) and (same_bound(q, s) or denied)


def _counts(claim: Claim, units: Sequence[Unit]) -> Iterator[Failure]:
    """Numbers in words that count something ("six studies") and stand in no quote, in words or digits."""
    texts = [c.plain for u in units for c in u.claims]
    for m in _COUNT.finditer(claim.plain):
        number = m[1]
        forms = (number, str(NUMBER_WORDS[number]), *_OTHERWISE.get(number, ()))
        counted = re.compile(rf"\b(?:{'|'.join(forms)})\b")
        if not any(q.start <= m.start() < q.end for q in claim.quantities) and not any(map(counted.search, texts)):
            yield Failure("number", number)


def _stands_denied(home: Claim, s: Quantity) -> bool:
    """Whether an amount stands in a clause that denies or forbids."""
    return any(m.maybe and s.text in m.text for m in home.segments)


def _rates(claim: Claim, found: Mapping[Quantity, Sequence[Printed]]) -> Iterator[Failure]:
    """A dose is taken as often as its quote says: "5 mg 3 times daily, up to 40 mg daily" is not 40 mg 3 times daily."""
    for q, p in pairwise(claim.quantities):
        if not q.is_dose or p.unit != "every hour":
            continue
        rates = [next((r for r in home.quantities if r.start >= dose.end), None) for _, home, dose in found[q]]
        known = [r for r in rates if r and r.unit == "every hour"]
        if known and len(known) == len(rates) and not any(agree(p, r) or end_of(p, r) for r in known):
            yield Failure("subject", f"{q.text}, {p.text}")


def _exchanged(claim: Claim, found: Mapping[Quantity, Sequence[Printed]]) -> Iterator[Failure]:
    """Two amounts in one unit that stand where the only sentences with both have the other one."""
    for q, p in combinations(found, 2):
        if q.start >= p.start or q.unit != p.unit:
            continue
        if q.values == p.values:
            places = {(a.home.text, a.quantity.start): a for a in found[p]}
            if len(places) == 1 and all(_doubled(a) for a in places.values()):
                yield Failure("subject", f"{q.text}, {p.text}")
            continue
        if _CHOICE.fullmatch(claim.plain, q.end, p.start):
            continue
        both = [(a, b) for a in found[q] for b in found[p] if a.home is b.home]
        if both and all(_swapped(claim, q, p, a, b.quantity) for a, b in both):
            yield Failure("subject", f"{q.text}, {p.text}")


def _same_order(claim: Claim, q: Quantity, printed: Printed) -> bool:
    """Whether a time stands behind "before" or "after" in both, and not behind "after" in one and "for" or "over" in the other."""
    home, s = printed.home, printed.quantity
    lasts = s.bound == "over" or _LASTING.search(home.plain[: s.start])
    if q.unit == "hour" and q.bound not in ("<=", "within") and lasts and _AFTER.search(claim.plain[: q.start]):
        return False
    ends = ((_LATE, claim.plain[: q.start], home.plain[: s.start]), (_SOON, claim.plain[q.end :], home.plain[s.end :]))
    pairs = [(pattern.search(mine), pattern.search(theirs)) for pattern, mine, theirs in ends]
    return "until" in home.plain or all(not (a and b) or a.group(1) == b.group(1) for a, b in pairs)


def _same_drug(claim: Claim, q: Quantity, printed: Printed, dosed: frozenset[str]) -> bool:
    """Whether both speak of the same drug, as far as each names one. Whose amounts they are, the joins look at.

    dosed  the names that an amount of the quotes is of
    """
    unit, home, s = printed
    theirs = _owners(home, s, [w for w in home.words if w.term])
    named = {w.concept for w in home.words if w.term}
    said = [w for w in claim.words if w.term]
    # A disease that the headings name is no rival of the drug whose dose it is.
    mine = _owners(claim, q, [w for w in said if w.concept in named] if theirs & {w.concept for w in said} else said)
    above = frozenset(w.concept for c in unit.context for w in c.words if w.term) - named
    allowed = theirs | above if theirs or not named else theirs
    if mine & (named | dosed) and theirs and not mine & theirs:
        return False
    given = {w.concept for w in home.words if is_drug(w.text)} & theirs
    over = frozenset().union(*(c.concepts for c in unit.context)) - home.concepts
    before = next((w.concept for w in reversed(claim.words) if w.end <= q.start), "")
    if given and (mine | {before}) & over and not (mine | claim.concepts) & theirs:
        return False
    return not (mine & dosed and allowed) or any(a.endswith(b) or b.endswith(a) for a in mine for b in allowed)


def _owners(claim: Claim, q: Quantity, words: Sequence[Word]) -> frozenset[str]:
    """The words that a quantity speaks of: in the nearest stretch before it that has any, else after it."""
    after = next((w for w in words if w.start >= q.end), None)
    if after and re.fullmatch(r"\s*(?:of )?", claim.plain[q.end : after.start]):
        return frozenset({after.concept})
    cuts = [0, *(p.end for p in claim.quantities if p.end <= q.start), q.start]
    for low, high in reversed(list(pairwise(cuts))):
        if found := frozenset(w.concept for w in words if low <= w.start < high):
            return found
        if len([w for w in claim.words if low <= w.start < high and not in_class(w.concept)]) > 2:
            return frozenset()
    cuts = [q.end, *(p.start for p in claim.quantities if p.start >= q.end), len(claim.plain)]
    for low, high in pairwise(cuts):
        if found := frozenset(w.concept for w in words if low <= w.start < high):
            return found
    return frozenset()


def _doubled(printed: Printed) -> bool:
    """Whether an amount that a claim gives twice is one of two in its unit: "14 days for a and 21 days for b"."""
    _, home, s = printed
    return [t.values == s.values for t in home.quantities if t.unit == s.unit] in ([True, False], [False, True])


def _sides(claim: Claim, q: Quantity) -> tuple[frozenset[str], frozenset[str]]:
    """The concepts of up to three words before a quantity and behind it, as far as the next quantity."""
    low = max((p.end for p in claim.quantities if p.end <= q.start), default=0)
    high = min((p.start for p in claim.quantities if p.start >= q.end), default=len(claim.plain))
    words = [w for w in claim.words if low <= w.start < high]
    before, behind = [w for w in words if w.start < q.start], [w for w in words if w.start >= q.end]
    return frozenset(w.concept for w in before[-3:]), frozenset(w.concept for w in behind[:3])


def _swapped(claim: Claim, q: Quantity, p: Quantity, printed: Printed, t: Quantity) -> bool:
    """Whether two quantities of a sentence stand where the quote, which prints the first and `t`, has the other one."""
    _, home, s = printed

    # "Mild in 28%" of "28% for mild symptoms": what stands before the one stands behind the other.
    crossed = bool(_BEHIND.match(home.plain, s.end)) and bool(_BEFORE.search(claim.plain[: q.start]))

    def alike(a: Quantity, b: Quantity) -> int:
        mine, theirs = _sides(claim, a), _sides(home, b)
        return sum(len(x & y) for x, y in zip(mine, reversed(theirs) if crossed else theirs, strict=True))

    return alike(q, t) + alike(p, s) > alike(q, s) + alike(p, t) + 1
