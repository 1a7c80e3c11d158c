"""DOCX → Layout: headings by style, lists with their numbering, tables as rows. Standard library only."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from index.errors import Unreadable
from index.read.compose import Piece, Run, compose, flow
from index.types import Layout, Metadata, Span

MAX_UNPACKED = 400_000_000  # bytes in all parts together
MAX_RATIO = 200  # of a part's size unpacked to packed; text packs about tenfold
MAX_PARTS = 20_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_HEADING = re.compile(r"(?i)^(?:heading|überschrift|titre|título|titolo|kop|rubrik|overskrift)\s*(\d)$")
_PLACEHOLDER = re.compile(r"(?i)^(?:microsoft word|document\d*|untitled|template|word document)|\.(?:docx?|dotx?)$")
_BULLET_FORMATS = frozenset({"bullet", "none"})


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    heading: int | None
    numbering: tuple[str, int] | None


def read_docx(content: bytes) -> Layout:
    """The body's text with its blocks. Raises Unreadable where the file is no DOCX, or unpacks to too much."""
    parts = _parts(content)
    body = _xml(parts["word/document.xml"]).find(f"{_W}body")
    if body is None:
        raise Unreadable("it has no text part; save it as DOCX again")
    styles = _styles(_xml(parts["word/styles.xml"])) if "word/styles.xml" in parts else {}
    levels = _numberings(_xml(parts["word/numbering.xml"])) if "word/numbering.xml" in parts else {}
    pieces = [p for p in _Reader(styles, levels).blocks(body, in_table=False) if p.text]
    given = _core_title(_xml(parts["docProps/core.xml"])) if "docProps/core.xml" in parts else None
    printed = any(p.kind in ("title", "heading") for p in pieces)
    return compose(pieces, metadata=Metadata(title=None if printed else given))


def _parts(content: bytes) -> dict[str, bytes]:
    """The parts that are read. Raises Unreadable where the archive is damaged, encrypted or a bomb."""
    wanted = ("word/document.xml", "word/styles.xml", "word/numbering.xml", "docProps/core.xml")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
            if len(infos) > MAX_PARTS or sum(i.file_size for i in infos) > MAX_UNPACKED:
                raise Unreadable(
                    f"it unpacks to more than {MAX_UNPACKED // 1_000_000} MB; save it without its pictures"
                )
            if any(i.file_size > 10_000_000 and i.file_size > MAX_RATIO * max(1, i.compress_size) for i in infos):
                raise Unreadable("it is packed like a zip bomb; save it as DOCX again")
            found = {i.filename: archive.read(i) for i in infos if i.filename in wanted}
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        EOFError,
        OSError,
        RuntimeError,
        NotImplementedError,
        ValueError,
    ) as e:
        raise Unreadable("it is damaged or not a DOCX; get the file again") from e
    if "word/document.xml" not in found:
        raise Unreadable("it is a ZIP archive, not a DOCX; unpack it and add the documents in it")
    return found


def _xml(part: bytes) -> Element:
    if b"<!DOCTYPE" in part[:1000] or b"<!ENTITY" in part:
        raise Unreadable("it declares entities, which no DOCX needs; save it as DOCX again")
    try:
        return ElementTree.fromstring(part)
    except ElementTree.ParseError as e:
        raise Unreadable("it is damaged; save it as DOCX again") from e


def _core_title(core: Element) -> str | None:
    title = " ".join((core.findtext(f"{_DC}title") or "").split())
    return title if len(title.split()) > 1 and not _PLACEHOLDER.search(title) else None


def _value(element: Element | None, path: str) -> str | None:
    found = element.find(path) if element is not None else None
    return found.get(f"{_W}val") if found is not None else None


def _styles(root: Element) -> dict[str, _Style]:
    """Styles by their number; what a style is based on lends it its heading level and its list."""
    raw = {s.get(f"{_W}styleId", ""): s for s in root.iter(f"{_W}style")}
    return {key: _style(key, raw, 0) for key in raw}


def _style(key: str, raw: dict[str, Element], depth: int) -> _Style:
    element = raw[key]
    name = (_value(element, f"{_W}name") or key).lower()
    based = _value(element, f"{_W}basedOn")
    parent = _style(based, raw, depth + 1) if based in raw and depth < 12 else None
    named = _HEADING.match(name)
    outline = _value(element, f"{_W}pPr/{_W}outlineLvl")
    level = int(named[1]) if named else int(outline) + 1 if outline and outline.isdigit() and int(outline) < 9 else None
    number, depth_in = _value(element, f"{_W}pPr/{_W}numPr/{_W}numId"), _value(element, f"{_W}pPr/{_W}numPr/{_W}ilvl")
    listed = (number, int(depth_in or 0)) if number and number != "0" else None
    return _Style(name, level or (parent.heading if parent else None), listed or (parent.numbering if parent else None))


def _numberings(root: Element) -> dict[str, dict[int, _Level]]:
    """Levels of each list, by the list's number."""
    shapes = {a.get(f"{_W}abstractNumId", ""): dict(_levels(a)) for a in root.iter(f"{_W}abstractNum")}
    found: dict[str, dict[int, _Level]] = {}
    for num in root.iter(f"{_W}num"):
        base = dict(shapes.get(_value(num, f"{_W}abstractNumId") or "", {}))
        for override in num.iter(f"{_W}lvlOverride"):
            base.update(_levels(override))
        found[num.get(f"{_W}numId", "")] = base
    return found


