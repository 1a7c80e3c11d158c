"""What a sentence of a quote limits: a claim that says it says for whom, when or as what, too."""

import re
from collections.abc import Iterator

from assistant.check.agreement import agree
from assistant.check.claims import Claim, Segment
from assistant.check.evidence import Unit
from assistant.check.failure import Failure
from assistant.check.match import BROAD, USED, WHOLE, overlap
from assistant.check.wording import root, roots
from index.keywords import is_function_word

# "Done only when", and what a claim may say for it.
_DONE = re.compile(r"\b(?:done|used|performed|given|indicated|needed|required|undertaken|recommended)\b")
_LIMITS = re.compile(r"\b(?:only|solely|strictly|lastresort|salvage)\b")
# "In high risk patients, this is used", "for critically ill patients, …", and at the head of a sentence "without obvious sepsis, …".
_IN_SOME = re.compile(
    r"\b(?:in|for) ((?:[a-z-]+ ){1,3})(?:patients|cases|individuals|adults|children|women|men|veterans|infants|neonates)\b(?=,)"
    r"|\bin an? ((?:rare|small|selected|limited|specific) (?:subset|subgroup|group|number|minority)) of [a-z]+"
    r"|^(?:with|without|in the (?:absence|presence) of) ((?:[a-z-]+ ){0,3}[a-z-]+)(?=,)"
)
# "It may be considered for women who …".
_MAY_BE = re.compile(
    r"\b(?:(?:may|can|could|might|should|must) (?:not )?be|is|are) ([a-z]+ed|given|taken|seen|done|shown) (?:for|in|if|when|with|during|after) (?!its\b|their\b|this\b)([^,;:.()]+)"
)
_NO_LONGER = re.compile(r"(?:no|not) (?:more|longer) than\b")
# Behind "doubled".
_THEN_ONLY = re.compile(r"\s*(?:in|for|if|when) ([^,;:.()]+)")
# "It must be provided through a program for addiction".
_MUST_BE = re.compile(
    r"\bmust be ([a-z]+ed|given|taken|seen|done|shown) (?:through|under|by|via|within|with) ([^,;:.()]+?)(?= for\b|[,;:.()]|$)"
)
_BRACKETS = re.compile(r"\([^()]*\)")
_VERB_BEFORE = 15  # letters before an "only" in which the verb stands that it limits
# Who speaks says nothing of what is spoken of.
_SOURCES = roots("guideline guidelines document article text latest recent newest current")
_SPOKEN_OF = 2  # words that a clause shares with one that limits, from which it says the same


def limits(claim: Claim, unit: Unit) -> Iterator[Failure]:
    """A failure for each limit that the sentence of a unit states, and a claim that says the rest leaves out."""
    yield from _of_a_clause(claim, unit.claim)
    yield from _of_some(claim, unit)
    yield from _of_what_may_be(claim, unit.claim)
    yield from _of_time(claim, unit.claim)
    yield from _of_a_multiple(claim, unit)


def _of_a_clause(claim: Claim, home: Claim) -> Iterator[Failure]:
    """Each clause with an "only" or a last resort, of which a claim that limits nothing says what stands before that, or two words of any
    kind: "the guidelines mention it as an option", of "is only mentioned as a salvage option"."""
    for s in home.segments if not any(m.limits or m.last for m in claim.segments) else ():
        at = home.plain.find(s.text)
        cue = _LIMITS.search(home.plain, at, at + len(s.text))
        if not cue or not (s.limits or s.last):
            continue
        head, tail = home.between(at, cue.start()), home.between(cue.end(), at + len(s.text))
        tail = tail or next((o.words for o in home.segments if o.conditional and home.plain.find(o.text) > at), tail)
        told = _is_told(claim, home, head, cue.start()) and not any(m.conditional or m.maybe for m in claim.segments)
        spoken = any(_speaks(m, s) for m in claim.segments if not (m.denies or m.conditional or s.words & m.words))
        narrow = tail - head - BROAD or tail - head
        if not told and (label := _done_only(claim, home, cue.start())):
            told, narrow = True, narrow - label
        if (spoken or (told and narrow)) and not narrow & claim.concepts:
            yield Failure("restriction", s.text)


