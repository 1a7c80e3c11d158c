"""What narrows a thing in a quote: a claim that names the thing says for whom, when or as what, too."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.check.agreement import agree
from assistant.check.claims import Claim, Segment, is_population
from assistant.check.clauses import VERB
from assistant.check.evidence import Unit
from assistant.check.failure import Failure
from assistant.check.leads import confines
from assistant.check.limits import limits
from assistant.check.match import USED, homes, is_elsewhere, overlap
from assistant.check.wording import concept
from assistant.vocabulary.drugs import is_drug

# Where an item says for whom, when or as what it holds; an amount behind it says how long or how much.
_NARROWS = re.compile(
    r"\b(?:only|strictly|reserved|lastresort|for|in|if|when|where|during|after)\b(?! (?:at least )?\d)|\bbut (?=[^.;]*\bfirst\b)"
)
# "Rituximab for EBV-triggered HLH".
_OF_A_KIND = re.compile(r"\b(?:for|on|against) ((?:[a-z]+-)[a-z]+(?:ed|ing|ant|ory|ive)) ([a-z]+)")
_SEVERE = re.compile(r"(?:in|for) (?:severe|refractory|resistant|recurrent|chronic|persistent|acute) ")
_POINTS_BACK = re.compile(r"\b(?:this|these|its|their|such)\b|\bthe (?:past|last)\b")
_AVOID = re.compile(r"(?:avoid|do not (?:give|use)) (?P<drug>[a-z-]+) (?:in|for) ")
_NOT_FOR = re.compile(r"(?:not (?:be )?recommended|contraindicated|should not be (?:used|given)) (?:in|for) ")
_YOUNG, _ADULT = frozenset(map(concept, ("child", "infant", "neonate", "adolescent"))), concept("adult")
_GIVES = re.compile(r"\b(?:given?|used?|options?|recommended|indicated|treat\w*|takes?|gets?|receives?|start\w*)\b")
_ADVISES = re.compile(r"(?:avoid|use|give|add|start|consider) ")
# "Risks for opioid use disorder start at any dose" is no item.
_GOES_ON = re.compile(r"^(?:(?!\b(?:if|when|where|who|that|which|whose|to)\b)[^,;:.()])*?" + VERB.pattern)
_LISTED = re.compile(r"[,;:](?: (?:and|or)\b)?")
_CONTRASTED = re.compile(r";|, while\b|,? whereas\b")
_LONGEST = 12  # words that carry a claim in an item
_NAME = 5  # in a line that only names something
_OWN = 1  # words of a claim that no quote has, with which it still says but what they name
_MORE = 2  # words of a claim beside an item and what that stands under, with which it says the item and little else


def narrowings(claim: Claim, units: Sequence[Unit], rests: Sequence[Unit]) -> Iterator[Failure]:
    """What narrows that of which a claim speaks, and the claim leaves out. `rests`: `homes` of the claim."""
    for part in (claim, *_parts(claim)):
        for u in rests if part is claim else homes(part, units):
            if not is_elsewhere(part, u.claim.concepts, u, units):
                yield from _of_an_item(part, u)
    for u in rests:
        if not is_elsewhere(claim, u.claim.concepts, u, units):
            yield from limits(claim, u)
            yield from _of_a_kind(claim, u)
    yield from _of_a_line_above(claim, units, rests)
    yield from _of_a_listed_item(claim, units)
    yield from _of_a_sentence_beside(claim, units, rests)


def _parts(claim: Claim) -> list[Claim]:
    """The sentences in a sentence: "a is an option, while b is promising"."""
    found = _CONTRASTED.split(claim.text)
    return [Claim(part) for part in found if VERB.search(part)] if len(found) > 1 else []


def _of_an_item(claim: Claim, unit: Unit) -> Iterator[Failure]:
    """Of a short item without a verb what narrows it, where a claim says the rest and little else: "rituximab is an option", of
    "rituximab for EBV-triggered HLH"."""
    home = unit.claim
    found = _NARROWS.search(home.plain)
    if (
        not found
        or len(home.words) > _LONGEST
        or (any(q.start < found.start() for q in home.quantities) and not _SEVERE.match(home.plain, found.start()))
    ):
        return
    advises = _ADVISES.match(home.plain)
    spoken = VERB.search(home.plain, 0, found.start()) or (
        found[0] == "for" and _GOES_ON.search(home.plain, found.end())
    )
    verbal = spoken or any(m.denies for m in home.segments)
    denies = any(m.maybe for m in claim.segments)
    if (
        ((verbal or denies) and not advises)
        or any(m.conditional and not _places(m, unit) for m in claim.segments)
        or _POINTS_BACK.search(home.plain, found.start())
    ):
        return
    head = home.between(home.plain.rfind(";", 0, found.start()) + 1, found.start())
    said = overlap(head, claim.concepts) >= USED and len(claim.concepts - unit.above - head) <= _MORE
    if said and _drops(claim, unit, found, head):
        yield Failure("restriction", home.plain[found.start() :])


def _places(segment: Segment, unit: Unit) -> bool:
    """Whether a clause only says where a unit stands: "before PLEX", under "Options before PLEX"."""
    return segment.text.startswith("before ") and segment.words <= unit.above


def _of_a_listed_item(claim: Claim, units: Sequence[Unit]) -> Iterator[Failure]:
    """Of each quote that is but one item what narrows it or a name that it lists, where a claim lists that and says nothing of what
    narrows it: "anakinra, and rituximab", of "rituximab for EBV-triggered HLH"."""
    for unit in units:
        home = unit.claim
        if sum(u.quote == unit.quote for u in units) > 1:
            continue
        for low, high in pairwise([0, *(m.end() for m in _LISTED.finditer(home.plain)), len(home.plain)]):
            found = _NARROWS.search(home.plain, low, high)
            if not found or VERB.search(home.plain, low, high):
                continue
            name = re.escape(home.plain[low : found.start()].strip(" ,;-"))
            named = re.compile(rf"(?:\b(?:and|or)|,) {name}(?=[,;.]|$| and| or)|\b{name}(?=,| and| or)")
            tail = home.between(found.end(), high) - unit.above
            if name and named.search(claim.plain) and tail and not tail & claim.concepts:
                yield Failure("restriction", home.plain[found.start() : high])


def _of_a_kind(claim: Claim, unit: Unit) -> Iterator[Failure]:
    """Each "for EBV-triggered HLH" of which a claim says "for HLH"."""
    for found in _OF_A_KIND.finditer(unit.claim.plain):
        kind = unit.claim.between(*found.span(1))
        if (
            kind
            and not kind & claim.concepts
            and re.search(rf"\b(?:for|on|against) (?:the )?{found[2]}\b", claim.plain)
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
            else unit in rests or _is_of(claim, unit, units)
        )
        others = unit.above.union(*(u.claim.concepts for u in units if u is not unit))
        if named and len(claim.concepts - others) <= _OWN and _drops(claim, unit, found, frozenset()):
            yield Failure("restriction", unit.claim.plain)


def _of_a_sentence_beside(claim: Claim, units: Sequence[Unit], rests: Sequence[Unit]) -> Iterator[Failure]:
    """Each "Avoid diphenhydramine for Veterans over 65", and "Not recommended in renal impairment" under a drug's name, where a claim gives
    that drug, of the same quote, and says nothing of these; to adults it may be given without a word of the young."""
    if any(m.maybe or m.conditional for m in claim.segments) or not (claim.quantities or _GIVES.search(claim.plain)):
        return
    quotes = {u.quote for u in rests}
    for u in units:
        drug, whom = _forbidden(u) if u.quote in quotes else ("", frozenset[str]())
        told = whom & claim.concepts or (whom & _YOUNG and _ADULT in claim.concepts)
        if drug in claim.concepts and whom and not told:
            yield Failure("restriction", u.claim.plain)


def _forbidden(unit: Unit) -> tuple[str, frozenset[str]]:
    """The drug that a unit says is not for some, and the words that say for whom; "" and none where it does not."""
    home = unit.claim
    if found := _AVOID.match(home.plain):
        name = next((w for w in home.words if w.start == found.start("drug") and is_drug(w.text)), None)
        return (name.concept, home.between(found.end(), len(home.plain))) if name else ("", frozenset())
    if _NOT_FOR.match(home.plain):
        lines = ([w.concept for w in c.words if is_drug(w.text)] for c in reversed(unit.context))
        nearest = next(filter(None, lines), [])
        return (nearest[0], home.concepts) if len(set(nearest)) == 1 else ("", frozenset())
    return "", frozenset()


def _is_of(claim: Claim, unit: Unit, units: Sequence[Unit]) -> bool:
    """Whether a claim names a drug that a unit stands under, or most of what the line above it in its quote names."""
    above = unit.context[-1] if unit.context else Claim("")
    line = any(u.quote == unit.quote and u.claim.plain.startswith(above.plain) for u in units) and above.words
    drug = any(is_drug(w.text) and w.concept in claim.concepts for c in unit.context for w in c.words)
    return drug or bool(line and overlap(above.concepts, claim.concepts) >= USED)


def _is_name(unit: Unit) -> bool:
    """Whether a line only names something: "Topical steroids"."""
    said = unit.claim
    return (
        0 < len(said.words) <= _NAME
        and not all(map(is_population, said.words))
        and not said.quantities
        and not VERB.search(said.plain)
    )


def _drops(claim: Claim, unit: Unit, found: re.Match[str], head: frozenset[str]) -> bool:
    """Whether a claim says none of the words and amounts behind what narrows a unit, those that it stands under left out."""
    home = unit.claim
    tail = home.between(found.end(), len(home.plain)) - head - unit.above
    amounts = [q for q in home.quantities if q.start > found.start()]
    return bool(tail) and not tail & claim.concepts and not any(agree(p, q) for p in claim.quantities for q in amounts)
