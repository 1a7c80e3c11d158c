"""A chat over a library that may change, with what the page does to the library."""

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from threading import Lock

from assistant.chat import Chat
from assistant.types import Answer, ChatModel, Turn
from index.errors import OtherEdition
from index.library import Library
from index.read.pdf_regions import page_image, regions
from index.search import Search
from index.types import Document, Encoder, Metadata
from index.work import FileOutcome, Progress

PIXELS = 1.6  # to the point of a PDF's page on the screen


class LiveAssistant:
    """A chat over a library that may change: each question is answered from the state that is complete at that moment."""

    def __init__(
        self, library: Library, encoder: Callable[[], Encoder], model: ChatModel | None = None, *, strike: bool = True
    ) -> None:
        """`strike` shows written sentences that the quotes do not support, struck through; else they are left out."""
        self.model = model
        self._library = library
        self._encoder = encoder
        self._strike = strike
        self._lock = Lock()
        self._state: str | None = None
        self._open: Chat | None = None

    def current(self) -> Chat:
        """A chat over the state that is complete now. Raises IndexingError."""
        with self._lock:
            if self._open is None or self._library.current != self._state:
                state = self._library.current
                self._open = Chat(Search(self._library.snapshot(), self._encoder()), self.model)
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
        """See Chat.write."""
        for found in self.current().write(answer, history, audience=audience, edited=edited, documents=documents):
            yield found if self._strike else _without_unsupported(found)

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
