"""What tests of every package share. Nothing here, and nothing that is tested, reaches out of this machine."""

import os
import re
import socket
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import hypothesis
import numpy as np
import pytest
from playwright.sync_api import Browser, sync_playwright

from assistant import bar, wiring
from assistant.app import Assistant, launch
from index.embed import SentenceEncoder, open_encoder
from index.library import Library
from index.types import Embedding, Encoder, Vectors
from tests.benchmarks import sets

wiring.quiet()

# Hypothesis brings a profile for CI. Elsewhere, too, a slow example is no failure: machines are shared.
if hypothesis.settings.get_current_profile_name() == "default":
    hypothesis.settings.register_profile("unhurried", deadline=None)
    hypothesis.settings.load_profile("unhurried")


VOCABULARY = 1 << 16  # numbers of words; the library keeps a count for each up to the largest


class BagOfWords:
    """An encoder that means something without a model: the same word has the same vector, others are far from it.

    A word's vector is drawn from {-1, 1}^d by a generator that the word's number seeds; a text's is the sum of its
    words', in any case and order. A text without words has the vector of number 0.
    """

    name = "bag-of-words"

    def __init__(self, dimension: int = 256) -> None:
        self._dimension = dimension

    def encode(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self._dimension), np.float32)
        return np.stack([e.vector for e in self.embed(texts)])

    def embed(self, texts: Sequence[str], *, half: bool = False) -> list[Embedding]:
        return [self._one(text) for text in texts]

    def _one(self, text: str) -> Embedding:
        words = list(re.finditer(r"\w+", text))
        ids = [zlib.crc32(word[0].lower().encode()) % VOCABULARY for word in words]
        tokens = np.array([self._vector(n) for n in ids], np.float32).reshape(-1, self._dimension)
        whole = tokens.sum(axis=0)
        length = np.linalg.norm(whole)
        return Embedding(
            vector=(whole / length).astype(np.float32) if length else self._vector(0),
            tokens=tokens,
            ids=np.array(ids, np.int32),
            starts=np.array([word.start() for word in words], np.int32),
        )

    def _vector(self, number: int) -> Vectors:
        draw = np.random.default_rng(number)
        signs = draw.choice(np.array([-1, 1], np.float32), self._dimension)
        unit: Vectors = (signs / np.sqrt(self._dimension)).astype(np.float32)
        return unit


@pytest.fixture(scope="session", autouse=True)
def users_library_is_elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where commands without --library go, so that no test touches the library of whoever runs it."""
    folder = tmp_path_factory.mktemp("user") / "library"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GUIDELINE_LIBRARY", str(folder))
        patch.delenv("GUIDELINE_ENCODER", raising=False)
        yield folder


@pytest.fixture(scope="session", autouse=True)
def nothing_takes_long() -> Iterator[None]:
    """No command says how far it is, however busy the machine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bar, "SECONDS", 3600.0)
        yield


@pytest.fixture(scope="session")
def encoder() -> SentenceEncoder:
    """The default encoder, with its real weights."""
    return open_encoder()


@pytest.fixture(scope="session")
def bag_of_words() -> Encoder:
    """An encoder that takes no time: the same text, the same vector; shared words, near vectors."""
    return BagOfWords()


@pytest.fixture(scope="session")
def seed() -> Path:
    """The seed article's file."""
    return Path(__file__).parents[1] / "seeds" / "plasma-exchange-in-secondary-hlh.txt"


@pytest.fixture(scope="session")
def seed_library(encoder: SentenceEncoder, seed: Path, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A library of the seed article alone, by the default encoder. Made once: read it, do not change it."""
    library = Library(tmp_path_factory.mktemp("seed") / "library", lambda: encoder, encoder_name=encoder.name)
    assert [outcome.change for outcome in library.add([seed])] == ["added"]
    return library


@pytest.fixture(scope="session")
def question_sets() -> Path:
    """The folder of the question sets, which the repository does not hold: see tests/benchmarks/sets.py."""
    if not sets.SETS.is_dir():
        absent = pytest.fail if sets.NAMED else pytest.skip
        absent(f"the question sets are not at {sets.SETS}; GUIDELINE_EVALUATION names their folder")
    return sets.SETS


@pytest.fixture(scope="session")
def serving() -> Iterator[Callable[[Assistant], str]]:
    """Serves an assistant on a free port of the loopback and gives its address; all are closed at the end."""
    served = []

    def start(assistant: Assistant) -> str:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        blocks = launch(assistant, host="127.0.0.1", port=port)
        served.append(blocks)
        return str(blocks.local_url)

    yield start
    for blocks in served:
        blocks.close(verbose=False)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The installed Chromium, or the one that $CHROMIUM names, or Playwright's own."""
    installed = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=installed if installed.exists() else None,
            args=["--no-sandbox", "--disable-background-networking"],
        )
        yield browser
        browser.close()
