"""What a sentence denies that no quote does, and what it says that its quotes deny with a prefix or in a line above."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.check.claims import Claim, Segment
from assistant.check.classes import CONTRAINDICATED, in_contrast, opposite
from assistant.check.evidence import Unit
from assistant.check.failure import Failure
from assistant.check.match import TOUCHED, WHOLE, matching, overlap, segments_of
from assistant.check.scope import coordinated, flipped, scope
from assistant.check.wording import concept, root

_OPPOSED = (("pro", "anti"), ("hyper", "hypo"), ("intra", "extra"))
_CONTRARY = dict(_OPPOSED) | {b: a for a, b in _OPPOSED}
_PREFIXED = re.compile(rf"\b({'|'.join(_CONTRARY)})[ -]?([a-z]{{5,}})")
_NON = re.compile(r"\bnon-?([a-z]{4,})[ -]([a-z]{4,})")
_RARE = re.compile(r"\b(?:rare(?:ly)?|seldom|hardly|uncommon(?:ly)?|unusual(?:ly)?|infrequent(?:ly)?)\b")
_GIVEN = re.compile(r"\b(?:already|unless|provided)\b")
_EXCEPTS = re.compile(r"\b(?:unless|except|until|before|beyond|without)\b")
_NEEDS = re.compile(r"\b(?:only|requir\w+|needs?|must|necessary|prior|before|until|after|first|unless|except|sole)\b")
# "X is contraindicated in", "do not give x to patients with", above a list.
_LEADS = re.compile(
    r"\b(?:contraindicated|avoid(?:ed)?|withh[eo]ld|not (?:be )?(?:give|use|recommend|advise|indicate|prescribe|suitabl|start)[a-z]*)\b"
    r"[^,;.]*\b(?:in|for|with|to|if|when|where|during|by|are|following)(?: the following| (?:patients|people|those|women|children)(?: with| who)?)?\W*$|^contraindications?(?: (?:to|of|for) [^,;:.]*)?\W*$"
)

_IS = re.compile(r"\b(?:is|are) (recommended|indicated|advised|advisable|suitable|appropriate)\b")
_SHOWS = re.compile(
    r"(?<!little )(?<!no )(?<!any )(?<!lack of )\b(?:robust|strong|good|clear|firm|solid) evidence (?:shows?|supports?|demonstrates?|exists?|suggests?|indicates?|is available)\b"
)
_NO_EVIDENCE = re.compile(r"\b(?:lack of|lacks|no|absence of|insufficient|without) (?:[a-z-]+ )?evidence\b")
_POINTS_BACK = re.compile(r"\b(?:it|they|this|these|them)\b")
_IS_USED = re.compile(
    r"(?:and |but )?(?:is|are|may be|should be|must be|can be) (?:used|given|recommended|started|considered)"
)
# "No specific regimen", "the lack of robust evidence", up to what it is for.
_NONE_OF = re.compile(
    r"\b(?:lack of|lacks|no|absence of|insufficient|without) ((?:[a-z-]+ ){1,2}[a-z-]+?|evidence|data|benefit|role)"
    r"(?= (?:for|in|of|that|to|is|are|on|from|as|and|or)\b|[,.;)]|$)"
)
# What is said "rather than circulating antibodies", up to the end of the clause.
_INSTEAD_OF = re.compile(r"\binsteadof ((?:[a-z-]+ ){1,6}?[a-z-]+)(?=[,.;:()]|$)")
# "No regimen, frequency, or volume", behind its first name.
_NONE_OF_ALL = re.compile(r"\bno (?:[a-z-]+ ){0,2}[a-z-]+(?P<rest>(?:, [a-z-]+)*,? or [a-z-]+)")


def under_denials(claim: Claim, units: Sequence[Unit], rests: Sequence[Unit]) -> Iterator[Failure]:
    """What a claim that denies nothing says, and a line above denies: all of it, or what it leads to: "contraindicated in:"."""
    for s in (s for u in rests for c in u.context for s in c.segments):
        if s.denies and len(s.after) > 1 and overlap(s.after, claim.concepts) >= WHOLE:
            yield Failure("negation", s.text)
    for u in units:
        lead = u.context[-1] if u.context else u.claim
        if lead.segments and lead.segments[-1].denies and _LEADS.search(lead.plain):
            about = lead.concepts - CONTRAINDICATED or u.context[-2:][0].concepts
            if about <= claim.concepts and overlap(u.claim.concepts, claim.concepts) >= WHOLE:
                yield Failure("negation", lead.plain)


def turned(claim: Claim, units: Sequence[Unit]) -> Iterator[Failure]:
    """ "Manageable" of what a quote calls "unmanageable", "opioid options" of its "non-opioid options"."""
    said = [m for m in claim.segments if m.own and not m.maybe]
    stated = [c for u in units for c in (u.claim, *u.context[-1:])]
    concepts = frozenset().union(*(c.concepts for c in stated))
    roots = frozenset().union(*(c.roots for c in stated))
    for w in (w for c in stated for w in c.words):
        base = opposite(w.text)
        if not base or w.concept in claim.concepts:
            continue
        if (concept(base) not in concepts and any(concept(base) in m.words for m in said)) or (
            root(base) not in roots and any(root(base) in _roots_of(m) for m in said)
        ):
            yield Failure("negation", w.text)
    texts = [c.plain for c in stated]
    for prefix, base in _PREFIXED.findall(claim.plain):
        contrary = re.compile(rf"\b{_CONTRARY[prefix]}[ -]?{base}")
        if any(map(contrary.search, texts)) and not any(re.search(rf"\b{prefix}[ -]?{base}", t) for t in texts):
            yield Failure("negation", f"{prefix}{base}")
    for text in texts:
        for word, following in _NON.findall(text):
            pair = re.compile(rf"\b{word}[ -]{following}")
            if pair.search(claim.plain) and not any(map(pair.search, texts)):
                yield Failure("negation", f"non{word} {following}")


def _roots_of(segment: Segment) -> set[str]:
    return {root(w) for w in re.findall(r"[a-z]+", segment.text)}


def added(claim: Claim, units: Sequence[Unit], rests: Sequence[Unit]) -> Iterator[Failure]:
    """What a claim denies and no quote does. `rests`: `homes` of the claim."""
    for m in claim.segments:
        if m.denies and m.words and not _is_backed(claim, m, units, rests):
            yield Failure("negation", m.text)


def _is_backed(claim: Claim, segment: Segment, units: Sequence[Unit], rests: Sequence[Unit]) -> bool:
    """Whether the quotes deny what a clause of a claim denies, in the same words or in others."""
    sources = _sources(claim, segment, units, rests)
    stated = frozenset().union(*(o.words for o in sources))
    return (
        any(_denies_too(claim, segment, o) for o in sources)
        or not _opposites(units).isdisjoint(segment.words | _roots_of(segment))
        or (bool(segment.after) and all(in_contrast(c, stated) for c in segment.after))
        or bool(_RARE.search(segment.text) and any(_RARE.search(u.claim.plain) for u in rests))
        or any(q in segment.text for u in units for q in flipped(claim, u))
        or _excepted(claim, rests)
        or _verbatim(segment, units)
        or _as_many(claim, segment, rests)
    )


def _sources(claim: Claim, segment: Segment, units: Sequence[Unit], rests: Sequence[Unit]) -> list[Segment]:
    """The clauses of the quotes that a denial may rest on: those like it, or all where none is; those that deny what it speaks
    of; and those without words of their own under a heading that it speaks of."""
    theirs = [o for u in units for o in u.claim.segments]
    alike = [o for words in (segment.after or scope(claim, segment), segment.words) for o in matching(words, theirs)]
    denying = [o for o in segments_of(units) if o.denies and overlap(o.words, segment.words) >= TOUCHED]
    headed = [u.claim for u in rests if u.context and segment.words & u.context[-1].concepts]
    return [*(alike or theirs), *denying, *(o for c in headed for o in c.segments if not o.own)]


def _opposites(units: Sequence[Unit]) -> frozenset[str]:
    """What the words of the quotes deny by themselves ("manageable" of "unmanageable"), as concepts and as roots."""
    denied = [opposite(w.text) for u in units for w in u.claim.words if w.concept not in CONTRAINDICATED]
    return frozenset(form(w) for w in denied if w for form in (concept, root))


def _denies_too(claim: Claim, segment: Segment, source: Segment) -> bool:
    """Whether a source's segment may be what a denial rests on: "if not already given" is not for one without a condition."""
    return source.maybe and (
        segment.conditional or source.own or not source.conditional or bool(_GIVEN.search(claim.plain))
    )


