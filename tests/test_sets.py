"""What is reached on the question sets, held by floors: who makes the search, the quotes or the follow-ups worse hears of it.

The whole sets are the benchmarks' (tests/benchmarks); here are the seed article's, every eighth question of the opioid
guideline, and every second conversation on the Nigerian guidelines over the documents that they are about.
"""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import pytest

from assistant.chat import Chat
from assistant.evaluation import evaluate
from assistant.evaluation.expected import Conversation
from index.embed import SentenceEncoder
from index.library import Library
from index.search import Search
from tests.benchmarks import sets


def _reached(conversations: Iterable[Conversation], library: Library, encoder: SentenceEncoder) -> dict[str, float]:
    chat = Chat(Search(library.snapshot(), encoder))
    judged = [one for talk in conversations for one in evaluate.judge(talk, chat, sets.problem)]
    return {name: figure.value for name, figure in evaluate.figures(judged).items()}


def _library(folder: Path, files: Iterable[Path], encoder: SentenceEncoder) -> Library:
    library = Library(folder / "library", lambda: encoder, encoder_name=encoder.name)
    assert "refused" not in {outcome.change for outcome in library.add(sorted(files))}
    return library


def _below(reached: dict[str, float], floors: dict[str, float]) -> dict[str, float]:
    return {name: reached[name] for name, floor in floors.items() if reached[name] < floor}


@pytest.mark.usefixtures("question_sets")
def test_the_seed_article(seed_library: Library, encoder: SentenceEncoder) -> None:
    reached = _reached(sets.asked("hlh"), seed_library, encoder)
    floors = {"any@1": 0.9, "any@3": 1, "all": 1, "references_exact": 1, "avoided": 1, "unanswerable_flagged": 1}
    assert _below(reached, floors | {"answerable_answered": 0.95, "followup_any@3": 1}) == {}


@pytest.mark.usefixtures("question_sets")
def test_a_guideline_in_prose(encoder: SentenceEncoder, tmp_path: Path) -> None:
    library = _library(tmp_path, [sets.SOURCES["opioid"]], encoder)
    reached = _reached(islice(sets.asked("opioid"), 0, None, 8), library, encoder)
    assert _below(reached, {"answer@1": 0.8, "answer@3": 0.9, "answerable_answered": 0.95}) == {}


@pytest.mark.usefixtures("question_sets")
def test_conversations_over_guidelines_in_lists(encoder: SentenceEncoder, tmp_path: Path) -> None:
    talks = [talk for talk in sets.asked("nstg") if len(talk.turns) > 1][::2]
    named = [turn.document or () for talk in talks for turn in talk.turns]
    files = {sets.SOURCES["nstg"] / name for names in named for name in ([names] if isinstance(names, str) else names)}
    library = _library(tmp_path, files, encoder)
    reached = _reached(talks, library, encoder)
    assert _below(reached, {"any@3": 0.88, "document@1": 0.86, "followup_any@3": 0.84}) == {}
