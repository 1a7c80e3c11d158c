"""The cited quotes as units to compare with: each sentence or item with what it stands under."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from assistant.check.claims import Claim
from assistant.check.classes import opposite
from assistant.check.initials import spelled_by
from assistant.check.leads import depends, led
from assistant.check.quantities import Quantity
from assistant.check.wording import concept

_SENTENCE = re.compile(r"(?<=[a-z0-9)”\"%][.!?])\s+(?=[A-Z“\"(])")
_LABEL = re.compile(r"([^:.;]{3,50}):\s")
_DEFINED = re.compile(r"\(([A-Z][A-Za-z0-9]*[A-Z][A-Za-z0-9]*?)s?\)")
_DEFINES = re.compile(r"\b([A-Z][A-Za-z0-9]*[A-Z])s?\s*\(([^()]{6,80})\)")
# What a heading is not about: "Second-line options (before considering surgery)".
_SEQUEL = re.compile(r"\s*\((?:before|after)\b[^()]*\)", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z][A-Za-z']*")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A cited quote: its text without reference markers, and what it stands under, outermost first.

    text           a list item or paragraph to a line, items marked "- " and indented by their depth
    context        title, section headings and the lead-in of its list
    abbreviations  (short, long) as its document defines them
    """

    text: str
    context: tuple[str, ...] = ()
    abbreviations: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence or item of a quote.

    context   its title, headings, lead-in, and the sentence that its pronoun points to
    concepts  of itself and its context, abbreviations spelled out
    near      the same without the outermost heading
    quote     which of the cited quotes it belongs to, from 0
    item      which list item or paragraph of that quote; one that names nothing belongs to the one before
    shorts    its abbreviations with the concepts of their long forms
    """

    quote: int
    item: int
    claim: Claim
    context: tuple[Claim, ...]
    concepts: frozenset[str]
    near: frozenset[str]
    text: str
    shorts: tuple[tuple[str, frozenset[str]], ...] = ()

    @property
    def above(self) -> frozenset[str]:
        """The concepts of what it stands under, as they are written; empty where that is nothing."""
        return frozenset[str]().union(*(c.concepts for c in self.context))

    @property
    def claims(self) -> tuple[Claim, ...]:
        """It and what it stands under."""
        return (self.claim, *self.context)


class Printed(NamedTuple):
    """A quantity of the quotes: the unit that it belongs to, and the sentence or heading of it that prints it."""

    unit: Unit
    home: Claim
    quantity: Quantity


def units_of(cited: Sequence[Evidence], asked: Iterable[str] = ()) -> tuple[Unit, ...]:
    """The sentences and items of the quotes, in order; () where no quote holds a word.

    asked  abbreviations, lower-case, that may stand for a run of words of the quotes: "pid" for "pelvic inflammatory disease"
    """
    shorts = _initialed(cited, asked) | _abbreviations(cited)
    return tuple(u for i, e in enumerate(cited) for u in _units(i, e, shorts))


def _units(quote: int, evidence: Evidence, shorts: dict[str, frozenset[str]]) -> list[Unit]:
    units: list[Unit] = []
    topic = 0
    for number, (lead, line) in enumerate(led(evidence.text)):
        before: Claim | None = None
        label = [m.group(1)] if (m := _LABEL.match(line)) else []
        topic = topic if number and depends(line) else number
        for sentence in filter(str.strip, _SENTENCE.split(line)):
            claim = Claim(sentence)
            above = (*evidence.context, *lead, *(label if before else ()))
            context = [Claim(c) for c in above]
            if before:
                context.append(before)
            topics = list(map(_topic, context))
            concepts = _spelled_out((claim, *topics), shorts)
            near = _spelled_out((claim, *topics[1:]), shorts)
            text = ". ".join(" ".join(t.split()) for t in (*evidence.context[-2:], *lead, sentence))
            own = tuple((concept(s), shorts[s]) for s in sorted(claim.capitals) if shorts.get(s))
            units.append(Unit(quote, topic, claim, tuple(context), concepts, near, text, own))
            before = claim
    return units


def _topic(above: Claim) -> Claim:
    """What something stands under, without what that only places it before or behind."""
    return Claim(_SEQUEL.sub("", above.text)) if _SEQUEL.search(above.text) else above


def _spelled_out(said: Sequence[Claim], shorts: dict[str, frozenset[str]]) -> frozenset[str]:
    """The concepts of what is said, of its abbreviations' long forms and the other way round, and what its words deny."""
    concepts = frozenset().union(*(c.concepts for c in said))
    long = frozenset(w for c in said for s in c.capitals for w in shorts.get(s, ()))
    whole = frozenset(concept(s) for s, words in shorts.items() if words and words <= concepts)
    denied = frozenset(concept(r) for c in said for w in c.words if (r := opposite(w.text)))
    return concepts | long | whole | denied


def _initialed(cited: Sequence[Evidence], asked: Iterable[str]) -> dict[str, frozenset[str]]:
    """Those of the abbreviations that are the initials of words in a row, with the concepts of these words."""
    found: dict[str, frozenset[str]] = {}
    for text in (t for e in cited for t in (*e.context, e.text)):
        words = [w.lower() for w in _WORD.findall(text)]
        for short in asked:
            if short not in words and (long := spelled_by(short, words)):
                found.setdefault(short, _concepts(" ".join(long)))
    return found


def with_long_forms(sentence: str, cited: Sequence[Evidence]) -> str:
    """A sentence with the long form of each abbreviation of which the quotes print only that, as far as it is what the letters stand
    for: "plasma exchange" for "PLEX", of a "therapeutic plasma exchange (PLEX)"."""
    for short, long in _defined(cited).items():
        words = long.split()
        first = next((i for i, word in enumerate(words) if word[0].lower() == short[0].lower()), 0)
        sentence = _with_long_form(sentence, short, " ".join(words[first:]), [e.text for e in cited])
    return sentence


def _with_long_form(sentence: str, short: str, long: str, quotes: Sequence[str]) -> str:
    printed, named = re.compile(rf"\b{re.escape(short)}s?\b"), re.compile(rf"\b{re.escape(long)}\b", re.IGNORECASE)
    if not long or any(map(printed.search, quotes)) or not any(map(named.search, quotes)):
        return sentence
    return printed.sub(lambda _: long, sentence)


def _abbreviations(cited: Sequence[Evidence]) -> dict[str, frozenset[str]]:
    """Short form in lower case to the concepts of its long form, as the quotes or their documents define it."""
    return {short.lower(): _concepts(long) for short, long in _defined(cited).items()}


def _defined(cited: Sequence[Evidence]) -> dict[str, str]:
    """Short form to long form, as the quotes or their documents define it."""
    known = {short: long for e in cited for short, long in e.abbreviations}
    for text in (t for e in cited for t in (e.text, *e.context)):
        for m in _DEFINED.finditer(text):
            if long := _before(m.group(1), _WORD.findall(text[: m.start()])):
                known.setdefault(m.group(1), " ".join(long))
        for m in _DEFINES.finditer(text):
            words = _WORD.findall(m.group(2))
            if words and words[0][0].lower() == m.group(1)[0].lower():
                known.setdefault(m.group(1), m.group(2))
    return known


def _before(short: str, words: Sequence[str]) -> Sequence[str]:
    """The last words of a text that begin as the abbreviation behind them does, as many as it may stand for; () for none."""
    ends = (words[-n:] for n in range(len(short) + 1, 1, -1) if len(words) >= n)
    return next((long for long in ends if long[0][0].lower() == short[0].lower()), ())


def _concepts(long: str) -> frozenset[str]:
    return Claim(long.lower()).concepts
