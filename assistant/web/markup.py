"""What is shown of a document as escaped HTML: words with their reference numbers as chips, a whole quote, its source."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import groupby

import prompts
from assistant.dates import overdue
from assistant.state import state
from assistant.types import Quote
from index.types import Document, Marker, Reference, Span, Statement, around_markers

_APPROVED = re.compile(r"(?:approved|endorsed|ratified|final|published|current|(?:peer[ -])?reviewed)\b", re.IGNORECASE)
# Characters of a word that may still be kept on one line with a button on a narrow screen.
LONGEST_TOGETHER = 20
_BAR = re.compile(r"( ?\|(?:(?= \|)| |$)|\t+| {3,})")  # what is printed between the cells of a row, "a | | c"
# What stands around paragraphs, the items of a list, and the rows of a table.
_AROUND = {
    "": ("", ""),
    "ul": ('<ul role="list">', "</ul>"),
    "ol": ('<ol role="list">', "</ol>"),
    "table": ('<div role="table">', "</div>"),
}
DEEPEST = 4  # level of a list that its style sheet moves in
FEW = 3  # reference buttons that stay on the line of the word before them


def status(document: Document, today: date) -> str:
    """What a document states about itself, as a line that begins with a capital."""
    said = state(document, today)
    return said[:1].upper() + said[1:]


def status_class(document: Document, today: date) -> str:
    """Its status stands out, unless it says that somebody has approved the document and its review is not overdue."""
    approved = _APPROVED.match(document.metadata.status or "") and not overdue(document, today)
    return "status known" if approved else "status"


def say(name: str, **values: str) -> str:
    """A template of `prompts/` for the page, as escaped text."""
    return escape(prompts.render(f"page_{name}", **values))


def stale(document: Document, held: Mapping[str, str]) -> str:
    """That the library holds a document no more, or another edition of it, as escaped text; "" where it is the one. `held` has the sha256 of
    each name."""
    if document.name not in held:
        return say("stale_removed")
    return "" if held[document.name] == document.sha256 else say("stale_replaced")


def editions(documents: Iterable[Document]) -> dict[str, str]:
    """The sha256 of each document by its name, as `stale` takes them."""
    return {d.name: d.sha256 for d in documents}


def byline(document: Document, today: date, held: Mapping[str, str] | None = None) -> str:
    """Title, publisher, status, date and age of a document; where it is known what is `held`, that the library does not hold it so."""
    gone = stale(document, held) if held is not None else ""
    said = f'<span class="status">{gone}</span>' if gone else ""
    publisher = document.metadata.publisher
    by = f'<span class="publisher">{escape(publisher)}</span>' if publisher else ""
    return (
        f'<p class="byline"><cite>{escape(document.title)}</cite>{by}'
        f'<span class="{status_class(document, today)}">{escape(status(document, today))}</span>{said}</p>'
    )


def ask_button(text: str) -> str:
    """A list item that asks a question."""
    return f'<li><button type="button" data-ask="{escape(text)}">{escape(text)}</button></li>'


def link(reference: Reference) -> str | None:
    """Where an entry can be read: its DOI, else its address where that is a web address; None for any other scheme."""
    if reference.doi:
        return f"https://doi.org/{reference.doi.removeprefix('https://doi.org/')}"
    return reference.url if reference.url and reference.url.lower().startswith(("https://", "http://")) else None


def reference_note(document: Document, number: str) -> str:
    """What is known of a reference number of a document, as HTML: its entry, or that the article prints none."""
    entry = next((r for r in document.references if r.number == number), None)
    if entry is None:
        name = "reference_missing" if document.references else "reference_unlisted"
        return say(name, number=number, document=document.title)
    said = say("reference_listed", number=number, document=document.title, entry=entry.text)
    target = link(entry)
    if target is None:
        return said
    shown = escape(target)
    return f'{said} <a href="{shown}" target="_blank" rel="noopener noreferrer">{shown}</a>'


@dataclass(frozen=True, slots=True)
class Chips:
    """Buttons for reference numbers; each opens the note `prefix-number` of the same quote. `name` is
    that quote's, as "quote 2"; "" where there is one only."""

    prefix: str
    name: str = ""

    def note_id(self, number: str) -> str:
        return escape(f"{self.prefix}-ref-{number}")

    def of(self, marker: Marker) -> list[str]:
        """A button per number. The number is drawn by the style sheet, so that the words around stay the source's."""
        of = f", {self.name}" if self.name else ""
        return [
            f'<button type="button" class="chip" data-number="{escape(n)}" aria-label="reference {escape(n)}{escape(of)}"'
            f' aria-expanded="false" aria-controls="{self.note_id(n)}"></button>'
            for n in marker.numbers
        ]

    def notes(self, document: Document, numbers: Iterable[str]) -> str:
        """The hidden notes that the buttons open."""
        return "".join(
            f'<p class="note" id="{self.note_id(n)}" hidden tabindex="-1">{reference_note(document, n)}</p>'
            for n in numbers
        )

    def words(self, text: str, span: Span, markers: Sequence[Marker]) -> str:
        """A span of a text with its markers as buttons; those behind its end follow, what lies between is left out."""
        return "".join(
            self._together(words, self.of(marker)) if marker else escape(words)
            for words, marker in around_markers(text, span, markers)
        )

    @staticmethod
    def _together(words: str, buttons: list[str]) -> str:
        """Words and the buttons behind them; no line breaks between the last word and the first few buttons."""
        rest, space, last = words.rpartition(" ")
        if len(last) > LONGEST_TOGETHER:
            return escape(words) + "".join(buttons)
        kept = f'<span class="together">{escape(last)}{"".join(buttons[:FEW])}</span>'
        return f"{escape(rest + space)}{kept}{''.join(buttons[FEW:])}"


