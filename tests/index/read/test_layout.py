"""Words printed alike → one text, where superscripts are marked and change no number."""

import pytest

from index.read.layout import Run, flow


@pytest.mark.parametrize(
    ("before", "raised", "text", "spans"),
    [
        ("adults", "1,2", "adults1,2", ["1,2"]),
        ("40", "7", "40⁷", ["⁷"]),
        ("2.5", "1-3", "2.5¹⁻³", ["¹⁻³"]),
        ("375 mg/m", "2", "375 mg/m²", []),
        ("10", "9", "10⁹", []),
        (">10", "4", ">10⁴", []),
        ("≥10", "5", "≥10⁵", []),
        ("2*10", "-3", "2*10⁻³", []),
        ("10⁵–10", "6", "10⁵–10⁶", []),
        ("50 × 10 ", "9", "50 × 10⁹", []),
        ("on day 10 ", "9", "on day 10 9", ["9"]),
        ("IL-10", "4", "IL-10⁴", ["⁴"]),
        ("IL–10", "4", "IL–10⁴", ["⁴"]),
        ("40", " 7", "40 7", ["7"]),
    ],
)
def test_a_superscript_behind_a_digit_never_reads_as_one_number_with_it(
    before: str, raised: str, text: str, spans: list[str]
) -> None:
    shown, found = flow([Run(before), Run(raised, raised=True)])
    assert shown == text
    assert [shown[s.start : s.end] for s in found] == spans


@pytest.mark.parametrize(
    ("before", "raised", "text"),
    [
        ("carcinoma", "a", "carcinoma ᵃ"),
        ("(category 1)", "a,b", "(category 1) ᵃ,ᵇ"),
        ("<1 ng/mL", "p", "<1 ng/mLᵖ"),
        ("Fy", "a", "Fyᵃ"),
        ("the 5", "th", "the 5th"),
        ("", "a", "a"),
    ],
)
def test_the_letter_of_a_footnote_is_no_letter_of_the_word_before_it(before: str, raised: str, text: str) -> None:
    assert flow([Run(before), Run(raised, raised=True)])[0] == text


@pytest.mark.parametrize(
    ("raised", "text", "spans"),
    [
        (["-", "3"], "10⁻³", []),
        (["−", "1", "2"], "10⁻¹²", []),
        (["1", "2"], "10¹²", []),
        (["9", "4"], "10⁹⁴", ["⁴"]),
    ],
)
def test_a_power_in_several_superscripts_is_one(raised: list[str], text: str, spans: list[str]) -> None:
    shown, found = flow([Run("10"), *(Run(part, raised=True) for part in raised)])
    assert shown == text
    assert [shown[s.start : s.end] for s in found] == spans


@pytest.mark.parametrize(
    ("before", "line", "text", "spans"),
    [
        ("give ", "⁄", "give 1⁄2", []),
        ("give ", "/", "give 1/2", []),
        ("give 2", "⁄", "give 2¹⁄2", []),
        ("adults", "/", "adults1/2", ["1"]),
    ],
)
def test_what_stands_over_the_line_of_a_fraction_is_no_reference(
    before: str, line: str, text: str, spans: list[str]
) -> None:
    shown, found = flow([Run(before), Run("1", raised=True), Run(line), Run("2")])
    assert shown == text
    assert [shown[s.start : s.end] for s in found] == spans
