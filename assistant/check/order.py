"""What stands before, above or instead of what: a claim turns no comparison and no order of its quotes round."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.check.claims import Claim
from assistant.check.evidence import Unit
from assistant.check.failure import Failure
from assistant.check.wording import concept

_CUES = {
    "time": re.compile(r"\b(?:before|after)\b"),
    "rank": re.compile(
        r"\b(?:than|outweigh(?:s|ing)?|exceed(?:s|ing)?)\b"
        r"|\b(?:prefer\w*|recommend\w*|favou?r\w*|chosen)(?: [a-z-]+){0,4}? over\b|\b(?:preferred|preferable|superior|inferior) to\b"
    ),
    "instead": re.compile(r"\binsteadof\b"),
}
_MET = re.compile(r"\b(?:before|after|when|once|if)\b")
_LESS = re.compile(r"\b(?:less|lower|fewer|smaller|shorter|weaker|rarer|inferior)\b")
_EQUAL = re.compile(r"\b(?:no|not) (?:more|less|fewer)\b")
_DENIED = re.compile(r"\b(?:not|no|never|none|neither)\b(?:(?!\b(?:which|that)\b)[^,;]){0,80}$")
_STARTS = re.compile(r"[;:]|\b(?:but|while|whereas|because|since|if|when)\b|(?<=[a-z0-9)]{2})\.\s")
_ENDS = re.compile(r"[;:,()]|\b(?:but|while|whereas|because|since|if|when|then)\b|(?<=[a-z0-9)]{2})\.\s")
_SMALL = frozenset(
    """a an the each every any is are was were be been being has have had of its their his her it that this these those there
    and or in for with to by on at as from should must may can will would not no also only other all than over""".split()
)
# "100 mg daily before that", of which no quote says what came earlier.
_BARE = re.compile(r"\bbefore(?: (?:that|this|it|then))?(?=[.,;]|$| and\b)")
_EARLIER = re.compile(r"\b(?:before\w*|previous\w*|earlier|ever|already|history)\b")
# What says of a list that it is one of steps, and of a claim that it speaks of the next.
_ORDERED = re.compile(r"\b(?:in (?:this|the following) order|hierarchy|stepwise|sequence|escalate)\b")
_NEXT = re.compile(r"\b(?:first|next) (?:step|drug|agent|treatment|option|line|choice|measure|to)\b")
_DEGREE = re.compile(r"\b(more|less|(?<!times )as(?= [a-z]+ as\b)) ([a-z]{4,})")
_DEGREE_OR_EQUAL = re.compile(r"\b(more|less|equally|as) ([a-z]{4,})")
# "The wound is cleaned first, and the drug given afterwards."
_LATER = re.compile(
    r"(?P<more>[^,;.]{0,200}?)(?:,|\band\b|\bthen\b)"
    r"(?P<right>[^;.]{0,200}\b(?:afterwards?|then|later|next)\b[^;.]*|(?<=then)[^;.]*)"
)
# "At least 1 hour before, or 4 hours after food": both are of food.
_SHARED = re.compile(r",? (?:or|and)\b[^,;.]*?\b(?:before|after|within [^,;.]*? of)\b")
# "Before the 1980s opioids were rare", which puts no thing before another.
_YEAR = re.compile(r" (?:the )?(?:early |late |mid[- ]?)?(?:19|20)\d\d")
_EITHER_WAY = re.compile(r"\b(?:vice versa|(?:the )?other way (?:round|around)|the reverse)\b")
_NEAR = 6  # words on either side of a cue that it relates


@dataclass(frozen=True, slots=True)
class Relation:
    """That what stands left of a cue comes before, above or instead of what stands right of it; `upright` where it does not
    say the contrary ("after", "less than")."""

    kind: str
    cue: str
    upright: bool
    left: frozenset[str]
    right: frozenset[str]


def order(claim: Claim, units: Sequence[Unit], rests: Sequence[Unit]) -> Iterator[Failure]:
    """Where a claim puts two things in an order that its quotes turn round, or in one that they do not have. `rests`: `homes` of it."""
    sources = [c for u in rests for c in u.claims]
    theirs = [r for c in sources for r in relations(c, met=True)]
    for mine in relations(claim):
        if mine.kind == "rank" and _EITHER_WAY.search(claim.plain):
            continue
        if mine.kind == "rank" and mine.left == mine.right:
            yield Failure("comparison", mine.cue)
        alike = [
            t for t in theirs if t.kind == mine.kind and (mine.cue == "before" or t.cue not in ("when", "if", "once"))
        ]
        verdicts = [agrees(mine, t) for t in alike]
        if False in verdicts and True not in verdicts:
            yield Failure("comparison", mine.cue)
    for quote in {u.quote for u in units}:
        items = [u.claim for u in units if u.quote == quote and any(_ORDERED.search(c.plain) for c in u.context)]
        yield from _of_steps(claim, items)
    yield from _degrees(claim, sources)
    if _BARE.search(claim.plain) and not any(_EARLIER.search(c.plain) for c in sources):
        yield Failure("comparison", "before")


def _of_steps(claim: Claim, steps: Sequence[Claim]) -> Iterator[Failure]:
    """ "Biologics before etoposide" of steps that begin with etoposide; the next step, of one before which others stand that the claim
    does not name."""
    for mine in relations(claim):
        first, second = _place(mine.left, steps), _place(mine.right, steps)
        turned = first is not None and second is not None and first != second and (first < second) != mine.upright
        if mine.kind == "time" and turned:
            yield Failure("comparison", mine.cue)
    if found := _NEXT.search(claim.plain):
        place = _place(claim.concepts, steps)
        if place and not steps[place - 1].concepts & claim.concepts:
            yield Failure("comparison", found[0])


def _place(words: frozenset[str], steps: Sequence[Claim]) -> int | None:
    """The place of the one step that says most of some words; None where there is none, or several."""
    shared = [len(words & step.concepts) for step in steps]
    most = max(shared, default=0)
    return shared.index(most) if most and shared.count(most) == 1 else None


def _degrees(claim: Claim, sources: Sequence[Claim]) -> Iterator[Failure]:
    """ "More frequent" of what the quotes call "less frequent", where none of them says than what; "as frequent as" of either."""
    for more, word in _DEGREE.findall(claim.plain):
        said = [
            (c, how) for c in sources for how, w in _DEGREE_OR_EQUAL.findall(c.plain) if concept(w) == concept(word)
        ]
        if not said:
            continue
        _, how = max(said, key=lambda one: len(one[0].concepts & claim.concepts))
        unequal = how in ("more", "less") if more == "as" else not any(" than " in c.plain for c, _ in said)
        if how != more and unequal:
            yield Failure("comparison", f"{more} {word}")


def agrees(mine: Relation, other: Relation) -> bool | None:
    """Whether two relations say the same, in whichever direction; None where they relate other things."""
    same = len(mine.left & other.left) + len(mine.right & other.right)
    crossed = len(mine.left & other.right) + len(mine.right & other.left)
    known = max(same, crossed) >= 2 or (mine.kind == "time" and bool(mine.right & other.right))
    crosses = (mine.right - other.right) & other.left and mine.left & (other.right - mine.right)
    if mine.kind in ("rank", "instead") and crosses:
        return mine.upright != other.upright  # what else stands on the left ("more common in") is no side of its own
    return (same > crossed) == (mine.upright == other.upright) if known and same != crossed else None


def relations(claim: Claim, *, met: bool = False) -> list[Relation]:
    """Every comparison and order that a sentence states, in order.

    met  "when", "if" and "once" too are read as "after"
    """
    found = []
    for kind, cues in (_CUES | {"time": _MET} if met else _CUES).items():
        for m in cues.finditer(claim.plain):
            start = max((c.end() for c in _STARTS.finditer(claim.plain, 0, m.start())), default=0)
            shared = _SHARED.match(claim.plain, m.end())
            behind = shared.end() if shared else m.end()
            end = next((c.start() for c in _ENDS.finditer(claim.plain, behind)), len(claim.plain))
            before, comparing = claim.plain[start : m.start()], claim.plain[max(0, m.start() - 25) : m.end()]
            dated = _YEAR.match(claim.plain, m.end()) or any(q.start <= m.start() < q.end for q in claim.quantities)
            if dated or _EQUAL.search(comparing):
                continue
            left = _near(claim, start, m.end() if kind == "rank" else m.start(), last=True)
            if not left and claim.plain[end : end + 1] == ",":  # "Before a, b"
                left = _near(claim, end, len(claim.plain))
            # "50 mg before food": an amount stands before it.
            right = _near(claim, behind, end, most=_NEAR if left else 1)
            if not right or (not left and kind != "time"):
                continue
            denied = bool(_DENIED.search(before)) and "until" not in before and kind != "instead"
            less = kind == "rank" and bool(_LESS.search(comparing))
            upright = (kind != "time" or m.group() == "before") != (less != denied)
            apart = (left - right, right - left) if left != right else (left, right)
            found.append(Relation(kind, m.group(), upright, *apart))
    for first in re.finditer(r"\bfirst\b", claim.plain):
        if later := _LATER.match(claim.plain, first.end()):
            start = max(claim.plain.rfind(mark, 0, first.start()) for mark in ",;.") + 1
            left, right = _near(claim, start, first.start()), _near(claim, *later.span("right"))
            left |= _near(claim, *later.span("more"))
            if left - right and right - left:
                found.append(Relation("time", "before", True, left - right, right - left))
            break
    return found


def _near(claim: Claim, start: int, end: int, *, last: bool = False, most: int = _NEAR) -> frozenset[str]:
    """The first or last few words of a stretch."""
    words = [concept(t.group()) for t in claim.tokens(start, end) if t.group() not in _SMALL]
    return frozenset(words[-most:] if last else words[:most])
