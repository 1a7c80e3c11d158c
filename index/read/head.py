"""The head of a file: its title, and the lines that say what it is."""

import re
from dataclasses import replace

from index.read.letterhead import without_letterhead
from index.read.metadata import is_open_or_over
from index.read.said import HEAD, are_terms, of_itself
from index.types import Block

_LABEL = re.compile(
    r"(?i)^(?P<label>abstract|text|summary|background|objectives?|methods?|results?|findings|conclusions?|introduction|"
    r"interpretation|discussion|aims?)\s*:\s+(?=\S)"
)


def with_head(text: str, blocks: tuple[Block, ...], title: str | None = None) -> tuple[Block, ...]:
    """The blocks with "Date: …" lines of the head turned to metadata, "Abstract: …" cut in heading and text, and the
    first heading turned to the title, unless the format states another (`title`)."""
    blocks = without_letterhead(text, blocks)
    found: list[Block] = []
    heading = next((b.folded(text) for b in blocks if b.kind == "heading"), None)
    titled = any(b.kind == "title" for b in blocks) or bool(
        title and heading and title.casefold() != heading.casefold()
    )
    first = next((i for i, b in enumerate(blocks) if b.kind not in ("boilerplate", "metadata")), -1)
    for i, block in enumerate(blocks):
        words = text[block.start : block.end]
        if are_terms(text, blocks, i) or are_terms(text, blocks, i - 1):
            found.append(replace(block, kind="metadata"))
        elif i < HEAD and (length := _length(words, block)):
            found.append(replace(block, kind="metadata", end=block.start + len(words[:length].rstrip())))
            if length < len(words):
                found.append(replace(block, start=block.start + length))
        elif block.kind == "paragraph" and (label := _LABEL.match(words)):
            found.append(Block("heading", block.start, block.start + label.end("label"), level=2, page=block.page))
            found.append(replace(block, start=block.start + label.end()))
        elif not titled and (block.kind == "heading" or (i == first and _names_the_file(words, blocks[i + 1 :]))):
            titled = True
            found.append(replace(block, kind="title", level=0))
        else:
            found.append(block)
    return tuple(found)


def _length(words: str, block: Block) -> int:
    """How many characters at the front of a block of the head say what the document is."""
    if block.kind in ("paragraph", "heading") and is_open_or_over(words):
        return len(words)
    return of_itself(words, block.kind)


def _names_the_file(words: str, following: tuple[Block, ...]) -> bool:
    """True for a first paragraph that reads as a title: one short line, no full stop, more below. A question above a
    titled article is not one."""
    if words.endswith("?") and any(b.kind == "heading" for b in following):
        return False
    return bool(following) and len(words.split()) <= 35 and not words.endswith((".", ":", ";", ","))
