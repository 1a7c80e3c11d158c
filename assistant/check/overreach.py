"""Nothing is said of more people, more surely, or for another reason than the quotes say it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.check.claims import Claim
from assistant.check.evidence import Unit
from assistant.check.failure import Failure
from assistant.check.match import WHOLE, overlap

_EVERYONE = re.compile(
    r"\b(?<!of )(?:any|all|every|each) (?:[a-z]+ )?(?:patients?|persons?|people|adults?|child|children|wom[ae]n|m[ae]n|cases?)\b"
    r"|\b(?:anyone|everyone|everybody|anybody)\b(?! (?:already|at|on|who|whose|with|taking|presenting|having|in|over|under|receiving)\b)|\b(?:regardless|irrespective|no matter|in every|universally|invariably)\b"
)
_WIDE = re.compile(
    r"\b(?:any|all|every|each|anyone|everyone|regardless|irrespective|whether|always|routine\w*|universal\w*|independent\w*|even|both)\b"
)
_PROVES = "prov(?:en|ed|es)"
_SHOWN = re.compile(r"\b(?:demonstrat(?:ed|es)|established|(?:been|was|were) shown)\b")
_SURE = re.compile(
    rf"\b(?:(?:{_PROVES})(?! (?:to be |too )?(?:difficult|hard|impossible|unsuccessful|necessary|inadequate|insufficient|negative|positive)\b)|cures?|cured|curative|guarante\w+|surviv(?!or)\w+|prolongs?|shorten(?:s|ed)?|succe(?:ed|ss)\w*|definite(?:ly)?|confirms? that|certain(?:ly)?|undoubtedly|invariably|always works?)\b"
)
_REGARDLESS = re.compile(
    r"\beven (?:if|when|for|after|before)\b|\bwhatever (?:the|its|their)\b|\b(?:at|of|in|for|by) any\b|\ball ages\b|\balso for\b|\bno matter\b"
)
_ALSO = re.compile(
    r"\b(?:even|any|all|whatever|regardless|irrespective|independent\w*|across|both|every|still|without|absence|despite)\b"
)
_FIRM = re.compile(
    r"\b(?:must|ha(?:s|ve) to|inevitably|(?:is|are) (?:enough|sufficient|certain)|(?:has|have) been shown)\b"
)
_SOFT = re.compile(
    r"\b(?:may|might|could|can|consider\w*|possib\w+|promis\w+|suggest\w*|suspect\w*|weigh\w*|theoretical)\b"
)
_SHOULD = re.compile(r"\bshould be\b")
_MAY = re.compile(r"\b(?:may|might|could) be\b")
_STRICT = re.compile(
    r"\b(?:must|should|requir\w+|need\w*|necessary|never|not|essential|critical|contraindicated|shown|sufficient|immediately|ensure)\b"
)
_HEDGED = re.compile(r"\bnot\b|\bno\b|\black|\binsufficient\b|\bun(?:proven|certain)")
_TOGETHER = re.compile(
    r"\b(?:given|used|taken|added|started) (?:together|simultaneously|concurrently|in combination)\b"
)
_JOINED = re.compile(
    r"\b(?:together|simultaneous\w*|concurrent\w*|combin\w+|plus|along ?with|alongside|both|at the same time)\b|\+"
)
_BECAUSE = re.compile(r"\b(?:because|since|so as to|in order to)\b(?P<reason>[^,;:.]+)")
_NOTE = re.compile(r"(?:please )?(?:note|n\.?b|remark|rationale|reason|explanation)s?\b")
_THEREFORE = re.compile(r"(?:therefore|thus|hence|consequently|as a result|for this reason)\b")
_CLAUSE = re.compile(r";|,\s*(?:and|but|while|whereas)\b")
_KNOWN = 0.4  # share of the words of a reason, and of what it is for, that one unit of the quotes must hold


def overreach(claim: Claim, units: Sequence[Unit], rests: Sequence[Unit]) -> Iterator[Failure]:
    """A claim of all where the quotes speak of some, a proof where they only promise, a reason that they do not give.

    rests  `homes` of the claim
    """
    sources = [c.plain for u in units for c in u.claims]
    own = [u.claim.plain for u in rests]
    if (found := _EVERYONE.search(claim.plain)) and not any(map(_WIDE.search, own)):
        yield Failure("restriction", found[0])
    if (found := _SURE.search(claim.plain)) and not _HEDGED.search(claim.plain) and not _as_sure(found[0], sources):
        yield Failure("term", found[0])
    if (found := _REGARDLESS.search(claim.plain)) and not any(map(_ALSO.search, own)):
        yield Failure("restriction", found[0])
    if (found := _FIRM.search(claim.plain)) and any(map(_SOFT.search, own)) and not any(map(_STRICT.search, own)):
        yield Failure("restriction", found[0])
    if (found := _SHOULD.search(claim.plain)) and any(map(_MAY.search, own)) and not any(map(_STRICT.search, own)):
        yield Failure("restriction", found[0])
    if found := _TOGETHER.search(claim.plain):
        names = [w.concept for w in claim.words if w.term]
        if any(_offered(u.claim, names) and not _JOINED.search(u.claim.plain) for u in rests):
            yield Failure("restriction", found[0])
    for found in _BECAUSE.finditer(claim.plain):
        words = claim.between(*found.span("reason"))
        rest = (claim.between(_clause_of(claim.plain, found.start()), found.start()) or claim.concepts) - words
        given = any(
            min(overlap(words, u.concepts), overlap(rest, u.concepts)) >= _KNOWN and not _of_another(rest, u, units)
            for u in units
        )
        if words and not given and not _noted(words, rest, units) and not _follows(words, rest, units):
            yield Failure("meaning", found[0].strip())


def _as_sure(word: str, sources: Sequence[str]) -> bool:
    """Whether the quotes speak as surely as a word of a claim, or show what it calls proved."""
    known = (_SURE, _SHOWN) if re.match(_PROVES, word) else (_SURE,)
    return any(pattern.search(text) for pattern in known for text in sources)


def _of_another(rest: frozenset[str], unit: Unit, units: Sequence[Unit]) -> bool:
    """Whether a unit knows what a reason is for by its outermost heading alone, and another quote says it."""
    return overlap(rest, unit.near) < _KNOWN and any(
        overlap(rest, u.claim.concepts) >= WHOLE for u in units if u.quote != unit.quote
    )


def _noted(reason: frozenset[str], rest: frozenset[str], units: Sequence[Unit]) -> bool:
    """Whether a "Note: …" gives all of a reason, and what stands under the same headings what it is for."""
    notes = [u for u in units if _NOTE.match(u.claim.plain) and reason <= u.claim.concepts]
    return any(overlap(rest, u.concepts) >= _KNOWN and _headings(u) == _headings(n) for n in notes for u in units)


def _follows(reason: frozenset[str], rest: frozenset[str], units: Sequence[Unit]) -> bool:
    """Whether what a reason is for stands behind a "Therefore", and the line before that, in the order of the quotes, gives the reason."""
    return any(
        _THEREFORE.match(u.claim.plain)
        and overlap(rest, u.claim.concepts) >= _KNOWN
        and overlap(reason, before.claim.concepts) >= WHOLE
        for before, u in pairwise(units)
    )


def _headings(unit: Unit) -> list[str]:
    return [c.text for c in unit.context]


def _clause_of(plain: str, end: int) -> int:
    """Where the clause that reaches to an offset begins."""
    return max((m.end() for m in _CLAUSE.finditer(plain, 0, end)), default=0)


def _offered(home: Claim, names: Sequence[str]) -> bool:
    """Whether a quote offers two of these names for a choice: "cyclosporine A or tacrolimus"."""
    known = [w for w in home.words if w.concept in names]
    return any(re.search(r"\bor\b", home.plain[a.end : b.start]) for a, b in pairwise(known) if a.concept != b.concept)
