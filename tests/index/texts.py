"""What was read of a document, for tests to compare."""

from index.types import Document


def texts(document: Document) -> list[str]:
    """The words of its statements, in order."""
    return list(map(document.words, document.statements))
