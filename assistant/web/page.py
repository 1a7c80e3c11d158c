"""The chat on the page: values of the browser in, HTML out. It searches nothing and knows no source."""

import logging
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from threading import RLock
from typing import Protocol

import prompts
from assistant.errors import AssistantError
from assistant.types import Answer, ChatModel, Turn
from assistant.web import frame, render
from assistant.web.conversations import Conversations
from assistant.web.export import markdown
from assistant.web.markup import editions
from assistant.writing.written import notice
from index.errors import IndexingError
from index.types import Document

LOG = logging.getLogger(__name__)
LEFT = 1_000  # views of the page that are remembered as left


class Answerer(Protocol):
    """What the page needs to know of who answers."""

    def ask(
        self, question: str, history: Sequence[Turn], *, standalone: str | None, documents: Sequence[str] | None
    ) -> Answer: ...

    @property
    def model(self) -> ChatModel | None: ...

    def write(
        self,
        answer: Answer,
        history: Sequence[Turn],
        *,
        audience: str,
        edited: bool,
        documents: Sequence[str] | None,
    ) -> Generator[Answer, None, None]: ...

    def documents(self) -> tuple[Document, ...]: ...

    def examples(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True, eq=False)
class _Writer:
    """One that writes for a tab, told from any other, and the view of the page in which that is read."""

    view: str


