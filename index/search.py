"""Question → hits: dense and lexical candidates, re-ranked by late interaction.

Candidates come from three sides, so that a passage missed by one is found by another: nearest vectors in Chroma, BM25 over
passages, BM25 over single lines. Every candidate then gets one score on one scale, whichever side it came from; so the
ranking does not fall back to a mean of its legs where one of them is weak. Weights: `tests/benchmarks` shows what each
part is worth.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.keywords import is_function_word, stems
from index.snapshot import Snapshot
from index.tokens import late_interaction
from index.types import Embedding, Encoder, Hit, Vectors

Scores = NDArray[np.floating[Any]]

CANDIDATES = 60  # from each side
LINE_CANDIDATES = 200
COMMON = 1.5  # rarity of a word that 22 % of all passages hold; a commoner one has less
DOCUMENTS = 10  # that a ranking names at least, where the library holds so many
# Weights beside late interaction, which counts 1. A listwise fit (Cao et al., "Learning to rank: from pairwise approach to
# listwise approach", ICML 2007) on single questions of three libraries gave their order of size; conversations then asked for
# more of the cosine and less of the shares.
# Of the passage: its cosine, its BM25, the share of the question's words in it.
SIMILARITY, LEXICAL, SAID = 1.5, 0.2, 0.3
DOCUMENT, DOCUMENT_LEXICAL, DOCUMENT_SAID = 0.6, 0.45, 0.4  # of its document: late interaction, BM25, the share
LINE, LINE_LEXICAL = 0.6, 0.3  # of its best line, and what its BM25 counts in that beside late interaction
LINE_SAID = 0.5  # the share of the words, only where lines are compared: in a list it would favour items that repeat the question
PASSAGE_OF_LINE = 0.25  # how much a line's passage counts where lines are compared
# How much of its weight what a question leans on keeps where lines are compared: it tells the topic, hardly the line.
CONTEXT_OF_LINE = 0.5
BM25_CEILING = 2.2  # k1 + 1: what a word that is repeated without end adds, in units of its rarity


@dataclass(frozen=True, slots=True)
class Query:
    """One reading of a question.

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
        self, readings: Sequence[tuple[Query, float]], *, k: int = 60, documents: Sequence[str] | None = None
    ) -> list[Hit]:
        """The k best passages for a question, best first, and the best of further documents until there are DOCUMENTS of them;
        [] where the library holds none.

        readings   the question, and with less weight what it leans on: scores add up in proportion to the weights
        documents  names to search in; None for all
        """
        numbers = sorted({n for q, weight in readings for n in self._candidates(q, min(1.0, weight), documents)})
        if not numbers:
            return []
        if documents is None and len(set(self.snapshot.document_of[numbers])) < DOCUMENTS:
            numbers = sorted({*numbers, *self._nearest_of_each(readings[0][0])})
        first, *_ = scored = self._score(readings, numbers)
        weights = np.array([w for _, w in readings])
        of_lines = np.array([weights[0], *(CONTEXT_OF_LINE * weights[1:])])
        passages = np.average([one.passage for one in scored], axis=0, weights=weights)
        lines = np.average([one.lines for one in scored], axis=0, weights=of_lines)
        edges = np.cumsum([self.snapshot.first_line[n + 1] - self.snapshot.first_line[n] for n in numbers])[:-1]
        hits = [
            Hit(
                passage=self.snapshot.passages[number],
                score=float(passages[i]),
                lines=tuple((own + PASSAGE_OF_LINE * passages[i]).tolist()),
                similarity=float(first.similarity[i]),
                coverage=float(first.coverage[i]),
            )
            for i, (number, own) in enumerate(zip(numbers, np.split(lines, edges), strict=True))
        ]
        hits.sort(key=lambda h: (-h.score, h.passage.document, h.passage.first))
        return [*hits[:k], *_of_further_documents(hits[:k], hits[k:])]

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

    def _score(self, readings: Sequence[tuple[Query, float]], numbers: Sequence[int]) -> list["_Scored"]:
        """Of every reading; their tokens are matched with the passages' in one go, which costs little more than one reading."""
        shot, embeddings = self.snapshot, [self._embed(q.text) for q, _ in readings]
        matches = late_interaction(np.concatenate([e.tokens for e in embeddings]), [shot.tokens(n) for n in numbers])
        edges = np.cumsum([0, *(len(e.tokens) for e in embeddings)])
        places = self._places(numbers)
        return [
            self._scored(q, embedding, matches[:, first:last], places)
            for (q, _), embedding, first, last in zip(readings, embeddings, edges[:-1], edges[1:], strict=True)
        ]

    def _places(self, numbers: Sequence[int]) -> "_Places":
        """Where at least one candidate and its lines stand, so that scores can be taken as whole arrays."""
        passages = np.array(numbers)
        first, last = self.snapshot.first_line[passages], self.snapshot.first_line[passages + 1]
        lengths = last - first
        begins = np.cumsum(lengths) - lengths
        of_line = np.repeat(np.arange(len(passages)), lengths)
        return _Places(
            passages,
            self.snapshot.document_of[passages],
            begins,
            of_line,
            first[of_line] - begins[of_line] + np.arange(len(of_line)),
        )

    def _scored(self, asked: Query, embedding: Embedding, matches: Vectors, at: "_Places") -> "_Scored":
        shot, words = self.snapshot, self.snapshot.keywords
        weights = shot.token_rarity[np.minimum(embedding.ids, len(shot.token_rarity) - 1)]
        weights = weights / weights.sum() if len(weights) else weights
        # Rows of `matches` that hold contexts: there is one before the lines of each passage.
        contexts = at.begins + np.arange(len(at.passages))
        best = np.maximum.reduceat(matches, contexts, axis=0)
        coverage = best @ weights
        whole = np.full((len(shot.documents), matches.shape[1]), -1.0, np.float32)
        np.maximum.at(whole, at.homes, best)
        rarities = {w: v * self.rarity(w) for w, v in asked.words.items()}
        asked_for = sum(rarities.values()) or 1.0
        ceiling = BM25_CEILING * asked_for
        of_line = np.maximum(np.delete(matches, contexts, axis=0), matches[contexts][at.of_line]) @ weights
        of_line += LINE_LEXICAL * _at(at.lines, words.scores("line", asked.words, 4 * LINE_CANDIDATES)) / ceiling
        similarity = shot.vectors[at.passages] @ embedding.vector
        lexical = _at(at.passages, words.scores("passage", asked.words, len(shot.passages))) / ceiling
        said = _at(at.passages, words.said("passage", rarities, len(shot.passages))) / asked_for
        documents = (
            DOCUMENT * (whole @ weights)[at.homes]
            + DOCUMENT_LEXICAL * _at(at.homes, words.scores("document", asked.words, len(shot.documents))) / ceiling
            + DOCUMENT_SAID * _at(at.homes, words.said("document", rarities, len(shot.documents))) / asked_for
        )
        return _Scored(
            passage=coverage
            + SIMILARITY * similarity
            + LEXICAL * lexical
            + SAID * said
            + documents
            + LINE * np.maximum.reduceat(of_line, at.begins),
            lines=of_line + LINE_SAID * _at(at.lines, words.said("line", rarities, 4 * LINE_CANDIDATES)) / asked_for,
            similarity=similarity,
            coverage=coverage,
        )


