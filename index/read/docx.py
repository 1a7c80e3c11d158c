"""DOCX → Layout: headings by style, lists with their numbering, tables as rows, notes and bibliography as references."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from xml.etree.ElementTree import Element

from index.bibliography import HEADING, reference
from index.errors import Unreadable
from index.read.docx_parts import Note, W, core_title, note_numbers, noted, parts, running
from index.read.docx_runs import Setting, bold_start, runs, text_boxes
from index.read.docx_styles import (
    PLAIN,
    Level,
    Numbering,
    Style,
    all_bold,
    listed,
    numberings,
    outline_level,
    strikes,
    styles,
    value,
)
from index.read.docx_tables import is_head, table_pieces
from index.read.layout import CAPTION_LEVEL, Piece, begun, clean, compose, flow, in_a_row
from index.read.numerals import roman
from index.read.run_in import run_in
from index.read.typed import typed_pieces
from index.types import Layout, Metadata

_BULLET_FORMATS = frozenset({"bullet", "none"})
_INNER_LIST = re.compile(r"list (?:bullet|number) ([2-5])")  # Word's own styles, each a list for itself
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
    said = _notes(file, setting)
    remarks = {note: text for note, text in said.items() if note not in numbers}
    reader = _Reader(setting, numberings(file.get("numbering")), remarks)
    pieces = [p for p in reader.blocks(body) if p.text]
    given = None if any(p.kind in ("title", "heading") for p in pieces) else core_title(file.get("core"))
    printed = tuple(reference(text) for text in reader.bibliography)
    cited = ((number, said[note]) for note, number in numbers.items() if note in said)
    references = printed or tuple(replace(reference(text), number=number, text=text) for number, text in cited)
    heads = filter(None, (run_in(*bold_start(p)) for p in body.iter(f"{W}p")))
    metadata = Metadata(title=given)
    return compose(pieces, metadata=metadata, references=references, running=_running(file, setting), run_in=heads)


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


def _notes(file: Mapping[str, Element], setting: Setting) -> dict[Note, str]:
    """What the footnotes and endnotes say that say something."""
    bare = replace(setting, notes={})
    found = {
        (part, note.get(f"{W}id", "")): " ".join(flow(runs(p, bare))[0] for p in note.iter(f"{W}p")).strip()
        for part in ("footnotes", "endnotes")
        for note in file.get(part, ())
    }
    return {note: text for note, text in found.items() if text}


class _Reader:
    """Goes through the body in order and counts its lists; leaves the entries that are set as a bibliography. `remarks` are the
    notes that are no references."""

    def __init__(self, setting: Setting, lists: Mapping[str, Numbering], remarks: Mapping[Note, str]) -> None:
        self.bibliography: list[str] = []
        self._setting = setting
        self._remarks = remarks
        self._lists = lists
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def blocks(self, parent: Element) -> Iterator[Piece]:
        """The pieces of a body or a cell, in order. What stands in the text boxes of a paragraph, and a note on it that is no
        reference, comes behind it, and behind the list that it stands in or introduces; a note on a table behind that."""
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
                boxed += () if parent.tag == f"{W}tc" else self._remarked(child)
            elif child.tag == f"{W}tbl":
                yield from boxed
                boxed = []
                yield from begun(table_pieces(child, self.blocks))
                yield from self._remarked(child) if parent.tag != f"{W}tc" else ()
            elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}smartTag", f"{W}customXml"):
                yield from self.blocks(child)
        yield from boxed

    def _remarked(self, element: Element) -> Iterator[Piece]:
        named = (note for run in element.iter(f"{W}r") for note in noted(run))
        yield from (Piece("paragraph", self._remarks[note]) for note in dict.fromkeys(named) if note in self._remarks)

    def _paragraph(self, p: Element) -> Piece:
        style = self._style(p)
        name = style.name
        text, raised = flow(runs(p, self._setting, style))
        if name == "title":
            return Piece("title", text)
        if name.startswith("toc ") or name in ("toc heading", "footer", "header"):
            return Piece("boilerplate", text)
        if name in ("author", "date"):
            return Piece("metadata", text)
        heading = outline_level(p) or style.heading
        item = listed(p) or style.numbering
        counts = text or style.strikes or any(map(strikes, p.iter(f"{W}r")))  # a step struck out keeps its number
        label = self._label(*item) if item and item[0] != "0" and counts else None
        shown = f"{label} {text}" if label and text else text
        if name.endswith("bibliography") and text:
            self.bibliography.append(shown)
            return Piece("boilerplate", shown)
        if heading:
            return Piece("heading", shown, heading)
        if name == "caption":
            return Piece("heading", text, CAPTION_LEVEL)
        if item and item[0] != "0" and item[0] in self._lists:
            inner = _INNER_LIST.fullmatch(name)
            return Piece("item", text, max(item[1] + 1, int(inner[1]) if inner else 1), label, raised=raised)
        if is_head(text) and all_bold(p):
            return Piece("heading", text, BOLD_LEVEL)
        return Piece("paragraph", text, raised=raised)

    def _style(self, p: Element) -> Style:
        return self._setting.styles.get(value(p, f"{W}pPr/{W}pStyle") or "", PLAIN)

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


def _numeral(n: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (n - 1) % 26) * ((n - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman"):
        return roman(n).upper() if form == "upperRoman" else roman(n)
    return f"{n:02d}" if form == "decimalZero" else str(n)
