"""Reference markers are found where a text prints them and nowhere else, in every style, among numbers that are none."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.read import read_bytes
from index.references import after_stops, markers, numbers, styles
from index.types import Document, Span

STYLES = ("bare", "stop", "bracket", "round", "superscript")
SUPERSCRIPTS = str.maketrans("0123456789,-", "⁰¹²³⁴⁵⁶⁷⁸⁹˒⁻")

words = st.sampled_from(
    "patients adults relapse etoposide therapy fever ferritin children clinicians infection steroids rituximab".split()
)
# Printed inside a sentence or at its end, these are no references in any style.
amounts = st.sampled_from(
    "IL-1|IL-18|CD25|JAK2|H1N1|COVID-19|HbA1c|for 3-5 days|over 2–3 weeks|at 10 mg/m²|at 1.6 g/kg|in 2019|since May 2021|"
    "of grade 3|on day 8|in stage 4|of type 2|≥ 500 µg/L|in 50%|of 24 hours|of 10 000 units|at a ratio of 1:1|above 38.5 °C|"
    "by 1 or 2 points|of 10⁹/L|for 12 months|aged 65|in Table 2".split("|")
)


@st.composite
def cited(draw: st.DrawFn) -> tuple[str, tuple[int, ...]]:
    """A sentence without its full stop, and the numbers that it cites at its end, in order; () for none."""
    parts = draw(st.lists(words, min_size=2, max_size=5))
    parts.insert(draw(st.integers(1, len(parts))), draw(amounts))
    found = draw(st.lists(st.integers(1, 6), max_size=3, unique=True).map(sorted))
    if found:  # a marker stands behind words: behind an amount nobody could tell it from one
        parts.append(draw(words))
    parts[0] = parts[0].capitalize()
    return " ".join(parts), tuple(found)


def printed(sentence: str, found: Sequence[int], style: str, *, ranged: bool) -> str:
    """The sentence with its full stop and its marker."""
    runs = len(found) > 1 and list(found) == list(range(found[0], found[-1] + 1))
    shown = f"{found[0]}-{found[-1]}" if found and ranged and runs else ", ".join(map(str, found))
    if not found:
        return f"{sentence}."
    return {
        "bare": f"{sentence} {shown}.",
        "stop": f"{sentence}. {shown}",
        "bracket": f"{sentence} [{shown}].",
        "round": f"{sentence} ({shown}).",
        "superscript": f"{sentence}.{shown.replace(' ', '').translate(SUPERSCRIPTS)}",
    }[style]


# Four sentences that cite, so that a document shows its style as real ones do.
BASE = [
    ("Etoposide is given", (1,)),
    ("Steroids help", (2, 3)),
    ("Fever returns", (1, 2)),
    ("Children recover", (1, 3)),
]


@pytest.mark.parametrize("style", STYLES)
@given(sentences=st.lists(cited(), min_size=1, max_size=8), ranged=st.booleans())
def test_markers_are_where_they_are_and_nowhere_else(
    style: str, sentences: list[tuple[str, tuple[int, ...]]], ranged: bool
) -> None:
    stated = [*BASE, *sentences]
    text = " ".join(printed(s, found, style, ranged=ranged) for s, found in stated)
    document = read_bytes(f"A title\n\n{text}\n".encode(), name="a.txt")
    assert [s.references for s in document.statements] == [tuple(map(str, found)) for _, found in stated]
    for statement, (sentence, _) in zip(document.statements, stated, strict=True):
        shown = document.text[statement.start : statement.end]
        assert shown.rstrip(".") == sentence
        for marker in statement.markers:
            assert marker.end <= statement.end or statement.end <= marker.start
            assert numbers(document.text[marker.start : marker.end].strip(" ()[]")) == marker.numbers


@given(st.lists(st.tuples(words, amounts, words), min_size=1, max_size=12))
def test_a_document_without_references_has_none(sentences: list[tuple[str, str, str]]) -> None:
    text = " ".join(f"The {' '.join(parts)}." for parts in sentences)
    assert not references(read_bytes(f"A title\n\n{text}\n".encode(), name="a.txt"))


def references(document: Document) -> list[str]:
    return [n for s in document.statements for n in s.references]


@given(st.lists(st.integers(1, 999), min_size=1, max_size=6, unique=True))
def test_numbers_in_a_list_are_all_read_in_order(found: list[int]) -> None:
    assert numbers(", ".join(map(str, found))) == tuple(map(str, found))


@given(st.integers(1, 900), st.integers(1, 60), st.sampled_from("-–"))
def test_a_range_is_written_out(first: int, more: int, dash: str) -> None:
    assert numbers(f"{first}{dash}{first + more}") == tuple(map(str, range(first, first + more + 1)))


def test_a_range_that_runs_backwards_or_too_far_is_its_two_ends() -> None:
    assert numbers("9-2") == ("9", "2")
    assert numbers("1-999") == ("1", "999")


@pytest.mark.parametrize(
    ("text", "style", "found"),
    [
        ("Follow this hierarchy 1:", "bare", [("1",)]),
        ("ruxolitinib for patients 5, anakinra for MAS 7, or emapalumab 4", "bare", [("5",), ("7",), ("4",)]),
        ("Blocking IL-1 for 3-5 days at 10 mg/m² in 2019", "bare", []),
        ("shown before [1–3], [7] and later [2, 5].", "bracket", [("1", "2", "3"), ("7",), ("2", "5")]),
        ("Fewer visits (65, 66) (low certainty)", "round", [("65", "66")]),
        ("patients: (1) with fever, (2) with rash, or (3) neither", "round", []),
        ("Give (1) oxygen, (2) fluids and (3) rest", "round", []),
        (
            "keep it on target (2-3) at low, (3 - 4) at high risk (8, 9), as to target (7)",
            "round",
            [("8", "9"), ("7",)],
        ),
        ("Rest once GCS 15, INR 1 or on scale 2; but fever 3", "bare", [("3",)]),
        ("a ratio of two (95% CI [1, 3]) [4]", "bracket", [("4",)]),
        ("disease of stage (3) and 40 (12%) of adults", "round", []),
        ("reduced mortality²˒³ at 10 mg/m² and 10⁹/L", "superscript", [("2", "3")]),
        ("reduced mortality¹² at 10¹²/L", "superscript", [("12",)]),
        ("reduced mortality.¹⁰⁻¹²", "superscript", [("10", "11", "12")]),
    ],
)
def test_marker(text: str, style: str, found: list[tuple[str, ...]]) -> None:
    assert [m.numbers for m in markers(text, Span(0, len(text)), style=frozenset({style}))] == found


def test_raised_digits_that_a_reader_saw_are_markers() -> None:
    text = "It works.12,13 In adults"
    (marker,) = markers(text, Span(0, 14), style=frozenset({"raised"}), raised=[Span(9, 14)])
    assert (marker.start, marker.end, marker.numbers) == (9, 14, ("12", "13"))


def test_numerals_behind_a_full_stop_are_found_with_their_space() -> None:
    text = "It helps adults. 6, 7 In children it does not."
    assert [text[s.start : s.end] for s in after_stops(text, Span(0, len(text)))] == [" 6, 7"]


def test_a_bibliography_without_numbers_means_that_no_numeral_is_a_marker() -> None:
    text = "It works (1). It helps (2). It cures (3). It heals (1)."
    spans = [Span(0, 13), Span(14, 27), Span(28, 41), Span(42, 55)]
    assert styles(text, spans) == {"round"}
    assert styles(text, spans, known=[None, None]) == frozenset()
    assert styles(text, spans, known=["1", "2", "3"]) == {"round"}
    assert styles(text, spans, known=["11", "12", "13"]) == frozenset()


def test_numerals_that_count_and_ranges_of_values_are_no_references() -> None:
    text = "Clinic 1: at home. Ward 2: in bed. Nurse 3: at night. Room 4: by day. Keep potassium 3-5."
    assert not references(read_bytes(f"A title\n\n{text}\n".encode(), name="a.txt"))
    assert not references(read_bytes(b"A title\n\nKeep potassium 3-6. Rest.\n", name="a.txt"))


LISTED = "\n\nReferences\n\n1. A. Rest. 2012.\n2. B. Fever. 2013.\n3. C. Pain. 2014.\n"


def test_a_number_greater_than_the_bibliographys_is_a_value_and_hides_no_reference() -> None:
    text = "Rest helps 1, 2. It eases pain 3. Cool the fever 1. Keep sodium 150. Rest again 2. Sleep well 1, 3."
    document = read_bytes(f"A title\n\n{text}{LISTED}".encode(), name="a.txt")
    assert [s.references for s in document.statements] == [("1", "2"), ("3",), ("1",), (), ("2",), ("1", "3")]
    assert document.text[document.statements[3].start : document.statements[3].end] == "Keep sodium 150."


def test_a_range_may_stand_in_two_pairs_of_brackets() -> None:
    text = "Give it [4]–[6]."
    assert [m.numbers for m in markers(text, Span(0, len(text)), style=frozenset({"bracket"}))] == [("4", "5", "6")]
