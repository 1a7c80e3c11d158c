"""Where on a PDF's page a text is printed.

A text is found by its characters, in the order in which the reader reads the pages. Left out of account are white space,
the bars between a table's cells, and hyphens at line ends, which the reader mends or keeps; nothing else may differ.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from index.read.layout import clean
from index.read.pdf import body
from index.read.pdf_breaks import Paragraph
from index.read.pdf_file import pages
from index.read.pdf_lines import Line
from index.read.pdf_page import Page, Word

BESIDE = 2  # pages read on either side: they tell what is a running head, and hold the rest of a text that runs over
ASCENT, DESCENT = 0.8, 0.25  # of the type size, above and below the baseline
_BREAK = "\u00ad"  # stands for a hyphen at the end of a line
_Place = tuple[int, int, Word]  # page, number of the line, word

Box = tuple[float, float, float, float]


def places(content: bytes, number: int, text: str) -> list[Box]:
    """(x0, y0, x1, y1) of each line of each place where the text is printed on a page, from 1, in shares of the page as
    it is shown; [] where it is not found. Raises Unreadable."""
    near, _ = pages(content, max(1, number - BESIDE), number + BESIDE)
    page = next((p for p in near if p.number == number), None)
    pattern = f"{_BREAK}?".join("[-\u00ad]" if c == "-" else re.escape(c) for c in _folded(text))
    if page is None or not pattern:
        return []
    letters, homes = _printed(body(near)[0])
    lines: dict[int, list[Word]] = {}
    for found in re.finditer(pattern, letters):
        for on, line, word in homes[found.start() : found.end()]:
            if on == number and word not in lines.setdefault(line, []):
                lines[line].append(word)
    return [_box(words, page) for words in lines.values() if words]


def _printed(paragraphs: Sequence[Paragraph]) -> tuple[str, list[_Place]]:
    """The characters of the pages in reading order, and for each one where it stands."""
    letters: list[str] = []
    homes: list[_Place] = []
    for n, (page, line) in enumerate(_lines(paragraphs)):
        for i, word in enumerate(line.words):
            shown = _folded(word.text)
            if i == len(line.words) - 1 and shown.endswith("-"):
                shown = f"{shown[:-1]}{_BREAK}"
            letters.append(shown)
            homes += [(page, n, word)] * len(shown)
    return "".join(letters), homes


def _lines(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, Line]]:
    for p in paragraphs:
        if p.table:
            yield from ((p.pages[0], line) for row in p.table.rows for cell in row for line in cell)
        else:
            yield from zip(p.pages, p.lines, strict=True)


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", clean(text)).replace("|", "").replace("−", "-").split())


def _box(words: Sequence[Word], page: Page) -> Box:
    """What holds the words of a line, turned as the page is shown."""
    x0, x1 = min(w.x0 for w in words) / page.width, max(w.x1 for w in words) / page.width
    y0 = min(w.y - ASCENT * w.size for w in words) / page.height
    y1 = max(w.y + DESCENT * w.size for w in words) / page.height
    for _ in range(page.aside // 90):
        x0, y0, x1, y1 = 1 - y1, x0, 1 - y0, x1
    return max(0.0, x0), max(0.0, y0), min(1.0, x1), min(1.0, y1)
