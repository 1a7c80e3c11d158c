"""Answers beside what they must show → figures."""

import math
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.batch import Asks, asked
from assistant.evaluation.expected import Conversation, Expected, Wanted
from assistant.types import Answer, Quote

MOST_WORDS = 300  # read without finding the answer: a miss, and no hit costs more
RANKED = 10  # documents that "documents_ndcg@10" looks at
COVERED = 0.6  # share of an answer's words, in order, that a quote must say
FEWEST_WORDS = 3  # of an answer that may be said in part
LONG_ENOUGH = 15  # characters of a quote that covers an answer by being a part of it
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer beside what it must show.

    scores  (measure, value) for each thing that was looked at: shares in 0..1, or words
    """

    id: str | int
    turn: int
    expected: Expected
    answer: Answer
    scores: tuple[tuple[str, float], ...]

    @property
    def misses(self) -> tuple[str, ...]:
        """Measures that fell short and should not have, each once."""
        return tuple(dict.fromkeys(name for name, value in self.scores if value != RIGHT.get(name, value)))


@dataclass(frozen=True, slots=True)
class Figure:
    """The mean of a measure and how many values it is the mean of."""

    value: float
    n: int


# What each figure is the share (the last: the number) of, in the order of the table.
MEASURES = {
    "any@1": "first quote holds a line that is wanted",
    "any@3": "one of the first three quotes does",
    "followup_any@3": "the same, of questions that follow another",
    "all": "all lines that are wanted are shown",
    "answer@1": "first quote covers the answer",
    "answer@3": "one of the first three quotes does",
    "document@1": "first quote is from the right document",
    "document@3": "one of the first three quotes is",
    "documents_ndcg@10": "right documents among the ten best (nDCG)",
    "references_exact": "reference numbers are those printed",
    "avoided": "nothing is shown that must not be",
    "answerable_answered": "questions with an answer: answered",
    "answerable_lost": "questions with an answer: refused outright",
    "unanswerable_flagged": "questions without: refused, or shown as uncertain",
    "unanswerable_refused": "questions without: refused outright",
    "words_to_answer": f"words read up to the end of the first right quote ({MOST_WORDS} for a miss)",
}
# What a single answer should reach; one that does not is listed among the misses.
RIGHT = {
    "any@3": 1,
    "all": 1,
    "answer@3": 1,
    "document@3": 1,
    "references_exact": 1,
    "avoided": 1,
    "answerable_answered": 1,
    "answerable_lost": 0,
    "unanswerable_flagged": 1,
}


def judge(conversation: Conversation, assistant: Asks, problem: Callable[[str], None]) -> Iterator[Judged]:
    """Ask its questions in turn. One that is refused as bad input goes to `problem` and into no figure."""
    questions = [t.question for t in conversation.turns]
    for turn, answer in asked(questions, assistant, problem, where=f"conversation {conversation.id}"):
        expected = conversation.turns[turn]
        yield Judged(conversation.id, turn, expected, answer, tuple(scores(expected, answer, follow_up=turn > 0)))


def figures(judged: Sequence[Judged]) -> dict[str, Figure]:
    """The measures that something was scored on, in the order of MEASURES; {} for no answers."""
    values: dict[str, list[float]] = {name: [] for name in MEASURES}
    for one in judged:
        for name, value in one.scores:
            values[name].append(value)
    return {name: Figure(sum(v) / len(v), len(v)) for name, v in values.items() if v}


def scores(expected: Expected, answer: Answer, *, follow_up: bool) -> Iterator[tuple[str, float]]:
    """(measure, value) for each thing that is looked at."""
    yield from _outcome(expected, answer)
    silent = expected.outcome == "either" and not answer.quotes
    if expected.any and not silent:
        right = [any(_shows(q, w, expected) for w in expected.any) for q in answer.quotes]
        yield from (("any@1", any(right[:1])), ("any@3", any(right[:3])))
        yield "words_to_answer", words_read(answer.quotes, right)
        if follow_up:
            yield "followup_any@3", any(right[:3])
    if expected.all and not silent:
        yield "all", all(any(_shows(q, w, expected) for q in answer.quotes) for w in expected.all)
    yield from _references(expected, answer)
    if expected.avoid:
        yield "avoided", not any(spaced(words) in spaced(q.text) for words in expected.avoid for q in answer.quotes)
    if expected.answer:
        right = [covers(q.text, expected.answer) for q in answer.quotes]
        yield from (("answer@1", any(right[:1])), ("answer@3", any(right[:3])))
        yield "words_to_answer", words_read(answer.quotes, right)
    if names := _homes(expected):
        right = [q.document.name in names for q in answer.quotes]
        yield from (("document@1", any(right[:1])), ("document@3", any(right[:3])))
    if expected.documents:
        yield "documents_ndcg@10", ndcg([r.document for r in answer.retrieved], expected.documents)


def _outcome(expected: Expected, answer: Answer) -> Iterator[tuple[str, float]]:
    if expected.outcome == "answered":
        yield "answerable_answered", answer.outcome == "answered"
        yield "answerable_lost", answer.outcome == "not_found"
    elif expected.outcome == "not_found":
        yield "unanswerable_flagged", answer.outcome != "answered"
        yield "unanswerable_refused", answer.outcome == "not_found"


def _references(expected: Expected, answer: Answer) -> Iterator[tuple[str, float]]:
    """Of every quote that holds what is wanted: whether it prints the references that are stated."""
    for wanted in (*expected.any, *expected.all):
        if wanted.references is not None:
            for quote in answer.quotes:
                if _shows(quote, wanted, expected):
                    yield "references_exact", _printed(quote, wanted) == set(map(str, wanted.references))


def _printed(quote: Quote, wanted: Wanted) -> set[str]:
    """References of the marked statement that holds what is wanted; of the whole quote where none does."""
    for mark in quote.marks:
        if holds(quote.document.words(mark), wanted.text):
            return set(mark.references)
    return set(quote.references)


def _homes(expected: Expected) -> tuple[str, ...]:
    return (expected.document,) if isinstance(expected.document, str) else expected.document or ()


def _shows(quote: Quote, wanted: Wanted, expected: Expected) -> bool:
    names = _homes(expected)
    return (not names or quote.document.name in names) and holds(quote.text, wanted.text)


def spaced(text: str) -> str:
    """The text with each run of white space as one space."""
    return " ".join(text.split())


def holds(text: str, words: str) -> bool:
    """True where the words stand in the text and cut no number of it."""
    text, words = spaced(text), spaced(words)
    cut = {i for number in NUMBER.finditer(text) for i in range(number.start() + 1, number.end())}
    return any(not {m.start(), m.start() + len(words)} & cut for m in re.finditer(f"(?={re.escape(words)})", text))


def covers(text: str, answer: str) -> bool:
    """True where the text holds the answer, lies inside it, or says COVERED of its words in order; case does not count."""
    said, wanted = spaced(text).lower(), spaced(answer).lower()
    if wanted in said or (len(said) >= LONG_ENOUGH and said in wanted):
        return True
    words = wanted.split()
    return len(words) >= FEWEST_WORDS and common(words, said.split()) >= COVERED * len(words)


def common(a: Sequence[str], b: Sequence[str]) -> int:
    """Length of their longest common subsequence (Hunt & Szymanski, CACM 20(5), 1977): the longest rising run of places."""
    places: dict[str, list[int]] = {}
    for i, word in enumerate(b):
        places.setdefault(word, []).append(i)
    ends: list[int] = []  # ends[n]: the earliest place in b at which a common run of n + 1 words can end
    for word in a:
        for place in reversed(places.get(word, [])):
            at = bisect_left(ends, place)
            ends[at : at + 1] = [place]
    return len(ends)


def words_read(quotes: Sequence[Quote], right: Sequence[bool]) -> int:
    """Words up to the end of the first right quote; MOST_WORDS where that is more, or where none is right."""
    if True not in right:
        return MOST_WORDS
    return min(MOST_WORDS, sum(len(q.text.split()) for q in quotes[: right.index(True) + 1]))


def ndcg(found: Sequence[str], right: Sequence[str]) -> float:
    """Normalised discounted cumulative gain of the first RANKED documents, each counted once (Järvelin & Kekäläinen 2002)."""
    gains = [1 / math.log2(i + 2) for i in range(RANKED)]
    got = sum(gain for gain, name in zip(gains, dict.fromkeys(found), strict=False) if name in right)
    return got / sum(gains[: len(set(right))])
