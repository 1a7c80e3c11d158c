"""The page's HTML: every character of a source is text, and a quote is where it says it is."""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import frame
from assistant.article import article
from assistant.export import answer_text, markdown, quote_text
from assistant.pieces import reference_note, status
from assistant.render import conversation, find, short_forms
from assistant.types import Answer, Outcome, Quote, Turn
from index.types import Document, Marker, Metadata, Reference, Section, Span, Statement

TODAY = date(2026, 11, 22)
VOID = {"br", "img", "input", "link", "meta", "hr"}
OURS = {
    "a", "article", "aside", "b", "blockquote", "button", "cite", "div", "footer", "form", "h1", "h2", "h3", "header",
    "label", "li", "mark", "ol", "option", "p", "q", "section", "select", "span", "textarea", "ul",
}  # fmt: skip


class Reader(HTMLParser):
    """Text by element, the elements in order, their attributes; fails on markup that is not the product's own."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text: dict[str, list[str]] = {}
        self.attributes: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in OURS
        assert tag not in VOID
        assert not any(name.startswith("on") for name, _ in attrs)
        self.open.append(tag)
        self.attributes.append((tag, dict(attrs)))
        self.text.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in set(self.open):
            self.text[tag][-1] += data

    def all(self, tag: str) -> list[str]:
        return self.text.get(tag, [])


PIECE = st.text(alphabet="abc <>&\"'`${}=/•\\*_[]#|\u00b2\u03b3", min_size=1, max_size=30).filter(str.strip)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """An article of sentences and list items with reference numbers behind them and inside."""
    title, heading = draw(PIECE), draw(PIECE)
    text = f"{title}\n\n{heading}\n\n"
    start = text.index(heading, len(title))
    statements: list[Statement] = []
    for block in range(draw(st.integers(1, 5))):
        item = draw(st.booleans())
        text += "  • " if item else ""
        at = len(text)
        words = draw(PIECE)
        text += words
        inner = draw(st.integers(0, len(words) - 1))
        markers = [Marker(at + inner, at + inner + 1, ("9",))] if draw(st.booleans()) and inner > 0 else []
        if numbers := draw(st.lists(st.sampled_from("1234"), max_size=3, unique=True)):
            printed = " " + ", ".join(numbers)
            markers.append(Marker(len(text), len(text) + len(printed), tuple(numbers)))
            text += printed
        end = at + len(words)
        statements.append(
            Statement(at, end, "item" if item else "sentence", block, 0, int(item), markers=tuple(markers))
        )
        text += "\n" if item else ".\n\n"
    said = Metadata(title=draw(PIECE), publisher=draw(PIECE), status=draw(PIECE), updated=draw(PIECE))
    section = Section((heading,), start, len(text))
    return Document(
        draw(PIECE), "0" * 64, text, said, (section,), tuple(statements), abbreviations=(("a", draw(PIECE)),)
    )


@st.composite
def quotes(draw: st.DrawFn) -> Quote:
    document = draw(documents())
    first = draw(st.integers(0, len(document.statements) - 1))
    last = draw(st.integers(first + 1, len(document.statements)))
    marked = draw(st.lists(st.integers(first, last - 1), min_size=1, unique=True))
    return Quote(document, first, last, tuple(sorted(marked)))


def answered(*found: Quote, question: str = "q", outcome: Outcome = "answered", **more: object) -> Answer:
    return replace(Answer(question, question, outcome, found), **more)  # type: ignore[arg-type]


def shown(quote: Quote) -> str:
    """A quote's characters without its markers, what stands between its paragraphs and white space."""
    out = ""
    for statement in quote.statements:
        at = statement.start
        for marker in statement.markers:
            out += quote.document.text[at : min(marker.start, statement.end)]
            at = marker.end
        out += quote.document.text[at : statement.end]
    return "".join(out.split())


