"""What a browser prints before the items of an HTML list."""

import re
from typing import Any

from index.read.numerals import roman

_NUMBER = re.compile(r"\s*([+-]?\d{1,6})(?!\d)", re.ASCII)
_NUMERALS = {
    "1": "1", "decimal": "1",
    "a": "a", "lower-alpha": "a", "lower-latin": "a", "A": "A", "upper-alpha": "A", "upper-latin": "A",
    "i": "i", "lower-roman": "i", "I": "I", "upper-roman": "I",
}  # fmt: skip


def numbers(element: Any, items: list[Any]) -> list[int]:
    """The number of each of a list's items, as a browser counts: `start`, `reversed`, and `value` of an item are heeded."""
    step = -1 if element.get("reversed") is not None else 1
    number = _whole(element.get("start"), len(items) if step < 0 else 1)
    found: list[int] = []
    for item in items:
        number = _whole(item.get("value"), number)
        found.append(number)
        number += step
    return found


def _whole(stated: str | None, default: int) -> int:
    number = _NUMBER.match(stated or "")
    return int(number[1]) if number else default


def label(number: int, item: Any, element: Any) -> str:
    """What a browser prints before an item of a numbered list: "4.", "d.", "IV."."""
    kinds = (_NUMERALS.get(kind) for e in (item, element) for kind in (_list_style(e), e.get("type")) if kind)
    kind = next((k for k in kinds if k), "1")
    printed = str(number)
    if kind in "aA" and number > 0:
        printed = _letters(number)
    elif kind in "iI":
        printed = roman(number)
    return f"{printed.upper() if kind.isupper() else printed}."


def _list_style(element: Any) -> str | None:
    stated = re.search(r"list-style(?:-type)?:\s*([\w-]+)", element.get("style") or "")
    return stated[1].lower() if stated else None


def _letters(number: int) -> str:
    """1 → "a", 26 → "z", 27 → "aa"."""
    printed = ""
    while number:
        number, letter = divmod(number - 1, 26)
        printed = chr(ord("a") + letter) + printed
    return printed