def _levels(element: Element) -> Iterator[tuple[int, _Level]]:
    for level in element.iter(f"{_W}lvl"):
        start = _value(level, f"{_W}start") or "1"
        shape = _Level(
            _value(level, f"{_W}numFmt") or "decimal",
            _value(level, f"{_W}lvlText") or "",
            int(start) if start.isdigit() else 1,
        )
        yield int(level.get(f"{_W}ilvl", "0")), shape


class _Reader:
    """Goes through the body in order and counts its lists."""

    def __init__(self, styles: dict[str, _Style], levels: dict[str, dict[int, _Level]]) -> None:
        self._styles = styles
        self._levels = levels
        self._counts: dict[str, dict[int, int]] = {}

    def blocks(self, parent: Element, *, in_table: bool) -> Iterator[Piece]:
        """The pieces of a body or a cell, in order."""
        for child in parent:
            if child.tag == f"{_W}p":
                yield self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                yield from self._table(child)
            elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}smartTag", f"{_W}customXml"):
                yield from self.blocks(child, in_table=in_table)

    def _paragraph(self, p: Element) -> Piece:
        text, raised = flow(_runs(p))
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
        if heading:
            return Piece("heading", f"{label} {text}" if label else text, heading)
        if name == "caption":
            return Piece("heading", text, 9)
        if listed and listed[0] != "0" and listed[0] in self._levels:
            return Piece("item", text, listed[1] + 1, label, raised=raised)
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

    def _counted(self, levels: dict[int, _Level], counts: dict[int, int], level: int) -> str:
        shape = levels.get(level, _Level("decimal", "", 1))
        return _numeral(counts.get(level, shape.start), shape.format)

    def _table(self, table: Element) -> Iterator[Piece]:
        rows = list(_rows(table))
        cells = [list(_cells(r)) for r in rows]
        if max((len(c) for c in cells), default=0) < 2:  # a box round text
            for n, cell in enumerate(c for row in cells for c in row):
                inside = [p for p in self.blocks(cell, in_table=True) if p.text]
                if n == 0 and len(rows) > 1 and len(inside) == 1 and _is_head(inside[0].text):
                    yield Piece("heading", inside[0].text, 6)
                else:
                    yield from inside
            return
        width = max(len(c) for c in cells)
        for i, (row, found) in enumerate(zip(rows, cells, strict=True)):
            texts, raised, at = list[str](), list[Span](), 0
            held = [[p for p in self.blocks(c, in_table=True) if p.text] for c in found]
            for pieces in held:
                text = " ".join(f"{p.label} {p.text}" if p.label else p.text for p in pieces)
                if text:
                    if len(pieces) == 1 and not pieces[0].label:
                        raised += [Span(at + s.start, at + s.end) for s in pieces[0].raised]
                    texts.append(text)
                    at += len(text) + 3
            filled = [t for t in texts if t]
            heads = (i == 0 and len(filled) == width and len(rows) > 1) or row.find(
                f"{_W}trPr/{_W}tblHeader"
            ) is not None
            if len(filled) == 1 and width > 1 and (len(found) == 1 or _all_bold(row)) and _is_head(filled[0]):
                yield Piece("heading", filled[0], next((p.level for ps in held for p in ps if p.kind == "heading"), 7))
            elif heads and all(len(t.split()) <= 12 for t in filled):
                yield Piece("header", " | ".join(filled))
            else:
                yield Piece("row", " | ".join(filled), raised=tuple(raised))


def _property(p: Element, path: str) -> str | None:
    for properties in p.findall(f"{_W}pPr"):
        if (found := _value(properties, _W + path.replace("{W}", _W))) is not None:
            return found
    return None


def _is_head(text: str) -> bool:
    return len(text.split()) <= 12 and not text.endswith((".", ";", ","))


def _all_bold(row: Element) -> bool:
    runs = [r for r in row.iter(f"{_W}r") if any((t.text or "").strip() for t in r.iter(f"{_W}t"))]
    return bool(runs) and all(r.find(f"{_W}rPr/{_W}b") is not None for r in runs)


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == f"{_W}tr":
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins"):
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == f"{_W}tc":
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent"):
            yield from _cells(child)


def _runs(element: Element) -> Iterator[Run]:
    """The runs of a paragraph with links and insertions; deleted text, fields' codes and drawings are left out."""
    for child in element:
        if child.tag == f"{_W}r":
            raised = _value(child, f"{_W}rPr/{_W}vertAlign") == "superscript"
            hidden = child.find(f"{_W}rPr/{_W}vanish") is not None
            text = "" if hidden else "".join(_run_text(child))
            if text:
                yield Run(text, raised)
        elif child.tag in (f"{_W}del", f"{_W}moveFrom", f"{_W}pPr") or child.tag == f"{_MC}AlternateContent":
            continue
        else:
            yield from _runs(child)


def _run_text(run: Element) -> Iterator[str]:
    for child in run:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            yield " "
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        elif child.tag == f"{_W}sym":
            code = child.get(f"{_W}char", "")
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
