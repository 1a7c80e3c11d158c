"""What a state of a library consists of."""

import json
from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic import TypeAdapter

from index.errors import LibraryError, UnknownDocument
from index.types import Metadata

FORMAT = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of a state: its name, its folder below `documents/`, and what the user corrected in its metadata."""

    name: str
    sha256: str
    folder: str
    corrected: Metadata = field(default_factory=Metadata)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The documents that count, by name, and the encoder of their vectors."""

    format: int
    encoder: str
    entries: tuple[Entry, ...]

    def entry(self, name: str) -> Entry:
        """Raises UnknownDocument."""
        for entry in self.entries:
            if entry.name == name:
                return entry
        raise UnknownDocument(name)

    def with_entry(self, entry: Entry) -> "Manifest":
        """With this entry, in the place of one of its name if there is one."""
        others = (e for e in self.entries if e.name != entry.name)
        return replace(self, entries=tuple(sorted([*others, entry], key=lambda e: e.name)))


_MANIFEST = TypeAdapter(Manifest)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write it into the folder of its state."""
    (folder / "manifest.json").write_bytes(_MANIFEST.dump_json(manifest, indent=1))


def read_manifest(folder: Path, *, of_any_version: bool = False) -> Manifest:
    """Raises LibraryError where it is missing, damaged or of another version."""
    path = folder / "manifest.json"
    try:
        stated = json.loads(path.read_bytes())
        if stated["format"] != FORMAT and not of_any_version:
            raise LibraryError(
                f"{folder} was made by another version of guideline-assistant; run `guideline-assistant rebuild`"
            )
        return _MANIFEST.validate_python(stated)
    except (OSError, ValueError, TypeError, KeyError) as e:
        raise LibraryError(f"{path} is missing or damaged; run `guideline-assistant rebuild`") from e
