"""PDF → Layout: paragraphs in reading order, headings told from the type, tables as rows."""

from collections.abc import Iterable, Sequence

from index.errors import Unreadable
from index.read.layout import CAPTION_LEVEL, Piece, compose, in_a_row
from index.read.pdf_breaks import Paragraph
from index.read.pdf_bullets import with_bullets
from index.read.pdf_file import pages
from index.read.pdf_front import printed_title, titled
from index.read.pdf_headings import LEADERS, body_size, headings, levels_of, style_of
from index.read.pdf_lines import segments
from index.read.pdf_margins import without_line_numbers, without_running
from index.read.pdf_notes import Notes, notes, told_apart
from index.read.pdf_order import in_order
from index.read.pdf_page import Page
from index.read.pdf_paragraphs import all_lines, paragraphs
from index.read.pdf_subheads import is_caption
from index.read.pdf_tables import Table
from index.read.pdf_text import Vocabulary, bold_start, text_of, vocabulary, whole_words
from index.read.run_in import run_in
from index.types import Layout, Metadata

MIN_LETTERS = 20  # per page, on average: a PDF with fewer is a scan
RUNNING_PAGES = 3  # a first page, a left one and a right one


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
    shown = without_running(parts, body_size(line for _, lines in parts for line in lines))
    printed = [{id(line) for line in kept} for kept in shown[:RUNNING_PAGES]]
    running = [
        line.text for (_, lines), kept in zip(parts, printed, strict=False) for line in lines if id(line) not in kept
    ]
    return paragraphs(in_order(found, shown)), running


def _pieces(read: Sequence[Paragraph], words: Vocabulary) -> Iterable[Piece]:
    size = body_size(line for p in read if not p.table for line in p.lines)
    heads = headings(read, size)
    levels = levels_of(p for p, head in zip(read, heads, strict=True) if head)
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
            yield Piece("heading", shown, CAPTION_LEVEL if caption else levels[style_of(p)], page=p.pages[0])
        elif LEADERS.search(text):
            yield Piece("boilerplate", LEADERS.sub(" ", text), page=p.pages[0])
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
