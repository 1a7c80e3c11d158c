"""What a DOCX keeps beside its text: its archive's parts, styles, lists and notes. Standard library only."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.parsers import expat

from index.errors import Unreadable

MAX_UNPACKED = 400_000_000  # bytes in all parts together
MAX_RATIO = 200  # of a part's size unpacked to packed; text packs about tenfold
MAX_PARTS = 20_000
Note = tuple[str, str]  # the part that holds it, its key there
_PARTS = {
    **{part: f"word/{part}.xml" for part in ("document", "styles", "numbering", "footnotes", "endnotes")},
    "core": "docProps/core.xml",
}
_RUNNING = re.compile(r"word/(?:header|footer)\d*\.xml")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_HEADING = re.compile(r"(?i)^(?:heading|überschrift|titre|título|titolo|kop|rubrik|overskrift)\s*(\d)$")
_PLACEHOLDER = re.compile(r"(?i)^(?:microsoft word|document\d*|untitled|template|word document)|\.(?:docx?|dotx?)$")


@dataclass(frozen=True, slots=True)
class Level:
    """How a level of a list is numbered: the number format's name, the pattern ("%1.%2"), the first number."""

    format: str
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Numbering:
    """A list: the shape that it has, by which several lists are one that goes on; the levels in it; and where it counts anew,
    from what number, by level."""

    shape: str
    levels: Mapping[int, Level]
    restarts: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Style:
    """A style of paragraphs or words: its name in small letters, its heading level from 1, its list and the level in that
    from 0, whether it raises words as superscripts, whether it strikes them out, whether it hides them."""

    name: str
    heading: int | None
    numbering: tuple[str, int] | None
    raises: bool = False
    strikes: bool = False
    hides: bool = False


def parts(content: bytes) -> dict[str, Element]:
    """The parts that are read, as far as there are: "document", "styles", "numbering", "footnotes", "endnotes", "core", and the
    heads and feet of the pages, "word/header1.xml", in the archive's order.

    Raises Unreadable where the archive is damaged, encrypted or a bomb.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = {i.filename: i for i in archive.infolist()}
            _check(list(infos.values()))
            wanted = _PARTS | {path: path for path in infos if _RUNNING.fullmatch(path)}
            found = {key: archive.read(infos[path]) for key, path in wanted.items() if path in infos}
    except (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as e:
        raise Unreadable("it is damaged or not a DOCX; get the file again") from e
    if "document" not in found:
        raise Unreadable("it is a ZIP archive, not a DOCX; unpack it and add the documents in it")
    return {key: _xml(part) for key, part in found.items()}


def running(file: Mapping[str, Element]) -> list[Element]:
    """The heads and feet of a file's pages."""
    return [part for key, part in file.items() if _RUNNING.fullmatch(key)]


def _check(infos: list[zipfile.ZipInfo]) -> None:
    """Raises Unreadable where the archive would unpack to too much."""
    if len(infos) > MAX_PARTS or sum(i.file_size for i in infos) > MAX_UNPACKED:
        raise Unreadable(f"it unpacks to more than {MAX_UNPACKED // 1_000_000} MB; save it without its pictures")
    if any(i.file_size > 10_000_000 and i.file_size > MAX_RATIO * max(1, i.compress_size) for i in infos):
        raise Unreadable("it is packed like a zip bomb; save it as DOCX again")


def _xml(part: bytes) -> Element:
    # A pass of its own, which decodes the part in whatever encoding: a handler of ElementTree's would be slower.
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(part, True)
        return ElementTree.fromstring(part)
    except (expat.ExpatError, ElementTree.ParseError) as e:
        raise Unreadable("it is damaged; save it as DOCX again") from e


def _refuse(*_: object) -> None:
    raise Unreadable("it declares entities, which no DOCX needs; save it as DOCX again")


def core_title(core: Element | None) -> str | None:
    """The title in the file's properties, unless a program made it up."""
    title = " ".join(((core.findtext(f"{_DC}title") if core is not None else None) or "").split())
    return title if len(title.split()) > 1 and not _PLACEHOLDER.search(title) else None


def noted(run: Element) -> Iterator[Note]:
    """The notes that a run refers to."""
    for part in ("endnotes", "footnotes"):
        for found in run.findall(f"{W}{part[:-1]}Reference"):
            yield part, found.get(f"{W}id", "")