@given(quotes())
def test_the_mark_is_the_slice_and_the_article_is_the_text(quote: Quote) -> None:
    read = Reader(article(quote.document, Span(quote.start, quote.end), TODAY))
    assert read.all("mark") == [quote.text]
    assert "".join(read.all("div")) == quote.document.text


@given(quotes(), PIECE, PIECE, PIECE)
def test_a_blockquote_has_the_words_without_the_markers(quote: Quote, question: str, message: str, term: str) -> None:
    answer = answered(quote, question=question, message=message, missing_terms=(term,), suggestions=(term,))
    read = Reader(conversation([Turn(question, answer)], TODAY))
    (words,) = read.all("blockquote")
    assert "".join(words.split()) == shown(quote)
    assert read.all("h2") == [question]


@given(quotes(), PIECE)
def test_a_chip_for_every_number_and_a_note_for_every_chip(quote: Quote, question: str) -> None:
    read = Reader(conversation([Turn(question, answered(quote, warnings=(quote,)))], TODAY))
    chips = [a for tag, a in read.attributes if tag == "button" and a.get("class") == "chip"]
    assert [a["aria-label"] for a in chips] == [f"reference {n}" for m in quote.markers for n in m.numbers] * 2
    notes = [a["id"] for _, a in read.attributes if a.get("class") == "note"]
    assert len(notes) == len(set(notes))
    assert {a["aria-controls"] for a in chips} == set(notes)


def test_a_sentence_that_introduces_a_list_has_its_numbers_as_chips() -> None:
    text = "Follow this hierarchy 1:\nSteroids"
    statements = (
        Statement(0, 21, "sentence", 0, 0, markers=(Marker(21, 23, ("1",)),)),
        Statement(25, 33, "item", 1, 0, 1, lead_in=Span(0, 24)),
    )
    document = Document("a.txt", "0" * 64, text, Metadata(), (Section((), 0, len(text)),), statements)
    read = Reader(conversation([Turn("q", answered(Quote(document, 1, 2, (1,))))], TODAY))
    assert "Follow this hierarchy:" in read.all("p")
    assert [a["aria-label"] for _, a in read.attributes if a.get("class") == "chip"] == ["reference 1"]


@given(quotes())
def test_what_is_copied_or_exported_holds_the_quote_and_its_place(quote: Quote) -> None:
    turn = Turn("q", answered(quote, warnings=(quote,)))
    copied = quote_text(quote, TODAY)
    assert quote.text in copied
    assert f"characters {quote.start} to {quote.end}" in copied
    assert answer_text(turn.answer, TODAY).count(copied) == 2
    unescaped = re.sub(r"\\([\\`*_\[\]<>#|~])", r"\1", markdown([turn], TODAY)).replace("&amp;", "&")
    for line in quote.text.splitlines():
        assert line in unescaped
    assert not re.search(r"(?<!\\)<", markdown([turn], TODAY))


@given(documents(), PIECE)
def test_the_frame_shows_what_documents_say_as_text(document: Document, example: str) -> None:
    read = Reader(frame.empty([document], [example], TODAY))
    assert read.all("cite") == [document.metadata.title]
    assert Reader(frame.problem(example)).all("p") == [example]


def plain(*lines: str, references: tuple[Reference, ...] = (), **said: str) -> Document:
    """A document with a statement a line."""
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:i]) for i in range(len(lines))]
    statements = tuple(
        Statement(s, s + len(line), "sentence", i, 0) for i, (s, line) in enumerate(zip(starts, lines, strict=True))
    )
    section = Section((), 0, len(text))
    return Document("a.txt", "0" * 64, text, Metadata(**said), (section,), statements, references)


def test_status_date_and_age_are_as_the_source_states_them() -> None:
    assert (
        status(plain("x", status="content pending human review", updated="February 14, 2026"), TODAY)
        == "Content pending human review · last updated February 14, 2026 · 9 months ago"
    )
    assert status(plain("x"), TODAY) == "Review status not stated · date not stated"


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