def _as_many(claim: Claim, segment: Segment, rests: Sequence[Unit]) -> bool:
    """Whether the units that a claim rests on deny as often as it does, and one of them what a clause of it speaks of."""
    denying = [(u.claim, s) for u in rests for s in u.claim.segments if _denies_too(claim, segment, s)]
    said = frozenset().union(*(s.words | coordinated(c) for c, s in denying))
    return len(denying) >= sum(m.denies for m in claim.segments) and bool(segment.words & said)


def _excepted(claim: Claim, rests: Sequence[Unit]) -> bool:
    """Whether a claim says "not unless" of what its quotes say "only if" or "requires"."""
    return bool(_EXCEPTS.search(claim.plain)) and any(_NEEDS.search(u.claim.plain) for u in rests)


def _verbatim(segment: Segment, units: Sequence[Unit]) -> bool:
    """Whether the quotes have a denial with the word behind it in the same words."""
    found = re.search(r"\b(?:not|no|never|without) [a-z]+(?: [a-z]+)?", segment.text)
    return found is not None and any(found[0] in c.plain for u in units for c in u.claims)


def affirmed(claim: Claim, unit: Unit, units: Sequence[Unit]) -> Iterator[Failure]:
    """What a claim that denies nothing says of what a unit says there is none: "robust evidence" of "the lack of robust evidence",
    "volume" of "no regimen, frequency, or volume". Nothing that another unit says."""
    home = unit.claim
    if _SHOWS.search(claim.plain) and _NO_EVIDENCE.search(home.plain) and not _SHOWS.search(home.plain):
        yield Failure("negation", home.text)
    if any(m.maybe for m in claim.segments):
        return
    lacking = [home.between(*m.span(1)) for pattern in (_NONE_OF, _INSTEAD_OF) for m in pattern.finditer(home.plain)]
    others = frozenset().union(*(u.claim.concepts for u in units if u is not unit))
    listed = [m.span("rest") for m in _NONE_OF_ALL.finditer(home.plain)]
    named = (frozenset({w.concept}) for w in home.words if any(a <= w.start < b for a, b in listed))
    for words in (*lacking, *named):
        if words and words <= claim.concepts and not words <= others:
            yield Failure("negation", home.text)
            return


def recommended(claim: Claim, rests: Sequence[Unit]) -> Iterator[Failure]:
    """Each "is recommended" of a claim, of something of which the quotes that it rests on only say that it is not."""
    for m in claim.segments:
        about = claim.concepts if _POINTS_BACK.search(m.text) else m.words
        for word in _IS.findall(m.text) if not m.maybe else ():
            theirs = [(u.claim, s) for u in rests for s in u.claim.segments if root(word) in _roots_of(s)]
            if theirs and all(s.denies and about & scope(c, s) for c, s in theirs):
                yield Failure("negation", theirs[0][1].text)


def used_when(claim: Claim, unit: Unit) -> Iterator[Failure]:
    """Each clause that denies something, as "never use a where c is present", where a claim says that it is used in that very case: "a, not for
    b, must be used when c is present"."""
    denied = frozenset[str]().union(*(scope(claim, m) for m in claim.segments if m.denies and m.own))
    cases = [n.words for m, n in pairwise(claim.segments) if n.conditional and n.own and _IS_USED.fullmatch(m.text)]
    for s in unit.claim.segments:
        if s.denies and any(words <= s.after and not words <= denied for words in cases):
            yield Failure("negation", s.text)
