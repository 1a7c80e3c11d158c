"""Files → documents. One module per format makes a Layout; `structure` makes every Layout a Document."""

import stat
from glob import has_magic
from pathlib import Path

from index.errors import BadFile, reason
from index.read.formats import SUFFIXES, layout
from index.read.structure import document
from index.types import Document
from index.work import MAX_BYTES

__all__ = ["SUFFIXES", "file_bytes", "read_bytes"]


def file_bytes(path: Path) -> bytes:
    """The bytes of a file whose type is read and whose size is bearable. Raises BadFile."""
    if path.is_dir():
        raise BadFile(path.name, f"the folder holds no file of a type that is read ({', '.join(sorted(SUFFIXES))})")
    try:
        stated = path.stat()
        _check_type(path.name)
        if not stat.S_ISREG(stated.st_mode):
            raise BadFile(path.name, "it is not a file")
        if stated.st_size > MAX_BYTES:
            raise BadFile(path.name, f"it is larger than {MAX_BYTES // 1_000_000} MB; split it")
        return path.read_bytes()
    except OSError as e:
        if has_magic(str(path)):
            raise BadFile(path.name, "nothing matches it; check the pattern and its folder") from e
        raise BadFile(path.name, f"it cannot be opened ({reason(e)}); check the path and the rights") from e


def _check_type(name: str) -> None:
    suffix = Path(name).suffix
    if suffix.lower() not in SUFFIXES:
        known = ", ".join(sorted(SUFFIXES))
        raise BadFile(name, f"files of type {suffix or 'none'!r} are not read; give one of {known}")


def read_bytes(content: bytes, *, name: str) -> Document:
    """The document in a file's bytes; the name's suffix tells the format. Raises BadFile."""
    _check_type(name)
    if not content.strip():
        raise BadFile(name, "it is empty")
    return document(layout(content, name), name=name, content=content)
