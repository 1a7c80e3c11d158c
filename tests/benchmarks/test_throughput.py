"""How long adding takes beside the bare encoder on the same passages, in one run.

In seconds of the processor, so that what else the machine does is not counted; the encoder is what limits both.
"""

import time
from itertools import count
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from index import split
from index.embed import SentenceEncoder
from index.library import Library
from index.tokens import embedded_text
from tests.benchmarks import sets

MANY = 30  # documents
ROUNDS = 3


@pytest.mark.usefixtures("question_sets")
def test_adding_beside_the_bare_encoder(benchmark: BenchmarkFixture, encoder: SentenceEncoder, tmp_path: Path) -> None:
    files = sorted(sets.SOURCES["nstg"].iterdir())[:MANY]
    numbers = count()
    seconds: dict[str, list[float]] = {"add": [], "bare": [], "bare, in half precision": []}

    def timed(what: str, began: float) -> None:
        seconds[what].append(time.process_time() - began)

    def add_and_encode() -> None:
        library = Library(tmp_path / str(next(numbers)), lambda: encoder, encoder_name=encoder.name)
        began = time.process_time()
        outcomes = list(library.add(files))
        timed("add", began)
        assert "refused" not in {o.change for o in outcomes}
        texts = [embedded_text(passage) for document in library.documents() for passage in split.passages(document)]
        for what, half in (("bare", False), ("bare, in half precision", True)):
            began = time.process_time()
            encoder.embed(texts, half=half)
            timed(what, began)
        benchmark.extra_info["passages"] = len(texts)

    benchmark.pedantic(add_and_encode, rounds=ROUNDS)
    least = {what: min(taken) for what, taken in seconds.items()}
    for what in ("bare", "bare, in half precision"):
        benchmark.extra_info[f"add / {what}"] = round(least["add"] / least[what], 2)
    print(benchmark.extra_info)
