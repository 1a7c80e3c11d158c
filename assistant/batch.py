"""Conversations from JSON lines, and their answers as JSON lines."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol

from assistant import contract
from assistant.errors import AssistantError, BadBatch
from assistant.types import Answer, Turn


class Asks(Protocol):
    """What answers questions."""

    def ask(self, question: str, history: list[Turn]) -> Answer: ...


def answers(lines: Iterable[str], assistant: Asks, problem: Callable[[str], None]) -> Iterator[dict[str, Any]]:
    """An object for each turn, in order. A line or a turn that is bad goes to `problem` in one line and the rest goes on."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            name, questions = _conversation(line, number)
        except BadBatch as e:
            problem(str(e))
            continue
        for turn, found in asked(questions, assistant, problem, where=f"line {number}"):
            yield {"id": name, "turn": turn, **contract.answer(found)}


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


def _conversation(line: str, number: int) -> tuple[Any, list[str]]:
    try:
        stated = json.loads(line)
    except (ValueError, RecursionError) as e:
        raise BadBatch(f"line {number} is not JSON ({e}); each line is one conversation") from e
    turns = stated.get("turns") if isinstance(stated, dict) else None
    if not isinstance(turns, list) or not all(
        isinstance(t, dict) and isinstance(t.get("question"), str) for t in turns
    ):
        raise BadBatch(f'line {number} has no "turns" with a "question" each; see `guideline-assistant ask --help`')
    name = stated.get("id")
    try:
        json.dumps(name, allow_nan=False)
    except (ValueError, RecursionError) as e:
        raise BadBatch(f'line {number} has an "id" that JSON cannot say ({e}); give a text or a number') from e
    return name, [t["question"] for t in turns]
