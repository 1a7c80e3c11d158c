"""Tables of a DOCX → pieces: rows with every cell in its column, the heads of the columns, frames round text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal
from xml.etree.ElementTree import Element

from index.doses import UNIT
from index.read.docx_parts import W
from index.read.docx_styles import all_bold, value
from index.read.layout import ROW_LEVEL, Piece, in_a_row
from index.types import Span

BOX_LEVEL = 6  # of the head of a frame
MAX_HEADING_WORDS = 12
# Words that begin with an amount are what a row says, and no head of a column.
_AMOUNT = re.compile(rf"[<>≤≥~±]?\s*\d[\d.,/–\s-]*(?:{UNIT}|mmHg|drops?|puffs?|tablets?|%)(?!\w)")
_Kind = Literal["nothing", "heading", "header", "row"]


@dataclass(frozen=True, slots=True)
class _Cell:
    """What a cell holds, and the columns `first` to before `last` that it stands in; `goes_on` where it is merged with the
    one above and holds what that holds."""

    pieces: tuple[Piece, ...]
    first: int
    last: int
    goes_on: bool = False

    @property
    def text(self) -> str:
        return " ".join(f"{p.label} {p.text}" if p.label else p.text for p in self.pieces)

    @property
    def raised(self) -> tuple[Span, ...]:
        return self.pieces[0].raised if len(self.pieces) == 1 and not self.pieces[0].label else ()


_Row = tuple[Element, list[_Cell]]


def table_pieces(table: Element, read: Callable[[Element], Iterable[Piece]]) -> Iterator[Piece]:
    """The rows of a table, in order; `read` gives what stands in a cell. Empty rows are left out.

    Rows that name the columns are one header. A table of one column is a frame round text.
    """
    elements = list(_rows(table))
    if all(len(list(_cells(row))) < 2 for row in elements):
        yield from _frame([[p for p in read(cell) if p.text] for row in elements for cell in _cells(row)])
        return
    rows = list(zip(elements, _placed(list(_grid(elements, read))), strict=True))
    naming = 0 if _says(rows[0]) else _naming([cells for _, cells in rows])
    kinds = [_kind(rows, i, naming) for i in range(len(rows))]
    parted = next((kind for kind in kinds if kind not in ("nothing", "header")), None) == "heading"
    if not parted:  # then a row that is filled in its first cell alone is one without a dose, say, and heads nothing
        kinds = ["row" if k == "heading" and _is_plain(r) else k for k, r in zip(kinds, rows, strict=True)]
    headed = False
    for kind, group in groupby(zip(kinds, rows, strict=True), key=lambda pair: pair[0]):
        held = [cells for _, (_, cells) in group]
        if kind == "header":
            headed = True
            yield _header(held)
        elif kind == "heading":
            yield from (_heading(cells, inside=headed) for cells in held)
        elif kind == "row":
            yield from (_line("row", _spread(cells)) for cells in held)


def is_head(text: str) -> bool:
    """Whether a text is as short as a heading and ends like one."""
    return 0 < len(text.split()) <= MAX_HEADING_WORDS and not text.endswith((".", ";", ","))


def _frame(cells: list[list[Piece]]) -> Iterator[Piece]:
    """What a frame holds; what stands alone in its first cell heads it."""
    for n, cell in enumerate(cells):
        if n == 0 and len(cells) > 1 and len(cell) == 1 and is_head(cell[0].text):
            yield Piece("heading", cell[0].text, BOX_LEVEL)
        else:
            yield from cell


def _grid(rows: Iterable[Element], read: Callable[[Element], Iterable[Piece]]) -> Iterator[list[_Cell]]:
    """The cells of each row in the columns of the file's grid. A merged cell is repeated in every row that it spans: its drug
    is the drug of them all."""
    above: dict[int, _Cell] = {}
    for row in rows:
        at = _count(row, f"{W}trPr/{W}gridBefore", 0)
        cells = [_Cell((), 0, at)] if at else []
        merged: dict[int, _Cell] = {}
        for element in _cells(row):
            end = at + _count(element, f"{W}tcPr/{W}gridSpan", 1)
            merge = element.find(f"{W}tcPr/{W}vMerge")
            if merge is not None and merge.get(f"{W}val") != "restart" and at in above:
                cell = replace(above[at], last=end, goes_on=True)
            else:
                cell = _Cell(tuple(p for p in read(element) if p.text), at, end)
            if merge is not None:
                merged[at] = cell
            cells.append(cell)
            at = end
        above = merged
        yield cells


def _count(element: Element, path: str, least: int) -> int:
    found = value(element, path) or ""
    return max(least, int(found)) if found.isdecimal() else least


def _placed(grid: list[list[_Cell]]) -> Iterator[list[_Cell]]:
    """The rows with the columns counted as the fullest row has them, since a grid has more where borders were moved in some
    rows; a row of as many cells has them in the same places."""
    fullest = max(grid, key=len)
    starts = [cell.first for cell in fullest]
    for cells in grid:
        if len(cells) == len(starts):
            yield [replace(cell, first=i, last=i + 1) for i, cell in enumerate(cells)]
        else:
            first = [max(0, bisect_right(starts, cell.first) - 1) for cell in cells]
            last = [bisect_left(starts, cell.last) for cell in cells]
            yield [replace(c, first=a, last=max(a + 1, b)) for c, a, b in zip(cells, first, last, strict=True)]


def _kind(rows: Sequence[_Row], i: int, naming: int) -> _Kind:
    """What a row is; nothing where all that it holds goes on from above. `naming` rows at the top name the columns."""
    element, cells = rows[i]
    filled = [cell for cell in cells if cell.text]
    if all(cell.goes_on for cell in filled):
        return "nothing"
    followed = i + 1 < len(rows) and sum(bool(cell.text) for cell in rows[i + 1][1]) > 1
    alone = len(cells) == 1 or all_bold(element) or (cells[0].text and followed)
    if len(filled) == 1 and is_head(filled[0].text) and alone:
        return "heading"
    marked = element.find(f"{W}trPr/{W}tblHeader") is not None
    return "header" if (marked or i < naming) and _is_brief(cells) else "row"


def _says(row: _Row) -> bool:
    """True for a row, not set in bold, with a cell beyond its first that begins with an amount."""
    element, cells = row
    return not all_bold(element) and any(_AMOUNT.match(cell.text) for cell in cells[1:])


def _is_plain(row: _Row) -> bool:
    """True for a row of several cells, filled or not, that is not set in bold."""
    element, cells = row
    return len(cells) > 1 and not all_bold(element)


def _naming(rows: Sequence[list[_Cell]]) -> int:
    """How many rows at the top name the columns, marked or not: the first, where all its cells but perhaps the first are
    filled; with the one below, where that tells apart what the first spans."""
    width = max(len(cells) for cells in rows)
    if len(rows) < 2 or not _names(rows[0]):
        return 0
    if len(rows[0]) == width:
        return 1
    spans = len(rows) > 2 and len(rows[0]) > 1 and rows[0][-1].last == len(rows[1]) == width
    return 2 if spans and _names(rows[1]) and (rows[1][0].goes_on or not rows[1][0].text) else 0


def _names(cells: list[_Cell]) -> bool:
    """True for cells that may name columns: all but perhaps the first are filled, in few words."""
    return all(cell.text for cell in cells[1:]) and _is_brief(cells)


def _is_brief(cells: list[_Cell]) -> bool:
    return all(len(p.text.split()) <= MAX_HEADING_WORDS for cell in cells for p in cell.pieces)


def _heading(cells: list[_Cell], *, inside: bool) -> Piece:
    """The heading that a row's one filled cell is; `inside` where it stands below the heads of the columns."""
    held = next(cell for cell in cells if cell.text)
    level = next((p.level for p in held.pieces if p.kind == "heading"), ROW_LEVEL)
    return Piece("heading", held.text, level, inside=inside)


