"""A dose that a question tells and no quote prints is found."""

from pathlib import Path

import pytest

from assistant.doses import unprinted
from assistant.types import Quote
from index.read import read_bytes


def _quote(*lines: str) -> Quote:
    text = "# Doses\n\n" + "".join(f"- {line}\n" for line in lines)
    document = read_bytes(text.encode(), name=Path("doses.md").name)
    return Quote(document, 0, len(document.statements), ())


@pytest.mark.parametrize(
    ("question", "doses"),
    [
        ("IVIG 1.6 mg/kg?", ("1.6 mg/kg",)),
        ("IVIG 1.6 g/kg?", ()),
        ("IVIG 1600 mg/kg?", ()),
        ("Is dexamethasone 10 mg/kg right?", ("10 mg/kg",)),
        ("Is dexamethasone 10 mg/m2 right?", ()),
        ("Is 15 mg of prednisolone right?", ()),
        ("Is 30 mg of prednisolone right, or 40 mg?", ("30 mg", "40 mg")),
        ("A man of 70 kg. How much IVIG for 70 kg?", ()),
        ("On prednisolone 60 mg, what next?", ()),
        ("He weighs 80 kg and takes 90 mg. Is prednisolone 20 mg right?", ()),
        ("Creatinine 2 mg/dl, dose of IVIG?", ()),
        ("How often?", ()),
    ],
)
def test_doses_that_are_asked_and_not_printed(question: str, doses: tuple[str, ...]) -> None:
    quotes = [_quote("IVIG 1.6 g/kg over 2-3 days", "Dexamethasone 10 mg/m²", "Prednisolone 10-20 mg daily")]
    assert unprinted(question, quotes) == doses


def test_without_quotes_nothing_is_said() -> None:
    assert unprinted("IVIG 1.6 mg/kg?", []) == ()


def test_a_row_of_hyphens_is_read_at_once() -> None:
    assert unprinted(f"On {'-' * 200} a b c d e f g, is 1.6 mg/kg right?", [_quote("IVIG 1.6 g/kg")]) == ("1.6 mg/kg",)
