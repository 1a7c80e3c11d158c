"""DOCX → Layout: headings by style, lists with their numbering, tables as rows, notes and bibliography as references."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from xml.etree.ElementTree import Element

from index.bibliography import HEADING, reference
from index.errors import Unreadable
from index.read.compose import CAPTION_LEVEL, Piece, Run, compose, flow
from index.read.docx_parts import (
    Level,
    Note,
    Style,
    W,
    all_bold,
    core_title,
    is_on,
    note_numbers,
    noted,
    numberings,
    parts,
    styles,
    value,
)
from index.read.docx_tables import is_head, table_pieces
from index.types import Layout, Metadata, Reference

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BULLET_FORMATS = frozenset({"bullet", "none"})
BOLD_LEVEL = 5  # of a bold line that no style makes a heading


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
                yield from table_pieces(child, self.blocks)
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
        if is_head(text) and all_bold(p):
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


def _property(p: Element, path: str) -> str | None:
    for properties in p.findall(f"{W}pPr"):
        if (found := value(properties, W + path.replace("{W}", W))) is not None:
            return found
    return None


def _runs(element: Element, notes: Mapping[Note, str]) -> Iterator[Run]:
    """The runs of a paragraph with links, insertions and the numbers of its notes; deleted text, fields' codes and drawings are left out."""
    for child in element:
        if child.tag == f"{W}r":
            raised = value(child, f"{W}rPr/{W}vertAlign") == "superscript"
            hidden = is_on(child.find(f"{W}rPr/{W}vanish"))
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
