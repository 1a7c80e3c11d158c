"""Retrieval beside each of its legs alone, and beside reciprocal rank fusion of the two.

    python -m tests.benchmarks.legs FOLDER

finds, for every question that is asked alone or first, the best passages by BM25, by the cosine of the embeddings, by their
fusion (Cormack et al., "Reciprocal Rank Fusion", SIGIR 2009, k = 60) and by the product's search, over libraries that it makes in
FOLDER or finds there, and prints the table of ABLATION.md: the share of questions for which the first passage, and one of the first five,
holds what is wanted.
"""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from assistant.evaluation.evaluate import covers, holds
from assistant.evaluation.expected import Expected
from index.embed import open_encoder
from index.search import Query, Search, query
from index.types import Passage
from tests.benchmarks import sets

DEEP = 100  # passages of each leg that fusion looks at


def bm25(search: Search, asked: Query) -> list[int]:
    """Numbers of the best passages by their words."""
    return list(search.snapshot.keywords.scores("passage", asked.words, DEEP))


def cosine(search: Search, asked: Query) -> list[int]:
    """Numbers of the best passages by their embeddings."""
    scores = search.snapshot.vectors @ search.encoder.encode([asked.text])[0]
    return [int(n) for n in np.argsort(-scores)[:DEEP]]


def fused(search: Search, asked: Query) -> list[int]:
    """Numbers of the best passages by the sum of the reciprocals of both ranks."""
    scores: dict[int, float] = {}
    for leg in (bm25, cosine):
        for rank, number in enumerate(leg(search, asked), 1):
            scores[number] = scores.get(number, 0.0) + 1 / (60 + rank)
    return sorted(scores, key=lambda n: -scores[n])


def product(search: Search, asked: Query) -> list[int]:
    """Numbers of the best passages as `Search.rank` orders them."""
    numbers = {(p.document, p.first): n for n, p in enumerate(search.snapshot.passages)}
    return [numbers[hit.passage.document, hit.passage.first] for hit in search.rank([(asked, 1.0)])]


WAYS: Mapping[str, Callable[[Search, Query], list[int]]] = {
    "BM25": bm25,
    "cosine": cosine,
    "reciprocal rank fusion": fused,
    "the product": product,
}


def right(passage: Passage, expected: Expected) -> bool | None:
    """Whether a passage holds what is wanted; None where nothing is stated."""
    homes = (expected.document,) if isinstance(expected.document, str) else expected.document or ()
    if homes and passage.document not in homes:
        return False
    if expected.any:
        return any(holds(passage.text, wanted.text) for wanted in expected.any)
    if expected.answer:
        return covers(passage.text, expected.answer)
    return passage.document in expected.documents if expected.documents else None


def recall(ranked: Iterable[Sequence[bool | None]]) -> str:
    """recall@1 and recall@5 of the questions for which something is stated."""
    told = [r for r in ranked if r and r[0] is not None]
    return " | ".join(f"{np.mean([any(r[:k]) for r in told]):.3f}" for k in (1, 5))


def main(folder: Path) -> None:
    """Print the table."""
    encoder = open_encoder()
    print("| |", " | ".join(f"{name} @1 | @5" for name in sets.SOURCES), "|")
    print("| --- |", " | ".join("--- | ---" for _ in sets.SOURCES), "|")
    opened = {name: sets.opened(name, folder, encoder) for name in sets.SOURCES}
    for way, rank in WAYS.items():
        cells = []
        for name, search in opened.items():
            asked = [talk.turns[-1 if name == "followups" else 0] for talk in sets.asked(name)]
            passages = search.snapshot.passages
            cells.append(
                recall([right(passages[n], one) for n in rank(search, query(one.question))[:5]] for one in asked)
            )
        print("|", " | ".join([way, *cells]), "|", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
