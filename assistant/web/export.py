"""Quotes and conversations as text to take away, each quote with where it stands."""

import re
from collections.abc import Sequence
from datetime import date

import prompts
from assistant.dates import age, next_review
from assistant.types import Answer, Quote, Turn
from index.types import Document, Marker, Span, around_markers

SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")
BULLET = re.compile(r"[•◦▪‣*–-][ \t]+\Z")  # what is printed before an item of a list, at its end
LEADING = re.compile(r"^([ \t]*\d*)([-+=.)])", re.MULTILINE)  # what makes a line an item of a list, a rule or a heading


def quote_text(quote: Quote, today: date, question: str = "") -> str:
    """The quote with its condition, document, section, references, status and date, and what was asked when, for the clipboard: it goes
    into a note, whose readers have no file in which to count characters."""
    lead = "".join(f"{quote.document.words(lead)}\n" for lead in quote.lead_ins)
    label = f"{quote.label} " if quote.label else ""
    asked = [f"Asked {today.isoformat()}: {' '.join(question.split())}"] if question else []
    return f"{lead}{label}“{_words(quote)}”\n" + "\n".join([*_source(quote, today), *asked])


def _words(quote: Quote) -> str:
    """The quote as it is printed, with all its reference numbers; of several items the first with its bullet too."""
    document = quote.document
    before = BULLET.search(document.text, document.text.rfind("\n", 0, quote.start) + 1, quote.start)
    bullet = before[0] if before and len(quote.statements) > 1 else ""
    return bullet + _printed(document, Span(quote.start, quote.end), quote.markers)


def _printed(document: Document, span: Span, markers: Sequence[Marker]) -> str:
    """A span as it is printed. Numbers that the document raises would be read as part of the word before them, "within 24 h1": they
    come in brackets."""
    printed = []
    for words, marker in around_markers(document.text, span, markers):
        number = document.words(marker) if marker else ""
        printed += [words, f" [{number}]" if number[:1].isdecimal() else number]
    return "".join(printed)


def answer_text(answer: Answer, today: date) -> str:
    """Every quote and warning of an answer, for the clipboard."""
    parts = [*_asked(answer), *(quote_text(q, today) for q in answer.quotes)]
    if answer.warnings:
        parts += ["Warnings", *(quote_text(q, today) for q in answer.warnings)]
    return "\n\n".join([*parts, f"Copied {today.isoformat()}"])


def written_text(answer: Answer, today: date) -> str:
    """What a language model wrote of an answer, and the quotes and warnings by the names that it cites, for the clipboard; "" where they
    support none of it."""
    if not (said := _written(answer)):
        return ""
    quotes = (f"{_name(n, answer).capitalize()}:\n{quote_text(q, today)}" for n, q in enumerate(answer.shown, 1))
    return "\n\n".join([*_asked(answer), "\n".join(said), *quotes, f"Copied {today.isoformat()}"])


def _asked(answer: Answer) -> list[str]:
    return [answer.question, *([f"Searched for: {answer.standalone}"] if answer.standalone != answer.question else [])]


def _written(answer: Answer) -> list[str]:
    """The sentences of a language model that the quotes support, each with those that it cites, below a line on who wrote them; [] for
    none. What is struck is not taken away."""
    if not (answer.written and answer.written.supported):
        return []
    by = prompts.render("written_by", model=answer.written.model)
    return [by, *(f"{s.text} ({', '.join(_name(n, answer) for n in s.cited)})" for s in answer.written.supported)]


def _name(number: int, answer: Answer) -> str:
    """What a written sentence cites by a number: "quote 2", or "warning 1" behind the last quote."""
    behind = number - len(answer.quotes)
    return f"warning {behind}" if behind > 0 else f"quote {number}"


def markdown(turns: Sequence[Turn], today: date) -> str:
    """The conversation, with every quote, its references, offsets, status and date. What a source says is no markup."""
    out = ["# Guideline Assistant: conversation", f"Exported {today.isoformat()}"]
    for turn in turns:
        answer = turn.answer
        out.append(f"## {_line(turn.question)}")
        if answer.standalone != turn.question:
            out.append(f"Searched for: {_line(answer.standalone)}")
        out.append(f"Outcome: {answer.outcome.replace('_', ' ')}")
        out += map(_plain, _written(answer))
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
    place = f"File: {quote.document.name}, characters {quote.start} to {quote.end}"
    return f"{lead}{block}\n\n" + "\n".join(f"- {_plain(fact)}" for fact in [*_source(quote, today), place])


def _source(quote: Quote, today: date) -> list[str]:
    """Lines that say what of a quote answers, where that is not all, and where it stands; what the source does not state is said to
    be not stated."""
    document = quote.document
    said = document.metadata
    old, due = age(said.updated, today), next_review(document, today)
    corrected = f"{prompts.render('corrected').capitalize()}: {', '.join(document.corrected)}"
    page = f", page {quote.page}" if quote.page else ""
    known = {r.number: r for r in document.references}
    lines = [
        *([f"Highlighted: {_highlighted(quote)}"] if quote.partly else []),
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
        *([due[:1].upper() + due[1:]] if due else []),
        *([corrected] if document.corrected else []),
    ]


def _highlighted(quote: Quote) -> str:
    """The statements that answer, each on one line with its label: "“Rest”, 2. “Drink”"."""
    said = ((s.label, _printed(quote.document, Span(s.start, s.end), s.markers)) for s in quote.marks)
    return ", ".join(f"{label + ' ' if label else ''}“{' '.join(words.split())}”" for label, words in said)


def _numbers(quote: Quote) -> str:
    """Its reference numbers, and that they lead nowhere where the document prints no list."""
    if not quote.references:
        return "none printed"
    unlisted = "" if quote.document.references else f" ({prompts.render('page_copy_unlisted')})"
    return ", ".join(quote.references) + unlisted


def _line(text: str) -> str:
    """What was typed, on one line: a heading ends where its line does."""
    return _plain(" ".join(text.split()))


def _plain(text: str) -> str:
    """Text whose characters Markdown and HTML leave alone."""
    return LEADING.sub(r"\1\\\2", SPECIAL.sub(r"\\\1", text)).replace("&", "&amp;")
