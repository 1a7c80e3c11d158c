"""What a quote denies is denied, and nothing else is."""

import re
from collections.abc import Iterator, Sequence

from assistant.check.claims import Claim, Segment
from assistant.check.classes import CONTRAINDICATED
from assistant.check.contraries import added, affirmed, recommended, turned, under_denials, used_when
from assistant.check.evidence import Unit
from assistant.check.failure import Failure
from assistant.check.match import TOUCHED, USED, WHOLE, is_elsewhere, is_used, overlap
from assistant.check.scope import alternatives, avoided, behind, coordinated, flipped, following, listed, scope, scopes
from assistant.check.wording import concept

_INCLUDED = frozenset({concept("include")})
# "Not recommended as a suitable response", which says no more than "not recommended".
_CALLED = re.compile(
    r"\bas an? (?:(?:appropriate|suitable|good|proper|reasonable|useful) )?(?:response|choice|measure|strategy|method|step|solution|agent)\b"
)
_GROUPS = frozenset(concept(w) for w in "adult child infant neonate adolescent elderly".split())
_COMPARES = re.compile(r"\bcompared (?:to|with)\b")
_COMPARED = re.compile(
    r"\b(?:compared (?:to|with)|versus|vs|than) (?:(?:those|patients|people) )?(?:who had |with )?(?:no|not|without)\b"
)
_ONLY_IF = re.compile(
    r"\bonly (?:if|when|where|once|on|with|after|under)\b|\b(?:not|no|never)\b(?: [a-z-]+){1,6} without\b"
)
# "Evidence is lacking and treatment delayed" denies, as "it lacks evidence and delays treatment" does.
_IS_LACKING = re.compile(
    r"(?:(?!\b(?:because|since|as|while|but)\b)[^,;:.])*\b(?:is|are|was|were) (?:lacking|missing|absent)(?=\W*$|,? and\b|[,;])[^;:.]*"
)
_VERB = re.compile(r"\b(?:not|never) (?:be )?([a-z]+)")
# Denies what stands before it, not what it is for: "injections should be avoided to prevent bleeding".
_AVOIDED = re.compile(
    r"\bcontraindicated\b|\bbe (?:avoided|withheld|omitted)\b|\bnot (?:be )?(?:advis(?:ed|able)|recommended|indicated|suitable|used)\b"
)
_WHERE = re.compile(r"(?:and |or )?(?:in (?:areas|regions|countries|places|settings) )?where\b")
_ENOUGH = 3  # words behind a negation that tell what it denies
_REASON = re.compile(r"\bas (?:it|they|this) (?:may|can|could|might|is|are)\b.*")
_TO_AVOID = re.compile(r"\bto avoid\b")
# Of whom the rest is said: "for babies that cannot be fed, …".
_OF_WHOM = re.compile(r"^(?:for|in|among|with) (?:[a-z-]+ ){1,3}(?:that|who|which)\b")


def _denied(claim: Claim, segment: Segment) -> bool:
    """Whether a clause denies, or says at the head of the sentence of what the next one does ("where it is endemic, …")."""
    leads = segment is claim.segments[0] and len(claim.segments) > 1 and _WHERE.match(segment.text)
    return segment.denies or (bool(leads) and claim.segments[1].denies)


def denials(claim: Claim, units: Sequence[Unit], rests: Sequence[Unit]) -> Iterator[Failure]:
    """What a quote denies is denied, and nothing else is. `rests`: `homes` of the claim."""
    limited = bool(_ONLY_IF.search(claim.plain))
    for u in rests:
        # "Avoid it unless" is "give it only if".
        if not (limited and any("unless" in s.text for s in u.claim.segments)):
            yield from _lost(claim, u, units)
            yield from affirmed(claim, u, units)
            yield from _halved(claim, u)
            yield from used_when(claim, u)
    for u in units:
        if u not in rests and not any(m.maybe or m.conditional for m in claim.segments):
            yield from _contradicted(claim, u, units)
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
        yield from under_denials(claim, units, rests)
    yield from turned(claim, units)
    yield from recommended(claim, rests)
    yield from added(claim, units, rests)


