"""Tables whose rows no rule parts: a rule over and under them, and one under their heads."""

from typing import Any

import pytest

from index.read import read_bytes
from index.types import Document

BOLD = "Helvetica-Bold"
PROSE = "The dose is to be halved in all the adults whose kidneys fail, and none is to be given to those on dialysis."


def read(pdf: Any) -> Document:
    return read_bytes(pdf.made(), name="a.pdf")


def rows(found: Document) -> list[str]:
    return [found.words(s) for s in found.statements if s.kind == "row"]


def table(pdf: Any, y: float, drug: str, *, font: str = BOLD, rule: float = 0.6, right: float = 520) -> None:
    """Heads and two rows between x = 72 and `right`, 64 high; the rules over and under it are `rule` high."""
    for x, (head, first, second) in {
        72: ("Drug", drug, f"{drug}-B"),
        200: ("Adult", "2 mg", "200 mg"),
        300: ("Child", "none", "2.5 mg"),
    }.items():
        pdf.write(head, x, y + 14, font=font).write(f"{first}\n{second}", x, y + 36)
    for at, high in ((y, rule), (y + 20, 0.6), (y + 60, rule)):
        pdf.rule(72, at, right, at + high)


@pytest.mark.parametrize("right", [360, 520])
def test_prose_between_two_tables_of_one_width_is_none_of_theirs(page: Any, right: float) -> None:
    table(page, 150, "Alpha", right=right)
    page.write(f"{PROSE}\n{PROSE}\n{PROSE}", y=240, size=9)
    table(page, 290, "Beta", right=right)
    found = read(page)
    assert rows(found) == [
        "Alpha | 2 mg | none", "Alpha-B | 200 mg | 2.5 mg", "Beta | 2 mg | none", "Beta-B | 200 mg | 2.5 mg",
    ]  # fmt: skip
    assert found.text.count(PROSE) == 3


def test_heavy_rules_end_one_table_and_begin_another(page: Any) -> None:
    table(page, 150, "Alpha", rule=1.2)
    page.write("Table 2. Doses", y=230)
    table(page, 240, "Beta", rule=1.2)
    found = read(page)
    assert rows(found)[2:] == ["Beta | 2 mg | none", "Beta-B | 200 mg | 2.5 mg"]
    assert "\n\nTable 2. Doses\n\nDrug | Adult | Child\n" in found.text


def test_plain_heads_over_a_rule_are_heads_and_a_row_of_figures_is_none(page: Any) -> None:
    table(page, 150, "Alpha", font="Helvetica")
    found = read(page)
    assert rows(found) == ["Alpha | 2 mg | none", "Alpha-B | 200 mg | 2.5 mg"]
    leads = [s.lead_in for s in found.statements]
    assert leads[0]
    assert [found.text[x.start : x.end] for x in leads if x] == ["Drug | Adult | Child"] * 2


def test_a_first_row_of_figures_over_a_rule_is_a_row(page: Any) -> None:
    for x, cells in ((72, "Alpha\nBeta\nGamma"), (200, "2 mg\nnone\n1 mg")):
        for n, cell in enumerate(cells.split("\n")):
            page.write(cell, x, 164 + 22 * n)
    for y in (150, 170, 220):
        page.rule(72, y, 520, y + 0.6)
    assert rows(read(page)) == ["Alpha | 2 mg", "Beta | none", "Gamma | 1 mg"]


def test_a_table_without_rules_has_rows_and_an_empty_cell_keeps_its_place(page: Any) -> None:
    lines = {
        150: ("Drug", "Adult dose", "Child dose"),
        166: ("Aspirin", "300 mg", "none"),
        182: ("Heparin", "", "75 U/kg"),
        198: ("Warfarin", "5 mg once a day", "0.2 mg/kg"),
        210: ("", "in the evening", ""),
        230: ("Alteplase", "10 mg", ""),
    }
    for y, cells in lines.items():
        for x, cell in zip((72, 180, 280), cells, strict=True):
            page.write(cell, x, y, font=BOLD if y == 150 else "Helvetica")
    page.write(PROSE, y=260, size=9)
    found = read(page)
    assert rows(found) == [
        "Aspirin | 300 mg | none",
        "Heparin | | 75 U/kg",
        "Warfarin | 5 mg once a day in the evening | 0.2 mg/kg",
        "Alteplase | 10 mg",
    ]
    assert {found.text[s.lead_in.start : s.lead_in.end] for s in found.statements if s.lead_in} == {
        "Drug | Adult dose | Child dose"
    }
    assert found.statements[-1].kind == "sentence"


