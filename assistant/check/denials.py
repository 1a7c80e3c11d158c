"""What a quote denies is denied, and nothing else is."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.check.claims import Claim, Segment
from assistant.check.classes import in_contrast
from assistant.check.clauses import VERB
from assistant.check.evidence import Unit
from assistant.check.failure import Failure
from assistant.check.match import USED, WHOLE, is_elsewhere, is_used, matching, overlap, segments_of
from assistant.check.quantities import opposed
from assistant.check.wording import concept, stem

_CONTRAINDICATED = frozenset({concept("contraindicated")})
_INCLUDED = frozenset({concept("include")})
_GROUPS = frozenset(concept(w) for w in "adult child infant neonate adolescent elderly".split())


def _scope(claim: Claim, segment: Segment) -> frozenset[str]:
    """What a negation covers: its clause, and the condition behind it ("is not recommended when …")."""
    later = claim.segments[claim.segments.index(segment) + 1 :]
    if not segment.after and later and later[0].conditional and "unless" not in later[0].text:
        return segment.words | later[0].words
    return segment.words


def _coordinated(claim: Claim) -> frozenset[str]:
    """What "no a, b or c" denies behind its first comma."""
    found: set[str] = set()
    for before, m in pairwise(claim.segments):
        if (before.denies or before.words & found) and m.own and not m.denies and not _ANEW.search(m.text):
            found |= m.words
    return frozenset(found)


def _listed(claim: Claim) -> frozenset[str]:
    """What "a, b and c should be avoided" denies before its last comma."""
    found: frozenset[str] = frozenset()
    listed: frozenset[str] = frozenset()
    for m in claim.segments:
        if m.denies and m.own and _PASSIVE.search(m.text):
            found |= listed
        named = m.own and not m.denies and len(m.text.split()) <= 4 and not VERB.search(m.text)
        listed = listed | m.words if named else frozenset()
    return found


_PASSIVE = re.compile(r"\b(?:is|are|should|must)\b.*\b(?:avoided|contraindicated|not|never)\b")
_COMPARES = re.compile(r"\bcompared (?:to|with)\b")
_COMPARED = re.compile(
    r"\b(?:compared (?:to|with)|versus|vs|than) (?:(?:those|patients|people) )?(?:who had |with )?(?:no|not|without)\b"
)
_ANEW = re.compile(r"^(?:but|and|while|whereas|if|when)\b|\b(?:is|are|was|were|should|must|may|can|will|has|have)\b")


def _scopes(claim: Claim) -> frozenset[str]:
    """What the conditions behind a claim's bare negations say."""
    return frozenset().union(*(_scope(claim, m) - m.words for m in claim.segments if m.denies))


_ONLY_IF = re.compile(
    r"\bonly (?:if|when|where|once|on|with|after|under)\b|\b(?:not|no|never)\b(?: [a-z-]+){1,6} without\b"
)
_LACKING = re.compile(r"\b(?:is|are|was|were) (?:lacking|missing|absent)\W*$")
_TO_AVOID = re.compile(r"\bto avoid\b")
# Of whom the rest is said: "for babies that cannot be fed, …".
_OF_WHOM = re.compile(r"^(?:for|in|among|with) (?:[a-z-]+ ){1,3}(?:that|who|which)\b")


def _denied(claim: Claim, segment: Segment) -> bool:
    """Whether a clause denies, or says at the head of the sentence of what the next one does ("where it is endemic, …")."""
    leads = segment is claim.segments[0] and len(claim.segments) > 1 and segment.text.startswith("where ")
    return segment.denies or (leads and claim.segments[1].denies)


def denials(claim: Claim, units: Sequence[Unit], rests: Sequence[Unit]) -> Iterator[Failure]:
    """What a quote denies is denied, and nothing else is. `rests`: `homes` of the claim."""
    limited = bool(_ONLY_IF.search(claim.plain))
    for u in rests:
        # "Avoid it unless" is "give it only if".
        if not (limited and any("unless" in s.text for s in u.claim.segments)):
            yield from _lost(claim, u, units)
    undecided = [u.claim for u in units if "undecided" in u.claim.plain and is_used(claim, u.claim.concepts)]
    if bool(undecided) != ("undecided" in claim.plain) and not any(
        m.maybe for m in claim.segments if "evidence" in m.text
    ):
        yield Failure("negation", undecided[0].text if undecided else claim.text)
    nearest = max(units, key=lambda u: len(u.concepts & claim.concepts)).claim
    prevented = _TO_AVOID.search(nearest.plain) and concept("prevent") in claim.concepts
    denied = nearest.segments and all(s.denies for s in nearest.segments)
    if denied and not prevented and not any(m.denies for m in claim.segments):
        yield Failure("negation", nearest.text)
    if not any(m.denies for m in claim.segments):
        for s in (s for u in rests for c in u.context for s in c.segments):
            if s.denies and len(s.after) > 1 and overlap(s.after, claim.concepts) >= WHOLE:
                yield Failure("negation", s.text)
    yield from _reversed(claim, units)
    yield from _added(claim, units, rests)


