"""Markdown → Layout. The text kept is the reading text: emphasis marks are dropped, everything else stays as written."""

import re
from collections.abc import Iterator

from index.types import Block, Layout

_EMPHASIS = re.compile(
    r"(?<![\\\w*])(?P<mark>\*\*\*|\*\*|\*)(?=[^\s*])(?P<strong>[^*\n]{1,400}?)(?<=[^\s*\\])(?P=mark)(?![\w*])"
    r"|(?<!`)`(?P<code>[^`\n]+)`(?!`)"
    r"|(?<![\w\\_])__(?=\S)(?P<under>[^_\n]+?)(?<=\S)__(?!\w)"
)
_HEADING = re.compile(
    r"[ ]{0,3}(?P<hashes>#{1,6})[ \t]+(?P<words>(?:\S.*?)?)(?:(?<![ \t])[ \t]+#+)?(?:(?<![ \t])[ \t]*)?"
)
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-{3,})[ \t]*")
_ITEM = re.compile(r"(?P<indent>[ \t]*)(?:(?P<bullet>[-*+•])|(?P<label>\d{1,3}[.)]))[ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*")
_RULE = re.compile(r"(?=[ \t:|-]*?---)[ \t:|-]+|[ \t]*(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})")
# A step in a tree drawn with letters: "--> Give …", "├── Give …", "+- Give …"
_BRANCH = re.compile(r"(?P<indent>[ \t│|]*)(?:[├└+|`]?[─-]{1,4}>?|[→⇒]|=>)[ \t]+(?=\S)")
_FENCE = re.compile(r"[ ]{0,3}(?:```|~~~)")
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def read_markdown(source: str) -> Layout:
    """The reading text with its blocks, in order; no blocks for an empty text."""
    text = _reading_text(source)
    return Layout(text, tuple(_blocks(text)))


def _reading_text(source: str) -> str:
    """The source without comments, front matter and emphasis marks. Unpaired marks are words and stay."""
    text = "".join(_outside_comments(_FRONT_MATTER.sub("", source)))
    for _ in range(2):  # once for **bold *italic* bold**, once for what that uncovers
        text = _EMPHASIS.sub(lambda m: m["strong"] or m["code"] or m["under"], text)
    return text


def _outside_comments(source: str) -> Iterator[str]:
    """What stands between the comments, in order. One that is never closed is none: it is words, and so is all behind it."""
    at = 0
    while (begin := source.find("<!--", at)) >= 0 and (end := source.find("-->", begin + 4)) >= 0:
        yield source[at:begin]
        at = end + 3
    yield source[at:]


def _blocks(text: str) -> Iterator[Block]:
    at = 0
    fenced = False
    pending: Block | None = None
    rows = 0
    for raw in text.splitlines(keepends=True):
        line = raw.rstrip("\r\n")
        start, at = at, at + len(raw)
        body = line.strip()
        begin = start + len(line) - len(line.lstrip())
        fence = bool(_FENCE.match(line))
        if fence or fenced:
            fenced = fenced != fence
            block = None if fence or not body else _drawn(line, start)
        elif (
            pending
            and pending.kind == "paragraph"
            and _UNDERLINE.fullmatch(line)
            and "\n" not in text[pending.start : pending.end]
        ):
            yield Block("heading", pending.start, pending.end, level=1 if "=" in line else 2)
            pending = None
            continue
        elif not body or _RULE.fullmatch(line):
            block = None
        elif heading := _HEADING.fullmatch(line):
            block = Block(
                "heading", start + heading.start("words"), start + heading.end("words"), level=len(heading["hashes"])
            )
        elif _ROW.fullmatch(line):
            rows += 1
            cells = body.strip("| \t")
            first = begin + body.index(cells)
            block = Block("row" if rows > 1 else "header", first, first + len(cells))
        elif item := _ITEM.match(line):
            level = 1 + len(item["indent"].expandtabs(4)) // 2
            block = Block("item", start + item.end(), begin + len(body), level=level, label=item["label"])
        elif pending and pending.kind in ("paragraph", "item"):
            pending = Block(pending.kind, pending.start, begin + len(body), pending.level, pending.label)
            continue
        else:
            block = Block("paragraph", begin, begin + len(body))
        rows = rows if _ROW.fullmatch(line) or _RULE.fullmatch(line) else 0
        if pending:
            yield pending
        pending = None
        if block and block.kind in ("paragraph", "item"):
            pending = block
        elif block and block.start < block.end:
            yield block
    if pending:
        yield pending


def _drawn(line: str, start: int) -> Block:
    """A line of preformatted text: an item where a branch of a tree stands before it, else a row."""
    begin, end = len(line) - len(line.lstrip()), len(line.rstrip())
    if branch := _BRANCH.match(line):
        level = 1 + len(branch["indent"].expandtabs(4)) // 4
        return Block("item", start + branch.end(), start + end, level=level)
    return Block("row", start + begin, start + end)
