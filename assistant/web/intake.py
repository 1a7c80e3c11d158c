"""Files on their way into the library: one batch at a time, on a thread of its own, so that every tab can follow it."""

import logging
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Condition, Thread

import prompts
from index.errors import Cancelled, IndexingError
from index.work import FileOutcome, Progress, Step

LOG = logging.getLogger(__name__)
SURE = 0.02  # share of the work after which the time left is worth saying
NAME_BYTES = 255  # the longest file name that common file systems take
Add = Callable[[Sequence[Path], Progress], Iterator[FileOutcome]]


@dataclass(frozen=True, slots=True)
class Batch:
    """Where a batch of files is.

    names         of the files, in order
    outcomes      of the first of them
    step          what is being done; None before the first step
    seconds_left  None while that cannot be told
    running       False once the last file is done, the batch cancelled or broken off
    cancelled     whether the user has asked to stop
    problem       one line on what broke it off; ""
    """

    names: tuple[str, ...]
    outcomes: tuple[FileOutcome, ...] = ()
    step: Step | None = None
    seconds_left: float | None = None
    running: bool = True
    cancelled: bool = False
    problem: str = ""


class Intake:
    """Adds batches of files. `add` is Library.add."""

    def __init__(self, add: Add) -> None:
        self._add = add
        self._batch: Batch | None = None
        self._began = 0.0
        self._changed = Condition()

    def start(self, files: Sequence[tuple[str, Path]]) -> bool:
        """Begin to add files under their names; they are moved away from where they are. False while a batch is running."""
        with self._changed:
            if not files or (self._batch and self._batch.running):
                return False
            self._batch = Batch(tuple(name for name, _ in files))
            self._began = time.monotonic()
        Thread(target=self._run, args=(files,), daemon=True).start()
        return True

    def cancel(self) -> None:
        """Stop after what is being done; what was finished stays."""
        self._update(cancelled=True)

    def running(self) -> bool:
        """Whether a batch is on its way."""
        with self._changed:
            return bool(self._batch and self._batch.running)

    def follow(self) -> Iterator[Batch]:
        """The batch as it is, and again at every change until it is over; nothing where there never was one."""
        seen: Batch | None = None
        while seen is None or seen.running:
            with self._changed:
                while seen is not None and self._batch is seen:
                    self._changed.wait()
                seen = self._batch
            if seen is None:
                return
            yield seen

    def _run(self, files: Sequence[tuple[str, Path]]) -> None:
        problem = ""
        try:
            with TemporaryDirectory() as folder:
                paths = [_copied(path, Path(folder) / str(i), name) for i, (name, path) in enumerate(files)]
                for _, path in files:
                    path.unlink(missing_ok=True)
                for outcome in self._add(paths, self._tell):
                    with self._changed:
                        done = self._batch.outcomes if self._batch else ()
                    self._update(outcomes=(*done, outcome))
        except Cancelled:
            LOG.info("adding was cancelled")
        except (IndexingError, OSError) as error:
            problem = str(error)
        except Exception:
            LOG.exception("files were not added")
            problem = prompts.render("page_unforeseen")
        self._update(running=False, problem=problem)

    def _tell(self, step: Step) -> None:
        with self._changed:
            if self._batch and self._batch.cancelled:
                raise Cancelled
        spent = time.monotonic() - self._began
        left = spent * (1 - step.fraction) / step.fraction if step.fraction > SURE else None
        self._update(step=step, seconds_left=left)

    def _update(self, **changes: object) -> None:
        with self._changed:
            if self._batch and self._batch.running:
                self._batch = replace(self._batch, **changes)  # type: ignore[arg-type]
                self._changed.notify_all()


def file_name(name: str) -> str:
    """The last part of a name that a browser sent, whatever system it comes from, no longer than a name may be; "file"
    where nothing is left."""
    last = name.replace("\\", "/").replace("\0", "").rsplit("/", 1)[-1].encode("utf-8", "replace")
    stem, dot, suffix = last.rpartition(b".")
    short = stem[: max(NAME_BYTES - len(dot + suffix), 0)] + dot + suffix
    shown = short[:NAME_BYTES].decode("utf-8", "ignore")
    return "file" if shown in ("", ".", "..") else shown


def _copied(path: Path, folder: Path, name: str) -> Path:
    """One file may have been sent twice, so that it is wanted twice."""
    folder.mkdir()
    return Path(shutil.copyfile(path, folder / file_name(name)))
