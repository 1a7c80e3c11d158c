"""A quote as the check of written sentences reads it, and a language model is shown it."""

from assistant.check import Evidence, standing_above
from assistant.types import Quote
from index.types import Document, Span, Statement, around_markers


def as_evidence(quote: Quote) -> Evidence:
    """A quote as the check reads it: without reference markers, an item or paragraph to a line, under its headings, its
    lead-ins and what names it in the lines before."""
    document = quote.document
    title = [document.metadata.title] if document.metadata.title else []
    context = dict.fromkeys([*title, *quote.section, *_lead_ins(quote), *standing_above(_text(_section(quote)))])
    return Evidence(_text(quote), tuple(context), document.abbreviations)


def _text(quote: Quote) -> str:
    lines = list[str]()
    for before, s in zip((None, *quote.statements), quote.statements, strict=False):
        line = _plain(quote.document, s, s.end)
        if before and before.block == s.block:
            lines[-1] += f" {line}"
        else:
            lines.append(line if s.kind == "sentence" else "  " * (s.level - 1) + f"- {line}")
    return "\n".join(lines)


def _plain(document: Document, statement: Statement, end: int) -> str:
    """A statement up to an offset on one line, without its markers."""
    span = Span(statement.start, end)
    return " ".join("".join(words for words, _ in around_markers(document.text, span, statement.markers)).split())


def _section(quote: Quote) -> Quote:
    """The statements of its section from the first to the first of the quote."""
    statements = quote.document.statements
    first = quote.first
    while first and statements[first - 1].section == statements[quote.first].section:
        first -= 1
    return Quote(quote.document, first, quote.first + 1, ())


def _lead_ins(quote: Quote) -> list[str]:
    """The lead-ins that the quote's list is nested in, outermost first, those of its own statements left out."""
    starting = {s.start: s for s in quote.document.statements}
    return [_plain(quote.document, starting[a], b) for a, b in quote.lead_ins if a in starting]
