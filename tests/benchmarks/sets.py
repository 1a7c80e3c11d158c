"""The question sets that the product is measured on, each with the library that its questions are asked of.

They are not part of the repository. GUIDELINE_EVALUATION names their folder; without it, the default below is looked at. The
fixture `question_sets` skips a test where there is none, and fails it where a folder is named, so that who names one measures.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from assistant.evaluation.expected import Conversation, read
from index.embed import SentenceEncoder
from index.library import Library
from index.search import Search

ROOT = Path(__file__).parents[2]
NAMED = os.environ.get("GUIDELINE_EVALUATION")
SETS = Path(NAMED or ROOT.parent / "shared" / "eval").resolve()
SOURCES = {
    "hlh": ROOT / "seeds",
    "opioid": SETS / "opioid" / "guideline.md",
    "nstg": SETS / "nstg" / "documents",
    "covid": SETS / "covid" / "documents",
    "followups": SETS / "followups" / "documents",
}


def opened(name: str, folder: Path, encoder: SentenceEncoder) -> Search:
    """The library of a set, ready for questions; made in `folder` where it is not there yet, which takes minutes."""
    library = Library(folder / name, lambda: encoder, encoder_name=encoder.name)
    source = SOURCES[name]
    for outcome in library.add(sorted(source.iterdir()) if source.is_dir() else [source]):
        if outcome.change == "refused":
            raise RuntimeError(outcome.message)
    return Search(library.snapshot(), encoder)


def asked(name: str) -> Iterator[Conversation]:
    """The conversations of a set, in the order of its file."""
    with (SETS / name / "questions.jsonl").open(encoding="utf-8") as lines:
        yield from read(lines, problem)


def problem(line: str) -> None:
    """A line of a set, or a question of it, that cannot be used: the figures would not be those of the set."""
    raise RuntimeError(line)
