"""Document → passages: what is embedded and indexed.

Two sizes. A *block* is the consecutive statements under one heading, up to about 110 words: a list with what introduces it,
or a paragraph of prose. A *line* is one statement. A line of a list says only the drug and the dose, so both carry their
context: the document's title, the headings, the sentence that introduces the list.
"""

from collections.abc import Iterator

from index.types import Document, Passage, Statement

BLOCK_WORDS = 110


def blocks(document: Document) -> tuple[Passage, ...]:
    """Passages that cover every statement of the document exactly once, in order."""
    return tuple(
        _passage(document, first, last, _heading_context(document, first)) for first, last in _block_ranges(document)
    )


def lines(document: Document) -> tuple[Passage, ...]:
    """One passage for each statement, in order."""
    return tuple(_passage(document, i, i + 1, _line_context(document, i)) for i in range(len(document.statements)))


def _block_ranges(document: Document) -> Iterator[tuple[int, int]]:
    first, words = 0, 0
    for i, statement in enumerate(document.statements):
        length = len(document.text[statement.start : statement.end].split())
        if i > first and _breaks(document.statements[i - 1], statement, words, length):
            yield first, i
            first, words = i, 0
        words += length
    if document.statements:
        yield first, len(document.statements)


def _breaks(before: Statement, statement: Statement, words: int, length: int) -> bool:
    """True where a block ends before `statement`: at a heading, at a paragraph of prose, or when it is full."""
    if statement.section != before.section or words + length > BLOCK_WORDS:
        return True
    prose = statement.kind == before.kind == "sentence" and statement.block != before.block
    return prose and words + length > BLOCK_WORDS // 4


def _passage(document: Document, first: int, last: int, context: str) -> Passage:
    start, end = document.statements[first].start, document.statements[last - 1].end
    return Passage(document.name, first, last, start, end, " ".join(document.text[start:end].split()), context)


def _heading_context(document: Document, i: int) -> str:
    """Title and headings, outermost first, each said once: "Malaria. Treatment. Drug treatment"."""
    path = document.sections[document.statements[i].section].path
    return ". ".join(dict.fromkeys(part for part in (document.metadata.title, *path) if part))


def _line_context(document: Document, i: int) -> str:
    lead = document.statements[i].lead_in
    introduced = " ".join(document.text[lead.start : lead.end].split()) if lead else None
    return ". ".join(part for part in (_heading_context(document, i), introduced) if part)
