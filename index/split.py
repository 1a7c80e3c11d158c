"""Document → passages: what is embedded and indexed.

A passage is the consecutive statements under one heading, up to about 110 words: a list with what introduces it, or a paragraph
of prose. A line of a list says only the drug and the dose, so a passage carries its context, the document's title and the
headings, and an item stays with what stands under it.
"""

from collections.abc import Iterator, Sequence

from index.types import Document, Passage, Statement

PASSAGE_WORDS = 110


def passages(document: Document) -> tuple[Passage, ...]:
    """Passages that cover every statement of the document exactly once, in order."""
    return tuple(
        _passage(document, first, last, _heading_context(document, first)) for first, last in _ranges(document)
    )


def _ranges(document: Document) -> Iterator[tuple[int, int]]:
    statements = document.statements
    first, words = 0, 0
    for i, statement in enumerate(statements):
        length = _words(document, i)
        if i > first and _ends(statements[i - 1], statement, words, length):
            last = _whole_item(statements, first, i)
            yield first, last
            first, words = last, sum(_words(document, n) for n in range(last, i))
        words += length
    if statements:
        yield first, len(statements)


def _words(document: Document, i: int) -> int:
    return len(document.words(document.statements[i]).split())


def _ends(before: Statement, statement: Statement, words: int, length: int) -> bool:
    """True where a passage ends before `statement`: at a heading, at a paragraph of prose, or when it is full."""
    if statement.section != before.section or words + length > PASSAGE_WORDS:
        return True
    prose = statement.kind == before.kind == "sentence" and statement.block != before.block
    return prose and words + length > PASSAGE_WORDS // 4


def _whole_item(statements: Sequence[Statement], first: int, i: int) -> int:
    """Where a passage that began at `first` and is full before `i` ends, so that an item stays with what stands under it, as a
    drug with its doses: before the item that holds `i`, unless the passage began with that."""
    last = i
    while last > first and statements[last].section == statements[i].section and statements[last].level > 1:
        last = max((n for n in range(first, last) if statements[n].level < statements[last].level), default=first)
    return last if last > first else i


def _passage(document: Document, first: int, last: int, context: str) -> Passage:
    start, end = document.statements[first].start, document.statements[last - 1].end
    return Passage(document.name, first, last, start, end, " ".join(document.text[start:end].split()), context)


def _heading_context(document: Document, i: int) -> str:
    """Title and headings, outermost first, each said once: "Malaria. Treatment. Drug treatment"."""
    path = document.headings(document.statements[i])
    return ". ".join(dict.fromkeys(part for part in (document.metadata.title, *path) if part))
