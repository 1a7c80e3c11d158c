"""The search as a LangChain retriever, so that a chain of any kind can stand on the same passages. LangChain is imported
when a retriever is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from assistant.types import Answer, Quote, Retrieved
from index.types import Document

if TYPE_CHECKING:
    from langchain_core import documents, retrievers
    from langchain_core.callbacks import CallbackManagerForRetrieverRun


class Searches(Protocol):
    """One state of a library: answers a question, with the passages found for it, and holds the documents that they come from."""

    def ask(self, question: str) -> Answer: ...

    def documents(self) -> tuple[Document, ...]: ...


def retriever(current: Callable[[], Searches], *, k: int = 4) -> retrievers.BaseRetriever:
    """A retriever of the `k` best passages, best first, from the state that is `current` when it is asked.

    A passage's `page_content` is the slice of its document's text that `start` and `end` in its metadata name. Passages are
    also found for a question that the library does not answer: `outcome` in their metadata is what the assistant says of it,
    so that a chain can refuse as it does. Raises BadQuestion where there is nothing to search for.
    """
    from langchain_core.retrievers import BaseRetriever

    class GuidelineRetriever(BaseRetriever):
        """Passages of the library, each with where it stands."""

        def _get_relevant_documents(
            self,
            query: str,
            *,
            run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002 (LangChain's own signature)
        ) -> list[documents.Document]:
            state = current()
            answer = state.ask(query)
            known = {d.name: d for d in state.documents()}
            return [_passage(found, known, answer.outcome) for found in answer.retrieved[:k]]

    return GuidelineRetriever()


def _passage(found: Retrieved, known: Mapping[str, Document], outcome: str) -> documents.Document:
    from langchain_core.documents import Document as Passage

    document = known[found.document]
    inside = [i for i, s in enumerate(document.statements) if found.start <= s.start and s.end <= found.end]
    quote = Quote(document, inside[0], inside[-1] + 1, (), found.score)
    return Passage(page_content=quote.text, metadata=_metadata(quote, outcome))


def _metadata(q: Quote, outcome: str) -> dict[str, Any]:
    stated = q.document.metadata
    return {
        "document": q.document.name,
        "title": stated.title,
        "status": stated.status,
        "updated": stated.updated,
        "section": list(q.section),
        "lead_in": q.document.words(q.lead_in) if q.lead_in else None,
        "page": q.page,
        "start": q.start,
        "end": q.end,
        "references": list(q.references),
        "score": q.score,
        "outcome": outcome,
    }
