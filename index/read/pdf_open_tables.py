"""Tables of a PDF page without rules, but perhaps one under their heads: rows of short cells under heads that are bold or have that
rule, with the same white between them."""

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from index.read.pdf_lines import Line
from index.read.pdf_page import Rect
from index.read.pdf_spans import THIN
from index.read.pdf_tables import MAX_LEADING, Table

MIN_COLUMNS, MIN_ROWS = 3, 2  # heads, and rows below them
MAX_HEAD_WORDS, MAX_CELL_WORDS = 5, 6  # of each head, of the median cell: more are a column of prose
CELL_GAP = 0.5  # of the type size: cells as close as that are one segment
MAX_PITCH = 2.5  # of the type size, from row to row

Cells = list[list[Line]]


def open_tables(parts: Sequence[Line], rules: Sequence[Rect]) -> list[Table]:
    """The tables among the segments of a page, from top to bottom; [] where there are none. Where it is
    not plain which row a line goes with, it is no table: one row's dose would be read as another's."""
    lines = list(_level(parts))
    found: list[Table] = []
    at = 0
    while at < len(lines):
        table, length = _under(lines[at:]) if _are_heads(lines[at], rules) else (None, 1)
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


def _are_heads(line: Sequence[Line], rules: Sequence[Rect]) -> bool:
    """True for short cells in bold type, or with a rule right under all of them."""
    if len(line) < MIN_COLUMNS or any(len(p.words) > MAX_HEAD_WORDS for p in line):
        return False
    left, right, y = line[0].x0 + 3, line[-1].x1 - 3, line[0].y
    ruled = any(r.x0 < left and r.x1 > right and r.y1 - r.y0 < THIN and 0 < r.y0 - y < line[0].size for r in rules)
    return ruled or all(p.bold for p in line)


def _under(lines: Sequence[list[Line]]) -> tuple[Table | None, int]:
    """The table whose heads are the first line, and how many lines it takes; (None, 1) where there is none."""
    heads: Cells = [[p] for p in lines[0]]
    block = _fitting(lines)
    below = lines[len(block) + 1] if len(block) + 1 < len(lines) else None
    rows, taken = _by_line(block, below) or _centred(block) or ([], 0)
    words = [sum(len(p.words) for p in cell) for row in rows for cell in row if cell]
    if len(rows) < MIN_ROWS or median(words) > MAX_CELL_WORDS:
        return None, 1
    parts = [p for line in lines[: taken + 1] for p in line]
    box = Rect(min(p.x0 for p in parts), parts[0].top, max(p.x1 for p in parts), parts[-1].y)
    found = tuple(tuple(tuple(cell) for cell in row) for row in [heads, *rows])
    return Table(box, found, header=True), taken + 1


def _fitting(lines: Sequence[list[Line]]) -> list[Cells]:
    """The lines below the first one that keep white what is white between its segments, as cells."""
    reach = [(p.x0, p.x1) for p in lines[0]]
    found: list[Cells] = []
    for above, line in itertools.pairwise(lines):
        cells = _in_columns(line, reach)
        if not cells or line[0].y - above[0].y > MAX_PITCH * line[0].size or any(p.bold for p in line):
            break
        found.append(cells)
        reach = _widened(reach, cells)
    return found


def _by_line(block: Sequence[Cells], below: Sequence[Line] | None) -> tuple[list[Cells], int] | None:
    """The rows, each of which begins with its first line, and how many lines they take; None where it is not plain which
    row a line goes with."""
    rows: list[Cells] = []
    ys = [_y(cells) for cells in block] + ([below[0].y] if below else [])
    for n, cells in enumerate(block):
        if cells[0] and sum(map(bool, cells)) >= 2:
            rows.append(cells)
        elif cells[0]:
            return rows, n
        else:
            gap = ys[n] - ys[n - 1]
            after = ys[n + 1] - ys[n] if n + 1 < len(ys) else math.inf
            again = n + 1 < len(block) and not block[n + 1][0] and abs(after - gap) < 0.1 * gap
            close = gap < MAX_LEADING * next(p.size for cell in cells for p in cell)
            if not rows or not close or not (after > 1.1 * gap or again):
                return None
            rows[-1] = _together([rows[-1], cells])
    return rows, len(block)


def _centred(block: Sequence[Cells]) -> tuple[list[Cells], int] | None:
    """The rows whose cells are set in the middle of their height, with more white between rows than between the lines of
    a cell, and how many lines they take; None where a row may be two."""
    whole = _together(block) if block else []
    gaps = [b.y - a.y for cell in whole for a, b in itertools.pairwise(cell)]
    if not gaps or min(gaps) > MAX_LEADING * whole[0][0].size:
        return None
    groups: list[list[Cells]] = []
    for n, cells in enumerate(block):
        if not n or _y(cells) - _y(block[n - 1]) > 1.15 * min(gaps):
            groups.append([])
        groups[-1].append(cells)
    rows = [_together(group) for group in groups]
    while rows and sum(map(bool, rows[-1])) < 2:
        rows.pop()
    if not all(_is_centred(row) for row in rows):
        return None
    return rows, sum(map(len, groups[: len(rows)]))


def _is_centred(row: Cells) -> bool:
    """True where the first cell has fewer lines than another, or all have one, and all have the same middle."""
    longest = max(map(len, row))
    middles = [cell[0].y + cell[-1].y for cell in row if cell]
    alike = max(middles) - min(middles) < 0.4 * max(p.size for cell in row for p in cell)
    return alike and bool(row[0]) and (longest == 1 or len(row[0]) < longest)


def _together(group: Sequence[Cells]) -> Cells:
    return [[p for cell in column for p in cell] for column in zip(*group, strict=True)]


def _y(cells: Cells) -> float:
    return next(p.y for cell in cells for p in cell)


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
