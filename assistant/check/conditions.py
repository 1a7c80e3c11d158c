"""Conditions of a quote: a claim that says what stands under one says the condition too."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.check.agreement import agree
from assistant.check.claims import Claim, Segment
from assistant.check.classes import opposite
from assistant.check.evidence import Unit
from assistant.check.failure import Failure
from assistant.check.match import USED, is_used, overlap
from assistant.check.wording import concept

_KEPT = 0.4  # share of the words of a condition that keeps it
_EXPLAINED = 0.4  # and of another clause of the quote, from which a condition of the claim is of that clause
_SAME = 0.75  # share of the words of a condition from which a claim states that one
_ALIKE = 0.5  # share of the words of a condition of the claim from which it is another condition of the quote
# How conditions begin that a line may state for those under it, and those of time, which may be told from either side.
_IF = re.compile(r"(?:if|when|unless)\b")
_EXCEPTS = re.compile(r"(?:except|unless)\b")
_DUE = re.compile(
    r"\b(?:should|must|needs? to|ha(?:s|ve) to) (?:first )?(?:be )?(?:tried|attempted|exhausted|fail(?:ed)?)\b"
)
_FIRST = re.compile(r"(?:before|after|until|once)\b")
# "Antivirals (if dendritic ulcer)".
_WHEN = re.compile(r"\((?:if|when|unless)\b[^()]*\)\W*$")
# "In abscesses that have not responded to penicillin", above what is given then.
_SOME = re.compile(
    r"(?:that|who|which) (?:has|have|is|are|do|does|did|had|was|were|cannot|fail)\b[^,;:.]*"
    r"|\b(?:not|no|fail\w*|poor)\b(?: [a-z]+)? respon\w+[^,;:.]*"
    r"|\b(?:[a-z]+-)?(?:unresponsive|refractory|resistant|allergic|intolerant)\b(?: to [^,;:.]*)?"
)
_FOR_SOME = re.compile(r"(?:in|for|if|when|where|patients|those|refractory|resistant|intractable)\b")
# "If not available, other drugs …" says nothing of when the one at hand is given.
_UNAVAILABLE = re.compile(r"(?:if|when|where) (?:[a-z]+ ){0,2}?(?:not|un)[ -]?available\b")
# "When BMI is above 40, after failure of diet": for that something else was tried, no condition beside it may stand; how a claim says it.
_FAILED = re.compile(
    r"\b(?:fail\w*|(?:not|no|without|poor|inadequate|insufficient) (?:[a-z]+ ){0,2}?(?:respon\w+|improv\w+)|unresponsive|ineffective|intoleran\w+)\b"
)
_TRIED = re.compile(rf"{_FAILED.pattern}|\b(?:despite|refractory|resistant|intractable|after|only|tried|persist\w*)\b")


def conditions(claim: Claim, unit: Unit, units: Sequence[Unit]) -> Iterator[Failure]:
    """Conditions of a unit, of the lines that it stands under and of its lead-in, of which a claim holds the consequence only."""
    yield from _dropped(claim, unit, units)
    for p in _over(unit, units):
        yield from (f for f in _dropped(claim, p, units, under=_names_when(p)) if _IF.match(f.what))
    yield from _led(claim, unit, units)
    yield from _of_those_above(claim, unit)
    yield from _due_before(claim, unit, units)
    yield from _turned(claim, unit)


def _dropped(claim: Claim, unit: Unit, units: Sequence[Unit], *, under: bool = False) -> Iterator[Failure]:
    """The conditions of a unit itself. `under`: the claim says what stands under it, and so its consequence."""
    for i, s in enumerate(unit.claim.segments):
        if (
            s.conditional
            and not _UNAVAILABLE.match(s.text)
            and not _of_another_amount(claim, unit.claim, s)
            and (under or _says_consequence(claim, unit, i))
            and not _says_otherwise(claim, unit, i, units)
            and _drops(claim, unit, s)
        ):
            yield Failure("restriction", s.text)


def _of_another_amount(claim: Claim, home: Claim, s: Segment) -> bool:
    """Whether a claim gives an amount that stands before a condition, and not the one just before it: "90% of them, and 80% when …"."""
    before = [q for q in home.quantities if q.unit == "%" and q.start < home.plain.find(s.text)]
    told = [any(agree(p, q) for p in claim.quantities) for q in before]
    return any(told) and not told[-1]


def _over(unit: Unit, units: Sequence[Unit]) -> list[Unit]:
    """The lines of its quote that a unit stands under: "Antivirals (if dendritic ulcer)"."""
    lines = [p for p in units if p.quote == unit.quote and p.item != unit.item]
    return [p for p in lines if any(c.plain == p.claim.plain for c in unit.context)]


def _names_when(unit: Unit) -> bool:
    """Whether a line names something and says in brackets when it is for: "Antivirals (if dendritic ulcer)"."""
    return bool(_WHEN.search(unit.claim.plain))


def _led(claim: Claim, unit: Unit, units: Sequence[Unit]) -> Iterator[Failure]:
    """The condition that the lead-in of a unit begins with, where a claim says nothing of it and narrows nothing otherwise: "add
    ciclosporin", of "if a patient fails first-line therapy, escalate in this order: add ciclosporin"."""
    if claim.degrees or any(m.conditional or m.denies or m.limits or m.last for m in claim.segments):
        return
    lead = unit.context[-1] if unit.context else None
    inside = [u.claim for u in units if (u.quote, u.item) == (unit.quote, unit.item)]
    if not lead or any(lead.plain == sentence.plain for sentence in inside):
        return
    condition, *rest = lead.segments or (None,)
    if condition and rest and condition.own and _IF.match(condition.text) and not condition.words & claim.concepts:
        yield Failure("restriction", condition.text)


