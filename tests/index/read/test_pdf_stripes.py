"""Tables without rules, every other row of which stands on a stripe."""

from typing import Any

from index.read import read_bytes
from index.types import Document

BOLD = "Helvetica-Bold"
ROWS = (
    ("Drug", "Adult", "Child"),
    ("Alpha", "2 mg", "none"),
    ("Beta", "200 mg", "2.5 mg"),
    ("Gamma", "avoid", "1 mg"),
    ("Delta", "5 mg", "avoid"),
    ("Epsilon", "7 mg", "3 mg"),
)


def read(pdf: Any, *, cells: bool) -> Document:
    """A table whose third and fifth rows stand on a stripe, in one piece or in one for each of its cells."""
    pdf.write("Table 1. Doses", y=130)
    for n, row in enumerate(ROWS):
        for x, cell in zip((72, 200, 300), row, strict=True):
            pdf.write(cell, x + 4, 154 + 20 * n, font="Helvetica" if n else BOLD)
        if n in (2, 4):
            for x0, x1 in ((72, 200), (200, 300), (300, 400)) if cells else ((72, 400),):
                pdf.rule(x0, 140 + 20 * n, x1, 160 + 20 * n)
    pdf.write("Halve the dose in all of the adults whose kidneys have failed.", y=290)
    return read_bytes(pdf.made(), name="a.pdf")


def test_rows_on_stripes_and_between_them_are_a_table(new_pdf: Any) -> None:
    for cells in (False, True):
        found = read(new_pdf().write("Guideline", y=80, size=20), cells=cells)
        rows = [s for s in found.statements if s.kind == "row"]
        assert [found.words(s) for s in rows] == [" | ".join(row) for row in ROWS[1:]]
        assert {found.text[slice(*s.lead_in)] for s in rows if s.lead_in} == {"Drug | Adult | Child"}
        assert found.sections[rows[0].section].path[-1] == "Table 1. Doses"
        assert found.statements[-1].kind == "sentence"


def test_a_dose_that_runs_over_two_lines_below_the_last_stripe_is_whole(page: Any) -> None:
    for n, row in enumerate(ROWS[:4]):
        for x, cell in zip((72, 200, 300), row, strict=True):
            page.write(cell, x + 4, 154 + 13 * n, font="Helvetica" if n else BOLD)
        if n == 2:
            for x0, x1 in ((72, 200), (200, 300), (300, 400)):
                page.rule(x0, 144 + 13 * n, x1, 157 + 13 * n)
    page.write("an hour", 304, 205).write("Halve the dose in all of the adults whose kidneys have failed.", y=250)
    found = read_bytes(page.made(), name="a.pdf")
    assert "Gamma | avoid | 1 mg an hour" in [found.words(s) for s in found.statements]
