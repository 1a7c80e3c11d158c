"""Tables of a PDF page whose every other row stands on a filled stripe, without rules."""

import itertools
from collections.abc import Iterator, Sequence

from index.read.pdf_lines import Line, joined, segments
from index.read.pdf_page import Rect, Word
from index.read.pdf_table_heads import CAPTION

LOWEST, HIGHEST = 8.0, 90.0  # points of a stripe
MIN_WIDTH = 100.0
MEET = 1.5  # points between the boxes of two cells
LEADING = 1.3  # of the type size, between the lines of a row
MIN_CELLS = 3


def striped(shapes: Sequence[Rect], words: Sequence[Word]) -> Iterator[list[Rect]]:
    """For each such table its stripes, with a rule over a plain row above the first and one under a plain row below the last."""
    stripes = list(_stripes(shapes))
    used: set[int] = set()
    for n, first in enumerate(stripes):
        if n in used:
            continue
        group = [first]
        for k in range(n + 1, len(stripes)):
            if _follows(group[-1], stripes[k]):
                group.append(stripes[k])
                used.add(k)
        if len(group) > 1 or _parts(first, words) >= MIN_CELLS:
            found = [*group, *_plain_rows(group, words)]
            if len(found) > 2:
                yield [*found, *_edges(group, found, shapes)]


def _stripes(shapes: Sequence[Rect]) -> Iterator[Rect]:
    """The filled boxes as wide as a table, from top to bottom, those of one row's cells as one."""
    boxes = sorted((r for r in shapes if LOWEST < r.y1 - r.y0 < HIGHEST), key=lambda r: (round(r.y0), r.x0))
    for _, row in itertools.groupby(boxes, key=lambda r: (round(r.y0), round(r.y1))):
        whole: Rect | None = None
        for box in row:
            if whole and abs(box.x0 - whole.x1) < MEET:
                whole = whole._replace(x1=box.x1)
                continue
            if whole and whole.x1 - whole.x0 > MIN_WIDTH:
                yield whole
            whole = box
        if whole and whole.x1 - whole.x0 > MIN_WIDTH:
            yield whole


def _edges(group: Sequence[Rect], found: Sequence[Rect], shapes: Sequence[Rect]) -> Iterator[Rect]:
    """A rule down the whole table where each stripe is made of boxes for its cells, between these."""
    sides = [
        {round(r.x0) for r in shapes if r.y0 == stripe.y0 and stripe.x0 + 5 < r.x0 < stripe.x1 - 5} for stripe in group
    ]
    top, bottom = min(r.y0 for r in found), max(r.y1 for r in found)
    for x in sorted(set.intersection(*sides)):
        yield Rect(x - 0.2, top, x + 0.2, bottom)


def _follows(above: Rect, below: Rect) -> bool:
    """True for the next stripe of a table, with one plain row between."""
    low, high = sorted((above.y1 - above.y0, below.y1 - below.y0))
    alike = abs(above.x0 - below.x0) < MEET and abs(above.x1 - below.x1) < MEET
    return alike and 0.7 * low < below.y0 - above.y1 < 2.5 * high


def _parts(stripe: Rect, words: Sequence[Word]) -> int:
    """How many cells stand in a stripe, beside each other."""
    inside = segments(
        [w for w in words if stripe.y0 < w.y - 0.3 * w.size < stripe.y1 and stripe.x0 - 3 < w.x0 < stripe.x1]
    )
    return max((sum(abs(p.y - q.y) < 2 for q in inside) for p in inside), default=0)


def _plain_rows(stripes: Sequence[Rect], words: Sequence[Word]) -> Iterator[Rect]:
    """A rule over the plain row above the first stripe, and one under that below the last, where they have such a row."""
    first, last = stripes[0], stripes[-1]
    pitch = min(r.y1 - r.y0 for r in stripes)
    inside = [w for w in words if first.x0 - 3 < w.x0 < first.x1]
    lines = joined(segments(inside))
    above = _row([x for x in reversed(lines) if x.y < first.y0 + 1], first.y0, pitch, first.x0, up=True)
    if above and not all(line.bold for line in above):
        y = above[-1].top - 2
        yield Rect(first.x0, y - 0.5, first.x1, y)
    below = _row([x for x in lines if x.top > last.y1 - 3], last.y1, pitch, first.x0, up=False)
    if below and not all(line.bold for line in below):
        y = below[-1].y + 4
        yield Rect(first.x0, y, first.x1, y + 0.5)


def _row(lines: Sequence[Line], edge: float, pitch: float, left: float, *, up: bool) -> list[Line]:
    """The lines of the row that stands at an edge, from there on; [] where what stands there is none of cells. `pitch` is the
    height of the lowest stripe: lines as far apart are rows, unless the first
    column, at `left`, has no cell in the lower one."""
    found: list[Line] = []
    for line in lines:
        room = LEADING if found else 1.6 if up else 2.0
        if abs(line.y - (found[-1].y if found else edge)) > room * line.size or CAPTION.match(line.text):
            break
        begun = any(x.x0 - left < 1.5 * x.size for x in (found if up else [line]))
        if found and (line.bold != found[-1].bold or (begun and abs(line.y - found[-1].y) > 0.85 * pitch)):
            break
        found.append(line)
    cells = bool(found) and max(len(segments(line.words)) for line in found) > 1
    return found if cells else []
