"""Notes at the foot of a PDF's pages: a raised numeral that names one is no reference of the document's own list."""

import re
from collections.abc import Iterable, Sequence

from index.bibliography import HEADING
from index.read.pdf_breaks import Paragraph
from index.read.pdf_lines import raised
from index.references import numbers
from index.types import Span

SMALL = 0.95  # of the size of the body's type
_OWN_LIST = re.compile(r"(?i)\S\s+references$")  # the heading of a list that some pages print for themselves
_PLACE = re.compile(
    r"\b(?:Department|Division|Institute|Faculty|School|University|Universit\w+|Hospital|Cent(?:er|re)|College)\b"
)

Notes = dict[int, set[str]]


def notes(read: Sequence[Paragraph], heads: Sequence[bool], size: float) -> Notes:
    """The numbers of the notes of each page that has some: small paragraphs that begin with a raised numeral, with nothing
    but small ones under them in their column. `size` is that of the body's type, `heads` says which paragraphs are headings.

    The notes under a heading such as "Therapy: references" are those of the pages before, too, back to the last such list.
    Addresses of authors, and the entries of a list under a heading "References" or the like, are no notes.
    """
    found: Notes = {}
    listed = _listed(read, heads)
    open_column: tuple[int, int] | None = None  # in which something larger was seen
    for p, in_list in zip(reversed(read), reversed(listed), strict=True):
        here = (p.pages[-1], p.column)
        if here == open_column or in_list:
            continue
        if p.table or p.size >= SMALL * size:
            open_column = here
        elif (number := _number(p)) and not is_place(p.text):
            found.setdefault(p.pages[0], set()).add(number)
    last = 0
    for page in sorted({p.pages[0] for p, head in zip(read, heads, strict=True) if head and _OWN_LIST.search(p.text)}):
        own = {str(n) for n in range(1, max(map(int, found.get(page, ["0"]))) + 1)}
        for before in range(last + 1, page + 1):
            found[before] = found.get(before, set()) | own
        last = page
    return found


def told_apart(
    text: str, spans: Iterable[Span], page: int, turns: Sequence[tuple[int, int]], known: Notes
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The superscripts in a text that are references, and those that name notes of the page that they are printed on.
    `turns` are (offset, page) where a page begins inside the text."""
    kept: list[Span] = []
    named: list[Span] = []
    for span in spans:
        on = next((number for offset, number in reversed(turns) if offset <= span.start), page)
        own = known.get(on, set()).issuperset(numbers(text[span.start : span.end]))
        (named if own else kept).append(span)
    return tuple(kept), tuple(named)


def is_place(text: str) -> bool:
    """True for a text that names a department or the like."""
    return bool(_PLACE.search(text))


def _listed(read: Sequence[Paragraph], heads: Sequence[bool]) -> list[bool]:
    """For each paragraph, whether it stands under a heading "References" or the like."""
    result, inside = [], False
    for p, head in zip(read, heads, strict=True):
        inside = bool(HEADING.match(p.text.strip())) if head else inside
        result.append(inside)
    return result


def _number(p: Paragraph) -> str | None:
    first, line = p.lines[0].words[0], p.lines[0]
    return first.text if first.text.isdigit() and len(line.words) > 1 and raised(first, line) else None
