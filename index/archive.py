"""A library as one file: a zip with the files that were added and what the user corrected.

    library.json    the format, and each document's name, SHA-256 and corrections
    documents/NAME  the file, byte for byte

What was read of the files, and their vectors, are made again where it is imported: so a library moves between versions and
encoders, and nothing in such a file is believed but the files themselves. No member is ever unpacked to a path.
"""

import hashlib
import os
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from pydantic import TypeAdapter

from index.errors import LibraryError, reason
from index.files import document_name
from index.types import Metadata
from index.work import MAX_BYTES

FORMAT = 1
LISTING = "library.json"


@dataclass(frozen=True, slots=True)
class Archived:
    """A document of the file."""

    name: str
    sha256: str
    corrected: Metadata


@dataclass(frozen=True, slots=True)
class Listing:
    """All of them, by name."""

    format: int
    documents: tuple[Archived, ...]


_LISTING = TypeAdapter(Listing)


def write_archive(file: Path, documents: Iterator[tuple[Archived, bytes]]) -> None:
    """Write a file that does not exist yet, whole or not at all; the same documents make the same bytes. Raises LibraryError."""
    if file.exists():
        raise LibraryError(f"{file} exists already; give the name of a new file")
    partial = file.with_name(file.name + ".partial")
    try:
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
            listed = []
            for document, content in documents:
                archive.writestr(_member(f"documents/{document.name}"), content)
                listed.append(document)
            archive.writestr(_member(LISTING), _LISTING.dump_json(Listing(FORMAT, tuple(listed)), indent=1))
        os.replace(partial, file)
    except OSError as e:
        raise LibraryError(f"{file} cannot be written ({reason(e)}); give another place") from e
    finally:
        partial.unlink(missing_ok=True)


def _member(name: str) -> zipfile.ZipInfo:
    """A member without a date of its own."""
    member = zipfile.ZipInfo(name)
    member.compress_type = zipfile.ZIP_DEFLATED
    return member


class Archive:
    """An exported file, open for reading. Raises LibraryError where it is none, or not whole."""

    def __init__(self, file: Path) -> None:
        self._file = file
        try:
            self._zip = zipfile.ZipFile(file)
        except OSError as e:
            raise LibraryError(f"{file} cannot be opened ({reason(e)}); give a file that `export` wrote") from e
        except Exception as e:  # zipfile raises a dozen types for what is damaged
            raise LibraryError(f"{file} is not an exported library ({e}); give one that `export` wrote") from e
        try:
            self.documents = self._listing()
            self.sizes = [self._info(f"documents/{d.name}").file_size for d in self.documents]
        except LibraryError:
            self._zip.close()
            raise

    def _listing(self) -> Sequence[Archived]:
        try:
            listing = _LISTING.validate_json(self._read(LISTING))
        except ValueError as e:
            raise LibraryError(f"{self._file} is damaged: {LISTING} cannot be read; export it again") from e
        if listing.format != FORMAT:
            raise LibraryError(f"{self._file} was exported by another version of guideline-assistant; install that one")
        for name, times in Counter(d.name for d in listing.documents).items():
            if name != document_name(Path(name)) or "\\" in name or times > 1:
                raise LibraryError(f"{self._file} is damaged: {name!r} is no file name; export it again")
        return listing.documents

    def content(self, document: Archived) -> bytes:
        """The bytes of a document, which are those that were exported."""
        content = self._read(f"documents/{document.name}")
        if hashlib.sha256(content).hexdigest() != document.sha256:
            raise LibraryError(f"{self._file} is damaged: {document.name!r} is not as it was; export it again")
        return content

    def _read(self, member: str) -> bytes:
        info = self._info(member)
        try:
            return self._zip.read(info)
        except Exception as e:  # zipfile and what unpacks for it raise a dozen types for what is damaged
            raise LibraryError(f"{self._file} is damaged: {member!r} cannot be read ({e}); export it again") from e

    def _info(self, member: str) -> zipfile.ZipInfo:
        try:
            info = self._zip.getinfo(member)
        except KeyError as e:
            raise LibraryError(f"{self._file} is no exported library, or damaged: it holds no {member!r}") from e
        if info.file_size > MAX_BYTES:
            raise LibraryError(f"{self._file} is damaged: {member!r} is larger than {MAX_BYTES // 1_000_000} MB")
        return info

    def __enter__(self) -> "Archive":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()
