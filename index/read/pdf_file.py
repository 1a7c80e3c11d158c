"""PDF files: the letters and rules of their pages, and their pages as pictures. The one module that imports pypdfium2.

The library is not safe to call from two threads, and files can crash it: only `index.read.sandbox` runs this.
"""

import ctypes
import io
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from index.errors import Unreadable
from index.read.layout import LIGATURES
from index.read.pdf_page import Letter, Page, Rect, Type, page_of
from index.read.symbols import PRIVATE, is_ornamental, symbol

MAX_PAGES = 5000
FEW = 400  # letters
MAX_PIXELS = 25_000_000  # of a picture
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
TYPE_3 = {  # what fonts without a name that old TeX programs drew print for these codes
    0x10: "“",
    0x11: "”",
    0x15: "–",
    0x16: "—",
    0x1B: "ff",
    0x1C: "fi",
    0x1D: "fl",
    0x1E: "ffi",
    0x1F: "ffl",
    0x88: "•",
}
SIGNS = {
    "¼": "=",
    "þ": "+",
    "ð": "(",
    "Þ": ")",
}  # what publishers' "Adv…" fonts print for these letters, but the "AdvOT…" ones
BLANKS = {code: Letter(" ") for code in (9, 0x20, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)}
BLANKS |= {code: Letter("\n") for code in (10, 13)}


def pages(content: bytes, first: int = 1, last: int | None = None) -> tuple[list[Page], str | None]:
    """The pages from `first` to `last`, as far as there are, in order, and the title in the file's properties. Raises
    Unreadable."""
    with _opened(content) as pdf:
        title = " ".join(pdf.get_metadata_dict().get("Title", "").split())
        found = [_page(pdf, n) for n in range(first - 1, min(last or len(pdf), len(pdf)))]
    _clear_bold(found)
    return found, title or None


def _clear_bold(found: Sequence[Page]) -> None:
    """Makes the commonest font a plain one where more than half of all letters are bold, and that is more than headings
    hold: some fonts state a wrong weight."""
    letters, bold = Counter[str](), 0
    for word in (w for page in found for w in page.words):
        letters[word.font] += len(word.text)
        bold += len(word.text) * word.bold
    if bold > max(0.5 * letters.total(), FEW):
        common = letters.most_common(1)[0][0]
        for word in (w for page in found for w in page.words if w.font == common):
            word.bold = False


def picture(content: bytes, number: int, scale: float) -> bytes:
    """A page, from 1, as PNG with `scale` pixels to the point, fewer where that would be more than MAX_PIXELS. Raises
    Unreadable."""
    with _opened(content) as pdf:
        if not 1 <= number <= len(pdf):
            raise Unreadable(f"it has no page {number}; its last is {len(pdf)}")
        page = pdf[number - 1]
        width, height = page.get_size()
        fitting = min(scale, math.sqrt(MAX_PIXELS / max(1.0, width * height)))
        png = io.BytesIO()
        page.render(scale=fitting).to_pil().save(png, "PNG")
        return png.getvalue()


@contextmanager
def _opened(content: bytes) -> Iterator[Any]:
    try:
        pdf = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as e:
        raise Unreadable(_reason(str(e))) from e
    try:
        if len(pdf) > MAX_PAGES:
            raise Unreadable(f"it has {len(pdf):,} pages; the limit is {MAX_PAGES:,}: split it")
        yield pdf
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
        return page_of(
            list(_letters(text.raw)),
            list(_rules(page.raw)),
            number=n + 1,
            box=Rect(*page.get_bbox()),
            rotation=page.get_rotation(),
        )
    finally:
        text.close()
        page.close()


def _letters(text: Any) -> Iterator[Letter]:
    """The letters in the order printed."""
    types: dict[int, Type] = {}
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for i in range(raw.FPDFText_CountChars(text)):
        code = raw.FPDFText_GetUnicode(text, i)
        if code in BLANKS:
            yield BLANKS[code]
            continue
        pointer = raw.FPDFText_GetTextObject(text, i)
        if not pointer:
            continue
        key = ctypes.addressof(pointer.contents)
        if key not in types:
            types[key] = _type(text, i, pointer)
        kind = types[key]
        char = _char(code, kind)
        if not char:
            continue
        raw.FPDFText_GetLooseCharBox(text, i, box)
        raw.FPDFText_GetCharOrigin(text, i, x, y)
        yield Letter(char, kind, (box.left, box.bottom, box.right, box.top), (x.value, y.value))


def _char(code: int, kind: Type) -> str:
    char = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
    if code in PRIVATE or kind.symbols:
        return symbol(kind.font, code)
    if not kind.font and code in TYPE_3:
        return TYPE_3[code]
    if char in SIGNS and kind.font.startswith("adv") and not kind.font.startswith("advot"):
        return SIGNS[char]
    if char in LETTERS:
        return LETTERS[char]
    return char if code >= 32 else ""


def _type(text: Any, i: int, pointer: Any) -> Type:
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
    angle = -math.degrees(raw.FPDFText_GetCharAngle(text, i)) % 360  # the library measures with the clock
    turn = next((t for t in (0, 90, 180, 270, 360) if abs(angle - t) < 2), None)
    return Type(abs(size) or 1.0, bold, italic, is_ornamental(name), name, None if turn is None else turn % 360)


def _rules(page: Any) -> Iterator[Rect]:
    """Lines and boxes drawn on the page, also those inside forms that are placed unscaled."""
    left, bottom, right, top = ctypes.c_float(), ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    for i in range(min(raw.FPDFPage_CountObjects(page), 20_000)):
        thing = raw.FPDFPage_GetObject(page, i)
        if raw.FPDFPageObj_GetType(thing) != raw.FPDF_PAGEOBJ_PATH:
            continue
        if raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
            yield Rect(left.value, bottom.value, right.value, top.value)
