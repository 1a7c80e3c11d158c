"""Quotes and conversations as text to take away, each quote with where it stands."""

import re
from collections.abc import Sequence
from datetime import date

import prompts
from assistant.dates import age, next_review
from assistant.types import Answer, Quote, Turn
from index.types import Span, around_markers

SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")
LEADING = re.compile(r"^([ \t]*\d*)([-+=.)])", re.MULTILINE)  # what makes a line an item of a list, a rule or a heading


def quote_text(quote: Quote, today: date) -> str:
    """The quote with its condition, document, section, references, status and date, for the clipboard."""
    lead = "".join(f"{quote.document.words(lead)}\n" for lead in quote.lead_ins)
    label = f"{quote.label} " if quote.label else ""
    return f"{lead}{label}“{_words(quote)}”\n" + "\n".join(_source(quote, today))


def _words(quote: Quote) -> str:
    """The quote as it is printed, with all its reference numbers. Those that the document raises would be read as part of the
    word before them, "within 24 h1": they come in brackets."""
    document = quote.document
    printed = []
    for words, marker in around_markers(document.text, Span(quote.start, quote.end), quote.markers):
        number = document.words(marker) if marker else ""
        printed += [words, f" [{number}]" if number[:1].isdecimal() else number]
    return "".join(printed)


def answer_text(answer: Answer, today: date) -> str:
    """Every quote and warning of an answer, for the clipboard."""
    parts = [answer.question, *(quote_text(q, today) for q in answer.quotes)]
    if answer.warnings:
        parts += ["Warnings", *(quote_text(q, today) for q in answer.warnings)]
    return "\n\n".join([*parts, f"Copied {today.isoformat()}"])


def markdown(turns: Sequence[Turn], today: date) -> str:
    """The conversation, with every quote, its references, offsets, status and date. What a source says is no markup."""
    out = ["# Guideline Assistant: conversation", f"Exported {today.isoformat()}"]
    for turn in turns:
        answer = turn.answer
        out.append(f"## {_plain(turn.question)}")
        if answer.standalone != turn.question:
            out.append(f"Searched for: {_plain(answer.standalone)}")
        out.append(f"Outcome: {answer.outcome.replace('_', ' ')}")
        if answer.message:
            out += map(_plain, answer.message.splitlines())
        if answer.missing_terms:
            out.append(f"Not found: {_plain(', '.join(answer.missing_terms))}")
        for number, quote in enumerate(answer.quotes, 1):
            out += [f"### Quote {number}", _quoted(quote, today)]
        for number, quote in enumerate(answer.warnings, 1):
            out += [f"### Warning {number}", _quoted(quote, today)]
    return "\n\n".join(out) + "\n"


def _quoted(quote: Quote, today: date) -> str:
    """One quote as a Markdown block quote with a list of where it stands."""
    lead = "".join(f"{_plain(quote.document.words(lead))}\n\n" for lead in quote.lead_ins)
    label = f"{quote.label} " if quote.label else ""
    block = "  \n".join(f"> {line}" for line in _plain(f"{label}{_words(quote)}").split("\n"))
    return f"{lead}{block}\n\n" + "\n".join(f"- {_plain(fact)}" for fact in _source(quote, today))


def _source(quote: Quote, today: date) -> list[str]:
    """Lines that say where a quote stands; what the source does not state is said to be not stated."""
    document = quote.document
    said = document.metadata
    old = age(said.updated, today)
    corrected = f"{prompts.render('corrected').capitalize()}: {', '.join(document.corrected)}"
    page = f", page {quote.page}" if quote.page else ""
    known = {r.number: r for r in document.references}
    lines = [
        " · ".join(filter(None, [document.title, said.publisher])),
        f"Section: {' › '.join(quote.section) or 'none'}{page}",
        f"References: {_numbers(quote)}",
    ]
    for number in quote.references:
        if entry := known.get(number):
            address = entry.doi or entry.url
            shown = f" ({address})" if address and address not in entry.text else ""
            lines.append(f"[{number}] {entry.text}{shown}")
    return [
        *lines,
        f"Status: {said.status or 'not stated'}",
        f"Last updated: {said.updated or 'not stated'}" + (f" ({old})" if old else ""),
        *([review.capitalize()] if (review := next_review(document, today)) else []),
        *([corrected] if document.corrected else []),
        f"File: {document.name}, characters {quote.start} to {quote.end}",
    ]


def _numbers(quote: Quote) -> str:
    """Its reference numbers, and that they lead nowhere where the document prints no list."""
    if not quote.references:
        return "none printed"
    unlisted = "" if quote.document.references else f" ({prompts.render('page_copy_unlisted')})"
    return ", ".join(quote.references) + unlisted


def _plain(text: str) -> str:
    """Text whose characters Markdown and HTML leave alone."""
    return LEADING.sub(r"\1\\\2", SPECIAL.sub(r"\\\1", text)).replace("&", "&amp;")