def test_uncertain_and_not_found_are_said_in_a_heading() -> None:
    quote = Quote(plain("x"), 0, 1, (0,))
    uncertain = Reader(
        conversation([Turn("q", answered(quote, outcome="uncertain", missing_terms=("ferritin",)))], TODAY)
    )
    assert "Closest passages, which may not answer" in uncertain.all("h3")
    assert any("ferritin" in p for p in uncertain.all("p"))
    nothing = Reader(conversation([Turn("q", answered(outcome="not_found", message="Not covered."))], TODAY))
    assert nothing.all("blockquote") == []
    assert "Not covered." in nothing.all("p")


def test_a_missing_term_that_the_message_names_is_not_said_twice() -> None:
    answer = answered(outcome="not_found", message="“Warfarin” occurs nowhere.", missing_terms=("warfarin",))
    assert "Not found with" not in conversation([Turn("q", answer)], TODAY)


def test_only_the_last_turn_can_be_read_otherwise() -> None:
    turn = Turn("and then?", replace(answered(question="and then?"), standalone="what then?"))
    read = Reader(conversation([turn, turn], TODAY))
    assert read.all("textarea") == ["what then?"]
    assert read.all("q") == ["what then?"]


def test_find_takes_only_the_keys_of_the_page() -> None:
    quote, warning = Quote(plain("x", "y"), 0, 1, (0,)), Quote(plain("x", "y"), 1, 2, (1,))
    turns = [Turn("q", answered(quote, warnings=(warning,)))]
    assert find(turns, "0-0") == quote
    assert find(turns, "0-w0") == warning
    for wrong in ("", "0-1", "1-0", "0-w1", "0--1", "a-0", "0-0 ", "../0", "9999999-0"):
        assert find(turns, wrong) is None


def test_short_forms_are_those_that_are_shown_in_order() -> None:
    document = replace(
        plain("PLEX in HLH.", "SHLH only."),
        abbreviations=(("HLH", "long H"), ("PLEX", "long P"), ("MAS", "long M")),
    )
    assert short_forms(answered(Quote(document, 0, 1, (0,)))) == (("PLEX", "long P"), ("HLH", "long H"))
    assert short_forms(answered(Quote(document, 1, 2, (1,)))) == ()


def test_several_documents_are_named_beside_their_quotes() -> None:
    one, two = replace(plain("x", title="One"), name="1"), replace(plain("y", title="Two"), name="2")
    html = conversation([Turn("q", answered(Quote(one, 0, 1, (0,)), Quote(two, 0, 1, (0,))))], TODAY)
    assert '<p class="where">One</p>' in html
    assert Reader(html).all("cite") == ["One", "Two"]


def test_sentences_of_a_paragraph_keep_what_is_printed_between_them() -> None:
    text = "Salvage only 4. No regimen is given [1-2]. End"
    statements = (
        Statement(0, 12, "sentence", 0, 0, markers=(Marker(12, 14, ("4",)),)),
        Statement(16, 35, "sentence", 0, 0, markers=(Marker(35, 41, ("1", "2")),)),
        Statement(43, 46, "sentence", 1, 0),
    )
    document = Document("a.txt", "0" * 64, text, Metadata(), (Section((), 0, len(text)),), statements)
    read = Reader(conversation([Turn("q", answered(Quote(document, 0, 3, (1,))))], TODAY))
    assert read.all("blockquote") == ["Salvage only. No regimen is given\nEnd"]
    assert [a["class"] for tag, a in read.attributes if tag == "span" and a["class"] in ("said", "around")] == [
        "around",
        "said",
        "around",
    ]


def test_a_bullet_of_a_symbol_font_is_drawn_and_stays_what_it_is() -> None:
    document = plain("\uf0b7 Give 3 mg", "dose \uf0b3 5 mg")
    html = article(document, Span(17, 19), TODAY)
    assert html.count('<span class="symbol">\uf0b7</span>') == 1
    assert "dose <mark>\uf0b3 </mark>5 mg" in html
    assert "".join(Reader(html).all("div")) == document.text
