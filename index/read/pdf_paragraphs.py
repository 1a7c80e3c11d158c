"""Lines of a PDF → paragraphs, list items and tables, joined over lines, columns and pages."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from index.read.pdf_lines import BULLETS, Line
from index.read.pdf_tables import Table

_LABEL = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[A-H])[.)]|\[\d{1,3}\]|\d{1,2}(?:\.\d{1,2}){1,3}\.?")
_AMOUNT = re.compile(
    r"\d+(?:[.,/–-]\d+)*\s?(?:%|(?:[mkµμ]?g|mcg|micrograms?|nanograms?|grams?|m[lL]|L|litres?|liters?|units?|IU|MU|mmol|mEq|"
    r"tablets?|capsules?|puffs?|drops?|h|hours?|days?|weeks?|months?|years?)(?![\w-]))"
)  # no label: "1.25 mg", "2.5–5 mg/kg", "48 hours"
_ENDS = re.compile(r"[.!?:;][\"'”’)\]]*(?:\s?\[?\d[\d,\s–-]*\]?)?$")
_BROKEN = re.compile(r"-\n[a-z]|\d[-–]\n\d")  # a word or a range, over a line end
ROOM = 0.6  # of the type size: what a ragged line may lack beside the next word
WIDER = 1.28  # times the usual distance of lines: a new paragraph


@dataclass(slots=True)
class Paragraph:
    """Lines that are read as one, with the page of each.

    kind    "paragraph", "item", or "table" (then `table` holds it, and it has one line for its place)
    label   what stands before an item, None for a bullet: its words are taken off the first line; or the grade in the
            margin of a paragraph
    column  the number of the column in the document, from 0
    space   the white above it, in points; None at the top of a column
    """

    lines: list[Line]
    pages: list[int]
    kind: str
    column: int
    left: float
    space: float | None = None
    label: str | None = None
    table: Table | None = None
    rest: float | None = field(default=None)

    @property
    def size(self) -> float:
        """The type size of most of its letters."""
        sizes = Counter[float]()
        for line in self.lines:
            sizes[line.size] += len(line.text)
        return sizes.most_common(1)[0][0]

    @property
    def bold(self) -> bool:
        """True where all its lines are."""
        return all(line.bold for line in self.lines)

    @property
    def text(self) -> str:
        """Its lines with spaces between them; hyphens are not mended."""
        return " ".join(line.text for line in self.lines)

    @property
    def ends(self) -> bool:
        """True where its last line ends a sentence."""
        return bool(_ENDS.search(self.lines[-1].text.rstrip()))


@dataclass(frozen=True, slots=True)
class Column:
    """Lines of one column from top to bottom; `tables` stand where the line with that index would."""

    page: int
    lines: tuple[Line | Table, ...]


def paragraphs(columns: Sequence[Column]) -> list[Paragraph]:
    """The paragraphs of all columns in reading order, those that run on in the next column joined."""
    leading = _leadings(columns)
    found: list[Paragraph] = []
    for number, column in enumerate(columns):
        for i, paragraph in enumerate(_in_column(column, number, leading)):
            before = _unfinished(found, paragraph) if i == 0 or paragraph.text[:1].islower() else None
            if before:
                before.lines += paragraph.lines
                before.pages += paragraph.pages
                before.column = number
            else:
                found.append(paragraph)
    return found


def _leadings(columns: Sequence[Column]) -> dict[tuple[int, int], float]:
    """The usual distance of two lines, for each page and type size (in half points); page 0 stands for all."""
    seen: dict[tuple[int, int], Counter[float]] = {}
    for column in columns:
        lines = [x for x in column.lines if isinstance(x, Line)]
        for a, b in itertools.pairwise(lines):
            if abs(a.size - b.size) < 0.6 and 0.8 * a.size < b.y - a.y < 3 * a.size:
                for page in (column.page, 0):
                    seen.setdefault((page, round(2 * a.size)), Counter())[round(2 * (b.y - a.y)) / 2] += 1
    return {key: counts.most_common(1)[0][0] for key, counts in seen.items() if key[0] == 0 or counts.total() >= 6}


def _in_column(column: Column, number: int, leading: dict[tuple[int, int], float]) -> Iterator[Paragraph]:
    current: Paragraph | None = None
    above: Line | None = None
    lines = [x for x in column.lines if isinstance(x, Line)]
    left = min((x.x0 for x in lines), default=0.0)
    width = max((x.x1 for x in lines), default=0.0) - left
    size = Counter(x.size for x in lines).most_common(1)[0][0] if lines else 0.0
    for n, thing in enumerate(column.lines):
        if isinstance(thing, Table):
            if current:
                yield current
            current, above = None, None
            marker = next(line for row in thing.rows for cell in row for line in cell)
            yield Paragraph([marker], [column.page], "table", number, thing.box.x0, table=thing)
            continue
        usual = (
            leading.get((column.page, round(2 * thing.size)))
            or leading.get((0, round(2 * thing.size)))
            or 1.35 * thing.size
        )
        right = _right(column.lines, n, thing, usual)
        if above and _centred(above, thing) and thing.size < 1.05 * size:
            right = above.x0 + width
        begins = _item(thing, current, above, usual, right)
        step = _step(thing, current, above, usual, right, left + width)
        if current and above and not begins and not step and not _breaks(current, above, thing, usual, right):
            current.rest = min(thing.x0, current.rest) if current.rest is not None else thing.x0
            current.lines.append(thing)
            current.pages.append(column.page)
            current.label = current.label or thing.mark
        else:
            if current:
                yield current
            space = thing.top - above.y if above else None
            current = Paragraph([thing], [column.page], "paragraph", number, thing.x0 - left, space, thing.mark)
            if begins:
                _as_item(current, thing)
            elif step:
                current.kind = "item"
        above = thing
    if current:
        yield current


def _right(lines: Sequence[Line | Table], n: int, line: Line, usual: float) -> float:
    """How far lines like this one reach, judged by its neighbours without a gap between them."""
    reach = line.x1
    for step in (-1, 1):
        k, last = n + step, line
        while 0 <= k < len(lines) and abs(k - n) < 40:
            other = lines[k]
            if (
                not isinstance(other, Line)
                or abs(other.y - last.y) > 1.4 * usual
                or abs(other.x0 - line.x0) > 4 * line.size
            ):
                break
            if abs(other.size - line.size) < 0.6:
                reach = max(reach, other.x1)
            k, last = k + step, other
    return reach


def _centred(above: Line, line: Line) -> bool:
    """True for two bold lines set in the middle: headings under one another, unless the first is full."""
    middle = abs(above.x0 + above.x1 - line.x0 - line.x1) < 0.4 * line.size
    return above.bold and line.bold and middle and abs(above.x0 - line.x0) > 0.3 * line.size


def _breaks(current: Paragraph, above: Line, line: Line, usual: float, right: float) -> bool:
    """True where `line` begins a new paragraph."""
    gap = line.y - above.y
    within = [b.y - a.y for a, b in zip(current.lines, current.lines[1:], strict=False)]
    if gap > WIDER * (min(within[-1], 1.2 * usual) if within and within[-1] > 0 else usual) + 0.4 or gap < 0:
        return True
    if abs(above.size - line.size) > 0.09 * max(above.size, line.size):
        return True
    if _BROKEN.search(f"{above.text}\n{line.text[:1]}"):
        return False
    fits = _fits(above, line, right)
    if above.bold != line.bold and (
        fits or (current.bold and not line.text[:1].islower() and len(current.text.split()) < 20)
    ):
        return True
    if _font(above) != _font(line) and fits and not line.text[:1].islower():
        return True
    if line.text[:1].islower() and not _ENDS.search(above.text):
        return False
    start = current.lines[0].x0
    if current.rest is None:
        indented = line.x0 - start
        if current.kind == "item":
            return indented < -0.5 * line.size or (
                fits and _ENDS.search(above.text) is not None and indented < 0.5 * line.size
            )
        return fits or (indented > 0.7 * line.size and not _hangs(current))
    if abs(current.rest - start) > 0.6 * line.size and abs(line.x0 - start) < 0.4 * line.size:
        return True
    if line.x0 - current.rest > 0.7 * line.size:
        return bool(_ENDS.search(above.text)) or fits
    return fits


def _fits(above: Line, line: Line, right: float) -> bool:
    """True where the first word of `line` would have had room on the line above: the break is meant."""
    first = line.words[0]
    return above.x1 + 0.25 * line.size + (first.x1 - first.x0) < right - ROOM * line.size


def _hangs(current: Paragraph) -> bool:
    """True where a line that is indented may be the second of a hanging entry: the first is none of a sentence's."""
    return not current.ends


