"""Tables and lists that a Markdown file writes in HTML → the same in Markdown."""

import re

_TABLE = re.compile(r"<table\b[^<>]*>(?:(?!<table\b).)*?</table>", re.IGNORECASE | re.DOTALL)
_ROW = re.compile(r"<tr\b[^<>]*>(.*?)(?=</tr>|<tr\b|</table>|\Z)", re.IGNORECASE | re.DOTALL)
_CELL = re.compile(r"<(t[dh])\b([^<>]*)>(.*?)(?=</t[dh]>|<t[dh]\b|</tr>|\Z)", re.IGNORECASE | re.DOTALL)
_SPANS = re.compile(r"\b(?:col|row)span\s*=\s*[\"']?(?!1\b)\d", re.IGNORECASE)
_LIST = re.compile(r"<(?P<tag>[ou]l)\b[^<>]*>(?P<items>(?:(?!<[ou]l\b).)*?)</(?P=tag)>", re.IGNORECASE | re.DOTALL)
_ITEM = re.compile(r"<li\b[^<>]*>(.*?)(?=</li>|<li\b|\Z)", re.IGNORECASE | re.DOTALL)
_LINES = re.compile(r"(?:\s|</?p\b[^<>]*>|<br\s*/?>)+", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
DEEPEST = 4  # list in list


def without_html(source: str) -> str:
    """The source with its HTML tables and lists as lines of Markdown. A table with cells that span others stays as it is, and so
    does what is not closed or holds words outside of its items. Where no cell is called a head, the rows are items: the first is not
    the head of the others."""
    source = _TABLE.sub(_table, source)
    for _ in range(DEEPEST):
        source = _LIST.sub(_list, source)
    return source


def _table(found: re.Match[str]) -> str:
    rows = [_CELL.findall(row) for row in _ROW.findall(found[0])]
    rows = [cells for cells in rows if cells]
    if not rows or any(_SPANS.search(attributes) for cells in rows for _, attributes, _ in cells):
        return found[0]
    outside = _words(_CELL.sub(" ", found[0]))  # a caption
    lines = [" | ".join(_LINES.sub(" ", words).strip() for *_, words in cells) for cells in rows]
    if all(tag.lower() == "th" for tag, *_ in rows[0]):
        return f"\n\n{outside}\n\n" + "\n".join(f"| {line} |" for line in lines) + "\n\n"
    return f"\n\n{outside}\n\n" + "\n".join(f"- {line}" for line in lines) + "\n\n"


def _list(found: re.Match[str]) -> str:
    if _words(_ITEM.sub(" ", found["items"])):
        return found[0]
    lines = []
    for n, words in enumerate(_ITEM.findall(found["items"]), 1):
        own, *below = words.strip().split("\n\n")
        mark = f"{n}." if found["tag"].lower() == "ol" else "-"
        lines.append(f"{mark} {_LINES.sub(' ', own).strip()}")
        lines += [f"  {line}" for part in below for line in part.strip("\n").split("\n") if line.strip()]
    return "\n\n" + "\n".join(lines) + "\n\n"


def _words(source: str) -> str:
    return " ".join(_TAG.sub(" ", source).split())
