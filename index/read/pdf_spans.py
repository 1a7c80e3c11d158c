"""Rows that span columns of a PDF's table: heads over a short rule, and cells that no rule parts from the next one."""

import itertools
from collections.abc import Sequence

from index.read.pdf_lines import Line, joined, segments
from index.read.pdf_page import Rect, Word
from index.read.pdf_table_heads import Row

THIN = 3.0
APART = 1.0  # points between a rule and those over and under it
MIN_SPAN = 20  # points: what is shorter underlines a word
FULL = 0.9  # of a table's width: a rule of its own

NEAR = 5.0  # points between two drawings of one edge
MAX_SPANNING_WORDS = 10  # of a cell that is said in each of its columns

Heads = list[tuple[Rect, list[Word]]]


def partial_rules(full: Sequence[Rect], rules: Sequence[Rect]) -> list[Rect]:
    """Of the rules those that part heads from heads: shorter than the full ones of a table, between its first and its second
    one. `full` is from top to bottom."""
    first = full[0]
    second = next((r for r in full if r.y0 > first.y1 + APART), first)
    return [
        r
        for r in rules
        if first.y1 + APART < r.y0 and r.y1 < second.y0 - APART and r.y1 - r.y0 < THIN
        if first.x0 - 2 < r.x0 and r.x1 < first.x1 + 2 and MIN_SPAN < r.x1 - r.x0 < FULL * (first.x1 - first.x0)
    ]


def spanning(words: Sequence[Word], box: Rect, group: Sequence[Rect]) -> tuple[Heads, list[Rect]]:
    """The short rules of a table's heads from top to bottom, each with the one head that stands over it; and the rules of the
    table without those that part heads."""
    flat = sorted((r for r in group if r.y1 - r.y0 < THIN), key=lambda r: r.y0)
    full = [r for r in flat if r.x1 - r.x0 >= FULL * (box.x1 - box.x0)]
    short = partial_rules(full, flat) if full else []
    found: Heads = [(rule, []) for rule in short]
    for word in words:
        middle = (word.x0 + word.x1) / 2
        below = [held for rule, held in found if rule.y0 > word.y - 1 and rule.x0 - 2 < middle < rule.x1 + 2]
        if below:
            below[0].append(word)
    own = [r for r in group if not any(r is rule for rule in short)]
    if not all(held and _is_one(held) for _, held in found):
        return [], own
    return found, own


def _is_one(held: Sequence[Word]) -> bool:
    """True for the words of one cell: no two parts of them stand beside each other."""
    parts = segments(held)
    return len(joined(parts)) == len(parts)


def spread(row: Row, edges: Sequence[float], heads: Heads) -> Row:
    """The heads of columns, each behind the heads that span it. `edges` are the sides of the columns."""
    found = list(row)
    for rule, words in reversed(heads):
        lines = joined(segments(words))
        for i, (left, right) in enumerate(itertools.pairwise(edges)):
            if min(right, rule.x1) - max(left, rule.x0) > 0.5 * min(right - left, rule.x1 - rule.x0):
                found[i] = (*(Line([*line.words]) for line in lines), *found[i])
    return tuple(found)


def walled(xs: Sequence[float], height: tuple[float, float], group: Sequence[Rect]) -> list[bool]:
    """For each edge of columns whether it is drawn in the row between two heights: as a rule, or as the side of a box."""
    top, bottom = height
    sides = [(x, r.y0, r.y1) for r in group if r.y1 - r.y0 >= THIN for x in (r.x0, r.x1)]

    def drawn(x: float) -> float:
        return max((min(y1, bottom) - max(y0, top) for at, y0, y1 in sides if abs(at - x) < NEAR), default=0.0)

    return [drawn(x) > 0.5 * (bottom - top) for x in xs]


def over_columns(row: Row, walls: Sequence[bool]) -> Row:
    """The cells of a row in the columns of its table: one over several columns in each of them, where it is short, else in
    the first."""
    if len(row) != sum(walls) + 1:
        return row
    found: list[tuple[Line, ...]] = [row[0]]
    at = 0
    for wall in walls:
        at += wall
        short = sum(len(line.words) for line in row[at]) <= MAX_SPANNING_WORDS
        found.append(row[at] if wall or short else ())
    return tuple(found)


def with_heads_joined(rows: Sequence[Row], walls: Sequence[Sequence[bool]]) -> list[Row]:
    """The rows, the first two as one where both are heads in bold type and one of the first spans columns."""
    if len(rows) < 3 or len(rows[0]) != len(rows[1]) or not any(walls[0]) or all(walls[0]):
        return [*rows]
    if not all(line.bold for row in rows[:2] for cell in row for line in cell):
        return [*rows]
    pairs = zip(rows[0], rows[1], strict=True)
    return [tuple(above if _same(above, below) else (*above, *below) for above, below in pairs), *rows[2:]]


def _same(above: Sequence[Line], below: Sequence[Line]) -> bool:
    return [line.text for line in above] == [line.text for line in below]