def _of_those_above(claim: Claim, unit: Unit) -> Iterator[Failure]:
    """Each line above a unit that says of whom or what the lines under it are, where a claim names these and says nothing of that:
    "In abscesses that have not responded to penicillin"."""
    for above in unit.context[1:]:
        found = _SOME.search(above.plain) if _FOR_SOME.match(above.plain) else None
        if not found or _TRIED.search(claim.plain):
            continue
        which = above.between(*found.span())
        named = above.concepts - which
        if which and not which & claim.concepts and (not named or overlap(named, claim.concepts) >= USED):
            yield Failure("restriction", above.plain)


def _due_before(claim: Claim, unit: Unit, units: Sequence[Unit]) -> Iterator[Failure]:
    """What must be tried before something, as in "diet should be tried before surgery", of which a claim only says that it is done: "surgery
    should be considered". None where another unit says so."""
    if claim.quantities or any(m.conditional or m.denies or m.limits or m.last for m in claim.segments):
        return
    if any(claim.concepts <= u.claim.concepts for u in units if u is not unit):
        return
    for first, s in pairwise(unit.claim.segments):
        due = s.own and s.text.startswith("before ") and _DUE.search(first.text) and not first.denies
        if due and s.words <= claim.concepts <= s.words | (unit.above - first.words):
            yield Failure("restriction", f"{first.text} {s.text}")


def _turned(claim: Claim, unit: Unit) -> Iterator[Failure]:
    """Each condition on a value that a claim turns into its contrary: "withheld unless the pressure is under 90", of "hold the dose if the
    pressure is < 90"."""
    for done, m in pairwise(claim.segments):
        amounts = [p for p in claim.quantities if m.text.startswith("unless ") and p.text in m.text]
        for said, s in pairwise(unit.claim.segments):
            values = [q for q in unit.claim.quantities if s.text.startswith(("if ", "when ")) and q.text in s.text]
            if done.denies == said.denies and any(agree(p, q) for p in amounts for q in values):
                yield Failure("negation", s.text)


