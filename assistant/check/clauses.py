"""A sentence as clauses: which subjects share which predicates. A grammar of commas, "and"s and common verbs, no parser."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

from assistant.check.claims import Claim

# What always begins a clause, and what begins one where a subject and a verb follow.
_BREAK = r";|:(?=\s)|(?<=[a-z0-9)]{2})\.\s|\b(?:but|while|whereas|although|though|because|since)\b"
_SEGMENT = re.compile(rf"{_BREAK}|,\s*(?:and|or|so|with)\b")
_CONTRASTED = re.compile(r"(?:while|whereas|although|though|unlike|because|since)\b[^,;]*(,)")
_CUT = re.compile(r"[,()]|\b(?:and|or|plus|simultaneously)\b|(?<=[a-z])/(?=[a-z])")
VERB = re.compile(
    r"\b(?:is|are|was|were|should|must|may|might|can|could|will|would|has|have|had|do|does|did|never|(?:include|cause|treat|help|show|lead|follow|"
    r"need|require|use|take|give|get|receive|start|begin|come|go|occur|happen|present|mean|last|make|keep|reduce|increase|raise|lower|prevent|"
    r"recommend|suggest|advise|consist|comprise|contain|depend|predispose|block|suppress|act|work|state|list|call|count|belong|affect|appear|"
    r"remain|become|enter|point|indicate|carry|allow|improve|worsen|develop|produce|arise|respond|relieve|bring|exist|"
    r"combine|rest|rank|range|equal|form|underlie|precede|warrant|deserve|justify|guide|aim|seek|relieve|provide|deliver|receive|arise|hold|face|weigh|draw|cut|ease|suit|reach|run|rise|fall|drop|double|pass|say|stay|stop|switch|add|split|spread|kill|clear|remove|heal|serve|replace|repeat|"
    r"monitor|check|test|manage|screen|consider|avoid|leave|cover|detail|report|describe|define|support|offer|choose|prefer)(?:s|es)?)\b(?!-)"
)
_ADJUNCT = re.compile(
    r"\s*(?:in|for|with|among|during|at|on|if|when|once|unless|until|before|after|where|as|to|from|by|besides)\b"
)
_RELATIVE = re.compile(r"\s*(?:(?:(?:in|for|of|to|with|from|by|on|at) )?(?:which|whom)|who|whose|that)\b")
_CONDITION = re.compile(r"\s*(?:if|when|once|unless|until|where)\b")
# "A; this …" speaks on of a. Where "it" and "they" were read so too, more true joins of two quotes were lost than false ones.
_THIS = re.compile(r"\s*this\b")
# "A, not b, is …" says nothing of b here; whether it is denied is looked at elsewhere.
_NOT = re.compile(r"\s*(?:not|insteadof|unlike)\b")
_GAPPED = re.compile(r"\s*(?:[a-z-]+ ){1,3}?(?:to|for|in|with|as)\b")


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands between two commas or "and"s: what the quotes know of it before its verb, and from there on.

    last  its last word, which a relative clause behind it is of
    """

    text: str
    before: frozenset[str]
    behind: frozenset[str]
    verb: bool
    after_comma: bool
    last: frozenset[str]

    @property
    def words(self) -> frozenset[str]:
        return self.before | self.behind


@dataclass(slots=True)
class Clause:
    """Subjects that share predicates, under the circumstances of both."""

    subjects: list[frozenset[str]] = field(default_factory=list)
    predicates: list[frozenset[str]] = field(default_factory=list)
    adjunct: frozenset[str] = frozenset()

    def statements(self) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
        """Every subject with every predicate."""
        return product(self.subjects or [frozenset()], (p | self.adjunct for p in self.predicates or [frozenset()]))