def test_cells_that_may_be_of_the_row_above_or_below_make_no_table(page: Any) -> None:
    for y, cells in {
        150: ("Drug", "Adult dose", "Child dose"),
        170: ("Aspirin", "300 mg", "none"),
        190: ("Heparin", "80 U/kg", "75 U/kg"),
        210: ("", "5 mg", ""),
        224: ("Warfarin", "", "0.2 mg/kg"),
    }.items():
        for x, cell in zip((72, 180, 280), cells, strict=True):
            page.write(cell, x, y, font=BOLD if y == 150 else "Helvetica")
    page.write(PROSE, y=260, size=9)
    assert rows(read(page)) == []


def test_cells_that_stand_close_in_one_row_are_cells_of_their_own(page: Any) -> None:
    for y, cells in {
        150: ("Drug", "Adult", "Child"),
        166: ("Heparin", "5 IU", ""),
        182: ("Fondaparinux", "2.5 mg", "1 mg"),
    }.items():
        for x, cell in zip((72, 140, 178), cells, strict=True):
            page.write(cell, x, y, font=BOLD if y == 150 else "Helvetica")
    page.write(PROSE, y=260, size=9)
    assert rows(read(page)) == ["Heparin | 5 IU", "Fondaparinux | 2.5 mg | 1 mg"]


def test_cells_set_in_the_middle_of_their_row_stay_in_it(page: Any) -> None:
    for x, y, text in (
        (72, 150, "Drug"), (180, 150, "Adult dose"), (280, 150, "Child dose"),
        (72, 182, "Aspirin"), (180, 170, "300 mg once,\nthen 75 mg\nevery day"), (280, 182, "none"),
        (72, 216, "Heparin"), (280, 210, "75 U/kg over\nten minutes"),
        (72, 238, "Warfarin"), (180, 238, "5 mg"), (280, 238, "0.2 mg/kg"),
    ):  # fmt: skip
        page.write(text, x, y, font=BOLD if y == 150 else "Helvetica")
    page.write(PROSE, y=270, size=9)
    assert rows(read(page)) == [
        "Aspirin | 300 mg once, then 75 mg every day | none",
        "Heparin | | 75 U/kg over ten minutes",
        "Warfarin | 5 mg | 0.2 mg/kg",
    ]


def test_a_word_broken_without_a_hyphen_in_a_narrow_cell_is_whole(page: Any) -> None:
    for y, cells in {
        150: ("Drug", "Adult"),
        170: ("Metoclopra\nmide", "10 mg"),
        198: ("Saline\nflush", "5 mL"),
    }.items():
        for x, cell in zip((72, 140), cells, strict=True):
            page.write(cell, x, y, font=BOLD if y == 150 else "Helvetica")
    for y in (138, 156, 186, 216):
        page.rule(72, y, 200, y + 0.6)
    for x in (72, 136, 200):
        page.rule(x, 138, x + 0.6, 216)
    page.write("Give metoclopramide to none of the children, and salineflush is saline.", y=260)
    assert rows(read(page)) == ["Metoclopramide | 10 mg", "Saline flush | 5 mL"]


def test_rules_in_a_piece_for_each_cell_are_those_of_rows(page: Any) -> None:
    """As a browser prints them: heavy over and under the heads, and no rule between columns."""
    sides = [(57, 115), (115, 198), (198, 317), (317, 423)]
    for n, (cells, high) in enumerate([
        (("CrCl", "Alpha", "Beta", "Gamma"), 1.5),
        (("> 50", "No change", "Consider 15 mg once\ndaily after day 21", "No change"), 1.5),
        (("15 to 50", "Use with\ncaution", "Consider 15 mg once\ndaily after day 21", "Consider 110 mg\ntwice daily"), 0.7),
        (("< 15", "Not\nrecommended", "Not recommended", "Contraindicated"), 0.7),
        (("", "", "", ""), 0.7),
    ]):  # fmt: skip
        y = 140 + 30 * n
        for (x, right), cell in zip(sides, cells, strict=True):
            page.rule(x, y, right, y + high).write(cell, x + 5, y + 13, size=9, font=BOLD if n == 0 else "Helvetica")
    found = read(page)
    assert rows(found) == [
        "> 50 | No change | Consider 15 mg once daily after day 21 | No change",
        "15 to 50 | Use with caution | Consider 15 mg once daily after day 21 | Consider 110 mg twice daily",
        "< 15 | Not recommended | Not recommended | Contraindicated",
    ]
    assert {found.introducing(s) for s in found.statements} == {"CrCl | Alpha | Beta | Gamma"}


