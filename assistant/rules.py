"""The rules of the check, one function each: a claim and the units of its quotes to the failures, () where it holds."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.claims import Claim, Segment, Word, contradicts, in_class, population
from assistant.evidence import Unit
from assistant.quantities import Quantity, agree, end_of, same_bound
from assistant.wording import concept
from index.types import Encoder

Kind = Literal[
    "reference", "number", "unit", "comparison", "subject", "term", "negation", "restriction", "joined", "meaning"
]


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a sentence is not supported: the rule that it breaks, and the word or number that breaks it."""

    kind: Kind
    what: str


_USED = 0.6
_WHOLE = 0.75
_LEFT = 0.35
_STRAY = 0.3
_NOVEL = 0.45
_KEPT = 0.4
_CLOSE = 0.45
_VERY_CLOSE = 0.65
_CONTRAINDICATED = frozenset({concept("contraindicated")})
_LAST = frozenset(concept(w) for w in ("lastresort", "salvage"))
_BROAD = frozenset(concept(w) for w in "disease infection symptom condition pain".split())


def numbers(claim: Claim, units: Sequence[Unit]) -> Iterator[Failure]:
    """Every number stands in a quote with the same unit and comparison, and speaks of the same drug and population."""
    sources = [(u, c, q) for u in units for c in (u.claim, *u.context) for q in c.quantities]
    found: dict[Quantity, list[tuple[Unit, Claim, Quantity]]] = {}
    for q in claim.quantities:
        alike = [s for s in sources if agree(q, s[2]) or end_of(q, s[2])]
        bounded = [s for s in alike if (same_bound(q, s[2]) or end_of(q, s[2])) and _same_order(claim, q, *s[1:])]
        found[q] = [s for s in bounded if not q.unit or _same_subject(claim, q, *s)]
        if not alike:
            yield Failure("unit" if any(q.raw == s[2].raw for s in sources) else "number", q.text)
        elif not bounded:
            yield Failure("comparison", q.text)
        elif not found[q]:
            yield Failure("subject", q.text)
    for q, p in (
        (q, p) for q in found for p in found if q.start < p.start and q.unit == p.unit and q.values != p.values
    ):
        pairs = [(a, b) for a in found[q] for b in found[p] if a[1] is b[1]]
        if pairs and all(_swapped(claim, q, p, *a[1:], b[2]) for a, b in pairs):
            yield Failure("subject", f"{q.text}, {p.text}")


def _same_order(claim: Claim, q: Quantity, home: Claim, s: Quantity) -> bool:
    ends = ((_LATE, claim.plain[: q.start], home.plain[: s.start]), (_SOON, claim.plain[q.end :], home.plain[s.end :]))
    pairs = [(pattern.search(mine), pattern.search(theirs)) for pattern, mine, theirs in ends]
    return all(not (a and b) or a.group(1) == b.group(1) for a, b in pairs)


_LATE = re.compile(r"\b(before|after)(?: [a-z]+)?\s*$")
_SOON = re.compile(r"^\s*(before|after)\b")


def _same_subject(claim: Claim, q: Quantity, unit: Unit, home: Claim, s: Quantity) -> bool:
    """Whether both speak of the same drug and the same population, as far as each names one."""
    bound = False
    for choose in (lambda w: w.term, population):
        mine = _owners(claim, q, [w for w in claim.words if choose(w)])
        theirs = _owners(home, s, [w for w in home.words if choose(w)])
        named = {w.concept for w in home.words if choose(w)}
        elsewhere = frozenset(w.concept for c in unit.context for w in c.words if choose(w)) - named
        allowed = theirs | elsewhere if theirs or not named else theirs
        if mine and allowed and not any(a.endswith(b) or b.endswith(a) for a in mine for b in allowed):
            return False
        bound |= bool(mine and allowed)
    mine, theirs = _near(claim, q), _near(home, s)
    return bound or not mine or bool(mine & (theirs | unit.concepts - home.concepts if theirs else unit.concepts))


def _owners(claim: Claim, q: Quantity, words: Sequence[Word]) -> frozenset[str]:
    """The words that a quantity speaks of: in the nearest stretch before it that has any, else after it."""
    after = next((w for w in words if w.start >= q.end), None)
    if after and re.fullmatch(r"\s*(?:of )?", claim.plain[q.end : after.start]):
        return frozenset({after.concept})
    cuts = [0, *(p.end for p in claim.quantities if p.end <= q.start), q.start]
    for low, high in reversed(list(zip(cuts, cuts[1:], strict=False))):
        if found := frozenset(w.concept for w in words if low <= w.start < high):
            return found
        if len([w for w in claim.words if low <= w.start < high and not in_class(w.concept)]) > 2:
            return frozenset()
    cuts = [q.end, *(p.start for p in claim.quantities if p.start >= q.end), len(claim.plain)]
    for low, high in zip(cuts, cuts[1:], strict=False):
        if found := frozenset(w.concept for w in words if low <= w.start < high):
            return found
    return frozenset()


