"""A whole document as escaped HTML, with a span of it highlighted to the character."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from assistant.web import facsimile
from assistant.web.markup import status, status_class
from index.types import Document, Span

SYMBOL = re.compile(r"^[^\S\n]*([\ue000-\uf8ff])", re.MULTILINE)  # characters that fonts may use as they like
LINE = re.compile(r"[^\n]*\n|[^\n]+")
INDENT = re.compile(r"[^\S\n]*(?:[•◦▪‣*–-]|[\ue000-\uf8ff]|\d{1,3}[.)]|[a-z][.)])?[^\S\n]*")


def article(
    document: Document,
    span: Span | None,
    today: date,
    printed: int | None = None,
    said: Sequence[Span] = (),
    stale: str = "",
) -> str:
    """The document, of a PDF with room for its printed pages, opened at the page `printed`. Where `stale` says that the library does
    not hold it any more (`markup.stale`), there are none.

    The document's text, every character of it in order, with one `<mark>` around exactly
    `text[span.start:span.end]`; what of it answers, the spans `said`, stands out where that is not all.
    """
    page = _Page(
        document.text,
        span or Span(0, 0),
        said,
        headings=sorted((s.start, len(s.path)) for s in document.sections if s.path),
        markers=sorted({(m.start, m.end) for s in document.statements for m in s.markers}),
    )
    body = "".join(page.line(*block) for block in page.blocks())
    publisher = f"<p>{escape(document.metadata.publisher)}</p>" if document.metadata.publisher else ""
    warned = f'<p class="status">{stale}</p>' if stale else ""
    return (
        f'<header class="article-head"><h2 tabindex="-1">{escape(document.title)}</h2>{publisher}'
        f'<p class="{status_class(document, today)}">{escape(status(document, today))}</p>{warned}</header>'
        f"{facsimile.holder(document, printed) if printed and not stale else ''}"
        f'<div class="article-text" tabindex="0" role="region" aria-label="Text of the article">{body}</div>'
    )


@dataclass(frozen=True, slots=True)
class _Page:
    """A text on its way to HTML. `headings` are (start, depth), `markers` (start, end); both in order, as `said` is."""

    text: str
    span: Span
    said: Sequence[Span]
    headings: list[tuple[int, int]]
    markers: list[tuple[int, int]]

    def blocks(self) -> Iterator[tuple[int, int]]:
        """(start, end) of each line with its line break, in order; the lines that the span touches are one block."""
        opened = None
        for found in LINE.finditer(self.text):
            start, end = found.span()
            if start < self.span.end and end > self.span.start:
                opened = start if opened is None else opened
                if end < self.span.end:
                    continue
                start, opened = opened, None
            yield start, end

    def line(self, start: int, end: int) -> str:
        """One of `blocks()` as a block of its own."""
        inner = self.marked(start, end)
        if "\n" in self.text[start : end - 1]:
            return f'<div class="line">{inner}</div>'
        if not self.text[start:end].strip():
            return f'<div class="line blank">{inner}</div>'
        at = bisect_left(self.headings, (start, 0))
        if at < len(self.headings) and self.headings[at][0] < end:
            level = min(self.headings[at][1] + 2, 6)
            return f'<div class="line heading" role="heading" aria-level="{level}">{inner}</div>'
        indent = INDENT.match(self.text, start, end)
        width = indent.end() - start if indent else 0
        hang = f' style="--hang:{min(width, 12)}ch"' if width else ""
        return f'<div class="line"{hang}>{inner}</div>'

    def marked(self, start: int, end: int) -> str:
        """`text[start:end]` with its part of the span in a `<mark>`."""
        first, last = max(start, self.span.start), min(end, self.span.end)
        if first >= last:
            return self.plain(start, end)
        return f"{self.plain(start, first)}<mark>{self.answering(first, last)}</mark>{self.plain(last, end)}"

    def answering(self, start: int, end: int) -> str:
        """`text[start:end]`, which holds all that answers, with that in elements of its own."""
        out, at = [], start
        for span in self.said:
            out += [self.plain(at, span.start), f'<span class="said">{self.plain(span.start, span.end)}</span>']
            at = span.end
        return "".join([*out, self.plain(at, end)])

    def plain(self, start: int, end: int) -> str:
        """`text[start:end]` with each reference marker in an element of its own."""
        out, at = [], start
        begin, behind = bisect_left(self.markers, (start, 0)), bisect_left(self.markers, (end, 0))
        for marker in self.markers[max(begin - 1, 0) : behind]:
            first, last = max(marker[0], at), min(marker[1], end)
            if first < last:
                out += [self.words(at, first), f'<span class="printed">{escape(self.text[first:last])}</span>']
                at = last
        return "".join([*out, self.words(at, end)])

    def words(self, start: int, end: int) -> str:
        """`text[start:end]`, with a bullet of a symbol font in an element of its own."""
        out, at = [], start
        for found in SYMBOL.finditer(self.text, start, end):
            out += [escape(self.text[at : found.start(1)]), f'<span class="symbol">{found[1]}</span>']
            at = found.end()
        return "".join([*out, escape(self.text[at:end])])
