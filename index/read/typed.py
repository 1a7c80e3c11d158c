"""Lists that an author typed: paragraphs and lines that begin with "1." or a bullet, in a format that has lists of its own."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from index.read.layout import Piece, Run, flow
from index.read.numerals import next_label
from index.types import Span

BREAK = "\u2028"  # in the words of a run: a line ends, and its paragraph goes on
SIGNS = "•■▪◼·●○◦‣⁃➢➤✓"  # that authors type as bullets; `pdf_page.SOLID` has those that a PDF draws
LABEL = r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]"
# No star, which marks notes, and no dash before a digit: that is a range or a sign.
_BEGINS = re.compile(rf"(?:(?P<bullet>[{SIGNS}]|[–-](?=\s+\D))|(?P<label>{LABEL}))\s+(?=\S)")


def typed_pieces(runs: Iterable[Run]) -> Iterator[Piece]:
    """The paragraph that the runs are; where lines of it begin with a label or a bullet, an item for each of those, with the
    lines below it up to an empty one. Labels and bullets stand outside of the items."""
    lines = list(_lines(runs))
    texts = [flow(line)[0] for line in lines]
    begin = [bool(_BEGINS.match(text)) for text in texts]
    cuts = [i for i, text in enumerate(texts) if begin[i] or (not text and any(begin[:i]))]
    for first, last in pairwise(dict.fromkeys([0, *cuts, len(lines)])):
        yield _piece([run for line in lines[first:last] for run in (Run(" "), *line)])


def _lines(runs: Iterable[Run]) -> Iterator[list[Run]]:
    line: list[Run] = []
    for run in runs:
        for n, words in enumerate(run.text.split(BREAK)):
            if n:
                yield line
                line = []
            line.append(Run(words, run.raised))
    yield line


def _piece(runs: list[Run]) -> Piece:
    text, raised = flow(runs)
    begin = _BEGINS.match(text)
    following = next_label(begin["label"]) if begin and begin["label"] else None
    if not begin or (following and following in text):  # "(1) … (2) …" is one text
        return Piece("paragraph", text, raised=raised)
    at = begin.end()
    moved = tuple(Span(s.start - at, s.end - at) for s in raised if s.start >= at)
    return Piece("item", text[at:], 1, begin["label"], raised=moved)
