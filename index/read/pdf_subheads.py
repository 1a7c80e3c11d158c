"""Lines of a PDF that head something without large or bold type: captions of tables, and lines in italics."""

import re

from index.read.numerals import next_label
from index.read.pdf_breaks import Paragraph
from index.read.pdf_lines import Line
from index.read.pdf_table_heads import CAPTION

MAX_CAPTION_WORDS = 30
LETTER = re.compile(r"\(?[A-H][.)]")
_LEVELS = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?")
_NO_HEAD = re.compile(r"[,;:.@]\s*\S|[.;,:]$|\d{3}")  # a list of names, an address, a sentence
LARGE_ITALICS, MAX_ITALIC_WORDS = 0.95, 10


def is_caption(p: Paragraph, following: Paragraph | None) -> bool:
    """True for the caption of the table that follows: what it says holds for the rows."""
    over = not p.table and following is not None and following.table is not None
    return over and bool(CAPTION.match(p.text)) and len(p.text.split()) <= MAX_CAPTION_WORDS


def is_italic_head(p: Paragraph, before: Paragraph | None, following: Paragraph, size: float) -> bool:
    """True for a line in italics, numbered ("2.1. Dose") or with more white above it than below, over what is not in italics."""
    upright = following.table is None and not in_italics(following.lines[0])
    if not upright or len(p.lines) > 1 or not in_italics(p.lines[0]) or p.size < LARGE_ITALICS * size:
        return False
    if len(p.text.split()) > MAX_ITALIC_WORDS or not p.text[:1].isupper() or _NO_HEAD.search(p.text):
        return False
    if p.label:
        goes_on = before is not None and before.label is not None and next_label(before.label) == p.label
        return bool(_LEVELS.fullmatch(p.label)) or not (goes_on or next_label(p.label) == following.label)
    above, below = p.space, following.space
    spaced = above is not None and below is not None and above > below + 0.3 * p.size
    return spaced and following.kind == "paragraph" and p.pages == following.pages[:1]


def in_italics(line: Line) -> bool:
    """True where all its words are."""
    words = [w for w in line.words if any(c.isalpha() for c in w.text)]
    return bool(words) and all(w.italic for w in words)
