"""Layout → Document: sections, statements, lead-ins and markers, the same for every format."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.abbreviations import abbreviations
from index.bibliography import bibliography
from index.errors import BadFile
from index.read.boilerplate import without_boilerplate
from index.read.compose import CAPTION_LEVEL, ROW_LEVEL
from index.read.grades import is_grade, leading_grade
from index.read.metadata import stated, with_head
from index.references import after_stops, markers, styles
from index.sentences import sentences
from index.types import Block, Document, Layout, Section, Span, Statement

LONG_ITEM_WORDS = 80
SHORT_LEAD_IN_WORDS = 3
_NUMBER = re.compile(
    r"(?P<label>(?:(?:recommendation|statement|practice point|rec\.?|r)\s*)?\d{1,2}(?:\.\d{1,3}){1,4}[a-z]?[.:)]?"
    r"|(?:recommendation|(?:good )?practice (?:statement|point)|key (?:statement|action statement)|statement)\s+\d{1,3}[a-z]?\s?[.:)–-]"
    r"|r(?:ec\.?)?\s?\d{1,3}[.:)])"
    r"\s+(?:\|\s+)?(?=[A-Z“\"(])",
    re.IGNORECASE,
)
_JOINS = re.compile(
    r"(?:or|and|plus|then|either|nb|note)\W*|(?!.*:)(?:\S+\s*){1,2}", re.IGNORECASE
)  # between the items of a list
_OPEN_WORD = re.compile(
    r"(?i)\b(?:not|is|are|was|were|be|includes?|including|should|must|may|can|to|with|for|of|by|when|if|the|a|an|have|has|do|from|that|who|as)$"
)


def document(layout: Layout, *, name: str, content: bytes) -> Document:
    """The document that a layout describes. Raises BadFile where it holds no statement at all."""
    blocks = with_head(layout.text, tuple(without_boilerplate(layout.text, layout.blocks)))
    metadata = stated(layout.text, blocks, layout.metadata)
    blocks = _without_question(layout.text, blocks, metadata.question)
    listed, taken = bibliography(layout.text, blocks)
    references = layout.references or listed
    blocks = tuple(replace(b, kind="boilerplate") if i in taken else b for i, b in enumerate(blocks))
    blocks = tuple(_labelled(layout.text, b) for b in _graded(layout.text, blocks))
    sections, of_block = _sections(layout.text, blocks, metadata.title)
    known = [r.number for r in references]
    statements = tuple(_statements(layout.text, blocks, sections, of_block, known))
    if not statements:
        raise BadFile(name, "no sentence or list item was found in it")
    return Document(
        name=name,
        sha256=hashlib.sha256(content).hexdigest(),
        text=layout.text,
        metadata=metadata,
        sections=sections,
        statements=statements,
        references=references,
        abbreviations=abbreviations(layout.text),
        pages=layout.pages,
    )


def _without_question(text: str, blocks: tuple[Block, ...], question: str | None) -> tuple[Block, ...]:
    """The title question is what the article was asked, not what it says."""
    asked = [i for i, b in enumerate(blocks) if " ".join(text[b.start : b.end].split()) == question]
    return tuple(replace(b, kind="metadata") if i in asked[:1] else b for i, b in enumerate(blocks))


def _graded(text: str, blocks: tuple[Block, ...]) -> list[Block]:
    """The blocks; a grade that stands on a line of its own goes with the recommendation above it."""
    found: list[Block] = []
    for block in blocks:
        above = found[-1] if found else None
        if (
            above
            and above.kind in ("paragraph", "item")
            and block.kind == "paragraph"
            and is_grade(text[block.start : block.end])
        ):
            found[-1] = replace(above, end=block.end)
        else:
            found.append(block)
    return found


def _labelled(text: str, block: Block) -> Block:
    """A recommendation without the number printed before it ("1.2.3", "Recommendation 5:"), which becomes its label."""
    if block.kind in ("paragraph", "item", "row") and block.label is None:
        number = _NUMBER.match(text, block.start, block.end)
        if number and number.end() < block.end:
            return replace(block, start=number.end(), label=number["label"])
    return block


def _sections(text: str, blocks: tuple[Block, ...], title: str | None) -> tuple[tuple[Section, ...], list[int]]:
    """Sections in order, each up to the next heading, and for every block the index of its section."""
    found = [Section((title,) if title else (), 0, 0)]
    of_block: list[int] = []
    stack: list[tuple[int, str]] = []
    levels = _levels(text, blocks)
    tabled = False
    for i, block in enumerate(blocks):
        tabled = tabled or block.kind == "row"
        if block.kind == "heading":
            tabled = False
            while stack and stack[-1][0] >= levels[i]:
                stack.pop()
            stack.append((levels[i], " ".join(text[block.start : block.end].split())))
            found[-1] = replace(found[-1], end=block.start)
            found.append(Section(tuple(h for _, h in stack), block.start, block.start))
        elif stack and _is_left(text, stack[-1], block, tabled):
            stack.pop()
            found[-1] = replace(found[-1], end=block.start)
            found.append(Section(tuple(h for _, h in stack) or found[0].path, block.start, block.start))
        of_block.append(len(found) - 1)
    found[-1] = replace(found[-1], end=len(text))
    return tuple(found), of_block


def _is_left(text: str, heading: tuple[int, str], block: Block, tabled: bool) -> bool:
    """True where a heading does not hold the block: the caption of a table heads its rows and no more, and a numbered
    heading inside a table ("13.") the rows of that number ("13a.")."""
    level, words = heading
    if level == CAPTION_LEVEL * 10:
        return tabled and block.kind in ("paragraph", "item")
    if level != ROW_LEVEL * 10:
        return False
    own, row = re.match(r"\d+", words), re.match(r"\d+", text[block.start : block.end])
    return block.kind in ("paragraph", "item") or bool(own and row and own[0] != row[0])


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


def _statements(
    text: str,
    blocks: tuple[Block, ...],
    sections: tuple[Section, ...],
    of_block: list[int],
    known: Sequence[str | None],
) -> Iterator[Statement]:
    told = [(i, b) for i, b in enumerate(blocks) if b.kind in ("paragraph", "item", "row")]
    pieces = {i: _pieces(text, b, b.raised) for i, b in told}
    style = styles(
        text,
        [s for spans in pieces.values() for s in spans],
        blocks=[Span(b.start, b.end) for _, b in told],
        raised=[s for _, b in told for s in b.raised],
        known=known,
    )
    if "stop" in style:
        pieces = {i: _pieces(text, b, after_stops(text, Span(b.start, b.end))) for i, b in told}
    leads = dict(_lead_ins(text, blocks, sections, of_block, pieces))
    for i, spans in pieces.items():
        for n, span in enumerate(spans):
            yield _statement(text, span, blocks[i], i, of_block[i], style, leads.get(i), first=n == 0)


def _lead_ins(
    text: str,
    blocks: tuple[Block, ...],
    sections: tuple[Section, ...],
    of_block: list[int],
    pieces: dict[int, list[Span]],
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
            if _OPEN_WORD.search(text[block.start : block.end].rstrip()) and _before_list(blocks, i):
                announcing = (Span(block.start, block.end), section, False)
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
        elif block.kind == "paragraph" and not _JOINS.fullmatch(text, block.start, block.end):
            parents = []
            lead = _lead_in(text, spans, opens=_before_list(blocks, i))
            announcing = (lead, section, False) if lead else None
        if block.kind not in ("header", "row", "boilerplate"):
            header = None


def _holds(text: str, parent: tuple[int, Span], level: int, item: Span) -> bool:
    """True where an item of this level stands under `parent`: deeper, or beside it where the parent ends with a colon."""
    return parent[0] < level or (parent[0] == level and _ends_open(text, parent[1]) and not _ends_open(text, item))


def _inside(path: tuple[str, ...], above: tuple[str, ...]) -> bool:
    return len(path) > len(above) and path[: len(above)] == above


def _before_list(blocks: tuple[Block, ...], i: int) -> bool:
    """True where a list follows the block."""
    return next((b.kind == "item" for b in blocks[i + 1 :] if b.kind != "boilerplate"), False)


def _pieces(text: str, block: Block, behind: Sequence[Span]) -> list[Span]:
    """A paragraph's sentences, each with its grade; an item or a row whole, unless it is longer than a reader takes in at
    once. `behind` are numerals that may stand behind a full stop."""
    if block.kind != "paragraph" and len(text[block.start : block.end].split()) <= LONG_ITEM_WORDS:
        return [Span(block.start, block.end)]
    found: list[Span] = []
    for start, end in sentences(text, block.start, block.end, markers=behind):
        if found and (grade := leading_grade(text[start:end])):
            found[-1] = Span(found[-1].start, start + grade)
            start = end - len(text[start + grade : end].lstrip())
        if start < end:
            found.append(Span(start, end))
    return found


def _statement(
    text: str,
    span: Span,
    block: Block,
    index: int,
    section: int,
    style: frozenset[str],
    lead_in: Span | None,
    *,
    first: bool,
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
        page=_page(block, span.start),
        lead_in=lead_in,
        markers=found,
    )


def _ends_open(text: str, span: Span) -> bool:
    return text[span.start : span.end].rstrip().endswith(":")


def _lead_in(text: str, spans: list[Span], *, opens: bool) -> Span | None:
    """The last sentence of a paragraph where it ends with a colon, or with no stop and a list follows (`opens`); with the
    one before, where it is a bare "Therefore:"."""
    if not spans:
        return None
    last = text[spans[-1].start : spans[-1].end].rstrip()
    if not last.endswith(":") and not (opens and (last[-1:].isalpha() or last[-1:] in ",–—")):
        return None
    short = len(re.findall(r"\w+", last)) < SHORT_LEAD_IN_WORDS
    return Span(spans[-2].start if short and len(spans) > 1 else spans[-1].start, spans[-1].end)


def _page(block: Block, at: int) -> int | None:
    """The page that is printed at an offset of the block."""
    return next((page for offset, page in reversed(block.turns) if offset <= at), block.page)
