"""Article pages: the article is read, what stands round it is not."""

import codecs

import pytest

from index.errors import Unreadable
from index.read.html import read_html
from index.read.structure import document
from index.types import Document
from tests.index.texts import texts


def read(body: str, head: str = "") -> Document:
    content = f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()
    return document(read_html(content), name="a.html", content=content)


ROUND = """<header><nav><ul><li><a href="/">All guidelines of the society.</a></li></ul></nav></header>
<div class="sidebar"><p>Read our other guidelines today.</p></div>
<div id="cookie-banner" class="cookies"><p>We use cookies to make this site better.</p></div>{}
<div class="related"><h2>Related articles</h2><p>Another article that you may like to read.</p></div>
<footer><p>© 2024 The Society. All rights reserved.</p></footer>"""


@pytest.mark.parametrize(
    "article", ["<main>{}</main>", "<article>{}</article>", '<div role="main">{}</div>', '<div id="x">{}</div>']
)
def test_what_stands_round_the_article_is_left_out(article: str) -> None:
    text = "<h1>Care of adults</h1><p>Give A to all adults who have a relapse.</p><ul><li>Give B first.</li></ul>"
    found = read(ROUND.format(article.format(text)), "<title>Care of adults | The Society</title>")
    assert texts(found) == ["Give A to all adults who have a relapse.", "Give B first."]
    assert found.metadata.title == "Care of adults"


LONG = "<p>{}</p>".format("Some text on the disease goes here. " * 20)
TEASER = "<article><h3>Other guide</h3><p>{}</p></article>".format("A word on another guideline. " * 9)


@pytest.mark.parametrize(
    ("body", "last"),
    [
        ("<div><h1>Care</h1><div>Give 10 mg to adults.</div><div>Give 5 mg to children.</div></div>", "Give 5 mg to children."),
        ("<div><div><h1>Care</h1><p>A word before.</p></div><div>Give A.</div><pre>Never B.</pre></div>", "Never B."),
        (f"<h1>Care</h1><div>{LONG}<p>Give 10 mg.</p></div>{TEASER.replace('guideline', 'guide')}", "Give 10 mg."),
        (f"<h1>Care</h1><article>{LONG}</article><article><h2>B</h2>{LONG}<p>Give B.</p></article>", "Give B."),
    ],
)  # fmt: skip
def test_all_that_a_page_says_is_read_whatever_it_is_set_in(body: str, last: str) -> None:
    assert last in texts(read(body))


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Care | Site</title>", "<main><h1>Care</h1><p>Give A.</p></main>", "Care"),
        ("<title>Care | Site</title>", "<main><h2>Care</h2><p>Give A.</p></main>", "Care"),
        ("<title>Care | Site</title>", "<div><h1>Care</h1></div><main><h2>Doses</h2><p>Give A.</p></main>", "Care"),
        ("<title>Care of adults</title>", "<main><h2>Doses</h2><p>Give A.</p></main>", "Care of adults"),
        ("", "<main><h2>Doses</h2><p>Give A.</p></main>", "Doses"),
    ],
)
def test_title(head: str, body: str, title: str) -> None:
    assert read(body, head).metadata.title == title


def test_the_head_states_publisher_and_date() -> None:
    head = '<meta name="citation_publisher" content="WHO"><meta property="article:modified_time" content="2024-05-01">'
    found = read("<main><h1>Care</h1><p>Give A.</p></main>", head).metadata
    assert (found.publisher, found.updated) == ("WHO", "2024-05-01")


def test_lists_steps_and_tables_keep_their_place() -> None:
    found = read(
        """<main><h1>Care</h1><h2>Doses</h2><p>Do this:</p><ol start="3"><li>Give A<ul><li>by mouth</li></ul></li><li>Stop</li></ol>
        <table><caption>Table 1. Doses</caption><tr><th>Drug</th><th>Dose</th></tr><tr><td>A</td><td>5 mg</td></tr></table></main>"""
    )
    assert [(s.kind, s.level, s.label, found.words(s)) for s in found.statements] == [
        ("sentence", 0, None, "Do this:"),
        ("item", 1, "3.", "Give A"),
        ("item", 2, None, "by mouth"),
        ("item", 1, "4.", "Stop"),
        ("row", 0, None, "A | 5 mg"),
    ]
    leads = [found.text[s.lead_in.start : s.lead_in.end] if s.lead_in else None for s in found.statements]
    assert leads == [None, "Do this:", "Give A", "Do this:", "Drug | Dose"]
    assert found.sections[found.statements[-1].section].path[-1] == "Table 1. Doses"


def test_superscripts_are_markers_and_powers_are_none() -> None:
    found = read(
        """<main><h1>Care</h1><p>It works.<sup>1,2</sup> Give 10 mg/m<sup>2</sup> of it.<sup><a href="#r3">3</a></sup></p>
        <h2>References</h2><ol><li>A 2010. <a href="https://doi.org/10.1016/abc">link</a></li><li>B 2011.</li><li>C 2012.</li></ol></main>"""
    )
    assert [s.references for s in found.statements] == [("1", "2"), ("3",)]
    assert "10 mg/m² of it" in found.text
    assert [(r.number, r.doi) for r in found.references] == [("1", "10.1016/abc"), ("2", None), ("3", None)]


def test_a_style_may_raise_a_power() -> None:
    found = read(
        "<main><h1>Care</h1><p>Below 50 × 10<span style='vertical-align: super; font-size: 8pt'>9</span>/L.</p></main>"
    )
    assert texts(found) == ["Below 50 × 10⁹/L."]


