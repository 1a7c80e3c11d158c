"""Which paragraphs of a PDF are headings, and of what level: by their words, their type and what stands around them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from index.bibliography import HEADING
from index.read.boilerplate import is_boilerplate_heading
from index.read.pdf_breaks import Paragraph
from index.read.pdf_front import KNOWN, NUMBERED
from index.read.pdf_lines import Line
from index.read.pdf_page import SOLID
from index.read.pdf_subheads import LETTER, in_italics, is_caption, is_italic_head
from index.read.pdf_table_heads import CAPTION

# Of the body's type: what is as large as this is a heading, or may be one that begins with a small letter.
LARGE, TITLE = 1.12, 1.4
MAX_HEADING_WORDS, MAX_LARGE_HEADING_WORDS = 16, 30
MAX_RECURRING_WORDS = 6
LEADERS = re.compile(r"(?:\.\s?){5,}|…{2,}|(?:_\s?){6,}")  # of a table of contents, or a line to be filled in
Style = tuple[float, bool, bool]  # size, the largest first, weight, bold first, and slant, italics last


def body_size(lines: Iterable[Line]) -> float:
    """The type size, in half points, that most letters are set in."""
    sizes = Counter[float]()
    for line in lines:
        sizes[round(2 * line.size) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def headings(read: Sequence[Paragraph], size: float) -> list[bool]:
    """For each paragraph whether it is a heading; `size` is that of the body's type."""
    fonts = Counter[str]()
    for p in read:
        for line in p.lines:
            for w in line.words:
                fonts[w.font] += len(w.text)
    main = {f for f, n in fonts.items() if n > 0.08 * fonts.total()}
    often = _recurring(read)
    return [
        p.text in often or _is_heading(p, before, following, size, main)
        for p, before, following in zip(read, [None, *read], [*read[1:], None], strict=False)
    ]


def levels_of(heads: Iterable[Paragraph]) -> dict[Style, int]:
    """A level for each style of heading, from 1 for the largest, at most 7: deeper ones head tables and their rows."""
    return {style: min(7, n) for n, style in enumerate(sorted({style_of(p) for p in heads}), 1)}


def style_of(p: Paragraph) -> Style:
    """The style of a heading, by which its level is told."""
    return (-round(p.size), not p.bold, in_italics(p.lines[0]))


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
    if p.table or not any(c.isalpha() for c in text) or LEADERS.search(text) or (p.kind == "item" and p.label is None):
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
