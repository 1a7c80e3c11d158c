"""What counts for more when passages and lines are compared: orderings, each between two that differ in little else.

A question has three sides here that can be set one by one: the words that are matched by late interaction, those that the lexical
index looks for, and the text whose vector it has. To the encoder no word is like another: they match wholly or not at all.
"""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from index.keywords import stems
from index.library import Library
from index.scores import scored
from index.search import Search
from index.types import Embedding, Vectors

WORDS = 64  # that the encoder can tell apart


class Apart:
    """An encoder to which no word is like another: each has a vector of its own at right angles to all others, in the order in
    which it meets them, with every component as large (Hadamard's matrix)."""

    name = "apart"

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        matrix = np.ones((1, 1), np.float32)
        while len(matrix) < WORDS:
            matrix = np.block([[matrix, matrix], [matrix, -matrix]])
        self._vectors = (matrix / np.sqrt(WORDS)).astype(np.float32)

    def encode(self, texts: Sequence[str]) -> Vectors:
        return np.stack([e.vector for e in self.embed(texts)]) if texts else np.zeros((0, WORDS), np.float32)

    def embed(self, texts: Sequence[str], *, half: bool = False) -> list[Embedding]:
        return [self._one(text) for text in texts]

    def _one(self, text: str) -> Embedding:
        words = list(re.finditer(r"\w+", text))
        ids = [self._numbers.setdefault(word[0].lower(), len(self._numbers)) for word in words]
        tokens = self._vectors[ids].reshape(-1, WORDS)
        whole = tokens.sum(axis=0)
        vector = (whole / max(1.0, float(np.linalg.norm(whole)))).astype(np.float32)
        return Embedding(vector, tokens, np.array(ids, np.int32), np.array([w.start() for w in words], np.int32))


class Found:
    """The scores of all passages of a library, by the last heading over each, and of all lines, by their text."""

    def __init__(self, texts: Sequence[str], folder: Path, *, matched: str, printed: str, near: str) -> None:
        encoder = Apart()
        for n, text in enumerate(texts):
            (folder / f"{n}.md").write_text(text, encoding="utf-8")
        library = Library(folder / "library", lambda: encoder, encoder_name=encoder.name)
        assert {outcome.change for outcome in library.add([folder / f"{n}.md" for n in range(len(texts))])} == {"added"}
        shot = library.snapshot()
        tokens, like = encoder.embed([matched, near])
        asked = Embedding(like.vector, tokens.tokens, np.zeros_like(tokens.ids), tokens.starts)  # each as rare
        rarity = Search(shot, encoder).rarity
        (found,) = scored(shot, [(dict.fromkeys(stems(printed), 1.0), asked)], range(len(shot.passages)), rarity)
        headings = [passage.context.split(". ")[-1] for passage in shot.passages]
        self.passages = dict(zip(headings, found.passages.tolist(), strict=True))
        lines = [d.words(s) for d in shot.documents.values() for s in d.statements]
        self.lines = dict(zip(lines, found.lines.tolist(), strict=True))


Finds = Callable[..., Found]


@pytest.fixture
def find(tmp_path: Path) -> Finds:
    """What is found in guidelines of these texts by a question with these sides; "" for a side that it does not have."""

    def found(*texts: str, matched: str = "", printed: str = "", near: str = "") -> Found:
        return Found(texts, tmp_path, matched=matched, printed=printed, near=near)

    return found


ONE = "# Toes\n\n## First\n\n{}\n\n## Second\n\n{}\n"


def test_of_passages_alike_the_nearer_by_the_cosine_comes_first(find: Finds) -> None:
    found = find(ONE.format("Rest helps.", "Rest heals."), near="heals").passages
    assert found["Second"] > found["First"]


@pytest.mark.parametrize(("says", "first"), [("Colchicine helps.", "Second"), ("Colchicine ibuprofen.", "First")])
def test_the_cosine_counts_more_than_half_of_the_words_matched_and_less_than_all(
    says: str, first: str, find: Finds
) -> None:
    found = find(ONE.format(says, "Rest heals."), matched="colchicine ibuprofen", near="second rest").passages
    assert max(found, key=found.__getitem__) == first


OTHERS = ("alpha", "beta", "gamma", "delta")


