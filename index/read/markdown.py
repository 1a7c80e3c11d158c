"""Markdown → Layout. The text kept is the reading text: emphasis marks are dropped, everything else stays as written."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from index.read.markdown_words import ITEM, ROW, reading_text, without_notes
from index.read.numerals import next_label
from index.read.run_in import run_in
from index.types import Block, Layout, Metadata

_BOLD_START = re.compile(
    r"(?m)^[ \t>]*(?:(?:[-*+•]|\d{1,3}[.)])[ \t]+)?(?P<mark>\*\*\*?|__)(?P<bold>[^\s*_][^*_\n]{0,80})(?P=mark)(?P<rest>[^\n]+)"
)
_HEADING = re.compile(
    r"[ ]{0,3}(?P<hashes>#{1,6})[ \t]+(?P<words>(?:\S.*?)?)(?:(?<![ \t])[ \t]+#+)?(?:(?<![ \t])[ \t]*)?"
)
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-{3,})[ \t]*")
# Under the head of a table without outer bars.
_OPEN_RULE = re.compile(r"[ \t]*:?-{3,}:?(?:[ \t]*\|[ \t]*:?-{3,}:?)+[ \t]*")
_RULE = re.compile(r"(?=[ \t:|-]*?---)[ \t:|-]+|[ \t]*(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})")
# A step in a tree drawn with letters: "--> Give …", "├── Give …", "+- Give …"
_BRANCH = re.compile(r"(?P<indent>[ \t│|]*)(?:[├└+|`]?[─-]{1,4}>?|[→⇒]|=>)[ \t]+(?=\S)")
_FENCE = re.compile(r"[ ]{0,3}(?P<fence>`{3,}|~{3,})(?P<behind>.*)")
_ALIGNED = re.compile(
    r"[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*"
)  # under the first row of a table; else a row of dashes
_FRONT_MATTER = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
_FIELD = re.compile(
    r"(?m)^(?P<key>\w[\w-]*(?: +[\w-]+)*)[ \t]*:[ \t]+(?P<quote>[\"']?)(?P<value>\S[^\n]*?)(?P=quote)(?<![ \t])[ \t]*$"
)
_DATES = "last updated|updated|last update|lastmod|last modified|modified|revised|last reviewed|date|published".split(
    "|"
)


def read_markdown(source: str) -> Layout:
    """The reading text with its blocks, in order, and what the front matter states; no blocks for an empty text."""
    front = _FRONT_MATTER.match(source)
    body, references = without_notes(source[front.end() :] if front else source)
    text = reading_text(body)
    metadata = _stated(front[1]) if front else Metadata()
    heads = (run_in(reading_text(m["bold"]), m["rest"]) for m in _BOLD_START.finditer(body))
    run_ins = frozenset(filter(None, heads))
    return Layout(text, tuple(_blocks(text)), metadata, references=tuple(references), run_in=run_ins)


def _stated(front: str) -> Metadata:
    """Title, publisher, status and date that front matter states in plain fields."""
    fields = {re.sub(r"[\s_-]+", " ", m["key"]).lower(): m["value"] for m in _FIELD.finditer(front)}
    draft = "draft" if fields.get("draft", "").lower() == "true" else None
    return Metadata(
        title=fields.get("title"),
        publisher=fields.get("publisher"),
        status=fields.get("status") or fields.get("review status") or draft,
        updated=next((fields[k] for k in _DATES if k in fields), None),
        review=next((fields[k] for k in ("next review", "review date", "review by", "expires") if k in fields), None),
    )


def _blocks(text: str) -> Iterator[Block]:
    at, rows = 0, 0
    fence = ""  # that opened what is preformatted
    counted = ""  # the label of the last item that has one
    pending: Block | None = None  # a paragraph or an item, which the next line may go on with
    lines = text.splitlines(keepends=True)
    for raw, following in zip_longest(lines, lines[1:], fillvalue=""):
        line = raw.rstrip("\r\n")
        start, at = at, at + len(raw)
        marked = _FENCE.fullmatch(line)
        if fence or marked:
            closes = marked and fence and marked["fence"].startswith(fence) and not marked["behind"].strip()
            block = _drawn(line, start) if fence and line.strip() and not closes else None
            fence = "" if closes else fence or (marked["fence"] if marked else "")
        elif pending and _underlines(line, text, pending):
            yield Block("heading", pending.start, pending.end, level=1 if "=" in line else 2)
            pending = None
            continue
        else:
            block = _line(line, start, following.rstrip("\r\n"), rows)
            if pending and block and block.label and _is_broken(pending, text, block.label, counted):
                block = Block("paragraph", start + len(line) - len(line.lstrip()), block.end)
            counted = (block.label if block else None) or counted
        if pending and block and block.kind == "paragraph":
            pending = replace(pending, end=block.end)
            continue
        rows = rows + 1 if block and block.kind in ("header", "row") else rows if _is_rule(line, rows) else 0
        if pending:
            yield pending
        pending = block if block and block.kind in ("paragraph", "item") else None
        if block and not pending and block.start < block.end:
            yield block
    if pending:
        yield pending


def _line(line: str, start: int, following: str, rows: int) -> Block | None:
    """What a line outside of fences is: a paragraph where it is nothing else; None for an empty one, and for a rule. `rows` of a
    table stand directly above it."""
    body = line.strip()
    begin = start + len(line) - len(line.lstrip())
    if not body or _is_rule(line, rows):
        return None
    if heading := _HEADING.fullmatch(line):
        first, last = heading.span("words")
        return Block("heading", start + first, start + last, level=len(heading["hashes"]))
    if ROW.fullmatch(line) or ("|" in line and (rows or _OPEN_RULE.fullmatch(following))):
        # Without the bars around it; one that is left before its words stands for an empty cell.
        inner = body.removeprefix("|") if ROW.fullmatch(line) else body
        first = begin + len(body) - len(inner.lstrip())
        return Block("row" if rows else "header", first, begin + len(body.rstrip("| \t")))
    if item := ITEM.match(line):
        level = 1 + len(item["indent"].expandtabs(4)) // 2
        return Block("item", start + item.end(), begin + len(body), level=level, label=item["label"])
    return Block("paragraph", begin, begin + len(body))


def _is_broken(above: Block, text: str, label: str, counted: str) -> bool:
    """True for a number of two digits or more that only came to stand at a line's beginning ("older than⏎65. Consider"): it
    follows no other, and a paragraph stands above it that neither ends nor announces anything."""
    ended = text[above.end - 1] in ".:;!?"
    return above.kind == "paragraph" and not ended and len(label) > 2 and label != next_label(counted)


def _underlines(line: str, text: str, above: Block) -> bool:
    """True for the line below a heading of one line: "====" or "----"."""
    if above.kind != "paragraph" or not _UNDERLINE.fullmatch(line):
        return False
    return text.find("\n", above.start, above.end) < 0


def _is_rule(line: str, rows: int) -> bool:
    """True for a rule across the page, and for the one below the head of a table."""
    return bool(_RULE.fullmatch(line) or (rows == 1 and _ALIGNED.fullmatch(line)))


def _drawn(line: str, start: int) -> Block | None:
    """A line of preformatted text without the trunks of a tree at its beginning: an item where a branch stands before it,
    else a row; None where it is made of trunks only."""
    end = len(line.rstrip())
    if branch := _BRANCH.match(line):
        level = 1 + len(branch["indent"].expandtabs(4)) // 4
        return Block("item", start + branch.end(), start + end, level=level)
    begin = len(line) - len(line.lstrip(" \t│|"))
    return Block("row", start + begin, start + end) if begin < end else None