def clauses(claim: Claim, known: frozenset[str]) -> Iterator[Clause]:
    """The clauses of a sentence, a relative one before or behind its main one; one without words for "".

    known  concepts and texts of quantities; other words are left out
    """
    now = Clause()
    for low, high in _segments(claim):
        pieces = [p for a, b in _spans(_CUT, claim, low, high) if (p := _piece(claim, known, a, b)).words]
        mark = claim.plain[max(0, low - 8) : low].rstrip()
        subject = any(p.verb and (p.before or i) for i, p in enumerate(pieces))
        alone = bool(pieces) and (
            mark.endswith("with")
            or (not subject and bool(_GAPPED.match(pieces[0].text)) and not _ADJUNCT.match(pieces[0].text))
        )
        labelled = mark.endswith(":") and not now.predicates
        if not labelled and (re.search(rf"(?:{_BREAK})$", mark) or (now.predicates and (subject or alone))):
            yield now
            continued = bool(pieces) and _THIS.match(pieces[0].text) and not pieces[0].before
            now = Clause((now.subjects or now.predicates)[:1] if continued else [])
        main: Clause | None = None
        before: _Piece | None = None
        for piece in pieces:
            if now.subjects and piece.after_comma and _NOT.match(piece.text):
                continue
            if _RELATIVE.match(piece.text) and piece.verb:
                main, now = now, Clause([before.last] if before else [], [piece.words])
                before = piece
                continue
            if main and piece.verb and not piece.before:
                yield now
                now, main = main, None
            elif piece.verb and piece.before and now.predicates and not labelled:
                yield now
                yield from [main] if main else []
                now, main = Clause(), None
            if piece.verb and not piece.before and len(now.subjects) > 1 and not now.predicates and piece.after_comma:
                named, *asides = now.subjects  # "gout, a disease of joints, causes …"
                yield Clause([named], [frozenset().union(*asides)])
                now = Clause([named])
            aside = _CONDITION.match(piece.text) or (_ADJUNCT.match(piece.text) and not piece.verb)
            if aside and not (now.subjects or now.predicates or alone):
                now.adjunct |= piece.words
            elif piece.verb and not now.predicates and not labelled:
                now.subjects += [piece.before] if piece.before else []
                now.predicates.append(piece.behind)
            elif now.predicates or alone or labelled:
                now.predicates.append(piece.words)
            else:
                now.subjects.append(piece.words)
            before = piece
        if main:
            yield now
            now = main
    yield now


def _segments(claim: Claim) -> list[tuple[int, int]]:
    """The stretches of a claim that may be clauses of their own."""
    if contrasted := _CONTRASTED.match(claim.plain):
        middle = contrasted.end()
        return [
            *_spans(_SEGMENT, claim, contrasted.start(), middle - 1),
            *_spans(_SEGMENT, claim, middle, len(claim.plain)),
        ]
    return _spans(_SEGMENT, claim, 0, len(claim.plain))


def _spans(cut: re.Pattern[str], claim: Claim, low: int, high: int) -> list[tuple[int, int]]:
    """The stretches between the cuts that do not lie in a quantity."""
    taken = [(q.start, q.end) for q in claim.quantities]
    cuts = [m.span() for m in cut.finditer(claim.plain, low, high)]
    cuts = [(s, e) for s, e in cuts if not any(a < e and s < b for a, b in taken)]
    return list(zip([low, *(e for _, e in cuts)], [*(s for s, _ in cuts), high], strict=True))


def _piece(claim: Claim, known: frozenset[str], low: int, high: int) -> _Piece:
    verb = VERB.search(claim.plain, low, high)
    words = [(w.start, w.concept) for w in claim.words if low <= w.start < high and w.concept in known]
    words += [(q.start, q.text) for q in claim.quantities if low <= q.start < high and q.text in known]
    at = verb.start() if verb else high
    before = frozenset(c for s, c in words if s < at)
    return _Piece(
        claim.plain[low:high],
        before,
        frozenset(c for s, c in words if s >= at),
        verb is not None,
        claim.plain[:low].rstrip().endswith(","),
        frozenset(c for _, c in sorted(words)[-1:]),
    )
