"""Settings → a ready assistant: the only place that constructs things."""

import os
from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from assistant.chat import Chat
from assistant.llm import LangChainModel
from assistant.retriever import retriever
from assistant.settings import Settings
from assistant.types import Answer, ChatModel, Turn
from index.embed import SentenceEncoder, open_encoder
from index.errors import OtherEdition
from index.library import Library
from index.read.pdf_regions import page_image, regions
from index.search import Search
from index.types import Document, Metadata
from index.work import FileOutcome, Progress

if TYPE_CHECKING:
    from langchain_core.retrievers import BaseRetriever

PIXELS = 1.6  # to the point of a PDF's page on the screen

# Every library's telemetry and every look at a model hub is off before any of them is imported.
QUIET = {
    "ANONYMIZED_TELEMETRY": "False",
    "GRADIO_ANALYTICS_ENABLED": "False",
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
    "LANGSMITH_TRACING_V2": "false",
    "LANGCHAIN_TRACING_V2": "false",
    "LANGSMITH_TRACING": "false",
    "LANGCHAIN_TRACING": "false",
    "LANGSMITH_GATEWAY": "false",
    "TOKENIZERS_PARALLELISM": "false",
}


def quiet() -> None:
    """Turn off what would reach out of this machine."""
    os.environ.update(QUIET)


def seeds() -> Path:
    """The folder of documents that an empty library starts with: in the wheel, or in the checkout."""
    packaged = Path(__file__).parent / "seeds"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent / "seeds"


@cache
def _encoder(name: str) -> SentenceEncoder:
    return open_encoder(name)


def open_library(settings: Settings) -> Library:
    """The library of the settings. Nothing is loaded until something is embedded or opened."""
    quiet()
    return Library(settings.library, lambda: _encoder(settings.encoder), encoder_name=settings.encoder)


class Assistant:
    """A chat over a library that may change: each question is answered from the state that is complete at that moment."""

    def __init__(self, settings: Settings, model: ChatModel | None = None) -> None:
        self._settings = settings
        self.model = model
        self._library = open_library(settings)
        self._lock = Lock()
        self._state: str | None = None
        self._open: Chat | None = None

    def current(self) -> Chat:
        """A chat over the state that is complete now. Raises IndexingError."""
        with self._lock:
            if self._open is None or self._library.current != self._state:
                state = self._library.current
                self._open = Chat(Search(self._library.snapshot(), _encoder(self._settings.encoder)), self.model)
                self._state = state
            return self._open

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        *,
        standalone: str | None = None,
        documents: Sequence[str] | None = None,
    ) -> Answer:
        """See Chat.ask. Raises AssistantError, IndexingError."""
        return self.current().ask(question, history, standalone=standalone, documents=documents)

    def write(
        self,
        answer: Answer,
        history: Sequence[Turn] = (),
        *,
        audience: str = "clinician",
        edited: bool = False,
        documents: Sequence[str] | None = None,
    ) -> Generator[Answer, None, None]:
        """See Chat.write; sentences that the quotes do not support are left out where the settings say so."""
        for found in self.current().write(answer, history, audience=audience, edited=edited, documents=documents):
            yield found if self._settings.strike else _without_unsupported(found)

    def documents(self) -> tuple[Document, ...]:
        """Those in the library, by name."""
        return self.current().documents()

    def examples(self) -> tuple[str, ...]:
        """Questions that the sources cover."""
        return self.current().examples()

    def add(self, paths: Sequence[Path], progress: Progress) -> Iterator[FileOutcome]:
        """See Library.add."""
        return self._library.add(paths, progress)

    def remove(self, name: str) -> None:
        """See Library.remove."""
        self._library.remove(name)

    def correct(self, name: str, metadata: Metadata) -> None:
        """See Library.correct."""
        self._library.correct(name, metadata)

    def picture(self, document: Document, page: int) -> bytes:
        """A page of a PDF, from 1, as PNG. Raises IndexingError where it cannot be had."""
        return page_image(self._source(document), page, PIXELS)

    def regions(self, document: Document, page: int, text: str) -> tuple[tuple[float, float, float, float], ...]:
        """Where a text is printed on a page, from 1: (x0, y0, x1, y1) of each line, in shares of the page. Raises IndexingError."""
        return regions(self._source(document), page, text)

    def _source(self, document: Document) -> bytes:
        """The file that this very document was read from. Raises OtherEdition, UnknownDocument, LibraryError."""
        content = self._library.source(document.name)
        if sha256(content).hexdigest() != document.sha256:
            raise OtherEdition(document.name)
        return content


def _without_unsupported(answer: Answer) -> Answer:
    return replace(answer, written=answer.written and replace(answer.written, sentences=answer.written.supported))


def open_model(settings: Settings) -> ChatModel | None:
    """The language model of the settings; nothing is asked of it yet. Raises ModelError."""
    quiet()
    return LangChainModel(settings.model, settings.url) if settings.model else None


def open_assistant(settings: Settings, model: ChatModel | None = None) -> Assistant:
    """Ready to be asked: the library is open and the encoder warm. Without a model, quotes alone. Raises IndexingError."""
    assistant = Assistant(settings, model)
    assistant.documents()
    _encoder(settings.encoder).encode(["ready"])
    return assistant


def open_retriever(settings: Settings, *, k: int = 4) -> "BaseRetriever":
    """The search as a LangChain retriever of the `k` best passages. Raises IndexingError."""
    return retriever(open_assistant(settings).current, k=k)