def _stretches(claim: Claim, q: Quantity) -> tuple[list[Word], list[Word]]:
    """The words between a quantity and the one before it, and the one after it."""
    low = max((p.end for p in claim.quantities if p.end <= q.start), default=0)
    high = min((p.start for p in claim.quantities if p.start >= q.end), default=len(claim.plain))
    words = [w for w in claim.words if low <= w.start < high]
    return [w for w in words if w.start < q.start], [w for w in words if w.start >= q.end]


def _near(claim: Claim, q: Quantity) -> frozenset[str]:
    return frozenset(w.concept for side in _stretches(claim, q) for w in side if not in_class(w.concept))


def _swapped(claim: Claim, q: Quantity, p: Quantity, home: Claim, s: Quantity, t: Quantity) -> bool:
    """Whether two quantities of a sentence stand where the quote has the other one."""

    def alike(a: Quantity, b: Quantity) -> int:
        sides = zip(_stretches(claim, a), _stretches(home, b), (slice(-3, None), slice(0, 3)), strict=True)
        return sum(len({w.concept for w in x[at]} & {w.concept for w in y[at]}) for x, y, at in sides)

    return alike(q, t) + alike(p, s) > alike(q, s) + alike(p, t) + 1


def terms(claim: Claim, units: Sequence[Unit]) -> Iterator[Failure]:
    """Every name, abbreviation and member of a closed class occurs in the quotes."""
    known = frozenset().union(*(u.concepts for u in units))
    for w in novel(claim, units):
        if w.term or (contradicts(w.concept, known) and not (population(w) and _aged(claim))):
            yield Failure("term", w.text)


def novel(claim: Claim, units: Sequence[Unit]) -> list[Word]:
    """The words of a claim that its quotes do not have, in any form or spelling that is known here."""
    known = frozenset().union(*(u.concepts for u in units))
    texts = [c.plain for u in units for c in (u.claim, *u.context)]
    initials = _initials(claim, {s for u in units for c in (u.claim, *u.context) for s in c.capitals})
    return [w for w in claim.words if w.concept not in known | initials and not _joined(w.text, texts)]


def _aged(claim: Claim) -> bool:
    """Whether a claim states an age, which names a population too."""
    return any(re.search(r"\b(?:year|month)", q.text) for q in claim.quantities)


def _joined(word: str, texts: Iterable[str]) -> bool:
    """Whether a word stands in a text with a space or hyphen more or less in it: "benzylpenicillin"."""
    return len(word) >= 5 and any(word in re.sub(r"[\s-]", "", t) and word[:4] in t for t in texts)


def _initials(claim: Claim, shorts: set[str]) -> frozenset[str]:
    """The concepts of words whose initials spell one of the abbreviations."""
    found: set[str] = set()
    plain = [m.group() for m in re.finditer(r"[a-z]+", claim.plain)]
    by_text = {w.text: w.concept for w in claim.words}
    for short in shorts:
        for i in range(len(plain) - len(short) + 1):
            run = plain[i : i + len(short)]
            if len(short) > 2 and "".join(w[0] for w in run) == short:
                found |= {by_text[w] for w in run if w in by_text}
    return frozenset(found)


def _overlap(words: frozenset[str], known: frozenset[str]) -> float:
    return len(words & known) / len(words) if words else 0.0


def _matching(words: frozenset[str], others: Sequence[Segment]) -> list[Segment]:
    """The segments that hold most of some words."""
    best = max((len(words & o.words) for o in others), default=0)
    return [o for o in others if best and len(words & o.words) >= 0.7 * best]


def _sources(units: Sequence[Unit]) -> list[Segment]:
    return [s for u in units for c in (u.claim, *u.context) for s in c.segments]


def _used(claim: Claim, words: frozenset[str]) -> bool:
    """Whether a claim says most of some words, or one of its clauses says little else."""
    return _overlap(words, claim.concepts) >= _USED or any(
        m.own and len(m.words) > 1 and _overlap(m.words, words) >= _WHOLE for m in claim.segments
    )