def _drawn(page: Any, *cells: tuple[str, ...]) -> Document:
    """A table with rules between its rows and its columns, in type that is all alike."""
    for n, row in enumerate(cells):
        for x, cell in zip((72, 222, 372), row, strict=False):
            page.write(cell, x + 5, 154 + 20 * n)
    bottom, sides = 140 + 20 * len(cells), (72, 222, 372, 522)[: len(cells[0]) + 1]
    for n in range(len(cells) + 1):
        page.rule(72, 140 + 20 * n, sides[-1], 140.6 + 20 * n)
    for x in sides:
        page.rule(x, 140, x + 0.6, bottom)
    return read(page)


def test_plain_heads_over_figures_are_heads(page: Any) -> None:
    found = _drawn(
        page,
        ("Drug", "Avoid under 50 kg", "24 h by pump"),
        ("Alpha", "3 mg", "1.5 mg"),
        ("Beta", "10 mg", "5 mg"),
        ("Gamma", "2 mg", "2 mg"),
    )
    assert rows(found) == ["Alpha | 3 mg | 1.5 mg", "Beta | 10 mg | 5 mg", "Gamma | 2 mg | 2 mg"]
    assert found.introducing(found.statements[0]) == "Drug | Avoid under 50 kg | 24 h by pump"


@pytest.mark.parametrize(
    "first",
    [("Alpha", "2 mg", "4 mg"), ("Alpha", "not used", "with care"), ("Alpha", "", "with care"), ("Drug", "Alpha")],
)
def test_a_first_row_that_may_be_one_of_the_others_is_no_heads(page: Any, first: tuple[str, ...]) -> None:
    found = _drawn(page, first, *(row[: len(first)] for row in (("Beta", "1 mg", "5 mg"), ("Gamma", "2 mg", "2 mg"))))
    assert rows(found)[0].startswith(" | ".join(first[:1]))
    assert len(rows(found)) == 3


def test_the_caption_of_a_table_below_two_columns_goes_with_it(page: Any) -> None:
    for x, drug in ((72, "aspirin"), (310, "heparin")):
        for n in range(9):
            page.write(f"Line {n} of {drug}, which all adults of that age", x, 150 + 12 * n)
    page.write("Table 1. Doses of both", 72, 280, font=BOLD)
    table(page, 290, "Alpha")
    found = read(page)
    assert "\n\nTable 1. Doses of both\n\nDrug | Adult | Child\n" in found.text
    assert found.text.index("Line 8 of aspirin") < found.text.index("Line 0 of heparin") < found.text.index("Table 1.")


def spanned(pdf: Any, y: float) -> None:
    """A table whose heads for adults and for children each span two columns."""
    pdf.write("Adults", 215, y + 12).write("Children", 400, y + 12).rule(170, y + 17, 320, y + 17.4).rule(
        350, y + 17, 500, y + 17.4
    )
    for x, (head, first, second) in {
        72: ("Drug", "Alpha", "Beta"),
        170: ("eGFR 10-30", "500 mg", "1 g daily"),
        260: ("eGFR < 10", "250 mg", "avoid"),
        350: ("1-5 years", "75 mg", "2.5 mg/kg"),
        440: ("6-12 years", "125 mg", "5 mg/kg"),
    }.items():
        pdf.write(head, x, y + 29).write(f"{first}\n{second}", x, y + 50)
    for at, high in ((y, 1.2), (y + 36, 0.6), (y + 72, 1.2)):
        pdf.rule(72, at, 520, at + high)


