"""Answers and documents for people at a terminal."""

import re
import sys
import textwrap
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from typing import get_args

import prompts
from assistant.dates import age, next_review
from assistant.types import Answer, Quote, Written
from assistant.writing.written import reason
from index.types import Document, Marker, Span, around_markers
from index.work import Change

WIDTH = 100
CELL = 60  # letters of a cell that a table shows
_LINE = re.compile(r"[^\n]+")
_ENTRY = re.compile(r"^(?:\[?\d+[\].)]*\s*|[-•]\s+|#+\s+)")  # what stands before a heading or an entry of a list
_DIRECTIONS = ("LRE", "LRO", "RLE", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")


def answer(a: Answer, today: date, *, numbered: bool = False) -> str:
    """How it came out, but for what asks nothing of documents, message, quotes and warnings, each with its place; several lines.
    `numbered`: with the numbers by which a written answer cites them."""
    told = a.retrieved or (a.outcome == "answered" and not a.quotes)
    parts = [f"Outcome: {a.outcome.replace('_', ' ')}"] if told else []
    parts += ["\n".join(textwrap.fill(line, WIDTH) for line in a.message.splitlines())] if a.message else []
    shown = [f"{f'Quote {n}:' + chr(10) if numbered else ''}{_quote(q)}" for n, q in enumerate(a.shown, 1)]
    parts += shown[: len(a.quotes)]
    if a.warnings:
        parts += ["Warnings:", *shown[len(a.quotes) :]]
    parts += [prompts.render("marks_meaning")] if any(q.partly for q in a.shown) else []
    citing = {q.document.name for q in a.shown if q.references}
    parts += [_status(d, today, cites=d.name in citing) for d in a.documents]
    return printable("\n\n".join(parts))


def written(w: Written) -> str:
    """What a language model wrote, to stand below the quotes; a sentence that they do not support is between tildes, with the reasons."""
    lines = [textwrap.fill(prompts.render("written_by", model=w.model), WIDTH)] if w.sentences else []
    for s in w.sentences:
        cited = f" (quote {', '.join(map(str, s.cited))})" if s.cited else ""
        text = f"~~{s.text}~~ ({reason(s)})" if s.failures else s.text + cited
        lines.append(textwrap.fill(text, WIDTH))
    return printable("\n".join([*lines, *([textwrap.fill(w.note, WIDTH)] if w.note else [])]))


def _quote(q: Quote) -> str:
    """A quote under what introduces it, nested as in its document; ">" marks the statements that answer, unless all do."""
    outermost = min(s.level for s in q.statements)
    lines = []
    for i, statement in enumerate(q.statements, q.first):
        if heads := q.heads_above(i):
            words = _words(q.document, heads, q.document.markers(heads))
            lines.append(textwrap.fill(words, WIDTH, initial_indent="  | ", subsequent_indent="  | "))
        words = _words(q.document, Span(statement.start, statement.end), statement.markers)
        head = f"{statement.label} " if statement.label else ("- " if statement.kind == "item" else "")
        margin = (" >| " if i in q.marked and q.partly else "  | ") + "  " * (statement.level - outermost)
        rest = margin.replace(">", " ") + " " * len(head)
        lines.append(textwrap.fill(f"{head}{words}", WIDTH, initial_indent=margin, subsequent_indent=rest))
    place = " > ".join(q.section)
    page = f", page {q.page}" if q.page else ""
    lead = "".join(f"  {_words(q.document, span, q.document.markers(span))}\n" for span in q.lead_ins)
    return lead + "\n".join(lines) + f"\n  {q.document.name}: {place}{page} ({q.start}-{q.end})"


def _words(document: Document, span: Span, markers: Sequence[Marker]) -> str:
    """A span of a text on one line, with its reference numbers in brackets where the document prints them."""
    parts = [
        f"{words.rstrip()} [{','.join(marker.numbers)}]" if marker else words
        for words, marker in around_markers(document.text, span, markers)
    ]
    return " ".join("".join(parts).split())


def _status(d: Document, today: date, *, cites: bool = False) -> str:
    """What a document says of itself; where it `cites` references and prints no list of them, that."""
    m = d.metadata
    old = age(m.updated, today)
    parts = [
        d.title,
        f"status: {m.status or 'not stated'}",
        f"updated: {m.updated or 'not stated'}" + (f" ({old})" if old else ""),
        next_review(d, today),
        f"{prompts.render('corrected')}: {', '.join(d.corrected)}" if d.corrected else "",
        f"references: {prompts.render('page_copy_unlisted')}" if cites and not d.references else "",
    ]
    return " | ".join(filter(None, parts))


def table(documents: Sequence[Document]) -> str:
    """One line for each document; long cells are cut."""
    rows = [
        (
            _cut(d.name),
            _cut(d.metadata.status or "-"),
            _cut(d.metadata.updated or "-"),
            str(d.pages or "-"),
            str(len(d.statements)),
        )
        for d in documents
    ]
    rows = [("document", "status", "updated", "pages", "statements"), *rows]
    widths = [max(len(r[i]) for r in rows) for i in range(5)]
    return printable("\n".join("  ".join(c.ljust(w) for c, w in zip(r, widths, strict=True)).rstrip() for r in rows))


def _cut(cell: str) -> str:
    return cell if len(cell) <= CELL else f"{cell[: CELL - 1]}…"


def tally(counts: Mapping[str, int]) -> str:
    """What became of the files of an `add`: "3 added, 1 refused"; "nothing to add" for none."""
    said = (f"{counts[change]} {change}" for change in get_args(Change) if counts.get(change))
    return ", ".join(said) or "nothing to add"


def printable(text: str) -> str:
    """The text without what steers a terminal or turns letters round; documents and file names may hold it."""
    return "".join("\N{REPLACEMENT CHARACTER}" if c != "\n" and _steers(c) else c for c in text)


def _steers(char: str) -> bool:
    """True for control characters, and for those that set the direction of what follows."""
    return unicodedata.category(char) == "Cc" or unicodedata.bidirectional(char) in _DIRECTIONS


def document(d: Document, today: date) -> str:
    """Title and statements under their headings, the entries of its list of references, and what of its text is not searched."""
    lines, section = [_status(d, today)], -1
    for s in d.statements:
        if s.section != section:
            section = s.section
            path = d.headings(s)
            lines += [""] if path == (d.title,) else ["", " > ".join(path) or "(no heading)"]
        lines.append(f"  {s.label or '-'} {_words(d, Span(s.start, s.end), s.markers)}")
    if d.references:
        lines += ["", prompts.render("show_references"), *(f"  [{r.number or '-'}] {r.text}" for r in d.references)]
    if unread := _unread(d):
        lines += ["", prompts.render("show_unread"), *(f"  {line}" for line in unread)]
    return printable("\n".join(lines))


def _unread(d: Document) -> list[str]:
    """The lines of its text, each without what surrounds it, that hold no statement and no heads of a table, and are neither a heading
    nor an entry of its list of references; [] for none."""
    spans = sorted({(s.start, s.end) for s in d.statements} | {s.lead_in for s in d.statements if s.lead_in})
    headings = {" ".join(part.split()) for section in d.sections for part in (*section.path, d.title)}
    listed = " ".join(" ".join(r.text.split()) for r in d.references)
    unread, at = [], 0
    for found in _LINE.finditer(d.text):
        while at < len(spans) and spans[at][1] <= found.start():
            at += 1
        line = " ".join(found[0].split())
        held = at < len(spans) and spans[at][0] < found.end()
        bare = _ENTRY.sub("", line)
        if line and not held and not headings & {line, bare} and bare not in listed:
            unread.append(line)
    return unread


def problem(line: str) -> int:
    """Say it on standard error; 1."""
    print(f"guideline-assistant: {printable(' '.join(line.split()))}", file=sys.stderr)
    return 1
