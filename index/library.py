"""Add, remove, list, rebuild: one writer, and every change whole or not at all.

A change makes new folders beside the old ones and then swaps one small file, CURRENT. A process killed at any moment leaves
at most folders that nothing points to; the next writer clears them away.
"""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from filelock import FileLock, Timeout

from index.errors import BadFile, IndexingError, LibraryBusy, LibraryError, OtherEncoder, UnknownDocument
from index.read import SUFFIXES, read_bytes, read_file
from index.snapshot import FORMAT, Entry, Manifest, Snapshot, read_document, read_manifest, write_document, write_state
from index.types import Document, Encoder

Change = Literal["added", "replaced", "unchanged", "refused"]
Progress = Callable[[int, int, str], None]
GROUP = 50  # documents to a commit: a commit makes the state's indexes afresh, and what is committed survives a kill


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file of an `add`. `message` is one line; "" where there is nothing to say."""

    name: str
    change: Change
    message: str = ""


class Library:
    """A folder of documents. Opening it reads nothing and makes nothing.

    encoder  a function, so that commands which embed nothing do not wait for the weights
    """

    def __init__(self, folder: Path, encoder: Callable[[], Encoder], *, encoder_name: str) -> None:
        self.folder = folder
        self._encoder = encoder
        self._encoder_name = encoder_name

    @property
    def current(self) -> str | None:
        """The name of the state that counts, or None for a library without one. Cheap: readers ask it at every question."""
        try:
            return (self.folder / "CURRENT").read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None
        except OSError as e:
            raise LibraryError(f"the library {self.folder} cannot be read ({e.strerror})") from e

    def manifest(self) -> Manifest:
        """The documents that count. Raises LibraryError where the folder is damaged or of another version."""
        name = self.current
        if name is None:
            return Manifest(FORMAT, self._encoder_name, ())
        return read_manifest(self.folder / "states" / name)

    def documents(self) -> tuple[Document, ...]:
        """Those that count, by name; () for an empty library."""
        return tuple(read_document(self.folder / "documents" / e.folder, e) for e in self.manifest().entries)

    def document(self, name: str) -> Document:
        """Raises UnknownDocument."""
        for entry in self.manifest().entries:
            if entry.name == name:
                return read_document(self.folder / "documents" / entry.folder, entry)
        raise UnknownDocument(name)

    def snapshot(self) -> Snapshot:
        """The current state, open for reading. Raises LibraryError, OtherEncoder."""
        while True:
            name = self.current
            if name is None:
                raise LibraryError(f"the library {self.folder} is empty; run `guideline-assistant add FILE`")
            try:
                self._check_encoder(read_manifest(self.folder / "states" / name))
                return Snapshot(self.folder / "states" / name, self.folder / "documents")
            except (OSError, LibraryError) as e:
                if self.current == name:  # else a writer swapped it away meanwhile: read the new one
                    raise (
                        e
                        if isinstance(e, IndexingError)
                        else LibraryError(
                            f"the library {self.folder} is damaged ({e}); run `guideline-assistant rebuild`"
                        )
                    ) from e

    def add(self, paths: Iterable[Path], progress: Progress | None = None) -> Iterator[Outcome]:
        """Add files, and what folders hold of the types that are read. Yields the outcome of each file, in order.

        A file that cannot be read is refused and the rest goes on. What was finished is committed every GROUP documents
        and when the iterator is closed.
        """
        files = list(_files(paths))
        with self._writing():
            manifest = self.manifest()
            self._check_encoder(manifest)
            pending = 0
            try:
                for i, path in enumerate(files):
                    if progress:
                        progress(i, len(files), path.name)
                    manifest, outcome = self._add(manifest, path)
                    pending += outcome.change in ("added", "replaced")
                    if pending >= GROUP:
                        self._commit(manifest)
                        pending = 0
                    yield outcome
                if progress:
                    progress(len(files), len(files), "")
            finally:
                if pending:
                    self._commit(manifest)

    def _add(self, manifest: Manifest, path: Path) -> tuple[Manifest, Outcome]:
        try:
            document = read_file(path)
        except BadFile as e:
            return manifest, Outcome(path.name, "refused", str(e))
        same = next((e for e in manifest.entries if e.sha256 == document.sha256), None)
        if same:
            note = (
                ""
                if same.name == document.name
                else f"{document.name!r} has the same bytes as {same.name!r}, which is already there"
            )
            return manifest, Outcome(document.name, "unchanged", note)
        folder = document.sha256[:24]
        home = self.folder / "documents" / folder
        if not home.exists():
            write_document(home, document, path.read_bytes(), self._encoder())
        others = [e for e in manifest.entries if e.name != document.name]
        change: Change = "added" if len(others) == len(manifest.entries) else "replaced"
        entries = sorted([*others, Entry(document.name, document.sha256, folder)], key=lambda e: e.name)
        return replace(manifest, entries=tuple(entries)), Outcome(document.name, change)

    def remove(self, name: str) -> None:
        """Remove a document. Raises UnknownDocument."""
        with self._writing():
            manifest = self.manifest()
            self._check_encoder(manifest)
            left = tuple(e for e in manifest.entries if e.name != name)
            if len(left) == len(manifest.entries):
                raise UnknownDocument(name)
            self._commit(replace(manifest, entries=left))

    def rebuild(self, progress: Progress | None = None) -> int:
        """Make everything again from the sources that the library keeps, with the encoder that is set. Returns how many.

        Where the current state is damaged, every document folder that is whole counts.
        """
        with self._writing():
            known = self._sources()
            entries: list[Entry] = []
            number = self._next_number()
            for i, entry in enumerate(known):
                if progress:
                    progress(i, len(known), entry.name)
                content = (self.folder / "documents" / entry.folder / "source").read_bytes()
                document = read_bytes(content, name=entry.name)
                folder = f"{document.sha256[:24]}.{number}"
                write_document(self.folder / "documents" / folder, document, content, self._encoder())
                entries.append(replace(entry, folder=folder))
            self._commit(Manifest(FORMAT, self._encoder_name, tuple(entries)))
            return len(entries)

    def _sources(self) -> Sequence[Entry]:
        try:
            return self.manifest().entries
        except LibraryError:
            found = {}
            for home in sorted((self.folder / "documents").glob("*")):
                if (home / "source").is_file() and (home / "document.json").is_file():
                    stated = _stated(home)
                    found[stated.name] = stated
            return [found[name] for name in sorted(found)]

    def _commit(self, manifest: Manifest) -> None:
        number = self._next_number()
        target = self.folder / "states" / str(number)
        write_state(target, manifest, self.folder / "documents")
        pointer = self.folder / "CURRENT.new"
        pointer.write_text(f"{number}\n", encoding="utf-8")
        os.replace(pointer, self.folder / "CURRENT")
        self._clear(str(number), {e.folder for e in manifest.entries})

    def _next_number(self) -> int:
        return max((int(p.name) for p in (self.folder / "states").glob("*") if p.name.isdigit()), default=0) + 1

    def _clear(self, state: str, folders: set[str]) -> None:
        """Remove what nothing points to. Open readers keep their files; where the system forbids it, the next writer tries."""
        for path in (self.folder / "states").glob("*"):
            if path.name != state:
                shutil.rmtree(path, ignore_errors=True)
        for path in (self.folder / "documents").glob("*"):
            if path.name not in folders:
                shutil.rmtree(path, ignore_errors=True)

    def _check_encoder(self, manifest: Manifest) -> None:
        if manifest.entries and manifest.encoder != self._encoder_name:
            raise OtherEncoder(str(self.folder), manifest.encoder, self._encoder_name)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Hold the library's lock. Raises LibraryBusy at once where another process has it, LibraryError where it cannot be written."""
        try:
            for part in ("documents", "states"):
                (self.folder / part).mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.folder / "lock", timeout=0)
            lock.acquire()
        except Timeout as e:
            raise LibraryBusy(str(self.folder)) from e
        except OSError as e:
            raise LibraryError(
                f"the library {self.folder} cannot be written ({e.strerror}); give another folder with --library"
            ) from e
        try:
            yield
        except OSError as e:
            raise LibraryError(
                f"writing to the library {self.folder} failed ({e.strerror}); it is as it was before"
            ) from e
        finally:
            lock.release()


def _stated(home: Path) -> Entry:
    import json

    stated = json.loads((home / "document.json").read_bytes())
    return Entry(stated["name"], stated["sha256"], home.name)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """Files as given; of folders, at any depth and in the order of their names, those of a type that is read."""
    for path in paths:
        if path.is_dir():
            yield from sorted(
                p
                for p in path.rglob("*")
                if p.is_file() and p.suffix.lower() in SUFFIXES and not p.name.startswith(".")
            )
        else:
            yield path
