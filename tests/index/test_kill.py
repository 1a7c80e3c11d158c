"""Real processes, really killed, or stopped by a full disk: the library is whole, and what was there answers as before.

`make test-kill` kills a hundred; the suite a few.
"""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from index.library import Library
from index.search import Search, query
from index.types import Encoder, Hit

KILLS = int(os.environ.get("KILLS", "3"))
WRITER = Path(__file__).with_name("writer.py")
ANCHOR = "Anchor\n\nTreatment\n\nGive the anchor drug 5 mg. Stop the anchor drug when the platelets fall.\n"
CHANGED = 3  # documents that one change of the writer touches at most


@pytest.fixture
def encoder(bag_of_words: Encoder) -> Encoder:
    """The one that the writer has."""
    return type(bag_of_words)(dimension=64)  # type: ignore[call-arg]


@pytest.fixture
def anchored(tmp_path: Path, encoder: Encoder) -> Library:
    """The library that the writer changes, with one document that it leaves alone."""
    library = Library(tmp_path / "library", lambda: encoder, encoder_name=encoder.name)
    (tmp_path / "anchor.txt").write_text(ANCHOR)
    list(library.add([tmp_path / "anchor.txt"]))
    return library


def _answer(library: Library, encoder: Encoder) -> list[Hit]:
    """What the library says of the anchor, its document alone; its score depends on the others."""
    asked = [(query("when to stop the anchor drug"), 1.0)]
    return Search(library.snapshot(), encoder).rank(asked, documents=["anchor.txt"])


def _names(library: Library) -> set[str]:
    return {document.name for document in library.documents()}


def _write(folder: Path, *arguments: object) -> subprocess.Popen[str]:
    program = [sys.executable, str(WRITER), str(folder), *map(str, arguments)]
    return subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize("seed", range(KILLS))
def test_a_killed_writer_leaves_a_whole_library(seed: int, anchored: Library, encoder: Encoder) -> None:
    before = [hit.passage for hit in _answer(anchored, encoder)]
    with _write(anchored.folder.parent, seed) as process:
        assert process.stdout is not None
        process.stdout.readline()
        try:
            process.wait(timeout=random.Random(seed).uniform(0, 4))
        except subprocess.TimeoutExpired:
            process.kill()
        said = process.stdout.read().splitlines()
    assert process.returncode == -9
    assert list(anchored.verify()) == []
    assert [hit.passage for hit in _answer(anchored, encoder)] == before
    if said:
        assert len(_names(anchored) ^ set(json.loads(said[-1]))) <= CHANGED
    (anchored.folder.parent / "after.txt").write_text("After\n\nIt goes on.\n")
    assert [o.change for o in anchored.add([anchored.folder.parent / "after.txt"])] == ["added"]
    assert list(anchored.verify()) == []


@pytest.mark.parametrize("largest", [0, 1_000, 20_000, 100_000, 150_000])
def test_a_full_disk_changes_nothing(largest: int, anchored: Library) -> None:
    with _write(anchored.folder.parent, 1, largest) as process:
        _, said = process.communicate()
    assert process.returncode == 1
    assert len(said.splitlines()) == 1, said
    assert "None" not in said
    assert not list((anchored.folder / "documents").glob("*.partial"))
    assert _names(anchored) == {"anchor.txt"}
    assert list(anchored.verify()) == []
    assert len(list((anchored.folder / "states").iterdir())) == 1
