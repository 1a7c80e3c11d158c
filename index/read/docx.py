"""DOCX → Layout: headings by style, lists with their numbering, tables as rows, notes and bibliography as references."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from xml.etree.ElementTree import Element

from index.bibliography import HEADING, reference
from index.errors import Unreadable
from index.read.docx_parts import (
    Level,
    Numbering,
    Style,
    W,
    all_bold,
    core_title,
    note_numbers,
    numberings,
    parts,
    running,
    strikes,
    styles,
    value,
)
from index.read.docx_runs import Setting, runs, text_boxes
from index.read.docx_tables import is_head, table_pieces
from index.read.layout import CAPTION_LEVEL, Piece, begun, clean, compose, flow, in_a_row
from index.read.numerals import roman
from index.read.typed import typed_pieces
from index.types import Layout, Metadata, Reference

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
    setting = Setting(styles(file.get("styles")), numbers)
    reader = _Reader(setting, numberings(file.get("numbering")))
    pieces = [p for p in reader.blocks(body) if p.text]
    given = None if any(p.kind in ("title", "heading") for p in pieces) else core_title(file.get("core"))
    printed = tuple(reference(text) for text in reader.bibliography)
    references = printed or tuple(_notes(file, setting))
    return compose(pieces, metadata=Metadata(title=given), references=references, running=_running(file, setting))


def _running(file: Mapping[str, Element], setting: Setting) -> Iterator[str]:
    """The lines of the heads and feet: what stands between two tabs is one, and so is a row of a table, with bars."""
    for part in running(file):
        for row in part.iter(f"{W}tr"):
            yield in_a_row(
                [("".join(_printed(p, setting) for p in cell.iter(f"{W}p")), ()) for cell in row.iter(f"{W}tc")]
            )[0]
        for p in part.iter(f"{W}p"):
            yield from filter(None, map(clean, _printed(p, setting).split("\t")))


def _printed(p: Element, setting: Setting) -> str:
    return "".join(run.text for run in runs(p, setting))


def _notes(file: Mapping[str, Element], setting: Setting) -> Iterator[Reference]:
    """The footnotes or endnotes that the text refers to, by number."""
    for (part, key), number in setting.notes.items():
        for note in file.get(part, ()):
            if note.get(f"{W}id") == key:
                text = " ".join(flow(runs(p, replace(setting, notes={})))[0] for p in note.iter(f"{W}p")).strip()
                yield replace(reference(text), number=number, text=text)


class _Reader:
    """Goes through the body in order and counts its lists; leaves the entries that are set as a bibliography."""

    def __init__(self, setting: Setting, lists: Mapping[str, Numbering]) -> None:
        self.bibliography: list[str] = []
        self._setting = setting
        self._lists = lists
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def blocks(self, parent: Element) -> Iterator[Piece]:
        """The pieces of a body or a cell, in order. What stands in the text boxes of a paragraph comes behind it, and behind the
        list that it stands in or introduces."""
        boxed: list[Piece] = []
        for child in parent:
            if child.tag == f"{W}p":
                piece = self._paragraph(child)
                if piece.text and piece.kind != "item":
                    yield from boxed
                    boxed = []
                if piece.kind == "paragraph" and parent.tag != f"{W}tc":
                    yield from typed_pieces(runs(child, self._setting, self._style(child)))
                else:
                    yield piece
                boxed += (p for box in text_boxes(child) for p in _aside(self.blocks(box)))
            elif child.tag == f"{W}tbl":
                yield from boxed
                boxed = []
                yield from begun(table_pieces(child, self.blocks))
            elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}smartTag", f"{W}customXml"):
                yield from self.blocks(child)
        yield from boxed

    def _paragraph(self, p: Element) -> Piece:
        style = self._style(p)
        name = style.name
        text, raised = flow(runs(p, self._setting, style))
        if name == "title":
            return Piece("title", text)
        if name.startswith("toc ") or name in ("toc heading", "footer", "header"):
            return Piece("boilerplate", text)
        outline = _property(p, f"{W}outlineLvl")
        heading = int(outline) + 1 if outline and outline.isdigit() and int(outline) < 9 else style.heading
        number = _property(p, f"{W}numPr/{W}numId")
        level = _property(p, f"{W}numPr/{W}ilvl")
        listed = (number, int(level or 0)) if number else style.numbering
        counts = text or style.strikes or any(map(strikes, p.iter(f"{W}r")))  # a step struck out keeps its number
        label = self._label(*listed) if listed and listed[0] != "0" and counts else None
        shown = f"{label} {text}" if label and text else text
        if name.endswith("bibliography") and text:
            self.bibliography.append(shown)
            return Piece("boilerplate", shown)
        if heading:
            return Piece("heading", shown, heading)
        if name == "caption":
            return Piece("heading", text, CAPTION_LEVEL)
        if listed and listed[0] != "0" and listed[0] in self._lists:
            return Piece("item", text, listed[1] + 1, label, raised=raised)
        if is_head(text) and all_bold(p):
            return Piece("heading", text, BOLD_LEVEL)
        return Piece("paragraph", text, raised=raised)

    def _style(self, p: Element) -> Style:
        return self._setting.styles.get(_property(p, f"{W}pStyle") or "", Style("", None, None))

    def _label(self, number: str, level: int) -> str | None:
        """What Word prints before the item, e.g. "2.1"; None for a bullet."""
        numbering = self._lists.get(number)
        shape = numbering.levels.get(level) if numbering else None
        if numbering is None or shape is None:
            return None
        counts = self._counts.setdefault(numbering.shape, {})
        if number not in self._begun:
            self._begun.add(number)
            counts.update({deep: start - 1 for deep, start in numbering.restarts.items()})
        counts[level] = counts.get(level, shape.start - 1) + 1
        for deeper in [k for k in counts if k > level]:
            del counts[deeper]
        if shape.format in _BULLET_FORMATS:
            return None
        return (
            re.sub(r"%(\d)", lambda m: self._counted(numbering.levels, counts, int(m[1]) - 1), shape.text).strip()
            or None
        )

    def _counted(self, levels: Mapping[int, Level], counts: dict[int, int], level: int) -> str:
        shape = levels.get(level, Level("decimal", "", 1))
        return _numeral(counts.get(level, shape.start), shape.format)


def _aside(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """What a text box holds, so that it changes nothing around it: a heading in it heads nothing, and a list with which it
    begins is no part of the list before it."""
    began = False
    for piece in pieces:
        began = began or (bool(piece.text) and piece.kind != "item")
        plain = piece.kind == "heading" or not began
        yield replace(piece, kind="paragraph", level=0) if plain else piece


def _property(p: Element, path: str) -> str | None:
    found = (value(properties, path) for properties in p.findall(f"{W}pPr"))
    return next((v for v in found if v is not None), None)


def _numeral(n: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (n - 1) % 26) * ((n - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman"):
        return roman(n).upper() if form == "upperRoman" else roman(n)
    return f"{n:02d}" if form == "decimalZero" else str(n)
