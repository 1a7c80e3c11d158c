"""Words → lines in reading order: words on a baseline, then columns, from left to right between what spans them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from index.read.pdf_page import SMALL, SOLID, Word

BULLETS = f"{SOLID}→·‐–—-*o\N{REPLACEMENT CHARACTER}"
COLUMN_GAP = 0.9  # of the type size: words of one line that stand further apart may be in two columns
MIN_COLUMN = 0.18  # of the page's width
MIN_ROWS = 4
HALF = 0.1  # of the page's width, from its middle: where the right one of two columns as wide as each other may begin
MIN_LEFT = 8  # rows of a left column that has fewer than MIN_ROWS beside it
MIN_LETTERS = 16  # in the median line of a column of prose
MIN_FILL = 0.55  # of a column's width, in its median line


@dataclass(slots=True)
class Line:
    """Words on one baseline, from left to right.

    y, size  of the type that most of its letters are set in
    mark     what is printed beside it in the margin, a recommendation's grade
    """

    words: list[Word]
    mark: str | None = None
    x0: float = field(init=False)
    x1: float = field(init=False)
    y: float = field(init=False)
    size: float = field(init=False)

    def __post_init__(self) -> None:
        self.measure()

    def measure(self) -> None:
        """Sorts the words and takes their measures anew."""
        self.words.sort(key=lambda w: w.x0)
        self.x0 = self.words[0].x0
        self.x1 = max(w.x1 for w in self.words)
        lettered = [w for w in self.words if len(self.words) < 3 or any(c.isalnum() for c in w.text)]
        self.size = max(w.size for w in lettered or self.words)
        main = [w for w in self.words if w.size > SMALL * self.size] or self.words
        self.y = median(w.y for w in main)

    @property
    def top(self) -> float:
        """Where its capitals begin."""
        return self.y - 0.75 * self.size

    @property
    def bold(self) -> bool:
        """True where most of its letters are."""
        letters = sum(len(w.text) for w in self.words)
        return sum(len(w.text) for w in self.words if w.bold) > 0.8 * letters

    @property
    def text(self) -> str:
        """Its words with single spaces."""
        return "".join(w.text if w.glued and i else f" {w.text}" for i, w in enumerate(self.words)).strip()


def raised(word: Word, line: Line) -> bool:
    """True for a superscript."""
    return word.size < SMALL * line.size and 0.15 * line.size < line.y - word.y < 0.8 * line.size


def segments(words: Sequence[Word]) -> list[Line]:
    """Runs of words with no wide gap between them; superscripts go with the words they stand at. [] for no words."""
    runs: list[list[Word]] = []
    main: Word | None = None
    for word in words:
        if main and runs and _follows(word, runs[-1][-1], main):
            runs[-1].append(word)
            main = word if word.size > 1.15 * main.size else main
        else:
            runs.append([word])
            main = word
    merged: list[Line] = []
    for line in sorted((Line(r) for r in runs), key=lambda s: s.x0):
        home = next((m for m in merged if _beside(m, line)), None)
        if home:
            if line.words[0].x0 - home.x1 > 0.15 * home.size:
                line.words[0].glued = False
            home.words += line.words
            home.measure()
        else:
            merged.append(line)
    return merged


def _follows(word: Word, last: Word, main: Word) -> bool:
    size = max(last.size, word.size)
    gap = word.x0 - last.x1
    if not -0.5 * size < gap < COLUMN_GAP * size:
        return False
    if abs(word.y - main.y) < 0.15 * size:
        return True
    return abs(word.y - main.y) < 0.6 * size and min(word.size, main.size) < SMALL * max(word.size, main.size)


def _beside(left: Line, right: Line) -> bool:
    size = max(left.size, right.size)
    if not -0.3 * size < right.x0 - left.x1 < COLUMN_GAP * min(left.size, right.size):
        return False
    if abs(left.y - right.y) < 0.15 * size:
        return True
    small, large = sorted((left, right), key=lambda s: s.size)
    return small.size < SMALL * large.size and -0.3 * size < large.y - small.y < 0.7 * size and len(small.words) < 4


def joined(parts: Iterable[Line]) -> list[Line]:
    """Segments of one column as whole lines, from top to bottom."""
    found: list[Line] = []
    for part in sorted(parts, key=lambda p: p.y):
        home = next(
            (f for f in found[-3:] if abs(f.y - part.y) < 0.25 * max(f.size, part.size) and _apart(f, part)), None
        )
        if home:
            home.words += [*part.words]
            home.measure()
        else:
            found.append(Line([*part.words]))
    return sorted(found, key=lambda f: f.y)


def _apart(a: Line, b: Line) -> bool:
    return a.x1 < b.x0 + 1 or b.x1 < a.x0 + 1


def columns(parts: Sequence[Line], width: float) -> list[list[Line]]:
    """Segments of a page of this width, one list per column or full-width part, in reading order."""
    edge = _gutter(parts, width) or _half(parts, width)
    if edge is None:
        return [list(parts)] if parts else []
    found: list[list[Line]] = []
    for crossing, band in _bands(parts, edge):
        if crossing:
            found.append(band)
        else:
            found += columns([p for p in band if p.x0 < edge - 3], width)
            found += columns([p for p in band if p.x0 >= edge - 3], width)
    return found


def _crosses(part: Line, edge: float) -> bool:
    return part.x0 < edge - 3 and part.x1 > edge - 5


def _bands(parts: Sequence[Line], edge: float) -> list[tuple[bool, list[Line]]]:
    """The parts from top to bottom in runs that cross the edge and runs that do not."""
    found: list[tuple[bool, list[Line]]] = []
    for part in sorted(parts, key=lambda p: p.top):
        crossing = _crosses(part, edge)
        if found and found[-1][0] == crossing:
            found[-1][1].append(part)
        else:
            found.append((crossing, [part]))
    return found


def _gutter(parts: Sequence[Line], width: float) -> float | None:
    """The left edge of a right column that has a column of prose at its left; None where there is one column."""
    starts: dict[int, int] = {}
    for part in parts:
        starts[round(part.x0)] = starts.get(round(part.x0), 0) + 1
    best: tuple[int, float] | None = None
    for start, count in starts.items():
        if count < 2 or start < MIN_COLUMN * width:
            continue
        score = _columns_at(parts, start, width)
        if score >= MIN_ROWS and (best is None or score > best[0]):
            best = (score, start)
    return best[1] if best else None


def _half(parts: Sequence[Line], width: float) -> float | None:
    """The left edge of a right column that has few lines, beside the first ones of a left column as wide as it can be: the
    last page of two columns. None where there is none."""
    margin = min((p.x0 for p in parts), default=0.0)
    for edge in sorted({round(p.x0) for p in parts if abs(p.x0 / width - 0.5) < HALF}):
        for crossing, band in _bands(parts, edge):
            left = [p for p in band if p.x0 < edge - 3]
            right = [p for p in band if p.x0 >= edge - 3]
            if crossing or not right or len(joined(left)) < MIN_LEFT or not _prose(left, width):
                continue
            reach = max(p.x1 for p in left)
            alike = abs((width - margin - edge) - (reach - margin)) < 0.05 * width
            beside = min(p.y for p in right) < min(p.y for p in left) + right[0].size
            if alike and beside and _prose(right, width):
                return edge
    return None


def _columns_at(parts: Sequence[Line], edge: float, width: float) -> int:
    """Rows of prose that stand on both sides of the edge, in bands that nothing crosses."""
    total = 0
    for crossing, band in _bands(parts, edge):
        left = [p for p in band if p.x0 < edge - 3]
        right = [p for p in band if p.x0 >= edge - 3]
        if not crossing and min(len(left), len(right)) >= 2 and _prose(left, width) and _prose(right, width):
            total += min(len(left), len(right))
    return total


def _prose(parts: Sequence[Line], width: float) -> bool:
    x0, x1 = min(p.x0 for p in parts), max(p.x1 for p in parts)
    if x1 - x0 < MIN_COLUMN * width:
        return False
    rows = joined(parts)
    fill = median((r.x1 - r.x0) / (x1 - x0) for r in rows)
    return fill >= MIN_FILL and median(len(r.text) for r in rows) >= MIN_LETTERS
