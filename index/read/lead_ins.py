"""What introduces a list item or a table row."""

import re
from collections.abc import Iterator

from index.types import Block, Section, Span

SHORT_LEAD_IN_WORDS = 3
_JOINS = re.compile(
    r"(?:or|and|plus|then|either|nb|note)\W*|(?!.*:)(?:\S+\s*){1,2}", re.IGNORECASE
)  # between the items of a list
_OPEN_WORD = re.compile(
    r"(?i)\b(?:not|is|are|was|were|be|includes?|including|should|must|may|can|to|with|for|of|by|when|if|the|a|an|have|has|do|from|that|who|as)$"
)


def lead_ins(
    text: str,
    blocks: tuple[Block, ...],
    sections: tuple[Section, ...],
    of_block: list[int],
    pieces: dict[int, list[Span]],
) -> Iterator[tuple[int, Span]]:
    """For each list item or table row that has one, the index of its block and what introduces it. `pieces` are the
    statements of each block, `of_block` the section that each block stands in.

    The item that it is nested in; else the sentence with a colon before the list, which may stand in the section above
    where the section's own headings are what it announces; a table's header for its rows.
    """
    announcing: tuple[Span, int, bool] | None = None  # the sentence, its section, whether a list has followed it there
    parents: list[tuple[int, Span]] = []
    header: Span | None = None
    opens = _before_list(blocks)
    for i, block in enumerate(blocks):
        spans, section = pieces.get(i, []), of_block[i]
        if block.kind == "heading":
            parents = []
            if announcing and (announcing[2] or not _inside(sections[section].path, sections[announcing[1]].path)):
                announcing = None
            if _OPEN_WORD.search(text[block.start : block.end].rstrip()) and opens[i]:
                announcing = (Span(block.start, block.end), section, False)
        elif block.kind == "header":
            header = Span(block.start, block.end)
        elif block.kind == "row" and header:
            yield i, header
        elif block.kind == "item" and spans:
            while parents and not _holds(text, parents[-1], block.level, spans[-1]):
                parents.pop()
            if parents:
                yield i, parents[-1][1]
            elif announcing:
                announcing = (announcing[0], announcing[1], announcing[2] or announcing[1] == section)
                yield i, announcing[0]
            parents.append((block.level, spans[0]))
        elif block.kind == "paragraph" and not _JOINS.fullmatch(text, block.start, block.end):
            parents = []
            lead = _lead_in(text, spans, opens=opens[i])
            announcing = (lead, section, False) if lead else None
        if block.kind not in ("header", "row", "boilerplate"):
            header = None


def _holds(text: str, parent: tuple[int, Span], level: int, item: Span) -> bool:
    """True where an item of this level stands under `parent`: deeper, or beside it where the parent ends with a colon."""
    return parent[0] < level or (parent[0] == level and _ends_open(text, parent[1]) and not _ends_open(text, item))


def _inside(path: tuple[str, ...], above: tuple[str, ...]) -> bool:
    return len(path) > len(above) and path[: len(above)] == above


def _before_list(blocks: tuple[Block, ...]) -> list[bool]:
    """For each block, True where a list follows it."""
    found, follows = [False] * len(blocks), False
    for i in range(len(blocks) - 1, -1, -1):
        found[i] = follows
        if blocks[i].kind != "boilerplate":
            follows = blocks[i].kind == "item"
    return found


def _ends_open(text: str, span: Span) -> bool:
    return text[span.start : span.end].rstrip().endswith(":")


def _lead_in(text: str, spans: list[Span], *, opens: bool) -> Span | None:
    """The last sentence of a paragraph where it ends with a colon, or with no stop and a list follows (`opens`); with the
    one before, where it is a bare "Therefore:"."""
    if not spans:
        return None
    last = text[spans[-1].start : spans[-1].end].rstrip()
    if not last.endswith(":") and not (opens and (last[-1:].isalpha() or last[-1:] in ",–—")):
        return None
    short = len(re.findall(r"\w+", last)) < SHORT_LEAD_IN_WORDS
    return Span(spans[-2].start if short and len(spans) > 1 else spans[-1].start, spans[-1].end)