def test_what_is_hidden_is_not_read() -> None:
    found = read(
        '<main><h1>Care</h1><p>Give A.</p><p hidden>Give B.</p><div style="display: none"><p>Give C.</p></div></main>'
    )
    assert texts(found) == ["Give A."]


@pytest.mark.parametrize(("mark", "order"), [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")])
@pytest.mark.parametrize("declared", ["", "<meta charset='utf-16'>", "<meta charset='utf-8'>"])
def test_a_byte_order_mark_tells_the_encoding(mark: bytes, order: str, declared: str) -> None:
    page = f"<?xml version='1.0' encoding='utf-16'?><html><head>{declared}</head><body><p>Give 5 µg of A.</p></body></html>"
    content = mark + page.encode(order)
    assert texts(document(read_html(content), name="a.html", content=content)) == ["Give 5 µg of A."]


def test_a_page_that_is_not_the_utf_16_it_announces_is_refused() -> None:
    with pytest.raises(Unreadable, match="not the UTF-16 that its first bytes announce; save the page again"):
        read_html(codecs.BOM_UTF16_LE + "<p>Give 5 µg of A.</p>".encode("utf-16-le") + b"x")


@pytest.mark.parametrize(
    ("mark", "declared", "encoding"),
    [
        (b"", "utf-16", "utf-8"),  # read byte by byte, it cannot be that
        (codecs.BOM_UTF8, "iso-8859-1", "utf-8"),
        (b"", "iso-8859-1", "iso-8859-1"),
        (b"", "utf-8", "cp1252"),
    ],
)
def test_a_wrong_declaration_does_no_harm(mark: bytes, declared: str, encoding: str) -> None:
    content = mark + f"<html><meta charset='{declared}'><body><p>Give 5 µg of A.</p></body></html>".encode(encoding)
    assert texts(document(read_html(content), name="a.html", content=content)) == ["Give 5 µg of A."]


@pytest.mark.parametrize(
    ("lists", "labels"),
    [
        ("<ol><li>A<li>B</ol>", ["1.", "2."]),
        ('<ol start="3"><li>A<li>B</ol>', ["3.", "4."]),
        ('<ol><li>A<li value="4">B<li>C</ol>', ["1.", "4.", "5."]),
        ("<ol reversed><li>A<li>B<li>C</ol>", ["3.", "2.", "1."]),
        ('<ol reversed start="2"><li>A<li>B<li>C</ol>', ["2.", "1.", "0."]),
        ('<ol type="a"><li>A<li>B</ol>', ["a.", "b."]),
        ('<ol type="A" start="26"><li>A<li>B</ol>', ["Z.", "AA."]),
        ('<ol type="i" start="3"><li>A<li>B</ol>', ["iii.", "iv."]),
        ('<ol type="I"><li value="1994">A<li type="1">B</ol>', ["MCMXCIV.", "1995."]),
        ('<ol type="a" start="0"><li>A<li>B</ol>', ["0.", "a."]),
        ('<ol style="list-style-type: lower-roman"><li>A<li style="list-style: decimal">B</ol>', ["i.", "2."]),
        ('<ol type="disc" start="²"><li value="x">A<li hidden>B<li>C</ol>', ["1.", "2."]),
        ('<ol type="a"><li>A<ol type="i"><li>B</ol><li>C</ol>', ["a.", "i.", "b."]),
        ('<ul type="a"><li value="4">A</ul>', [None]),
    ],
)
def test_an_item_has_the_label_that_a_browser_prints(lists: str, labels: list[str | None]) -> None:
    found = read(f"<main><h1>Care</h1>{lists}</main>")
    assert [s.label for s in found.statements] == labels


def test_a_bibliography_has_the_numbers_of_its_list() -> None:
    found = read(
        "<main><h1>Care</h1><p>It works [11].</p><h2>References</h2><ol start='11'><li>A 2010.<li>B 2011.</ol></main>"
    )
    assert [r.number for r in found.references] == ["11", "12"]
    assert found.statements[0].references == ("11",)


def test_the_mass_of_an_isotope_is_no_reference() -> None:
    found = read(
        """<main><h1>Care</h1><p>It works.<sup>1</sup> Give <sup>131</sup>I or [<sup>18</sup>F]FDG, not <sup>99m</sup><b>Tc</b>-MIBI.<sup>2</sup></p>
        <table><tr><th>Drug</th><th>Dose</th></tr><tr><td><sup>177</sup>Lu-PSMA</td><td>7.4 GBq<sup>3</sup></td></tr></table></main>"""
    )
    assert texts(found) == [
        "It works.",
        "Give 131I or [18F]FDG, not 99mTc-MIBI.",
        "177Lu-PSMA | 7.4 GBq",
    ]
    assert [s.references for s in found.statements] == [("1",), ("2",), ("3",)]


@pytest.mark.parametrize(
    "sentence", ["Stop A.<sup>12</sup> In pregnancy, ask.", "Stop A<sup>12</sup>. In pregnancy, ask."]
)
def test_a_reference_before_a_word_stays_one(sentence: str) -> None:
    found = read(f"<main><h1>Care</h1><p>It works.<sup>1,2</sup> {sentence} <sup>13</sup>The dose is 5 mg.</p></main>")
    assert [n for s in found.statements for n in s.references] == ["1", "2", "12", "13"]


@pytest.mark.parametrize(
    ("printed", "updated"),
    [("<p>Last reviewed: 1 June 2021</p>", "1 June 2021"), ("", "2024-01-03")],
)
def test_the_date_that_is_printed_goes_before_that_of_the_head(printed: str, updated: str) -> None:
    head = '<meta property="article:modified_time" content="2024-01-03T10:00:00+00:00">'
    assert read(f"<main><h1>Care</h1><p>Give A.</p>{printed}</main>", head).metadata.updated == updated
