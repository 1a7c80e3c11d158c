"""Layout → Document: sections, statements, lead-ins and markers, the same for every format."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace

from index.abbreviations import abbreviations
from index.errors import BadFile
from index.read.boilerplate import REFERENCES_HEADING, without_boilerplate
from index.read.metadata import stated, with_head
from index.references import markers, styles
from index.sentences import sentences
from index.types import Block, Document, Layout, Section, Span, Statement

LONG_ITEM_WORDS = 80
SHORT_LEAD_IN_WORDS = 3


def document(layout: Layout, *, name: str, content: bytes) -> Document:
    """The document that a layout describes. Raises BadFile where it holds no statement at all."""
    blocks = with_head(layout.text, tuple(without_boilerplate(layout.text, layout.blocks)))
    metadata = stated(layout.text, blocks, layout.metadata)
    blocks = _without_question(layout.text, blocks, metadata.question)
    sections, of_block = _sections(layout.text, blocks, metadata.title)
    statements = tuple(_statements(layout.text, blocks, sections, of_block))
    if not statements:
        raise BadFile(name, "no sentence or list item was found in it")
    return Document(
        name=name,
        sha256=hashlib.sha256(content).hexdigest(),
        text=layout.text,
        metadata=metadata,
        sections=sections,
        statements=statements,
        references=layout.references,
        abbreviations=abbreviations(layout.text),
        pages=layout.pages,
    )


def _without_question(text: str, blocks: tuple[Block, ...], question: str | None) -> tuple[Block, ...]:
    """The title question is what the article was asked, not what it says."""
    asked = [i for i, b in enumerate(blocks) if " ".join(text[b.start : b.end].split()) == question]
    return tuple(replace(b, kind="metadata") if i in asked[:1] else b for i, b in enumerate(blocks))


def _sections(text: str, blocks: tuple[Block, ...], title: str | None) -> tuple[tuple[Section, ...], list[int]]:
    """Sections in order, each up to the next heading, and for every block the index of its section."""
    found = [Section((title,) if title else (), 0, 0)]
    of_block: list[int] = []
    stack: list[tuple[int, str]] = []
    levels = _levels(text, blocks)
    for i, block in enumerate(blocks):
        if block.kind == "heading":
            while stack and stack[-1][0] >= levels[i]:
                stack.pop()
            stack.append((levels[i], " ".join(text[block.start : block.end].split())))
            found[-1] = replace(found[-1], end=block.start)
            found.append(Section(tuple(h for _, h in stack), block.start, block.start))
        of_block.append(len(found) - 1)
    found[-1] = replace(found[-1], end=len(text))
    return tuple(found), of_block


def _levels(text: str, blocks: tuple[Block, ...]) -> list[int]:
    """Heading levels in tenths, so that headings announced by a colon can nest below their own level.

    "Treatment follows this hierarchy:" and then "First-line", "Second-line", each with a list right below it: such
    headings stand under the section that announces them.
    """
    levels = [b.level * 10 for b in blocks]
    announced: int | None = None
    for i, block in enumerate(blocks):
        if block.kind != "heading":
            continue
        before = blocks[i - 1] if i else None
        lists = i + 1 < len(blocks) and blocks[i + 1].kind == "item"
        if before and before.kind == "paragraph" and text[before.start : before.end].endswith(":"):
            announced = block.level
        if announced == block.level and lists:
            levels[i] += 5
        else:
            announced = None
    return levels


def _statements(text: str, blocks: tuple[Block, ...], sections: tuple[Section, ...], of_block: list[int]) -> Iterator[Statement]:
    pieces = {i: list(_pieces(text, b)) for i, b in enumerate(blocks) if b.kind in ("paragraph", "item", "row")}
    raised = any(b.raised for b in blocks)
    style = styles(text, [s for spans in pieces.values() for s in spans], raised=raised)
    leads = dict(_lead_ins(text, blocks, sections, of_block, pieces))
    for i, spans in pieces.items():
        for n, span in enumerate(spans):
            yield _statement(text, span, blocks[i], i, of_block[i], style, leads.get(i), first=n == 0)


def _lead_ins(
    text: str, blocks: tuple[Block, ...], sections: tuple[Section, ...], of_block: list[int], pieces: dict[int, list[Span]]
) -> Iterator[tuple[int, Span]]:
    """For each list item or table row that has one, its index and what introduces it.

    The item that it is nested in; else the sentence with a colon before the list, which may stand in the section above
    where the section's own headings are what it announces; a table's header for its rows.
    """
    announcing: tuple[Span, int, bool] | None = None  # the sentence, its section, whether a list has followed it there
    parents: list[tuple[int, Span]] = []
    header: Span | None = None
    for i, block in enumerate(blocks):
        spans, section = pieces.get(i, []), of_block[i]
        if block.kind == "heading":
            parents = []
            if announcing and (announcing[2] or not _inside(sections[section].path, sections[announcing[1]].path)):
                announcing = None
        elif block.kind == "header":
            header = Span(block.start, block.end)
        elif block.kind == "row" and header:
            yield i, header
        elif block.kind == "item" and spans:
            while parents and not _holds(text, parents[-1], block.level, spans[-1]):
                parents.pop()
            if parents:
                yield i, parents[-1][1]
            elif announcing:
                announcing = (announcing[0], announcing[1], announcing[2] or announcing[1] == section)
                yield i, announcing[0]
            parents.append((block.level, spans[0]))
        elif block.kind == "paragraph" and len(text[block.start : block.end].split()) > 2:
            parents = []
            lead = _lead_in(text, spans)
            announcing = (lead, section, False) if lead else None
        if block.kind not in ("header", "row", "boilerplate"):
            header = None


def _holds(text: str, parent: tuple[int, Span], level: int, item: Span) -> bool:
    """True where an item of this level stands under `parent`: deeper, or beside it where the parent ends with a colon."""
    return parent[0] < level or parent[0] == level and _ends_open(text, parent[1]) and not _ends_open(text, item)


def _inside(path: tuple[str, ...], above: tuple[str, ...]) -> bool:
    return len(path) > len(above) and path[: len(above)] == above


def _pieces(text: str, block: Block) -> Iterator[Span]:
    """A paragraph's sentences; an item or a row whole, unless it is longer than a reader takes in at once."""
    if block.kind == "paragraph" or len(text[block.start : block.end].split()) > LONG_ITEM_WORDS:
        yield from sentences(text, block.start, block.end)
    else:
        yield Span(block.start, block.end)


