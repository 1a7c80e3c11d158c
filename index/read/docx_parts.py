"""The parts of a DOCX: its archive, unpacked and checked, its title, its notes. Standard library only."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
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
_PLACEHOLDER = re.compile(r"(?i)^(?:microsoft word|document\d*|untitled|template|word document)|\.(?:docx?|dotx?)$")


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
