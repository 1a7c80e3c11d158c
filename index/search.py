"""Question → hits: dense and lexical candidates, re-ranked by late interaction.

Candidates come from three sides, so that a passage missed by one is found by another: nearest vectors in Chroma, BM25 over
passages, BM25 over single lines. Every candidate then gets one score on one scale (`index.scores`), whichever side it came
from; so the ranking does not fall back to a mean of its legs where one of them is weak.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.keywords import is_function_word, stems
from index.scores import Scores, scored
from index.snapshot import Snapshot
from index.types import Encoder, Hit

CANDIDATES = 60  # from each side
LINE_CANDIDATES = 200
COMMON = 1.5  # rarity of a word that 22 % of all passages hold; a commoner one has less
RANKED = 60  # passages
DOCUMENTS = 10  # that a ranking names at least, where the library holds so many
PASSAGE_OF_LINE = 0.25  # how much a line's passage counts where lines are compared
# How much of its weight what a question leans on keeps where lines are compared: it tells the topic, hardly the line.
CONTEXT_OF_LINE = 0.5
WITHIN = 0.4  # weight, beside 1 for all that is asked, of what passages of one document are also compared by


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for: a question, or something that it leans on.

    text    what the encoder gets
    words   stem → weight, for the lexical index; of function words only where the question has no others
    """

    text: str
    words: Mapping[str, float]


def query(text: str, *, same: Sequence[str] = (), added: Sequence[str] = ()) -> Query:
    """A question as it is searched for. Function words count only where there is nothing else.

    same   other forms of names in it, such as what an abbreviation stands for: each counts as one word in all
    added  words that may help to find what it asks for: each counts half
    """
    asked = dict.fromkeys(stems(text), 1.0)
    words = {w: v for w, v in asked.items() if not is_function_word(w)} or asked
    for extra in (*same, *added):
        held = [word for word in stems(extra) if not is_function_word(word)]
        for word in held:
            words.setdefault(word, 1 / len(held) if extra in same else 0.5)
    return Query(" ".join([text, *same, *added]), words)


