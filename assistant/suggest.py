"""Questions to go on with, made from the headings of the sources: what they cover and what was not yet shown."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest

import prompts
from assistant.types import Quote, Turn
from index.keywords import stems
from index.types import Document

MOST_EXAMPLES, MOST_FOLLOW_UPS = 6, 3
MAX_HEADING_WORDS, MAX_TITLE_WORDS = 9, 12
LOOKED_THROUGH = 40  # documents of a library, for examples
CONTINUED = 2  # best quotes whose documents give questions to go on with
LONGEST_ALONE = 3  # words of a heading that says too little without its document, unless it names it: "When to start"
_QUESTION = re.compile(r"^(?:why|when|how|what|which|who|where)\b", re.I)
# A number in front of a heading, and not the one of "28 days or younger".
_NUMBERED = re.compile(r"^(?:(?:\d+(?:\.\d+)+\.?|\d+\.|[A-Z]\.)\s+(?=[A-Za-z])|\d+\s+(?=[A-Z]))")
_PLAIN = re.compile(
    r"^(?:introduction|introductory \w+|background|abstract|text|summary|overview|conclusions?|discussion|methods?|results?|references|contents?|purpose|scope|aims?|objectives?)$",
    re.I,
)
# What is no topic: the head of a table or of what a journal adds, a list of names, a sentence that a reader took for a heading, a
# subtitle that says what the document is and whose.
_NO_TOPIC = re.compile(
    r"^(?:tables?|figures?|fig|box|algorithm|appendix|annex|authors?|acknowledge?ments?|funding|competing|conflicts?|declarations?|ethic\w*|"
    r"availability|additional|supplementa\w+|abbreviations|copyright|disclaimers?|limitations?)\b|"
    r"^an? (?:[\w-]+ ){0,3}(?:notes?|guide|guideline|protocol|summary|handbook|leaflet|card)\b|\b(?:hospital|unit|department|trust)$|[;=|]|https?:|"
    r"\b(?:is|are|was|were|we|has|have|be)\b|\b(?:of|in|the|and|for|to|or|not|by|with|a|an)$|^[\W\d]+$|\d{4}$",
    re.I,
)


def examples(documents: Sequence[Document]) -> tuple[str, ...]:
    """Questions for the empty page, from different documents where there are several; () for none."""
    found = dict.fromkeys([d.metadata.question for d in documents if d.metadata.question][:1])
    by_turns = zip_longest(*(_questions(d) for d in documents[:LOOKED_THROUGH]), fillvalue="")
    for question in filter(None, chain.from_iterable(by_turns)):
        if len(found) == MOST_EXAMPLES:
            break
        found.setdefault(question)
    return tuple(found)


def follow_ups(quotes: Sequence[Quote], history: Sequence[Turn], question: str) -> tuple[str, ...]:
    """Questions about other sections of the documents quoted that this conversation has not shown; () for none."""
    shown = {(q.document.name, q.section) for turn in history for q in turn.answer.quotes} | {
        (q.document.name, q.section) for q in quotes
    }
    asked = {turn.question for turn in history} | {question}
    found: list[str] = []
    for document in {q.document.name: q.document for q in quotes[:CONTINUED]}.values():
        covered = {path for name, path in shown if name == document.name}
        found += [made for made in _questions(document, covered) if made not in asked]
    return tuple(dict.fromkeys(found))[:MOST_FOLLOW_UPS]


def _questions(document: Document, covered: set[tuple[str, ...]] | None = None) -> Iterator[str]:
    filled = {s.section for s in document.statements}
    title = document.title
    for i, section in enumerate(document.sections):
        if i not in filled or not section.path or section.path in (covered or set()):
            continue
        *above, heading = (_NUMBERED.sub("", part.rstrip(":. ")) for part in section.path)
        if heading == title or _PLAIN.match(heading) or (_NO_TOPIC.search(heading) and not _QUESTION.match(heading)):
            continue
        if 1 <= len(heading.split()) <= MAX_HEADING_WORDS and (
            made := _question(heading, above[-1] if above else "", title)
        ):
            yield made


def _question(heading: str, above: str, title: str) -> str:
    """A heading to ask with, behind the one above it where it is a single word, and behind its document's title where that is short
    and names nothing of it; "" where the title is long."""
    if " " not in heading and above and above != title:
        heading = f"{above}: {heading}"
    shown = heading.capitalize() if heading.isupper() else heading[:1].upper() + heading[1:]
    if len(heading.split()) > LONGEST_ALONE or set(stems(heading)) & set(stems(title)):
        return shown
    of = title.capitalize() if title.isupper() else title
    return prompts.render("suggest_heading_of", heading=shown, title=of) if len(of.split()) <= MAX_TITLE_WORDS else ""
