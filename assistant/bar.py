"""How far work is, for people at a terminal."""

import sys
from collections.abc import Callable
from threading import Event, Thread
from types import TracebackType
from typing import Any

from assistant.terminal import printable
from index.work import Step

SECONDS = 30.0  # between two lines on how far work is
LONGEST_NAME = 40  # letters of a file's name beside a bar


class Bar:
    """A progress bar with the time left, on standard error; where no terminal is there to show one, a line from time to time about
    work that takes long."""

    def __init__(self) -> None:
        from tqdm import tqdm

        self._where = ""
        self._over = Event()
        self._teller = Thread(target=self._tell, daemon=True)
        self._bar: Any = tqdm(
            total=1.0,
            bar_format="{percentage:3.0f}% |{bar:30}| {remaining} left  {desc}",
            disable=not sys.stderr.isatty(),
            file=sys.stderr,
            leave=False,
        )

    def progress(self, step: Step) -> None:
        """Show where the work is: "file 3 of 12, embedding 64/210: name"."""
        passages = f" {step.done}/{step.total}" if step.total else ""
        place = min(step.file + 1, step.files)
        self.show(step.fraction, f"file {place} of {step.files}, {step.stage}{passages}: {step.name[:LONGEST_NAME]}")

    def show(self, fraction: float, what: str) -> None:
        """Show that this share of the work, 0..1, is done, and what comes next."""
        self._where = f"{fraction:.0%}, {what}"
        self._bar.set_description_str(what, refresh=False)
        self._bar.update(fraction - self._bar.n)

    def write(self, say: Callable[[str], object], line: str) -> None:
        """Say something without breaking the bar."""
        with self._bar.external_write_mode(file=sys.stderr):
            say(line)

    def _tell(self) -> None:
        """Print where the work is from time to time, also while a single step of it takes long."""
        while not self._over.wait(SECONDS):
            if self._where:
                print(printable(self._where), file=sys.stderr, flush=True)

    def __enter__(self) -> "Bar":
        if self._bar.disable:
            self._teller.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._bar.close()
