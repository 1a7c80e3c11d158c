"""What stands on the pages of a PDF in reading order: columns from left to right, each with its tables."""

from collections.abc import Iterable, Sequence

from index.read.pdf_lines import Line, columns, joined, segments
from index.read.pdf_margins import grade_marks, put_marks
from index.read.pdf_open_tables import open_tables
from index.read.pdf_page import Page
from index.read.pdf_paragraphs import Column
from index.read.pdf_sidebar import apart
from index.read.pdf_table_heads import CAPTION
from index.read.pdf_tables import Table, tables

CAPTION_SPACE = 2.8  # of its type size, from a caption's line to its table
MAX_SIDEBAR_PAGE = 2


def in_order(found: Sequence[Page], shown: Sequence[Sequence[Line]]) -> list[Column]:
    """The columns of all pages in reading order."""
    result: list[Column] = []
    for page, kept in zip(found, shown, strict=True):
        left = [w for line in kept for w in line.words]
        ruled = tables(page, left)
        inside = _words_of(ruled)
        free = [line for line in kept if inside.isdisjoint(map(id, line.words))]
        cut = [line for line in kept if not inside.isdisjoint(map(id, line.words))]
        partly = [w for line in cut for w in line.words if id(w) not in inside]
        loose = open_tables(free, page.rules)
        taken = _words_of(loose)
        free = [line for line in free if taken.isdisjoint(map(id, line.words))]
        marks = grade_marks(free)
        prose = [line for line in free if not any(line is mark for mark in marks)]
        captions = {id(t): line for t in ruled if (line := _caption_over(t, prose))}
        above = {id(line) for line in captions.values()}
        rest = [*(line for line in prose if id(line) not in above), *segments(partly)]
        bands = apart(rest, page.width) if page.number <= MAX_SIDEBAR_PAGE else [rest]
        lines = [joined(c) for band in bands for c in columns(band, page.width)]
        put_marks(marks, [line for column in lines for line in column])
        result += [Column(page.number, tuple(column)) for column in lines]
        for table in [*ruled, *loose]:
            _place(result, page.number, table, captions.get(id(table)))
    return result


def _caption_over(table: Table, lines: Sequence[Line]) -> Line | None:
    """The caption of one line that stands directly above a table and is less wide: columns that end above the table would take
    it for theirs. None where there is none."""
    box = table.box
    over = [x for x in lines if x.x0 < box.x1 and x.x1 > box.x0 and box.y0 - CAPTION_SPACE * x.size < x.y < box.y0 + 1]
    inside = [x for x in over if x.x0 > box.x0 - x.size and x.x1 < box.x1]
    return over[0] if len(over) == len(inside) == 1 and CAPTION.match(over[0].text) else None


def _words_of(found: Iterable[Table]) -> set[int]:
    return {id(w) for t in found for row in t.rows for cell in row for line in cell for w in line.words}


def _place(result: list[Column], page: int, table: Table, caption: Line | None) -> None:
    """Puts a table with its caption into the column that it stands in: above the first line that begins below it."""
    shown = (caption, table) if caption else (table,)
    homes = [i for i, c in enumerate(result) if c.page == page]
    middle = (table.box.x0 + table.box.x1) / 2
    for i in homes:
        lines = result[i].lines
        xs = [x for x in lines if isinstance(x, Line)]
        if not xs:
            continue
        left, right = min(x.x0 for x in xs) - 20, max(x.x1 for x in xs) + 20
        if not left <= middle <= right:
            continue
        tops = [x.y if isinstance(x, Line) else x.box.y0 for x in lines]
        at = next((k for k, y in enumerate(tops) if y > table.box.y0 + 4), len(lines))
        below = next((c for c in homes if c > i and _top(result[c]) > table.box.y0), None)
        last = below is None and left <= table.box.x0 and table.box.x1 <= right
        if at < len(lines) or last or (below is not None and _top(result[below]) < _top(result[i])):
            result[i] = Column(page, (*lines[:at], *shown, *lines[at:]))
            return
    after = next((i for i in homes if _top(result[i]) > table.box.y0), (homes[-1] + 1) if homes else len(result))
    result.insert(after, Column(page, shown))


def _top(column: Column) -> float:
    return min(x.y if isinstance(x, Line) else x.box.y0 for x in column.lines)