def _elsewhere(claim: Claim, words: frozenset[str], unit: Unit, units: Sequence[Unit]) -> bool:
    """Whether another quote says what the claim shares with some words of a unit, and far more of the claim."""
    shared, own = words & claim.concepts, len(unit.concepts & claim.concepts)
    return any(
        u.quote != unit.quote and shared <= u.concepts and len(u.concepts & claim.concepts) >= 1.4 * own for u in units
    )


def _scope(claim: Claim, segment: Segment) -> frozenset[str]:
    """What a negation covers: its clause, and the condition behind it ("is not recommended when …")."""
    later = claim.segments[claim.segments.index(segment) + 1 :]
    if not segment.after and later and later[0].conditional and "unless" not in later[0].text:
        return segment.words | later[0].words
    return segment.words


def _scopes(claim: Claim) -> frozenset[str]:
    """What the conditions behind a claim's bare negations say."""
    return frozenset().union(*(_scope(claim, m) - m.words for m in claim.segments if m.denies))


def denials(claim: Claim, units: Sequence[Unit]) -> Iterator[Failure]:
    """What a quote denies is denied, and nothing else is."""
    unless = any("unless" in m.text for m in claim.segments)
    for u in units:
        both = {s.own for s in u.claim.segments if s.denies} == {True, False}
        denied = frozenset().union(*(_scope(claim, m) for m in claim.segments if m.denies and (m.own or not both)))
        for before, s in zip((None, *u.claim.segments), u.claim.segments, strict=False):
            if not s.denies or _elsewhere(claim, s.words, u, units) or (s.conditional and unless):
                continue
            if not s.own:
                if any(not m.own and not m.maybe for m in claim.segments):
                    yield Failure("negation", s.text)
                elif both:
                    continue
            words = s.words - _CONTRAINDICATED
            if len(words) < 2 and before:
                words |= before.words
            if s.after and not s.after & claim.concepts:
                continue
            if _overlap(words, claim.concepts) >= _USED or _overlap(s.after, claim.concepts) >= _WHOLE:
                shared = s.after & claim.concepts or words & claim.concepts
                headed = [m for m in claim.segments if s.head and s.head in m.words and m.own]
                best = max(headed, key=lambda m: (len(m.words & s.words), m.denies), default=None)
                if not (best.denies or s.head in _scopes(claim)) if best else _overlap(shared, denied) < 0.5:
                    yield Failure("negation", s.text)
    if (best := max(units, key=lambda u: len(u.concepts & claim.concepts))).claim.segments:
        if all(s.denies for s in best.claim.segments) and not any(m.denies for m in claim.segments):
            yield Failure("negation", best.claim.text)
    known = frozenset().union(*(u.claim.concepts | u.context[-1].concepts if u.context else u.concepts for u in units))
    opposites = {
        concept(u.claim.opposite(w.text)) for u in units for w in u.claim.words if w.concept not in _CONTRAINDICATED
    }
    for w in (w for u in units for c in (u.claim, *u.context) for w in c.words):
        root = concept(claim.opposite(w.text))
        if root and root not in known and w.concept not in claim.concepts:
            if any(root in m.words and not m.maybe for m in claim.segments):
                yield Failure("negation", w.text)
    for m in claim.segments:
        theirs = [o for u in units for o in u.claim.segments]
        alike = [o for words in (m.after or _scope(claim, m), m.words) for o in _matching(words, theirs)]
        sources = [*(alike or theirs), *(o for o in _sources(units) if o.denies and _overlap(o.words, m.words) >= 0.5)]
        if m.denies and m.words and not any(o.maybe for o in sources) and not opposites & m.words - {""}:
            yield Failure("negation", m.text)


def restrictions(claim: Claim, units: Sequence[Unit]) -> Iterator[Failure]:
    """No "only", last resort, degree or condition of a quote is lost, no "only" is added, before stays before."""
    limits = any(s.limits for s in claim.segments)
    last = any(s.last for s in claim.segments)
    for u in units:
        for s in u.claim.segments:
            if _elsewhere(claim, s.words, u, units):
                continue
            if s.limits and not limits and _used(claim, s.words) and not s.conditional:
                yield Failure("restriction", s.text)
            if s.last and not last and _used(claim, s.words - _LAST):
                yield Failure("restriction", s.text)
            for word in ("wherepossible", "asneeded"):
                if (
                    concept(word) in s.words - claim.concepts
                    and _overlap(s.words - {concept(word)}, claim.concepts) >= _WHOLE
                ):
                    yield Failure("restriction", word)
        if _elsewhere(claim, u.claim.concepts, u, units):
            continue
        yield from _conditions(claim, u)
        for kind, word, following in u.claim.degrees:
            if not kind & claim.stems and concept(word) not in claim.concepts and _narrowed(claim, u, word, following):
                yield Failure("restriction", word)
    for m in claim.segments:
        if m.limits and m.words and not any(o.limits or o.maybe for o in _matching(m.words, _sources(units))):
            yield Failure("restriction", m.text)
    yield from _sequence(claim, [c for u in units for c in (u.claim, *u.context)])


