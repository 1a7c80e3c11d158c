"""The order and nesting of an article's pieces, and the notes at its end."""

import pytest

from index.read import read_bytes
from index.read.html import read_html
from index.read.structure import document
from index.types import Document


def read(body: str) -> Document:
    content = f"<html><body><main><h1>Care</h1>{body}</main></body></html>".encode()
    return document(read_html(content), name="a.html", content=content)


def led(found: Document) -> list[tuple[str | None, str]]:
    """(lead-in, words) of each statement."""
    text = found.text
    return [
        (text[s.lead_in.start : s.lead_in.end] if s.lead_in else None, text[s.start : s.end]) for s in found.statements
    ]


def test_a_term_leads_in_what_is_said_of_it() -> None:
    found = read(
        """<dl><dt>Pabrinex (IV)</dt><dd><p>Two pairs three times a day.</p><p>Then one pair daily:</p><ul><li>for 5 days</li></ul></dd>
        <div><dt>Thiamine</dt><dd>100 mg by mouth.</dd><dd>Not with meals.</dd></div></dl><p>Check magnesium.</p>"""
    )
    assert led(found) == [
        (None, "Pabrinex (IV)"),
        ("Pabrinex (IV)", "Two pairs three times a day."),
        ("Pabrinex (IV)", "Then one pair daily:"),
        ("Then one pair daily:", "for 5 days"),
        (None, "Thiamine"),
        ("Thiamine", "100 mg by mouth."),
        ("Thiamine", "Not with meals."),
        (None, "Check magnesium."),
    ]


def test_a_table_is_told_from_the_one_above_it_also_where_it_was_read_in_a_process_of_its_own() -> None:
    rows = "<tr><td>A</td><td>1 mg</td></tr><tr><td>B</td><td>2 mg</td></tr>"
    page = f"<h1>Care</h1><table><tr><th>Drug</th><th>Adult</th></tr>{rows}</table><table>{rows}</table>"
    found = read_bytes(f"<html><body>{page}</body></html>".encode(), name="a.html")
    assert [bool(s.lead_in) for s in found.statements] == [True, True, False, False]


@pytest.mark.parametrize("heads", ["<thead><tr><td>Drug</td><td>Child</td></tr></thead>", ""])
def test_a_table_has_its_own_heads_and_not_those_of_the_table_above_it(heads: str) -> None:
    above = "<table><tr><th>Drug</th><th>Adult</th></tr><tr><td>A</td><td>5 mg</td></tr></table>"
    found = read(f"{above}<table>{heads}<tr><td>A</td><td>1 mg</td></tr><tr><td>B</td><td>2 mg</td></tr></table>")
    own = "Drug | Child" if heads else None
    assert led(found) == [("Drug | Adult", "A | 5 mg"), (own, "A | 1 mg"), (own, "B | 2 mg")]


def test_numbered_lines_are_steps() -> None:
    found = read("<p>1. Give adrenaline<br>2. <b>Give fluids<br>3. Call for help</b></p>")
    assert [(s.label, found.words(s)) for s in found.statements] == [
        ("1.", "Give adrenaline"), ("2.", "Give fluids"), ("3.", "Call for help"),
    ]  # fmt: skip


def test_no_bullet_is_printed_before_a_term() -> None:
    found = read("<dl><dt>Thiamine</dt><dd>100 mg.</dd></dl>")
    assert found.text == "Care\n\nThiamine\n  100 mg."
    assert [s.label for s in found.statements] == [None, None]


def test_a_list_after_definitions_is_a_list_of_its_own() -> None:
    found = read("<dl><dt>A</dt><dt></dt></dl><p>Give:</p><ul><li>B</li></ul><p>Stop C.</p>")
    assert led(found) == [(None, "A"), (None, "Give:"), ("Give:", "B"), (None, "Stop C.")]


NOTES = """<section id="footnotes" class="footnotes" role="doc-endnotes"><hr><ol>
<li id="fn1"><p>Smith 2010.<a href="#fnref1" role="doc-backlink">↩︎</a></p></li>
<li id="fn2"><p>Jones 2012, https://example.org/2. <a href="#fnref2">↩</a></p></li></ol></section>"""


def test_notes_that_are_linked_are_the_references() -> None:
    found = read(
        f'<p>Give fluids.<a href="#fn1"><sup>1</sup></a> Stop insulin.<a href="#fn2"><sup>2</sup></a></p>{NOTES}'
    )
    assert led(found) == [(None, "Give fluids."), (None, "Stop insulin.")]
    assert [s.references for s in found.statements] == [("1",), ("2",)]
    assert [(r.number, r.text) for r in found.references] == [
        ("1", "Smith 2010."),
        ("2", "Jones 2012, https://example.org/2."),
    ]


def test_notes_beside_a_bibliography_and_notes_without_links_are_text() -> None:
    listed = "<h2>References</h2><ol><li>Brown 2001.</li><li>White 2002.</li></ol>"
    found = read(f"<p>Give A.</p>{listed}<h2>Notes</h2>{NOTES}")
    assert [r.text for r in found.references] == ["Brown 2001.", "White 2002."]
    assert (None, "Smith 2010.") in led(found)
    found = read('<p>Give A.</p><div class="footnotes"><ol><li>Not in pregnancy.</li><li>Not with B.</li></ol></div>')
    assert led(found)[1:] == [(None, "Not in pregnancy."), (None, "Not with B.")]


def test_a_figure_heads_its_table_unless_it_says_more() -> None:
    table = "<table>{}<tr><td>A</td><td>5 mg</td></tr><tr><td>B</td><td>1 g</td></tr></table>"
    figure = f"<figure>{table}<figcaption>{{}}</figcaption></figure><p>Ask first.</p>"
    found = read(figure.format("", "Doses for adults"))
    assert [found.sections[s.section].path[-1] for s in found.statements] == ["Doses for adults"] * 2 + ["Care"]
    note = "These doses are for adults whose kidneys work well; where they do not, halve each of them and ask a specialist first."
    assert led(read(figure.format("", note)))[2] == (None, note)
    assert led(read(figure.format("<caption>Doses</caption>", "For adults")))[2] == (None, "For adults")
