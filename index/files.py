"""The files of an `add`: which ones, under which names, and how far along their row the work is."""

import glob
import os
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from index.read import SUFFIXES
from index.work import Progress, Stage, Step


def expand(paths: Iterable[Path]) -> Iterator[Path]:
    """Files as given; of folders, at any depth and in the order of their names, those of a type that is read; what patterns
    match, where no shell has done that, a file once however many ways lead to it. A path without a match, or a folder without
    such a file, comes as it is."""
    for path in paths:
        matches = [path] if path.exists() else _matching(str(path))
        yield from _once(file for m in matches or [path] for file in ((_within(m) or [m]) if m.is_dir() else [m]))


def _matching(pattern: str) -> list[Path]:
    """What is there; a link that leads nowhere, or round and round, is not."""
    return [Path(m) for m in sorted(glob.glob(pattern, recursive=True)) if os.path.exists(m)]


def _once(files: Iterable[Path]) -> Iterable[Path]:
    """Each file by the first way that leads to it: folders may link to each other."""
    found: dict[tuple[str, str], Path] = {}
    for file in files:
        found.setdefault((file.name, os.path.realpath(file)), file)
    return found.values()


def _within(folder: Path) -> list[Path]:
    named = (p for p in folder.rglob("*") if p.suffix.lower() in SUFFIXES and not _is_hidden(p.relative_to(folder)))
    return sorted(p for p in named if p.is_file())


def _is_hidden(path: Path) -> bool:
    """Whether a file or a folder on the way to it is hidden, as a ".trash" is."""
    return any(part.startswith(".") for part in path.parts)


def document_name(path: Path) -> str:
    """The file name as the library shows it: composed characters, no control characters, nothing that is not Unicode."""
    name = unicodedata.normalize("NFC", os.fsencode(path.name).decode("utf-8", "replace"))
    return "".join("�" if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in name)


class Meter:
    """Tells `progress` where the work on a row of files is. `sizes` are in bytes."""

    def __init__(self, names: Sequence[str], sizes: Iterable[int], progress: Progress | None) -> None:
        self._names = names
        self._before = [0, *accumulate(sizes)]
        self._progress = progress
        self._file = 0

    def at(self, file: int, stage: Stage) -> None:
        """Begin a stage of a file; `file` is one past the last when all are done."""
        self._file = file
        self._tell(stage, 0, 0, 0.0 if stage == "reading" else 1.0)

    def embedding(self, done: int, total: int) -> None:
        """So many passages of the file are embedded."""
        self._tell("embedding", done, total, done / total)

    def _tell(self, stage: Stage, done: int, total: int, share: float) -> None:
        if self._progress is None:
            return
        last = len(self._names)
        begin, end = self._before[self._file], self._before[min(self._file + 1, last)]
        fraction = (begin + share * (end - begin)) / self._before[-1] if self._before[-1] else 1.0
        name = self._names[self._file] if self._file < last else ""
        self._progress(Step(self._file, last, name, stage, done, total, fraction))


def size(path: Path) -> int:
    """In bytes; 0 where that cannot be told."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
