"""An HTML article → pieces in order, and the entries of its bibliography."""

import re
from collections.abc import Iterator
from typing import Any

from index.bibliography import HEADING, reference
from index.read.formulas import formula
from index.read.html_lists import label, numbers
from index.read.html_skipped import HEADINGS, is_skipped
from index.read.html_tables import cells_of, table_pieces
from index.read.html_words import BLOCKS, is_raised, raised, runs, words
from index.read.layout import CAPTION_LEVEL, Piece, Run, begun, clean, flow
from index.read.typed import BREAK, typed_pieces
from index.types import Reference

_BIBLIOGRAPHY = re.compile(
    r"(?i)(?:^|[-_\s])(?:references?|bibliography|ref-?list|citations?|csl-bib-body|doc-bibliography)(?:$|[-_\s])"
)
_NOTES = re.compile(r"(?i)(?:^|\s)(?:footnotes?|endnotes|doc-endnotes)(?:$|\s)")
_BACK = " ↩\ufe0e\ufe0f"  # what the link from a note back to its text prints
CAPTION_WORDS = 20
_Place = tuple[int, str | None]  # the level and the label of an item


class Walk:
    """Goes through an article in order; leaves its pieces and the entries of its bibliography."""

    def __init__(self, article: Any) -> None:
        self.pieces: list[Piece] = []
        self.references: list[Reference] = []
        self._runs: list[Run] = []
        self._lists = 0
        self._item: _Place | None = None  # where the next words are an item
        self._further: _Place | None = None  # where those after them are one, too
        self._children(article)
        self._flush()

    def _flush(self, kind: Any = "paragraph", level: int = 0) -> None:
        held, self._runs = self._runs, []
        text, digits = flow(held)
        if not text:
            return
        if kind == "paragraph" and self._item:
            self.pieces.append(Piece("item", text, *self._item, raised=digits))
            self._item = self._further
        elif kind == "paragraph":
            self.pieces += typed_pieces(held)
        else:
            self.pieces.append(Piece(kind, text, level, raised=digits if kind != "heading" else ()))

    def _children(self, element: Any) -> None:
        self._words(element.text)
        for child in element:
            if isinstance(child.tag, str) and not is_skipped(child):
                self._element(child)
            self._words(child.tail)

    def _words(self, text: str | None) -> None:
        if text:
            self._runs.append(Run(text))

    def _element(self, element: Any) -> None:
        tag = element.tag
        if tag == "br":
            self._words(BREAK)
        elif is_raised(element):
            self._runs.append(raised(element))
        elif tag == "math":
            self._words(formula(element))
        elif tag not in BLOCKS and element.get("role") != "heading":
            self._children(element)
        else:
            self._flush()
            self._block(element)
            self._flush()

    def _block(self, element: Any) -> None:
        tag = element.tag
        if self._is_bibliography(element) or self._is_notes(element):
            self.references += _entries(element)
        elif level := _heading_level(element):
            self._children(element)
            self._flush("heading", level)
        elif tag in ("ul", "ol"):
            self._list(element)
        elif tag == "dl":
            self._lists += 1
            self._definitions(element)
            self._lists -= 1
        elif tag == "table":
            self._table(element)
        elif tag == "header" and next(element.iter(*HEADINGS), None) is None:
            return
        elif tag == "figcaption" and any(_caption(t) is element for t in element.getparent().iter("table")):
            return  # it was read as the heading of that table
        else:
            self._children(element)

    def _is_bibliography(self, element: Any) -> bool:
        if element.tag in ("ol", "ul"):
            last = next((p for p in reversed(self.pieces) if p.kind == "heading"), None)
            return bool(self.pieces) and self.pieces[-1] is last and last is not None and bool(HEADING.match(last.text))
        if element.tag not in ("div", "section") or (element.find(".//li") is None and len(element) < 2):
            return False
        return (
            bool(_BIBLIOGRAPHY.search(_marks(element)))
            and len(_entry_elements(element)) > 1
            and not element.xpath(".//h1|.//h2|.//h3")
        )

    def _is_notes(self, element: Any) -> bool:
        """True for the notes at the end of a page without a bibliography, each with a link back to where it is cited."""
        if element.tag not in ("div", "section") or not _NOTES.search(_marks(element)):
            return False
        if self.references or any(p.kind == "heading" and HEADING.match(p.text) for p in self.pieces):
            return False
        notes = element.findall(".//ol/li")
        return bool(notes) and all(any((a.get("href") or "").startswith("#") for a in n.iter("a")) for n in notes)

    def _list(self, element: Any) -> None:
        self._lists += 1
        counted = iter(numbers(element, _items(element)))
        for item in element:
            if not isinstance(item.tag, str) or is_skipped(item):
                continue
            if item.tag == "li":
                self._flush()
                number = next(counted)
                self._item = (self._lists, label(number, item, element) if element.tag == "ol" else None)
                self._children(item)
                self._flush()
                self._item = self._further
            else:
                self._element(item)
        self._lists -= 1

    def _definitions(self, element: Any) -> None:
        """Each term is an item, and what is said of it are items nested in it; no bullet is printed before either."""
        outer = self._further
        for part in (e for e in element if isinstance(e.tag, str) and not is_skipped(e)):
            if part.tag == "div":
                self._definitions(part)
            elif part.tag == "dt":
                self._item = (self._lists, "")
                self._element(part)
            else:
                self._item = self._further = (self._lists + 1, "")
                self._element(part)
            self._item = self._further = outer

    def _table(self, element: Any) -> None:
        caption = _caption(element)
        if caption is not None:
            self._children(caption)
            self._flush("heading", CAPTION_LEVEL)
        rows = [r for r in element.iter("tr") if next(r.iterancestors("table")) is element and not is_skipped(r)]
        cells = [cells_of(row) for row in rows]
        if max(map(len, cells), default=0) < 2:  # a table that only places things
            for cell in (c for row in cells for c in row):
                self._children(cell)
                self._flush()
            return
        self.pieces += begun(table_pieces(rows))


