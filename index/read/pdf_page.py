"""A PDF's page as words with their places, made of its letters.

Coordinates are in points from the top left corner of the page as it is read: a page whose text is printed sideways is
turned first, and text at any other angle (watermarks, stamps in the margin) is left out.
"""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

SPACE = 0.3  # of the type size: a wider gap between two letters is a space
NO_SPACE = 0.06  # a narrower one is none, whatever the library found between them
SMALL = 0.86  # of the type beside it: smaller letters may be raised or lowered; browsers set theirs at 0.83
SOLID = "•‣◦●○■□▪▫◼◾▶►▸➢➤➔✓✔❖♦◆◊∙"  # bullets that are nothing else, even directly before a word
RINGS = "◦∘o"
ACCENTS = {
    "\u00a8": "\u0308",
    "\u00b4": "\u0301",
    "`": "\u0300",
    "\u02c6": "\u0302",
    "\u02dc": "\u0303",
    "\u02c7": "\u030c",
    "\u00b8": "\u0327",
}


class Rect(NamedTuple):
    """A rule or a filled box: x0 < x1, y0 < y1, y downwards."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(slots=True)
class Word:
    """Letters printed together on one baseline.

    y      the baseline
    glued  no space stands between it and the word printed before it
    """

    x0: float
    x1: float
    y: float
    size: float
    text: str
    font: str = ""
    bold: bool = False
    italic: bool = False
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its words in the order in which the file prints them, and its rules and boxes.

    aside  degrees, clockwise, by which the page is shown turned beside how it is read
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rect, ...] = ()
    aside: int = 0


@dataclass(frozen=True, slots=True)
class Type:
    """What all letters of one text object share."""

    size: float
    bold: bool
    italic: bool
    symbols: bool
    font: str
    turn: int | None


class Letter(NamedTuple):
    """A letter in the coordinates of the file, y upwards. `type` is None for a space and for the newline that ends a line.

    box     left, bottom, right, top
    origin  where it is set on its baseline
    """

    text: str
    type: Type | None = None
    box: tuple[float, float, float, float] = (0, 0, 0, 0)
    origin: tuple[float, float] = (0, 0)


class _Placed(NamedTuple):
    """A letter as it is read, y downwards: from x0 to x1, set at x on the baseline y."""

    text: str
    type: Type | None
    x0: float
    x1: float
    x: float
    y: float


def page_of(letters: Sequence[Letter], rules: Sequence[Rect], *, number: int, box: Rect, rotation: int) -> Page:
    """The page that prints these letters and rules, all in the coordinates of the file.

    box       what is shown of it: left, bottom, right, top
    rotation  degrees, clockwise, by which the file says that it is to be shown
    """
    turn = _reading_turn(letters)
    frame = _turned(*box, turn)
    width, height = frame.x1 - frame.x0, frame.y1 - frame.y0
    placed = [_placed(x, turn) for x in letters if x.type is None or x.type.turn == turn]
    words = [_moved(w, frame.x0, frame.y0) for w in _words(_with_degrees(_accented(placed)))]
    inside = tuple(w for w in words if -2 < (w.x0 + w.x1) / 2 < width + 2 and -2 < w.y < height + 8)
    turned = (_turned(*r, turn) for r in rules)
    moved = tuple(Rect(r.x0 - frame.x0, r.y0 - frame.y0, r.x1 - frame.x0, r.y1 - frame.y0) for r in turned)
    return Page(number, width, height, inside, moved, (rotation - turn) % 360)


def _reading_turn(letters: Sequence[Letter]) -> int:
    """The angle at which most of the page is printed: 0, or 90, 180, 270 for a page that is to be turned."""
    seen = Counter(x.type.turn for x in letters if x.type and x.type.turn is not None)
    return seen.most_common(1)[0][0] or 0 if seen else 0


def _turned(x0: float, y0: float, x1: float, y1: float, turn: int) -> Rect:
    """A box of the file (y upwards) as it is read (y downwards)."""
    if turn == 0:
        corners = (x0, -y0, x1, -y1)
    elif turn == 90:
        corners = (y0, x0, y1, x1)
    elif turn == 180:
        corners = (-x0, y0, -x1, y1)
    else:
        corners = (-y0, -x0, -y1, -x1)
    a, b, c, d = corners
    return Rect(min(a, c), min(b, d), max(a, c), max(b, d))


def _placed(letter: Letter, turn: int) -> _Placed:
    if turn == 0:  # nearly all: there are half a million letters in 200 pages
        return _Placed(letter.text, letter.type, letter.box[0], letter.box[2], letter.origin[0], -letter.origin[1])
    box, origin = _turned(*letter.box, turn), _turned(*letter.origin, *letter.origin, turn)
    return _Placed(letter.text, letter.type, box.x0, box.x1, origin.x0, origin.y0)


def _accented(letters: list[_Placed]) -> list[_Placed]:
    """The letters with accents that are printed by themselves put on the letters that they stand over."""
    for i, accent in [(i, x) for i, x in enumerate(letters) if x.text in ACCENTS]:
        middle = (accent.x0 + accent.x1) / 2
        for k, x in enumerate(letters):
            if x.type and x.text.isalpha() and x.x0 < middle < x.x1 and abs(x.y - accent.y) < 0.3 * x.type.size:
                letters[k] = x._replace(text=unicodedata.normalize("NFC", x.text + ACCENTS[accent.text]))
                letters[i] = accent._replace(text=" ", type=None)
                break
    return letters


def _with_degrees(letters: list[_Placed]) -> list[_Placed]:
    """The letters with the raised rings of TeX and of typists ("37 ◦C", "37 oC") as degrees, which are no bullets."""
    for i, (ring, unit) in enumerate(pairwise(letters)):
        if ring.text not in RINGS or unit.text not in ("C", "F") or ring.type is None or unit.type is None:
            continue
        up = 0.1 * unit.type.size < unit.y - ring.y
        if (
            unit.x0 - ring.x1 < 0.3 * unit.type.size
            and (up or ring.text != "o")
            and ring.type.size < SMALL * unit.type.size
        ):
            letters[i] = ring._replace(text="°")
    return letters


def _words(letters: list[_Placed]) -> list[Word]:
    found: list[Word] = []
    spaced = True
    printed: tuple[float, float] | None = None  # where the last letter stands
    last: Word | None = None
    for char, kind, start, end, x, base in letters:
        if kind is None:
            spaced = True
            continue
        end = max(end, start + 0.01)
        if last and printed == (x, base) and abs(start - last.x1) > 0.01 and not spaced:
            last.text += char  # the rest of a ligature: all its letters are given the place of the whole
            continue
        printed = (x, base)
        if last:
            jump = start - last.x1
            size = max(last.size, kind.size)
            level = abs(base - last.y) < 0.04 * size
            shifted = abs(base - last.y) < 0.6 * size and _is_beside_shifted(char, kind.size, last.size)
            spaced = spaced and not ((level or shifted) and abs(jump) < NO_SPACE * size)
            if (
                not spaced
                and level
                and -0.4 * size < jump < SPACE * size
                and last.size < 1.35 * kind.size < 1.82 * last.size
                and last.text not in SOLID
            ):
                last.text += char
                last.x1 = max(last.x1, end)
                continue
            near = abs(base - last.y) < size and -0.4 * size < jump < SPACE * size
        glued = last is not None and not spaced and near
        last = Word(start, end, base, kind.size, char, kind.font, kind.bold, kind.italic, glued)
        found.append(last)
        spaced = False
    return found


def _is_beside_shifted(char: str, size: float, before: float) -> bool:
    """True for a small letter behind a large one, and for what is no letter ("/L") behind a small one: not so a word behind
    the raised number of a note."""
    return size < SMALL * before or (before < SMALL * size and not char.isalnum())


def _moved(word: Word, dx: float, dy: float) -> Word:
    word.x0, word.x1, word.y = word.x0 - dx, word.x1 - dx, word.y - dy
    return word
