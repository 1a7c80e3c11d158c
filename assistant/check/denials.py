"""What a quote denies is denied, and nothing else is."""

import re
from collections.abc import Iterator, Sequence

from assistant.check.claims import Claim, Segment
from assistant.check.evidence import Unit
from assistant.check.failure import Failure
from assistant.check.match import USED, WHOLE, is_elsewhere, is_used, matching, overlap, segments_of
from assistant.check.wording import concept

_CONTRAINDICATED = frozenset({concept("contraindicated")})
_GROUPS = frozenset(concept(w) for w in "adult child infant neonate adolescent elderly".split())


def _scope(claim: Claim, segment: Segment) -> frozenset[str]:
    """What a negation covers: its clause, and the condition behind it ("is not recommended when …")."""
    later = claim.segments[claim.segments.index(segment) + 1 :]
    if not segment.after and later and later[0].conditional and "unless" not in later[0].text:
        return segment.words | later[0].words
    return segment.words


def _scopes(claim: Claim) -> frozenset[str]:
    """What the conditions behind a claim's bare negations say."""
    return frozenset().union(*(_scope(claim, m) - m.words for m in claim.segments if m.denies))


_ONLY_IF = re.compile(r"\bonly (?:if|when|where|once)\b")


def _denied(claim: Claim, segment: Segment) -> bool:
    """Whether a clause denies, or says at the head of the sentence of what the next one does ("where it is endemic, …")."""
    leads = segment is claim.segments[0] and len(claim.segments) > 1 and segment.text.startswith("where ")
    return segment.denies or (leads and claim.segments[1].denies)


def denials(claim: Claim, units: Sequence[Unit]) -> Iterator[Failure]:
    """What a quote denies is denied, and nothing else is."""
    unless = any("unless" in m.text for m in claim.segments)
    limited = bool(_ONLY_IF.search(claim.plain))
    for u in units:
        if limited and any("unless" in s.text for s in u.claim.segments):
            continue  # "avoid it unless" is "give it only if"
        both = {s.own for s in u.claim.segments if s.denies} == {True, False}
        denied = frozenset().union(*(_scope(claim, m) for m in claim.segments if m.denies and (m.own or not both)))
        for before, s in zip((None, *u.claim.segments), u.claim.segments, strict=False):
            if not s.denies or is_elsewhere(claim, s.words, u, units) or (s.conditional and unless):
                continue
            if not s.own:
                if overlap(s.words, claim.concepts) >= USED and any(not m.own and not m.maybe for m in claim.segments):
                    yield Failure("negation", s.text)
                elif both:
                    continue
            words = s.words - _CONTRAINDICATED
            if len(words) < 2 and before and not any(w.term and w.concept in words for w in u.claim.words):
                words |= before.words
            if s.after and not s.after & claim.concepts:
                continue
            if named := words & _GROUPS & claim.concepts:
                words = words - _GROUPS | named
            if overlap(words, claim.concepts) >= USED or overlap(s.after, claim.concepts) >= WHOLE:
                shared = s.after & claim.concepts or words & claim.concepts
                headed = [m for m in claim.segments if s.head and s.head in m.words and m.own]
                best = max(headed, key=lambda m: (len(m.words & s.words), m.denies), default=None)
                if not (_denied(claim, best) or s.head in _scopes(claim)) if best else overlap(shared, denied) < 0.5:
                    yield Failure("negation", s.text)
    undecided = [u.claim for u in units if "undecided" in u.claim.plain and is_used(claim, u.claim.concepts)]
    if bool(undecided) != ("undecided" in claim.plain) and not any(
        m.maybe for m in claim.segments if "evidence" in m.text
    ):
        yield Failure("negation", undecided[0].text if undecided else claim.text)
    nearest = max(units, key=lambda u: len(u.concepts & claim.concepts)).claim
    if nearest.segments and all(s.denies for s in nearest.segments) and not any(m.denies for m in claim.segments):
        yield Failure("negation", nearest.text)
    known = frozenset().union(*(u.claim.concepts | u.context[-1].concepts if u.context else u.concepts for u in units))
    opposites = {
        concept(u.claim.opposite(w.text)) for u in units for w in u.claim.words if w.concept not in _CONTRAINDICATED
    }
    for w in (w for u in units for c in (u.claim, *u.context) for w in c.words):
        root = concept(claim.opposite(w.text))
        said = any(root in m.words and not m.maybe for m in claim.segments)
        if root and said and root not in known and w.concept not in claim.concepts:
            yield Failure("negation", w.text)
    for m in claim.segments:
        theirs = [o for u in units for o in u.claim.segments]
        alike = [o for words in (m.after or _scope(claim, m), m.words) for o in matching(words, theirs)]
        sources = [
            *(alike or theirs),
            *(o for o in segments_of(units) if o.denies and overlap(o.words, m.words) >= 0.5),
        ]
        if m.denies and m.words and not any(o.maybe for o in sources) and not opposites & m.words - {""}:
            yield Failure("negation", m.text)
