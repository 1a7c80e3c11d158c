"""The words of Markdown: its reading text without marks, links, quotation signs and comments; its notes as references."""

import html
import re
from collections.abc import Iterator
from dataclasses import replace

from index.bibliography import reference
from index.read.layout import SUPERSCRIPT
from index.read.markdown_html import without_html
from index.types import Reference

# Lines of a table and of a list, in which a break parts no paragraphs.
ROW = re.compile(r"[ \t]*\|.*\|[ \t]*")
ITEM = re.compile(r"(?P<indent>[ \t]*)(?:(?P<bullet>[-*+•])|(?P<label>\d{1,3}[.)]))[ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
_EMPHASIS = re.compile(
    r"(?<![\\\w*])(?P<mark>\*\*\*|\*)(?=[^\s*])(?P<strong>[^*\n]{1,400}?)(?<=[^\s*\\])(?P=mark)(?![\w*])"
    r"|(?<![\\\w*])\*\*(?=\S)(?P<bold>(?:[^*\n]|\*(?!\*)){1,400}?)(?<=[^\s\\])\*\*(?!\*)"
    r"|(?<!`)`(?P<code>[^`\n]+)`(?!`)"
    r"|(?<![\w\\_])__(?=\S)(?P<under>[^_\n]+?)(?<=\S)__(?!\w)"
    r"|(?<![\w\\_])_(?=[^\s_])(?P<low>[^_\n]{1,400}?)(?<=[^\s_\\])_(?![\w_])"
)
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


def without_notes(source: str) -> tuple[str, list[Reference]]:
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


def reading_text(source: str) -> str:
    """The source without comments, quotation and emphasis marks and inline HTML; superscript numerals as such letters.
    A break parts paragraphs, but words in a table's cell or an item. Unpaired marks are words and stay."""
    lines = _QUOTED.sub("", without_html("".join(_outside_comments(source)))).splitlines(keepends=True)
    lines = _STRUCK.sub("", "".join(lines)).splitlines(keepends=True)
    text = "".join(
        _BREAK.sub(" " if ROW.fullmatch(line.rstrip("\r\n")) or ITEM.match(line) else "\n\n", line) for line in lines
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