def _lost(claim: Claim, u: Unit, units: Sequence[Unit]) -> Iterator[Failure]:
    """What a unit denies and a claim says without denying it."""
    segments = u.claim.segments
    mixed = {s.own for s in segments if s.denies} == {True, False}
    said = claim.concepts | {s for s, long in u.shorts if overlap(long, claim.concepts) >= USED}
    said = said.union(*(long for s, long in u.shorts if s in claim.concepts))
    names = listed(claim)
    denied = names | _denied_words(claim, bare=not mixed)
    above = u.above
    for before, s in zip((None, *segments), segments, strict=False):
        if not s.denies or is_elsewhere(claim, s.words, u, units) or _excused(claim, u, s):
            continue
        bare = not s.own and (_says_bare(claim, s, said) or _says_plainly(claim, u, s, said))
        if mixed and not (s.own or bare):
            continue
        words = _matter(claim, u, s, before)
        if (
            bare
            or _unconfined(claim, u, s, s.words - s.after | above)
            or (
                (_speaks_of(claim, s, words, said, above) or _says_behind(claim, u, s))
                and not _keeps(claim, s, words, denied, names)
            )
        ):
            yield Failure("negation", s.text)


def _contradicted(claim: Claim, unit: Unit, units: Sequence[Unit]) -> Iterator[Failure]:
    """What another unit denies without a condition, of which a claim that denies nothing says every word."""
    for s in unit.claim.segments:
        plain = s.denies and s.own and not s.conditional and len(s.words) > 1
        if plain and s.words <= claim.concepts and not is_elsewhere(claim, s.words, unit, units):
            yield Failure("negation", s.text)


def _halved(claim: Claim, unit: Unit) -> Iterator[Failure]:
    """Each clause that denies twice, of which a claim says most and denies but once: "inability must be a reason", of "inability must
    not be a reason"."""
    for s in unit.claim.segments:
        said = [m for m in claim.segments if overlap(s.words, m.words) >= USED]
        if s.cues > 1 and said and all(m.cues == 1 for m in said):
            yield Failure("negation", s.text)


def _denied_words(claim: Claim, *, bare: bool) -> frozenset[str]:
    """What a claim denies. `bare`: also by clauses without words of their own ("and should not be used")."""
    denying = [m for m in claim.segments if m.denies and (m.own or bare)]
    lacking = (claim.between(m.start(), m.end()) for m in _IS_LACKING.finditer(claim.plain))
    return coordinated(claim).union(*lacking).union(*(scope(claim, m) for m in denying))


def _says_bare(claim: Claim, s: Segment, said: frozenset[str]) -> bool:
    """Whether a claim says a denial that has no words of its own ("and should not be used") without denying."""
    bare = [m for m in claim.segments if not m.own and not m.maybe and m.conditional == s.conditional]
    return overlap(s.words, said) >= USED and any(set(m.text.split()[1:]) & set(s.text.split()) for m in bare)


def _says_plainly(claim: Claim, unit: Unit, s: Segment, said: frozenset[str]) -> bool:
    """Whether a claim that denies nothing says of the same things what such a denial denies: "a should be done"."""
    done = re.sub(r"^(?:and|or|but) |\bnot ", "", s.text)
    before = unit.claim.segments[: unit.claim.segments.index(s)]
    named = any(o.own and len(o.words) > 1 and overlap(o.words, said) >= USED for o in before)
    return named and len(done.split()) > 1 and done in claim.plain and not any(m.maybe for m in claim.segments)


def _matter(claim: Claim, unit: Unit, s: Segment, before: Segment | None) -> frozenset[str]:
    """What a denial is about: the words of its clause, with those of the clause before it where it has but one and no name. Of
    the age groups only those that a claim names."""
    words = s.words - CONTRAINDICATED
    if len(words) < 2 and before and not any(w.term and w.concept in words for w in unit.claim.words):
        words |= before.words
    named = words & _GROUPS & claim.concepts
    return words - _GROUPS | named if named else words


def _speaks_of(claim: Claim, s: Segment, words: frozenset[str], said: frozenset[str], above: frozenset[str]) -> bool:
    """Whether a claim speaks of what a clause denies: of most of its matter, of all behind its negation, or of nothing but it.

    words  `_matter` of the clause
    said   of the claim, with the short forms that it spells out
    above  of what the clause stands under
    """
    called = frozenset(concept(w) for m in _CALLED.findall(s.text) for w in m.split())
    behind = s.after - called
    novel = behind - _INCLUDED - above or behind
    if novel and not novel & said:
        return False
    within = bool(claim.concepts & novel) and claim.concepts <= s.words | above
    # Of "depot steroids are not for runners", under "Steroids", a claim does not speak that only says "steroids".
    told = not behind <= above and overlap(behind, said) >= WHOLE
    return within or overlap(words - called, said) >= USED or told


