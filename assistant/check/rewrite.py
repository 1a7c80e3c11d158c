"""Rules that write one thing in one way, each with an example."""

import re
from collections.abc import Iterable
from typing import NamedTuple


class Rule(NamedTuple):
    """What `pattern` finds becomes `into`, as `re.sub` has them.

    printed, read  an example that needs the rule, and how it reads after all rules
    """

    printed: str
    read: str
    pattern: re.Pattern[str]
    into: str


def rules(*rows: tuple[str, str, str, str]) -> tuple[Rule, ...]:
    """The rules of a table, in order."""
    return tuple(Rule(printed, read, re.compile(pattern), into) for printed, read, pattern, into in rows)


def rewritten(text: str, table: Iterable[Rule]) -> str:
    """A text after each of the rules in turn, two spaces made one."""
    for rule in table:
        text = rule.pattern.sub(rule.into, text).replace("  ", " ")
    return text