def _sequence(claim: Claim, sources: Sequence[Claim]) -> Iterator[Failure]:
    """Where a claim turns "before" and "after" round, or says "before" of what has no order."""
    theirs = [o for c in sources for o in _orders(c)]
    for cue, words in _orders(claim):
        if not words or any(words & w for c, w in theirs if c == cue):
            continue
        if any(words & w for c, w in theirs if c != cue):
            yield Failure("comparison", cue)
        elif cue == "before":
            homes = [c for c in sources if len(words & c.concepts) * 2 > len(words & claim.concepts) > 0]
            if homes and not any(_IN_ORDER.search(c.plain) for c in homes):
                yield Failure("comparison", cue)


_IN_ORDER = re.compile(
    r"\b(?:before|after|until|previous|prior|earlier|preced|follow|then\b|first\b|start|initia|beginning|ensure|yet|already)"
)


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
    return bool(words) and _overlap(frozenset(words), claim.concepts) >= 0.5


def _orders(claim: Claim) -> list[tuple[str, frozenset[str]]]:
    """Each "before" and "after" with the next words behind it."""
    found = []
    for m in re.finditer(r"\b(?:before|after)\b", claim.plain):
        later = [t.group() for t in claim.tokens(m.end(), len(claim.plain)) if t.group() not in _ARTICLES]
        found.append((m.group(), frozenset(concept(t) for t in later[:3])))
    return found


_ARTICLES = frozenset("a an the each every any of is are its their that this and in for with to or".split())


def _conditions(claim: Claim, unit: Unit) -> Iterator[Failure]:
    """Conditions of which a claim holds the consequence only."""
    segments = unit.claim.segments
    for i, s in enumerate(segments):
        if not s.conditional:
            continue
        beside = [o for o in segments[:i] if o.own][-1:] + [o for o in segments[i + 1 :] if o.own][:2]
        named = unit.context[-1].concepts & claim.concepts if unit.context and not beside else frozenset[str]()
        if not named and not any(_used(claim, o.words) for o in beside):
            continue
        words = s.words - frozenset().union(*(o.words for o in beside)) or s.words
        explained = [o for o in segments if o is not s and o.own]
        spare = [
            m
            for m in claim.segments
            if m.conditional and m.own and not any(_overlap(o.words, m.words) >= 0.4 for o in explained)
        ]
        coordinated = i and segments[i - 1].conditional and re.search(r"\b(?:and|or)$", segments[i - 1].text)
        if spare or (coordinated and _overlap(segments[i - 1].words, claim.concepts) >= 0.4):
            continue
        counted = any(agree(p, q) for q in unit.claim.quantities if q.text in s.text for p in claim.quantities)
        if s.own and _overlap(words, claim.concepts) < _KEPT and not counted:
            yield Failure("restriction", s.text)
        if not s.own and "unless" in s.text and not any(m.conditional or m.limits for m in claim.segments):
            yield Failure("restriction", s.text)


def joins(claim: Claim, units: Sequence[Unit]) -> Iterator[Failure]:
    """Each statement of the claim is made by one unit of the quotes, not put together from two."""
    breaks = [m for m in _CLAUSE.finditer(claim.plain) if not _PRONOUN.match(claim.plain, m.end())]
    cuts = [0, *(m.start() for m in breaks), len(claim.plain)]
    everything = frozenset().union(*(u.concepts for u in units))
    start = 0
    for low, high in zip(cuts, cuts[1:], strict=False):
        if claim.plain[high : high + 1] == ":" and len([w for w in claim.words if start <= w.start < high]) <= 5:
            continue
        words = [w for w in claim.words if start <= w.start < high and w.concept in everything]
        counted = [q for q in claim.quantities if start <= q.start < high and q.unit]
        text, start = claim.plain[start:high], high
        left, used = frozenset(w.concept for w in words) | {q.text for q in counted}, list[Unit]()
        holds = {id(u): u.concepts | {q.text for q in counted if _holds(u, q)} for u in units}
        known = left = left & frozenset().union(*holds.values())
        while left:
            same = used[0].quote if used else -1
            best = max(units, key=lambda u: (len(holds[id(u)] & left), u.quote == same, len(holds[id(u)] & known)))
            used.append(best)
            left -= holds[id(best)]
        if not used or _enumerated(used, words, text):
            continue
        rest = [w for w in words if w.concept not in _said(used[0], units)]
        several = len({u.quote for u in used}) > 1 or (len(used) == 1 and bool(rest))
        most = _STRAY if several else _LEFT if len({(u.quote, u.item) for u in used}) > 1 else _USED
        wrong = [
            q.text
            for q in counted
            if q.text in known - holds[id(used[0])] and len({(u.quote, u.item) for u in used}) > 1
        ]
        if (
            wrong
            or any(w.term for w in rest)
            or len(rest) > most * len(known)
            or (several and rest[:1] == words[:1] != [])
        ):
            yield Failure("joined", ", ".join(dict.fromkeys([w.text for w in rest] + wrong)))
        elif crossed := _crossed(used[0], words):
            yield Failure("joined", crossed)


