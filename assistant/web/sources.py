"""What is opened beside the chat: the article of a quote, a document, its printed pages. Values of the browser in, HTML out."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from assistant.types import Quote
from assistant.web import facsimile, frame, render
from assistant.web.article import article
from assistant.web.conversations import Conversations
from assistant.web.markup import editions, stale
from index.errors import IndexingError
from index.types import Document, Span


class Holder(Protocol):
    """What the page needs to know of who holds the documents and their files."""

    def documents(self) -> tuple[Document, ...]: ...

    def picture(self, document: Document, page: int) -> bytes: ...

    def regions(self, document: Document, page: int, text: str) -> Sequence[tuple[float, float, float, float]]: ...


class Sources:
    """What the script of the page asks for by name. `session` is the random key of a tab, `key` that of a quote in its
    conversation (`render.find`); pages count from 1."""

    def __init__(self, holder: Holder, held: Conversations) -> None:
        self._holder = holder
        self._held = held

    def open_article(self, session: str, key: str) -> str:
        """The document of a quote with the quote highlighted; "" where the conversation holds no such quote. One that the library
        does not hold so any more is shown as it was, and said to be old."""
        quote = render.find(self._held.of(session), key)
        if quote is None:
            return ""
        said = [Span(s.start, s.end) for s in quote.marks] if quote.partly else []
        gone = stale(quote.document, editions(self._holder.documents()))
        return article(quote.document, Span(quote.start, quote.end), date.today(), quote.page, said, gone)

    def open_document(self, name: str) -> str:
        """A document of the library from its beginning; "" where there is none of that name."""
        document = self._document(name)
        return article(document, None, date.today(), 1) if document else ""

    def picture(self, session: str, key: str, name: str, page: int) -> str:
        """A printed page of the document of a quote, or of one of the library where the key names no quote."""
        quote = render.find(self._held.of(session), key)
        document = quote.document if quote else self._document(name)
        if document is None:
            return ""
        try:
            return facsimile.picture(document, page, self._holder.picture(document, page))
        except IndexingError as error:
            return frame.problem(str(error))

    def regions(self, session: str, key: str, page: int) -> str:
        """Where a quote is printed on a page; "" where it is not."""
        quote = render.find(self._held.of(session), key)
        if quote is None or page not in facsimile.pages(quote):
            return ""
        try:
            return facsimile.regions(self._printed(quote, page))
        except IndexingError:
            return ""  # the picture says what is wrong

    def _printed(self, quote: Quote, page: int) -> list[tuple[float, float, float, float]]:
        """Its places as a whole; where something is printed between its statements, theirs."""
        if found := self._holder.regions(quote.document, page, quote.text):
            return list(found)
        texts = [quote.document.words(s) for s in quote.statements if s.page and s.page <= page]
        return [r for text in texts for r in self._holder.regions(quote.document, page, text)]

    def _document(self, name: str) -> Document | None:
        return next((d for d in self._holder.documents() if d.name == name), None)
