"""A file of questions, each with what its answer must show.

A line of the file is a conversation, `{"id": …, "turns": [{"question": …, …}]}`. Of a question it may say any of

    outcome    "answered", "not_found", or "either" where both are right
    any        [{"text", "references"}]: one of them must stand in a quote; "references" null or left out is not looked at
    all        the same form: every one must stand in some quote
    avoid      [text]: must stand in no quote
    answer     what a quote must cover
    document   the file that the right quote comes from, or a list of identical files
    documents  the files that hold the answer, looked for among the passages found

and anything else, which is ignored. White space counts as one space everywhere, and what `any` and `all` name cuts no
number: "5 mg" does not stand in "15 mg".
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from assistant.lines import conversations

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words that a quote must hold, and the reference numbers printed beside them; None where these are not looked at."""

    text: Words
    references: tuple[str | int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Expected:
    """A question with what its answer must show; what is left out is not looked at."""

    question: str
    outcome: Literal["answered", "not_found", "either"] | None = None
    any: tuple[Wanted, ...] = ()
    all: tuple[Wanted, ...] = ()
    avoid: tuple[Words, ...] = ()
    answer: Words | None = None
    document: str | tuple[str, ...] | None = None
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conversation:
    """Questions that are asked in turn."""

    id: str | int
    turns: Annotated[tuple[Expected, ...], Field(min_length=1)]


def read(lines: Iterable[str], problem: Callable[[str], None]) -> Iterator[Conversation]:
    """The conversations of a question file, in order. A bad line goes to `problem` in one line and the rest goes on."""
    return (conversation for _, conversation in conversations(lines, Conversation, problem))
