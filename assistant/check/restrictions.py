"""No "only", last resort, degree or condition of a quote is lost, and none is added."""

import re
from collections.abc import Iterator, Sequence

from assistant.check.agreement import agree
from assistant.check.claims import Claim, Segment, Word
from assistant.check.classes import in_class
from assistant.check.evidence import Unit
from assistant.check.failure import Failure
from assistant.check.match import is_elsewhere, is_used, matching, overlap, segments_of
from assistant.check.populations import populations
from assistant.check.wording import concept, stem

_KEPT = 0.4  # share of the words of a condition that keeps it
_OF_DENIAL = 0.5  # share of what a quote denies, its confinement left aside, that a claim denies too
_BROAD = frozenset(concept(w) for w in "disease infection symptom condition pain".split())
_LAST = frozenset(concept(w) for w in ("lastresort", "salvage"))


def restrictions(claim: Claim, units: Sequence[Unit], rests: Sequence[Unit]) -> Iterator[Failure]:
    """No "only", last resort, degree or condition of a quote is lost, and no "only" is added. `rests`: `homes` of the claim."""
    limits = sum(s.limits for s in claim.segments)
    contrasted = bool(_CONTRAST.search(claim.plain) or _NOT_UNTIL.search(claim.plain))
    last = any(s.last for s in claim.segments)
    for u in rests:
        limiting = sum(s.limits and is_used(claim, s.words) for s in u.claim.segments)
        kept = contrasted or limits >= max(1, limiting)
        for s in u.claim.segments:
            if is_elsewhere(claim, s.words, u, units):
                continue
            said = s.words - _BROAD or s.words
            if s.limits and not kept and is_used(claim, said) and _speaks(claim, u.claim, s):
                yield Failure("restriction", s.text)
            if s.last and not last and is_used(claim, said - _LAST):
                yield Failure("restriction", s.text)
            for word in ("wherepossible", "asneeded"):
                if concept(word) in s.words - claim.concepts and _beside(u.claim, word, claim):
                    yield Failure("restriction", word)
            yield from _of_denials(claim, s)
        if is_elsewhere(claim, u.claim.concepts, u, units):
            continue
        yield from _conditions(claim, u)
        for kind, word, following in u.claim.degrees:
            if (
                not kind & claim.stems
                and concept(word) not in claim.concepts
                and not (concept(u.claim.opposite(word)) in claim.concepts and any(m.maybe for m in claim.segments))
                and not any(
                    concept(other) in claim.concepts
                    for pattern in (rf"\b{word} or ([a-z]+)", rf"\b(acute|mild|moderate)\b[^,;.]*\bor {word}\b")
                    for other in re.findall(pattern, u.claim.plain)
                )
                and _narrowed(claim, u, word, following)
            ):
                yield Failure("restriction", word)
        yield from populations(claim, u)
    yield from _bare(claim, units)
    known = frozenset().union(*(u.concepts for u in rests))
    needed = any(_NEEDED.search(c.plain) for u in rests for c in (u.claim, *u.context[-1:]))
    for m in claim.segments:
        stated = any(o.limits or o.maybe for o in matching(m.words, segments_of(units)))
        local = concept("localized") in known and _CONFINED.search(m.text)
        if m.limits and m.words and not stated and not needed and not local:
            yield Failure("restriction", m.text)


def _of_denials(claim: Claim, s: Segment) -> Iterator[Failure]:
    """What a denial of a quote is confined to, where a claim denies all: "not as first-line therapy", "no absolute contraindication"."""
    for word in ("firstline", "absolute") if s.denies else ():
        rest = frozenset({concept(word)})
        if not rest <= s.words - claim.concepts or re.search(rf"\bor {word}|{word} or\b", s.text):
            continue
        if any(m.denies and overlap(s.after - rest or s.words - rest, m.words) >= _OF_DENIAL for m in claim.segments):
            yield Failure("restriction", word)


_CONFINED = re.compile(r"\b(?:confined|restricted|limited)\b")
_ONLY = re.compile(r"\bonly\b")


def _speaks(claim: Claim, home: Claim, s: Segment) -> bool:
    """Whether a claim says one of the words behind the "only" of its quote, and the amount before it if there is one."""
    at = home.plain.find(s.text)
    only = _ONLY.search(home.plain, at, at + len(s.text)) if at >= 0 else None
    if not only:
        return True
    amounts = [q for q in home.quantities if at <= q.start < only.start()]
    if amounts and not any(agree(p, q) for p in claim.quantities for q in amounts):
        return False
    behind = [w.concept for w in home.words if only.end() <= w.start < at + len(s.text)][:3]
    return not behind or bool(claim.concepts & set(behind))


# "Only a" may be said as "a but not b".
_CONTRAST = re.compile(
    r"\b(?:(?:but|and) not|but\b[^,;.]*\bnot|forgetting|ignoring|overlooking|neglecting|not addressing)\b"
)
# "Not until b" says as much.
_NOT_UNTIL = re.compile(r"\b(?:not|neither|never|no)\b[^;.]*\b(?:until|unless)\b")
# What makes a condition necessary: "requires a second test" is "only after a second test".
_NEEDED = re.compile(
    r"\b(?:requir\w+|needs?|must|necessary|prior|before|until|unless|except|only|ensure|sole|lastresort|salvage|reserved|first|select(?:ed)?|specific)\b"
)


