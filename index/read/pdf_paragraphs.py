"""Lines of a PDF → paragraphs, list items and tables, joined over lines, columns and pages."""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from index.read.pdf_breaks import Paragraph, as_item, begins_inner, begins_item, begins_step, breaks, centred
from index.read.pdf_lines import Line
from index.read.pdf_tables import Table


@dataclass(frozen=True, slots=True)
class Column:
    """Lines and tables of one column from top to bottom; a table is as one line."""

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


def _usual(leading: dict[tuple[int, int], float], page: int, line: Line) -> float:
    """The usual distance of lines as large as this one: on its page, else on all, else as printers set them."""
    size = round(2 * line.size)
    return leading.get((page, size)) or leading.get((0, size)) or 1.35 * line.size


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
        usual = _usual(leading, column.page, thing)
        right = _right(column.lines, n, thing, usual)
        if above and centred(above, thing) and thing.size < 1.05 * size:
            right = above.x0 + width
        begins = begins_item(thing, current, above, usual, right)
        inner = not begins and begins_inner(thing, current, above, right)
        step = inner or begins_step(thing, current, above, usual, right, left + width)
        if current and above and not begins and not step and not breaks(current, above, thing, usual, right):
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
                as_item(current, thing)
            elif step:
                current.kind, current.inner = "item", inner
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
        yield from (line for row in p.table.rows for cell in row for line in cell) if p.table else p.lines
