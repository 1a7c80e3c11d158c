"""Layout → Document: sections, statements, lead-ins and markers, the same for every format."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.abbreviations import abbreviations
from index.bibliography import bibliography
from index.errors import BadFile
from index.read.boilerplate import without_boilerplate
from index.read.grades import is_grade, leading_grade
from index.read.head import with_head
from index.read.lead_ins import lead_ins
from index.read.metadata import stated
from index.read.run_in import headed_by
from index.read.sections import sections_of
from index.references import after_stops, markers, styles
from index.sentences import sentences
from index.types import Block, Document, Layout, Section, Span, Statement

LONG_ITEM_WORDS = 80
# With a capital: what follows a recommendation's number begins with one.
_UNIT = (
    r"(?-i:IU|I\.U|M?U|[KM]?G|MCG|[DM]?L|MMOL|MEQ|KPA|[CM]?M|C(?!\.)|ULN|NaCl|Mega|MEGA|Mill?ion|MILLION|Units?|UNITS?|"
    r"Tab(?:let)?s?|TAB(?:LET)?S?|Grams?|GRAMS?|Lit(?:re|er)s?|LIT(?:RE|ER)S?|Hours|HOURS|Days|DAYS|Weeks|WEEKS)(?![\w-])"
)
# Two parts at least, and no amount ("0.5 IU/kg", "2.4 MU"); or a word before it.
_NUMBER = re.compile(
    r"(?P<label>(?:(?:recommendation|statement|practice point|rec\.?|r)\s*)?[1-9]\d?(?:\.\d{1,3}){1,4}[a-z]?[.:)]?"
    rf"(?!\s+(?:\|\s+)?{_UNIT})"
    r"|(?:recommendation|(?:good )?practice (?:statement|point)|key (?:statement|action statement)|statement)\s+\d{1,3}[a-z]?\s?[.:)–-]"
    r"|r(?:ec\.?)?\s?\d{1,3}[.:)])"
    r"\s+(?:\|\s+)*(?-i:(?=[A-Z“\"(]))",
    re.IGNORECASE,
)


def document(layout: Layout, *, name: str, content: bytes) -> Document:
    """The document that a layout describes. Raises BadFile where it holds no statement at all."""
    blocks = with_head(layout.text, tuple(without_boilerplate(layout.text, layout.blocks)), layout.metadata.title)
    metadata = stated(layout.text, blocks, layout.metadata, layout.running)
    blocks = _without_question(layout.text, blocks, metadata.question)
    listed, taken = bibliography(layout.text, blocks)
    references = layout.references or listed
    blocks = tuple(replace(b, kind="boilerplate") if i in taken else b for i, b in enumerate(blocks))
    blocks = tuple(_labelled(layout.text, b) for b in _graded(layout.text, blocks))
    sections, of_block = sections_of(layout.text, blocks, metadata.title)
    known = [r.number for r in references]
    statements = tuple(_statements(layout, blocks, sections, of_block, known))
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
    asked = [i for i, b in enumerate(blocks) if b.folded(text) == question]
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


def _statements(
    layout: Layout,
    blocks: tuple[Block, ...],
    sections: tuple[Section, ...],
    of_block: list[int],
    known: Sequence[str | None],
) -> Iterator[Statement]:
    text = layout.text
    told = [(i, b) for i, b in enumerate(blocks) if b.kind in ("paragraph", "item", "row")]
    spans = {i: _spans(text, b, (*b.raised, *b.noted)) for i, b in told}
    style = styles(
        text,
        [s for found in spans.values() for s in found],
        blocks=[Span(b.start, b.end) for _, b in told],
        raised=[s for _, b in told for s in b.raised],
        known=known,
    )
    if "stop" in style:
        spans = {i: _spans(text, b, after_stops(text, Span(b.start, b.end))) for i, b in told}
    last = max((int(n) for n in known if n), default=None)
    leads = dict(lead_ins(text, blocks, sections, of_block, spans))
    for i, found in spans.items():
        head = headed_by(text, blocks[i], layout.run_in)
        for n, span in enumerate(found):
            lead = head if head and span.start >= head.end else leads.get(i)
            yield _statement(text, span, blocks[i], i, of_block[i], style, lead, first=n == 0, last=last)


def _spans(text: str, block: Block, behind: Sequence[Span]) -> list[Span]:
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
    last: int | None,
) -> Statement:
    found = markers(text, span, style=style, raised=block.raised, last=last)
    end = span.end
    trailing = [(m.start, m.end) for m in found] + [(n.start, n.end) for n in block.noted if n.end <= span.end]
    for start, after in sorted(trailing, reverse=True):
        if text[after:end].strip(" \t\n.;:,") or start <= span.start:
            break
        end = span.start + len(text[span.start : start].rstrip())
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


def _page(block: Block, at: int) -> int | None:
    """The page that is printed at an offset of the block."""
    return next((page for offset, page in reversed(block.turns) if offset <= at), block.page)