def _lost(claim: Claim, u: Unit, units: Sequence[Unit]) -> Iterator[Failure]:
    """What a unit denies and a claim says without denying it."""
    both = {s.own for s in u.claim.segments if s.denies} == {True, False}
    said = claim.concepts | {s for s, long in u.shorts if overlap(long, claim.concepts) >= USED}
    denied = frozenset().union(*(_scope(claim, m) for m in claim.segments if m.denies and (m.own or not both)))
    listed = _listed(claim)
    denied |= claim.concepts if _LACKING.search(claim.plain) else _coordinated(claim) | listed
    for before, s in zip((None, *u.claim.segments), u.claim.segments, strict=False):
        if not s.denies or is_elsewhere(claim, s.words, u, units) or _excused(claim, u, s):
            continue
        if not s.own:
            bare = [m for m in claim.segments if not m.own and not m.maybe and m.conditional == s.conditional]
            if overlap(s.words, said) >= USED and any(set(m.text.split()[1:]) & set(s.text.split()) for m in bare):
                yield Failure("negation", s.text)
            elif both:
                continue
        words = s.words - _CONTRAINDICATED
        if len(words) < 2 and before and not any(w.term and w.concept in words for w in u.claim.words):
            words |= before.words
        behind = s.after - _INCLUDED - frozenset().union(*(c.concepts for c in u.context)) or s.after
        if behind and not behind & said:
            continue
        if named := words & _GROUPS & claim.concepts:
            words = words - _GROUPS | named
        if overlap(words, said) >= USED or overlap(s.after, said) >= WHOLE:
            shared = s.after & claim.concepts or words & claim.concepts
            headed = [m for m in claim.segments if s.head and s.head in m.words and m.own]
            best = max(headed, key=lambda m: (len(m.words & s.words), m.denies), default=None)
            others = shared - {s.head}
            parted = not others & denied and any(
                others <= m.words for m in claim.segments if m.own and not (m.maybe or m.conditional or m.limits)
            )
            if (
                not (_denied(claim, best) or s.head in _scopes(claim) | listed) or (others and parted)
                if best
                else overlap(shared, denied) < 0.5
            ):
                yield Failure("negation", s.text)


def _excused(claim: Claim, unit: Unit, s: Segment) -> bool:
    """Whether a claim says a denial otherwise, or nothing of what it belongs to."""
    if s.conditional and any("unless" in m.text for m in claim.segments):
        return True
    if any(q in s.text for q in _flipped(claim, unit)):
        return True
    if _COMPARED.search(s.text):
        return bool(_COMPARED.search(claim.plain)) or not _COMPARES.search(claim.plain)
    later = _following(unit.claim, s)
    if not s.own and later and later.conditional and overlap(later.words, claim.concepts) < USED:
        return True  # "hold the dose if …" of a claim that does not speak of it
    if _TO_AVOID.search(s.text) and concept("prevent") in claim.concepts:
        return True
    if _OF_WHOM.match(s.text) and not is_used(claim, _behind(unit.claim, s)):
        return True
    denying = [m for m in claim.segments if m.denies]
    if s.own and not s.after and any(s.words <= m.words for m in denying):
        return True  # "others may not" of both
    wanted = sum(o.denies and overlap(o.words, claim.concepts) >= USED for o in unit.claim.segments)
    return len(denying) >= wanted and any(overlap(s.after, m.words) >= 0.5 for m in denying)


