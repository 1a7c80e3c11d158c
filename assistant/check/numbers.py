"""Every number of a claim stands in a quote, with its unit and comparison, and is of the same drug."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, takewhile

from assistant.check.agreement import agree, end_of, opposed, same_bound
from assistant.check.claims import Claim
from assistant.check.evidence import Printed, Unit
from assistant.check.exchanged import exchanged, exchanged_names
from assistant.check.failure import Failure
from assistant.check.owners import owners, same_drug
from assistant.check.quantities import Quantity
from assistant.vocabulary.number_words import NUMBER_WORDS

# Not the parts of "one in four": the quotes may give a percentage.
_COUNT = re.compile(rf"(?<! in )\b({'|'.join(w for w in NUMBER_WORDS if w != 'one')})\b(?! in )")
_OTHERWISE = {"two": ("both", "second", "twice", "pair", "double"), "three": ("triple", "third", "thrice")}
_AFTER = re.compile(r"\bafter(?: the first)?\s*$")
_LASTING = re.compile(r"\b(?:for|during)(?: (?:up to|about|at least|a total of|the first))?\s*$")
_LATE = re.compile(r"\b(before|after)(?: [a-z]+)?\s*$")
_THEN = re.compile(r"[^.;]*\b(?:then|afterwards?|thereafter)\b")
_SOON = re.compile(r"^\s*(before|after)\b")


def numbers(claim: Claim, units: Sequence[Unit]) -> Iterator[Failure]:
    """Every number stands in a quote with the same unit and comparison, and is of the same drug."""
    printed = [Printed(u, c, q) for u in units for c in u.claims for q in c.quantities]
    dosed = frozenset(o for _, c, q in printed if q.is_dose for o in owners(c, q, [w for w in c.words if w.term]))
    found: dict[Quantity, list[Printed]] = {}
    for q in claim.quantities:
        alike = [p for p in printed if agree(q, p.quantity) or end_of(q, p.quantity)]
        compared = [p for p in alike if states(claim, q, p) and _same_order(claim, q, p)]
        given = q.is_dose or q.unit == "every hour"
        found[q] = [p for p in compared if not given or same_drug(claim, q, p, dosed)]
        if not alike:
            yield Failure("unit" if any(q.raw == p.quantity.raw for p in printed) else "number", q.text)
        elif not compared:
            yield Failure("comparison", q.text)
        elif not found[q]:
            yield Failure("subject", q.text)
    yield from _counts(claim, units)
    yield from _rates(claim, found)
    yield from exchanged(claim, found)
    yield from exchanged_names(claim, units)


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
        rates = [_rates_behind(home, dose) for _, home, dose in found[q]]
        if rates and all(rates) and not any(agree(p, r) or end_of(p, r) for known in rates for r in known):
            yield Failure("subject", f"{q.text}, {p.text}")


def _rates_behind(home: Claim, dose: Quantity) -> list[Quantity]:
    """The frequencies that stand behind a dose, before any other amount."""
    behind = (r for r in home.quantities if r.start >= dose.end)
    return list(takewhile(lambda r: r.unit == "every hour", behind))


def _same_order(claim: Claim, q: Quantity, printed: Printed) -> bool:
    """Whether a time stands behind "before" or "after" in both, and not behind "after" in one and "for" or "over" in the other."""
    home, s = printed.home, printed.quantity
    lasts = s.bound == "over" or bool(_LASTING.search(home.plain[: s.start]))
    lasts = lasts and not _THEN.match(home.plain, s.end)  # "for four weeks and then more" is "more after four weeks"
    if q.unit == "hour" and q.bound not in ("<=", "within") and lasts and _AFTER.search(claim.plain[: q.start]):
        return False
    ends = ((_LATE, claim.plain[: q.start], home.plain[: s.start]), (_SOON, claim.plain[q.end :], home.plain[s.end :]))
    pairs = [(pattern.search(mine), pattern.search(theirs)) for pattern, mine, theirs in ends]
    return "until" in home.plain or all(not (a and b) or a.group(1) == b.group(1) for a, b in pairs)