def test_a_head_that_spans_columns_is_said_in_each(page: Any) -> None:
    spanned(page, 150)
    found = read(page)
    assert rows(found) == ["Alpha | 500 mg | 250 mg | 75 mg | 125 mg", "Beta | 1 g daily | avoid | 2.5 mg/kg | 5 mg/kg"]
    heads = "Drug | Adults eGFR 10-30 | Adults eGFR < 10 | Children 1-5 years | Children 6-12 years"
    assert {found.text[s.lead_in.start : s.lead_in.end] for s in found.statements if s.lead_in} == {heads}


def test_the_rule_of_a_pages_head_is_none_of_the_table_below_it(page: Any) -> None:
    page.write("Northshire Hospitals", y=56).rule(72, 60, 520, 60.3)
    page.write(f"{PROSE}\n{PROSE}", y=90, size=8).write("Table 1. Doses", y=140)
    spanned(page, 150)
    found = read(page)
    assert len(rows(found)) == 2
    assert found.text.count(PROSE) == 2


def cells(pdf: Any, x: float, y: float, text: str, right: float, *, high: float = 20) -> None:
    """A cell in bold type with rules around it."""
    pdf.write(text, x + 4, y + high / 2 + 4, font=BOLD)
    for x0, y0, x1, y1 in (
        (x, y, right, y + 0.5), (x, y + high, right, y + high + 0.5), (x, y, x + 0.5, y + high), (right, y, right + 0.5, y + high),
    ):  # fmt: skip
        pdf.rule(x0, y0, x1, y1)


def test_a_cell_that_spans_columns_or_rows_between_rules_is_said_in_each(page: Any) -> None:
    cells(page, 72, 150, "Severity", 172, high=40)
    cells(page, 172, 150, "Insulin, with an ECG that is", 372)
    cells(page, 172, 170, "normal", 272)
    cells(page, 272, 170, "changed", 372)
    for n, row in enumerate((("Mild", "none", "10 units"), ("Moderate", "5 units", "10 units"))):
        for i, cell in enumerate(row):
            page.write(cell, 76 + 100 * i, 204 + 20 * n)
            page.rule(72 + 100 * i, 210 + 20 * n, 172 + 100 * i, 210.5 + 20 * n)
            page.rule(72 + 100 * i, 190 + 20 * n, 72.5 + 100 * i, 210 + 20 * n)
            page.rule(172 + 100 * i, 190 + 20 * n, 172.5 + 100 * i, 210 + 20 * n)
    found = read(page)
    assert rows(found) == ["Mild | none | 10 units", "Moderate | 5 units | 10 units"]
    head = "Severity | Insulin, with an ECG that is normal | Insulin, with an ECG that is changed"
    assert {found.text[s.lead_in.start : s.lead_in.end] for s in found.statements if s.lead_in} == {head}


def test_heads_over_the_first_rule_of_a_table_are_its_heads(page: Any) -> None:
    for n, row in enumerate(
        (
            ("Drug", "Adult", "Child"),
            ("Alpha", "2 mg", "none"),
            ("Beta", "200 mg", "2.5 mg"),
            ("Gamma", "avoid", "1 mg"),
        )
    ):
        for x, cell in zip((72, 200, 300), row, strict=True):
            page.write(cell, x, 164 + 20 * n, font="Helvetica" if n else BOLD)
        page.rule(72, 170 + 20 * n, 520, 170.5 + 20 * n)
    found = read(page)
    assert rows(found) == ["Alpha | 2 mg | none", "Beta | 200 mg | 2.5 mg", "Gamma | avoid | 1 mg"]
    assert {found.text[s.lead_in.start : s.lead_in.end] for s in found.statements if s.lead_in} == {
        "Drug | Adult | Child"
    }


def test_a_table_with_one_rule_under_plain_heads_has_rows(page: Any) -> None:
    for n, row in enumerate(
        (
            ("Drug", "Dose", "Not in"),
            ("Morphine", "2-5 mg IV", "respiratory failure"),
            ("Ketorolac", "15 mg IV", "renal failure"),
        )
    ):
        for x, cell in zip((72, 200, 320), row, strict=True):
            page.write(cell, x, 150 + 16 * n)
    page.rule(66, 154, 460, 154.7).write(PROSE, y=220, size=9)
    found = read(page)
    assert rows(found) == ["Morphine | 2-5 mg IV | respiratory failure", "Ketorolac | 15 mg IV | renal failure"]
    assert {found.text[s.lead_in.start : s.lead_in.end] for s in found.statements if s.lead_in} == {
        "Drug | Dose | Not in"
    }
