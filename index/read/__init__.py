"""Files → documents. One module per format makes a Layout; `structure` makes every Layout a Document."""

from pathlib import Path

from index.errors import BadFile
from index.read.markdown import read_markdown
from index.read.structure import document
from index.read.text import read_text
from index.types import Document, Layout

SUFFIXES = frozenset({".txt", ".md", ".markdown"})
MAX_BYTES = 100_000_000


def read_file(path: Path) -> Document:
    """The document in a file. Raises BadFile with the reason where it cannot be read."""
    if path.suffix.lower() not in SUFFIXES:
        raise BadFile(path.name, f"files of type {path.suffix or 'none'!r} are not read; give one of {', '.join(sorted(SUFFIXES))}")
    try:
        if path.stat().st_size > MAX_BYTES:
            raise BadFile(path.name, f"it is larger than {MAX_BYTES // 1_000_000} MB; split it")
        content = path.read_bytes()
    except OSError as e:
        raise BadFile(path.name, f"it cannot be opened ({e.strerror})") from e
    return read_bytes(content, name=path.name)


def read_bytes(content: bytes, *, name: str) -> Document:
    """The document in a file's bytes; the name's suffix tells the format. Raises BadFile."""
    if not content.strip():
        raise BadFile(name, "it is empty")
    return document(_layout(content, name), name=name, content=content)


def _layout(content: bytes, name: str) -> Layout:
    text = _decoded(content, name)
    return read_text(text) if Path(name).suffix.lower() == ".txt" else read_markdown(text)


def _decoded(content: bytes, name: str) -> str:
    if b"\0" in content[:4096]:
        raise BadFile(name, "it is not text; convert it, or give its real suffix")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
    raise BadFile(name, "its characters are neither UTF-8 nor Windows-1252; save it as UTF-8")
