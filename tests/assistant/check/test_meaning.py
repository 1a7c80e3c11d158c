"""A sentence lies close in meaning to what its quotes say; how close, an encoder of three words tells here."""

from collections.abc import Sequence

import numpy as np
import pytest

from assistant.check.failure import Failure
from assistant.check.meaning import meaning
from index.types import Encoder, Vectors
from tests.assistant.check.rule import read
from tests.conftest import BagOfWords


class _Angles(BagOfWords):
    """The first text lies as close to all others as it is told: `close` is the cosine."""

    name = "angles"

    def __init__(self, close: float) -> None:
        super().__init__()
        self._close = close

    def encode(self, texts: Sequence[str]) -> Vectors:
        rest = [[self._close, float(np.sqrt(1 - self._close**2))]] * (len(texts) - 1)
        return np.array([[1.0, 0.0], *rest], np.float32)


SAME = "Naproxen treats gout."
OTHER = "Naproxen treats gout with boldness, charm and wit."


@pytest.mark.parametrize(
    ("sentence", "close", "failures"),
    [
        (SAME, 0.5, ()),
        (SAME, 0.3, (Failure("meaning", "similarity 0.30"),)),
        (OTHER, 0.9, ()),
        (OTHER, 0.5, (Failure("meaning", "boldness, charm, wit"),)),
    ],
)
def test_the_closer_a_sentence_lies_the_more_of_its_words_may_be_new(
    sentence: str, close: float, failures: tuple[Failure, ...]
) -> None:
    claim, units, _ = read(sentence, SAME)
    encoder: Encoder = _Angles(close)
    assert meaning(claim, units, encoder=encoder) == failures
