"""A PDF's pages as words and rules with their places. The one module that imports pypdfium2.

Coordinates are in points from the top left corner of the page as it is read: a page whose text is printed sideways is
turned first, and text at any other angle (watermarks, stamps in the margin) is left out.
"""

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

MAX_PAGES = 5000
SPACE = 0.3  # of the type size: a wider gap between two letters is a space
NO_SPACE = 0.06  # a narrower one is none, whatever the library found between them
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# 0x02 and U+FFFE stand where the library found a hyphen that only ends a line.
LETTERS = LIGATURES | {
    "\x02": "-",
    "\ufffe": "-",
    "\u00ad": "-",
    "\u2010": "-",
    "\u2011": "-",
    "\u200b": "",
    "\ufeff": "",
    "\0": "",
}
ACCENTS = {
    "\u00a8": "\u0308",
    "\u00b4": "\u0301",
    "`": "\u0300",
    "\u02c6": "\u0302",
    "\u02dc": "\u0303",
    "\u02c7": "\u030c",
    "\u00b8": "\u0327",
}
BULLET_FONTS = ("wingdings", "zapfdingbats", "webdings")


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
    """One page: its words in the order in which the file prints them, and its rules and boxes."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rect, ...] = ()


class Unreadable(Exception):
    """The file is no readable PDF; `str()` is the reason with its remedy."""


@dataclass(frozen=True, slots=True)
class _Type:
    """What all letters of one text object share."""

    size: float
    bold: bool
    italic: bool
    symbols: bool
    font: str
    turn: int | None


def pages(content: bytes) -> tuple[list[Page], str | None]:
    """All pages in order and the title in the file's properties. Raises Unreadable."""
    try:
        pdf = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as e:
        raise Unreadable(_reason(str(e))) from e
    try:
        if len(pdf) > MAX_PAGES:
            raise Unreadable(f"it has {len(pdf):,} pages; the limit is {MAX_PAGES:,}: split it")
        title = " ".join(pdf.get_metadata_dict().get("Title", "").split())
        return [_page(pdf, n) for n in range(len(pdf))], title or None
    finally:
        pdf.close()


def _reason(message: str) -> str:
    if "password" in message.lower() or "security" in message.lower():
        return "it is encrypted; save it without a password"
    return "it is damaged or not a PDF; get the file again"


def _page(pdf: Any, n: int) -> Page:
    try:
        page = pdf[n]
        text = page.get_textpage()
    except pdfium.PdfiumError as e:
        raise Unreadable(f"page {n + 1} is damaged; get the file again") from e
    try:
        left, bottom, right, top = page.get_cropbox()
        letters = list(_letters(text.raw))
        turn = _reading_turn(letters)
        box = _turned(left, top, right, bottom, turn)
        placed = [
            letter
            for letter in letters
            if letter[0] in ("\n", " ") or (letter[2] is not None and letter[2].turn == turn)
        ]
        words = _words(_accented([(c, _turned(*b, turn), _turned(*o, *o, turn), t) for c, b, t, o in placed]))
        shown = [_moved(w, box.x0, box.y0) for w in words]
        size = (box.x1 - box.x0, box.y1 - box.y0)
        rules = [Rect(r.x0 - box.x0, r.y0 - box.y0, r.x1 - box.x0, r.y1 - box.y0) for r in _rules(page.raw, turn)]
        inside = tuple(w for w in shown if -2 < (w.x0 + w.x1) / 2 < size[0] + 2 and -2 < w.y < size[1] + 8)
        return Page(n + 1, *size, inside, tuple(rules))
    finally:
        text.close()
        page.close()


_Placed = tuple[str, Rect, Rect, _Type | None]
_Letter = tuple[str, tuple[float, float, float, float], _Type | None, tuple[float, float]]


def _letters(text: Any) -> Iterator[_Letter]:
    """(letter, (left, top, right, bottom), type, origin) in the order printed; ends of lines as newlines."""
    types: dict[int, _Type] = {}
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for i in range(raw.FPDFText_CountChars(text)):
        code = raw.FPDFText_GetUnicode(text, i)
        if code in (10, 13):
            yield "\n", (0, 0, 0, 0), None, (0, 0)
            continue
        if code in (0x20, 0xA0, 9) or 0x2000 <= code <= 0x200A or code in (0x202F, 0x205F, 0x3000):
            yield " ", (0, 0, 0, 0), None, (0, 0)
            continue
        pointer = raw.FPDFText_GetTextObject(text, i)
        key = ctypes.cast(pointer, ctypes.c_void_p).value if pointer else None
        if key is None:
            continue
        if key not in types:
            types[key] = _type(text, i, pointer)
        kind = types[key]
        char = _char(code, kind)
        if not char:
            continue
        raw.FPDFText_GetLooseCharBox(text, i, box)
        raw.FPDFText_GetCharOrigin(text, i, x, y)
        yield char, (box.left, box.top, box.right, box.bottom), kind, (x.value, y.value)


