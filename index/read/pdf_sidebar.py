"""What journals print beside the abstract of an article, in smaller type: dates, keywords, addresses."""

from collections.abc import Sequence
from statistics import median

from index.read.pdf_lines import Line

MIN_LINES, MIN_BESIDE = 4, 3
MIN_WIDTH = 0.4  # of the page's: of the abstract's lines
MIN_LETTERS = 40  # in its median line
MAX_LEADING = 3.0  # times the type size, between two of its lines
SMALLER = 0.95  # times its type size


def apart(parts: Sequence[Line], width: float) -> list[list[Line]]:
    """The segments of a page of this width: those above the abstract, beside it, those of the abstract, and those below it;
    all as one where nothing in smaller type stands left of it, with lines of its own: words on the abstract's lines would
    be the first column of a table."""
    for start in sorted({round(p.x0) for p in parts}):
        own = [p for p in parts if abs(p.x0 - start) < 2 and p.x1 - p.x0 > MIN_WIDTH * width]
        for run in _runs(own):
            top, end = run[0].top, run[-1].y
            level = [p for p in parts if top <= p.y <= end]
            left = [p for p in level if p.x1 < start - 3]
            right = [p for p in level if p.x0 > start - 3]
            if (
                len(left) >= MIN_BESIDE
                and len(left) + len(right) == len(level)
                and sum(any(abs(a.y - b.y) < 1 for b in right) for a in left) <= 0.5 * len(left)
                and median(len(p.text) for p in run) >= MIN_LETTERS
                and max(p.size for p in left) < SMALLER * median(p.size for p in run)
            ):
                above, below = [p for p in parts if p.y < top], [p for p in parts if p.y > end]
                return [band for band in (above, left, right, below) if band]
    return [list(parts)]


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines under one another with no wide gap between them, where there are enough."""
    found: list[list[Line]] = []
    for line in sorted(lines, key=lambda p: p.y):
        if found and line.y - found[-1][-1].y < MAX_LEADING * line.size:
            found[-1].append(line)
        else:
            found.append([line])
    return [run for run in found if len(run) >= MIN_LINES]
