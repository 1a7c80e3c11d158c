"""A language model that says what a test wrote down, and remembers what it was asked; and an assistant that has none."""

from collections.abc import Callable, Generator, Iterable, Sequence

from assistant.errors import ModelError
from assistant.types import Answer, ChatModel, Turn

Reply = str | Iterable[str | ModelError] | ModelError


class ScriptedModel:
    """Answers with the replies in order, the last one for ever. A reply is a text, which comes word by word, pieces, or an
    error, which is raised after the pieces before it. `asked` holds (system, user) of every request, `closed` how many
    were ended early.
    """

    name = "scripted:model"
    destination = ""
    timeout = 0.0

    def __init__(self, *replies: Reply | Callable[[], Reply]) -> None:
        self._replies = list(replies)
        self.asked: list[tuple[str, str]] = []
        self.closed = 0

    def stream(self, system: str, user: str) -> Generator[str, None, None]:
        self.asked.append((system, user))
        reply = self._replies.pop(0) if len(self._replies) > 1 else self._replies[0]
        reply = reply() if callable(reply) else reply
        pieces = [reply] if isinstance(reply, ModelError) else reply
        try:
            for piece in [w + " " for w in pieces.split(" ")] if isinstance(pieces, str) else pieces:
                if isinstance(piece, ModelError):
                    raise piece
                yield piece
        except GeneratorExit:
            self.closed += 1
            raise


class WithoutModel:
    """The part of an assistant that writes, where no language model is set."""

    model: ChatModel | None = None

    def write(
        self,
        answer: Answer,
        history: Sequence[Turn] = (),
        *,
        audience: str = "clinician",
        edited: bool = False,
        documents: Sequence[str] | None = None,
    ) -> Generator[Answer, None, None]:
        yield from ()
