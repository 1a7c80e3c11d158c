"""DOCX → Layout: headings by style, lists with their numbering, tables as rows, notes and bibliography as references."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from xml.etree.ElementTree import Element

from index.bibliography import HEADING, reference
from index.errors import Unreadable
from index.read.compose import CAPTION_LEVEL, ROW_LEVEL, Piece, Run, compose, flow
from index.read.docx_parts import (
    Level,
    Note,
    Style,
    W,
    core_title,
    note_numbers,
    noted,
    numberings,
    parts,
    styles,
    value,
)
from index.types import Layout, Metadata, Reference, Span

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BULLET_FORMATS = frozenset({"bullet", "none"})


BOLD_LEVEL, BOX_LEVEL = 5, 6  # of headings that no style makes: a bold line, the head of a frame
MAX_HEADING_WORDS = 12


def read_docx(content: bytes) -> Layout:
    """The body's text with its blocks. Raises Unreadable where the file is no DOCX, or unpacks to too much."""
    file = parts(content)
    body = file["document"].find(f"{W}body")
    if body is None:
        raise Unreadable("it has no text part; save it as DOCX again")
    listed = any(HEADING.match("".join(p.itertext()).strip()) for p in body.iter(f"{W}p"))
    numbers = {} if listed else note_numbers(body)
    reader = _Reader(styles(file.get("styles")), numberings(file.get("numbering")), numbers)
    pieces = [p for p in reader.blocks(body) if p.text]
    given = None if any(p.kind in ("title", "heading") for p in pieces) else core_title(file.get("core"))
    printed = tuple(reference(text) for text in reader.bibliography)
    return compose(pieces, metadata=Metadata(title=given), references=printed or tuple(_notes(file, numbers)))


def _notes(file: Mapping[str, Element], numbers: Mapping[Note, str]) -> Iterator[Reference]:
    """The footnotes or endnotes that the text refers to, by number."""
    for (part, key), number in numbers.items():
        for note in file.get(part, ()):
            if note.get(f"{W}id") == key:
                text = " ".join(flow(_runs(p, {}))[0] for p in note.iter(f"{W}p")).strip()
                yield replace(reference(text), number=number, text=text)


class _Reader:
    """Goes through the body in order and counts its lists; leaves the entries that are set as a bibliography."""

    def __init__(
        self,
        styles: Mapping[str, Style],
        levels: Mapping[str, Mapping[int, Level]],
        notes: Mapping[Note, str],
    ) -> None:
        self.bibliography: list[str] = []
        self._styles = styles
        self._levels = levels
        self._notes = notes
        self._counts: dict[str, dict[int, int]] = {}

    def blocks(self, parent: Element) -> Iterator[Piece]:
        """The pieces of a body or a cell, in order."""
        for child in parent:
            if child.tag == f"{W}p":
                yield self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self._table(child)
            elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}smartTag", f"{W}customXml"):
                yield from self.blocks(child)

    def _paragraph(self, p: Element) -> Piece:
        text, raised = flow(_runs(p, self._notes))
        style = self._styles.get(_property(p, "pStyle") or "")
        name = style.name if style else ""
        if name == "title":
            return Piece("title", text)
        if name.startswith("toc ") or name in ("toc heading", "footer", "header"):
            return Piece("boilerplate", text)
        outline = _property(p, "outlineLvl")
        heading = (
            int(outline) + 1 if outline and outline.isdigit() and int(outline) < 9 else style.heading if style else None
        )
        number = _property(p, "numPr/{W}numId")
        level = _property(p, "numPr/{W}ilvl")
        listed = (number, int(level or 0)) if number else style.numbering if style else None
        label = self._label(*listed) if listed and listed[0] != "0" and text else None
        shown = f"{label} {text}" if label else text
        if name.endswith("bibliography") and text:
            self.bibliography.append(shown)
            return Piece("boilerplate", shown)
        if heading:
            return Piece("heading", shown, heading)
        if name == "caption":
            return Piece("heading", text, CAPTION_LEVEL)
        if listed and listed[0] != "0" and listed[0] in self._levels:
            return Piece("item", text, listed[1] + 1, label, raised=raised)
        if _is_head(text) and _all_bold(p):
            return Piece("heading", text, BOLD_LEVEL)
        return Piece("paragraph", text, raised=raised)

    def _label(self, number: str, level: int) -> str | None:
        """What Word prints before the item, e.g. "2.1"; None for a bullet."""
        levels = self._levels.get(number, {})
        counts = self._counts.setdefault(number, {})
        shape = levels.get(level)
        if shape is None:
            return None
        counts[level] = counts.get(level, shape.start - 1) + 1
        for deeper in [k for k in counts if k > level]:
            del counts[deeper]
        if shape.format in _BULLET_FORMATS:
            return None
        return re.sub(r"%(\d)", lambda m: self._counted(levels, counts, int(m[1]) - 1), shape.text).strip() or None

    def _counted(self, levels: Mapping[int, Level], counts: dict[int, int], level: int) -> str:
        shape = levels.get(level, Level("decimal", "", 1))
        return _numeral(counts.get(level, shape.start), shape.format)

    def _table(self, table: Element) -> Iterator[Piece]:
        rows = list(_rows(table))
        cells = [[[p for p in self.blocks(c) if p.text] for c in _cells(r)] for r in rows]
        width = max((len(row) for row in cells), default=0)
        if width < 2:
            yield from _box([cell for row in cells for cell in row])
            return
        for i, (row, held) in enumerate(zip(rows, cells, strict=True)):
            piece = _row(held)
            filled = [cell for cell in held if cell]
            full = i + 1 < len(cells) and sum(map(bool, cells[i + 1])) > 1
            if len(filled) == 1 and _is_head(piece.text) and (len(held) == 1 or _all_bold(row) or (held[0] and full)):
                level = next((p.level for p in filled[0] if p.kind == "heading"), ROW_LEVEL)
                yield Piece("heading", piece.text, level)
            elif _heads(row, held, width, first=i == 0, more=i + 1 < len(rows)):
                yield Piece("header", piece.text)
            else:
                yield piece


