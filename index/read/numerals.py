"""Numbers as lists print them."""

import re

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
    (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def next_label(label: str) -> str | None:
    """The label of the step behind: "1." → "2.", "(a)" → "(b)"; None for what is neither a number nor one letter."""
    found = re.fullmatch(r"(\W*)(\d{1,3}|[A-Ya-y])(\W*)", label)
    if not found:
        return None
    before, name, behind = found.groups()
    return f"{before}{int(name) + 1 if name.isdigit() else chr(ord(name) + 1)}{behind}"


def roman(number: int) -> str:
    """4 → "iv". What has no numeral, below 1 and beyond 3999, is printed in digits."""
    if not 0 < number < 4000:
        return str(number)
    printed = ""
    for worth, numeral in _ROMAN:
        times, number = divmod(number, worth)
        printed += numeral * times
    return printed