def quote_body(quote: Quote, chips: Chips) -> str:
    """What stands inside a `blockquote`: a paragraph, the list with its items, or rows under the heads of their table, also those
    that lie outside the quote; marked statements stand out."""
    single = len(quote.statements) == 1
    runs: list[tuple[str, str]] = []
    named: Sequence[str] = ()
    for _, grouped in groupby(enumerate(quote.statements, quote.first), key=lambda pair: pair[1].block):
        indexes, block = zip(*grouped, strict=True)
        if heads := quote.heads if indexes[0] == quote.first else quote.heads_above(indexes[0]):
            shown = chips.words(quote.document.text, heads, quote.document.markers(heads))
            named = [part for i, part in _parted(escape(quote.document.words(heads))) if i % 2 == 0]
            runs.append(("table", f'<p class="row heads" role="row">{_cells(shown, role="columnheader")}</p>'))
        if block[0].kind == "row":
            runs += (("table", _row(quote, row, chips, named)) for row in block)
            continue
        words = _run(quote, block, chips)
        if block[0].kind != "item" or single:
            runs.append(("", f"<p>{words}</p>"))
            continue
        label = f' data-label="{escape(block[0].label)}"' if block[0].label else ""
        runs.append(("ol" if label else "ul", f'<li data-level="{min(block[0].level, DEEPEST)}"{label}>{words}</li>'))
    out = []
    for kind, items in groupby(runs, key=lambda run: run[0]):
        joined = "\n".join(item for _, item in items)
        opened, closed = _AROUND[kind]
        out.append(f"{opened}{joined}{closed}")
    return "\n".join(out)


def _row(quote: Quote, row: Statement, chips: Chips, heads: Sequence[str]) -> str:
    """A row of a table, its cells told apart; what stands between them is printed too, where they stand in no columns. Each cell
    knows its head, where there is one for each."""
    words = chips.words(quote.document.text, Span(row.start, row.end), row.markers)
    name = ("said" if row in quote.marks else "around") if quote.partly else ""
    return f'<p class="{f"row {name}".rstrip()}" role="row">{_cells(words, heads)}</p>'


def _cells(words: str, heads: Sequence[str] = (), role: str = "cell") -> str:
    """The words of a row as its cells, empty ones too, and what is printed between and around them, which is not read out."""
    parts = _parted(words)
    cells = [i for i, _ in parts if i % 2 == 0]
    under = dict(zip(cells, heads, strict=True)) if len(cells) == len(heads) else {}
    told = {i: f' data-head="{head}"' for i, head in under.items() if head}
    return "".join(
        f'<span class="bar" aria-hidden="true">{part}</span>'
        if i % 2
        else f'<span class="cell" role="{role}"{told.get(i, "")}>{part}</span>'
        for i, part in parts
    )


def _parted(words: str) -> list[tuple[int, str]]:
    """The cells of a row, each with an even number, and what is printed between and around them, with odd ones."""
    parts = list(enumerate(_BAR.split(words)))
    # Bars at both ends stand round the row, one before it behind an empty cell.
    boxed = not (parts[0][1] or parts[-1][1])
    return parts[1:-1] if boxed else parts


def _run(quote: Quote, block: Sequence[Statement], chips: Chips) -> str:
    """Statements of one paragraph with what the source prints between them."""
    text, marked = quote.document.text, quote.marks
    out, at = [], block[0].start
    for statement in block:
        out.append(escape(text[at : statement.start]))
        words = chips.words(text, Span(statement.start, statement.end), statement.markers)
        name = "said" if statement in marked else "around"
        out.append(f'<span class="{name}">{words}</span>' if quote.partly else words)
        at = max([statement.end, *(m.end for m in statement.markers)])
    return "".join(out)
