"""A sentence as claims to compare: its words and terms in place, its quantities, and what it denies or restricts."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from assistant.check.amounts import clean
from assistant.check.classes import ELEMENTS, POPULATIONS, in_class, is_ordinary
from assistant.check.phrases import normal
from assistant.check.quantities import Quantity, quantities
from assistant.check.wording import concept, is_general, is_light, root, roots

_NEGATIONS = frozenset(
    "not never no none nor neither nobody nothing without missing unable rarely seldom hardly".split()
)
_EXCEPTIVE = frozenset("insteadof except undecided".split())
_PASSING = _EXCEPTIVE | frozenset(
    "forget forgetting ignore deficiency deficient ignoring overlook overlooking neglect neglecting".split()
)
_NEGATIVE = roots(
    """avoid contraindicated contraindication prohibited forbidden discouraged refrain lack lacking insufficient inadequate inadvisable
    absent absence omit preclude unnecessary ineffective withhold withheld"""
)
_CONTRAINDICATED = root("contraindicated")
_ONLY = frozenset("only sole solely merely exclusively except unless alone".split())
_LIMITING = roots("limited restricted reserved confined")
_LAST = roots("lastresort salvage")
_UNMOVED = frozenset("refractory relapsed relapsing resistant unresponsive intractable".split())
_REFRACTORY = frozenset(map(root, _UNMOVED))
_FAILED = roots("failed fails failing respond responding")
_DEGREES = frozenset(
    """lifethreatening severe severely mild mildly moderate moderately acute acutely chronic chronically suspected untreated symptomatic critical
    critically serious seriously persistent persistently recurrent minority""".split()
)
_DOUBLE = re.compile(
    r"\b(?:no|not|never|neither|without)\b(?: in itself)?(?: [a-z]+){0,3}? (?:contraindicat|avoid|lack|without|ineffective|insufficient)"
)
_CONDITION = re.compile(
    r"\b(?:if|when|whenever|unless|until|except|before|after|once(?= [a-z]+ (?:is|are|has|have)))\b"
)

_NAMED = re.compile(r"(?<=[a-z0-9,%)] )([A-Z][a-z]+)(?![a-z])")
_PLACES = frozenset("us usa uk eu".split())
_TOKEN = re.compile(r"[a-z]+\d+\.\d+|[a-z][a-z0-9]*(?:['’](?!s\b)[a-z]+)?|[αβγδ]")
_BREAK = re.compile(
    r"[;:()\[\]]|,(?!\d{3}\b)|(?<=[a-z0-9)]{2})\.\s|\b(?:but|which|so that|because|since|while|whereas|although|though|if|when|whenever|unless|until|except|before|after|then|(?:for|given|reflecting|despite|through) (?:a |the )?lack)\b"
)
AUXILIARY = r"\b(?:is|are|was|were|should|must|may|can|could|will|would|has|have|do|does|did|never)\b"
# "In chronic gout with renal impairment, …" says for whom all that follows holds, and no clause of its own.
_ADJUNCT = re.compile(
    rf"(?:in|for|with|among|during|at|on)\b(?:(?!{AUXILIARY})[^;:,()])*,(?: unlike (?:(?!{AUXILIARY})[^;:,()])*,)?"
)
_AND = re.compile(rf"\b(?:and|or) (?=(?:[a-z]+ ){{0,3}}?{AUXILIARY}|not\b|no\b|only\b|alsonot\b|without\b|never\b)")
_DENIED = re.compile(
    r"(?:and|or) (?:(?:also)?not|without|never|no\b)|and (?:is|are|was|were) not\b|and (?:recommend|suggest|advis|prefer)\w*\b"
)
# "The testis is absent" denies what stands before it.
_ABSENT = re.compile(r"\b(?:is|are|was|were|be) (?:absent|missing)\b")
# "Only rarely" and "only weak evidence" restrict nothing; "only weak opioids" does.
_SELDOM = re.compile(
    r" (?:a )?(?:very )?(?:rarely|seldom|occasionally|sometimes|(?:vague|loose|part|brief)ly|(?:poor|weak|limited|little|slight|modest)(?: [a-z-]+)? (?:evidence|support|data|benefit|effect|value|improvement|gain|relief))\b"
)
_BOUND = re.compile(r"\b(?:upper|lower|lowest|normal|dose|cut[- ]?off) (?:[a-z]+ )?limits?$")
# "Equally critical as" narrows nothing, "critical disease" does.
_LIKENED = re.compile(r"\s(?:as|to|that)\b")


@dataclass(frozen=True, slots=True)
class Word:
    """A word that carries a claim. `term`: a name or technical word, that no other may stand for."""

    text: str
    concept: str
    start: int
    end: int
    term: bool


@dataclass(frozen=True, slots=True)
class Segment:
    """A clause: its words, and whether it denies, limits, names a last resort or states a condition.

    own    whether the words are its own; else those of the clause before it ("and should not be used")
    after  the words behind its first negation; head is the first of them
    maybe  it denies, or says so in passing ("rather than")
    cues   how many words of it deny: two in "inability must not delay"
    """

    text: str
    words: frozenset[str]
    own: bool
    after: frozenset[str]
    head: str
    denies: bool
    maybe: bool
    limits: bool
    last: bool
    conditional: bool
    cues: int


class Claim:
    """One sentence or list item."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = clean(normal(text))
        self.capitals = frozenset(
            m.group().lower() for m in re.finditer(r"\b[A-Z][A-Za-z0-9]*[A-Z0-9]+s?\b", text) if text.upper() != text
        )

    @cached_property
    def named(self) -> frozenset[str]:
        """The words with a capital that do not begin a sentence, such as the name in "Addison's disease"."""
        return (
            frozenset(m[1].lower() for m in _NAMED.finditer(self.text))
            if self.text.upper() != self.text
            else frozenset()
        )

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        return quantities(self.plain)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """In order; quantities, light words, negations and restrictions left out."""
        taken = [(q.start, q.end) for q in self.quantities]
        return tuple(
            Word(w, concept(w), m.start(), m.end(), self._term(w))
            for m in _TOKEN.finditer(self.plain)
            if (w := m.group())
            and not any(a <= m.start() < b for a, b in taken)
            and not is_light(w)
            and w not in _NEGATIONS
            and w not in _ONLY
            and w not in _EXCEPTIVE
            and (root(w) not in _NEGATIVE or root(w) == _CONTRAINDICATED)
        )

    @cached_property
    def concepts(self) -> frozenset[str]:
        return frozenset(w.concept for w in self.words)

    def between(self, start: int, end: int) -> frozenset[str]:
        """The concepts of the words that begin between two offsets of its plain text."""
        return frozenset(w.concept for w in self.words if start <= w.start < end)

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """In order."""
        cuts = [0, *(m.start() for m in _BREAK.finditer(self.plain)), len(self.plain)]
        for m in _AND.finditer(self.plain):
            if _DENIED.match(self.plain, m.start()) or re.search(
                AUXILIARY, self.plain[max(c for c in cuts if c <= m.start()) : m.start()]
            ):
                cuts.append(m.start())
        cuts = sorted(set(cuts))
        while len(cuts) > 2 and _ADJUNCT.fullmatch(self.plain, 0, cuts[1] + 1):
            del cuts[1]
        found: list[Segment] = []
        for a, b in pairwise(cuts):
            if self.tokens(a, b) or any(a <= q.start < b for q in self.quantities):
                found.append(self._segment(a, b, found[-1].words if found else frozenset()))
        return tuple(found)

    def tokens(self, start: int, end: int) -> list[re.Match[str]]:
        """Every word between two offsets that is not part of a quantity."""
        taken = [(q.start, q.end) for q in self.quantities]
        return [m for m in _TOKEN.finditer(self.plain, start, end) if not any(a <= m.start() < b for a, b in taken)]

    def _segment(self, start: int, end: int, before: frozenset[str]) -> Segment:
        matches = self.tokens(start, end)
        tokens = {m.group() for m in matches}
        own = [w for w in self.words if start <= w.start < end]
        cues = [m.start() for m in matches if m.group() in _NEGATIONS or root(m.group()) in _NEGATIVE]
        both = "neither" in tokens and "nor" in tokens  # denies once
        behind = [w for w in own if cues and w.start > cues[0]]
        if absent := _ABSENT.search(self.plain, start, end):
            behind = [w for w in own if w.start < absent.start()][-1:] or behind
        double = bool(_DOUBLE.search(self.plain, start, end))
        denies = bool(cues) and not double and "unless" not in tokens
        return Segment(
            text=self.plain[start:end].strip(" ,;:()"),
            words=frozenset(w.concept for w in own) or before,
            own=bool(own),
            after=frozenset(w.concept for w in behind),
            head=next((w.concept for w in behind), ""),
            denies=denies,
            maybe=denies or bool(tokens & _PASSING),
            limits=any(m.group() in _ONLY and not self._counts(m) for m in matches)
            or any(root(m.group()) in _LIMITING and not self._is_a_limit(m) and not self._counts(m) for m in matches),
            last=not _LAST.isdisjoint(map(root, tokens)),
            conditional=bool(_CONDITION.match(self.plain[start:end].lstrip(" ,;:("))),
            cues=len(cues) - both,
        )

    def _is_a_limit(self, word: re.Match[str]) -> bool:
        """Whether a word names a limit or a stock and limits nothing: "limitation", "a year's reserve", "the upper limit"."""
        named = word.group().endswith(("ion", "ions", "reserve", "reserves"))
        return named or bool(_BOUND.search(self.plain, max(0, word.start() - 20), word.end()))

    def _counts(self, word: re.Match[str]) -> bool:
        """Whether "only" stands where it restricts nothing: before an amount or "rarely", or "alone" behind a year."""
        if word.group() == "alone" and word.start() > 1 and self.plain[word.start() - 2 : word.start() - 1].isdigit():
            return True
        return bool(_SELDOM.match(self.plain, word.end())) or any(
            0 <= q.start - word.end() <= 4 for q in self.quantities
        )

    @cached_property
    def degrees(self) -> tuple[tuple[frozenset[str], str, Word | None], ...]:
        """Each word that narrows what follows ("severe", "refractory"): the words that may stand for it, it, the next."""
        found = []
        for m in self.tokens(0, len(self.plain)):
            if m.group() not in _UNMOVED and _LIKENED.match(self.plain, m.end()):
                continue
            if m.group() in _UNMOVED or m.group() in _DEGREES:
                behind = self.plain.startswith(" to ", m.end())  # "colitis refractory to steroids"
                before = next((w for w in reversed(self.words) if w.end < m.start()), None)
                following = before if behind else next((w for w in self.words if w.start > m.end()), None)
                kind = _REFRACTORY | _FAILED if m.group() in _UNMOVED else frozenset({root(m.group())})
                found.append((kind, m.group(), following))
        return tuple(found)

    @cached_property
    def roots(self) -> frozenset[str]:
        return frozenset(root(m.group()) for m in _TOKEN.finditer(self.plain))

    def _term(self, word: str) -> bool:
        if word in _PLACES:
            return False
        if word in self.capitals or root(word) in ELEMENTS:
            return True
        return not is_general(word) and not in_class(concept(word)) and not is_ordinary(word)


def is_population(word: Word) -> bool:
    """Whether a word names an age group, or the pregnant."""
    return root(word.text) in POPULATIONS
