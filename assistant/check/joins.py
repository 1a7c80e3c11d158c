"""Each statement of a claim is made by one unit of the quotes, not put together from two."""

import re
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from assistant.check.claims import Claim, is_population
from assistant.check.classes import in_contrast, is_ordinary, opposite
from assistant.check.clauses import VERB, clauses
from assistant.check.evidence import Printed, Unit
from assistant.check.failure import Failure
from assistant.check.leads import confines, is_of_all
from assistant.check.match import WHOLE, overlap
from assistant.check.numbers import states
from assistant.check.quantities import Quantity
from assistant.check.wording import concept
from assistant.vocabulary.drugs import is_drug

# Where several quotes are cited, the share of the words of a statement, and of its subject and its predicate, that another
# unit may have instead. Within one quote only names, amounts and contraries need stand together.
_STRAY, _HALF = 0.3, 0.34
_NAME = 2  # words of a heading that only names a drug
_ADJUSTS = re.compile(
    r"(?:maintain|monitor|adjust|titrate|continue|aim|target|keep|check|repeat|reduce|increase|stop|taper|withdraw)\b"
)
# "Refractory disease" may stand for refractory HLH.
_GENERIC = frozenset(map(concept, ("disease", "condition")))
_BRACKETS = re.compile(r"\([^()]*[+±][^()]*\)")
_USED_IN = re.compile(
    r"([^:]*?\b(?:therap[a-z]+|treatment|exchange|transfusion|transplant[a-z]*|surgery|dialysis|immunoglobulins?|corticosteroids?|opioids?)\b[^:]*?)"
    r" (?:in|for) "
)
# What is said of one treatment and must not be said of another.
_LAST = frozenset(map(concept, ("salvage", "lastresort")))
_RANKS = _LAST | frozenset(map(concept, ("firstline", "secondline", "proven")))


def joins(claim: Claim, units: Sequence[Unit]) -> Iterator[Failure]:
    """Each statement of the claim is made by one unit of the quotes, not put together from two.

    A statement is a subject with a predicate: of "a and b cause x and y" there are four.
    """
    said = [
        _said(u, units) - _of_title(u, claim) | {q.text for q in claim.quantities if _holds(u, q, claim)} for u in units
    ]
    for i, u in enumerate(units):
        if is_of_all(u.claim.plain):
            said = [h | said[i] if _holds_for(units, i, n) else h for n, h in enumerate(said)]
    said = [
        s.union(*(t for v, t in zip(units, said, strict=True) if _confines(v, u)))
        for u, s in zip(units, said, strict=True)
    ]
    said = [s | _drug_of(u, units) for u, s in zip(units, said, strict=True)]
    known = frozenset().union(*said)
    amounts = {q.text: q.text for q in claim.quantities}
    names = {w.concept: w.text for w in claim.words} | amounts
    strict = {w.concept for w in claim.words if w.term or is_population(w)}.union(amounts, _RANKS)
    several = len({u.quote for u in units}) > 1
    stray, half = (_STRAY, _HALF) if several else (1.0, 1.0)
    denied = [m.words for m in claim.segments if m.denies and m.own and not m.limits] if several else []
    for clause in clauses(claim, known):
        for subject, predicate in clause.statements():
            words = subject | predicate
            denies = bool(subject) and any(overlap(predicate, d) >= WHOLE for d in denied)
            ranked = not words.isdisjoint(_LAST)
            able = [
                (u, h - _in_brackets(u) if ranked else h)
                for u, h in zip(units, said, strict=True)
                if not denies or _denies(u, words)
            ]
            lost = [_lost(subject, predicate, h, strict, stray, half) for _, h in able]
            if not any(
                made and not (several and _of_another_kind(claim, u, missing))
                for (u, _), (made, missing) in zip(able, lost, strict=True)
            ):
                least = min((m for _, m in lost), key=lambda m: (len(m & strict), len(m)), default=words)
                yield Failure("joined", ", ".join(n for c, n in names.items() if c in least))
                break


def _holds_for(units: Sequence[Unit], i: int, n: int) -> bool:
    """Whether unit `i`, "All treatment should be for 14 days", is of unit `n`: one before it in its quote, or one of another under its
    headings."""
    mine, theirs = ([c.text for c in units[x].context] for x in (i, n))
    same = units[n].quote == units[i].quote
    return n < i if same else len(mine) > 1 and theirs[: len(mine)] == mine


def _confines(unit: Unit, other: Unit) -> bool:
    """Whether a unit says when a drug is given that it stands under, and another, under the same title, gives that drug: "Only if cultures
    grow it"."""
    titles = {c.text for u in (unit, other) for c in u.context[:1]}
    drugs = {w.concept for c in unit.context for w in c.words if is_drug(w.text)}
    return bool(confines(unit.claim.plain)) and len(titles) == 1 and not drugs.isdisjoint(other.near)