def _speaks(mine: Segment, other: Segment) -> bool:
    """Whether a clause shares two words of any kind with another, or says no more than some of it: "the guidelines mention it"."""
    words, known = _said(mine.text) - _SOURCES, _said(other.text)
    return len(words & known) >= _SPOKEN_OF or bool(words and words <= known)


def _is_told(claim: Claim, home: Claim, head: frozenset[str], only: int) -> bool:
    """Whether a claim says what an "only" limits: the words before it in its clause; where it begins one, those before that, what is in
    brackets left out, or their amount: "doses above 20 mg (10 mg in the elderly) only with care"."""
    if head:
        return head <= claim.concepts
    aside = [b.span() for b in _BRACKETS.finditer(home.plain, 0, only)]
    before = home.between(0, only).difference(*(home.between(*b) for b in aside))
    amounts = [q for q in home.quantities if q.end < only][:1]
    if before:
        return overlap(before, claim.concepts) >= WHOLE
    return any(agree(p, q) for p in claim.quantities for q in amounts)


def _done_only(claim: Claim, home: Claim, only: int) -> frozenset[str]:
    """The name that a quote begins with, where it says behind this and more that it is "done only when …", and a claim says without a
    condition that it is done; nothing otherwise."""
    name = home.between(0, home.plain.find(":") + 1)
    done = _DONE.search(home.plain, max(0, only - _VERB_BEFORE), only) and _DONE.search(claim.plain)
    plain = not any(m.conditional or m.maybe for m in claim.segments)
    return name if done and plain and name <= claim.concepts else frozenset()


def _of_some(claim: Claim, unit: Unit) -> Iterator[Failure]:
    """Each "in high risk patients," or "without sepsis," of a sentence, of which a claim says the rest."""
    home = unit.claim
    for found in _IN_SOME.finditer(home.plain):
        which = home.between(*found.span(found.lastindex or 0))
        new = bool(which) and not which & claim.concepts and not which <= unit.above
        if (
            new
            and max(overlap(words - which, claim.concepts) for words in _around(home, found)) >= USED
            and not any(m.conditional for m in claim.segments)
        ):
            yield Failure("restriction", found[0])


def _around(home: Claim, found: re.Match[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The concepts of a sentence, and those of the clause of it that something stands in, as far as the next bracket."""
    end = found.string.find("(", found.end())
    start = max(found.string.rfind(mark, 0, found.start()) for mark in ",;:") + 1
    return home.concepts, home.between(start, end if end > 0 else len(found.string))


def _of_what_may_be(claim: Claim, home: Claim) -> Iterator[Failure]:
    """Each "may be considered for women with recurrence", of which a claim says "may be considered" and nothing of for whom or when."""
    for pattern, end in ((_MAY_BE, r"(?=[,;.]|$)"), (_MUST_BE, r"(?=[,;.]|$| for)")):
        for found in pattern.finditer(home.plain):
            which = home.between(*found.span(2))
            bare = re.compile(rf"\b(?:be|is|are|was|were) {found[1]}{end}")
            if which and not which & claim.concepts and bare.search(claim.plain):
                yield Failure("restriction", found[0])


def _of_time(claim: Claim, home: Claim) -> Iterator[Failure]:
    """Each "for no more than 3 weeks" behind a dose, of which a claim gives the dose and no time."""
    told = [q for q in home.quantities if q.is_dose and any(agree(p, q) for p in claim.quantities)]
    for q in home.quantities if told and all(p.unit != "hour" for p in claim.quantities) else ():
        if q.unit == "hour" and q.start >= told[-1].end and _NO_LONGER.match(home.plain, q.start):
            yield Failure("restriction", home.plain[q.start : q.end])


def _of_a_multiple(claim: Claim, unit: Unit) -> Iterator[Failure]:
    """Each "dose doubled in severe infections", of which a claim says that it is doubled and nothing of when."""
    for q in unit.claim.quantities:
        found = _THEN_ONLY.match(unit.claim.plain, q.end) if q.unit == "fold" else None
        which = unit.claim.between(*found.span(1)) - unit.above if found else frozenset[str]()
        if found and which and not which & claim.concepts and any(agree(p, q) for p in claim.quantities):
            yield Failure("restriction", found[0].strip())


def _said(text: str) -> set[str]:
    """The roots of the words of a text, light ones too."""
    return {root(w) for w in re.findall(r"[a-z]{3,}", text) if not is_function_word(w)}
