"""What of a page is no part of its text, and what only looks like that."""

import pytest

from index.read.html import read_html


def shown(body: str) -> str:
    """The text read of an article, without its title."""
    page = f"<html><head><title>Care</title></head><body><main><h1>Care</h1>{body}</main></body></html>"
    return read_html(page.encode()).text.removeprefix("Care").strip()


@pytest.mark.parametrize(
    "mark",
    [
        'id="alcohol-related-hepatitis"',
        'id="social-care"',
        'id="search-and-screening-of-contacts"',
        'class="comments-on-dosing"',
        'class="multi-modal-analgesia"',
        'class="page-with-sidebar no-sidebar"',
        'class="alert alert-danger" role="alert"',
        'role="tabpanel" aria-labelledby="tab-2" hidden',
        'role="region" aria-labelledby="fold-2" style="display: none"',
        'hidden="until-found"',
        'class="tab-pane" id="nav-adult" role="tabpanel" aria-labelledby="nav-adult-tab"',
        'class="tab-content" id="nav-tabContent"',
        'class="warning-banner"',
        'class="table-footer"',
        'class="acc-content" style="display:none"',
    ],
)
def test_what_authors_wrote_is_read_whatever_it_is_called(mark: str) -> None:
    assert shown(f"<section {mark}><p>Do not give oxygen above 92%.</p></section>") == "Do not give oxygen above 92%."


@pytest.mark.parametrize(
    "mark",
    [
        'class="sidebar"',
        'class="catlinks"',
        'class="printfooter"',
        'id="siteSub"',
        'id="site-footer"',
        'class="hospital-cookie-banner"',
        'class="cookie-warning-banner"',
        'class="sidebar-note"',
        'class="nav-collapse" style="display:none"',
        'class="related"',
        'class="related-content section"',
        'class="social share"',
        'class="trust-related-links"',
        'id="comments" class="comments-area"',
        'class="comment-123"',
        'class="search-box"',
        'class="ad ad-300x250"',
        'role="navigation"',
        'role="complementary" class="widget"',
        "hidden",
        'aria-hidden="true"',
        'style="display:none"',
    ],
)
def test_parts_of_the_page_are_not_read(mark: str) -> None:
    assert shown(f"<p>Give A.</p><div {mark}><h2>More</h2><p>Words of the site.</p></div>") == "Give A."


def test_a_word_in_a_line_is_read_whatever_it_is_called() -> None:
    line = "Avoid if <span class='tooltip'>eGFR</span> is below 30 or <a class='popup-link'>potassium</a> above 5.5."
    assert shown(f"<p>{line}</p>") == "Avoid if eGFR is below 30 or potassium above 5.5."
    assert shown("<h2><a class='toc-backref'>Doses</a></h2><p>Give A.</p>").split() == ["Doses", "Give", "A."]
    assert shown("<p>Give A.</p><ul><li><a class='nav-home'>Home</a></li></ul>") == "Give A."
    assert shown("<p>Give A. <span class='sr-only'>Opens in a new window.</span></p>") == "Give A."


def test_a_link_to_edit_is_no_part_of_its_heading() -> None:
    edit = '<span class="mw-editsection">[<a href="?edit">edit</a>]</span>'
    assert shown(f"<h2>Doses{edit}</h2><p>Give A.</p>").split() == ["Doses", "Give", "A."]


@pytest.mark.parametrize(
    "struck",
    ["<del>5 mg</del>", "<s>5 mg</s>", "<strike>5 mg</strike>", '<i style="text-decoration: line-through">5 mg</i>'],
)
def test_what_is_struck_out_is_not_read(struck: str) -> None:
    assert shown(f"<p>Give {struck} <ins>10 mg</ins>.</p>") == "Give 10 mg."
    assert shown(
        f"<table><tr><td>A</td><td>{struck}</td><td>10 mg</td></tr><tr><td>B</td><td>1 g</td><td>2 g</td></tr></table>"
    ) == ("A | | 10 mg\nB | 1 g | 2 g")


@pytest.mark.parametrize("mark", ['class="warning"', 'class="theme-note"', 'role="note"', ""])
def test_an_aside_that_belongs_to_the_text_is_read(mark: str) -> None:
    assert shown(f"<aside {mark}><p>Do not give B with A.</p></aside>") == "Do not give B with A."


@pytest.mark.parametrize(
    "aside",
    [
        '<aside class="sidebar-note"><p>Our other sites.</p></aside>',
        '<aside class="author-bio"><p>She works in a hospital.</p></aside>',
        '<aside><p>See <a href="/a">our other pages</a></p></aside>',
        '<aside role="doc-footnote"><p>Someone 2010.</p></aside>',
    ],
)
def test_other_asides_are_not_read(aside: str) -> None:
    assert shown(f"<p>Give A.</p>{aside}") == "Give A."


def test_a_figure_is_read_where_it_holds_a_table() -> None:
    table = "<table><tr><td>A</td><td>5 mg</td></tr><tr><td>B</td><td>1 g</td></tr></table>"
    caption = "<figcaption>Doses for adults</figcaption>"
    assert shown(f'<figure class="wp-block-table">{table}{caption}</figure>') == "Doses for adults\n\nA | 5 mg\nB | 1 g"
    assert shown(f"<p>Give A.</p><figure><img src='a.png'>{caption}</figure>") == "Give A."


def test_a_figure_is_read_where_it_holds_a_quotation() -> None:
    quotation = "<blockquote><p>Never exceed 10 mg.</p></blockquote><figcaption>The society</figcaption>"
    assert shown(f"<figure class='wp-block-pullquote'>{quotation}</figure>") == "Never exceed 10 mg.\n\nThe society"


def test_a_form_is_read_where_it_holds_the_page() -> None:
    page = (
        b"<html><body><form id='page'><h1>Care</h1><p>Give A.</p><form><p>Your address</p></form></form></body></html>"
    )
    assert "Give A." in read_html(page).text
    assert "Give A." in read_html(b"<html><body><form id='page'><h2>Care</h2><p>Give A.</p></form></body></html>").text
    assert shown("<p>Give A.</p><form><h2>Was this useful?</h2><p>Tell us.</p></form>") == "Give A."


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("<h3><button>Liver failure</button></h3>", "Liver failure"),
        ("<h3><button><span>Liver failure</span></button> <i>+</i><button>Copy</button></h3>", "Liver failure +"),
        ("<h3>Liver failure <button>Edit</button></h3>", "Liver failure"),
        ('<div role="heading" aria-level="3"><button>Liver failure</button></div>', "Liver failure"),
        ("<header><h3>Liver failure</h3></header>", "Liver failure"),
    ],
)
def test_a_heading_may_stand_in_a_button(heading: str, text: str) -> None:
    found = read_html(f"<main><h1>Care</h1>{heading}<p>Halve the dose.</p><button>Print</button></main>".encode())
    assert [(b.kind, b.level, found.text[b.start : b.end]) for b in found.blocks[1:]] == [
        ("heading", 3, text),
        ("paragraph", 0, "Halve the dose."),
    ]
