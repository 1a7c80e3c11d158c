"""Headings → sections: which blocks stand under which heading."""

import re
from dataclasses import replace

from index.read.layout import CAPTION_LEVEL, ROW_LEVEL
from index.types import Block, Section


def sections_of(text: str, blocks: tuple[Block, ...], title: str | None) -> tuple[tuple[Section, ...], list[int]]:
    """Sections in order, each up to the next heading, and for every block the index of its section. One that goes on behind a
    table has no heading, and begins with the empty line above its block."""
    found = [Section((title,) if title else (), 0, 0)]
    of_block: list[int] = []
    stack: list[tuple[int, str]] = []
    levels = _levels(text, blocks)
    tabled = False
    for i, block in enumerate(blocks):
        tabled = tabled or block.kind == "row"
        if block.kind == "heading":
            tabled = False
            while stack and stack[-1][0] >= levels[i]:
                stack.pop()
            stack.append((levels[i], block.folded(text)))
            found[-1] = replace(found[-1], end=block.start)
            found.append(Section(tuple(h for _, h in stack), block.start, block.start))
        elif stack and _is_left(text, stack[-1], block, tabled):
            stack.pop()
            at = _above(text, block.start)
            found[-1] = replace(found[-1], end=at)
            found.append(Section(tuple(h for _, h in stack) or found[0].path, at, at))
        of_block.append(len(found) - 1)
    found[-1] = replace(found[-1], end=len(text))
    return tuple(found), of_block


def _above(text: str, start: int) -> int:
    """Where the empty line above a block begins; the block's own start where there is none."""
    line = text.rfind("\n", 0, start)
    return line if line > 0 and text[line - 1] == "\n" else start


def _is_left(text: str, heading: tuple[int, str], block: Block, tabled: bool) -> bool:
    """True where a heading does not hold the block: the caption of a table heads its rows and no more, and a numbered
    heading inside a table ("13.") the rows of that number ("13a.")."""
    level, words = heading
    if level == CAPTION_LEVEL * 10:
        return tabled and block.kind in ("paragraph", "item")
    if level != ROW_LEVEL * 10:
        return False
    own, row = re.match(r"\d+", words), re.match(r"\d+", text[block.start : block.end])
    return block.kind in ("paragraph", "item") or bool(own and row and own[0] != row[0])


def _levels(text: str, blocks: tuple[Block, ...]) -> list[int]:
    """Heading levels in tenths, so that headings announced by a colon can nest below their own level.

    "Treatment follows this hierarchy:" and then "First-line", "Second-line", each with a list right below it: such
    headings stand under the section that announces them.
    """
    levels = [b.level * 10 for b in blocks]
    announced: int | None = None
    for i, block in enumerate(blocks):
        if block.kind != "heading":
            continue
        before = blocks[i - 1] if i else None
        lists = i + 1 < len(blocks) and blocks[i + 1].kind == "item"
        if before and before.kind == "paragraph" and text[before.start : before.end].endswith(":"):
            announced = block.level
        if announced == block.level and lists:
            levels[i] += 5
        else:
            announced = None
    return levels
