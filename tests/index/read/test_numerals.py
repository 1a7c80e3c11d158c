"""Numbers as lists print them."""

import pytest

from index.read.numerals import next_label, roman


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        (0, "0"),
        (1, "i"),
        (4, "iv"),
        (8, "viii"),
        (49, "xlix"),
        (90, "xc"),
        (100, "c"),
        (444, "cdxliv"),
        (1999, "mcmxcix"),
        (3999, "mmmcmxcix"),
        (4000, "4000"),
    ],
)
def test_roman(number: int, printed: str) -> None:
    assert roman(number) == printed


def test_the_label_of_the_step_behind() -> None:
    labels = ("1.", "(9)", "a)", "iv.", "2.1")
    assert [next_label(label) for label in labels] == ["2.", "(10)", "b)", None, None]