def _holds(unit: Unit, q: Quantity) -> bool:
    return any(agree(q, s) or end_of(q, s) for c in (unit.claim, *unit.context) for s in c.quantities)


_PRONOUN = re.compile(r"\s*(?:this|it|they|these)\b")
_CLAUSE = re.compile(
    r";|:(?=\s)|(?<=[a-z0-9)])\.\s|,\s+(?:and|but|while|whereas|so|because|since|although|or)\b|\bwhereas\b|\bbut\b"
)


def _said(unit: Unit, units: Sequence[Unit]) -> frozenset[str]:
    """What a unit says; of its outer headings only what no other quote says by itself."""
    near = unit.claim.concepts.union(*(c.concepts for c in unit.context[1:]))
    foreign = frozenset().union(*(u.claim.concepts for u in units if u.quote != unit.quote))
    return unit.concepts - (foreign - near if unit.context else frozenset())


def _crossed(unit: Unit, words: Sequence[Word]) -> str:
    """The words that a row of "A for x, B for y" gives to another member than the claim does; "" where none."""
    named = frozenset(w.concept for w in words if w.term)
    rows = [
        (s.words, frozenset(w.concept for w in unit.claim.words if w.term and w.concept in s.words))
        for s in unit.claim.segments
    ]
    own = [r for r, terms in rows if terms & named]
    if sum(bool(re.search(r"\b(?:for|in)\b", s.text)) for s in unit.claim.segments) < 2:
        return ""
    others = [r - t for r, t in rows if t and not t & named]
    if not own or len([r for r, t in rows if t and r - t]) < 3:
        return ""
    first = next((i for i, w in enumerate(unit.claim.words) if w.term), 0)
    free = frozenset(w.concept for w in unit.claim.words[:first])
    free = free.union(*(r for r, t in rows if not t or t & named), *(c.concepts for c in unit.context))
    return ", ".join(w.text for w in words if any(w.concept in o for o in others) and w.concept not in free)


def _enumerated(used: Sequence[Unit], words: Sequence[Word], text: str) -> bool:
    """Whether a clause names in a row what each unit says alike: every unit adds a term, and all share a word."""
    common = frozenset(w.concept for w in words if not in_class(w.concept) and not population(w))
    firsts = []
    for u in used:
        common &= u.claim.concepts | (u.context[-1].concepts if u.context else frozenset())
        others = frozenset().union(*(o.concepts for o in used if o is not u))
        firsts.append(next((w for w in words if w.term and w.concept in u.concepts - others), None))
    if len(used) < 2 or not common or not all(firsts):
        return False
    spots = sorted(text.find(w.text) for w in firsts if w)
    return all(re.search(r"\band\b|\bor\b|[,/]", text[a:b]) for a, b in zip(spots, spots[1:], strict=False)) and (
        " and " in text or " or " in text
    )


def meaning(claim: Claim, units: Sequence[Unit], *, encoder: Encoder) -> tuple[Failure, ...]:
    """The claim lies close to one unit of the quotes or to all that they say; the closer, the more words may be new."""
    texts = [claim.text, *(t for u in units for t in (u.text, u.claim.text)), " ".join(u.claim.text for u in units)]
    vectors = encoder.encode(texts)
    close = float((vectors[1:] @ vectors[0]).max())
    new = [w.text for w in novel(claim, units)]
    if close < _CLOSE:
        return (Failure("meaning", f"similarity {close:.2f}"),)
    if close < _VERY_CLOSE and len(new) > max(1, _NOVEL * len(claim.concepts)):
        return (Failure("meaning", ", ".join(new)),)
    return ()
