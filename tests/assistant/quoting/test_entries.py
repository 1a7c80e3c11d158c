"""What a line belongs to, and what belongs to it."""

import pytest

from assistant.quoting.entries import (
    drugs_of,
    entry,
    forbids,
    introduces,
    lines_of,
    nearest_drugs,
    opens,
    with_prohibitions,
    words_of,
)
from index.read import read_bytes
from index.types import Document


@pytest.mark.parametrize(
    ("line", "of_the_line_before"),
    [
        ("Child: 5 mg/kg", True),
        ("1 - 5 years 120 mg", True),
        ("Over 50 kg: 1 g", True),
        ("< 20 kg 3 mg/kg", True),
        ("Not recommended for infants", True),
        ("Dose: 5 mg/kg", True),
        ("Then glipizide 5 mg daily", False),
        ("5 mg of glipizide daily", False),
        ("Over-the-counter ibuprofen 200 mg", False),
    ],
)
def test_a_line_that_says_for_whom_belongs_to_the_one_before_it(line: str, of_the_line_before: bool) -> None:
    document = read_bytes(f"# Pain\n\nGive one:\n\n- Paracetamol\n- {line}\n".encode(), name="pain.md")
    found = entry(document, len(document.statements) - 1)
    assert line in found
    assert "Give one:" in found
    assert ("Paracetamol" in found) is of_the_line_before


DOSES = b"""# Pain

## Ibuprofen

Give with food:

- Child: 5 mg/kg
- Not recommended under 3 months

## First drugs

Give one:

- Paracetamol
- Child: 15 mg/kg
- Max 4 g daily
- Contraindicated in liver failure
- Ice

Or:

Morphine is for severe pain.
"""


@pytest.fixture(scope="module")
def doses() -> Document:
    return read_bytes(DOSES, name="pain.md")


def _at(document: Document, words: str) -> int:
    (place,) = (i for i in range(len(document.statements)) if words in words_of(document, i))
    return place


def test_what_goes_on_from_a_line(doses: Document) -> None:
    drug = _at(doses, "Paracetamol")
    lines = lines_of(doses, drug)
    assert [words_of(doses, i) for i in lines] == [
        "Child: 15 mg/kg",
        "Max 4 g daily",
        "Contraindicated in liver failure",
    ]
    assert [forbids(doses, i) for i in lines] == [False, False, True]
    assert not lines_of(doses, lines[-1])


@pytest.mark.parametrize(
    ("line", "drugs"),
    [
        ("Child: 15 mg/kg", {"paracetamol"}),
        ("Child: 5 mg/kg", {"ibuprofen"}),
        ("under 3 months", {"ibuprofen"}),
        ("Give one:", set()),
    ],
)
def test_a_dose_is_of_the_drug_before_it_or_above_it(line: str, drugs: set[str], doses: Document) -> None:
    assert drugs_of(doses, _at(doses, line)) == drugs


@pytest.mark.parametrize(
    ("line", "leads", "only_opens"),
    [
        ("Give one:", True, True),
        ("Or:", True, True),
        ("Ice", False, True),
        ("Morphine", False, False),
    ],
)
def test_what_only_introduces(line: str, leads: bool, only_opens: bool, doses: Document) -> None:
    place = _at(doses, line)
    assert (introduces(doses, place), opens(doses, place)) == (leads, only_opens)


def test_the_nearest_drug_is_that_of_the_line_then_of_those_it_goes_on_from_then_of_what_it_stands_under() -> None:
    lines = "- Ibuprofen\n  - Child: 5 mg/kg\n  - Naproxen: 500 mg\n- Potassium chloride: 600 mg\n- Rest\n"
    pain = read_bytes(f"# Pain\n\n{lines}".encode(), name="pain.md")
    found = [nearest_drugs(pain, i) for i in range(len(pain.statements))]
    assert found == ["Ibuprofen", "Ibuprofen", "Naproxen: 500 mg", "Potassium chloride: 600 mg", ""]


def test_a_run_ends_behind_the_lines_that_say_for_whom_it_is_not() -> None:
    lines = "- Codeine: 5 mL\n- Not recommended for children\n- Not in asthma\n- Honey\n"
    cough = read_bytes(f"# Cough\n\n{lines}".encode(), name="cough.md")
    assert [with_prohibitions(cough, last) for last in (1, 2, 3, 4)] == [3, 3, 3, 4]


def test_a_name_with_what_is_said_of_it_introduces_nothing() -> None:
    heart = read_bytes(b"# Heart\n\n- Digoxin: arrhythmias\n- Digoxin\n- Rest in bed\n", name="heart.md")
    assert [opens(heart, i) for i in range(3)] == [False, True, False]
