"""Tokens of a passage are told apart by line, and each token of a question finds its best match in every line."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from index.tokens import PIECE, SCALE, embedded_text, late_interaction, passage_tokens
from index.types import Embedding, Passage, Span

PASSAGE = Passage("gout.md", 0, 2, 0, 25, "Give colchicine. Rest it.", "Gout")
LINES = (Span(0, 16), Span(17, 25))


def _embedding(*starts: int) -> Embedding:
    """One token a place, each a unit vector of its own."""
    tokens = np.eye(len(starts), 8, dtype=np.float32)
    return Embedding(tokens[0], tokens, ids=np.arange(len(starts), dtype=np.int32), starts=np.array(starts, np.int32))


def test_the_context_stands_before_the_words() -> None:
    assert embedded_text(PASSAGE) == "Gout. Give colchicine. Rest it."


def test_tokens_belong_to_the_context_or_to_the_line_that_they_stand_in() -> None:
    made = passage_tokens(PASSAGE, LINES, _embedding(0, 6, 11, 23, 28))
    assert made.segments.tolist() == [1, 2, 2]
    assert made.ids.tolist() == [0, 1, 2, 3, 4]


def test_a_line_beyond_the_encoder_s_limit_has_no_tokens() -> None:
    assert passage_tokens(PASSAGE, LINES, _embedding(0, 6)).segments.tolist() == [1, 1, 0]


def test_each_token_of_the_question_takes_its_best_match() -> None:
    made = passage_tokens(PASSAGE, LINES, _embedding(0, 6, 23))
    question = np.eye(8, dtype=np.float32)[[1, 2]]
    best = late_interaction(question, [(made.tokens, made.segments)])
    assert best == pytest.approx(np.array([[0, 0], [0.5, 0], [0, 0.5]]), abs=1e-6)  # 1.0 is clipped at 127 / SCALE


def test_a_segment_without_a_token_is_as_far_as_can_be() -> None:
    made = passage_tokens(PASSAGE, LINES, _embedding(0, 6))
    assert late_interaction(np.eye(1, 8, dtype=np.float32), [(made.tokens, made.segments)])[2, 0] == -1


def test_nothing_to_match() -> None:
    assert late_interaction(np.eye(3, 8, dtype=np.float32), []).shape == (0, 3)
    made = passage_tokens(PASSAGE, LINES, _embedding(0, 6, 23))
    assert late_interaction(np.zeros((0, 8), np.float32), [(made.tokens, made.segments)]).shape == (3, 0)


@given(
    arrays(np.int8, st.tuples(st.integers(1, 40), st.just(4)), elements=st.integers(-127, 127)),
    st.integers(1, 5),
    st.data(),
)
def test_it_is_the_greatest_product_of_each_segment(tokens: np.ndarray, cuts: int, data: st.DataObject) -> None:
    """Against the definition, however the tokens fall into segments, empty ones among them."""
    edges = sorted(data.draw(st.lists(st.integers(0, len(tokens)), min_size=cuts, max_size=cuts)))
    bounds = [0, *edges, len(tokens)]
    segments = np.diff(bounds).astype(np.int32)
    question = np.eye(2, 4, dtype=np.float32)
    best = late_interaction(question, [(tokens, segments)])
    for row, low, high in zip(best, bounds, bounds[1:], strict=False):
        wanted = (tokens[low:high].astype(np.float32) / SCALE @ question.T).max(axis=0) if low < high else -1
        assert row == pytest.approx(wanted, abs=1e-5)


def test_more_tokens_than_are_matched_at_a_time() -> None:
    tokens = np.zeros((PIECE + 3, 4), np.int8)
    tokens[-1, 0] = 127
    best = late_interaction(np.eye(1, 4, dtype=np.float32), [(tokens, np.array([0, len(tokens)], np.int32))])
    assert best[1, 0] == pytest.approx(0.5)
