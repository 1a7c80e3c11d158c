"""A quote as the check of written sentences reads it, and a language model is shown it."""

import re

from assistant.check.evidence import Evidence
from assistant.check.leads import standing_above
from assistant.types import Quote
from index.types import Document, Span, Statement, around_markers

_UNIT_OF = re.compile(r"\s*\(([^()]{1,20})\)$")  # at the end of a column's head: "Target dose (mg)"
_BARE = re.compile(r"[<>≤≥~]?\s*\d[\d.,\s]*(?:(?:-|–|to)\s*\d[\d.,\s]*)?")


def as_evidence(quote: Quote) -> Evidence:
    """A quote as the check reads it: without reference markers, an item or paragraph to a line, under its headings, its
    lead-ins and what names it in the lines before; each cell of a table with the head of its column."""
    document = quote.document
    title = [document.metadata.title] if document.metadata.title else []
    context = dict.fromkeys([*title, *quote.section, *_lead_ins(quote), *standing_above(_text(_section(quote)))])
    return Evidence(_text(quote, by_cell=True), tuple(context), document.abbreviations)


def _text(quote: Quote, *, by_cell: bool = False) -> str:
    """Its lines. By cell they say more of a row, but what follows would seem to stand under the row's first cell."""
    lines = list[str]()
    for before, s in zip((None, *quote.statements), quote.statements, strict=False):
        line = _plain(quote.document, s, s.end)
        if by_cell and s.kind == "row":
            lines.append(_row(quote.document.introducing(s), line))
        elif before and before.block == s.block:
            lines[-1] += f" {line}"
        else:
            lines.append(line if s.kind == "sentence" else "  " * (s.level - 1) + f"- {line}")
    return "\n".join(lines)


def _row(heads: str, row: str) -> str:
    """A row as an item that is named by its first cell, the others below it: "- Ramipril:", "  - Target dose: 10 mg" of a column
    headed "Target dose (mg)". As it is where the heads do not name its cells."""
    (_, *names), (name, *cells) = ([part.strip() for part in text.split("|")] for text in (heads, row))
    if not cells or len(cells) > len(names):
        return f"- {row}"
    inside = [_cell(head, cell) for head, cell in zip(names, cells, strict=False) if cell]
    return "\n  ".join([f"- {name}:", *inside]) if name else "\n".join(inside)


def _cell(head: str, cell: str) -> str:
    """A cell under the head of its column; a bare number with the unit that stands there."""
    unit = _UNIT_OF.search(head) if _BARE.fullmatch(cell) else None
    return f"- {head[: unit.start()]}: {cell} {unit[1]}" if unit else f"- {head}: {cell}" if head else f"- {cell}"


def _plain(document: Document, statement: Statement, end: int) -> str:
    """A statement up to an offset on one line, without its markers."""
    span = Span(statement.start, end)
    return " ".join("".join(words for words, _ in around_markers(document.text, span, statement.markers)).split())


def _section(quote: Quote) -> Quote:
    """The statements of its section from the first to the first of the quote."""
    statements = quote.document.statements
    first = quote.first
    while first and statements[first - 1].section == statements[quote.first].section:
        first -= 1
    return Quote(quote.document, first, quote.first + 1, ())


def _lead_ins(quote: Quote) -> list[str]:
    """The lead-ins that the quote's list is nested in, outermost first, those of its own statements left out."""
    starting = {s.start: s for s in quote.document.statements}
    return [_plain(quote.document, starting[a], b) for a, b in quote.lead_ins if a in starting]
