"""The cited quotes as units to compare with: each sentence or item with what it stands under."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from assistant.check.claims import Claim, population
from assistant.check.phrases import normal
from assistant.check.quantities import clean, quantities
from assistant.check.wording import concept


@dataclass(frozen=True, slots=True)
class Evidence:
    """A cited quote: its text without reference markers, and what it stands under, outermost first.

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
    quote     which of the cited quotes it belongs to, from 0
    item      which list item or paragraph of that quote; one that names nothing belongs to the one before
    """

    quote: int
    item: int
    claim: Claim
    context: tuple[Claim, ...]
    concepts: frozenset[str]
    text: str


_ITEM = re.compile(r"\n\s*(?:[-•・▪*|]|\d+[.)]\s)\s*")
_SENTENCE = re.compile(r"(?<=[a-z0-9)”\"%][.!?])\s+(?=[A-Z“\"(])")
_POINTS_BACK = re.compile(
    r"(?:it|this|these|they|such|then|thereafter|dose|doses|the (?:latter|dose))\b", re.IGNORECASE
)
_LABEL = re.compile(r"([^:.;]{3,50}):\s")
_HEADING_WORDS = 5
_DEFINED = re.compile(r"\(([A-Z][A-Za-z0-9]*[A-Z][A-Za-z0-9]*?)s?\)")
_DEFINES = re.compile(r"\b([A-Z][A-Za-z0-9]*[A-Z])s?\s*\(([^()]{6,80})\)")
_WORD = re.compile(r"[A-Za-z][A-Za-z']*")


def units_of(cited: Sequence[Evidence], ordinary: Container[str]) -> tuple[Unit, ...]:
    """The sentences and items of the quotes, in order; () where no quote holds a word."""
    shorts = _abbreviations(cited)
    return tuple(u for i, e in enumerate(cited) for u in _units(i, e, shorts, ordinary))


def _units(quote: int, evidence: Evidence, shorts: dict[str, frozenset[str]], ordinary: Container[str]) -> list[Unit]:
    units: list[Unit] = []
    lead: tuple[str, ...] = ()
    items = [" ".join(i.split()) for i in _ITEM.split("\n" + evidence.text) if i.strip()]
    topic, inline = 0, ""
    for number, item in enumerate(items):
        before: Claim | None = None
        for sentence in filter(str.strip, _SENTENCE.split(item)):
            claim = Claim(sentence, ordinary)
            if m := _LABEL.match(item):
                inline = m.group(1)
            label = [inline] if inline and (before or not (m or any(w.term for w in claim.words))) else []
            context = [Claim(c, ordinary) for c in (*evidence.context, *lead, *label)]
            if before:
                context.append(before)
            concepts = claim.concepts.union(*(c.concepts for c in context))
            long = frozenset(w for c in (claim, *context) for s in c.capitals for w in shorts.get(s, ()))
            whole = frozenset(concept(s) for s, words in shorts.items() if words and words <= concepts)
            roots = frozenset(concept(r) for c in (claim, *context) for w in c.words if (r := c.opposite(w.text)))
            text = ". ".join(" ".join(t.split()) for t in (*evidence.context[-2:], *lead, sentence))
            topic = number if ":" in item or any(w.term or population(w) for w in claim.words) else topic
            units.append(Unit(quote, topic, claim, tuple(context), concepts | long | whole | roots, text))
            before = claim
        if _names(item) and not all(map(_names, items[number + 1 : number + 2])):
            lead = (item.rstrip(": "),)
    return units


def _names(item: str) -> bool:
    """Whether an item is but a name, or ends in a colon: it heads the next one, unless that is a name too."""
    if item.endswith(":"):
        return True
    short = len(item.split()) <= _HEADING_WORDS and not re.search(r"[.;]$", item)
    return short and not any(q.unit for q in quantities(clean(normal(item))))


def _abbreviations(cited: Sequence[Evidence]) -> dict[str, frozenset[str]]:
    """Short form in lower case to the concepts of its long form, as the quotes or their documents define it."""
    known = {s.lower(): _concepts(long) for e in cited for s, long in e.abbreviations}
    for text in (t for e in cited for t in (e.text, *e.context)):
        for m in _DEFINED.finditer(text):
            before = _WORD.findall(text[: m.start()])
            for n in range(len(m.group(1)) + 2, 1, -1):
                long = before[-n:]
                if len(long) == n and long[0][0].lower() == m.group(1)[0].lower():
                    known.setdefault(m.group(1).lower(), _concepts(" ".join(long)))
                    break
        for m in _DEFINES.finditer(text):
            long = _WORD.findall(m.group(2))
            if long and long[0][0].lower() == m.group(1)[0].lower():
                known.setdefault(m.group(1).lower(), _concepts(m.group(2)))
    return known


def _concepts(long: str) -> frozenset[str]:
    return Claim(long.lower(), _ANYTHING).concepts


class _Anything:
    def __contains__(self, _: object) -> bool:
        return True


_ANYTHING = _Anything()
