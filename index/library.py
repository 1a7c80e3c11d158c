"""Add, correct, remove, rebuild, and read: a folder of documents that changes whole or not at all (see `index.folder`)."""

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TypeVar

from index.archive import Archive, Archived, write_archive
from index.editions import compare, is_edition, summary
from index.errors import BadFile, LibraryError, OtherEncoder, UnknownDocument
from index.files import Meter, document_name, expand, size
from index.folder import Folder
from index.manifest import FORMAT, Entry, Manifest, read_manifest
from index.read import file_bytes, read_bytes
from index.record import problems, read_document, stated_entry, write_record
from index.snapshot import Snapshot
from index.types import Document, Encoder, Metadata
from index.work import FileOutcome, Progress

T = TypeVar("T")
COMMIT_SHARE = 0.05  # of the time of an `add` that its commits may take; each makes the indexes of all documents again


class Library:
    """A folder of documents. Opening it reads nothing and makes nothing.

    encoder       a function, so that commands which embed nothing do not wait for the weights
    encoder_name  its `name`, which is known before it is loaded
    """

    def __init__(self, folder: Path, encoder: Callable[[], Encoder], *, encoder_name: str) -> None:
        self.folder = folder
        self._folder = Folder(folder)
        self._encoder = encoder
        self._encoder_name = encoder_name

    @property
    def current(self) -> str | None:
        """The name of the state that counts, or None for a library without one. Cheap: readers ask it at every question."""
        state = self._folder.current
        return state.name if state else None

    def manifest(self, *, of_any_version: bool = False) -> Manifest:
        """The documents that count. Raises LibraryError where the folder is damaged or of another version, if that matters."""
        held = self._folder.manifest(of_any_version=of_any_version)
        return held if held and held.entries else Manifest(FORMAT, self._encoder_name, ())

    def documents(self) -> tuple[Document, ...]:
        """Those that count, by name; () for an empty library."""
        return self._of_current(lambda manifest: tuple(map(self._read, manifest.entries)))

    def document(self, name: str) -> Document:
        """Raises UnknownDocument."""
        return self._of_current(lambda manifest: self._read(manifest.entry(name)))

    def source(self, name: str) -> bytes:
        """The file that was added, byte for byte. Raises UnknownDocument, LibraryError."""
        return self._of_current(lambda manifest: self._source(manifest.entry(name)))

    def snapshot(self) -> Snapshot:
        """The current state, open for reading. Raises LibraryError, OtherEncoder."""
        return self._of_current(self._opened)

    def _opened(self, manifest: Manifest) -> Snapshot:
        state = self._folder.current
        if state is None:
            raise LibraryError(f"the library {self.folder} is empty; run `guideline-assistant add FILE`")
        self._check_encoder(manifest)
        return Snapshot(state, self._folder.documents)

    def _of_current(self, read: Callable[[Manifest], T]) -> T:
        """What is read of the documents that count; again, where a writer swapped them away meanwhile."""
        while True:
            state = self._folder.current
            try:
                return read(self.manifest())
            except (LibraryError, UnknownDocument):
                if self._folder.current == state:
                    raise

    def verify(self) -> Iterator[str]:
        """One line for each problem, with its remedy; nothing for a library that is whole, or empty."""
        try:
            yield from self._of_current(self._problems)
        except LibraryError as e:
            yield str(e)

    def _problems(self, manifest: Manifest) -> list[str]:
        found = [line for e in manifest.entries for line in problems(self._folder.documents / e.folder, e)]
        if self._folder.current:
            found += self.snapshot().problems()
        if found and self.manifest() != manifest:
            raise LibraryError(found[0])  # of what a writer swapped away meanwhile
        return found

    def add(
        self, paths: Iterable[Path], progress: Progress | None = None, *, told: Callable[[Path], str] = document_name
    ) -> Iterator[FileOutcome]:
        """Add files, what folders hold of the types that are read, and what patterns match. Yields each file's outcome, in order.

        A file that cannot be read is refused, by the name that `told` gives it, and the rest goes on. What is finished is
        committed from time to time and at the end, also where `progress` raises Cancelled or the iterator is closed.
        """
        files = list(expand(paths))
        meter = Meter([document_name(f) for f in files], map(size, files), progress)
        with self._folder.writing():
            manifest = done = self.manifest()
            self._check_encoder(manifest)
            self._folder.clear(manifest)
            given: dict[str, str] = {}
            pause, due = 0.0, time.monotonic()
            try:
                for i, path in enumerate(files):
                    meter.at(i, "reading")
                    manifest, outcome = self._add(manifest, path, meter, given, told)
                    if manifest != done and time.monotonic() >= due:
                        meter.at(i, "indexing")
                        began = time.monotonic()
                        self._folder.commit(manifest)
                        done, pause = manifest, time.monotonic() - began
                        due = time.monotonic() + pause / COMMIT_SHARE
                    yield outcome
                meter.at(len(files), "indexing")
            finally:
                if manifest != done:
                    self._folder.commit(manifest)

    def _add(
        self, manifest: Manifest, path: Path, meter: Meter, given: dict[str, str], told: Callable[[Path], str]
    ) -> tuple[Manifest, FileOutcome]:
        """The manifest with a file of the batch. `given` holds the names and hashes of the files before it that were
        not refused."""
        name = document_name(path)
        try:
            content = file_bytes(path)
            sha256 = hashlib.sha256(content).hexdigest()
            if given.get(name, sha256) != sha256:
                raise BadFile(name, "another file of this name was given before it; rename one of them")
            taken = self._take(manifest, Archived(name, sha256, Metadata()), content, meter)
            given[name] = sha256
            return taken
        except BadFile as e:
            return manifest, FileOutcome(name, "refused", str(BadFile(told(path), e.reason)))

    def _take(self, manifest: Manifest, given: Archived, content: bytes, meter: Meter) -> tuple[Manifest, FileOutcome]:
        """The manifest with a document. Raises BadFile."""
        same = next((e for e in manifest.entries if e.sha256 == given.sha256), None)
        named = next((e for e in manifest.entries if e.name == given.name), None)
        if same and named and same != named:
            reason = f"it has the same bytes as {same.name!r}, and the library holds something else under this name"
            raise BadFile(given.name, f"{reason}; remove one of the two, or rename the file")
        if same:
            note = f"{given.name!r} has the same bytes as {same.name!r}, which is already there"
            return manifest, FileOutcome(given.name, "unchanged", "" if same.name == given.name else note)
        document = read_bytes(content, name=given.name)
        before = self._read(named) if named else None
        changes = compare(before, document) if before else None
        if changes and not is_edition(changes):
            other = f"the library holds another document of this name, {changes.before.title!r}"
            raise BadFile(given.name, f"{other}; rename the file, or remove that one first")
        manifest = manifest.with_entry(self._write(document, content, given.corrected, meter.embedding))
        if before is None or changes is None:
            return manifest, FileOutcome(given.name, "added")
        message = f"{given.name!r} replaces its earlier edition: {summary(changes)}"
        if lost := [k for k in before.corrected if getattr(given.corrected, k) is None]:
            message += f"; what was corrected by hand is no longer set: {', '.join(lost)}"
        return manifest, FileOutcome(given.name, "replaced", message, changes)

    def export_to(self, file: Path) -> None:
        """Write the library's files and corrections into one new file. Raises LibraryError."""

        def write(manifest: Manifest) -> None:
            write_archive(file, ((Archived(e.name, e.sha256, e.corrected), self._source(e)) for e in manifest.entries))

        self._of_current(write)

    def import_from(self, file: Path, progress: Progress | None = None) -> tuple[FileOutcome, ...]:
        """Add what `export_to` wrote, all of it or nothing. What is already there stays as it is; another edition
        replaces a document. Raises LibraryError, and Cancelled where `progress` does.
        """
        with self._folder.writing(), Archive(file) as archive:
            manifest = before = self.manifest()
            self._check_encoder(manifest)
            meter = Meter([d.name for d in archive.documents], archive.sizes, progress)
            outcomes = []
            for i, document in enumerate(archive.documents):
                meter.at(i, "reading")
                try:
                    manifest, outcome = self._take(manifest, document, archive.content(document), meter)
                except BadFile as e:
                    raise LibraryError(f"{file} was not imported: {e}") from e
                outcomes.append(outcome)
            meter.at(len(outcomes), "indexing")
            if manifest != before:
                self._folder.commit(manifest)
            return tuple(outcomes)

    def correct(self, name: str, metadata: Metadata) -> None:
        """Set what the user knows better than the source. None, "" and what the source itself states keep the source's.

        All fields are set at once: earlier corrections that are not repeated are gone. A new edition of the document starts
        without any. Raises UnknownDocument.
        """
        with self._folder.writing():
            manifest = self.manifest()
            entry = manifest.entry(name)
            stated = asdict(self._read(replace(entry, corrected=Metadata())).metadata)
            given = {k: _one_line(v) for k, v in asdict(metadata).items() if v}
            corrected = Metadata(**{k: v for k, v in given.items() if v and v != stated[k]})
            if corrected == entry.corrected:
                return
            if corrected.title == entry.corrected.title:
                entry = replace(entry, corrected=corrected)
            else:
                self._check_encoder(manifest)
                document = self._read(replace(entry, corrected=Metadata()))
                entry = self._write(document, self._source(entry), corrected)
            self._folder.commit(manifest.with_entry(entry))

    def remove(self, *names: str) -> None:
        """Remove documents, all or none, from a library of another version too: what this one cannot read would keep it from
        being rebuilt. Raises UnknownDocument."""
        with self._folder.writing():
            manifest = self.manifest(of_any_version=True)
            gone = [manifest.entry(name) for name in names]
            self._folder.commit(replace(manifest, entries=tuple(e for e in manifest.entries if e not in gone)))

    def rebuild(self, progress: Progress | None = None, *, lost: Callable[[], object] = lambda: None) -> None:
        """Make everything again from the sources that the library keeps, with the encoder that is set.

        Where the current state is damaged, every document folder that is whole counts. `lost` is called where what was
        corrected by hand cannot be read any more. Raises LibraryError where a source cannot be read any more; the library is
        then as it was.
        """
        with self._folder.writing():
            known = self._sources(lost)
            files = [self._folder.documents / e.folder / "source" for e in known]
            meter = Meter([e.name for e in known], map(size, files), progress)
            entries = []
            for i, entry in enumerate(known):
                meter.at(i, "reading")
                content = self._source(entry)
                try:
                    document = read_bytes(content, name=entry.name)
                except BadFile as e:
                    raise LibraryError(f"{e}; remove it, then rebuild") from e
                entries.append(self._write(document, content, entry.corrected, meter.embedding))
            meter.at(len(known), "indexing")
            self._folder.commit(Manifest(FORMAT, self._encoder_name, tuple(entries)))

    def _sources(self, lost: Callable[[], object]) -> Sequence[Entry]:
        """Documents to rebuild: those of the manifest, of whatever version, or else every whole folder, with the corrections
        that the newest other manifest holds."""
        try:
            state = self._folder.current
            return read_manifest(state, of_any_version=True).entries if state else ()
        except LibraryError:
            found = [e for home in sorted(self._folder.documents.iterdir()) if (e := stated_entry(home))]
            if not found:
                raise
            remembered = self._folder.remembered()
            if remembered is None:
                lost()
            corrected = {e.folder: e.corrected for e in remembered.entries} if remembered else {}
            kept = [replace(e, corrected=corrected.get(e.folder, e.corrected)) for e in found]
            return sorted({e.name: e for e in kept}.values(), key=lambda e: e.name)

    def _read(self, entry: Entry) -> Document:
        return read_document(self._folder.documents / entry.folder, entry)

    def _source(self, entry: Entry) -> bytes:
        try:
            return (self._folder.documents / entry.folder / "source").read_bytes()
        except OSError as e:
            raise LibraryError(f"the file of {entry.name!r} is gone; remove it and add it again") from e

    def _write(
        self,
        document: Document,
        content: bytes,
        corrected: Metadata,
        progress: Callable[[int, int], None] = lambda *_: None,
    ) -> Entry:
        home = self._folder.unused(document.sha256)
        write_record(home, document, content, self._encoder(), corrected=corrected, progress=progress)
        return Entry(document.name, document.sha256, home.name, corrected)

    def _check_encoder(self, manifest: Manifest) -> None:
        if manifest.entries and manifest.encoder != self._encoder_name:
            raise OtherEncoder(str(self.folder), manifest.encoder, self._encoder_name)


def _one_line(said: str) -> str:
    """What a user said on one line; "?" for what is no Unicode."""
    return " ".join(said.encode("utf-8", "replace").decode("utf-8").split())