def _says_behind(claim: Claim, unit: Unit, s: Segment) -> bool:
    """Whether a claim that denies nothing says, in their order, the first words behind the negation of a long clause: "has been sufficient
    to reduce harm"."""
    at = unit.claim.plain.find(s.text)
    words = [w.concept for w in unit.claim.words if at <= w.start < at + len(s.text) and w.concept in s.after]
    first = words[words.index(s.head) :][:_ENOUGH] if s.head in words else []
    mine = [w.concept for w in claim.words if w.concept in first]
    return len(first) == _ENOUGH and mine == first and not any(m.maybe for m in claim.segments)


def _keeps(claim: Claim, s: Segment, words: frozenset[str], denied: frozenset[str], names: frozenset[str]) -> bool:
    """Whether a claim denies what a clause of a quote denies: where it speaks of the first thing denied, that, and the rest of
    what it shares with the clause beside it; else half of what it shares.

    words   of the clause, as far as they matter
    denied  what the claim denies; names  what it lists before it denies it of all
    """
    reason = _REASON.search(s.text)
    given = Claim(reason[0]).concepts if reason else frozenset[str]()
    shared = (s.after & claim.concepts) - given or words & claim.concepts
    headed = [m for m in claim.segments if s.head and s.head not in _GROUPS and s.head in m.words and m.own]
    if not headed:
        passive = (s.words & claim.concepts) - given if _AVOIDED.search(s.text) else shared
        return max(overlap(shared, denied), overlap(passive, denied)) >= TOUCHED
    best = max(headed, key=lambda m: (len(m.words & s.words), m.denies))
    others = shared - {s.head}
    parted = not others & denied and any(
        others <= m.words
        for m in claim.segments
        if m.own and not (m.maybe or m.conditional or m.limits or _WHERE.match(m.text))
    )
    parted = parted and not (best.conditional and (s.conditional or "without" in s.text))
    kept = _denied(claim, best) and s.head in scope(claim, best)  # "without" covers no more than what it stands before
    return (kept or s.head in scopes(claim) | avoided(claim) | alternatives(claim) | names) and not (others and parted)


def _unconfined(claim: Claim, unit: Unit, s: Segment, subject: frozenset[str]) -> bool:
    """Whether a claim says of its subject alone what a quote denies of it in some case: "haloperidol should be given", where it
    should not be given by one route."""
    verb = _VERB.search(s.text)
    if not verb or any(m.denies for m in claim.segments) or not claim.concepts & s.words:
        return False
    said = re.compile(rf"\b{verb[1]}\b")
    given = any(said.search(m.text) for m in unit.claim.segments if not m.denies)
    return not given and bool(said.search(claim.plain)) and claim.concepts <= subject


def _denied_verb(s: Segment) -> str:
    """The word behind the negation of a clause; "" for none."""
    found = _VERB.search(s.text)
    return found[1] if found else ""


def _excused(claim: Claim, unit: Unit, s: Segment) -> bool:
    """Whether a claim says a denial otherwise, or nothing of what it belongs to."""
    unless = [m for m in claim.segments if "unless" in m.text]
    if unless and (s.conditional or (s.text.startswith("without ") and any(s.words & m.words for m in unless))):
        return True
    if any(q in s.text for q in flipped(claim, unit)):
        return True
    if _COMPARED.search(s.text):
        return bool(_COMPARED.search(claim.plain)) or not _COMPARES.search(claim.plain)
    verb = "" if s.own else _denied_verb(s)
    if verb and any(m.denies and _denied_verb(m) == verb for m in claim.segments):
        return True  # "risk is high, therefore not advised" of what is not advised
    later = following(unit.claim, s)
    if not s.own and later and later.conditional and overlap(later.words, claim.concepts) < USED:
        return True  # "hold the dose if …" of a claim that does not speak of it
    if _TO_AVOID.search(s.text) and concept("prevent") in claim.concepts:
        return True
    if _OF_WHOM.match(s.text) and not is_used(claim, behind(unit.claim, s)):
        return True
    denying = [m for m in claim.segments if m.denies]
    if s.own and not s.after and any(s.words <= m.words for m in denying):
        return True  # "others may not" of both
    wanted = sum(o.denies and overlap(o.words, claim.concepts) >= USED for o in unit.claim.segments)
    return len(denying) >= wanted and any(overlap(s.after, m.words) >= TOUCHED for m in denying)
