"""Warnings that concern a question: statements that forbid or caution, from the documents that are quoted."""

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.question import Question
from assistant.types import Quote
from index.keywords import stems
from index.types import Document, Statement

MOST = 3
CONCERNS = 0.3  # share of the question's known words, weighted by rarity, that a warning must say
# "Do not" forbids where it begins a clause; in "these drugs do not cause hypoglycaemia" it tells.
_FORBIDS = re.compile(
    r"^(?:don't|never|avoid|caution\b|warning\b|beware|must not|should not|stop\b(?![\s\S]*\b(?:after|on|at|by) (?:the )?(?:[a-z]+ )?(?:day|week|month))|contraindicated|not recommended|nb\b)|"
    r"(?:^|[^\w\s]\s*|\b(?:and|but|or|then|therefore|please|you)\s+)do not\b|"
    r"\bdo not (?:give|use|take|start|stop|combine|exceed|prescribe|administer|delay|inject|apply|offer|add|repeat)\b|"
    r"\b(?:must not|should not be|is contraindicated|are contraindicated|never be|must be avoided|should be avoided)\b",
    re.I,
)
_HEADING = re.compile(
    r"\b(?:pitfalls?|cautions?|precautions?|warnings?|contra-?indications?|do not|avoid|red flags?|safety)\b", re.I
)


def warnings(question: Question, quotes: Sequence[Quote], same: Mapping[str, tuple[str, ...]]) -> tuple[Quote, ...]:
    """At most MOST warnings of the quoted documents that speak of what was asked, those of most concern first; () for none.
    Where the question names a drug, a test or a condition, a warning or what it stands under names one of them too.

    same  words that mean the same as some in the question: stem → other stems. None of the warnings stands in `quotes`.
    """
    found: list[tuple[float, Quote]] = []
    named = question.terms and question.terms.union(question.forms, *(same.get(w, ()) for w in question.terms))
    total = sum(r for w, r in question.words.items()) or 1.0
    for document in {q.document.name: q.document for q in quotes[:2]}.values():
        for i, statement in _forbidding(document):
            if any(q.document.name == document.name and q.first <= i < q.last for q in quotes):
                continue
            said = set(stems(document.text[statement.start : statement.end]))
            if named and not named & (said | _above(document, statement)):
                continue
            concern = (
                sum(r for w, r in question.words.items() if w in said or any(o in said for o in same.get(w, ())))
                / total
            )
            if concern >= CONCERNS:
                found.append((concern, Quote(document, i, i + 1, (i,), concern)))
    found.sort(key=lambda pair: (-pair[0], pair[1].start))
    return tuple(quote for _, quote in found[:MOST])


def _above(document: Document, statement: Statement) -> set[str]:
    """What a statement stands under: the document's title, its headings, what introduces its list."""
    path = document.sections[statement.section].path
    return set(stems(" ".join([document.metadata.title or "", *path, document.introducing(statement)])))


def _forbidding(document: Document) -> Iterator[tuple[int, Statement]]:
    for i, statement in enumerate(document.statements):
        words = document.text[statement.start : statement.end]
        path = document.sections[statement.section].path
        cautions = (
            bool(path) and bool(_HEADING.search(path[-1])) and statement.kind == "item" and len(words.split()) > 3
        )
        if cautions or (_FORBIDS.search(words) and len(words.split()) > 3):
            yield i, statement
