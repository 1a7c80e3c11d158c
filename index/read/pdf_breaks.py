"""Where a line of a PDF begins a paragraph or a list item: by its place, its type, its first word, the end of the line above.

`usual` is the usual distance of lines of its type, `right` how far such lines reach, both in points; `current` is the
paragraph that the line above belongs to.
"""

import re
from collections import Counter
from dataclasses import dataclass

from index.doses import UNIT
from index.read.numerals import next_label
from index.read.pdf_lines import BULLETS, Line
from index.read.pdf_page import SOLID
from index.read.pdf_tables import Table

_LABEL = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[A-H])[.)]|\[\d{1,3}\]|\d{1,2}(?:\.\d{1,2}){1,3}\.?")
_AMOUNT = re.compile(
    rf"\d+(?:[.,/–-]\d+)*\s?(?:%|(?:{UNIT}|kg|nanograms?|grams?|L|litres?|liters?|MU|mEq|"
    r"tablets?|capsules?|puffs?|drops?|h|hours?|days?|weeks?|months?|years?)(?![\w-]))"
)  # no label: "1.25 mg", "2.5–5 mg/kg", "48 hours"
_ENDS = (
    re.compile(  # a stop, and the numbers of references behind it: directly behind a digit they are a decimal, "0.1"
        r"(?:[.!?:;][\"'”’)\]]*(?:\s?\[\d[\d,\s–-]*\]|\s\d[\d,\s–-]*)?|(?<!\d)[.!?:;][\"'”’)\]]*\d[\d,\s–-]*)$"
    )
)
_DECIMAL = re.compile(r"\d\.\d+$")
_BROKEN = re.compile(r"-\n[a-z]|\d[-–]\n\d")  # a word or a range, over a line end
# Not the abbreviations of `index.sentences`: of those "b.d." ends a line above an item, and these never do.
_AWAITS_NUMBER = re.compile(r"(?i)\b(?:figs?|nos?|tab|refs?|vol|pp?|ch|sec|eq|approx|ca|vs|cf|e\.g|i\.e)\.$")
ROOM = 0.6  # of the type size: what a ragged line may lack beside the next word
NESTED = 1.5  # of the type size: what an inner list is indented beside the text of its item
WIDER = 1.28  # times the usual distance of lines: a new paragraph


@dataclass(slots=True)
class Paragraph:
    """Lines that are read as one, with the page of each.

    kind    "paragraph", "item", or "table" (then `table` holds it, and it has one line for its place)
    label   what stands before an item, None for a bullet: its words are taken off the first line; or the grade in the
            margin of a paragraph
    column  the number of the column in the document, from 0
    left    how far right of its column's edge its first line begins, in points
    space   the white above it, in points; None at the top of a column
    rest    where the leftmost of its lines below the first begins, in points from the page's edge; None while there is none
    inner   it is an item below another one's colon
    """

    lines: list[Line]
    pages: list[int]
    kind: str
    column: int
    left: float
    space: float | None = None
    label: str | None = None
    table: Table | None = None
    rest: float | None = None
    inner: bool = False

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


def centred(above: Line, line: Line) -> bool:
    """True for two bold lines set in the middle: headings under one another, unless the first is full."""
    middle = abs(above.x0 + above.x1 - line.x0 - line.x1) < 0.4 * line.size
    return above.bold and line.bold and middle and abs(above.x0 - line.x0) > 0.3 * line.size


def breaks(current: Paragraph, above: Line, line: Line, usual: float, right: float) -> bool:
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
        return fits and bool(_DECIMAL.search(above.text))  # a row of figures
    start = current.lines[0].x0
    if current.rest is None:
        indented = line.x0 - start
        if current.kind == "item":
            return indented < -0.5 * line.size or (
                fits and _ENDS.search(above.text) is not None and indented < 0.5 * line.size
            )
        # Where the first line ends no sentence, an indented one may be the second of a hanging entry.
        return fits or (indented > 0.7 * line.size and current.ends)
    if abs(current.rest - start) > 0.6 * line.size and abs(line.x0 - start) < 0.4 * line.size:
        return True
    if line.x0 - current.rest > 0.7 * line.size:
        return bool(_ENDS.search(above.text)) or fits
    return fits