def _font(line: Line) -> str:
    fonts = Counter[str]()
    for w in line.words:
        fonts[w.font] += len(w.text)
    return fonts.most_common(1)[0][0]


def _item(line: Line, current: Paragraph | None, above: Line | None, usual: float, right: float) -> bool:
    """True where the line begins with a bullet or a label that begins an item."""
    if len(line.words) < 2 or line.words[1].glued:
        return False
    first, second = line.words[0], line.words[1]
    space = second.x0 - first.x1
    if first.text in BULLETS and len(first.text) == 1:
        if first.text in "‐–—-*o→·":
            fresh = above is None or current is None or bool(_ENDS.search(above.text)) or line.y - above.y > 1.1 * usual
            in_list = current is not None and current.kind == "item"
            return (
                (fresh or in_list)
                and (space > 0.3 * line.size or first.text != "o")
                and second.text[:1] not in "0123456789=<>"
            )
        return True
    if above is not None and above.text[-1:] in "-–" and first.text[:1].isdigit():
        return False  # the end of a range: "385:595-" and "608."
    if _AMOUNT.match(line.text):
        return False
    if not _LABEL.fullmatch(first.text) or (not second.text[:1].isalnum() and second.text[:1] not in "“\"'‘(≥<>"):
        return False
    if above is None or current is None or _ENDS.search(above.text) or line.y - above.y > 1.2 * usual:
        return True
    if (current.label and _next(current.label) == first.text) or _fits(above, line, right):
        return True
    return abs(line.x0 - above.x0) > 0.6 * line.size and space > 0.5 * line.size