def note_numbers(body: Element) -> dict[Note, str]:
    """The number of each note in the order in which the text refers to them: of endnotes, where there are any, else of
    footnotes. Empty where there are none."""
    found = [note for run in body.iter(f"{W}r") for note in noted(run)]
    ends = [note for note in found if note[0] == "endnotes"]
    return {note: str(n) for n, note in enumerate(dict.fromkeys(ends or found), 1)}


def value(element: Element | None, path: str) -> str | None:
    """The value of the property at a path; None where it is not set."""
    found = element.find(path) if element is not None else None
    return found.get(f"{W}val") if found is not None else None


def is_on(switch: Element | None) -> bool:
    """Whether a property that is on or off is there, and on."""
    return switch is not None and switch.get(f"{W}val") not in ("0", "false", "off")


def all_bold(element: Element) -> bool:
    """Whether an element has words, and all of them are set in bold."""
    runs = [r for r in element.iter(f"{W}r") if any((t.text or "").strip() for t in r.iter(f"{W}t"))]
    return bool(runs) and all(is_on(r.find(f"{W}rPr/{W}b")) for r in runs)


def raises(element: Element) -> bool | None:
    """Whether a run or a style sets words as superscripts, or above the line; None where it does not say."""
    said, above = value(element, f"{W}rPr/{W}vertAlign"), value(element, f"{W}rPr/{W}position")
    if above and re.fullmatch(r"[1-9]\d*", above):
        return True
    return None if said is None else said == "superscript"


def strikes(element: Element) -> bool | None:
    """Whether a run or a style strikes words out; None where it does not say."""
    said = [s for tag in ("strike", "dstrike") if (s := element.find(f"{W}rPr/{W}{tag}")) is not None]
    return any(map(is_on, said)) if said else None


def hides(element: Element) -> bool | None:
    """Whether a run or a style hides words; None where it does not say."""
    said = element.find(f"{W}rPr/{W}vanish")
    return None if said is None else is_on(said)


def _iter(root: Element | None, tag: str) -> Iterator[Element]:
    return iter(()) if root is None else root.iter(f"{W}{tag}")


def styles(root: Element | None) -> dict[str, Style]:
    """Styles by their number; what a style is based on lends it all that it does not say itself but the name."""
    raw = {s.get(f"{W}styleId", ""): s for s in _iter(root, "style")}
    return {key: _style(key, raw, 0) for key in raw}


def _style(key: str, raw: dict[str, Element], depth: int) -> Style:
    element = raw[key]
    name = (value(element, f"{W}name") or key).lower()
    based = value(element, f"{W}basedOn")
    parent = _style(based, raw, depth + 1) if based in raw and depth < 12 else None
    named = _HEADING.match(name)
    outline = value(element, f"{W}pPr/{W}outlineLvl")
    level = int(named[1]) if named else int(outline) + 1 if outline and outline.isdigit() and int(outline) < 9 else None
    number, depth_in = value(element, f"{W}pPr/{W}numPr/{W}numId"), value(element, f"{W}pPr/{W}numPr/{W}ilvl")
    listed = (number, int(depth_in or 0)) if number and number != "0" else None
    inherited = parent or Style(name, None, None)
    raised, struck, hidden = raises(element), strikes(element), hides(element)
    return Style(
        name,
        level or inherited.heading,
        listed or inherited.numbering,
        inherited.raises if raised is None else raised,
        inherited.strikes if struck is None else struck,
        inherited.hides if hidden is None else hidden,
    )


def numberings(root: Element | None) -> dict[str, Numbering]:
    """Each list by its number."""
    shapes = {a.get(f"{W}abstractNumId", ""): dict(_levels(a)) for a in _iter(root, "abstractNum")}
    found: dict[str, Numbering] = {}
    for num in _iter(root, "num"):
        shape = value(num, f"{W}abstractNumId") or ""
        levels, restarts = dict(shapes.get(shape, {})), dict[int, int]()
        for override in num.iter(f"{W}lvlOverride"):
            levels.update(_levels(override))
            start = value(override, f"{W}startOverride") or ""
            if start.isdigit():
                restarts[int(override.get(f"{W}ilvl", "0"))] = int(start)
        found[num.get(f"{W}numId", "")] = Numbering(shape, levels, restarts)
    return found


def _levels(element: Element) -> Iterator[tuple[int, Level]]:
    for level in element.iter(f"{W}lvl"):
        start = value(level, f"{W}start") or "1"
        shape = Level(
            value(level, f"{W}numFmt") or "decimal",
            value(level, f"{W}lvlText") or "",
            int(start) if start.isdigit() else 1,
        )
        yield int(level.get(f"{W}ilvl", "0")), shape