def _of_further_documents(kept: Sequence[Hit], others: Sequence[Hit]) -> list[Hit]:
    """The best hit of each document that has none yet, until there are DOCUMENTS of them."""
    names = {hit.passage.document for hit in kept}
    found: list[Hit] = []
    for hit in others:
        if len(names) < DOCUMENTS and hit.passage.document not in names:
            names.add(hit.passage.document)
            found.append(hit)
    return found


def _at(numbers: NDArray[np.int64], scores: Mapping[int, float]) -> Scores:
    """The score of each number, 0 where there is none."""
    return np.array([scores.get(n, 0.0) for n in numbers.tolist()])


@dataclass(frozen=True, slots=True, eq=False)
class _Places:
    """
    passages  (p,) numbers of the candidates
    homes     (p,) of their documents
    begins    (p,) where their lines begin among all their lines
    of_line   (l,) for each line the place of its passage among the candidates
    lines     (l,) numbers of the lines
    """

    passages: NDArray[np.int64]
    homes: NDArray[np.int64]
    begins: NDArray[np.int64]
    of_line: NDArray[np.int64]
    lines: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class _Scored:
    """For each candidate its score and the evidence; for each of their lines, in order, its score."""

    passage: Scores
    lines: Scores
    similarity: Scores
    coverage: Scores
