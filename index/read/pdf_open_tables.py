"""Tables of a PDF page without any rule: rows of short cells under heads in bold type, with the same white between them."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from index.read.pdf_lines import Line
from index.read.pdf_page import Rect
from index.read.pdf_tables import MAX_LEADING, Row, Table

MIN_COLUMNS, MIN_ROWS = 3, 2  # heads, and rows below them
MAX_HEAD_WORDS, MAX_CELL_WORDS = 5, 6  # of each head, of the median cell: more are a column of prose
CELL_GAP = 0.5  # of the type size: cells as close as that are one segment
MAX_PITCH = 2.5  # of the type size, from row to row

Cells = list[list[Line]]


def open_tables(parts: Sequence[Line]) -> list[Table]:
    """The tables among the segments of a page, from top to bottom; [] where there are none. Lines whose
    first cell is empty go with the row above where they stand closer to it than to the next; where that is not plain, it is
    no table: one row's dose would be read as another's."""
    lines = list(_level(parts))
    found: list[Table] = []
    at = 0
    while at < len(lines):
        table, length = _under(lines[at:]) if _are_heads(lines[at]) else (None, 1)
        if table:
            found.append(table)
        at += length
    return found


def _level(parts: Iterable[Line]) -> Iterator[list[Line]]:
    """The segments on one baseline, from left to right, from top to bottom."""
    row: list[Line] = []
    for part in sorted(parts, key=lambda p: p.y):
        if row and part.y - row[0].y > 0.25 * part.size:
            yield sorted(row, key=lambda p: p.x0)
            row = []
        row.append(part)
    if row:
        yield sorted(row, key=lambda p: p.x0)


def _are_heads(line: Sequence[Line]) -> bool:
    return len(line) >= MIN_COLUMNS and all(p.bold and len(p.words) <= MAX_HEAD_WORDS for p in line)


def _under(lines: Sequence[list[Line]]) -> tuple[Table | None, int]:
    """The table whose heads are the first line, and how many lines it takes; (None, 1) where there is none."""
    reach = [(p.x0, p.x1) for p in lines[0]]
    rows: list[Cells] = [[[p] for p in lines[0]]]
    taken = 1
    for above, line, below in zip(lines, lines[1:], [*lines[2:], None], strict=False):
        cells = _in_columns(line, reach)
        gap = line[0].y - above[0].y
        if cells is None or gap > MAX_PITCH * line[0].size or any(p.bold for p in line):
            break
        if cells[0] and sum(map(bool, cells)) >= 2:
            rows.append(cells)
        elif cells[0]:
            break
        elif len(rows) > 1 and _goes_on(gap, line, below, reach[0][1]):
            rows[-1] = [a + b for a, b in zip(rows[-1], cells, strict=True)]
        else:
            return None, 1
        reach = _widened(reach, cells)
        taken += 1
    words = [sum(len(p.words) for p in cell) for row in rows[1:] for cell in row if cell]
    if len(rows) <= MIN_ROWS or median(words) > MAX_CELL_WORDS:
        return None, 1
    parts = [p for line in lines[:taken] for p in line]
    box = Rect(min(p.x0 for p in parts), parts[0].top, max(p.x1 for p in parts), parts[-1].y)
    return Table(box, tuple(_row(cells) for cells in rows), header=True), taken


def _in_columns(line: Sequence[Line], reach: Sequence[tuple[float, float]]) -> Cells | None:
    """The segments of a line by column; None where one stands in no column, or comes near to the next."""
    cells: Cells = [[] for _ in reach]
    for part in (piece for p in line for piece in _pieces(p, reach)):
        homes = [i for i, (x0, x1) in enumerate(reach) if part.x0 < x1 and part.x1 > x0]
        if len(homes) != 1 or cells[homes[0]]:
            return None
        cells[homes[0]].append(part)
    near = any(b[0] - a[1] < CELL_GAP * line[0].size for a, b in itertools.pairwise(_widened(reach, cells)))
    return None if near else cells


def _pieces(part: Line, reach: Sequence[tuple[float, float]]) -> list[Line]:
    """The cells of a segment that runs over several columns, cut at its widest gaps; the whole where they are as others."""
    over = sum(part.x0 < x1 and part.x1 > x0 for x0, x1 in reach)
    gaps = sorted((b.x0 - a.x1 for a, b in itertools.pairwise(part.words)), reverse=True)
    if over < 2 or len(gaps) < over - 1:
        return [part]
    least = gaps[over - 2]
    if least < CELL_GAP * part.size or (len(gaps) >= over and least < 1.4 * gaps[over - 1]):
        return [part]
    pieces = [[part.words[0]]]
    for a, b in itertools.pairwise(part.words):
        if b.x0 - a.x1 >= least:
            pieces.append([])
        pieces[-1].append(b)
    return [Line(words) for words in pieces]


def _widened(reach: Sequence[tuple[float, float]], cells: Cells) -> list[tuple[float, float]]:
    """How far each column reaches with these cells in it."""
    return [
        (min([x0, *(p.x0 for p in cell)]), max([x1, *(p.x1 for p in cell)]))
        for (x0, x1), cell in zip(reach, cells, strict=True)
    ]


def _goes_on(gap: float, line: Sequence[Line], below: Sequence[Line] | None, first: float) -> bool:
    """True for a line of the row above it, `gap` below its last one. `first` is where the first column ends."""
    after = below[0].y - line[0].y if below else 2 * gap
    again = bool(below and below[0].x0 > first) and abs(after - gap) < 0.1 * gap
    return gap < MAX_LEADING * line[0].size and (after > 1.1 * gap or again)


def _row(cells: Cells) -> Row:
    return tuple(tuple(cell) for cell in cells)
