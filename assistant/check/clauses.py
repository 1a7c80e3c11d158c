"""A sentence as clauses: which subjects share which predicates. A grammar of commas, "and"s and common verbs, no parser."""

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from itertools import product

from assistant.check.claims import Claim
from assistant.vocabulary.people import FOR_WHOM

# What always begins a clause, and what begins one where a subject and a verb follow.
_BREAK = r";|:(?=\s)|(?<=[a-z0-9)]{2})\.\s|\b(?:but|while|whereas|although|though|because|since)\b"
_BROKEN = re.compile(rf"(?:{_BREAK})$")
_STRETCH = re.compile(rf"{_BREAK}|,\s*(?:and|or|so|with)\b")
_CONTRASTED = re.compile(r"(?:while|whereas|although|though|unlike|because|since)\b[^,;]*(,)")
_CUT = re.compile(r"[,()]|\b(?:and|or|plus|simultaneously)\b|(?<=[a-z])/(?=[a-z])")
VERB = re.compile(
    r"\b(?:is|are|was|were|should|must|may|might|can|could|will|would|has|have|had|do|does|did|never|(?:include|cause|treat|help|show|lead|follow|"
    r"need|require|use|take|give|get|receive|start|begin|come|go|occur|happen|present|mean|last|make|keep|reduce|increase|raise|lower|prevent|"
    r"recommend|suggest|advise|consist|comprise|contain|depend|predispose|block|suppress|act|work|state|list|call|count|belong|affect|appear|"
    r"remain|become|enter|point|indicate|carry|allow|improve|worsen|develop|produce|arise|respond|relieve|bring|exist|"
    r"combine|rest|rank|range|equal|form|underlie|precede|warrant|deserve|justify|guide|aim|seek|relieve|provide|deliver|receive|arise|hold|face|weigh|draw|cut|ease|suit|reach|run|rise|fall|drop|double|pass|say|stay|stop|switch|add|split|spread|kill|clear|remove|heal|serve|replace|repeat|"
    r"seem|look(?!s? (?:for|out|at|after)\b)|monitor|check|test|manage|screen|consider|avoid|leave|cover|detail|report|describe|define|support|offer|choose|prefer)(?:s|es)?)\b(?!-)"
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
_GAPPED = re.compile(rf"\s*(?:(?:[a-z-]+ ){{1,3}}?(?:to|for|in|with|as)\b|(?:{FOR_WHOM})[a-z]* (?:[a-z]+ ){{0,2}}\d)")


@dataclass(frozen=True, slots=True)
class _Phrase:
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


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What may be a clause of its own: its phrases, those left out of which the quotes know nothing.

    mark  what stands directly before it: a comma with "and", a semicolon, a colon
    """

    phrases: tuple[_Phrase, ...]
    mark: str

    @property
    def complete(self) -> bool:
        """Whether it has a subject and a verb."""
        return any(p.verb and (p.before or i) for i, p in enumerate(self.phrases))

    @property
    def verbless(self) -> bool:
        """Whether it is a clause without a verb: "with a rash", "codeine for cough", "children 5 mg"."""
        if not self.phrases or self.mark.endswith("with"):
            return bool(self.phrases)
        first = self.phrases[0].text
        return not self.complete and bool(_GAPPED.match(first)) and not _ADJUNCT.match(first)

    @property
    def points_back(self) -> bool:
        """Whether its subject is a bare "this"."""
        return bool(self.phrases) and bool(_THIS.match(self.phrases[0].text)) and not self.phrases[0].before


@dataclass(slots=True)
class Clause:
    """Subjects that share predicates, under the circumstances of both.

    listed  how many of the subjects are named side by side ("a or b"): what stands in commas behind them is said of them
    """

    subjects: list[frozenset[str]] = field(default_factory=list)
    predicates: list[frozenset[str]] = field(default_factory=list)
    adjunct: frozenset[str] = frozenset()
    listed: int = 1

    def statements(self) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
        """Every subject with every predicate."""
        return product(self.subjects or [frozenset()], (p | self.adjunct for p in self.predicates or [frozenset()]))

    def take(self, phrase: _Phrase, *, verbless: bool, labelled: bool) -> None:
        """Add a phrase of a stretch, which may be `verbless`, or be said of a label before a colon."""
        aside = _CONDITION.match(phrase.text) or (_ADJUNCT.match(phrase.text) and not phrase.verb)
        if aside and not (self.subjects or self.predicates or verbless):
            self.adjunct |= phrase.words
        elif phrase.verb and not self.predicates and not labelled:
            self.subjects += [phrase.before] if phrase.before else []
            self.predicates.append(phrase.behind)
        elif self.predicates or verbless or labelled:
            self.predicates.append(phrase.words)
        else:
            self.subjects.append(phrase.words)
            self.listed += not phrase.after_comma and len(self.subjects) == self.listed + 1


def clauses(claim: Claim, known: frozenset[str]) -> Iterator[Clause]:
    """The clauses of a sentence, a relative one before or behind its main one; one without words for "".

    known  concepts and texts of quantities; other words are left out
    """
    now = Clause()
    for stretch in _stretches(claim, known):
        labelled = stretch.mark.endswith(":") and not now.predicates
        begins = _BROKEN.search(stretch.mark) or (now.predicates and (stretch.complete or stretch.verbless))
        if begins and not labelled:
            yield now
            now = Clause((now.subjects or now.predicates)[:1] if stretch.points_back else [])
        now = yield from _through(stretch, now, labelled=labelled)
    yield now


def _through(stretch: _Stretch, now: Clause, *, labelled: bool) -> Generator[Clause, None, Clause]:
    """The clauses that end inside a stretch, of which `now` may be one. Returns the one that is open at its end."""
    main: Clause | None = None  # the one that a relative clause, then `now`, stands in
    before: _Phrase | None = None
    for phrase in stretch.phrases:
        if now.subjects and phrase.after_comma and _NOT.match(phrase.text):
            continue
        if _RELATIVE.match(phrase.text) and phrase.verb:
            main, now = now, Clause([before.last] if before else [], [phrase.words])
            before = phrase
            continue
        if main and phrase.verb and not phrase.before:
            yield now
            now, main = main, None
        elif phrase.verb and phrase.before and now.predicates and not labelled:
            yield now
            yield from [main] if main else []
            now, main = Clause(), None
        aside = frozenset[str]().union(*now.subjects[now.listed :])
        if phrase.verb and not phrase.before and aside and not now.predicates and phrase.after_comma:
            named = now.subjects[: now.listed]  # "gout, a disease of joints, causes …"
            yield Clause(named, [aside])
            now = Clause(named, listed=now.listed)
        now.take(phrase, verbless=stretch.verbless, labelled=labelled)
        before = phrase
    if main is None:
        return now
    yield now
    return main


def _stretches(claim: Claim, known: frozenset[str]) -> Iterator[_Stretch]:
    spans = _spans(_STRETCH, claim, 0, len(claim.plain))
    if contrasted := _CONTRASTED.match(claim.plain):
        middle = contrasted.end()
        first, rest = (contrasted.start(), middle - 1), (middle, len(claim.plain))
        spans = [*_spans(_STRETCH, claim, *first), *_spans(_STRETCH, claim, *rest)]
    for low, high in spans:
        phrases = (_phrase(claim, known, a, b) for a, b in _spans(_CUT, claim, low, high))
        mark = claim.plain[max(0, low - 8) : low].rstrip()
        yield _Stretch(tuple(p for p in phrases if p.words), mark)


def _spans(cut: re.Pattern[str], claim: Claim, low: int, high: int) -> list[tuple[int, int]]:
    """The stretches between the cuts that do not lie in a quantity."""
    taken = [(q.start, q.end) for q in claim.quantities]
    cuts = [m.span() for m in cut.finditer(claim.plain, low, high)]
    cuts = [(s, e) for s, e in cuts if not any(a < e and s < b for a, b in taken)]
    return list(zip([low, *(e for _, e in cuts)], [*(s for s, _ in cuts), high], strict=True))


def _phrase(claim: Claim, known: frozenset[str], low: int, high: int) -> _Phrase:
    verb = VERB.search(claim.plain, low, high)
    words = [(w.start, w.concept) for w in claim.words if low <= w.start < high and w.concept in known]
    words += [(q.start, q.text) for q in claim.quantities if low <= q.start < high and q.text in known]
    at = verb.start() if verb else high
    before = frozenset(c for s, c in words if s < at)
    return _Phrase(
        claim.plain[low:high],
        before,
        frozenset(c for s, c in words if s >= at),
        verb is not None,
        claim.plain[:low].rstrip().endswith(","),
        frozenset(c for _, c in sorted(words)[-1:]),
    )
