"""The cited quotes as units to compare with: each sentence or item with what it stands under."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from assistant.check.amounts import clean
from assistant.check.claims import Claim
from assistant.check.initials import long_form
from assistant.check.phrases import normal
from assistant.check.quantities import quantities
from assistant.check.wording import concept
from assistant.people import FOR_WHOM


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
    def claims(self) -> tuple[Claim, ...]:
        """It and what it stands under."""
        return (self.claim, *self.context)


_LINE = re.compile(r"\n([ \t]*)((?:[-•・▪*|]|\d+[.)]\s)?)\s*")
_SENTENCE = re.compile(r"(?<=[a-z0-9)”\"%][.!?])\s+(?=[A-Z“\"(])")
_LABEL = re.compile(r"([^:.;]{3,50}):\s")
_CONNECTS = re.compile(r"\W*(?:or|and|plus|either|then|with|plus or minus)?\W*", re.IGNORECASE)
# How a line begins that says for whom, how much or how of what the line before names.
_DEPENDS = re.compile(
    rf"(?:(?:in|for|or|plus|then) )?(?:{FOR_WHOM}|wom[ae]n|m[ae]n\b"
    r"|(?:initial|starting|loading|maintenance|usual|maximum|daily) dose|doses?\b|(?:oral|intravenous|intramuscular|subcutaneous)(?= ?[:\d]| infusion| injection| bolus)|apply|give|take"
    r"|maintenance|initially|thereafter|then|increase|reduce|adjust"
    r"|(?:under|over|less than|up to|above|below|from)? ?(?:[<>]=? ?)?\d)"
)
_HEADING_WORDS = 5
_DEFINED = re.compile(r"\(([A-Z][A-Za-z0-9]*[A-Z][A-Za-z0-9]*?)s?\)")
_DEFINES = re.compile(r"\b([A-Z][A-Za-z0-9]*[A-Z])s?\s*\(([^()]{6,80})\)")
_WORD = re.compile(r"[A-Za-z][A-Za-z']*")


def units_of(cited: Sequence[Evidence], ordinary: Container[str], asked: Iterable[str] = ()) -> tuple[Unit, ...]:
    """The sentences and items of the quotes, in order; () where no quote holds a word.

    asked  abbreviations, lower-case, that may stand for a run of words of the quotes: "pid" for "pelvic inflammatory disease"
    """
    shorts = _initialed(cited, asked) | _abbreviations(cited)
    return tuple(u for i, e in enumerate(cited) for u in _units(i, e, shorts, ordinary))


def _units(quote: int, evidence: Evidence, shorts: dict[str, frozenset[str]], ordinary: Container[str]) -> list[Unit]:
    units: list[Unit] = []
    topic = 0
    for number, (lead, line) in enumerate(_led(evidence.text)):
        before: Claim | None = None
        label = [m.group(1)] if (m := _LABEL.match(line)) else []
        topic = topic if number and _depends(line) else number
        for sentence in filter(str.strip, _SENTENCE.split(line)):
            claim = Claim(sentence, ordinary)
            above = (*evidence.context, *lead, *(label if before else ()))
            context = [Claim(c, ordinary) for c in above]
            if before:
                context.append(before)
            concepts = _spelled_out((claim, *context), shorts)
            near = _spelled_out((claim, *context[1:]), shorts)
            text = ". ".join(" ".join(t.split()) for t in (*evidence.context[-2:], *lead, sentence))
            own = tuple((concept(s), shorts[s]) for s in sorted(claim.capitals) if shorts.get(s))
            units.append(Unit(quote, topic, claim, tuple(context), concepts, near, text, own))
            before = claim
    return units


def standing_above(text: str) -> tuple[str, ...]:
    """What the last line of a text stands under, outermost first; () for ""."""
    return next((lead for lead, _ in reversed(list(_led(text)))), ())


def _spelled_out(said: Sequence[Claim], shorts: dict[str, frozenset[str]]) -> frozenset[str]:
    """The concepts of what is said, of its abbreviations' long forms and the other way round, and what its words deny."""
    concepts = frozenset().union(*(c.concepts for c in said))
    long = frozenset(w for c in said for s in c.capitals for w in shorts.get(s, ()))
    whole = frozenset(concept(s) for s, words in shorts.items() if words and words <= concepts)
    roots = frozenset(concept(r) for c in said for w in c.words if (r := c.opposite(w.text)))
    return concepts | long | whole | roots


@dataclass(frozen=True, slots=True)
class _Lead:
    """What stands above the lines that follow it. `rank`: 0 a heading, 1 ends in a colon, 2 names what its doses are of.

    nested  whether the line behind it is indented deeper, so that it heads only such lines
    """

    level: int
    rank: int
    text: str
    people: bool
    nested: bool


def _led(text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each line of a quote that says something, with what it stands under, outermost first.

    Lines that are nested stand under those that they are nested in. Of lines side by side, as plain text often has them, a
    line that ends in a colon heads those that follow, and a name those that give but a dose or say for whom.
    """
    lines = _lines(text)
    leads: list[_Lead] = []
    for (level, line), (deeper, following) in zip_longest(lines, lines[1:], fillvalue=(0, "")):
        depends = _depends(line)
        heads = line.endswith(":") and not depends
        leads = [
            h
            for h in leads
            if h.level < level
            or (
                h.level == level
                and not h.nested
                and (h.rank == 0 or depends or (h.rank == 1 and not h.people and not heads))
            )
        ]
        yield tuple(h.text for h in leads), line
        beside = {h.rank for h in leads if h.level == level}
        headed = following.endswith(":") and not _depends(following) and beside != {1}
        names = _is_name(line.rstrip(":"))
        heads_all = depends and names and bool(following) and not _depends(following)
        rank = 1 if line.endswith(":") or heads_all else 0 if headed and names else 2
        name = line.rstrip(": ") if rank < 2 else _name(line)
        if name and not (rank == 2 and depends):
            leads = [
                h for h in leads if h.level < level or h.rank < rank or (depends and not h.people and not heads_all)
            ]
            leads.append(_Lead(level, rank, name, depends and not heads_all, deeper > level))


def _lines(text: str) -> list[tuple[int, str]]:
    """The lines of a quote with their depth; those that only join two others ("or") left out."""
    cut = ["", "", *_LINE.split("\n" + text.strip("\n"))[1:]] if text.strip() else []
    found = []
    for indent, mark, words in zip(cut[2::3], cut[3::3], cut[4::3], strict=True):
        line = " ".join(words.split())
        if not _CONNECTS.fullmatch(line):
            found.append((len(indent) + 1 if mark else 0, line))
    return found


def _depends(line: str) -> bool:
    return bool(_DEPENDS.match(clean(normal(line))))


def _is_name(line: str) -> bool:
    return (
        len(line.split()) <= _HEADING_WORDS and not re.search(r"[.;:]$", line) and not quantities(clean(normal(line)))
    )


def _name(line: str) -> str:
    """What a line names before it gives an amount: all of it where it gives none."""
    return re.split(r"\s\(?\d(?![\d.]*\s?%)", line, maxsplit=1)[0].strip(" :;,")


def _initialed(cited: Sequence[Evidence], asked: Iterable[str]) -> dict[str, frozenset[str]]:
    """Those of the abbreviations that are the initials of words in a row, with the concepts of these words."""
    found: dict[str, frozenset[str]] = {}
    for text in (t for e in cited for t in (*e.context, e.text)):
        words = [w.lower() for w in _WORD.findall(text)]
        for short in asked:
            if short not in words and (long := long_form(short, words)):
                found.setdefault(short, _concepts(" ".join(long)))
    return found


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
