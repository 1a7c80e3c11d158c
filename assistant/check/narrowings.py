"""What narrows a thing in a quote: a claim that names the thing says for whom, when or as what, too."""

import re
from collections.abc import Iterator, Sequence

from assistant.check.agreement import agree
from assistant.check.claims import Claim
from assistant.check.clauses import VERB
from assistant.check.evidence import Unit
from assistant.check.failure import Failure
from assistant.check.leads import confines
from assistant.check.match import BROAD, USED, WHOLE, homes, is_elsewhere, overlap
from assistant.check.wording import root
from assistant.vocabulary.drugs import is_drug
from index.keywords import is_function_word

# Where an item says for whom, when or as what it holds; an amount behind it says how long or how much.
_NARROWS = re.compile(
    r"\b(?:only|strictly|reserved|lastresort|for|in|if|when|where|during|after)\b(?! (?:at least )?\d)"
)
# "Done only when", and what a claim may say for it.
_DONE = re.compile(r"\b(?:done|used|performed|given|indicated|needed|required|undertaken|recommended)\b")
_LIMITS = re.compile(r"\b(?:only|solely|strictly|lastresort|salvage)\b")
# "In high risk patients, this is used", "for critically ill patients, …", and at the head of a sentence "without obvious sepsis, …".
_IN_SOME = re.compile(
    r"\b(?:in|for) ((?:[a-z-]+ ){1,3})(?:patients|cases|individuals|adults|children|women|men|veterans|infants|neonates)\b(?=,)"
    r"|\bin an? ((?:rare|small|selected|limited|specific) (?:subset|subgroup|group|number|minority)) of [a-z]+"
    r"|^(?:with|without|in the (?:absence|presence) of) ((?:[a-z-]+ ){0,3}[a-z-]+)(?=,)"
)
_POINTS_BACK = re.compile(r"\b(?:this|these|its|their|such)\b|\bthe (?:past|last)\b")
_ADVISES = re.compile(r"(?:avoid|use|give|add|start|consider) ")
# "Risks for opioid use disorder start at any dose" is no item.
_GOES_ON = re.compile(r"^(?:(?!\b(?:if|when|where|who|that|which|whose|to)\b)[^,;:.()])*?" + VERB.pattern)
_CONTRASTED = re.compile(r";|, while\b|,? whereas\b")
_LONGEST = 12  # words that carry a claim in an item
_NAME = 5  # in a line that only names something
_MORE = 2  # words of a claim beside an item and what that stands under, with which it says the item and little else
_VERB_BEFORE = 15  # letters before an "only" in which the verb stands that it limits
_SPOKEN_OF = 2  # words that a clause shares with one that limits, from which it says the same


def narrowings(claim: Claim, units: Sequence[Unit], rests: Sequence[Unit]) -> Iterator[Failure]:
    """What narrows that of which a claim speaks, and the claim leaves out. `rests`: `homes` of the claim."""
    for part in (claim, *_parts(claim)):
        for u in rests if part is claim else homes(part, units):
            if not is_elsewhere(part, u.claim.concepts, u, units):
                yield from _of_an_item(part, u)
    for u in rests:
        if not is_elsewhere(claim, u.claim.concepts, u, units):
            yield from _of_a_clause(claim, u)
            yield from _of_some(claim, u)
    yield from _of_a_line_above(claim, units, rests)


def _parts(claim: Claim) -> list[Claim]:
    """The sentences in a sentence: "a is an option, while b is promising"."""
    found = _CONTRASTED.split(claim.text)
    return [Claim(part) for part in found if VERB.search(part)] if len(found) > 1 else []


def _of_an_item(claim: Claim, unit: Unit) -> Iterator[Failure]:
    """Of a short item without a verb what narrows it, where a claim says the rest and little else: "rituximab is an option", of
    "rituximab for EBV-triggered HLH"."""
    home = unit.claim
    found = _NARROWS.search(home.plain)
    if not found or len(home.words) > _LONGEST or any(q.start < found.start() for q in home.quantities):
        return
    advises = _ADVISES.match(home.plain)
    spoken = VERB.search(home.plain, 0, found.start()) or (
        found[0] == "for" and _GOES_ON.search(home.plain, found.end())
    )
    verbal = spoken or any(m.denies for m in home.segments)
    denies = any(m.maybe for m in claim.segments)
    if (
        ((verbal or denies) and not advises)
        or any(m.conditional for m in claim.segments)
        or _POINTS_BACK.search(home.plain, found.start())
    ):
        return
    head = home.between(home.plain.rfind(";", 0, found.start()) + 1, found.start())
    said = overlap(head, claim.concepts) >= USED and len(claim.concepts - unit.above - head) <= _MORE
    if said and _drops(claim, unit, found, head):
        yield Failure("restriction", home.plain[found.start() :])


