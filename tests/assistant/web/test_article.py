"""A document's text, every character of it, with a span highlighted."""

from hypothesis import given

from assistant.types import Quote
from assistant.web.article import article
from index.types import Span
from tests.pages import TODAY, Reader, plain, quotes


@given(quotes())
def test_the_mark_is_the_slice_and_the_article_is_the_text(quote: Quote) -> None:
    read = Reader(article(quote.document, Span(quote.start, quote.end), TODAY))
    assert read.all("mark") == [quote.text]
    assert "".join(read.all("div")) == quote.document.text


@given(quotes())
def test_what_answers_stands_out_and_nothing_else_changes(quote: Quote) -> None:
    said = [Span(s.start, s.end) for s in quote.marks]
    html = article(quote.document, Span(quote.start, quote.end), TODAY, said=said)
    assert html.count('<span class="said">') == len(said)
    assert Reader(html).all("mark") == [quote.text]
    assert "".join(Reader(html).all("div")) == quote.document.text


def test_a_bullet_of_a_symbol_font_is_drawn_and_stays_what_it_is() -> None:
    document = plain("\uf0b7 Give 3 mg", "dose \uf0b3 5 mg")
    html = article(document, Span(17, 19), TODAY)
    assert html.count('<span class="symbol">\uf0b7</span>') == 1
    assert "dose <mark>\uf0b3 </mark>5 mg" in html
    assert "".join(Reader(html).all("div")) == document.text
