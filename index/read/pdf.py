"""PDF → Layout: paragraphs in reading order, headings told from the type, tables as rows."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from index.bibliography import HEADING
from index.errors import Unreadable
from index.read.boilerplate import is_boilerplate_heading
from index.read.layout import CAPTION_LEVEL, Piece, compose, in_a_row
from index.read.pdf_breaks import Paragraph
from index.read.pdf_bullets import with_bullets
from index.read.pdf_file import pages
from index.read.pdf_front import KNOWN, NUMBERED, printed_title, titled
from index.read.pdf_heads import CAPTION
from index.read.pdf_lines import Line, segments
from index.read.pdf_margins import without_line_numbers, without_running
from index.read.pdf_notes import Notes, notes, told_apart
from index.read.pdf_order import in_order
from index.read.pdf_page import SOLID, Page
from index.read.pdf_paragraphs import all_lines, paragraphs
from index.read.pdf_subheads import LETTER, in_italics, is_caption, is_italic_head
from index.read.pdf_tables import Table
from index.read.pdf_text import Vocabulary, bold_start, text_of, vocabulary, whole_words
from index.read.run_in import run_in
from index.types import Layout, Metadata

MIN_LETTERS = 20  # per page, on average: a PDF with fewer is a scan
TITLE = 1.4  # times the size of the body's type: large enough for a heading that begins with a small letter
LARGE, MAX_HEADING_WORDS, MAX_LARGE_HEADING_WORDS = 1.12, 16, 30
_LEADERS = re.compile(r"(?:\.\s?){5,}|…{2,}|(?:_\s?){6,}")
RUNNING_PAGES = 3  # a first page, a left one and a right one
MAX_RECURRING_WORDS = 6


def read_pdf(content: bytes) -> Layout:
    """The text with its blocks; blocks know their page. Raises Unreadable where the file is no PDF with text."""
    found, title = pages(content)
    if not found:
        raise Unreadable("it has no pages; get the file again")
    letters = sum(len(w.text) for p in found for w in p.words)
    if letters < MIN_LETTERS * min(len(found), 3) or letters < 4 * len(found):
        raise Unreadable("it is a scan without text; run text recognition (OCR) on it first")
    read, running = body(found)
    pieces = titled(list(_pieces(read, vocabulary(all_lines(read)))))
    metadata = Metadata(title=printed_title(title, pieces))
    heads = filter(None, (run_in(*bold_start(p.lines)) for p in read if not p.table))
    return compose(pieces, metadata=metadata, pages=len(found), running=running, run_in=heads)


def body(found: Sequence[Page]) -> tuple[list[Paragraph], list[str]]:
    """The paragraphs of all pages in reading order, without what is printed in the margins; and what the heads and feet of
    the first pages say."""
    words = without_line_numbers(found)
    parts = [(page, segments(with_bullets(w, page.rules))) for page, w in zip(found, words, strict=True)]
    shown = without_running(parts, _body_size(line for _, lines in parts for line in lines))
    printed = [{id(line) for line in kept} for kept in shown[:RUNNING_PAGES]]
    running = [
        line.text for (_, lines), kept in zip(parts, printed, strict=False) for line in lines if id(line) not in kept
    ]
    return paragraphs(in_order(found, shown)), running


def _body_size(lines: Iterable[Line]) -> float:
    """The type size, in half points, that most letters are set in."""
    sizes = Counter[float]()
    for line in lines:
        sizes[round(2 * line.size) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _pieces(read: Sequence[Paragraph], words: Vocabulary) -> Iterable[Piece]:
    size = _body_size(line for p in read if not p.table for line in p.lines)
    fonts = Counter[str]()
    for p in read:
        for line in p.lines:
            for w in line.words:
                fonts[w.font] += len(w.text)
    main = {f for f, n in fonts.items() if n > 0.08 * fonts.total()}
    often = _recurring(read)
    heads = [
        p.text in often or _is_heading(p, before, following, size, main)
        for p, before, following in zip(read, [None, *read], [*read[1:], None], strict=False)
    ]
    ranks = _ranks(p for p, head in zip(read, heads, strict=True) if head)
    named = notes(read, heads, size)
    depth: list[float] = []
    for i, (p, head) in enumerate(zip(read, heads, strict=True)):
        if p.table:
            yield from _rows(p.table, p.pages[0], words, named)
            continue
        text, raised, turns = text_of(p.lines, p.pages, words)
        raised, noted = told_apart(text, raised, p.pages[0], turns, named)
        if head:
            depth = []
            shown = f"{p.label} {text}" if p.label else text
            caption = is_caption(p, read[i + 1] if i + 1 < len(read) else None)
            yield Piece("heading", shown, CAPTION_LEVEL if caption else ranks[_style(p)], page=p.pages[0])
        elif _LEADERS.search(text):
            yield Piece("boilerplate", _LEADERS.sub(" ", text), page=p.pages[0])
        elif p.kind == "item":
            while depth and p.left < depth[-1] - 3:
                depth.pop()
            if not depth or p.left > depth[-1] + 3:
                depth.append(p.left)
            yield Piece("item", text, len(depth), p.label, p.pages[0], raised, turns, noted=noted)
        else:
            if depth and p.left < depth[0] + 3:
                depth = []
            yield Piece("paragraph", text, 0, p.label, p.pages[0], raised, turns, noted=noted)


def _rows(table: Table, page: int, words: Vocabulary, named: Notes) -> Iterable[Piece]:
    """A piece for each row: its cells with bars between them, and nothing between two bars where a cell is empty."""
    for i, row in enumerate(table.rows):
        cells = [text_of(whole_words(cell, words), [page] * len(cell), words)[:2] for cell in row]
        text, raised = in_a_row(cells)
        raised, noted = told_apart(text, raised, page, (), named)
        yield Piece("header" if i == 0 and table.header else "row", text, page=page, raised=raised, noted=noted)


def _recurring(read: Sequence[Paragraph]) -> set[str]:
    """Short lines in italics that stand alone again and again ("Implementation considerations:", "Rationale")."""
    seen = Counter(
        p.text
        for p in read
        if p.kind == "paragraph" and len(p.lines) == 1 and p.text[:1].isupper() and not p.text.endswith((".", ";", ","))
        if len(p.text.split()) <= MAX_RECURRING_WORDS and all(w.italic for w in p.lines[0].words)
    )
    return {text for text, count in seen.items() if count >= 3}


def _is_heading(
    p: Paragraph, before: Paragraph | None, following: Paragraph | None, size: float, main: set[str]
) -> bool:
    text = p.text.strip()
    count = len(text.split())
    if is_caption(p, following):
        return True
    if p.table or not any(c.isalpha() for c in text) or _LEADERS.search(text) or (p.kind == "item" and p.label is None):
        return False
    if text[0] in SOLID:
        return False
    numbered = bool(NUMBERED.match(f"{p.label} {text}" if p.label else text))
    if p.label and not numbered and not _heads_part(p, before, following, size):
        return False
    if following is not None and is_italic_head(p, before, following, size):
        return True
    if text.endswith((".", ";", ",")) and not (numbered and count < 5):
        return False
    if HEADING.match(text) or KNOWN.match(text) or (is_boilerplate_heading(text) and count < 7):
        return True
    if text[:1].islower() and p.size < TITLE * size:
        return False
    if p.size >= LARGE * size:
        return count <= MAX_LARGE_HEADING_WORDS
    if (count > MAX_HEADING_WORDS and not (p.bold and CAPTION.match(text))) or p.size < 0.72 * size:
        return False
    if p.bold:
        return following is None or not following.bold or following.size != p.size or count <= 10
    own = {w.font for line in p.lines for w in line.words}
    italic = all(w.italic for line in p.lines for w in line.words)
    if not own & main and not italic and len(p.lines) == 1 and count <= 10 and following is not None:
        return not {w.font for w in following.lines[0].words} <= own
    capitals = text.isupper() and sum(c.isalpha() for c in text) > 3
    return capitals and count <= 12 and (p.space is None or p.space > p.size) and p.size >= 0.95 * size


def _heads_part(p: Paragraph, before: Paragraph | None, following: Paragraph | None, size: float) -> bool:
    """True for "A. Treatment" in bold type with what it heads below it: a list's items follow each other. A figure in type
    as small as the text's is that of a step."""
    labels = [x.label or "" for x in (before, p, following) if x]
    alone = following is not None and [bool(LETTER.fullmatch(label)) for label in labels].count(True) == 1
    step = p.size < LARGE * size and any(c.isdigit() for c in p.text)
    marked = p.bold or in_italics(p.lines[0])
    return marked and alone and bool(LETTER.fullmatch(p.label or "")) and not step


def _style(p: Paragraph) -> tuple[float, bool, bool]:
    return (-round(p.size), not p.bold, in_italics(p.lines[0]))


def _ranks(heads: Iterable[Paragraph]) -> dict[tuple[float, bool, bool], int]:
    """A level for each style of heading, from 1 for the largest, at most 7: deeper ones head tables and their rows."""
    return {style: min(7, n) for n, style in enumerate(sorted({_style(p) for p in heads}), 1)}
