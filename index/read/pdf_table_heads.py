"""Whether the first row of a PDF's table is its heads: by its type, by the rule under it, by the figures below it."""

import re
from collections.abc import Sequence

from index.doses import UNIT
from index.read.pdf_lines import Line, joined, segments
from index.read.pdf_page import Rect, Word

CAPTION = re.compile(r"(?i)^(?:table|box|figure|fig\.?|panel|exhibit)\s+[A-Z]?\d+[a-z]?(?:[.:–-]|\s)")
HEADER_WORDS = 10
# Not in kilograms: a head may say for which weight its doses are.
_AMOUNT = re.compile(rf"(?i)\d\s*(?:{UNIT}|L|%)(?![a-z])|^\W*\d[\d.,\s–-]*$")
# What stands in the cell of a row, where a head names something: "not used", "–".
_VALUE = re.compile(
    r"(?i)\b(?:not|none|nil|never|contra-?indicated|unchanged|seek)\b|^(?:no(?:\s+change)?|avoid|stop|normal|(?:the\s+)?same|yes|\W+)$"
)

Row = tuple[tuple[Line, ...], ...]


def has_header(rows: Sequence[Row], headed: bool) -> bool:
    """True where the first row is set off by its type, or where it alone stands over a rule (`headed`) and has no figures."""
    first, rest = rows[0], rows[1:]
    cells = [c for c in first if c]
    if len(cells) < 2 or not rest or any(sum(len(line.words) for line in c) > HEADER_WORDS for c in cells):
        return False
    marked = all(line.bold for c in cells for line in c)
    below = [line.bold for row in rest for c in row[1:] for line in c]
    if marked:
        return not below or sum(below) < 0.5 * len(below)
    if headed and not any(char.isdigit() for c in cells for line in c for char in line.text):
        return True
    size = max(line.size for c in cells for line in c)
    return all(line.size < 0.95 * size for row in rest for c in row for line in c)


def names_figures(rows: Sequence[Row]) -> bool:
    """True where the first row has a word in every cell and no amount in any, and a column of figures stands below it. Two columns
    may be keys and what they stand for: "Drug | Gentamicin" over "Dose | 5 mg"."""
    first, *rest = [[" ".join(line.text for line in cell) for cell in row] for row in rows]
    rest = [row for row in rest if len(row) == len(first)]
    if len(first) < 3 or len(rest) < 2 or not all(first) or any(len(cell.split()) > HEADER_WORDS for cell in first):
        return False
    if any(_AMOUNT.search(cell) or _VALUE.search(cell) for cell in first) or any(char.isdigit() for char in first[0]):
        return False
    below = ([row[i] for row in rest if row[i]] for i in range(1, len(first)))
    return any(len(cells) > 1 and all(_AMOUNT.search(cell) for cell in cells) for cells in below)


def heads_over(rows: Sequence[Row], box: Rect, words: Sequence[Word]) -> tuple[Row, float] | None:
    """The heads that stand over a table's first rule or box, and where they begin: lines in bold type with a cell for each
    column but perhaps the first. None where there are none. Of a row with a cell in several columns those are not told."""
    count = max(map(len, rows))
    full = [row for row in rows if len(row) == count and len({id(cell) for cell in row if cell}) == sum(map(bool, row))]
    reach = [[x for row in full for line in row[i] for x in (line.x0, line.x1)] for i in range(count)]
    inside = [w for w in words if box.x0 - 4 < (w.x0 + w.x1) / 2 < box.x1 + 4 and w.y < box.y0 + 1]
    lines = _bold_over(box.y0, [line for line in joined(segments(inside)) if line.y > box.y0 - 6 * line.size])
    if count < 2 or not all(reach) or not lines:
        return None
    cells: list[list[Line]] = [[] for _ in reach]
    for part in (part for line in lines for part in segments(line.words)):
        over = [i for i, xs in enumerate(reach) if part.x0 < max(xs) and part.x1 > min(xs)]
        near = min(range(count), key=lambda i: abs(min(reach[i]) - part.x0))
        if len(over) > 1 or (not over and abs(min(reach[near]) - part.x0) > part.size):
            return None
        cells[over[0] if over else near].append(part)
    if not all(cells[1:]):
        return None
    return tuple(tuple(cell) for cell in cells), lines[0].top


def _bold_over(y: float, lines: Sequence[Line]) -> list[Line]:
    """The lines in bold type that follow each other down to `y`, none of them a caption."""
    found: list[Line] = []
    for line in reversed(lines):
        room = 1.45 if found else 1.3
        if not line.bold or y - line.y > room * line.size or CAPTION.match(line.text):
            break
        found.insert(0, line)
        y = line.y
    return found
