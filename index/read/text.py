"""Plain text → Layout: bullets, steps, headings and paragraphs, hard-wrapped or not.

The text is kept byte for byte. Structure is inferred from what plain text has: blank lines, bullets, labels, line
lengths, capitals and colons.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, zip_longest

from index.doses import SYMBOL
from index.read.run_in import plain_run_ins
from index.read.said import is_keyed
from index.read.text_blocks import CELLS, goes_on_like, with_numbered_headings, with_table_heads, with_title
from index.read.text_lines import ENDS, FULL, ROOMY, Line, lines_of, told, wrap_width
from index.types import Block, BlockKind, Layout

_TABLE_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*")
_TABLE_RULE = re.compile(r"(?=[ \t:|+=_-]*?(?:--|==|__))[ \t:|+=_-]+")
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_MARKUP_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
_BRACKETS = re.compile(r"\([^()]*\)")
_CONNECTIVE = re.compile(r"(?:or|and|plus|nb|note|then|either)\b[:.,]?", re.IGNORECASE)
_TERMINAL = re.compile(r"[.!?;:,][\"'”’)\]]*(?:\s?[(\[]\d[\d,;\s–-]*[)\]])*$")
# A short line that says something of its own: a verb in lower case, an amount, a time, a number behind a colon. A question
# may be a heading; and so, here alone, may a line with an amount in micrograms.
_SAYS = re.compile(
    r"\b(?:should|must|is|are|was|were|has|have|had|can|may|will|takes?|gives?|given|points?)\b"
    rf"|\d\s*(?:{SYMBOL}|hourly|cycles?|seconds?|minutes?|days?|weeks?|%|mol|nmol|kPa|mmHg|bpm)(?!\w)"
    r"|[<>≤≥]\s*=?\s*\d|\b(?:above|below|over|under|than)\s+\d[^:]*:"
    r"|:\s+\S*\d"
)
_ASKS = re.compile(r"(?:why|when|how|what|which|who|where)\b", re.IGNORECASE)
MAX_HEADING_WORDS = 14


def read_text(text: str) -> Layout:
    """The text with its blocks, in order; no blocks for an empty text. Bullets and labels stand outside the blocks."""
    lines = list(lines_of(text))
    width = wrap_width(lines)
    lines = list(told(lines, width))
    groups = list(_paragraphs(lines, width))
    blocks = [_block(*around) for around in zip([[], *groups], groups, [*groups[1:], []], strict=False)]
    heads = [_words_head(text[b.start : b.end]) for b in blocks]
    blocks = with_table_heads(text, with_numbered_headings(text, blocks, heads=heads))
    return Layout(text, with_title(text, list(_headings(text, blocks))), run_in=frozenset(plain_run_ins(text)))


def _paragraphs(lines: list[Line], width: int | None) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line, following in zip_longest(lines, lines[1:]):
        if group and not (_hangs(group[0], line) or _continues(group[-1], line, following, width)):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _hangs(first: Line, line: Line) -> bool:
    """True where `line` stands under the words of the item that `first` begins: "3. Give adrenaline" and below it "   IM"."""
    if not first.item or line.item or line.blank_before or _special(line.text) or first.text.endswith(":"):
        return False
    return line.words >= first.words and not _CONNECTIVE.fullmatch(line.text)


def _continues(before: Line, line: Line, following: Line | None, width: int | None) -> bool:
    """True where `line` is the rest of a paragraph that was broken to fit the page."""
    if line.item or _special(line.text) or _special(before.text) or _in_columns(before, line):
        return False
    if _CONNECTIVE.fullmatch(line.text) or _CONNECTIVE.fullmatch(before.text):
        return False
    if line.text[0].islower() and not ENDS.search(before.text):
        return width is not None or not line.blank_before
    if line.blank_before or width is None:
        return False
    heads = _looks_like_heading(line.text) and following is not None and (following.item or following.text[0].isupper())
    first = line.text.split()[0]
    return len(before.text) + 1 + len(first) > (FULL if heads else ROOMY) * width


def _in_columns(before: Line, line: Line) -> bool:
    """True for two lines on end whose cells are set with blanks: "Mild    5.5 - 5.9 mmol/L"."""
    if line.blank_before or line.item or before.item:
        return False
    return bool(CELLS.search(before.text) and CELLS.search(line.text))


def _special(text: str) -> bool:
    return bool(_TABLE_ROW.fullmatch(text) or _TABLE_RULE.fullmatch(text) or _MARKUP_HEADING.match(text))


def _block(before: list[Line], group: list[Line], following: list[Line]) -> Block:
    first, last = group[0], group[-1]
    if len(group) == 1 and _TABLE_RULE.fullmatch(first.text):
        return Block("boilerplate", first.start, last.end)
    if len(group) == 1 and _TABLE_ROW.fullmatch(first.text):
        heads = bool(following and _TABLE_RULE.fullmatch(following[0].text))
        return Block("header" if heads else "row", first.start, last.end)
    if len(group) == 1 and any(_in_columns(a[-1], b[0]) for a, b in ((before, group), (group, following)) if a and b):
        return Block("row", first.start, last.end)
    if len(group) == 1 and _is_underlined(first, following):
        return Block("heading", first.start, last.end, level=1 if following[0].text[0] == "=" else 2)
    if hashes := _MARKUP_HEADING.match(first.text):
        return Block("heading", first.start + hashes.end(), last.end, level=first.text.count("#", 0, hashes.end()))
    if (
        len(group) == 1
        and following
        and _heads(first)
        and not any(_in_capitals(g[0]) for g in (before, following) if g)
    ):
        return Block("heading", first.start, last.end, level=1)
    if first.item:
        start = first.start + len(first.item.group().lstrip())
        return Block("item", start, last.end, level=_rank(first), label=first.item["label"])
    return Block("paragraph", first.start, last.end)


def _is_underlined(line: Line, following: list[Line]) -> bool:
    """True for a line with a rule right below it that is about as long."""
    if not following or following[0].blank_before or line.item or not _UNDERLINE.fullmatch(following[0].text):
        return False
    if CELLS.search(line.text):
        return False
    return abs(len(following[0].text) - len(line.text)) <= 3 and _words_head(line.text)


def _words_head(text: str) -> bool:
    return _looks_like_heading(text) and not any(c.isdigit() for c in text)


def _in_capitals(line: Line) -> bool:
    """True for a numbered line in capitals: "2. TREATMENT"."""
    label = (line.item and line.item["label"]) or ""
    return label[:1].isdigit() and _BRACKETS.sub("", line.text[len(label) :]).isupper()


def _heads(line: Line) -> bool:
    """True for a numbered line in capitals that may be a heading. Where several follow each other, they are a list."""
    words = _BRACKETS.sub("", line.text.split(maxsplit=1)[-1]).strip()
    return _in_capitals(line) and _looks_like_heading(words) and not any(c.isdigit() for c in words)


def _rank(line: Line) -> int:
    """Nesting that a bullet's shape shows: round and square bullets are outer, dashes inner, deeper with indent."""
    assert line.item is not None
    glyph = line.item["bullet"]
    indent = len(line.item.group()) - len(line.item.group().lstrip())
    return (2 if glyph and glyph in "-–*○◦⁃" else 1) + (2 if indent >= 6 else 0)


