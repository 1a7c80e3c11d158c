"""The order and nesting of an article's pieces, and the notes at its end."""

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


def test_no_bullet_is_printed_before_a_term() -> None:
    found = read("<dl><dt>Thiamine</dt><dd>100 mg.</dd></dl>")
    assert found.text == "Care\n\nThiamine\n  100 mg."
    assert [s.label for s in found.statements] == [None, None]


def test_a_list_after_definitions_is_a_list_of_its_own() -> None:
    found = read("<dl><dt>A</dt><dt></dt></dl><p>Give:</p><ul><li>B</li></ul><p>Stop C.</p>")
    assert led(found) == [(None, "A"), (None, "Give:"), ("Give:", "B"), (None, "Stop C.")]


def test_a_figure_heads_its_table_unless_it_says_more() -> None:
    table = "<table>{}<tr><td>A</td><td>5 mg</td></tr><tr><td>B</td><td>1 g</td></tr></table>"
    figure = f"<figure>{table}<figcaption>{{}}</figcaption></figure><p>Ask first.</p>"
    found = read(figure.format("", "Doses for adults"))
    assert [found.sections[s.section].path[-1] for s in found.statements] == ["Doses for adults"] * 2 + ["Care"]
    note = "These doses are for adults whose kidneys work well; where they do not, halve each of them and ask a specialist first."
    assert led(read(figure.format("", note)))[2] == (None, note)
    assert led(read(figure.format("<caption>Doses</caption>", "For adults")))[2] == (None, "For adults")