def _box(cells: list[list[Piece]]) -> Iterator[Piece]:
    """A table of one column is a frame round text; what stands alone in its first cell heads it."""
    for n, cell in enumerate(cells):
        if n == 0 and len(cells) > 1 and len(cell) == 1 and _is_head(cell[0].text):
            yield Piece("heading", cell[0].text, BOX_LEVEL)
        else:
            yield from cell


def _row(cells: list[list[Piece]]) -> Piece:
    """The cells of a row, parted by bars; empty ones are left out."""
    texts, raised, at = list[str](), list[Span](), 0
    for cell in cells:
        text = " ".join(f"{p.label} {p.text}" if p.label else p.text for p in cell)
        if len(cell) == 1 and not cell[0].label:
            raised += [Span(at + s.start, at + s.end) for s in cell[0].raised]
        if text:
            texts.append(text)
            at += len(text) + 3
    return Piece("row", " | ".join(texts), raised=tuple(raised))


def _heads(row: Element, cells: list[list[Piece]], width: int, *, first: bool, more: bool) -> bool:
    """True for the row that names the columns: marked as such, or the first, with all cells filled but perhaps the
    first, in few words."""
    named = first and more and len(cells) == width and all(cells[1:])
    marked = row.find(f"{W}trPr/{W}tblHeader") is not None
    return (named or marked) and all(len(p.text.split()) <= MAX_HEADING_WORDS for cell in cells for p in cell)


def _property(p: Element, path: str) -> str | None:
    for properties in p.findall(f"{W}pPr"):
        if (found := value(properties, W + path.replace("{W}", W))) is not None:
            return found
    return None


def _is_head(text: str) -> bool:
    return 0 < len(text.split()) <= MAX_HEADING_WORDS and not text.endswith((".", ";", ","))


def _all_bold(element: Element) -> bool:
    runs = [r for r in element.iter(f"{W}r") if any((t.text or "").strip() for t in r.iter(f"{W}t"))]
    return bool(runs) and all(_is_on(r.find(f"{W}rPr/{W}b")) for r in runs)


def _is_on(switch: Element | None) -> bool:
    return switch is not None and switch.get(f"{W}val") not in ("0", "false")


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == f"{W}tr":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins"):
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent"):
            yield from _cells(child)


def _runs(element: Element, notes: Mapping[Note, str]) -> Iterator[Run]:
    """The runs of a paragraph with links, insertions and the numbers of its notes; deleted text, fields' codes and drawings are left out."""
    for child in element:
        if child.tag == f"{W}r":
            raised = value(child, f"{W}rPr/{W}vertAlign") == "superscript"
            hidden = _is_on(child.find(f"{W}rPr/{W}vanish"))
            text = "" if hidden else "".join(_run_text(child))
            if text:
                yield Run(text, raised)
            yield from (Run(notes[key], raised=True) for key in noted(child) if key in notes)
        elif child.tag in (f"{W}del", f"{W}moveFrom", f"{W}pPr") or child.tag == f"{_MC}AlternateContent":
            continue
        else:
            yield from _runs(child, notes)


def _run_text(run: Element) -> Iterator[str]:
    for child in run:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in (f"{W}tab", f"{W}br", f"{W}cr"):
            yield " "
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"
        elif child.tag == f"{W}sym":
            code = child.get(f"{W}char", "")
            yield "•" if code.upper().startswith("F0") else ""


def _numeral(n: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (n - 1) % 26) * ((n - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman"):
        roman = ""
        for value, sign in zip((50, 40, 10, 9, 5, 4, 1), ("l", "xl", "x", "ix", "v", "iv", "i"), strict=True):
            roman += sign * (n // value)
            n %= value
        return roman.upper() if form == "upperRoman" else roman
    return f"{n:02d}" if form == "decimalZero" else str(n)
