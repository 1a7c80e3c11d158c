"""The lines of a plain text: which begin with a bullet or a label, and how wide it was set."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.read.typed import LABEL, SIGNS

_SIGNS = f"{SIGNS}・"  # these may stand directly before a word
BULLETS = f"{_SIGNS}*–-"
_ITEM = re.compile(
    rf"""[ \t]*(?:
        (?P<bullet>[{re.escape(BULLETS)}])(?:[ \t]+|(?<=[{_SIGNS}])(?=\w))
      | (?P<label>{LABEL})[ \t]+(?=\S)
    )""",
    re.VERBOSE,
)
# "1 Give adrenaline"; its bullet, which `_ITEM` may have, is never there.
_BARE_STEP = re.compile(r"[ \t]*(?P<bullet>\b\B)?(?P<label>\d{1,2})[ \t]+(?=[A-Z][a-z])")
_LONE_BULLET = re.compile(rf"[ \t]*[{re.escape(BULLETS)}][ \t]*")
ENDS = re.compile(r"[.!?:;][\"'”’)\]]*$")
# Shares of the column: where the next word would have ended before this, it begins a new paragraph; a line that looks
# like a heading is one unless the line before is quite full.
ROOMY, FULL = 0.8, 0.97


@dataclass(frozen=True, slots=True)
class Line:
    """`words` is the column at which its words begin, behind a bullet or a label."""

    start: int
    end: int
    text: str
    blank_before: bool
    item: re.Match[str] | None
    words: int


def lines_of(text: str) -> Iterator[Line]:
    """The lines with words, in order; a bullet alone on its line goes without saying."""
    at, blank = 0, True
    for raw in text.splitlines(keepends=True):
        body = raw.strip()
        if not body or _LONE_BULLET.fullmatch(raw.splitlines()[0]):
            blank = blank or not body
        else:
            start = at + raw.index(body[0])
            item = _ITEM.match(raw)
            words = len((item[0] if item else raw[: start - at]).expandtabs())
            yield Line(start, start + len(body), body, blank, item, words)
            blank = False
        at += len(raw)


def wrap_width(lines: list[Line]) -> int | None:
    """The column at which the text is wrapped, in characters; None where lines are whole paragraphs."""
    lengths = sorted(len(line.text) for line in lines if len(line.text) < 140)
    if len(lengths) < 4 or len(lengths) < 0.5 * len(lines):
        return None
    width = lengths[int(len(lengths) * 0.95)]
    return width if sum(n > 0.8 * width for n in lengths) >= 0.12 * len(lengths) and width >= 40 else None


def told(lines: list[Line], width: int | None) -> Iterator[Line]:
    """The lines; without a label or a bullet where a number or a dash only came to stand at a line's beginning ("aged 65." as
    "65.", "5 - 10 mg" as "- 10 mg"), and with one for steps on end that have numbers without a stop."""
    counted: int | None = None  # the number of the last line that has one
    for before, line, following in zip([None, *lines], lines, [*lines[1:], None], strict=False):
        bare, number = _BARE_STEP.match(line.text), _number(line)
        if before and line.item and not line.blank_before and _is_broken(before, line, counted, width):
            line = replace(line, item=None, words=0)
        elif bare and not line.item:
            number = int(bare["label"])
            goes_on = before and not line.blank_before and counted == number - 1 and _BARE_STEP.match(before.text)
            begins = number == 1 and following and not following.blank_before and _follows(following, "2")
            if goes_on or begins:
                line = replace(line, item=bare)
            else:
                number = None
        counted = number if number is not None and line.item else counted
        yield line


def _number(line: Line) -> int | None:
    label = ((line.item and line.item["label"]) or "").strip("().")
    return int(label) if label.isdigit() else None


def _follows(line: Line, number: str) -> bool:
    bare = _BARE_STEP.match(line.text)
    return bare is not None and bare["label"] == number


def _is_broken(before: Line, line: Line, counted: int | None, width: int | None) -> bool:
    """True for a line that goes on with a sentence: a full line stands above it that ends none, and its number follows no
    other, or it is a dash between two numbers."""
    assert line.item is not None
    first = line.text.split()[0]
    if ENDS.search(before.text) or width is None or len(before.text) + 1 + len(first) <= ROOMY * width:
        return False
    if line.item["label"]:
        number = _number(line)
        return number is not None and number > 1 and counted != number - 1
    return first in "-–" and before.text[-1].isdigit() and line.text[1:].lstrip()[:1].isdigit()
