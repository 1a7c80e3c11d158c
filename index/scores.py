"""Candidates → scores: each passage and each of its lines on one scale, whichever side it was found from.

Late interaction counts 1, and beside it the cosine, BM25 and the share of the question's words. `tests/benchmarks` shows what each
part is worth.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.snapshot import Snapshot
from index.tokens import late_interaction
from index.types import Embedding, Vectors

Scores = NDArray[np.floating[Any]]

LINES = 800  # best lines whose BM25 and whose share of the words count
# Weights beside late interaction, which counts 1. A listwise fit (Cao et al., "Learning to rank: from pairwise approach to
# listwise approach", ICML 2007) on single questions of three libraries gave their order of size; conversations then asked for
# more of the cosine and less of the shares.
# Of the passage: its cosine, its BM25, the share of the question's words in it.
SIMILARITY, LEXICAL, SAID = 1.5, 0.2, 0.3
DOCUMENT, DOCUMENT_LEXICAL, DOCUMENT_SAID = 0.6, 0.45, 0.4  # of its document: late interaction, BM25, the share
LINE, LINE_LEXICAL = 0.6, 0.3  # of its best line, and what its BM25 counts in that beside late interaction
LINE_SAID = 0.5  # the share of the words, only where lines are compared: in a list it would favour items that repeat the question
BM25_CEILING = 2.2  # k1 + 1: what a word that is repeated without end adds, in units of its rarity


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """What the candidates for a question score: p passages, with l lines in all.

    passages    (p,) score of each candidate, in order
    lines       (l,) score of each of their lines, in order
    similarity  (p,) cosine of question and passage, -1..1
    coverage    (p,) how much of the question's tokens, weighted by rarity, the passage matches, 0..1
    """

    passages: Scores
    lines: Scores
    similarity: Scores
    coverage: Scores


@dataclass(frozen=True, slots=True, eq=False)
class _Places:
    """Where the candidates and their lines stand in a snapshot.

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


def scored(
    shot: Snapshot,
    asked: Sequence[tuple[Mapping[str, float], Embedding]],
    numbers: Sequence[int],
    rarity: Callable[[str], float],
) -> list[Scored]:
    """The scores of at least one candidate, by their `numbers`, for each of what is asked: its words (stem → weight) and its
    embedding. The tokens of all are matched with the passages' in one go, which costs little more than those of one."""
    embeddings = [embedding for _, embedding in asked]
    matches = late_interaction(np.concatenate([e.tokens for e in embeddings]), [shot.tokens(n) for n in numbers])
    edges = np.cumsum([0, *(len(e.tokens) for e in embeddings)])
    places = _places(shot, numbers)
    return [
        _scored(shot, words, embedding, matches[:, first:last], places, rarity)
        for (words, embedding), first, last in zip(asked, edges[:-1], edges[1:], strict=True)
    ]


def _places(shot: Snapshot, numbers: Sequence[int]) -> _Places:
    """Where the candidates and their lines stand, so that scores can be taken as whole arrays."""
    passages = np.array(numbers)
    first, last = shot.first_line[passages], shot.first_line[passages + 1]
    lengths = last - first
    begins = np.cumsum(lengths) - lengths
    of_line = np.repeat(np.arange(len(passages)), lengths)
    lines = first[of_line] - begins[of_line] + np.arange(len(of_line))
    return _Places(passages, shot.document_of[passages], begins, of_line, lines)


def _scored(
    shot: Snapshot,
    words: Mapping[str, float],
    embedding: Embedding,
    matches: Vectors,
    at: _Places,
    rarity: Callable[[str], float],
) -> Scored:
    """`matches` has a column for each token of the question, and for each passage a row for its context, then one for each line."""
    keywords = shot.keywords
    weights = shot.token_rarity[np.minimum(embedding.ids, len(shot.token_rarity) - 1)]
    weights = weights / weights.sum() if len(weights) else weights
    contexts = at.begins + np.arange(len(at.passages))
    best = np.maximum.reduceat(matches, contexts, axis=0)
    coverage = best @ weights
    whole = np.full((len(shot.documents), matches.shape[1]), -1.0, np.float32)
    np.maximum.at(whole, at.homes, best)
    rarities = {w: v * rarity(w) for w, v in words.items()}
    asked_for = sum(rarities.values()) or 1.0
    ceiling = BM25_CEILING * asked_for
    of_line = np.maximum(np.delete(matches, contexts, axis=0), matches[contexts][at.of_line]) @ weights
    of_line += LINE_LEXICAL * _at(at.lines, keywords.scores("line", words, LINES)) / ceiling
    similarity = shot.vectors[at.passages] @ embedding.vector
    lexical = _at(at.passages, keywords.scores("passage", words, len(shot.passages))) / ceiling
    said = _at(at.passages, keywords.said("passage", rarities, len(shot.passages))) / asked_for
    documents = (
        DOCUMENT * (whole @ weights)[at.homes]
        + DOCUMENT_LEXICAL * _at(at.homes, keywords.scores("document", words, len(shot.documents))) / ceiling
        + DOCUMENT_SAID * _at(at.homes, keywords.said("document", rarities, len(shot.documents))) / asked_for
    )
    return Scored(
        passages=coverage
        + SIMILARITY * similarity
        + LEXICAL * lexical
        + SAID * said
        + documents
        + LINE * np.maximum.reduceat(of_line, at.begins),
        lines=of_line + LINE_SAID * _at(at.lines, keywords.said("line", rarities, LINES)) / asked_for,
        similarity=similarity,
        coverage=coverage,
    )


def _at(numbers: NDArray[np.int64], scores: Mapping[int, float]) -> Scores:
    """The score of each number, 0 where there is none."""
    return np.array([scores.get(n, 0.0) for n in numbers.tolist()])
