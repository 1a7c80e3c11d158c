"""What the blocks of a plain text are by what stands round them: the heads of tables that are set with blanks, and numbered
headings."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.sentences import DONE_NEXT
from index.types import Block

CELLS = re.compile(r"\S(?:\t| {3,})\s*\S")  # between the cells of a table that is set with blanks
MAX_HEAD_LINES = 3
_COUNTED = re.compile(r"[^\n:]{0,20}\d[^\n:]{0,20}:\s")  # "Day 4-5: "
_NUMBERS = re.compile(r"\d+(?:\s*[-–]\s*\d+)?")


def with_table_heads(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks; the rows directly above a rule, with rows directly below it, are one header."""
    found = list[Block]()
    for i, block in enumerate(blocks):
        below = blocks[i + 1] if i + 1 < len(blocks) else None
        if block.kind == "boilerplate" and below and below.kind == "row" and _touch(text, block, below):
            first, under = len(found), block
            while first and _is_row(text, found[first - 1]) and _touch(text, found[first - 1], under):
                first, under = first - 1, found[first - 1]
            if 0 < len(found) - first <= MAX_HEAD_LINES and "|" not in text[found[first].start : found[-1].end]:
                found[first:] = [replace(found[first], kind="header", end=found[-1].end)]
        found.append(block)
    return found


def with_numbered_headings(text: str, blocks: Sequence[Block], *, heads: Sequence[bool]) -> list[Block]:
    """The blocks; "1. Treatment of adults" and "2. Treatment of children", each alone above a paragraph, are headings and not
    steps. `heads` says which blocks are worded like one."""
    likely = [
        heads[i]
        and block.kind == "item"
        and re.fullmatch(r"\d{1,2}[.)]", block.label or "") is not None
        and not DONE_NEXT.match(text, block.start)
        and blocks[i + 1 : i + 2] != []
        and blocks[i + 1].kind == "paragraph"
        and not _touch(text, block, blocks[i + 1])
        for i, block in enumerate(blocks)
    ]
    numbers = {int((b.label or "").rstrip(".)")) for b, is_likely in zip(blocks, likely, strict=True) if is_likely}
    found = list[Block]()
    for block, is_likely in zip(blocks, likely, strict=True):
        number = int((block.label or "").rstrip(".)")) if is_likely else 0
        if is_likely and {number - 1, number + 1} & numbers:
            start = text.rindex(block.label or "", 0, block.start)
            block = Block("heading", start, block.end, level=2)
        found.append(block)
    return found


def with_title(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks; the one heading that is underlined with "====" is the title."""
    doubled = [
        i
        for i, b in enumerate(blocks)
        if b.kind == "heading" and re.match(r"[ \t]*\n[ \t]*===", text[b.end : b.end + 99])
    ]
    return tuple(replace(b, kind="title", level=0) if doubled == [i] else b for i, b in enumerate(blocks))


def goes_on_like(text: str, above: Block, block: Block) -> bool:
    """True for a line directly below one that begins in the same way, but for its numbers: "Day 6: stop" below "Day 4-5: 5 mg"."""
    begins = [_COUNTED.match(text, b.start, b.end) for b in (above, block)]
    alike = {_NUMBERS.sub("#", m[0]) for m in begins if m}
    return all(begins) and len(alike) == 1 and _touch(text, above, block)


def _is_row(text: str, block: Block) -> bool:
    words = text[block.start : block.end]
    return block.kind == "row" or (block.kind == "paragraph" and "\n" not in words and bool(CELLS.search(words)))


def _touch(text: str, above: Block, below: Block) -> bool:
    """True where no empty line parts two blocks."""
    return text.count("\n", above.end, below.start) == 1
