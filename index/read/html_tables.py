"""An HTML table → its rows, each cell in its own column, whatever it spans.

An empty cell keeps its place between two bars: what stands right of it would else slide under another head. A cell that
spans rows is repeated in each, so that every row names the drug that its dose is of. One that spans columns is repeated
in each, as it holds for each: "Dose" over "Adult" and "Child", or "Avoid" under both; a long text stands once.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from index.read.html_skipped import is_skipped
from index.read.html_words import runs
from index.read.layout import Piece, flow, in_a_row
from index.types import Span

REPEATED_WORDS = 12  # at most, of a cell that is repeated in the columns that it spans
MAX_COLUMNS, MAX_ROWS = 100, 65_534  # that a cell is taken to span; the second is a browser's own limit


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell's words with the superscript numerals in them; `own` where it begins, not where it only reaches; whether the page
    calls it a head, and whether all of it is bold."""

    text: str = ""
    raised: tuple[Span, ...] = ()
    head: bool = False
    own: bool = False
    bold: bool = False


_EMPTY = _Cell()


def cells_of(row: Any) -> list[Any]:
    """The cells (`td`, `th`) that a row (`tr`) writes, in order; [] where all are hidden."""
    return [cell for cell in row if cell.tag in ("td", "th") and not is_skipped(cell)]


def table_pieces(rows: Sequence[Any]) -> Iterator[Piece]:
    """A header or a row for each `tr` with words of its own, in order; none where none has any. The heads of rows that follow
    each other are one header, and columns without words are left out. Where a page calls no cell a head, a first row that alone is
    bold is one."""
    grid = [row for row in _grid(rows) if any(cell.own and cell.text for cell in row.values())]
    columns = sorted({at for row in grid for at, cell in row.items() if cell.own and cell.text})
    bold = [all(cell.bold for cell in row.values() if cell.own and cell.text) for row in grid]
    unnamed = not any(cell.head for row in grid for cell in row.values()) and bold[:1] == [True] and not all(bold[1:])
    heads: list[list[_Cell]] = []
    for i, row in enumerate(grid):
        own = [cell for cell in row.values() if cell.own]
        cells = [row.get(at, _EMPTY) for at in columns]
        if (
            len(own) > 1
            and i + 1 < len(grid)
            and ((unnamed and i == 0) or all(cell.head or not cell.text for cell in own))
        ):
            heads.append(cells)
            continue
        if heads:
            yield _row("header", [_one(column) for column in zip(*heads, strict=True)])
            heads = []
        across = len(own) == 1 and all(cell.text == own[0].text for cell in cells)
        yield _row("row", own if across else cells)


def _grid(rows: Sequence[Any]) -> Iterator[dict[int, _Cell]]:
    """The cells of each row by their columns. A cell reaches no further than its group of rows, as in a browser."""
    group: Any = None
    reaching: dict[int, tuple[_Cell, int]] = {}  # by column, with how many rows it still reaches into
    for row in rows:
        if row.getparent() is not group:
            group, reaching = row.getparent(), {}
        placed = {at: cell for at, (cell, _) in reaching.items()}
        reaching = {at: (cell, left - 1) for at, (cell, left) in reaching.items() if left > 1}
        at = 0
        for element in cells_of(row):
            while at in placed:
                at += 1
            head = element.tag == "th" or row.getparent().tag == "thead"
            cell = _Cell(*flow(runs(element)), head=head, bold=_is_bold(element))
            down = _stated(element, "rowspan") or MAX_ROWS
            for n in range(min(_stated(element, "colspan") or 1, MAX_COLUMNS)):
                shown = cell if n == 0 or len(cell.text.split()) <= REPEATED_WORDS else _EMPTY
                placed[at] = replace(shown, own=n == 0)
                if down > 1:
                    reaching[at] = (shown, down - 1)
                at += 1
        yield placed


def _is_bold(cell: Any) -> bool:
    """Whether all words of a cell stand in `b` or `strong`."""
    inside = "".join(
        e.text_content() for e in cell.iter("b", "strong") if next(e.iterancestors("b", "strong"), None) is None
    )
    return bool(inside.split()) and inside.split() == cell.text_content().split()


def _stated(element: Any, key: str) -> int:
    """How many rows or columns a cell spans; 0 for "as many as there are", 1 where it does not say."""
    number = re.match(r"\s*(\d{1,5})", element.get(key) or "1", re.ASCII)
    return int(number[1]) if number else 1


def _one(column: Sequence[_Cell]) -> _Cell:
    """The heads of a column from top to bottom as one: "Dose" over "Adult" is "Dose Adult"."""
    different = list({cell.text: cell for cell in column if cell.text}.values())
    return _Cell(*in_a_row([(cell.text, cell.raised) for cell in different], bar=""))


def _row(kind: Literal["header", "row"], cells: list[_Cell]) -> Piece:
    text, raised = in_a_row([(cell.text, cell.raised) for cell in cells])
    return Piece(kind, text, raised=raised)
