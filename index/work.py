"""What work on a library tells: how far it is, and what became of each file."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from index.types import Document, Statement

MAX_BYTES = 100_000_000  # of a file that is read
Stage = Literal["reading", "embedding", "indexing"]


@dataclass(frozen=True, slots=True)
class Step:
    """Where the work on a library stands.

    file, files  number of the file, from 0, and how many there are
    name         its name; "" once all are done
    stage        what is being done with it; "indexing" makes all that was finished so far answer questions
    done, total  passages of this file while they are embedded; 0, 0 otherwise
    fraction     0..1: how much of the whole work is done, files weighed by their size
    """

    file: int
    files: int
    name: str
    stage: Stage
    done: int = 0
    total: int = 0
    fraction: float = 0.0


Progress = Callable[[Step], None]


@dataclass(frozen=True, slots=True)
class Changes:
    """What a new edition of a document says otherwise; a statement that only moved is neither added nor removed.

    added    statements of `after`, in order
    removed  statements of `before`, in order
    altered  (of `before`, of `after`), in order
    """

    before: Document
    after: Document
    added: tuple[Statement, ...]
    removed: tuple[Statement, ...]
    altered: tuple[tuple[Statement, Statement], ...]


Change = Literal["added", "replaced", "unchanged", "refused"]


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of one file. `message` is one line, "" where there is nothing to say; `changes` is that of a replaced one."""

    name: str
    change: Change
    message: str = ""
    changes: Changes | None = None
