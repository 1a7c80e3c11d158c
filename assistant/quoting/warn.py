"""Warnings that concern a question: statements that forbid or caution, from the documents that are quoted."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from assistant.asked.question import Question
from assistant.types import Quote
from index.keywords import stems
from index.types import Document, Statement

MOST = 3
FEWEST_WORDS = 4  # of a warning: fewer are a heading or a name
QUOTED = 2  # first quotes whose documents warn
CONCERNS = 0.3  # share of the question's known words, weighted by rarity, that a warning must say
# "Do not" forbids where it begins a clause; in "these drugs do not cause hypoglycaemia" it tells.
_FORBIDS = re.compile(
    r"^(?:don't|never|avoid|caution\b|warning\b|beware|must not|should not|stop\b(?![\s\S]*\b(?:after|on|at|by) (?:the )?(?:[a-z]+ )?(?:day|week|month))|withhold\b|contra-?indicated|not recommended|nb\b)|"
    r"(?:^|[^\w\s]\s*|\b(?:and|but|or|then|therefore|please|you)\s+)do not\b|"
    r"\bdo not (?:give|use|take|start|stop|combine|exceed|prescribe|administer|delay|inject|apply|offer|add|repeat)\b|"
    r"\b(?:is|are)(?: [a-z]+){0,2} not recommended\b|"
    r"\b(?:is|are) (?:[a-z]+ )?not (?:indicated|advised|advisable)\b|\b(?:can ?not|may not|can['’]t) be (?:giv|us|start|tak|combin|administer|prescrib)\w*|"
    r"\b(?:must not|not to be (?:used|given|taken)|recommends? against|should(?: not|n['’]t) be|(?:is|are) contra-?indicated|never be|(?:must be|should be|is best|are best) avoided)\b",
    re.I,
)
_HEADING = re.compile(
    r"\b(?:pitfalls?|cautions?|precautions?|warnings?|contra-?indications?|do not|avoid|red flags?|safety)\b", re.I
)


def warnings(
    questions: Sequence[Question], quotes: Sequence[Quote], same_meaning: Callable[[str], Sequence[str]]
) -> tuple[Quote, ...]:
    """At most MOST warnings of the documents quoted first that speak of what was asked, those of most concern first; () for none.

    questions     the parts of a question; none of their warnings stands in `quotes`
    same_meaning  other forms of a word, such as what it abbreviates
    """
    found: dict[tuple[str, int], Quote] = {}
    for question in questions:
        same = {w: tuple(s for m in same_meaning(w) for s in stems(m)) for w in question.words}
        for warning in _of_concern(question, quotes, same):
            place = (warning.document.name, warning.start)
            if place not in found or warning.score > found[place].score:
                found[place] = warning
    return tuple(sorted(found.values(), key=lambda w: (-w.score, w.start))[:MOST])


def _of_concern(question: Question, quotes: Sequence[Quote], same: Mapping[str, tuple[str, ...]]) -> Iterator[Quote]:
    """The warnings that say enough of what the question does. Where it names a drug, a test or a condition, the warning or what
    it stands under names one of them too."""
    named = question.terms and question.terms.union(question.called.forms, *(same.get(w, ()) for w in question.terms))
    total = sum(r for w, r in question.words.items()) or 1.0
    for document in {q.document.name: q.document for q in quotes[:QUOTED]}.values():
        for i, statement in _forbidding(document):
            if any(q.document.name == document.name and q.first <= i < q.last for q in quotes):
                continue
            said = set(stems(document.words(statement)))
            if named and not named & said.union(stems(document.above(statement))):
                continue
            concern = (
                sum(r for w, r in question.words.items() if w in said or any(o in said for o in same.get(w, ())))
                / total
            )
            if concern >= CONCERNS:
                yield Quote(document, i, i + 1, (i,), concern)


def _forbidding(document: Document) -> Iterator[tuple[int, Statement]]:
    return ((i, s) for i, s in enumerate(document.statements) if warns(document, s))


def warns(document: Document, statement: Statement) -> bool:
    """Whether a statement forbids or cautions, by its own words or as an item under such a heading."""
    words = document.words(statement)
    path = document.headings(statement)
    cautions = bool(path) and bool(_HEADING.search(path[-1])) and statement.kind == "item"
    return len(words.split()) >= FEWEST_WORDS and (cautions or forbids_in_words(words))


def forbids_in_words(words: str) -> bool:
    """Whether what a statement says forbids, whatever it stands under: "do not combine"."""
    return bool(_FORBIDS.search(words))