def _drug_of(unit: Unit, units: Sequence[Unit]) -> frozenset[str]:
    """The drug that a line speaks of which names none ("Maintain INR at 2 to 3"): the one that all others name, under the same headings."""
    if not _ADJUSTS.match(unit.claim.plain) or any(is_drug(w.text) for w in unit.claim.words):
        return frozenset()
    named = [u for u in units if any(is_drug(w.text) for w in u.claim.words)]
    drugs = frozenset(w.concept for u in named for w in u.claim.words if is_drug(w.text))
    same = all([c.text for c in u.context] == [c.text for c in unit.context] for u in named)
    return drugs if same and len(drugs) == 1 else frozenset()


def _denies(unit: Unit, words: frozenset[str]) -> bool:
    """Whether a unit denies something, or what it stands under denies two of some words."""
    if any(s.maybe and (s.words & words or not s.own) for s in unit.claim.segments):
        return True
    if any((base := opposite(w.text)) and is_ordinary(base) for w in unit.claim.words):
        return True
    return any(s.maybe and len((s.after or s.words) & words) > 1 for c in unit.context for s in c.segments)


def _lost(
    subject: frozenset[str],
    predicate: frozenset[str],
    said: frozenset[str],
    strict: Container[str],
    stray: float,
    half: float,
) -> tuple[bool, frozenset[str]]:
    """Whether a unit makes a statement, and the words of it that it does not say."""
    words = subject | predicate
    lost = words - said - _GENERIC
    ok = len(lost) <= stray * len(words) and all(len(lost & part) <= half * len(part) for part in (subject, predicate))
    return ok and not any(c in strict or in_contrast(c, said) for c in lost), lost


def _said(unit: Unit, units: Sequence[Unit]) -> frozenset[str]:
    """What a unit says; of its outer headings only what no other quote says by itself. A line that names nobody may be said of
    those that the lines beside it name: "Adult: 800 mg", "Continue for 3 days"."""
    others = frozenset().union(*(u.claim.concepts for u in units if u.quote != unit.quote)) - unit.near
    named = any(map(is_population, unit.claim.words))
    return unit.concepts - others - _not_of(unit) | (frozenset() if named else _beside(unit, units))


def _not_of(unit: Unit) -> frozenset[str]:
    """The name that a unit stands under, where its sentence has a drug of its own as its subject: "Doxycycline may cause …", under
    "Benzoyl peroxide"."""
    verb = VERB.search(unit.claim.plain)
    subject = [w for w in unit.claim.words if verb and w.end <= verb.start()]
    above = unit.context[-1] if len(unit.context) > 1 else None
    if (
        unit.claim.quantities
        or not above
        or len(above.words) > _NAME
        or not subject
        or not all(is_drug(w.text) for w in subject)
    ):
        return frozenset()
    return frozenset(w.concept for w in above.words if w.term) - unit.claim.concepts


def _of_title(unit: Unit, claim: Claim) -> frozenset[str]:
    """What the title says is used, where a unit speaks of a drug that a claim does not name: "Plasma exchange in HLH" over "Dexamethasone for
    3 days"."""
    title = _USED_IN.match(unit.context[0].plain) if unit.context else None
    drugs = {w.concept for w in unit.claim.words if is_drug(w.text)}
    if not title or not drugs or not drugs.isdisjoint(claim.concepts):
        return frozenset()
    return unit.context[0].between(*title.span(1)) - unit.claim.concepts


def _beside(unit: Unit, units: Sequence[Unit]) -> frozenset[str]:
    """The age groups that the lines beside a unit, under the same lead, begin with."""
    above = [c.text for c in unit.context]
    lines = (u.claim for u in units if u.quote == unit.quote and u is not unit and [c.text for c in u.context] == above)
    return frozenset(c.words[0].concept for c in lines if c.words and is_population(c.words[0]))


def _holds(unit: Unit, q: Quantity, claim: Claim) -> bool:
    """Whether a unit states an amount of a claim."""
    return any(states(claim, q, Printed(unit, c, s)) for c in unit.claims for s in c.quantities)


def _in_brackets(unit: Unit) -> frozenset[str]:
    """What the lines over a unit only name in brackets: "if first-line therapy (a + b) fails"."""
    named = (c.between(*m.span()) for c in unit.context for m in _BRACKETS.finditer(c.plain))
    return frozenset[str]().union(*named) - unit.claim.concepts


def _of_another_kind(claim: Claim, unit: Unit, lost: frozenset[str]) -> bool:
    """Whether a claim says of another kind of a thing what a unit says of one: "in the faster taper", of "in the slowest taper"."""
    mine, theirs = (set(_pairs(claim)), {p for c in (unit.claim, *unit.context[1:]) for p in _pairs(c)})
    for kind, thing in mine:
        kinds = {k for k, t in theirs if t == thing}
        if kind in lost and kinds and kinds.isdisjoint(claim.concepts):
            return True
    return False


def _pairs(claim: Claim) -> Iterator[tuple[str, str]]:
    """Words that stand side by side."""
    return ((a.concept, b.concept) for a, b in pairwise(claim.words) if b.start - a.end == 1)
