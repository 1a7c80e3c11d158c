"""`ask()` on the seed article beside one bare encoding of the same questions: what finding and choosing cost on top."""

import json
from collections.abc import Callable, Sequence
from itertools import cycle
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from assistant.chat import Chat
from assistant.types import Turn
from index.embed import SentenceEncoder
from index.library import Library
from index.search import Search

QUESTIONS = Path(__file__).parents[1] / "data" / "questions.jsonl"


@pytest.fixture(scope="module")
def questions() -> Sequence[str]:
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    return [turn["question"] for line in lines for turn in json.loads(line)["turns"]]


def _median(benchmark: BenchmarkFixture, work: Callable[[str], object], questions: Sequence[str]) -> float:
    """Milliseconds for a question; each is new to every cache."""
    waiting = (f"{question} {number}" for number, question in enumerate(cycle(questions)))
    benchmark.pedantic(lambda: work(next(waiting)), rounds=60, warmup_rounds=3)
    return float(benchmark.stats.stats.median) * 1000 if benchmark.stats else 0.0


@pytest.fixture(scope="module")
def measured() -> dict[str, float]:
    """Medians of this run, by what was measured."""
    return {}


def test_bare_encoding(
    benchmark: BenchmarkFixture, encoder: SentenceEncoder, questions: Sequence[str], measured: dict[str, float]
) -> None:
    measured["encode"] = _median(benchmark, lambda question: encoder.encode([question]), questions)


@pytest.mark.parametrize("turns", [0, 1], ids=["first question", "follow-up"])
def test_ask(
    turns: int,
    benchmark: BenchmarkFixture,
    encoder: SentenceEncoder,
    seed_library: Library,
    questions: Sequence[str],
    measured: dict[str, float],
) -> None:
    chat = Chat(Search(seed_library.snapshot(), encoder))
    history = [Turn(question, chat.ask(question)) for question in questions[:turns]]
    taken = _median(benchmark, lambda question: chat.ask(question, history), questions)
    if bare := measured.get("encode"):
        benchmark.extra_info["times one bare encoding"] = round(taken / bare, 2)
