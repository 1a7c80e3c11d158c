"""Markdown → Layout. The text kept is the reading text: emphasis marks are dropped, everything else stays as written."""

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from index.bibliography import reference
from index.read.layout import SUPERSCRIPT
from index.read.markdown_html import without_html
from index.read.numerals import next_label
from index.read.run_in import run_in
from index.types import Block, BlockKind, Layout, Metadata, Reference

_EMPHASIS = re.compile(
    r"(?<![\\\w*])(?P<mark>\*\*\*|\*)(?=[^\s*])(?P<strong>[^*\n]{1,400}?)(?<=[^\s*\\])(?P=mark)(?![\w*])"
    r"|(?<![\\\w*])\*\*(?=\S)(?P<bold>(?:[^*\n]|\*(?!\*)){1,400}?)(?<=[^\s\\])\*\*(?!\*)"
    r"|(?<!`)`(?P<code>[^`\n]+)`(?!`)"
    r"|(?<![\w\\_])__(?=\S)(?P<under>[^_\n]+?)(?<=\S)__(?!\w)"
    r"|(?<![\w\\_])_(?=[^\s_])(?P<low>[^_\n]{1,400}?)(?<=[^\s_\\])_(?![\w_])"
)
_BOLD_START = re.compile(
    r"(?m)^[ \t>]*(?:(?:[-*+•]|\d{1,3}[.)])[ \t]+)?(?P<mark>\*\*\*?|__)(?P<bold>[^\s*_][^*_\n]{0,80})(?P=mark)(?P<rest>[^\n]+)"
)
_HEADING = re.compile(
    r"[ ]{0,3}(?P<hashes>#{1,6})[ \t]+(?P<words>(?:\S.*?)?)(?:(?<![ \t])[ \t]+#+)?(?:(?<![ \t])[ \t]*)?"
)
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-{3,})[ \t]*")
_ITEM = re.compile(r"(?P<indent>[ \t]*)(?:(?P<bullet>[-*+•])|(?P<label>\d{1,3}[.)]))[ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*")
# Under the head of a table without outer bars.
_OPEN_RULE = re.compile(r"[ \t]*:?-{3,}:?(?:[ \t]*\|[ \t]*:?-{3,}:?)+[ \t]*")
_RULE = re.compile(r"(?=[ \t:|-]*?---)[ \t:|-]+|[ \t]*(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})")
# A step in a tree drawn with letters: "--> Give …", "├── Give …", "+- Give …"
_BRANCH = re.compile(r"(?P<indent>[ \t│|]*)(?:[├└+|`]?[─-]{1,4}>?|[→⇒]|=>)[ \t]+(?=\S)")
_FENCE = re.compile(r"[ ]{0,3}(?P<fence>`{3,}|~{3,})(?P<behind>.*)")
_ALIGNED = re.compile(
    r"[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*"
)  # under the first row of a table; else a row of dashes
_STRUCK = re.compile(
    r"~~(?=[^\s~])[^~\n]{1,400}?(?<=[^\s~])~~|<(?P<tag>del|s|strike)(?:\s[^<>\n]*)?>.{0,1000}?</(?P=tag)>",
    re.IGNORECASE,
)
# "[1]: https://… "Title"": where a label leads to. "[^1]: …": a note, with what is indented below it.
_LINK = re.compile(
    r"(?m)^[ ]{0,3}\[(?P<label>[^\]^\n][^\]\n]{0,60})\]:[ \t]*<?(?P<url>(?:https?://|www\.|mailto:|#|/)\S*?)>?"
    r"(?:[ \t]+[\"'(](?P<title>[^\n]*?)[\"')])?[ \t]*$\n?"
)
_NOTE = re.compile(r"(?m)^[ ]{0,3}\[\^(?P<label>[^\]\s]{1,60})\]:[ \t]*(?P<text>[^\n]*(?:\n(?:[ ]{2,}|\t)[^\n]*)*)\n?")
_NOTED = re.compile(r"[ \t]?\[\^(?P<label>[^\]\s]{1,60})\]")
_CARETS = re.compile(r"(?<=\S)\^(\d[\d,–-]{0,20})\^")
_FRONT_MATTER = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
_FIELD = re.compile(
    r"(?m)^(?P<key>\w[\w-]*(?: +[\w-]+)*)[ \t]*:[ \t]+(?P<quote>[\"']?)(?P<value>\S[^\n]*?)(?P=quote)(?<![ \t])[ \t]*$"
)
_DATES = "last updated|updated|last update|lastmod|last modified|modified|revised|last reviewed|date|published".split(
    "|"
)
_QUOTED = re.compile(r"(?m)^(?:[ ]{0,3}>(?![ \t]*(?:[=.]|\d+(?!\d|[.)][ \t])))[ \t]?)+")  # "> 65 years" is no quotation
_RAISED = re.compile(r"<sup>([^<\n]{1,40})</sup>", re.IGNORECASE)
_NUMERALS = re.compile(r"\s*[\d+−–-][\d\s,+−–-]*")
_BREAK = re.compile(r"(?<![ \t])(?:[ \t]*<br[ \t]*/?>)+[ \t]*", re.IGNORECASE)
_TAGS = re.compile(
    r"<(?P<tag>b|i|em|strong|u|span|mark|small|font|sub|p|div|center|a)(?:\s[^<>\n]*)?>(?P<words>[^\n]{0,1000}?)</(?P=tag)>",
    re.IGNORECASE,
)
# Not where the sign would then begin a heading, an item or a cell.
_ESCAPED = re.compile(r"(?<=[^\s\\])\\([-+#*])|(?<!\\)\\([][<>(){}_~^`!$%&,:;?@])")
_ANCHOR = re.compile(r"(?m)(?<=\S)[ \t]+\{#[\w:.-]+\}[ \t]*$")  # "## Doses {#doses}"
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")


