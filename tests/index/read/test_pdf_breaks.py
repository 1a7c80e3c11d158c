"""Where a line begins a paragraph or an item."""

from typing import Any

import pytest

from index.read.pdf import read_pdf


def blocks(page: Any) -> list[tuple[str, str | None, str]]:
    """(kind, label, text) of what stands under the heading."""
    layout = read_pdf(page.made())
    return [
        (b.kind, b.label, layout.text[b.start : b.end]) for b in layout.blocks if b.kind not in ("title", "heading")
    ]


@pytest.mark.parametrize(
    ("above", "line"),
    [
        ("Keep the TSH of patients at high risk below 0.1", "mU/L, and that of all others near the lower limit."),
        ("The widths of the gaps were, in this order, 1.0,", "1.5 and 2.0 mm wide in all of the groups."),
    ],
)
def test_a_decimal_at_a_line_end_ends_no_sentence(page: Any, above: str, line: str) -> None:
    page.write(f"{above}\n{line}", y=145)
    assert blocks(page) == [("paragraph", None, f"{above} {line}")]


def test_a_number_behind_a_full_stop_is_a_reference_and_ends_the_sentence(page: Any) -> None:
    page.write("Keep the TSH of these patients within the range.12\n1. Measure it again.", y=145)
    assert [(kind, label) for kind, label, _ in blocks(page)] == [("paragraph", None), ("item", "1.")]


def test_figures_under_one_another_are_no_sentence(page: Any) -> None:
    page.write("group, sex and mean 73.65\nmedian 70.2\nand here is a line that is as long as others are.", y=145)
    assert [text for _, _, text in blocks(page)][:2] == ["group, sex and mean 73.65", "median 70.2"]
