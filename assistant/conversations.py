"""Conversations in memory, so that a reload of the page keeps them and no disk or browser storage holds them."""

import re
from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from assistant.types import Turn

SESSION = re.compile(r"[0-9a-f]{32}")


class Conversations:
    """Turns by the random key of a browser tab. The longest unused conversation makes room for a new one."""

    def __init__(self, *, conversations: int = 200, turns: int = 100) -> None:
        self._limit, self._turns = conversations, turns
        self._held: OrderedDict[str, tuple[Turn, ...]] = OrderedDict()
        self._lock = Lock()

    def of(self, session: str) -> tuple[Turn, ...]:
        """Its turns in order; () for an unknown key."""
        with self._lock:
            if session in self._held:
                self._held.move_to_end(session)
            return self._held.get(session, ())

    def keep(self, session: str, turns: Sequence[Turn]) -> tuple[Turn, ...]:
        """Replace its turns and give back those kept, the latest. A key that no page makes, such as "", is not kept."""
        kept = tuple(turns)[-self._turns :]
        if SESSION.fullmatch(session):
            with self._lock:
                self._held[session] = kept
                self._held.move_to_end(session)
                while len(self._held) > self._limit:
                    self._held.popitem(last=False)
        return kept

    def clear(self, session: str) -> None:
        """Forget it."""
        with self._lock:
            self._held.pop(session, None)
