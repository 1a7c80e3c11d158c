"""Whether a line holds for what a question tells was measured."""

from dataclasses import replace
from math import inf

import pytest

from assistant.quoting.worth import asker, for_asker
from assistant.types import Quote
from assistant.vocabulary.measured import holds, measured
from index.read import read_bytes
from index.types import Document
from tests.assistant.questions import ASKED

DOSES = """# Gabapentin

## Doses

| CrCl (mL/min) | Dose |
|---|---|
| >= 60 | 1800 mg/day |
| 30-59 | 600 mg/day |
| < 30 | 300 mg/day |

Halve the dose if eGFR is below 15.

## Potassium

K+ > 5.5 mmol/L:

- Do not replace it.

K+ below 3.5 mmol/L:

- Give 40 mmol in one litre.

Keep potassium above 4.0 mmol/L.
"""


@pytest.fixture(scope="module")
def doses() -> Document:
    return read_bytes(DOSES.encode(), name="doses.md")


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("gabapentin CrCl 45", {"filtration": (45, 45)}),
        ("nitrofurantoin, eGFR of 25?", {"filtration": (25, 25)}),
        ("apixaban if eGFR <30", {"filtration": (-inf, 30)}),
        ("DKA, first K+ is 3.1, glucose 16", {"potassium": (3.1, 3.1), "glucose": (16, 16)}),
        ("platelets 85,000 epidural?", {"platelets": (85, 85)}),
        ("sats 91% on air", {"saturation": (91, 91)}),
        ("INR 4.5 to 6, no bleeding", {"inr": (4.5, 6)}),
        ("na 124, k 6.2, hb 9 in labour", {"sodium": (124, 124), "potassium": (6.2, 6.2), "haemoglobin": (9, 9)}),
        ("vitamin K 10 mg", {}),
        ("glucose 4 times a day", {}),
        ("50 ml of glucose 50%", {}),
        ("potassium 20 mmol in a litre", {}),
        ("calcium gluconate 10%", {}),
        ("dose of gabapentin", {}),
    ],
)
def test_what_was_measured_is_told_from_doses_and_strengths(
    question: str, values: dict[str, tuple[float, float]]
) -> None:
    assert {r.measure: (r.low, r.high) for r in measured(question)} == values


def test_another_unit_is_told_by_its_size() -> None:
    assert measured("glucose 270")[0].low == 15
    assert measured("Hb 65")[0].low == measured("Hb 6.5")[0].low


@pytest.mark.parametrize(
    ("question", "line", "expected"),
    [
        ("CrCl 45", "| 30-59 |", True),
        ("CrCl 45", ">= 60", False),
        ("eGFR 60", ">= 60", True),
        ("eGFR 60", "30-59", False),
        ("eGFR 12", "Halve the dose", True),
        ("eGFR 40", "Halve the dose", False),
        ("K 6.1", "Do not replace", True),
        ("K 2.9", "Do not replace", False),
        ("K 2.9", "Give 40 mmol", True),
        ("K 2.9", "Keep potassium", None),  # what is aimed for
        ("INR 3", "30-59", None),
        ("K 2.9", "30-59", None),
    ],
)
def test_a_line_holds_for_some_values(question: str, line: str, expected: bool | None, doses: Document) -> None:
    statement = next(s for s in doses.statements if line.strip("| ") in doses.words(s))
    assert holds(doses, statement, measured(question)) is expected


def _for(text: str, quote: Quote) -> Quote:
    """The quote for who asks this."""
    return for_asker(quote, asker(replace(ASKED, text=text)))


def test_the_lines_that_hold_are_marked_and_lead(doses: Document) -> None:
    table = Quote(doses, 0, 3, (0, 1, 2), 1.0)
    right = _for("gabapentin with a CrCl of 45", table)
    assert right.marked == (1,)
    assert 1.05 < right.score < 1.25
    assert _for("gabapentin with an INR of 3", table) == table
    assert _for("gabapentin", table) == table


def test_a_line_for_other_values_comes_behind_where_another_holds(doses: Document) -> None:
    refused = next(i for i, s in enumerate(doses.statements) if doses.words(s).startswith("Do not replace"))
    quote = Quote(doses, refused, refused + 1, (refused,), 1.0)
    assert 0.5 < _for("K 2.9", quote).score < 0.75
    assert _for("K 6.1", quote).marked == (refused,)
    assert _for("K 4.5", quote).score == 1.0