class Search:
    """A snapshot with its encoder, ready for questions."""

    def __init__(self, snapshot: Snapshot, encoder: Encoder) -> None:
        self.snapshot = snapshot
        self.encoder = encoder
        self._embed = lru_cache(maxsize=64)(lambda text: encoder.embed([text])[0])

    def rank(
        self,
        queries: Sequence[tuple[Query, float]],
        *,
        within: Query | None = None,
        documents: Sequence[str] | None = None,
    ) -> list[Hit]:
        """The RANKED best passages for a question, best first, and the best of further documents until there are DOCUMENTS of them;
        [] where the library holds none.

        queries    the question, and with less weight what it leans on: scores add up in proportion to the weights
        within     what passages and lines of one document are also compared by, while documents keep their places; None for no more
        documents  names to search in; None for all
        """
        numbers = sorted({n for q, weight in queries for n in self._candidates(q, min(1.0, weight), documents)})
        if not numbers:
            return []
        if documents is None and len(set(self.snapshot.document_of[numbers])) < DOCUMENTS:
            numbers = sorted({*numbers, *self._nearest_of_each(queries[0][0])})
        asked = [(q.words, self._embed(q.text)) for q in [q for q, _ in queries] + [q for q in [within] if q]]
        first, *_ = found = scored(self.snapshot, asked, numbers, self.rarity)
        told = found.pop() if within else None
        weights = np.array([w for _, w in queries])
        of_lines = np.array([weights[0], *(CONTEXT_OF_LINE * weights[1:])])
        passages = np.average([one.passages for one in found], axis=0, weights=weights)
        lines = np.average([one.lines for one in found], axis=0, weights=of_lines)
        lengths = np.diff(self.snapshot.first_line)[numbers]
        lines += PASSAGE_OF_LINE * np.repeat(passages, lengths)
        if told:
            homes = self.snapshot.document_of[numbers]
            by_line = told.lines + PASSAGE_OF_LINE * np.repeat(told.passages, lengths)
            passages = _within(passages, told.passages, homes)
            lines = _within(lines, by_line, np.repeat(homes, lengths))
        hits = [
            Hit(
                passage=self.snapshot.passages[number],
                score=float(passages[i]),
                lines=tuple(own.tolist()),
                similarity=float(first.similarity[i]),
                coverage=float(first.coverage[i]),
            )
            for i, (number, own) in enumerate(zip(numbers, np.split(lines, np.cumsum(lengths)[:-1]), strict=True))
        ]
        hits.sort(key=lambda h: (-h.score, h.passage.document, h.passage.first))
        return [*hits[:RANKED], *_of_further_documents(hits[:RANKED], hits[RANKED:])]

    def rarity(self, word: str) -> float:
        """Inverse document frequency of a stem over passages (Robertson & Zaragoza 2009, eq. 3.5 with +1 inside the log)."""
        return self._rarity(self.snapshot.keywords.document_frequency("passage", word))

    def tells_apart(self, word: str) -> bool:
        """True for a stem that tells documents apart: it is no common one, or of several documents one alone holds it."""
        frequency = self.snapshot.keywords.document_frequency("document", word)
        return self.rarity(word) > COMMON or frequency == 1 < len(self.snapshot.documents)

    def holding(self, word: str) -> frozenset[str]:
        """The names of the documents that hold a stem."""
        keywords, names = self.snapshot.keywords, list(self.snapshot.documents)
        return frozenset(names[n] for n in keywords.said("document", {word: 1.0}, max(1, len(names))))

    @property
    def highest_rarity(self) -> float:
        """That of a word which no passage holds; it grows with the library."""
        return self._rarity(0)

    def _rarity(self, passages: int) -> float:
        return float(np.log1p((self.snapshot.keywords.count("passage") - passages + 0.5) / (passages + 0.5)))

    def _candidates(self, asked: Query, share: float, documents: Sequence[str] | None) -> set[int]:
        shot, chosen = self.snapshot, None if documents is None else set(documents)
        n, m = (max(1, round(share * most)) for most in (CANDIDATES, LINE_CANDIDATES))
        # Of some documents, all matches are looked through: the best of the library may lie elsewhere.
        passages = shot.keywords.scores("passage", asked.words, n if chosen is None else len(shot.passages))
        lines = shot.keywords.scores("line", asked.words, m if chosen is None else int(shot.first_line[-1]))
        of_lines = (np.searchsorted(shot.first_line, list(lines), side="right") - 1).tolist()

        def some(numbers: Iterable[int], most: int) -> list[int]:
            return [i for i in numbers if chosen is None or shot.passages[i].document in chosen][:most]

        nearest = shot.nearest(self._embed(asked.text).vector, n, documents=documents)
        return {*nearest, *some(passages, n), *some(of_lines, m)}

    def _nearest_of_each(self, asked: Query) -> list[int]:
        """Of the DOCUMENTS nearest documents the nearest passage."""
        similarity = self.snapshot.vectors @ self._embed(asked.text).vector
        best: dict[int, int] = {}
        for number in np.argsort(-similarity, kind="stable").tolist():
            best.setdefault(int(self.snapshot.document_of[number]), number)
            if len(best) == DOCUMENTS:
                break
        return list(best.values())


def _within(scores: Scores, told: Scores, homes: NDArray[np.int64]) -> Scores:
    """The scores of passages or lines, each less as far as another of its document (`homes`) is told more of by a further query, and
    raised by what the best of the document lost, so that documents keep their order."""

    def best(values: Scores) -> Scores:
        most = np.full(homes.max() + 1, -np.inf)
        np.maximum.at(most, homes, values)
        return most[homes]

    lowered = scores - WITHIN * (best(told) - told)
    return lowered + best(scores) - best(lowered)


def _of_further_documents(kept: Sequence[Hit], others: Sequence[Hit]) -> list[Hit]:
    """The best hit of each document that has none yet, until there are DOCUMENTS of them."""
    names = {hit.passage.document for hit in kept}
    found: list[Hit] = []
    for hit in others:
        if len(names) < DOCUMENTS and hit.passage.document not in names:
            names.add(hit.passage.document)
            found.append(hit)
    return found
