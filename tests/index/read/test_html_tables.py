"""Tables of a page: every cell stays in its column, and every row names what it is of."""

import pytest
from lxml import html

from index.read.html_tables import table_pieces


def rows(table: str) -> list[tuple[str, str]]:
    """(kind, text) of each piece of a table."""
    return [(p.kind, p.text) for p in table_pieces(list(html.fromstring(f"<table>{table}</table>").iter("tr")))]


HEAD = "<tr><th>Drug</th><th>Adult dose</th><th>Child dose</th></tr>"


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        ("<td>Lorazepam</td><td></td><td>0.1 mg/kg</td>", "Lorazepam | | 0.1 mg/kg"),
        ("<td>Lorazepam</td><td>&nbsp;</td><td>0.1 mg/kg</td>", "Lorazepam | | 0.1 mg/kg"),
        ("<td></td><td></td><td>0.1 mg/kg</td>", "| | 0.1 mg/kg"),
        ("<td>Lorazepam</td><td>4 mg</td><td></td>", "Lorazepam | 4 mg"),
        ("<td>Lorazepam</td><td>–</td><td>0.1 mg/kg</td>", "Lorazepam | – | 0.1 mg/kg"),
        ("<td>Lorazepam</td><td hidden>4 mg</td><td></td><td>0.1 mg/kg</td>", "Lorazepam | | 0.1 mg/kg"),
    ],
)
def test_an_empty_cell_keeps_its_column(cells: str, text: str) -> None:
    body = f"<tr>{cells}</tr><tr><td>Diazepam</td><td>10 mg</td><td>0.3 mg/kg</td></tr>"
    assert rows(HEAD + body) == [
        ("header", "Drug | Adult dose | Child dose"),
        ("row", text),
        ("row", "Diazepam | 10 mg | 0.3 mg/kg"),
    ]


@pytest.mark.parametrize("corner", ["<th></th>", "<td></td>"])
def test_an_empty_corner_does_not_shorten_the_heads(corner: str) -> None:
    found = rows(f"<tr>{corner}<th>Adult</th><th>Child</th></tr><tr><th>A</th><td>1 g</td><td>10 mg/kg</td></tr>")
    assert found == [("header", "| Adult | Child"), ("row", "A | 1 g | 10 mg/kg")]


def test_empty_rows_and_columns_are_nothing() -> None:
    empty = "<tr><td></td><td></td><td></td></tr>"
    found = rows(f"<tr><th>Drug</th><th></th><th>Dose</th></tr>{empty}<tr><td>A</td><td></td><td>5 mg</td></tr>{empty}")
    assert found == [("header", "Drug | Dose"), ("row", "A | 5 mg")]


def test_a_cell_that_spans_rows_stands_in_each_of_them() -> None:
    found = rows(
        """<tr><th>Drug</th><th>Creatinine clearance</th><th>Dose</th></tr>
        <tr><td rowspan="2">Aciclovir</td><td>10–25</td><td>10 mg/kg daily</td></tr><tr><td>&lt;10</td><td>5 mg/kg daily</td></tr>
        <tr><td>Ganciclovir</td><td rowspan="0">any</td><td>ask</td></tr><tr><td>Foscarnet</td><td></td></tr>"""
    )
    assert [text for _, text in found] == [
        "Drug | Creatinine clearance | Dose",
        "Aciclovir | 10–25 | 10 mg/kg daily",
        "Aciclovir | <10 | 5 mg/kg daily",
        "Ganciclovir | any | ask",
        "Foscarnet | any",
    ]


def test_a_cell_reaches_no_further_than_its_group_of_rows() -> None:
    found = rows(
        """<tbody><tr><td rowspan="9">A</td><td>1 g</td></tr><tr><td>2 g</td></tr></tbody><tbody><tr><td>B</td><td>3 g</td></tr></tbody>"""
    )
    assert [text for _, text in found] == ["A | 1 g", "A | 2 g", "B | 3 g"]


def test_heads_over_several_columns_are_said_of_each() -> None:
    found = rows(
        """<tr><th rowspan="2">Drug</th><th colspan="2">Adults</th><th colspan="2">Children</th></tr>
        <tr><th>Oral</th><th>IV</th><th>Oral</th><th>IV</th></tr>
        <tr><td>A</td><td>1 g</td><td></td><td colspan="2">Avoid</td></tr>"""
    )
    assert found == [
        ("header", "Drug | Adults Oral | Adults IV | Children Oral | Children IV"),
        ("row", "A | 1 g | | Avoid | Avoid"),
    ]


def test_a_row_of_one_cell_and_a_long_text_stand_once() -> None:
    long = "Ask a specialist before the first dose is given to anyone who has ever had a seizure."
    found = rows(
        f"""{HEAD}<tr><th colspan="3">Seizures</th></tr><tr><td>A</td><td>1 g</td><td>10 mg/kg</td></tr>
        <tr><td>B</td><td colspan="2">{long}</td></tr><tr><td colspan="100%">C is not used.</td></tr>"""
    )
    assert [text for _, text in found][1:] == ["Seizures", "A | 1 g | 10 mg/kg", f"B | {long}", "C is not used."]


def test_superscripts_keep_their_place_behind_an_empty_cell() -> None:
    table = (
        "<tr><td>A</td><td></td><td>1 g<sup>12</sup></td></tr><tr><td>B</td><td>2 g<sup>3</sup></td><td>1 g</td></tr>"
    )
    found = table_pieces(list(html.fromstring(f"<table>{table}</table>").iter("tr")))
    assert [[p.text[s.start : s.end] for s in p.raised] for p in found] == [["12"], ["3"]]


@pytest.mark.parametrize(("second", "kind"), [("<td>4 mg</td>", "header"), ("<td><b>4 mg</b></td>", "row")])
def test_where_no_cell_is_called_a_head_a_first_row_that_alone_is_bold_is_one(second: str, kind: str) -> None:
    first = "<tr><td><b>Drug</b></td><td><strong>Dose</strong></td></tr>"
    assert rows(f"{first}<tr><td><b>Lorazepam</b></td>{second}</tr>")[0] == (kind, "Drug | Dose")
