"""No "only", last resort, degree or condition of a quote is lost, and none is added."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.check.agreement import agree
from assistant.check.claims import Claim, Segment, Word
from assistant.check.classes import in_class, opposite
from assistant.check.clauses import VERB
from assistant.check.conditions import conditions
from assistant.check.evidence import Unit
from assistant.check.failure import Failure
from assistant.check.leads import confines
from assistant.check.match import BROAD, TOUCHED, USED, WHOLE, is_elsewhere, is_used, matching, overlap, segments_of
from assistant.check.narrowings import narrowings
from assistant.check.populations import populations
from assistant.check.wording import concept, root

_LAST = frozenset(concept(w) for w in ("lastresort", "salvage"))
_ON_DEMAND = ("wherepossible", "asneeded")
_CONFINED = re.compile(r"\b(?:confined|restricted|limited)\b")
_BUT_ONLY = re.compile(r"but only (?:in|for|if|when|at|with|after)\b")
_IS_ONLY = re.compile(r"\b(?:is|are) only (required|needed|necessary|used|given|indicated|recommended)\b")
_ONLY = re.compile(r"\bonly\b")
# "Only a" may be said as "a but not b".
_CONTRAST = re.compile(
    r"\b(?:(?:but|and) not|but\b[^,;.]*\bnot|forgetting|ignoring|overlooking|neglecting|not addressing)\b"
)
# "Not until b" says as much.
_NOT_UNTIL = re.compile(r"\b(?:not|neither|never|no)\b[^;.]*\b(?:until|unless)\b")
_CALLS_FOR = re.compile(r"\b(?:calls? for|requires?|needs?)\b")
# What makes a condition necessary: "requires a second test" is "only after a second test".
_NEEDED = re.compile(
    r"\b(?:requir\w+|needs?|must|necessary|prior|before|until|unless|except|only|ensure|sole|lastresort|salvage|reserved|first|select(?:ed)?|specific)\b"
    r"|\bafter\b[^.;]*\b(?:excluded|confirmed|ruled out)\b"
)
# What may be done need not be: "may be raised" says as much as "raised if necessary".
_MAY = re.compile(r"\b(?:may|can|could|might|allow\w*|optional\w*)\b")
_IS_NEEDED = re.compile(
    r"\b(?:if|when|where)\b[^,;.]*\b(?:(?:is|are) (?:needed|required|necessary|indicated)|needs?|requires?)\b"
)
# An item "alemtuzumab for severe disease" reserves it for that.
_RESERVED = re.compile(r"\breserved for\b")
_FOR = re.compile(rf"(?!.*{VERB.pattern}).*\bfor\b")
_RECOMMENDS = re.compile(r"\b(?:recommended|indicated|advised|advisable|effective|beneficial|useful|preferred)\b")
# What says as much as "absolutely contraindicated".
_NEVER = re.compile(r"\b(?:never|must not|under no circumstances|strictly|not ever|always)\b")
_PURPOSE = re.compile(r"\b(?:for|in|if|when) ([a-z].*)")


def restrictions(claim: Claim, units: Sequence[Unit], rests: Sequence[Unit]) -> Iterator[Failure]:
    """No "only", last resort, degree or condition of a quote is lost, and no "only" is added. `rests`: `homes` of the claim."""
    for u in rests:
        yield from _limits(claim, u, units)
        yield from _narrowed_behind(claim, u.claim)
        if not is_elsewhere(claim, u.claim.concepts, u, units):
            yield from conditions(claim, u, units)
            yield from _degrees(claim, u)
            yield from populations(claim, u)
    for u in units:
        if u not in rests and _is_of(u, claim):
            yield from conditions(claim, u, units)
    yield from narrowings(claim, units, rests)
    yield from _bare(claim, units)
    yield from _recommended(claim, rests)
    yield from _added(claim, units, rests)


def _is_of(unit: Unit, claim: Claim) -> bool:
    """Whether a line says when what the line before it names is used, and a claim names that: "Unnecessary unless …"."""
    named = unit.context[-1].concepts if unit.context else frozenset[str]()
    return bool(confines(unit.claim.plain)) and overlap(named, claim.concepts) >= USED


def _limits(claim: Claim, unit: Unit, units: Sequence[Unit]) -> Iterator[Failure]:
    """Each "only", "as a last resort" and "where possible" of a unit that a claim leaves out."""
    only, last = _keeps_only(claim, unit.claim), any(m.last for m in claim.segments)
    for s in unit.claim.segments:
        if is_elsewhere(claim, s.words, unit, units):
            continue
        said = s.words - BROAD or s.words
        used = is_used(claim, said) and _speaks(claim, unit.claim, s)
        if s.limits and not only and (used or _says_what_is_only(claim, unit, s)):
            yield Failure("restriction", s.text)
        if s.last and not last and is_used(claim, said - _LAST):
            yield Failure("restriction", s.text)
        for word in _ON_DEMAND:
            if (
                concept(word) in s.words - claim.concepts
                and not _MAY.search(claim.plain)
                and not _IS_NEEDED.search(claim.plain)
                and _beside(unit.claim, word, claim)
            ):
                yield Failure("restriction", word)
        yield from _of_denials(claim, s)


def _narrowed_behind(claim: Claim, home: Claim) -> Iterator[Failure]:
    """What a "but only" behind a clause narrows it to, of which a claim says the clause and nothing else."""
    if any(m.limits or m.maybe or m.conditional for m in claim.segments):
        return
    for before, s in pairwise(home.segments):
        if _BUT_ONLY.match(s.text) and claim.concepts and claim.concepts <= before.words:
            yield Failure("restriction", s.text)


def _keeps_only(claim: Claim, home: Claim) -> bool:
    """Whether a claim limits as often as what it says of its quote, or says so as a contrast: "a but not b"."""
    if any(kept.search(claim.plain) for kept in (_CONTRAST, _NOT_UNTIL, _CALLS_FOR)):
        return True
    limiting = sum(s.limits and is_used(claim, s.words) for s in home.segments)
    return sum(m.limits for m in claim.segments) >= max(1, limiting)


def _added(claim: Claim, units: Sequence[Unit], rests: Sequence[Unit]) -> Iterator[Failure]:
    """Each "only" of a claim that no quote says, in these words or in others."""
    known = frozenset().union(*(u.concepts for u in rests))
    needed = any(_NEEDED.search(c.plain) for u in rests for c in (u.claim, *u.context[-1:]))
    for m in claim.segments:
        stated = any(o.limits or o.maybe for o in matching(m.words, segments_of(units)))
        stated |= any(
            o.limits and o.own and o.words <= m.words for o in segments_of(units)
        )  # "no test except cultures"
        stated |= any(o.limits and not o.own for u in rests for o in u.claim.segments)  # "Alone, surgery can …"
        stated |= any(
            confines(u.claim.plain) and u.claim.concepts & m.words and any(o.limits for o in u.claim.segments)
            for u in units
        )
        stated |= "alone" in m.text and any("monotherapy" in u.claim.plain for u in rests)
        stated |= bool(_RESERVED.search(m.text)) and any(_FOR.match(u.claim.plain) for u in rests)
        local = concept("localized") in known and _CONFINED.search(m.text)
        if m.limits and m.words and not stated and not needed and not local:
            yield Failure("restriction", m.text)


def _of_denials(claim: Claim, s: Segment) -> Iterator[Failure]:
    """What a denial of a quote is confined to, where a claim denies all: "not as first-line therapy", "no absolute contraindication"."""
    for word in ("firstline", "absolute") if s.denies else ():
        rest = frozenset({concept(word)})
        told = word == "absolute" and _NEVER.search(claim.plain)
        if told or not rest <= s.words - claim.concepts or re.search(rf"\bor {word}|{word} or\b", s.text):
            continue
        if any(m.denies and overlap(s.after - rest or s.words - rest, m.words) >= TOUCHED for m in claim.segments):
            yield Failure("restriction", word)


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


def _says_what_is_only(claim: Claim, unit: Unit, s: Segment) -> bool:
    """Whether a claim says of what "is only needed in" something that it is needed, half of where, and nothing that is not in the unit or
    over it."""
    home = unit.claim
    at = home.plain.find(s.text)
    only = _IS_ONLY.search(home.plain, at, at + len(s.text))
    if not only or not re.search(rf"\b{only[1]}\b", claim.plain):
        return False
    where = home.between(only.end(), at + len(s.text))
    return overlap(where, claim.concepts) >= TOUCHED and claim.concepts <= home.concepts | unit.above


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
    if naming and all(p and not claim.roots & set(map(root, p.group(1).split())) for p in purposes):
        yield Failure("restriction", said[0].text)


def _recommended(claim: Claim, rests: Sequence[Unit]) -> Iterator[Failure]:
    """A claim that only recommends what its quote denies or calls a last resort: "plasma exchange is recommended"."""
    found = _RECOMMENDS.search(claim.plain)
    if not found or any(m.maybe or m.limits or m.last or m.conditional for m in claim.segments):
        return
    for u in rests:
        home = u.claim
        narrowed = [s for s in home.segments if s.denies or s.last or s.limits]
        widely = any(_RECOMMENDS.search(s.text) for s in home.segments if s not in narrowed)
        if narrowed and claim.concepts <= u.concepts and not widely:
            yield Failure("restriction", narrowed[-1].text)


def _degrees(claim: Claim, unit: Unit) -> Iterator[Failure]:
    """Each word of a unit that narrows what follows it ("severe", "refractory"), of which a claim speaks without it."""
    for kind, word, following in unit.claim.degrees:
        kept = kind & claim.roots or concept(word) in claim.concepts or _is_offered(claim, unit.claim, word)
        if not kept and _narrowed(claim, unit, word, following):
            yield Failure("restriction", word)


def _is_offered(claim: Claim, home: Claim, word: str) -> bool:
    """Whether a claim denies the contrary of a narrowing word, or says what its quote has beside it: "mild or moderate"."""
    if concept(opposite(word)) in claim.concepts and any(m.maybe for m in claim.segments):
        return True
    patterns = (rf"\b{word} or ([a-z]+)", rf"\b(acute|mild|moderate)\b[^,;.]*\bor {word}\b")
    return any(concept(o) in claim.concepts for pattern in patterns for o in re.findall(pattern, home.plain))


def _narrowed(claim: Claim, unit: Unit, word: str, following: Word | None) -> bool:
    """Whether a claim says what a narrowing word narrows: most of its branch of "or", and the word behind it."""
    whole = re.compile(rf"\b{word}\b")
    segment = next((s for s in unit.claim.segments if whole.search(s.text)), None)
    if not segment:
        return False
    # Of "for resistant strains" the strains need not be named.
    if segment is unit.claim.segments[0] and re.search(rf"\b(?:in|for) {word} (?:cases|strains)\b", segment.text):
        rest = segment.words - {concept(word)} - ({following.concept} if following else frozenset())
        return overlap(rest, claim.concepts) >= WHOLE
    branch = next(b for b in re.split(r"\bor\b", segment.text) if whole.search(b))
    words = {w.concept for w in unit.claim.words if re.search(rf"\b{re.escape(w.text)}\b", branch) and w.text != word}
    if not words:
        later = unit.claim.segments[unit.claim.segments.index(segment) + 1 :]
        words = set(next((s.words for s in reversed(later) if s.own), frozenset()))
    if following and following.concept not in claim.concepts and following.concept not in BROAD:
        return False
    return bool(words) and overlap(frozenset(words), claim.concepts) >= TOUCHED
