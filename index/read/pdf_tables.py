"""Tables of a PDF page: rules and filled boxes that hang together, cut into rows and columns.

Where a table is ruled between its columns, the rules part them; where only its rows are ruled, the white between them does.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from index.read.pdf_lines import BULLETS, Line, joined, segments
from index.read.pdf_page import Page, Rect, Word
from index.read.pdf_rules import clustered, middle, ruled_groups
from index.read.pdf_spans import THIN, over_columns, spanning, spread, walled, with_heads_joined
from index.read.pdf_table_heads import Row, has_header, heads_over, names_figures

MIN_GAP = 0.8  # of the type size, between columns that no rule parts
MIN_WHITE = 0.4  # of the type size, between cells that a rule parts: more than between words
MAX_LEADING = 1.45  # of the type size, between the lines of one cell


class Rule(NamedTuple):
    """What is drawn across from x0 to x1 at y."""

    y: float
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Table:
    """Rows from top to bottom, each with its cells from left to right, each with its lines; an empty cell is ().

    A row has a cell for each column, or one cell that runs across columns. A cell that spans rows stands in each of them.
    """

    box: Rect
    rows: tuple[Row, ...]
    header: bool


def tables(page: Page, words: Sequence[Word]) -> list[Table]:
    """The tables of a page, from top to bottom; [] where there are none."""
    found: list[Table] = []
    for group in ruled_groups(page, words):
        box = _around(group)
        if any(_overlaps(box, t.box) for t in found):
            continue
        inside = [w for w in words if _holds(box, w)]
        if len(inside) >= 4 and (table := _table(box, group, inside)):
            found.append(table if table.header else _with_heads_over(table, words))
    return sorted(found, key=lambda t: t.box.y0)


def _with_heads_over(table: Table, words: Sequence[Word]) -> Table:
    heads = heads_over(table.rows, table.box, words)
    return Table(table.box._replace(y0=heads[1]), (heads[0], *table.rows), header=True) if heads else table


def _table(box: Rect, group: Sequence[Rect], words: Sequence[Word]) -> Table | None:
    drawn = _vertical_edges(box, group)
    heads, group = ([], group) if drawn else spanning(words, box, group)
    over = {id(w) for _, held in heads for w in held}
    words = [w for w in words if id(w) not in over]
    rules = _horizontal_rules(group)
    cuts = list(itertools.pairwise(_horizontal_edges(box, rules)))
    split = [[w for w in words if top <= middle(w) < bottom] for top, bottom in cuts]
    bands = [band for band in split if band]
    ruled = [x for x in drawn if _parts(x, bands)]
    xs = ruled if drawn else _white_gaps(box, words)
    if not xs:
        return None
    if len(bands) < 3 or (len(bands) == 3 and not ruled):
        parted = [_rows_by_space(band, xs) for band in bands]
        rows = [_cells(row, xs) for band in parted for row in band]
        headed = not drawn and len(parted) > 1 and len(parted[0]) == 1 < len(parted[1])
    else:
        headed = False
        heights = [cut for cut, band in zip(cuts, split, strict=True) if band]
        walls = [walled(xs, height, group) if ruled else [] for height in heights]
        rows = [_cells(band, xs, wall) for band, wall in zip(bands, walls, strict=True)]
        if ruled:
            rows = _spanned(rows, heights, [box.x0, *xs, box.x1], rules, words)
            rows = with_heads_joined(rows, walls)
    if heads and len(rows[0]) > 1:
        rows[0] = spread(rows[0], [box.x0, *xs, box.x1], heads)
    used = [i for i in range(len(xs) + 1) if any(len(row) > 1 and row[i] for row in rows)]
    rows = [tuple(row[i] for i in used) if len(row) > 1 else row for row in rows]
    full = [row for row in rows if sum(bool(c) for c in row) >= 2]
    if len(full) < 2 or len(full) < 0.4 * len(rows):
        return None
    if max(len(c) for row in rows for c in row) > 45:
        return None
    return Table(box, tuple(rows), bool(heads) or has_header(rows, headed) or (bool(ruled) and names_figures(rows)))


def _spanned(
    rows: Sequence[Row],
    heights: Sequence[tuple[float, float]],
    edges: Sequence[float],
    rules: Sequence[Rule],
    words: Sequence[Word],
) -> list[Row]:
    """The rows with the text of a cell that spans several of them in each one.

    Such a cell has no rule across it where the rows part, and lines that follow each other without a gap. `heights` are
    the top and bottom of each row, `edges` the sides of the columns.
    """
    found = [list(row) for row in rows]
    for column, (left, right) in enumerate(itertools.pairwise(edges)):
        for span in _unparted(rows, heights, rules, left, right):
            inside = {id(w) for i in span for line in rows[i][column] for w in line.words}
            lines = joined(segments([w for w in words if id(w) in inside]))
            if all(b.y - a.y < MAX_LEADING * a.size for a, b in itertools.pairwise(lines)):
                for i in span:
                    found[i][column] = tuple(lines)
    return [tuple(row) for row in found]


def _unparted(
    rows: Sequence[Row], heights: Sequence[tuple[float, float]], rules: Sequence[Rule], left: float, right: float
) -> Iterator[range]:
    """The rows, two or more but not all, between which no rule parts a column; in a row of one cell there is no column."""
    first = 0
    for i in range(len(rows)):
        if i + 1 < len(rows) and len(rows[i]) > 1 < len(rows[i + 1]):
            near = [r for r in rules if heights[i][1] - 5 < r.y < heights[i + 1][0] + 5]
            if sum(max(0.0, min(r.x1, right) - max(r.x0, left)) for r in near) < 0.5 * (right - left):
                continue
        if 1 < i + 1 - first < len(rows):
            yield range(first, i + 1)
        first = i + 1


def _vertical_edges(box: Rect, group: Sequence[Rect]) -> list[float]:
    """Where columns begin, from rules and box edges that run along much of the table's height."""
    sides: list[tuple[float, float]] = []
    for r in group:
        high = r.y1 - r.y0
        if high >= 8:
            sides += [((r.x0 + r.x1) / 2, high)] if r.x1 - r.x0 < THIN else [(r.x0, high), (r.x1, high)]
    found = []
    for x in clustered([x for x, _ in sides], near=5):
        length = sum(high for at, high in sides if abs(at - x) < 6)
        if box.x0 + 12 < x < box.x1 - 12 and length > 0.4 * (box.y1 - box.y0):
            found.append(x)
    return found


