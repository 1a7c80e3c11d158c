"""A file of conversations, a JSON line each → values."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

FORM = 'each line is one conversation, {"id": …, "turns": [{"question": …}]}'
T = TypeVar("T")


def conversations(lines: Iterable[str], form: type[T], problem: Callable[[str], None]) -> Iterator[tuple[int, T]]:
    """(number of the line, from 1; what it holds, as a dataclass), in order. Empty lines are passed over. A bad line goes to
    `problem` in one line and the rest goes on."""
    from pydantic import TypeAdapter, ValidationError

    reader = TypeAdapter(form)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            # Python's own reader: pydantic's takes no half of a character, which programs do send.
            found = reader.validate_python(json.loads(line))
        except ValidationError as e:
            first = e.errors(include_url=False, include_context=False)[0]
            what = ": ".join(filter(None, [".".join(map(str, first["loc"])), first["msg"]]))
            problem(f"line {number} was left out: {what}; {FORM}")
        except (ValueError, RecursionError) as e:
            problem(f"line {number} was left out: it is not JSON ({e}); {FORM}")
        else:
            yield number, found
