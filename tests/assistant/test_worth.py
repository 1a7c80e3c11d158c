"""How much a quote counts for who asks."""

import pytest

from assistant.chat import Chat
from assistant.patient import patient
from assistant.types import Quote
from assistant.worth import AFTER_FAILURE, DENIES, FOR_THEM, HOLDS, OF_ANOTHER, OTHERS, UNASKED, fitting, worth
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


DOSES = b"""# Gout

- Naproxen 500 mg twice daily
- If naproxen fails, offer colchicine
- No specific dose of colchicine is recommended
- Rest the joint
"""


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what is given?", [1.0, 1.0, 1.0, 1.0]),
        ("what dose?", [HOLDS, 1.0, DENIES, 1.0]),
        ("naproxen dose?", [HOLDS, 1.0, OF_ANOTHER, OF_ANOTHER]),
        ("colchicine dose?", [OF_ANOTHER, 1.0, DENIES, OF_ANOTHER]),
        ("naproxen has not worked", [1.0, AFTER_FAILURE, 1.0, 1.0]),
        ("gout in heart failure", [1.0, 1.0, 1.0, 1.0]),
    ],
)
def test_what_is_asked_for_counts_more_and_another_drug_less(question: str, expected: list[float], chat: Chat) -> None:
    document = read_bytes(DOSES, name="gout.md")
    found = [Quote(document, i, i + 1, (i,), 1.0) for i in range(len(document.statements))]
    asked = understood(question, chat)
    assert [worth(q, asked) for q in found] == pytest.approx(expected)


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
