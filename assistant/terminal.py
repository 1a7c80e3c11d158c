"""Answers, documents and progress for people at a terminal."""

import sys
import textwrap
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import TracebackType
from typing import Any, get_args

import prompts
from assistant.dates import age, next_review
from assistant.types import Answer, Quote, Written
from assistant.written import reason
from index.types import Document, Marker, Span, around_markers
from index.work import Change, Step

WIDTH = 100
CELL = 60  # letters of a cell that a table shows
LONGEST_NAME = 40  # letters of a file's name beside a bar
_DIRECTIONS = ("LRE", "LRO", "RLE", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")


def answer(a: Answer, today: date) -> str:
    """Message, quotes and warnings, each with its place; several lines."""
    parts = [_written(a.written)] if a.written else []
    parts += ["\n".join(textwrap.fill(line, WIDTH) for line in a.message.splitlines())] if a.message else []
    shown = [f"{f'Quote {n}:' + chr(10) if a.written else ''}{_quote(q)}" for n, q in enumerate(a.shown, 1)]
    parts += shown[: len(a.quotes)]
    if a.warnings:
        parts += ["Warnings:", *shown[len(a.quotes) :]]
    numbered = {q.document.name for q in a.shown if q.references}
    parts += [_status(d, today, cites=d.name in numbered) for d in a.documents]
    return printable("\n\n".join(parts))


def _written(w: Written) -> str:
    """What a language model wrote; a sentence that its quotes do not support stands between tildes, with the reason."""
    lines = [textwrap.fill(prompts.render("written_by", model=w.model), WIDTH)] if w.sentences else []
    for s in w.sentences:
        cited = f" (quote {', '.join(map(str, s.cited))})" if s.cited else ""
        text = f"~~{s.text}~~ ({reason(s)})" if s.failures else s.text + cited
        lines.append(textwrap.fill(text, WIDTH))
    return "\n".join([*lines, *([textwrap.fill(w.note, WIDTH)] if w.note else [])])


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
        margin = (" >| " if i in q.marked and len(q.marked) < len(q.statements) else "  | ") + "  " * (
            statement.level - outermost
        )
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
    """Title and statements under their headings."""
    lines, section = [_status(d, today)], -1
    for s in d.statements:
        if s.section != section:
            section = s.section
            path = d.headings(s)
            lines += [""] if path == (d.title,) else ["", " > ".join(path) or "(no heading)"]
        lines.append(f"  {s.label or '-'} {_words(d, Span(s.start, s.end), s.markers)}")
    return printable("\n".join(lines))


def problem(line: str) -> int:
    """Say it on standard error; 1."""
    print(f"guideline-assistant: {printable(' '.join(line.split()))}", file=sys.stderr)
    return 1


class Bar:
    """A progress bar with the time left, on standard error; silent where nobody looks at one."""

    def __init__(self) -> None:
        from tqdm import tqdm

        self._bar: Any = tqdm(
            total=1.0,
            bar_format="{percentage:3.0f}% |{bar:30}| {remaining} left  {desc}",
            disable=not sys.stderr.isatty(),
            file=sys.stderr,
            leave=False,
        )

    def progress(self, step: Step) -> None:
        """Show where the work is: "file 3 of 12, embedding 64/210: name"."""
        passages = f" {step.done}/{step.total}" if step.total else ""
        place = min(step.file + 1, step.files)
        self.show(step.fraction, f"file {place} of {step.files}, {step.stage}{passages}: {step.name[:LONGEST_NAME]}")

    def show(self, fraction: float, what: str) -> None:
        """Show that this share of the work, 0..1, is done, and what comes next."""
        self._bar.set_description_str(what, refresh=False)
        self._bar.update(fraction - self._bar.n)

    def write(self, say: Callable[[str], object], line: str) -> None:
        """Say something without breaking the bar."""
        with self._bar.external_write_mode(file=sys.stderr):
            say(line)

    def __enter__(self) -> "Bar":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.close()