def _header(rows: list[list[_Cell]]) -> Piece:
    """The rows that name the columns as one: a head that spans columns is said of each of them, before the head below it,
    so that each column has its name whole."""
    spanned = [(n, column, c) for n, cells in enumerate(rows) for c in cells for column in range(c.first, c.last)]
    return _line("header", [(column, c) for n, column, c in spanned if not (n and c.goes_on)])


def _spread(cells: list[_Cell]) -> Iterator[tuple[int, _Cell]]:
    """The cells by column: "avoid" over two columns holds for both; a long text, or one alone in its row, stands once."""
    filled = [cell for cell in cells if cell.text]
    for cell in filled:
        wide = len(filled) > 1 and len(cell.text.split()) <= MAX_HEADING_WORDS
        yield from ((column, cell) for column in range(cell.first, cell.last if wide else cell.first + 1))


def _line(kind: Literal["header", "row"], cells: Iterable[tuple[int, _Cell]]) -> Piece:
    """A row of cells, each with the number of its column; those of one column behind each other."""
    held = sorted(((n, c) for n, c in cells if c.text), key=lambda pair: pair[0])
    columns = {
        n: in_a_row([(c.text, c.raised) for _, c in group], bar="")
        for n, group in groupby(held, key=lambda pair: pair[0])
    }
    text, raised = in_a_row([columns.get(n, ("", ())) for n in range(max(columns, default=-1) + 1)])
    return Piece(kind, text, raised=raised)


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == f"{W}tr":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins"):
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent"):
            yield from _cells(child)
