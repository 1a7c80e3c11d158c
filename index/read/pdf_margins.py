"""What is printed round the text of a PDF's pages: running heads and feet, page numbers, line numbers."""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from index.read.pdf_lines import BULLETS, Line
from index.read.pdf_page import Page, Word

ZONE = 0.13  # of the page's height, at the top and at the bottom
SAME_PLACE = 7.0  # points
MIN_LINE_NUMBERS = 6
NEAR = 4  # times the type size, above and below a grade in the margin
_MARK = re.compile(r"[A-D][+-]?|R|GPP|✓|[12][A-D]")
_FOLIO = re.compile(
    r"(?i)(?:page\s*)?(?:[-–—|]\s*)?(?:[a-z]\d?[-.])?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*[-–—|])?(?:\s*(?:of|/)\s*\d{1,4})?(?:\s*\|?\s*page)?"
)


def without_line_numbers(pages: Sequence[Page]) -> list[list[Word]]:
    """The words of each page; numerals that count the lines in a margin are left out."""
    counted = [_line_numbers(page.words) for page in pages]
    used = [c for c in counted if c]
    if len(used) < 0.5 * sum(1 for p in pages if len(p.words) > 60) or not used:
        return [list(page.words) for page in pages]
    found: list[list[Word]] = []
    for page, numbers in zip(pages, counted, strict=True):
        edge = max((w.x1 for w in numbers), default=0.0) or max(w.x1 for c in used for w in c)
        rest = [w for w in page.words if not w.text.isdigit()]
        inner = min((w.x0 for w in rest), default=float("inf"))
        drop = {id(w) for w in page.words if w.text.isdigit() and w.x1 <= edge + 2 and w.x1 < inner}
        found.append([w for w in page.words if id(w) not in drop])
    return found


def _line_numbers(words: Sequence[Word]) -> list[Word]:
    """Numerals left of all else that rise down the page by one or by five; [] where there are none."""
    others = [w.x0 for w in words if not w.text.isdigit()]
    inner = min(others, default=float("inf"))
    found = sorted((w for w in words if w.text.isdigit() and len(w.text) < 6 and w.x1 < inner), key=lambda w: w.y)
    steps = Counter(int(b.text) - int(a.text) for a, b in itertools.pairwise(found))
    enough = len(found) >= MIN_LINE_NUMBERS and steps[1] + steps[5] >= 0.8 * (len(found) - 1)
    return found if enough else []


def without_running(pages: Sequence[tuple[Page, list[Line]]], body_size: float) -> list[list[Line]]:
    """The segments of each page; those that running heads, feet and page numbers are made of are left out."""
    seen: dict[tuple[str, bool], list[tuple[int, float]]] = defaultdict(list)
    for page, parts in pages:
        for part, at_top in _in_zones(page, parts):
            for key in _keys(part.text, page.number):
                seen[key, at_top].append((page.number, part.y))
    enough = 2 if len(pages) < 12 else 3
    running = {key: found for key, found in seen.items() if len({n for n, _ in found}) >= enough}
    texts = {key[0] for key in running if any(c.isalpha() for c in key[0])}
    return [_body(page, parts, running, texts, body_size) for page, parts in pages]


def grade_marks(parts: Sequence[Line]) -> list[Line]:
    """Grades that are set in the margin ("A", "GPP"), left of the recommendation that they belong to."""
    found = [p for p in parts if _MARK.fullmatch(p.text.strip())]
    return [p for p in found if _beside_text(p, parts)]


def _beside_text(mark: Line, parts: Sequence[Line]) -> bool:
    """True where all prose near the mark stands to its right, and there is some beside it."""
    near = [p for p in parts if len(p.text) > 20 and abs(p.y - mark.y) < NEAR * mark.size]
    beside = any(abs(p.y - mark.y) < 1.5 * p.size for p in near)
    return beside and all(p.x0 > mark.x1 + 0.5 * p.size for p in near)


def put_marks(marks: Sequence[Line], lines: Sequence[Line]) -> None:
    """Gives each mark to the line right of it that is nearest."""
    for mark in marks:
        right = [line for line in lines if line.x0 > mark.x1]
        if right:
            min(right, key=lambda line: abs(line.y - mark.y)).mark = mark.text.strip()


def _body(
    page: Page,
    parts: list[Line],
    running: dict[tuple[str, bool], list[tuple[int, float]]],
    texts: set[str],
    body_size: float,
) -> list[Line]:
    drop: set[int] = set()
    for part, at_top in _in_zones(page, parts):
        keys = _keys(part.text, page.number)
        small = part.size <= 1.2 * body_size
        for key in keys:
            places = running.get((key, at_top), [])
            same = len({n for n, y in places if abs(y - part.y) < SAME_PLACE})
            if (same >= 2 and (small or same >= 0.3 * page.number)) or (small and key in texts and len(key) > 12):
                drop.add(id(part))
    for edge in (_outermost(page, parts, drop, top=True), _outermost(page, parts, drop, top=False)):
        if edge and all(_FOLIO.fullmatch(p.text.strip()) for p in edge):
            drop |= {id(p) for p in edge}
    body = [p for p in parts if id(p) not in drop]
    return [p for p in parts if id(p) not in drop or (p.text in BULLETS and any(_follows(p, other) for other in body))]


def _follows(bullet: Line, part: Line) -> bool:
    """True for the words of an item: lists of several pages may begin at the same place."""
    return abs(part.y - bullet.y) < 3 and part.x0 > bullet.x1


def _outermost(page: Page, parts: list[Line], drop: set[int], *, top: bool) -> list[Line]:
    """The parts of the first or last row that is left in its zone."""
    left = [p for p, at_top in _in_zones(page, parts) if at_top == top and id(p) not in drop]
    if not left:
        return []
    edge = min(p.y for p in left) if top else max(p.y for p in left)
    return [p for p in left if abs(p.y - edge) < 3]


def _in_zones(page: Page, parts: Sequence[Line]) -> Iterator[tuple[Line, bool]]:
    """(segment, True at the top or False at the bottom) for the segments in the two zones. A small page may be printed in
    the middle of a large sheet: its first row counts, too, where it is a running head with the page's number."""
    first = min((p.y for p in parts), default=0.0) + 3
    row = [p.text for p in parts if p.y < first]
    head = len(row) in (2, 3) and sum(t.isdigit() for t in row) == 1 and any(c.isalpha() for t in row for c in t)
    for part in parts:
        if part.y < ZONE * page.height or (head and part.y < first):
            yield part, True
        elif part.y > (1 - ZONE) * page.height:
            yield part, False


def _keys(text: str, number: int) -> list[str]:
    """The text folded, and with each numeral that may be the page's replaced by its distance from the page's place."""
    folded = " ".join(text.split()).lower()
    numerals = list(re.finditer(r"\d{1,4}", folded))
    return [folded] + [
        f"{folded[: m.start()]}#{int(m[0]) - number}{folded[m.end() :]}" for m in numerals[:3] + numerals[3:][-1:]
    ]