def _of_a_clause(claim: Claim, unit: Unit) -> Iterator[Failure]:
    """Each clause with an "only" or a last resort, of which a claim that limits nothing says what stands before that, or two words of any
    kind: "the guidelines mention it as an option", of "is only mentioned as a salvage option"."""
    home = unit.claim
    for s in home.segments if not any(m.limits or m.last for m in claim.segments) else ():
        at = home.plain.find(s.text)
        cue = _LIMITS.search(home.plain, at, at + len(s.text))
        if not cue or not (s.limits or s.last):
            continue
        head, tail = home.between(at, cue.start()), home.between(cue.end(), at + len(s.text))
        before = home.between(0, at)
        tail = tail or next((o.words for o in home.segments if o.conditional and home.plain.find(o.text) > at), tail)
        whole = head <= claim.concepts if head else overlap(before, claim.concepts) >= WHOLE
        told = whole and not any(m.conditional or m.maybe for m in claim.segments)
        spoken = any(
            not (m.denies or m.conditional or s.words & m.words) and len(_said(s.text) & _said(m.text)) >= _SPOKEN_OF
            for m in claim.segments
        )
        narrow = tail - head - BROAD or tail - head
        if not told and (label := _done_only(claim, home, cue.start())):
            told, narrow = True, narrow - label
        if spoken or (told and narrow and not narrow & claim.concepts):
            yield Failure("restriction", s.text)


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
            and overlap(home.concepts - which, claim.concepts) >= WHOLE
            and not any(m.conditional for m in claim.segments)
        ):
            yield Failure("restriction", found[0])


def _of_a_line_above(claim: Claim, units: Sequence[Unit], rests: Sequence[Unit]) -> Iterator[Failure]:
    """Each line that says of a name above it that it is only for some, of which a claim says the name and nothing of the line."""
    if any(m.maybe or m.conditional for m in claim.segments):
        return
    for i, unit in enumerate(units):
        found = confines(unit.claim.plain)
        if not found or any(c.plain == unit.claim.plain for u in units for c in u.context):
            continue
        name = next((u for u in reversed(units[:i]) if u.quote == unit.quote and _is_name(u)), None)
        if found[0] in ("if", "when") and name and all(c.plain != name.claim.plain for c in unit.context):
            continue  # it may say when the next thing is given
        named = (
            overlap(name.claim.concepts, claim.concepts) >= USED
            if name
            else unit in rests or _under_a_drug(claim, unit)
        )
        others = unit.above.union(*(u.claim.concepts for u in units if u is not unit))
        if named and claim.concepts <= others and _drops(claim, unit, found, frozenset()):
            yield Failure("restriction", unit.claim.plain)


def _under_a_drug(claim: Claim, unit: Unit) -> bool:
    """Whether a unit stands under a drug that a claim names."""
    return any(is_drug(w.text) and w.concept in claim.concepts for c in unit.context for w in c.words)


def _is_name(unit: Unit) -> bool:
    """Whether a line only names something: "Topical steroids"."""
    said = unit.claim
    return 0 < len(said.words) <= _NAME and not said.quantities and not VERB.search(said.plain)


def _drops(claim: Claim, unit: Unit, found: re.Match[str], head: frozenset[str]) -> bool:
    """Whether a claim says none of the words and amounts behind what narrows a unit, those that it stands under left out."""
    home = unit.claim
    tail = home.between(found.end(), len(home.plain)) - head - unit.above
    amounts = [q for q in home.quantities if q.start > found.start()]
    return bool(tail) and not tail & claim.concepts and not any(agree(p, q) for p in claim.quantities for q in amounts)


def _said(text: str) -> set[str]:
    """The roots of the words of a text, light ones too."""
    return {root(w) for w in re.findall(r"[a-z]{3,}", text) if not is_function_word(w)}
