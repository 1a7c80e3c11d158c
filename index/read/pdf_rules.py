"""The rules and boxes of a PDF page in groups, each of which may be a table: those that touch, and those of one width."""

import itertools
from collections.abc import Iterator, Sequence

from index.read.pdf_lines import joined, segments
from index.read.pdf_page import Page, Rect, Word
from index.read.pdf_spans import THIN, partial_rules
from index.read.pdf_stripes import striped
from index.read.pdf_table_heads import CAPTION

TOUCH = 3.5  # points between rules that hang together
MEET = 1.5  # points between the ends of two pieces of one rule
MAX_SHAPES = 1500
HEAVY = 1.3  # times the thinnest rule of a table: those over and under it, where the one under its heads is thin
MIN_RULES = 3
MIN_PROSE_WORDS = 6  # in a line that is none of a cell's


def ruled_groups(page: Page, words: Sequence[Word]) -> list[list[Rect]]:
    """The groups, those on stripes first, then those that touch; [] for a page without rules. `words` are those that may stand in a table."""
    shapes = [r for r in page.rules if _counts(r, page)][:MAX_SHAPES]
    return [*striped(shapes, words), *_groups(shapes), *_ruled_apart(_whole(shapes), words)]


def _counts(rule: Rect, page: Page) -> bool:
    wide, high = rule.x1 - rule.x0, rule.y1 - rule.y0
    if max(wide, high) < 8 or wide * high > 0.8 * page.width * page.height:
        return False
    return rule.x1 > 0 and rule.x0 < page.width and rule.y1 > 0 and rule.y0 < page.height


def _groups(shapes: Sequence[Rect]) -> list[list[Rect]]:
    """Shapes that touch, directly or through others, where there are at least three."""
    home = list(range(len(shapes)))

    def root(i: int) -> int:
        while home[i] != i:
            home[i] = home[home[i]]
            i = home[i]
        return i

    order = sorted(range(len(shapes)), key=lambda i: shapes[i].y0)
    for n, i in enumerate(order):
        for k in order[n + 1 :]:
            if shapes[k].y0 > shapes[i].y1 + TOUCH:
                break
            if shapes[k].x0 < shapes[i].x1 + TOUCH and shapes[i].x0 < shapes[k].x1 + TOUCH:
                home[root(k)] = root(i)
    groups: dict[int, list[Rect]] = {}
    for i in range(len(shapes)):
        groups.setdefault(root(i), []).append(shapes[i])
    return [g for g in groups.values() if len(g) >= 3]


def _whole(shapes: Sequence[Rect]) -> list[Rect]:
    """The thin rules that run across, each whole: a browser draws that of a row in pieces, one for each cell."""
    found: list[Rect] = []
    for rule in sorted((r for r in shapes if r.y1 - r.y0 < THIN), key=lambda r: (round(r.y0), r.x0)):
        last = found[-1] if found else None
        if last and abs(rule.y0 - last.y0) < 1 and abs(rule.x0 - last.x1) < MEET:
            found[-1] = Rect(last.x0, last.y0, rule.x1, last.y1)
        else:
            found.append(rule)
    return found


def _ruled_apart(rules: Sequence[Rect], words: Sequence[Word]) -> list[list[Rect]]:
    """Horizontal rules of one width under one another, at least three, with nothing but cells between them;
    behind those of each table the shorter ones under its heads."""
    found: dict[tuple[int, int], list[Rect]] = {}
    for rule in rules:
        if rule.x1 - rule.x0 > 60:
            key = next(
                (k for k in found if abs(k[0] - rule.x0) < 5 and abs(k[1] - rule.x1) < 5),
                (round(rule.x0), round(rule.x1)),
            )
            found.setdefault(key, []).append(rule)
    runs = (run for group in found.values() for run in _runs(group, words))
    full = [run for run in runs if len(clustered([r.y0 for r in run])) >= MIN_RULES]
    return [[*run, *partial_rules(run, rules)] for run in full]


def _runs(group: Sequence[Rect], words: Sequence[Word]) -> list[list[Rect]]:
    """Rules of one width, parted where a table ends and another begins: at prose, or between two heavy rules of which the
    first is not the table's own, over its heads."""
    rules = sorted(group, key=lambda r: r.y0)
    runs = [rules[:1]]
    for n, (above, below) in enumerate(itertools.pairwise(rules), 1):
        band = Rect(above.x0, above.y1, above.x1, below.y0)
        head = len(runs[-1]) != MIN_RULES - 1 and len(rules) - n >= MIN_RULES and _is_captioned(band, words)
        if below.y0 - above.y1 > TOUCH and (head or _is_prose(band, words)):
            runs.append([])
        runs[-1].append(below)
    return [part for run in runs for part in _parted(run)]


def _parted(run: Sequence[Rect]) -> Iterator[list[Rect]]:
    """The rules of a run, cut between two heavy ones."""
    heavy = HEAVY * min(r.y1 - r.y0 for r in run)
    part = [run[0]]
    for above, below in itertools.pairwise(run):
        ends = len(part) > 1 and min(above.y1 - above.y0, below.y1 - below.y0) > heavy
        if below.y0 - above.y1 > TOUCH and ends:
            yield part
            part = []
        part.append(below)
    yield part


def _is_captioned(band: Rect, words: Sequence[Word]) -> bool:
    """True where a caption is the last that stands between a rule and the next, or the last but heads in bold type: the first
    rule is that of a page's head, or of the table above."""
    parts = segments([w for w in words if band.y0 < middle(w) < band.y1 and band.x0 - 6 < w.x0 < band.x1])
    lines = joined(parts)
    caption = max((n for n, line in enumerate(lines) if CAPTION.match(line.text)), default=None)
    if caption is None:
        return False
    below = [line for line in lines[caption + 1 :] if sum(abs(p.y - line.y) < 2 for p in parts) > 1]
    return all(line.bold for line in below)


def _is_prose(band: Rect, words: Sequence[Word]) -> bool:
    """True where a line runs out of the band at a side, or where several lines stand in it and one fills it."""
    parts = segments([w for w in words if band.y0 < middle(w) < band.y1])
    long = [p for p in parts if len(p.words) >= MIN_PROSE_WORDS and p.x0 < band.x1 and p.x1 > band.x0]
    if any(p.x0 < band.x0 - 6 or p.x1 > band.x1 + 6 for p in long):
        return True
    return len(joined(parts)) > 1 and any(p.x1 - p.x0 > 0.85 * (band.x1 - band.x0) for p in long)


def clustered(values: Sequence[float], near: float = 3.0) -> list[float]:
    """The means of values that lie near each other, ascending; [] for none."""
    found: list[list[float]] = []
    for v in sorted(values):
        if found and v - found[-1][-1] < near:
            found[-1].append(v)
        else:
            found.append([v])
    return [sum(f) / len(f) for f in found]


def middle(word: Word) -> float:
    """The height of the middle of its small letters."""
    return word.y - 0.3 * word.size
