"""A library that lost half of its documents and got them back is the one it was: in what it answers, and in its size."""

from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from assistant import batch
from assistant.chat import Chat
from index.embed import SentenceEncoder
from index.library import Library
from index.search import Search
from tests.benchmarks import sets

FEWER = 9  # where nothing is measured, every ninth document and question will do


def _quotes(library: Library, encoder: SentenceEncoder, step: int) -> list[tuple[Any, ...]]:
    """What is quoted for the questions of the set, with its place."""
    with (sets.SETS / "nstg" / "questions.jsonl").open(encoding="utf-8") as lines:
        rows = list(batch.answers(islice(lines, 0, None, step), Chat(Search(library.snapshot(), encoder)), pytest.fail))
    return [
        (row["id"], row["turn"], row["outcome"], *((q["document"], q["start"], q["end"]) for q in row["quotes"]))
        for row in rows
    ]


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


@pytest.mark.usefixtures("question_sets")
def test_removed_and_added_again_is_as_before(
    benchmark: BenchmarkFixture, encoder: SentenceEncoder, tmp_path: Path
) -> None:
    step = 1 if benchmark.enabled else FEWER
    files = sorted(sets.SOURCES["nstg"].iterdir())[::step]
    library = Library(tmp_path / "library", lambda: encoder, encoder_name=encoder.name)
    list(library.add(files))
    quotes, size, documents = _quotes(library, encoder, step), _size(library.folder), library.documents()
    half = [document.name for document in documents[::2]]
    library.remove(*half)
    benchmark.pedantic(lambda: list(library.add(file for file in files if file.name in half)), rounds=1)
    assert library.documents() == documents
    assert _quotes(library, encoder, step) == quotes
    assert _size(library.folder) <= 1.5 * size
    assert list(library.verify()) == []
    benchmark.extra_info["size / fresh size"] = round(_size(library.folder) / size, 3)
    benchmark.extra_info["documents"] = len(documents)
