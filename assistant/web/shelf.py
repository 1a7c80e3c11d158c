"""The library on the page: values of the browser in, HTML out. It reads and embeds nothing itself."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Protocol

import prompts
from assistant import corrections
from assistant.errors import AssistantError
from assistant.web import catalogue, frame
from assistant.web.conversations import Conversations
from assistant.web.intake import Intake
from index.errors import IndexingError, UnknownDocument
from index.types import Document, Metadata
from index.work import FileOutcome, Progress

LOG = logging.getLogger(__name__)


class Keeper(Protocol):
    """What the page needs to know of who keeps the library."""

    def documents(self) -> tuple[Document, ...]: ...

    def add(self, paths: Sequence[Path], progress: Progress) -> Iterator[FileOutcome]: ...

    def remove(self, name: str) -> None: ...

    def correct(self, name: str, metadata: Metadata) -> None: ...


class Shelf:
    """What each event of the library does. `session` is the random key of a tab."""

    def __init__(self, keeper: Keeper, held: Conversations) -> None:
        self._keeper = keeper
        self._held = held
        self._intake = Intake(keeper.add)

    def show(self, session: str) -> str:
        """The table of documents, with those that the tab asks; one line where the library cannot be read."""
        try:
            return catalogue.table(self._keeper.documents(), self._held.left_out(session), date.today())
        except IndexingError as error:
            return frame.problem(str(error))

    def add(self, session: str, files: Sequence[tuple[str, Path]]) -> Iterator[tuple[str, str, str]]:
        """(files on their way, table, problem) until all files, each (name, path), are added or refused. Until then the table
        is "", for what there was."""
        problem = "" if self._intake.start(files) else frame.problem(prompts.render("page_adding_busy"))
        for intake, table in self._shown(session):
            yield intake, table, problem

    def follow(self, session: str) -> Iterator[tuple[str, str]]:
        """(files on their way, table or "") until the batch that is running is over; nothing where none is."""
        if self._intake.running():
            yield from self._shown(session)

    def _shown(self, session: str) -> Iterator[tuple[str, str]]:
        for batch in self._intake.follow():
            yield catalogue.intake(batch), "" if batch.running else self.show(session)

    def cancel(self) -> None:
        """Stop adding; what was finished stays."""
        self._intake.cancel()

    def remove(self, session: str, name: str) -> tuple[str, str]:
        """(table, what was done or why not) without the document."""

        def change() -> str:
            titles = {d.name: d.title for d in self._keeper.documents()}
            self._keeper.remove(name)
            return prompts.render("page_removed", title=titles.get(name, name))

        table, done, problem = self._changed(session, change)
        return table, done or problem

    def correct(self, session: str, name: str, metadata: Metadata) -> tuple[str, str, str]:
        """(table, what was done, why not) with what the user knows better than the document."""

        def change() -> str:
            corrections.check(asdict(metadata))
            self._keeper.correct(name, metadata)
            return prompts.render("page_saved")

        return self._changed(session, change)

    def choose(self, session: str, left_out: Sequence[str], choice: int) -> None:
        """Ask all documents but these from now on; `choice` grows with each choice of a tab, which may overtake one another."""
        self._held.leave_out(session, left_out, choice)

    def _changed(self, session: str, change: Callable[[], str]) -> tuple[str, str, str]:
        """(table, what was done, why not): of the two, one is "". `change` gives what it did."""
        try:
            done = change()
        except UnknownDocument:
            problem = prompts.render("page_gone")
        except (AssistantError, IndexingError) as error:
            problem = str(error)
        except Exception:
            LOG.exception("the library was not changed")
            problem = prompts.render("page_unforeseen")
        else:
            return self.show(session), frame.done(done), ""
        return self.show(session), "", frame.problem(problem)
