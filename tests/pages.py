"""Documents and quotes to show, and a reader of the HTML that shows them."""

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

from hypothesis import strategies as st

from assistant.types import Answer, Outcome, Quote
from index.read import read_bytes
from index.types import Document, Marker, Metadata, Reference, Section, Statement

TODAY = date(2026, 11, 22)
VOID = {"br", "img", "input", "link", "meta", "hr"}
OURS = {
    "a", "article", "aside", "b", "blockquote", "button", "cite", "dialog", "div", "footer", "form", "h1", "h2", "h3", "h4", "header",
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


def plain(*lines: str, references: tuple[Reference, ...] = (), **said: str) -> Document:
    """A document with a statement a line."""
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:i]) for i in range(len(lines))]
    statements = tuple(
        Statement(s, s + len(line), "sentence", i, 0) for i, (s, line) in enumerate(zip(starts, lines, strict=True))
    )
    section = Section((), 0, len(text))
    return Document("a.txt", "0" * 64, text, Metadata(**said), (section,), statements, references)


def tabled() -> Quote:
    """A sentence, a table, another sentence and another table, quoted whole."""
    rows = (
        "| Drug | Neonate | Adult |\n|---|---|---|\n| Cefazolin | 25 mg/kg | 1 g |\n| Linezolid | 10 mg/kg | 600 mg |"
    )
    text = f"# Doses\n\nGive these by vein.\n\n{rows}\n\nAnd these by mouth.\n\n| Drug | Any age |\n|---|---|\n| Nystatin | 1 mL |\n"
    document = read_bytes(text.encode(), name="doses.md")
    return Quote(document, 0, len(document.statements), tuple(range(len(document.statements))))


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