def read_markdown(source: str) -> Layout:
    """The reading text with its blocks, in order, and what the front matter states; no blocks for an empty text."""
    front = _FRONT_MATTER.match(source)
    body, references = _without_notes(source[front.end() :] if front else source)
    text = _reading_text(body)
    metadata = _stated(front[1]) if front else Metadata()
    heads = (run_in(_reading_text(m["bold"]), m["rest"]) for m in _BOLD_START.finditer(body))
    run_ins = frozenset(filter(None, heads))
    return Layout(text, tuple(_blocks(text)), metadata, references=tuple(references), run_in=run_ins)


def _without_notes(source: str) -> tuple[str, list[Reference]]:
    """The source with its notes cut out and their numbers raised, in the order in which it refers to them; and they, and where
    numbered labels lead to, as references."""
    texts = {m["label"]: " ".join(m["text"].split()) for m in _NOTE.finditer(source)}
    links = [
        Reference(m["label"], m["title"] or m["url"], url=m["url"])
        for m in _LINK.finditer(source)
        if m["label"].isdigit()
    ]
    source = _LINK.sub("", _NOTE.sub("", source))
    noted = dict.fromkeys(m["label"] for m in _NOTED.finditer(source) if m["label"] in texts)
    counted = {label: label if all(map(str.isdigit, noted)) else str(n) for n, label in enumerate(noted, 1)}
    source = _NOTED.sub(lambda m: counted.get(m["label"], m[0]).translate(SUPERSCRIPT), source) if counted else source
    notes = [replace(reference(texts[label]), number=n, text=texts[label]) for label, n in counted.items()]
    return source, notes or links


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


def _reading_text(source: str) -> str:
    """The source without comments, quotation and emphasis marks and inline HTML; superscript numerals as such letters.
    A break parts paragraphs, but words in a table's cell or an item. Unpaired marks are words and stay."""
    lines = _QUOTED.sub("", without_html("".join(_outside_comments(source)))).splitlines(keepends=True)
    lines = _STRUCK.sub("", "".join(lines)).splitlines(keepends=True)
    text = "".join(
        _BREAK.sub(" " if _ROW.fullmatch(line.rstrip("\r\n")) or _ITEM.match(line) else "\n\n", line) for line in lines
    )
    for _ in range(2):  # once for **bold *italic* bold**, once for what that uncovers
        text = _CARETS.sub(lambda m: m[1].translate(SUPERSCRIPT), text)
        text = _RAISED.sub(_raised, _TAGS.sub(lambda m: m["words"], text))
        text = _EMPHASIS.sub(lambda m: m["strong"] or m["bold"] or m["code"] or m["under"] or m["low"], text)
    text = _ESCAPED.sub(r"\1\2", _ANCHOR.sub("", text))
    return _ENTITY.sub(lambda m: html.unescape(m[0]).replace("\xa0", " "), text)


def _raised(found: re.Match[str]) -> str:
    return "".join(found[1].split()).translate(SUPERSCRIPT) if _NUMERALS.fullmatch(found[1]) else found[1]


def _outside_comments(source: str) -> Iterator[str]:
    """What stands between the comments, in order. One that is never closed is none: it is words, and so is all behind it."""
    at = 0
    while (begin := source.find("<!--", at)) >= 0 and (end := source.find("-->", begin + 4)) >= 0:
        yield source[at:begin]
        at = end + 3
    yield source[at:]


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
        elif pending and _underlines(line, text[pending.start : pending.end], pending.kind):
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
    if _ROW.fullmatch(line) or ("|" in line and (rows or _OPEN_RULE.fullmatch(following))):
        # Without the bars around it; one that is left before its words stands for an empty cell.
        inner = body.removeprefix("|") if _ROW.fullmatch(line) else body
        first = begin + len(body) - len(inner.lstrip())
        return Block("row" if rows else "header", first, begin + len(body.rstrip("| \t")))
    if item := _ITEM.match(line):
        level = 1 + len(item["indent"].expandtabs(4)) // 2
        return Block("item", start + item.end(), begin + len(body), level=level, label=item["label"])
    return Block("paragraph", begin, begin + len(body))


def _is_broken(above: Block, text: str, label: str, counted: str) -> bool:
    """True for a number of two digits or more that only came to stand at a line's beginning ("older than⏎65. Consider"): it
    follows no other, and a paragraph stands above it that neither ends nor announces anything."""
    ended = text[above.start : above.end].rstrip()[-1:] in ".:;!?"
    return above.kind == "paragraph" and not ended and len(label) > 2 and label != next_label(counted)


def _underlines(line: str, words: str, kind: BlockKind) -> bool:
    """True for the line below a heading of one line: "====" or "----"."""
    return kind == "paragraph" and "\n" not in words and bool(_UNDERLINE.fullmatch(line))


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
