"""Numbers as lists print them."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
    (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(number: int) -> str:
    """4 → "iv". What has no numeral, below 1 and beyond 3999, is printed in digits."""
    if not 0 < number < 4000:
        return str(number)
    printed = ""
    for worth, numeral in _ROMAN:
        times, number = divmod(number, worth)
        printed += numeral * times
    return printed