def _step(line: Line, current: Paragraph | None, above: Line | None, usual: float, right: float, edge: float) -> bool:
    """True where the line begins with an amount ("1.25 mg once daily") and is an item all the same: on a line of its own
    under a colon, or under another such item. `edge` is where the column ends."""
    if current is None or above is None or not _AMOUNT.match(line.text):
        return False
    opens = above.text.endswith(":")
    apart = line.y - above.y > 1.2 * usual or _fits(above, line, edge if opens else right)
    return apart and (opens or (current.kind == "item" and bool(_AMOUNT.match(current.text))))


def _next(label: str) -> str:
    """The label after this one: "(1)" → "(2)", "b." → "c."."""
    core = label.strip("()[].")
    after = str(int(core) + 1) if core.isdigit() else chr(ord(core) + 1) if len(core) == 1 else core
    return label.replace(core, after, 1)


def _as_item(paragraph: Paragraph, line: Line) -> None:
    first = line.words[0]
    paragraph.kind = "item"
    paragraph.label = None if first.text in BULLETS else first.text
    paragraph.lines = [Line(line.words[1:])]
    paragraph.lines[0].words[0].glued = False
    paragraph.lines[0].y = line.y


def _unfinished(found: Sequence[Paragraph], paragraph: Paragraph) -> Paragraph | None:
    """The paragraph that this one goes on with: of the same type, in an earlier column, with no end to its last sentence."""
    if paragraph.kind != "paragraph" or paragraph.bold or paragraph.table:
        return None
    text = paragraph.text
    lower = text[:1].islower() or text[:1] in "(["
    for before in reversed(found[-12:]):
        if before.table or paragraph.pages[0] - before.pages[-1] > 2:
            continue
        if abs(before.size - paragraph.size) > 0.06 * paragraph.size or before.bold:
            continue
        if before.column == paragraph.column:
            return None
        open_end = not before.ends and len(before.text) > 25
        if open_end and (lower or before.lines[-1].text.endswith("-") or _is_full(before)):
            return before
        return None
    return None


def _is_full(paragraph: Paragraph) -> bool:
    """True where the last line is as long as a line of it can be."""
    if len(paragraph.lines) < 2:
        return False
    reach = max(line.x1 for line in paragraph.lines)
    return paragraph.lines[-1].x1 > reach - 4 * paragraph.size and any(
        c.isalpha() for c in paragraph.lines[-1].text[-2:]
    )


def all_lines(found: Iterable[Paragraph]) -> Iterator[Line]:
    """Every line, those of tables too."""
    for p in found:
        if p.table:
            for row in p.table.rows:
                for cell in row:
                    yield from cell
        else:
            yield from p.lines