def _says_consequence(claim: Claim, unit: Unit, i: int) -> bool:
    """Whether a claim says what stands under the condition that segment `i` is: the clause beside it; or, where there is none, some
    of the lead-in."""
    segments = unit.claim.segments
    earlier = [o for o in segments[:i] if o.own][-1:]
    if _EXCEPTS.match(segments[i].text):
        earlier = [o for o in segments[:i] if o.own]
    if earlier and earlier[0].conditional:  # "a when b, after c": c is a condition of a, too
        earlier += [o for o in segments[:i] if o.own and not o.conditional][-1:]
    beside = earlier or [o for o in segments[i + 1 :] if o.own][:2]
    named = unit.context[-1].concepts & claim.concepts if unit.context and not beside else frozenset[str]()
    if named and any(o.denies for o in segments) and not any(m.denies for m in claim.segments):
        return False  # "they should be avoided when …" of a claim that says something else of them
    own = claim.concepts - unit.above
    return bool(named) or any(is_used(claim, o.words) or (own and own <= o.words) for o in beside)


def _says_otherwise(claim: Claim, unit: Unit, i: int, units: Sequence[Unit]) -> bool:
    """Whether a claim has a condition that may stand for segment `i`: one of its own, or another of the unit's."""
    home = unit.claim
    segments, s = home.segments, home.segments[i]
    elsewhere = [o for u in units if u is not unit for o in u.claim.segments if o.conditional and o.own]
    conditions = [m for m in claim.segments if m.conditional and not any(_same(m, o) for o in elsewhere)]
    if _FAILED.search(s.text) and conditions and i and segments[i - 1].conditional and not _TRIED.search(claim.plain):
        return False
    explained = [o for o in segments if o is not s and o.own]
    if any(m.own and not any(overlap(o.words, m.words) >= _EXPLAINED for o in explained) for m in conditions):
        return True
    # "Not before a" of "a must be done before": which comes first is looked at elsewhere.
    turned = [m for m in conditions if _FIRST.match(m.text)]
    if _FIRST.match(s.text) and any(overlap(o.words, m.words) >= _ALIKE for m in turned for o in explained):
        return True
    coordinated = i and segments[i - 1].conditional and re.search(r"\b(?:and|or)$", segments[i - 1].text)
    if coordinated and overlap(segments[i - 1].words, claim.concepts) >= _KEPT:
        return True
    others = [o for o in segments if o.conditional and o is not s and not re.match("before|after|until", o.text)]
    if any(overlap(m.words, o.words) >= _ALIKE for m in conditions for o in others):
        return True
    # "If unconfirmed" of a claim that says "once confirmed".
    return not claim.concepts.isdisjoint(concept(opposite(w.text)) for w in home.words if w.concept in s.words)


def _same(mine: Segment, other: Segment) -> bool:
    """Whether a condition of a claim is one of another sentence than the one that is looked at."""
    return (
        mine.own
        and mine.text[:2] == other.text[:2]
        and max(overlap(other.words, mine.words), overlap(mine.words, other.words)) >= _SAME
    )


def _drops(claim: Claim, unit: Unit, s: Segment) -> bool:
    """Whether a claim says too little of the words of a condition, and none of its amounts; of one without words of its own,
    whether it has no condition at all."""
    home = unit.claim
    said = claim.concepts.union(*(long for short, long in unit.shorts if short in claim.concepts))
    amounts = [q for q in home.quantities if q.text in s.text]
    counted = any(agree(p, q) for q in amounts for p in claim.quantities)
    if s.own:
        # Of "if the sac is < 4 cm" the sac may be what all is about.
        above = unit.above if amounts and not claim.quantities else frozenset[str]()
        explained = above.union(*(o.words for o in home.segments if o is not s and o.own))
        return overlap(s.words - explained or s.words, said) < _KEPT and not counted
    if any(m.conditional for m in claim.segments):
        return False
    limited = any(m.limits for m in claim.segments)
    return bool(amounts and not counted) or bool(re.match("unless|before", s.text) and not limited)