def _caption(table: Any) -> Any:
    """What heads a table: its own caption, or that of its figure where it is no longer than a heading; None for neither."""
    own, figure = table.find("caption"), next(table.iterancestors("figure"), None)
    if own is not None or figure is None:
        return own
    caption = figure.find("figcaption")
    return caption if caption is not None and len(caption.text_content().split()) <= CAPTION_WORDS else None


def _heading_level(element: Any) -> int:
    """From 1; 0 for what is no heading."""
    if element.tag in HEADINGS:
        return int(element.tag[1])
    stated = element.get("aria-level") or ""
    return (int(stated) if re.fullmatch("[1-6]", stated) else 2) if element.get("role") == "heading" else 0


def _marks(element: Any) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"


def _items(element: Any) -> list[Any]:
    return [e for e in element if e.tag == "li" and not is_skipped(e)]


def _entry_elements(element: Any) -> list[Any]:
    items = [
        e for e in element.iter("li") if next(e.iterancestors("li"), None) is None or element in e.iterancestors("li")
    ]
    return items or [e for e in element if isinstance(e.tag, str) and words(e)]


def _entries(element: Any) -> Iterator[Reference]:
    lists = [element] if element.tag == "ol" else element.findall(".//ol")
    elements = _entry_elements(element)
    counted = numbers(lists[0], _items(lists[0])) if len(lists) == 1 else []
    if len(counted) != len(elements):
        counted = list(range(1, len(elements) + 1))
    for n, entry in zip(counted, elements, strict=True):
        links = [a.get("href") for a in entry.iter("a") if (a.get("href") or "").startswith("http")]
        text = words(entry) if entry.tag == "li" else clean(" ".join(run.text for run in runs(entry)))
        yield reference(text.rstrip(_BACK), number=str(n) if lists else None, links=links)