def _fits(above: Line, line: Line, right: float) -> bool:
    """True where the first word of `line` would have had room on the line above: the break is meant."""
    first = line.words[0]
    return above.x1 + 0.25 * line.size + (first.x1 - first.x0) < right - ROOM * line.size


def _font(line: Line) -> str:
    fonts = Counter[str]()
    for w in line.words:
        fonts[w.font] += len(w.text)
    return fonts.most_common(1)[0][0]


def begins_item(line: Line, current: Paragraph | None, above: Line | None, usual: float, right: float) -> bool:
    """True where the line begins with a bullet or a label that begins an item."""
    if len(line.words) < 2:
        return False
    first, second = line.words[0], line.words[1]
    if first.text in SOLID:
        return True
    if second.glued:
        return False
    space = second.x0 - first.x1
    if first.text in BULLETS and len(first.text) == 1:
        fresh = above is None or current is None or bool(_ENDS.search(above.text)) or line.y - above.y > 1.1 * usual
        in_list = current is not None and current.kind == "item"
        wide = space > 0.3 * line.size or first.text != "o"
        return (fresh or in_list) and wide and second.text[:1] not in "0123456789=<>"
    if above is not None and above.text[-1:] in "-–" and first.text[:1].isdigit():
        return False  # the end of a range: "385:595-" and "608."
    if _AMOUNT.match(line.text) or _counts_on(line, current, above, usual, right):
        return False
    if not _LABEL.fullmatch(first.text) or (not second.text[:1].isalnum() and second.text[:1] not in "“\"'‘(≥<>"):
        return False
    if above is None or current is None or line.y - above.y > 1.2 * usual:
        return True
    if (current.label and next_label(current.label) == first.text) or _fits(above, line, right):
        return True
    if above.x0 - line.x0 > NESTED * line.size and not second.text[:1].islower():
        return True
    if _ENDS.search(above.text):
        return not _AWAITS_NUMBER.search(above.text)
    return abs(line.x0 - above.x0) > 0.6 * line.size and space > 0.5 * line.size


def _counts_on(line: Line, current: Paragraph | None, above: Line | None, usual: float, right: float) -> bool:
    """True for "2) …" that begins a line by chance: "1) …;" stands inside the sentence that it goes on with."""
    if current is None or above is None or above.text.endswith(".") or _fits(above, line, right):
        return False
    before = (w.text for x in current.lines for w in x.words if _LABEL.fullmatch(w.text))
    return line.y - above.y <= 1.2 * usual and any(next_label(label) == line.words[0].text for label in before)


def begins_step(
    line: Line, current: Paragraph | None, above: Line | None, usual: float, right: float, edge: float
) -> bool:
    """True where the line begins with an amount ("1.25 mg once daily") and is an item all the same: on a line of its own
    under a colon, or under another such item. `edge` is where the column ends."""
    if current is None or above is None or not _AMOUNT.match(line.text):
        return False
    opens = above.text.endswith(":")
    apart = line.y - above.y > 1.2 * usual or _fits(above, line, edge if opens else right)
    return apart and (opens or (current.kind == "item" and bool(_AMOUNT.match(current.text))))


def begins_inner(line: Line, current: Paragraph | None, above: Line | None, right: float) -> bool:
    """True where the line begins an item of an inner list whose bullets are drawn: below "Give:", further in."""
    if current is None or above is None or current.kind != "item":
        return False
    indented = line.x0 - current.lines[0].x0
    if current.inner:
        return abs(indented) < 0.3 * line.size and _fits(above, line, right)
    return above.text.endswith(":") and indented > NESTED * line.size


def as_item(paragraph: Paragraph, line: Line) -> None:
    """Makes an item of a paragraph of one line that begins with a bullet or label, and takes that off it."""
    first = line.words[0]
    paragraph.kind = "item"
    paragraph.label = None if first.text in BULLETS else first.text
    paragraph.lines = [Line(line.words[1:])]
    paragraph.lines[0].words[0].glued = False
    paragraph.lines[0].y = line.y