@pytest.mark.parametrize(("of", "first"), [(3, "First"), (5, "Second")])
def test_a_printed_word_counts_less_than_a_third_of_the_words_matched_and_more_than_a_fifth(
    of: int, first: str, find: Finds
) -> None:
    text = ONE.format("Colchicine helps.", "Ibuprofen helps.")
    found = find(text, matched=" ".join(["colchicine", *OTHERS[: of - 1]]), printed="ibuprofen").passages
    assert max(found, key=found.__getitem__) == first


def test_a_passage_that_prints_the_word_again_comes_first(find: Finds) -> None:
    found = find(
        ONE.format("Colchicine helps. Rest helps.", "Colchicine helps. Colchicine heals."), printed="colchicine"
    )
    assert found.passages["Second"] > found.passages["First"]


def test_a_word_printed_without_end_counts_no_more_than_half_of_the_words_matched(find: Finds) -> None:
    found = find(
        ONE.format("Ibuprofen helps.", " ".join(["colchicine"] * 100)), matched="ibuprofen rest", printed="colchicine"
    )
    assert found.passages["First"] > found.passages["Second"]


def test_a_second_word_counts_more_than_the_first_printed_without_end(find: Finds) -> None:
    found = find(
        ONE.format("Colchicine ibuprofen.", " ".join(["colchicine"] * 100)), printed="colchicine ibuprofen"
    ).passages
    assert found["First"] > found["Second"]


def test_a_passage_with_all_in_one_line_comes_before_one_that_says_it_in_two(find: Finds) -> None:
    text = ONE.format("Rest helps. Colchicine ibuprofen.", "Rest colchicine. Helps ibuprofen.")
    found = find(text, matched="colchicine ibuprofen").passages
    assert found["First"] > found["Second"]


def test_but_not_before_one_that_prints_a_word_more(find: Finds) -> None:
    text = ONE.format("Rest helps. Colchicine ibuprofen.", "Rest colchicine. Morphine ibuprofen.")
    found = find(text, matched="colchicine ibuprofen", printed="morphine").passages
    assert found["Second"] > found["First"]


TWO = ("# Toes\n\n## First\n\nRest helps.\n\n## Beside\n\n{}\n", "# Feet\n\n## Second\n\n{}\n\n## Behind\n\n{}\n")


def test_of_passages_alike_that_of_the_document_which_says_it_elsewhere_comes_first(find: Finds) -> None:
    here, there = TWO
    found = find(here.format("Colchicine helps."), there.format("Rest helps.", "Ice helps."), matched="colchicine")
    assert found.passages["First"] > found.passages["Second"]


def test_what_a_document_says_elsewhere_counts_less_than_half_of_it_in_the_passage(find: Finds) -> None:
    here, there = TWO
    found = find(
        here.format("Colchicine ibuprofen."),
        there.format("Colchicine helps.", "Ice helps."),
        matched="colchicine ibuprofen",
    )
    assert found.passages["Second"] > found.passages["First"]


@pytest.mark.parametrize(("of", "first"), [(3, "Second"), (5, "First")])
def test_a_word_printed_elsewhere_counts_less_than_a_third_of_the_words_matched_and_more_than_a_fifth(
    of: int, first: str, find: Finds
) -> None:
    here, there = TWO
    found = find(
        here.format("Colchicine helps."),
        there.format("Ibuprofen helps.", "Ice helps."),
        matched=" ".join(["ibuprofen", *OTHERS[: of - 1]]),
        printed="colchicine",
    ).passages
    assert max(("First", "Second"), key=found.__getitem__) == first


def test_a_document_that_prints_a_word_again_comes_before_one_that_prints_it_once(find: Finds) -> None:
    here, there = TWO
    found = find(
        here.format("Colchicine helps colchicine."),
        there.format("Rest helps.", "Colchicine helps ice."),
        printed="colchicine",
    )
    assert found.passages["First"] > found.passages["Second"]


@pytest.mark.parametrize(
    ("matched", "first"), [("colchicine", "Colchicine helps."), ("colchicine rest", "Ibuprofen helps.")]
)
def test_of_lines_a_printed_word_counts_less_than_all_words_matched_and_more_than_half(
    matched: str, first: str, find: Finds
) -> None:
    found = find(ONE.format("Colchicine helps.", "Ibuprofen helps."), matched=matched, printed="ibuprofen").lines
    assert max(found, key=found.__getitem__) == first


def test_of_lines_one_that_prints_the_word_again_comes_first(find: Finds) -> None:
    found = find(ONE.format("Colchicine helps colchicine.", "Colchicine helps rest."), printed="colchicine").lines
    assert max(found, key=found.__getitem__) == "Colchicine helps colchicine."