def _headings(text: str, blocks: list[Block]) -> Iterator[Block]:
    """The blocks with headings told from paragraphs, and list levels counted from 1 within each list."""
    likely = [_may_head(text, above, b) for above, b in pairwise([None, *blocks])]
    run_start = run_end = 0
    for i, block in enumerate(blocks):
        if not likely[i]:
            yield block
            continue
        if i >= run_end:
            run_start = i
            run_end = next((n for n in range(i, len(blocks)) if not likely[n]), len(blocks))
        # Four or more short lines on end are a list that lost its bullets; the first one or two head it.
        keep = run_end - run_start < 4 or i == run_start or (i == run_start + 1 and _is_caps(text, blocks[run_start]))
        has_body = i + 1 < len(blocks)
        kind: BlockKind = "heading" if keep and has_body else ("item" if not keep else "paragraph")
        level = (1 if _is_caps(text, block) else 2) if kind == "heading" else int(kind == "item")
        yield replace(block, kind=kind, level=level)


def _may_head(text: str, above: Block | None, block: Block | None) -> bool:
    """True for a paragraph that looks like a heading, and neither says what the document is nor goes on with lines above it."""
    if block is None or block.kind != "paragraph":
        return False
    words = text[block.start : block.end]
    goes_on = above is not None and goes_on_like(text, above, block)
    return _looks_like_heading(words) and not is_keyed(words) and not goes_on


def _looks_like_heading(text: str) -> bool:
    words = text.split()
    if not 0 < len(words) <= MAX_HEADING_WORDS or len(text) > 110 or "\n" in text:
        return False
    if _TERMINAL.search(text) and not text.endswith("?"):
        return False
    if _CONNECTIVE.fullmatch(text) or not any(c.isalpha() for c in text) or text.endswith(("-", "–", "—")):
        return False
    if text.count("(") != text.count(")") or (_SAYS.search(text) and not _ASKS.match(text)):
        return False
    return next((c for c in text if c.isalnum()), "").isupper() or text[0].isdigit()


def _is_caps(text: str, block: Block) -> bool:
    letters = [c for c in text[block.start : block.end] if c.isalpha()]
    return len(letters) > 2 and sum(c.isupper() for c in letters) > 0.8 * len(letters)
