"""What is said of a document and of its references."""

import re

import pytest

from assistant.types import Quote, Turn
from assistant.web.markup import reference_note, status
from assistant.web.render import conversation
from index.read import read_bytes
from index.types import Document, Marker, Metadata, Reference, Section, Span, Statement
from tests.pages import TODAY, Reader, answered, plain, tabled


def test_status_date_and_age_are_as_the_source_states_them() -> None:
    assert (
        status(plain("x", status="content pending human review", updated="February 14, 2026"), TODAY)
        == "Content pending human review · last updated February 14, 2026 · 9 months ago"
    )
    assert status(plain("x"), TODAY) == "Review status not stated · date not stated"
    assert status(plain("x", status="approved, 3 September 2024"), TODAY) == "Approved, 3 September 2024"


@pytest.mark.parametrize(
    ("references", "said"),
    [
        ((), "no list of references"),
        ((Reference("5", "Other."),), "has no entry 4"),
        ((Reference("4", "Ravelli 2012."),), "Ravelli 2012."),
        ((Reference("4", "Ravelli.", doi="10.1/x"),), "https://doi.org/10.1/x</a>"),
        ((Reference("4", "Ravelli.", url="http://a.b/?c&d"),), 'href="http://a.b/?c&amp;d"'),
    ],
)
def test_what_is_known_of_a_reference(references: tuple[Reference, ...], said: str) -> None:
    assert said in reference_note(plain("x", references=references), "4")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", " javascript:x", "file:///etc/passwd"])
def test_only_web_addresses_become_links(address: str) -> None:
    assert "href" not in reference_note(plain("x", references=(Reference("4", "E", url=address),)), "4")


def test_a_sentence_that_introduces_a_list_has_its_numbers_as_chips() -> None:
    text = "Follow this hierarchy 1:\nSteroids"
    statements = (
        Statement(0, 21, "sentence", 0, 0, markers=(Marker(21, 23, ("1",)),)),
        Statement(25, 33, "item", 1, 0, 1, lead_in=Span(0, 24)),
    )
    document = Document("a.txt", "0" * 64, text, Metadata(), (Section((), 0, len(text)),), statements)
    read = Reader(conversation([Turn("q", answered(Quote(document, 1, 2, (1,))))], TODAY))
    assert "Follow this hierarchy:" in read.all("p")
    assert [a["aria-label"] for _, a in read.attributes if a.get("class") == "chip"] == ["reference 1, quote 1"]


def test_a_table_behind_a_sentence_stands_under_its_column_heads() -> None:
    quote = tabled()
    read = Reader(conversation([Turn("q", answered(quote))], TODAY))
    assert read.all("blockquote")[0].splitlines() == [
        "Give these by vein.", "Drug | Neonate | Adult", "Cefazolin | 25 mg/kg | 1 g", "Linezolid | 10 mg/kg | 600 mg",
        "And these by mouth.", "Drug | Any age", "Nystatin | 1 mL",
    ]  # fmt: skip
    rows = Reader(conversation([Turn("q", answered(Quote(quote.document, 1, 3, (1,))))], TODAY))
    assert rows.all("p").count("Drug | Neonate | Adult") == 1
    assert rows.all("blockquote")[0].splitlines() == [
        "Drug | Neonate | Adult", "Cefazolin | 25 mg/kg | 1 g", "Linezolid | 10 mg/kg | 600 mg"
    ]  # fmt: skip


def test_the_cells_of_a_row_are_told_apart_empty_ones_too() -> None:
    document = read_bytes(
        b"# T\n\n| Drug | Child | Adult |\n|---|---|---|\n| Cefazolin |  | 1 g [1] |\n|  | 5 mg | |\n", name="t.md"
    )
    html = conversation([Turn("q", answered(Quote(document, 0, 2, (0, 1))))], TODAY)
    cells = re.findall(r'<span class="cell"[^>]*>(.*?)</span>(?=<span class="bar"|</p>)', html)
    assert [re.sub("<[^>]*>", "", cell) for cell in cells] == [
        "Drug",
        "Child",
        "Adult",
        "Cefazolin",
        "",
        "1 g",
        "",
        "5 mg",
    ]


def test_a_cell_knows_its_head_where_there_is_one_for_each() -> None:
    rows = b"# T\n\n|  | <1 y | Adult |\n|---|---|---|\n| Cefazolin | 25 mg | 1 g |\n| Not in shock | 2 g |\n"
    document = read_bytes(rows, name="t.md")
    html = conversation([Turn("q", answered(Quote(document, 0, len(document.statements), (0,))))], TODAY)
    assert re.findall(r'<span class="cell"([^>]*)>([^<]*)<', html)[3:6] == [
        (' role="cell"', "Cefazolin"),
        (' role="cell" data-head="&lt;1 y"', "25 mg"),
        (' role="cell" data-head="Adult"', "1 g"),
    ]


def test_rows_are_those_of_a_table_to_a_screen_reader() -> None:
    read = Reader(conversation([Turn("q", answered(tabled()))], TODAY))
    roles = [a["role"] for _, a in read.attributes if a.get("role") in ("table", "row", "columnheader", "cell")]
    first = ["table", "row", *["columnheader"] * 3, *["row", *["cell"] * 3] * 2]
    assert roles == [*first, "table", "row", *["columnheader"] * 2, "row", *["cell"] * 2]