class Page:
    """What each event of the chat does. `session` is the random key of a tab."""

    def __init__(self, assistant: Answerer, held: Conversations) -> None:
        self._assistant = assistant
        self._held = held
        self._writing: dict[str, _Writer] = {}  # session → the one writer that may still show something
        self._left: dict[str, None] = {}  # the views that were left and have asked nothing since, in order
        self._turnstile = RLock()  # a writer that was stopped keeps nothing after it

    @property
    def where(self) -> str:
        """Whether text leaves this machine for a language model, and to whom; "" without one."""
        return notice(self._assistant.model) if self._assistant.model else ""

    def show(self, session: str) -> str:
        """The conversation of a tab, or the page before the first question."""
        if turns := self._held.of(session):
            return self._drawn(turns)
        try:
            return frame.empty(self._assistant.documents(), self._assistant.examples(), date.today())
        except IndexingError as error:
            return frame.broken(str(error))

    def _drawn(self, turns: Sequence[Turn]) -> str:
        """The turns as they are shown, over the library as it is now."""
        try:
            held = editions(self._assistant.documents())
        except IndexingError:
            held = None  # it cannot be read, which the next question says
        return render.conversation(turns, date.today(), held)

    def arrive(self, session: str) -> str:
        """What a tab shows that is opened, or opened again: nobody reads on what was being written for it."""
        self.stop(session)
        return self.show(session)

    def scope(self, session: str) -> str:
        """Which documents the tab asks; "" for all."""
        asked, documents = self._asked(session)
        return "" if asked is None else frame.scope(len(asked), documents)

    def ask(self, session: str, question: str, view: str = "") -> Iterator[tuple[str, str]]:
        """(conversation, problem), as often as there is more to show: the question answered, or why it was not. `view`: where it is
        asked."""
        self._return(view)
        self.stop(session)
        yield self._answer(session, self._held.of(session), question, None)

    def again(self, session: str, standalone: str, view: str = "") -> Iterator[tuple[str, str]]:
        """(conversation, problem): the last question, searched for as the reader worded it, in place of its turn."""
        self._return(view)
        self.stop(session)
        if turns := self._held.of(session):
            yield self._answer(session, turns[:-1], turns[-1].question, standalone)
        else:
            yield self.show(session), ""

    def write(
        self, session: str, audience: str, *, edited: bool, view: str = ""
    ) -> Generator[tuple[str, str], None, None]:
        """(conversation, written answer) of the last question, as often as the model has written more; "" for what stays. `view`: where
        it is read, until that is left."""
        asked, _ = self._asked(session)
        with self._writer(session, view) as (writer, turns):
            if not turns or self._assistant.model is None:
                return
            before, question, shown = turns[:-1], turns[-1].question, turns[-1].answer
            steps = self._assistant.write(
                shown, before, audience=audience or "clinician", edited=edited, documents=asked
            )
            with closing(steps):
                for answer in steps:
                    kept = self._keep(session, writer, (*before, Turn(question, answer)))
                    if kept is None:
                        return
                    if answer != shown:
                        redrawn = answer.standalone != shown.standalone
                        conversation = self._drawn(kept) if redrawn else ""
                        yield conversation, render.written(answer, len(kept) - 1, date.today())
                        shown = answer

    def _keep(self, session: str, writer: _Writer, turns: Sequence[Turn]) -> tuple[Turn, ...] | None:
        """The turns that a writer gives its tab, as they are kept; None, and none is, where it is not the one that writes."""
        with self._turnstile:
            return self._held.keep(session, turns) if self._writing.get(session) is writer else None

    @contextmanager
    def _writer(self, session: str, view: str) -> Iterator[tuple[_Writer, tuple[Turn, ...]]]:
        """A new writer, which is the one of its tab until another begins or it is stopped, and the turns of which it
        writes the last: none, in a view that was left. Where it goes away in the middle, as a tab that is closed does, what it wrote stays as stopped."""
        writer = _Writer(view)
        with self._turnstile:
            if view in self._left:  # since the question was asked: this would be written for nobody
                turns: tuple[Turn, ...] = ()
            else:
                self._writing[session] = writer
                turns = self._held.of(session)
        try:
            yield writer, turns
        finally:
            with self._turnstile:
                if self._writing.get(session) is writer:
                    self.stop(session)

    def leave(self, view: str) -> None:
        """Nobody reads in this view of the page any more: what is being written for it ends, and nothing begins before it asks again,
        as one does that had only lost its connection. "" is no view."""
        if not view:
            return
        with self._turnstile:
            self._left[view] = None
            if len(self._left) > LEFT:
                del self._left[next(iter(self._left))]
            for session in [session for session, writer in self._writing.items() if writer.view == view]:
                self.stop(session)

    def _return(self, view: str) -> None:
        with self._turnstile:
            self._left.pop(view, None)

    def stop(self, session: str, turn: int | None = None) -> str:
        """The written answer of the last turn as it stands; nothing is added to it. "" where there is none. Of an earlier `turn`, which
        ended when the next question was asked, that one, and the last is left to write on."""
        with self._turnstile:
            turns = self._held.of(session)
            if turn is not None and 0 <= turn < len(turns) - 1:
                return render.written(turns[turn].answer, turn, date.today())
            self._writing.pop(session, None)
            written = turns[-1].answer.written if turns else None
            if written is None:
                return ""
            answer = turns[-1].answer
            if not written.done:
                stopped = replace(written, note=prompts.render("written_stopped"), done=True)
                answer = replace(answer, written=stopped)
                self._held.keep(session, (*turns[:-1], Turn(turns[-1].question, answer)))
        return render.written(answer, len(turns) - 1, date.today())

    def _answer(self, session: str, before: Sequence[Turn], question: str, standalone: str | None) -> tuple[str, str]:
        try:
            asked, _ = self._asked(session)
            if asked == []:
                return self.show(session), frame.problem(prompts.render("page_none_chosen"))
            answer = self._assistant.ask(question, before, standalone=standalone, documents=asked)
        except (AssistantError, IndexingError) as error:
            return self.show(session), frame.problem(str(error))
        except Exception:
            LOG.exception("no answer")
            return self.show(session), frame.problem(prompts.render("page_unforeseen"))
        with self._turnstile:
            self._writing.pop(session, None)  # one that began meanwhile writes of a turn that is not the last any more
            kept = self._held.keep(session, (*before, Turn(question, answer)))
        return self._drawn(kept), ""

    def _asked(self, session: str) -> tuple[list[str] | None, int]:
        """(names of the documents to ask or None for all, how many there are to choose from)."""
        left_out = self._held.left_out(session)
        names = [d.name for d in self._assistant.documents()] if left_out else []
        asked = [name for name in names if name not in left_out]
        return asked if len(asked) < len(names) else None, len(names)

    def clear(self, session: str) -> tuple[str, str]:
        """(the page before the first question, no problem)."""
        with self._turnstile:
            self._writing.pop(session, None)
            self._held.clear(session)
        return self.show(session), ""

    def take_away(self, session: str) -> str:
        """The conversation as Markdown; "" for an empty one."""
        turns = self._held.of(session)
        return markdown(turns, date.today()) if turns else ""
