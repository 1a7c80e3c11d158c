"""Conversations in memory, so that a reload of the page keeps them and no disk or browser storage holds them."""

import re
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any

from assistant.types import Turn

SESSION = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Held:
    """What is kept of a tab: its turns, the names of documents that it does not ask, and the number of the choice of these."""

    turns: tuple[Turn, ...] = ()
    left_out: frozenset[str] = frozenset()
    choice: int = 0


class Conversations:
    """Turns by the random key of a browser tab. The longest unused conversation makes room for a new one."""

    def __init__(self, *, conversations: int = 200, turns: int = 100) -> None:
        self._limit, self._turns = conversations, turns
        self._held: OrderedDict[str, Held] = OrderedDict()
        self._lock = Lock()

    def of(self, session: str) -> tuple[Turn, ...]:
        """Its turns in order; () for an unknown key."""
        return self._get(session).turns

    def left_out(self, session: str) -> frozenset[str]:
        """Documents that it does not ask; none for an unknown key."""
        return self._get(session).left_out

    def keep(self, session: str, turns: Sequence[Turn]) -> tuple[Turn, ...]:
        """Replace its turns and give back those kept, the latest. A key that no page makes, such as "", is not kept."""
        kept = tuple(turns)[-self._turns :]
        self._change(session, turns=kept)
        return kept

    def leave_out(self, session: str, names: Iterable[str], choice: int) -> None:
        """Replace the documents that it does not ask, unless a later choice was faster. A key that no page makes is not kept."""
        self._change(session, left_out=frozenset(names), choice=choice)

    def clear(self, session: str) -> None:
        """Forget its turns."""
        self.keep(session, ())

    def _get(self, session: str) -> Held:
        with self._lock:
            if session in self._held:
                self._held.move_to_end(session)
            return self._held.get(session, Held())

    def _change(self, session: str, **fields: Any) -> None:
        """Sets fields of what is held, and leaves the others as they are at that moment; nothing for a choice before the last."""
        if SESSION.fullmatch(session):
            with self._lock:
                before = self._held.get(session, Held())
                if fields.get("choice", before.choice) >= before.choice:
                    self._held[session] = replace(before, **fields)
                    self._held.move_to_end(session)
                while len(self._held) > self._limit:
                    self._held.popitem(last=False)
