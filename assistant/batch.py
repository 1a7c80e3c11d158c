"""Conversations from JSON lines, and their answers as JSON lines."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from assistant import contract
from assistant.errors import AssistantError
from assistant.lines import conversations
from assistant.types import Answer, Turn


@dataclass(frozen=True, slots=True)
class Question:
    """A turn of a conversation, as a line states it."""

    question: str


@dataclass(frozen=True, slots=True)
class Conversation:
    """Questions that are asked in turn. Its `id` is anything that JSON can say: an infinite number raises ValueError."""

    turns: tuple[Question, ...]
    id: Any = None

    def __post_init__(self) -> None:
        json.dumps(self.id, allow_nan=False)


class Asks(Protocol):
    """What answers questions."""

    def ask(self, question: str, history: list[Turn]) -> Answer: ...


def answers(lines: Iterable[str], assistant: Asks, problem: Callable[[str], None]) -> Iterator[dict[str, Any]]:
    """An object for each turn, in order. A line or a turn that is bad goes to `problem` in one line and the rest goes on."""
    for number, conversation in conversations(lines, Conversation, problem):
        questions = [turn.question for turn in conversation.turns]
        for turn, found in asked(questions, assistant, problem, where=f"line {number}"):
            yield {"id": conversation.id, "turn": turn, **contract.answer(found)}


def asked(
    questions: Iterable[str], assistant: Asks, problem: Callable[[str], None], *, where: str
) -> Iterator[tuple[int, Answer]]:
    """The number and the answer of each turn of one conversation. A turn that is bad goes to `problem` and the rest goes on."""
    history: list[Turn] = []
    for turn, question in enumerate(questions):
        try:
            found = assistant.ask(question, history)
        except AssistantError as e:
            problem(f"{where}, turn {turn}: {e}")
            continue
        history.append(Turn(question, found))
        yield turn, found
