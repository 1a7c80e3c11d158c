"""Files → documents. One module per format makes a Layout; `structure` makes every Layout a Document."""

from pathlib import Path

from index.errors import BadFile
from index.read.formats import SUFFIXES, layout
from index.read.structure import document
from index.types import Document

MAX_BYTES = 100_000_000

__all__ = ["MAX_BYTES", "SUFFIXES", "read_bytes", "read_file"]


def read_file(path: Path) -> Document:
    """The document in a file. Raises BadFile with the reason where it cannot be read."""
    if path.suffix.lower() not in SUFFIXES:
        raise BadFile(
            path.name,
            f"files of type {path.suffix or 'none'!r} are not read; give one of {', '.join(sorted(SUFFIXES))}",
        )
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
    return document(layout(content, name), name=name, content=content)
