"""How surely the quotes answer: evidence from several sides, combined.

No single similarity tells an answer from a near miss. What tells, taken together: how much of the question the best
passage matches, which of its rare words stand nowhere in the library or not near the passage, and whether the kind of answer
asked for (a dose, a duration) is there at all. A passage that leads the others by far tells little: where the rest is equal it
is as often one that repeats an odd word of the question.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass

from assistant.asked.kinds import denies_kind, holds_under
from assistant.asked.question import Question
from assistant.quotes import NAMED, names_section
from assistant.types import Quote
from index.keywords import stems
from index.types import Document, Hit


@dataclass(frozen=True, slots=True)
class Signals:
    """All shares in 0..1, so that one weight each combines them. Where words are weighed by their rarity, an everyday one that the
    library does not print has EVERYDAY of it.

    coverage    late interaction of the question with the best passage
    similarity  cosine of the two
    said        share of the question's words, weighted by rarity, in the best passage, its headings or its document's title
    rarest      1 where the rarest word of the question is among them
    unknown     share of the question's words, weighted by rarity, that the library does not hold and that ask
    strange     1 where one of those is no everyday English either: "dapagliflozin" tells more than "buffalo"
    kind        1 where a kind of answer is asked for that neither passage nor quote holds, nor says that there is none
    lead        how far the best passage leads the second best of those under other headings, as a share of its own score: 1 where fewer
                than two others were found, 0 where it scores nothing itself
    length      how much was asked: log of the number of content words, 1 for LONG of them
    named       1 where the question names the section of the best quote
    """

    coverage: float
    similarity: float
    said: float
    rarest: float
    unknown: float
    strange: float
    kind: float
    lead: float
    length: float
    named: float


# Logistic regression over single questions and conversations of four libraries; tests/benchmarks/calibrate.py fits it, and
# CALIBRATION.md beside it holds what each threshold costs. They are set by hand beside the fit: `lead` and `named` have the sign
# that their meaning asks for, where the fit is unsure of it.
WEIGHTS = Signals(
    coverage=1.2,
    similarity=2.0,
    said=1.8,
    rarest=1.4,
    unknown=-3.5,
    strange=-1.0,
    kind=-2.6,
    lead=-0.5,
    length=0.3,
    named=0.8,
)
BIAS = -0.4
# What a word of asking, or of everyday English, counts that the library does not print: a short guideline prints few of them.
EVERYDAY = 0.5
LONG = 20  # content words of a question that asks as much as any
ANSWERED, ABSENT = 0.61, 0.22  # probabilities from which a question counts as answered, and below which as not covered


def signals(
    question: Question, hits: Sequence[Hit], quotes: Sequence[Quote], documents: Mapping[str, Document]
) -> Signals | None:
    """The evidence that the quotes answer; None where nothing was found."""
    if not hits or not quotes:
        return None
    best = next((h for h in hits if _holds(h, quotes[0])), hits[0])
    document = documents[best.passage.document]
    told = (best.passage.context, best.passage.text, document.stated_title, document.metadata.question or "")
    around = set(stems(" ".join(told)))
    told_best = f"{best.passage.text} {quotes[0].text}"
    words = {w: r * (EVERYDAY if w in question.missing.everyday else 1.0) for w, r in question.words.items()}
    total = sum(words.values()) or 1.0
    lost = {s for u in question.missing.unknown if u not in question.missing.aside for s in stems(u)}
    rarest = max(words, key=words.__getitem__, default=None)
    elsewhere = [h.score for h in hits if h.passage.context != best.passage.context]
    second = elsewhere[1] if len(elsewhere) > 1 else 0.0
    return Signals(
        coverage=best.coverage,
        similarity=max(0.0, best.similarity),
        said=sum(r for w, r in words.items() if w in around) / total,
        rarest=float(rarest in around),
        unknown=sum(r for w, r in words.items() if w in lost) / total,
        strange=float(bool(question.missing.strange)),
        kind=float(
            any(
                not (holds_under(best.passage.context, told_best, k) or denies_kind(told_best, k))
                for k in question.kinds
            )
        ),
        lead=max(0.0, (best.score - second) / best.score) if best.score > 0 else 0.0,
        length=min(1.0, math.log1p(len(question.words)) / math.log1p(LONG)),
        named=float(names_section(question, document, document.statements[best.passage.first].section, share=NAMED)),
    )


def probability(found: Signals | None) -> float:
    """That the best quote answers, 0..1; 0 where nothing was found."""
    if found is None:
        return 0.0
    x = BIAS + sum(w * v for w, v in zip(astuple(WEIGHTS), astuple(found), strict=True))
    return 1.0 / (1.0 + math.exp(-x))


def _holds(hit: Hit, quote: Quote) -> bool:
    return hit.passage.document == quote.document.name and hit.passage.first <= quote.marked[0] < hit.passage.last
