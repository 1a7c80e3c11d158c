"""A library's folder: one writer at a time, and every change whole or not at all.

A change makes new folders beside the old ones and then swaps one small file, CURRENT. A process killed at any moment leaves
at most folders that nothing points to; the next writer clears them away.
"""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import LibraryBusy, LibraryError, reason
from index.manifest import Manifest, read_manifest
from index.snapshot import write_state

NOTHING = "0"  # what CURRENT says before the first document; a folder with documents and no CURRENT is damaged
_STATE = re.compile(r"\d+")
_DOCUMENT = re.compile(r"[0-9a-f]{24}(\.\d+)?(\.partial)?")


class Folder:
    """Opening it reads nothing and makes nothing."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.documents = path / "documents"
        self.states = path / "states"

    @property
    def current(self) -> Path | None:
        """The state that counts, or None for an empty library. Cheap: readers ask it at every question."""
        try:
            name = (self.path / "CURRENT").read_text(encoding="utf-8").strip()
        except FileNotFoundError as e:
            if self.documents.is_dir() and any(self.documents.iterdir()):
                raise LibraryError(
                    f"the library {self.path} is incomplete; run `guideline-assistant rebuild`, or give another folder with --library"
                ) from e
            return None
        except NotADirectoryError as e:
            raise LibraryError(f"{self.path} is a file, not a library; give a folder with --library") from e
        except OSError as e:
            raise LibraryError(f"the library {self.path} cannot be read ({e}); check the folder's rights") from e
        except UnicodeDecodeError as e:
            raise LibraryError(
                f"the library {self.path} is damaged: CURRENT cannot be read; run `guideline-assistant rebuild`"
            ) from e
        return self.states / name if name != NOTHING else None

    def manifest(self, *, of_any_version: bool = False) -> Manifest | None:
        """What the current state consists of. Raises LibraryError where it is damaged or of another version."""
        while (state := self.current) is not None:
            try:
                return read_manifest(state, of_any_version=of_any_version)
            except LibraryError:
                if self.current == state:  # else a writer swapped it away meanwhile: read the new one
                    raise
        return None

    def remembered(self) -> Manifest | None:
        """The newest manifest that can be read, whether its state counts or not; None where there is none."""
        states = (p for p in self.states.iterdir() if _STATE.fullmatch(p.name))
        for state in sorted(states, key=lambda p: int(p.name), reverse=True):
            try:
                return read_manifest(state, of_any_version=True)
            except LibraryError:
                continue
        return None

    def unused(self, sha256: str) -> Path:
        """A folder for a document that does not exist yet."""
        places = (self.documents / f"{sha256[:24]}.{n}" for n in count(1))
        return next(place for place in places if not place.exists())

    def commit(self, manifest: Manifest) -> None:
        """Make a state and point to it. The documents' folders must be complete. On any error the old state counts on."""
        number = 1 + max((int(p.name) for p in self.states.iterdir() if _STATE.fullmatch(p.name)), default=0)
        state = self.states / str(number)
        try:
            write_state(state, manifest, self.documents)
            self._point(state.name)
        except BaseException:
            if self.current != state:
                shutil.rmtree(state, ignore_errors=True)
            raise
        self.clear(manifest)

    def _point(self, name: str) -> None:
        pointer = self.path / "CURRENT.new"
        pointer.write_text(f"{name}\n", encoding="utf-8")
        os.replace(pointer, self.path / "CURRENT")

    def clear(self, manifest: Manifest) -> None:
        """Remove what this program made and nothing points to. Open readers keep their files; where the system forbids it,
        the next writer tries again."""
        state = self.current
        for path in self.states.iterdir():
            if path != state and _STATE.fullmatch(path.name):
                shutil.rmtree(path, ignore_errors=True)
        kept = {entry.folder for entry in manifest.entries}
        for path in self.documents.iterdir():
            if path.name not in kept and _DOCUMENT.fullmatch(path.name):
                shutil.rmtree(path, ignore_errors=True)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the lock. Raises LibraryBusy at once where another has it, LibraryError where nothing can be written."""
        try:
            self.documents.mkdir(parents=True, exist_ok=True)
            self.states.mkdir(exist_ok=True)
            # Not thread-local: an `add` may be driven step by step from several threads.
            lock = FileLock(self.path / "lock", timeout=0, thread_local=False)
            lock.acquire()
            if not (self.path / "CURRENT").exists() and not any(self.documents.iterdir()):
                self._point(NOTHING)
        except Timeout as e:
            raise LibraryBusy(str(self.path)) from e
        except OSError as e:
            raise LibraryError(
                f"the library {self.path} cannot be written ({reason(e)}); give another folder with --library"
            ) from e
        try:
            yield
        except OSError as e:
            raise LibraryError(
                f"writing to the library {self.path} failed ({reason(e)}); what was finished before is kept"
            ) from e
        finally:
            lock.release()
