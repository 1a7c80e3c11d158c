"""How much a quote counts for who asks."""

import pytest

from assistant.chat import Chat
from assistant.patient import patient
from assistant.types import Quote
from assistant.worth import FOR_THEM, OTHERS, UNASKED, fitting, worth
from index.read import read_bytes
from tests.assistant.questions import understood

SPECIAL = """# {title}

## Doses

Give naproxen.

## Renal impairment

Give prednisolone.

## Children 6 months to 6 years

Offer every child ibuprofen.

### Under 6 months

Refer every child. Adults: 500 mg.
"""


def quote(at: int, title: str = "Gout") -> Quote:
    return Quote(read_bytes(SPECIAL.format(title=title).encode(), name="gout.md"), at, at + 1, (at,), 1.0)


@pytest.mark.parametrize(
    ("question", "at", "title", "expected"),
    [
        ("what is given in gout?", 0, "Gout", 1.0),
        ("what is given in gout?", 1, "Gout", UNASKED),
        ("what is given in gout with kidney trouble?", 1, "Gout", 1.0),
        ("gout with an eGFR of 20", 1, "Gout", FOR_THEM),
        ("gout with an eGFR of 20", 0, "Gout", 1.0),
        ("what is given in gout?", 1, "Gout in chronic kidney disease", 1.0),
        ("gout in CKD", 1, "Gout in chronic kidney disease", 1.0),
    ],
)
def test_a_heading_on_people_counts_for_who_asks_about_them(
    question: str, at: int, title: str, expected: float, chat: Chat
) -> None:
    assert worth(quote(at, title), understood(question, chat)) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("question", "at", "expected"),
    [
        ("a 4 month old", 2, OTHERS),
        ("a 4 month old", 3, 1.0),
        ("a 3 year old", 2, 1.0),
        ("a 3 year old", 3, OTHERS),
        ("an adult", 4, 1.0),  # who has no place there, but is named
        ("a 4 month old", 4, OTHERS),
    ],
)
def test_a_line_holds_for_nobody_outside_its_heading(question: str, at: int, expected: float) -> None:
    assert fitting(quote(at), patient(question)).score == pytest.approx(expected)