def _beside(home: Claim, word: str, claim: Claim) -> bool:
    """Whether a claim says what stands just before a word of its quote: an amount or another word."""
    at = home.plain.find(word)
    amount = next((q for q in reversed(home.quantities) if q.end <= at), None)
    other = next((w for w in reversed(home.words) if w.end <= at), None)
    if amount and (not other or amount.start > other.start):
        return any(agree(p, amount) for p in claim.quantities)
    return other is not None and other.concept in claim.concepts


def _bare(claim: Claim, units: Sequence[Unit]) -> Iterator[Failure]:
    """A claim that says of its one word nothing but that it is used, where every quote says for whom or what."""
    said = [w for w in claim.words if not in_class(w.concept)]
    if (
        len({w.concept for w in said}) != 1
        or claim.quantities
        or any(s.denies or s.conditional for s in claim.segments)
    ):
        return
    naming = [u.claim for u in units if said[0].concept in u.claim.concepts]
    purposes = [_PURPOSE.search(h.plain, next(w.end for w in h.words if w.concept == said[0].concept)) for h in naming]
    if naming and all(p and not claim.stems & set(map(stem, p.group(1).split())) for p in purposes):
        yield Failure("restriction", said[0].text)


_PURPOSE = re.compile(r"\b(?:for|in|if|when) ([a-z].*)")


def _narrowed(claim: Claim, unit: Unit, word: str, following: Word | None) -> bool:
    """Whether a claim says what a narrowing word narrows: most of its branch of "or", and the word behind it."""
    segment = next(s for s in unit.claim.segments if word in s.text)
    branch = next(b for b in re.split(r"\bor\b", segment.text) if word in b)
    words = {w.concept for w in unit.claim.words if re.search(rf"\b{re.escape(w.text)}\b", branch) and w.text != word}
    if not words:
        later = unit.claim.segments[unit.claim.segments.index(segment) + 1 :]
        words = set(next((s.words for s in reversed(later) if s.own), frozenset()))
    if following and following.concept not in claim.concepts and following.concept not in _BROAD:
        return False
    return bool(words) and overlap(frozenset(words), claim.concepts) >= 0.5


# "If not available, other drugs …" says nothing of when the one at hand is given.
_UNAVAILABLE = re.compile(r"(?:if|when|where) (?:[a-z]+ ){0,2}?(?:not|un)[ -]?available\b")


def _conditions(claim: Claim, unit: Unit) -> Iterator[Failure]:
    """Conditions of which a claim holds the consequence only."""
    segments = unit.claim.segments
    for i, s in enumerate(segments):
        if not s.conditional or _UNAVAILABLE.match(s.text):
            continue
        earlier = [o for o in segments[:i] if o.own][-1:]
        beside = earlier or [o for o in segments[i + 1 :] if o.own][:2]
        named = unit.context[-1].concepts & claim.concepts if unit.context and not beside else frozenset[str]()
        own = claim.concepts - frozenset().union(*(c.concepts for c in unit.context))
        if named and any(o.denies for o in segments) and not any(m.denies for m in claim.segments):
            continue  # "they should be avoided when …" of a claim that says something else of them
        if not named and not any(is_used(claim, o.words) or (own and own <= o.words) for o in beside):
            continue
        explained = [o for o in segments if o is not s and o.own]
        words = s.words - frozenset().union(*(o.words for o in explained)) or s.words
        spare = [
            m
            for m in claim.segments
            if m.conditional and m.own and not any(overlap(o.words, m.words) >= 0.4 for o in explained)
        ]
        coordinated = i and segments[i - 1].conditional and re.search(r"\b(?:and|or)$", segments[i - 1].text)
        if spare or (coordinated and overlap(segments[i - 1].words, claim.concepts) >= 0.4):
            continue
        counted = any(agree(p, q) for q in unit.claim.quantities if q.text in s.text for p in claim.quantities)
        if any(
            m.conditional and overlap(m.words, o.words) >= 0.5
            for m in claim.segments
            for o in segments
            if o.conditional and o is not s and not re.match("before|after|until", o.text)
        ):
            continue
        denied = {concept(unit.claim.opposite(w.text)) for w in unit.claim.words if w.concept in s.words}
        if denied & claim.concepts:
            continue  # "if unconfirmed" of a claim that says "once confirmed"
        if s.own and overlap(words, claim.concepts) < _KEPT and not counted:
            yield Failure("restriction", s.text)
        amounts = [q for q in unit.claim.quantities if q.text in s.text]
        if not s.own and amounts and not counted and not any(m.conditional for m in claim.segments):
            yield Failure("restriction", s.text)
        if (
            not s.own
            and re.match("unless|before", s.text)
            and not any(m.conditional or m.limits for m in claim.segments)
        ):
            yield Failure("restriction", s.text)
