"""Article pages: the article is read, what stands round it is not."""

import pytest

from index.read.html import read_html
from index.read.structure import document
from index.types import Document


def read(body: str, head: str = "") -> Document:
    content = f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()
    return document(read_html(content), name="a.html", content=content)


def texts(found: Document) -> list[str]:
    return [found.text[s.start : s.end] for s in found.statements]


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
    assert [(s.kind, s.level, s.label, found.text[s.start : s.end]) for s in found.statements] == [
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


def test_what_is_hidden_is_not_read() -> None:
    found = read(
        '<main><h1>Care</h1><p>Give A.</p><p hidden>Give B.</p><div style="display: none"><p>Give C.</p></div></main>'
    )
    assert texts(found) == ["Give A."]
