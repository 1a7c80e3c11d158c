"""Libraries of short texts, by an encoder that takes no time."""

from collections.abc import Callable
from pathlib import Path

import pytest

from index.library import Library
from index.types import Encoder

TEXTS = {
    "malaria.txt": "Malaria\n\nTreatment\n\nGive artesunate 2.4 mg per kg at once. Repeat it after 12 hours.\n",
    "asthma.txt": "Asthma\n\nTreatment\n\nGive salbutamol by inhaler. Call for help if the lips are blue.\n",
    "gout.md": "# Gout\n\n## Acute attack\n\n- Give colchicine 0.5 mg twice a day.\n- Rest the joint.\n",
}


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder of three guidelines."""
    folder = tmp_path / "files"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def open_library(tmp_path: Path, bag_of_words: Encoder) -> Callable[[], Library]:
    """Opens the same library again and again, as another process would."""
    return lambda: Library(tmp_path / "library", lambda: bag_of_words, encoder_name=bag_of_words.name)


@pytest.fixture
def library(open_library: Callable[[], Library], files: Path) -> Library:
    """A library of the three."""
    made = open_library()
    assert [o.change for o in made.add([files])] == ["added"] * 3
    return made
