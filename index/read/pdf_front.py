"""What a PDF prints before its text: the title, authors, addresses, lone counters of headings."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.bibliography import HEADING
from index.read.boilerplate import is_boilerplate_heading, is_boilerplate_line
from index.read.layout import Piece
from index.read.pdf_notes import is_place

MIN_TITLE_LETTERS = 3  # "Flu": fewer are an initial or what is left of a picture
MIN_ABSTRACT_WORDS, MIN_PROSE_WORDS = 25, 40
NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,4}\.?|[A-Z]\d?(?:\.\d{1,2}){1,3}\.?|[IVX]{1,4}\.)\s+\S")
KNOWN = re.compile(
    r"(?i)^(?:abstract|summary|introduction|background|methods?|materials and methods|results|discussion|conclusions?|"
    r"recommendations?|executive summary|rationale|scope|appendix|annex)\s*:?$"
)
_COUNTER = re.compile(r"(?i)(?:(?:box|chapter|part|section|annex|appendix|table|figure)\s*)?[\dIVX.]*")
_ADDRESS = re.compile(r"(?i)@|\bdoi\b")
_OVER_JOURNAL = re.compile(r"(?i)contents lists|sciencedirect")
_UNDER_JOURNAL = re.compile(r"(?i)journal homepage|\bvolume\s+\d+.{0,20}\bissue\b")


def titled(pieces: list[Piece]) -> list[Piece]:
    """The pieces with the title found, lone counters ("Box", "3", "1.") taken off or put before the heading they count,
    and what stands between the title and the text (authors, affiliations) set apart."""
    pieces = _counted(pieces)
    best = _title(pieces)
    if best is None:
        return pieces
    title = pieces[best].text
    pieces[best] = replace(pieces[best], kind="title", level=0)
    result: list[Piece] = []
    front = False
    for i, piece in enumerate(pieces):
        beside = piece.page == pieces[best].page
        if i == best:
            front = True
        elif piece.kind == "heading" and _folded(piece.text) == _folded(title) and (piece.page or 1) <= 6:
            piece = replace(piece, kind="boilerplate")
        elif beside and (_is_affiliation(piece) if i > best else piece.kind == "heading" or not _speaks(piece.text)):
            piece = replace(piece, kind="metadata")
        elif front and beside and piece.kind in ("paragraph", "heading", "item"):
            front = _names_people(piece.text) if piece.kind == "heading" else not _speaks(piece.text)
            piece = replace(piece, kind="metadata") if front else piece
        result.append(piece)
    return result


def _title(pieces: Sequence[Piece]) -> int | None:
    """The index of the first of the largest headings of the first page that has some, of two pages; None where none has.
    A journal's name is none, nor what heads a part of many documents ("Contents", "Abstract"), and a numbered heading only
    where there is no other as large."""
    found = [i for i, p in enumerate(pieces) if p.kind == "heading" and (p.page or 1) <= 2 and _may_name(p.text)]
    found = [i for i in found if not _names_journal(pieces, i)] or found
    first = [i for i in found if pieces[i].page == pieces[found[0]].page]
    level = min((pieces[i].level for i in first), default=0)
    largest = [i for i in first if pieces[i].level == level]
    return next((i for i in largest if not NUMBERED.match(pieces[i].text)), next(iter(largest), None))


def _may_name(text: str) -> bool:
    part = KNOWN.match(text) or HEADING.match(text) or is_boilerplate_heading(text)
    return not part and sum(c.isalpha() for c in text) >= MIN_TITLE_LETTERS


def _names_journal(pieces: Sequence[Piece], i: int) -> bool:
    over = i > 0 and _OVER_JOURNAL.search(pieces[i - 1].text)
    under = i + 1 < len(pieces) and _UNDER_JOURNAL.search(pieces[i + 1].text)
    return bool(over or under or _UNDER_JOURNAL.search(pieces[i].text))


def _speaks(text: str) -> bool:
    """True for a paragraph of the text itself; authors, addresses and notices are made of names, or are short and end
    without a full stop."""
    words = re.findall(r"[^\W\d_]+", text)
    small = sum(w[0].islower() for w in words)
    sentence = 0.6 * len(words) < small and not _ADDRESS.search(text)
    ends = text.endswith((".", ":", ")")) and not is_boilerplate_line(text)
    long = len(text.split()) >= MIN_ABSTRACT_WORDS
    return (ends and (sentence or long)) or (sentence and len(words) >= MIN_PROSE_WORDS)


def _names_people(text: str) -> bool:
    """True for "A. B. Smith, Jane Doe and C. Roe": nearly all words have capitals, and there is more than one name."""
    names = [
        w
        for w in re.findall(r"[^\W\d_][\w.’'-]*", text)
        if len(w) > 1 and w not in ("and", "de", "van", "von", "der", "den", "la", "del", "for", "the")
    ]
    capital = sum(w[0].isupper() for w in names)
    return (
        len(names) >= 4
        and capital >= 0.9 * len(names)
        and bool(re.search(r",|\band\b|&", text))
        and not NUMBERED.match(text)
    )


def _is_affiliation(piece: Piece) -> bool:
    marked = any(s.start == 0 for s in (*piece.raised, *piece.noted)) or piece.text[:1] in "*†‡§"
    return (
        piece.kind in ("paragraph", "item")
        and is_place(piece.text)
        and (marked or not piece.text.endswith((".", ":", ";")))
    )


def _counted(pieces: Sequence[Piece]) -> list[Piece]:
    result: list[Piece] = []
    for piece in pieces:
        last = result[-1] if result else None
        if (
            last
            and last.kind == "boilerplate"
            and last.text[:1].isdigit()
            and piece.kind == "heading"
            and last.page == piece.page
        ):
            result[-1] = replace(piece, text=f"{last.text} {piece.text}")
        elif piece.kind in ("heading", "paragraph") and _COUNTER.fullmatch(piece.text):
            result.append(replace(piece, kind="boilerplate"))
        else:
            result.append(piece)
    return result


def printed_title(given: str | None, pieces: Sequence[Piece]) -> str | None:
    """The title in the file's properties where the first pages print it; what they print in the largest type else."""
    printed = next((p.text for p in pieces if p.kind == "title"), None)
    if given and len(given.split()) > 2:
        head = _folded(" ".join(p.text for p in pieces[:60] if (p.page or 1) <= 3))
        if _folded(given) in head:
            return given
    return printed


def _folded(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()
