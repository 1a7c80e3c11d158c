"""The tables of words beside this module, by their lines."""

from collections.abc import Iterator
from pathlib import Path


def lines(name: str) -> Iterator[str]:
    """The lines of a table, "synonyms.txt", in order: none that is blank, or a comment behind "#"."""
    table = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return (line for line in table.splitlines() if line.strip() and not line.startswith("#"))