def _reversed(claim: Claim, units: Sequence[Unit]) -> Iterator[Failure]:
    """ "Manageable" of what a quote calls "unmanageable"."""
    stated = [c for u in units for c in (u.claim, *u.context[-1:])]
    concepts, stems = frozenset().union(*(c.concepts for c in stated)), frozenset().union(*(c.stems for c in stated))
    for w in (w for u in units for c in (u.claim, *u.context) for w in c.words):
        root = claim.opposite(w.text)
        if not root or w.concept in claim.concepts:
            continue
        said = [m for m in claim.segments if not m.maybe]
        if (concept(root) not in concepts and any(concept(root) in m.words for m in said)) or (
            stem(root) not in stems and any(stem(root) in _stems(m) for m in said)
        ):
            yield Failure("negation", w.text)
    texts = [c.plain for c in stated]
    for text in texts:
        for word, following in _NON.findall(text):
            pair = re.compile(rf"\b{word}[ -]{following}")
            if pair.search(claim.plain) and not any(map(pair.search, texts)):
                yield Failure("negation", f"non{word} {following}")


_NON = re.compile(r"\bnon-?([a-z]{4,})[ -]([a-z]{4,})")


def _stems(segment: Segment) -> set[str]:
    return {stem(w) for w in re.findall(r"[a-z]+", segment.text)}


def _added(claim: Claim, units: Sequence[Unit], rests: Sequence[Unit]) -> Iterator[Failure]:
    """What a claim denies and no quote does."""
    denied = [u.claim.opposite(w.text) for u in units for w in u.claim.words if w.concept not in _CONTRAINDICATED]
    opposites = {form(w) for w in denied if w for form in (concept, stem)}
    for m in claim.segments:
        theirs = [o for u in units for o in u.claim.segments]
        alike = [o for words in (m.after or _scope(claim, m), m.words) for o in matching(words, theirs)]
        sources = [
            *(alike or theirs),
            *(o for o in segments_of(units) if o.denies and overlap(o.words, m.words) >= 0.5),
        ]
        if _RARE.search(m.text) and any(map(_RARE.search, (u.claim.plain for u in rests))):
            continue
        if m.after and all(in_contrast(c, frozenset().union(*(o.words for o in sources))) for c in m.after):
            continue
        if m.denies and m.words and not any(o.maybe for o in sources) and not opposites & (m.words | _stems(m)):
            given = any(q in m.text for u in units for q in _flipped(claim, u))
            if not (given or _excepted(claim, rests) or _verbatim(claim, m, units) or _as_many(claim, m, rests)):
                yield Failure("negation", m.text)


_RARE = re.compile(r"\b(?:rare(?:ly)?|seldom|hardly|uncommon(?:ly)?|unusual(?:ly)?|infrequent(?:ly)?)\b")


def _flipped(claim: Claim, unit: Unit) -> list[str]:
    """The amounts of a unit that a claim gives the other way round: "not above 90 mg" is "at most 90 mg"."""
    return [
        q.text for q in unit.claim.quantities if any(p.values == q.values and opposed(p, q) for p in claim.quantities)
    ]


def _following(claim: Claim, segment: Segment) -> Segment | None:
    return next(iter(claim.segments[claim.segments.index(segment) + 1 :]), None)


def _behind(claim: Claim, segment: Segment) -> frozenset[str]:
    """The words of the next clause that has some of its own."""
    later = claim.segments[claim.segments.index(segment) + 1 :]
    return next((s.words for s in later if s.own), frozenset())


def _as_many(claim: Claim, segment: Segment, rests: Sequence[Unit]) -> bool:
    """Whether the units that a claim rests on deny as often as it does, and one of them what a clause of it speaks of."""
    denying = [(u.claim, s) for u in rests for s in u.claim.segments if s.maybe]
    said = frozenset().union(*(s.words | _coordinated(c) for c, s in denying))
    return len(denying) >= sum(m.denies for m in claim.segments) and bool(segment.words & said)


_EXCEPTS = re.compile(r"\b(?:unless|except|until|before|beyond|without)\b")
_NEEDS = re.compile(r"\b(?:only|requir\w+|needs?|must|necessary|prior|before|until|after|first|unless|except|sole)\b")


def _excepted(claim: Claim, rests: Sequence[Unit]) -> bool:
    """Whether a claim says "not unless" of what its quotes say "only if" or "requires"."""
    return bool(_EXCEPTS.search(claim.plain)) and any(_NEEDS.search(u.claim.plain) for u in rests)


def _verbatim(claim: Claim, segment: Segment, units: Sequence[Unit]) -> bool:
    """Whether the quotes have a denial with the word behind it in the same words."""
    found = re.search(r"\b(?:not|no|never|without) [a-z]+(?: [a-z]+)?", segment.text)
    return found is not None and any(found[0] in c.plain for u in units for c in (u.claim, *u.context))