def _char(code: int, kind: _Type) -> str:
    char = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
    if 0xF020 <= code <= 0xF0FF or kind.symbols:
        return "•"
    if char in LETTERS:
        return LETTERS[char]
    return char if code >= 32 else ""


def _type(text: Any, i: int, pointer: Any) -> _Type:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, i, matrix)
    size = raw.FPDFText_GetFontSize(text, i) * (math.hypot(matrix.c, matrix.d) or 1.0)
    buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, i, buffer, 128, flags)
    name = buffer.value.decode("utf-8", "replace").lower()
    name = re.sub(r"^[a-z]{6}\+|\+\d+$", "", name)
    bold = raw.FPDFText_GetFontWeight(text, i) >= 600 or any(
        s in name for s in ("bold", "black", "heavy", "demi", "cmbx")
    )
    bold = bold or name.endswith((".b", "-bd", ".bi")) or raw.FPDFTextObj_GetTextRenderMode(pointer) == 2
    italic = (
        bool(flags.value & 64) or any(s in name for s in ("italic", "oblique")) or name.endswith((".i", "-it", ".bi"))
    )
    angle = math.degrees(raw.FPDFText_GetCharAngle(text, i)) % 360
    turn = next((t for t in (0, 90, 180, 270, 360) if abs(angle - t) < 2), None)
    return _Type(
        abs(size) or 1.0, bold, italic, any(s in name for s in BULLET_FONTS), name, None if turn is None else turn % 360
    )


def _reading_turn(letters: list[_Letter]) -> int:
    """The angle at which most of the page is printed: 0, or 90, 180, 270 for a page that is to be turned."""
    seen = Counter(t.turn for _, _, t, _ in letters if t and t.turn is not None)
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


def _accented(letters: list[_Placed]) -> list[_Placed]:
    """The letters with accents that are printed by themselves put on the letters that they stand over."""
    accents = [(i, box) for i, (char, box, _, _) in enumerate(letters) if char in ACCENTS]
    for i, box in accents:
        middle, base = (box.x0 + box.x1) / 2, letters[i][2].y0
        for k, (char, under, origin, kind) in enumerate(letters):
            if kind and char.isalpha() and under.x0 < middle < under.x1 and abs(origin.y0 - base) < 0.3 * kind.size:
                letters[k] = (unicodedata.normalize("NFC", char + ACCENTS[letters[i][0]]), under, origin, kind)
                letters[i] = (" ", box, letters[i][2], None)
                break
    return letters


def _words(letters: list[_Placed]) -> list[Word]:
    found: list[Word] = []
    spaced = True
    printed: Rect | None = None  # where the last letter stands
    for char, box, origin, kind in letters:
        if kind is None:
            spaced = True
            continue
        last = found[-1] if found else None
        base, start, end = origin.y0, box.x0, max(box.x1, box.x0 + 0.01)
        if last and printed and origin == printed and abs(box.x0 - last.x1) > 0.01 and not spaced:
            last.text += char  # the rest of a ligature: all its letters are given the place of the whole
            continue
        printed = origin
        if last:
            jump = start - last.x1
            size = max(last.size, kind.size)
            level = abs(base - last.y) < 0.04 * size
            spaced = spaced and not (level and abs(jump) < NO_SPACE * size)
            if (
                not spaced
                and level
                and -0.4 * size < jump < SPACE * size
                and last.size < 1.35 * kind.size < 1.82 * last.size
            ):
                last.text += char
                last.x1 = max(last.x1, end)
                continue
            near = abs(base - last.y) < size and -0.4 * size < jump < SPACE * size
        found.append(
            Word(
                start, end, base, kind.size, char, kind.font, kind.bold, kind.italic, bool(last) and not spaced and near
            )
        )
        spaced = False
    return found


def _moved(word: Word, dx: float, dy: float) -> Word:
    word.x0, word.x1, word.y = word.x0 - dx, word.x1 - dx, word.y - dy
    return word


def _rules(page: Any, turn: int) -> Iterator[Rect]:
    """Lines and boxes drawn on the page, also those inside forms that are placed unscaled."""
    left, bottom, right, top = ctypes.c_float(), ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    for i in range(min(raw.FPDFPage_CountObjects(page), 20_000)):
        thing = raw.FPDFPage_GetObject(page, i)
        if raw.FPDFPageObj_GetType(thing) != raw.FPDF_PAGEOBJ_PATH:
            continue
        if raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
            yield _turned(left.value, top.value, right.value, bottom.value, turn)