def _parts(x: float, bands: Sequence[Sequence[Word]]) -> bool:
    """True where an edge parts more lines than run across it, as they do across what is drawn behind prose: a watermark,
    the shades of highlighted lines."""
    parted = 0
    for line in (line for band in bands for line in joined(segments(band)) if line.x0 < x < line.x1):
        left = [w.x1 for w in line.words if w.x0 + w.x1 < 2 * x]
        right = [w.x0 for w in line.words if w.x0 + w.x1 >= 2 * x]
        wide = left and right and min(right) - max(left) > MIN_WHITE * line.size
        parted += 1 if wide else -1
    return parted > 0


def _horizontal_rules(group: Sequence[Rect]) -> list[Rule]:
    """The rules that run across, and the upper and lower sides of boxes."""
    found: list[Rule] = []
    for r in group:
        if r.x1 - r.x0 >= 8:
            ys = ((r.y0 + r.y1) / 2,) if r.y1 - r.y0 < THIN else (r.y0, r.y1)
            found += (Rule(y, r.x0, r.x1) for y in ys)
    return found


def _horizontal_edges(box: Rect, rules: Sequence[Rule]) -> list[float]:
    inner = [
        y
        for y in clustered([r.y for r in rules], near=5)
        if box.y0 + 4 < y < box.y1 - 4
        and sum(r.x1 - r.x0 for r in rules if abs(r.y - y) < 5) > 0.45 * (box.x1 - box.x0)
    ]
    return [box.y0 - 4, *inner, box.y1 + 4]


def _white_gaps(box: Rect, words: Sequence[Word]) -> list[float]:
    """The middles of vertical strips that stay white in nearly every line."""
    parts = [p for p in segments(words) if p.x1 - p.x0 < 0.6 * (box.x1 - box.x0) and p.text not in BULLETS]
    if len(parts) < 4:
        return []
    found: list[float] = []
    reach = None
    for part in sorted(parts, key=lambda p: p.x0):
        if reach is not None and part.x0 - reach > MIN_GAP * part.size:
            found.append((reach + part.x0) / 2)
        reach = max(reach or part.x1, part.x1)
    return found


def _rows_by_space(words: Sequence[Word], xs: Sequence[float]) -> list[list[Word]]:
    """Rows of a table without rules between them: a wider space parts them, else each line with a first cell begins one."""
    lines = joined(segments(words))
    gaps = [b.y - a.y for a, b in itertools.pairwise(lines)]
    if not gaps:
        return [list(words)]
    narrow, wide = min(gaps), max(gaps)
    rows: list[list[Word]] = []
    for i, line in enumerate(lines):
        parted = gaps[i - 1] > 1.3 * narrow if wide > 1.3 * narrow else line.x0 < xs[0]
        if not rows or parted:
            rows.append([])
        rows[-1] += line.words
    return rows


def _cells(words: Sequence[Word], xs: Sequence[float], walls: Sequence[bool] = ()) -> Row:
    """The words of a row as lines in columns; one cell where a line runs over a column's edge. Where some edges are drawn
    in this row (`walls`), the others are none: a cell that spans columns is said in each."""
    if any(walls) and not all(walls):
        return over_columns(_cells(words, [x for x, wall in zip(xs, walls, strict=True) if wall]), walls)
    parts = segments(words)
    if any(p.x0 < x - 6 and p.x1 > x + 6 and not _breaks_at(p, x) for p in parts for x in xs):
        return (tuple(joined(parts)),)
    cells: list[list[Word]] = [[] for _ in range(len(xs) + 1)]
    for word in words:
        cells[sum((word.x0 + word.x1) / 2 > x for x in xs)].append(word)
    return tuple(tuple(joined(segments(cell))) if cell else () for cell in cells)


def _breaks_at(part: Line, x: float) -> bool:
    """True where the part only seems one line: two cells that stand close."""
    return any(a.x1 <= x + 2 and b.x0 >= x - 2 for a, b in zip(part.words, part.words[1:], strict=False))


def _around(group: Sequence[Rect]) -> Rect:
    return Rect(min(r.x0 for r in group), min(r.y0 for r in group), max(r.x1 for r in group), max(r.y1 for r in group))


def _holds(box: Rect, word: Word) -> bool:
    return box.x0 - 3 < (word.x0 + word.x1) / 2 < box.x1 + 3 and box.y0 - 2 < middle(word) < box.y1 + 2


def _overlaps(a: Rect, b: Rect) -> bool:
    return a.x0 < b.x1 and b.x0 < a.x1 and a.y0 < b.y1 and b.y0 < a.y1
