"""An assistant that answers with the first document that it is asked, for tests of what the page does with an answer."""

from collections.abc import Sequence

from assistant.types import Answer, Quote, Turn
from index.types import Document, Metadata, Section, Statement
from tests.scripted import WithoutModel


def document(name: str, pages: int | None = None) -> Document:
    """A document of two statements, on two pages where it has any."""
    numbers = (1, 2) if pages else (None, None)
    statements = tuple(Statement(a, a + 3, "sentence", i, 0, page=numbers[i]) for i, a in enumerate((0, 4)))
    return Document(name, "0" * 64, "one two", Metadata(), (Section((), 0, 7),), statements, pages=pages)


class Echo(WithoutModel):
    """Quotes the first document that it is asked, whole, and remembers what it was asked with what history."""

    def __init__(self, *documents: Document) -> None:
        self._documents = documents
        self.asked: list[tuple[str, int, str | None]] = []
        self.chosen: list[Sequence[str] | None] = []
        self.places: dict[tuple[int, str], tuple[tuple[float, float, float, float], ...]] = {}
        self.error: Exception | None = None

    def hold(self, *documents: Document) -> None:
        """Be over other documents from now on."""
        self._documents = documents

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        *,
        standalone: str | None = None,
        documents: Sequence[str] | None = None,
    ) -> Answer:
        if self.error:
            raise self.error
        self.asked.append((question, len(history), standalone))
        self.chosen.append(documents)
        quotes = tuple(Quote(d, 0, 2, (0,)) for d in self._documents[:1])
        return Answer(question, standalone or question, "answered" if quotes else "not_found", quotes)

    def documents(self) -> tuple[Document, ...]:
        return self._documents

    def examples(self) -> tuple[str, ...]:
        return ("what is new?",)

    def picture(self, document: Document, page: int) -> bytes:
        if self.error:
            raise self.error
        return f"page {page}".encode()

    def regions(self, document: Document, page: int, text: str) -> tuple[tuple[float, float, float, float], ...]:
        return self.places.get((page, text), ())