def _statement(
    text: str, span: Span, block: Block, index: int, section: int, style: frozenset[str], lead_in: Span | None, *, first: bool
) -> Statement:
    found = markers(text, span, style=style, raised=block.raised)
    end = span.end
    for marker in reversed(found):
        if text[marker.end : end].strip(" \t\n.;:,") or marker.start <= span.start:
            break
        end = marker.start
    return Statement(
        start=span.start,
        end=end,
        kind="sentence" if block.kind == "paragraph" else ("row" if block.kind == "row" else "item"),
        block=index,
        section=section,
        level=block.level if block.kind == "item" else 0,
        label=block.label if first else None,
        page=block.page,
        lead_in=lead_in,
        markers=found,
    )


def _ends_open(text: str, span: Span) -> bool:
    return text[span.start : span.end].rstrip().endswith(":")


def _lead_in(text: str, spans: list[Span]) -> Span | None:
    """The last sentence of a paragraph where it ends with a colon; with the one before, where it is a bare "Therefore:"."""
    if not spans or not _ends_open(text, spans[-1]):
        return None
    short = len(re.findall(r"\w+", text[spans[-1].start : spans[-1].end])) < SHORT_LEAD_IN_WORDS
    return Span(spans[-2].start if short and len(spans) > 1 else spans[-1].start, spans[-1].end)


def bibliography_start(text: str, blocks: tuple[Block, ...]) -> int | None:
    """Index of the last heading "References" or the like, or None."""
    found = [i for i, b in enumerate(blocks) if b.kind == "heading" and REFERENCES_HEADING.match(text[b.start : b.end].strip())]
    return found[-1] if found else None
