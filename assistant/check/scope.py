"""What the negations of a sentence cover."""

import re
from itertools import pairwise

from assistant.check.agreement import opposed
from assistant.check.claims import AUXILIARY, Claim, Segment
from assistant.check.clauses import VERB
from assistant.check.evidence import Unit

_PASSIVE = re.compile(r"\b(?:is|are|should|must)\b.*\b(?:avoided|contraindicated|not|never)\b")
_AVOID = re.compile(
    r"\bavoid (?:(?!\b(?:is|are|was|were|should|must|may|can|will|has|have|if|when|because|but|until|unless|while|before|after)\b)[^.;:()])+"
)
# "Do not a, b or c", behind its first comma.
_ALTERNATIVES = re.compile(
    r"\b(?:not|never)\b[^,;:.()]*(?P<rest>(?:, (?!(?:not|never|but|and|while|which)\b)[^,;:.()]+)+)"
)
# "Patients without a response should be given it" denies the response.
_WITHOUT = re.compile(rf"\bwithout (?:(?!{AUXILIARY})[^;:()])*")
_ANEW = re.compile(r"^(?:but|and|while|whereas|if|when)\b|\b(?:is|are|was|were|should|must|may|can|will|has|have)\b")


def scope(claim: Claim, segment: Segment) -> frozenset[str]:
    """What a negation covers: its clause, and the condition behind it ("is not recommended when …"); only what follows a "without"."""
    if segment.cues == 1 and (found := _WITHOUT.search(segment.text)):
        at = claim.plain.find(segment.text)
        return claim.between(at + found.start(), at + found.end())
    later = claim.segments[claim.segments.index(segment) + 1 :]
    if not segment.after and later and later[0].conditional and "unless" not in later[0].text:
        return segment.words | later[0].words
    return segment.words


def coordinated(claim: Claim) -> frozenset[str]:
    """What "no a, b or c" denies behind its first comma."""
    found: set[str] = set()
    for before, m in pairwise(claim.segments):
        if (before.denies or before.words & found) and m.own and not m.denies and not _ANEW.search(m.text):
            found |= m.words
    return frozenset(found)


def alternatives(claim: Claim) -> frozenset[str]:
    """What "do not a, b or c" denies behind its first comma."""
    found = frozenset[str]()
    for m in _ALTERNATIVES.finditer(claim.plain):
        last = m["rest"].rpartition(",")[2]
        if " or " in last and not _ANEW.search(m["rest"]):
            found |= claim.between(*m.span("rest"))
    return found


def avoided(claim: Claim) -> frozenset[str]:
    """What "avoid a, b and c" denies."""
    return frozenset[str]().union(*(claim.between(*m.span()) for m in _AVOID.finditer(claim.plain)))


def listed(claim: Claim) -> frozenset[str]:
    """What "a, b and c should be avoided" denies before its last comma."""
    found: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    for m in claim.segments:
        if m.denies and m.own and _PASSIVE.search(m.text):
            found |= names
        named = m.own and not m.denies and len(m.text.split()) <= 4 and not VERB.search(m.text)
        names = names | m.words if named else frozenset()
    return found


def scopes(claim: Claim) -> frozenset[str]:
    """What the conditions behind a claim's bare negations say."""
    return frozenset().union(*(scope(claim, m) - m.words for m in claim.segments if m.denies))


def following(claim: Claim, segment: Segment) -> Segment | None:
    return next(iter(claim.segments[claim.segments.index(segment) + 1 :]), None)


def behind(claim: Claim, segment: Segment) -> frozenset[str]:
    """The words of the next clause that has some of its own."""
    later = claim.segments[claim.segments.index(segment) + 1 :]
    return next((s.words for s in later if s.own), frozenset())


def flipped(claim: Claim, unit: Unit) -> list[str]:
    """The amounts of a unit that a claim gives the other way round: "not above 90 mg" is "at most 90 mg"."""
    return [
        q.text for q in unit.claim.quantities if any(p.values == q.values and opposed(p, q) for p in claim.quantities)
    ]
