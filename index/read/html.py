"""HTML → Layout: the article of a page; navigation, scripts and forms round it are left out.

The one module that imports lxml. Where the page marks its article (`main`, `article`, role "main"), that is read; else
the smallest element that holds nearly all paragraphs.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from index.bibliography import HEADING, reference
from index.errors import Unreadable
from index.read.compose import CAPTION_LEVEL, Piece, Run, clean, compose, flow
from index.read.html_lists import label, numbers
from index.types import Layout, Metadata, Reference, Span

DROPPED = frozenset(
    "script style noscript template nav footer aside form button select option input textarea iframe object embed svg canvas math "
    "audio video img picture figure dialog head link meta map".split()
)
BLOCKS = frozenset(
    "address article blockquote body center dd details div dl dt fieldset figcaption h1 h2 h3 h4 h5 h6 header hr html legend li main ol p "
    "pre section summary table tbody td tfoot th thead tr ul caption".split()
)
_ASIDE = re.compile(
    r"(?i)(?:^|[-_\s])(?:nav(?:bar|igation)?|menus?|side-?bar|breadcrumbs?|footer|toc|table-of-contents|markdown-toc|cookies?|banner|"
    r"offcanvas|modal|popup|tooltip|share|social|related|newsletter|advert(?:isement)?|ads?|skip-link|sr-only|visually-hidden|"
    r"search|pagination|comments?|publish-box|release-?header)(?:$|[-_\s])"
)
_ASIDE_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alert", "menu", "menubar", "doc-toc"}
)
_BIBLIOGRAPHY = re.compile(
    r"(?i)(?:^|[-_\s])(?:references?|bibliography|ref-?list|citations?|csl-bib-body|doc-bibliography)(?:$|[-_\s])"
)
MIN_SHARE = 0.7  # of the paragraphs' letters, in the element taken for the article


def read_html(content: bytes) -> Layout:
    """The article's text with its blocks. Raises Unreadable where the file is no HTML with text."""
    try:
        page = lxml_html.document_fromstring(
            re.sub(r"^\s*<\?xml[^>]*\?>", "", _decoded(content)),
            parser=lxml_html.HTMLParser(remove_comments=True, remove_pis=True),
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as e:
        raise Unreadable("it is damaged or not HTML; save the page again") from e
    metadata, titles = _stated(page)
    article = _article(page)
    walk = _Walk(article)
    pieces = [p for p in walk.pieces if p.text]
    title = _title(page, pieces, titles)
    if not any(p.kind == "title" for p in pieces):
        first = next((i for i, p in enumerate(pieces) if p.kind == "heading" and p.text == title), None)
        if first is None and title:
            pieces.insert(0, Piece("title", title))
        elif first is not None:
            pieces[first] = replace(pieces[first], kind="title", level=0)
    return compose(pieces, metadata=replace(metadata, title=title), references=tuple(walk.references))


def _decoded(content: bytes) -> str:
    """The text of the bytes: by their byte order mark, else as the page declares it, else as it can be read. Raises
    Unreadable where the mark says what they are not."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError as e:
            raise Unreadable("it is not the UTF-16 that its first bytes announce; save the page again") from e
    declared = re.search(rb"""charset\s*=\s*["']?([\w-]+)""", content[:4096])
    name = declared[1].decode("ascii").lower() if declared else "utf-8"
    # What is marked as UTF-8 is that, whatever it declares; a declaration that can be read byte by byte is in no UTF-16.
    marked = content.startswith(codecs.BOM_UTF8) or name.startswith(("utf-8", "utf8", "utf-16", "utf-32"))
    first = "utf-8-sig" if marked else name
    for encoding in (first, "utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("latin-1")


def _stated(page: Any) -> tuple[Metadata, list[str]]:
    """What the head of the page states, and the titles that it gives itself."""
    found: dict[str, str] = {}
    for meta in page.iter("meta"):
        key = (meta.get("name") or meta.get("property") or "").lower()
        if key and (value := clean(meta.get("content") or "")):
            found.setdefault(key, value)
    given = [found.get("citation_title"), found.get("dc.title"), *(clean(t.text_content()) for t in page.iter("title"))]
    metadata = Metadata(
        publisher=found.get("citation_publisher") or found.get("dc.publisher") or found.get("og:site_name"),
        updated=next(
            (
                found[k]
                for k in ("article:modified_time", "dcterms.modified", "citation_publication_date", "dc.date")
                if k in found
            ),
            None,
        ),
    )
    return metadata, [t for t in given if t]


def _title(page: Any, pieces: list[Piece], given: list[str]) -> str | None:
    """The article's first heading, where it is its main one or a title that the page gives itself says the same; else a
    main heading of the page that stands outside the article, as in a banner; else what the page gives, which may add
    the site's name."""
    first = next((p for p in pieces if p.kind in ("title", "heading") and p.level <= 2), None)
    if first and (first.level <= 1 or not given or _says(given, first.text)):
        return first.text
    outside = (clean(h.text_content()) for h in page.iter("h1") if not h.xpath("ancestor::nav"))
    return next((h for h in outside if _says(given, h)), given[0] if given else None)


def _says(given: list[str], heading: str) -> bool:
    """True where one of the titles holds the heading."""
    return bool(heading) and any(heading.casefold() in title.casefold() for title in given)


def _article(page: Any) -> Any:
    for path in ("//main", "//*[@role='main']", "//article"):
        found = [e for e in page.xpath(path) if len(e.text_content()) > 200]
        if len(found) == 1:
            return found[0]
        if found:
            common = max(found, key=lambda e: len(e.text_content()))
            if len(common.text_content()) > MIN_SHARE * sum(len(e.text_content()) for e in found):
                return common
    body = page.find("body")
    return _smallest(body if body is not None else page)


def _smallest(element: Any) -> Any:
    """The smallest element inside with nearly all of the paragraphs, list items, cells and headings."""
    whole = _weight(element)
    while whole:
        heavy = next(
            (c for c in element if isinstance(c.tag, str) and not _is_aside(c) and _weight(c) >= 0.98 * whole), None
        )
        if heavy is None or heavy.tag in ("p", "ul", "ol", "table"):
            break
        element = heavy
    return element


def _weight(element: Any) -> int:
    return sum(
        len(e.text_content())
        for e in element.iter("p", "h1", "h2", "h3", "table", "li")
        if not _inside_aside(e, element)
    )


def _inside_aside(element: Any, top: Any) -> bool:
    while element is not None and element is not top:
        if _is_aside(element):
            return True
        element = element.getparent()
    return False


def _is_aside(element: Any) -> bool:
    if element.tag in DROPPED:
        return True
    if element.tag in ("html", "body", "main", "article", "h1", "h2", "h3", "h4", "table", "tr", "td", "th", "li"):
        marked = element.get("hidden") is not None or element.get("aria-hidden") == "true"
        return marked or bool(re.search(r"display:\s*none", element.get("style") or ""))
    if (
        (element.get("role") or "") in _ASIDE_ROLES
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
    ):
        return True
    if re.search(r"display:\s*none", element.get("style") or ""):
        return True
    return any(_ASIDE.search(element.get(key) or "") for key in ("class", "id"))


class _Walk:
    """Goes through an article in order; leaves its pieces and the entries of its bibliography."""

    def __init__(self, article: Any) -> None:
        self.pieces: list[Piece] = []
        self.references: list[Reference] = []
        self._runs: list[Run] = []
        self._label: str | None = None
        self._lists = 0
        self._pending = False
        self._children(article)
        self._flush()

    def _flush(self, kind: Any = "paragraph", level: int = 0) -> None:
        text, raised = flow(self._runs)
        self._runs = []
        if not text:
            return
        if kind == "paragraph" and self._pending:
            self.pieces.append(Piece("item", text, self._lists, self._label, raised=raised))
            self._pending = False
        else:
            self.pieces.append(Piece(kind, text, level, raised=raised if kind != "heading" else ()))

    def _children(self, element: Any) -> None:
        self._words(element.text)
        for child in element:
            if isinstance(child.tag, str) and not _is_aside(child):
                self._element(child)
            self._words(child.tail)

    def _words(self, text: str | None, *, raised: bool = False) -> None:
        if text:
            self._runs.append(Run(text, raised))

    def _element(self, element: Any) -> None:
        tag = element.tag
        if tag == "br":
            self._words(" ")
        elif tag == "sup":
            self._words("".join(element.itertext()).strip(), raised=True)
        elif tag not in BLOCKS:
            self._children(element)
        else:
            self._flush()
            self._block(element)
            self._flush()

    def _block(self, element: Any) -> None:
        tag = element.tag
        if self._is_bibliography(element):
            self.references += _entries(element)
        elif re.fullmatch(r"h[1-6]", tag):
            self._children(element)
            self._flush("heading", int(tag[1]))
        elif tag in ("ul", "ol"):
            self._list(element)
        elif tag == "table":
            self._table(element)
        elif tag == "header" and not element.xpath(".//h1|.//h2"):
            return
        else:
            self._children(element)

    def _is_bibliography(self, element: Any) -> bool:
        if element.tag in ("ol", "ul"):
            last = next((p for p in reversed(self.pieces) if p.kind == "heading"), None)
            return bool(self.pieces) and self.pieces[-1] is last and last is not None and bool(HEADING.match(last.text))
        if element.tag not in ("div", "section") or (element.find(".//li") is None and len(element) < 2):
            return False
        marks = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"
        return (
            bool(_BIBLIOGRAPHY.search(marks))
            and len(_entry_elements(element)) > 1
            and not element.xpath(".//h1|.//h2|.//h3")
        )

    def _list(self, element: Any) -> None:
        self._lists += 1
        counted = iter(numbers(element, _items(element)))
        for item in element:
            if not isinstance(item.tag, str) or _is_aside(item):
                continue
            if item.tag == "li":
                self._flush()
                number = next(counted)
                self._label = label(number, item, element) if element.tag == "ol" else None
                self._pending = True
                self._children(item)
                self._flush()
                self._pending = False
            else:
                self._element(item)
        self._lists -= 1

    def _table(self, element: Any) -> None:
        caption = element.find("caption")
        if caption is not None:
            self._children(caption)
            self._flush("heading", CAPTION_LEVEL)
        rows = [r for r in element.iter("tr") if next(r.iterancestors("table")) is element]
        cells = [[c for c in r if c.tag in ("td", "th")] for r in rows]
        if max((len(c) for c in cells), default=0) < 2:  # a table that only places things
            for cell in (c for row in cells for c in row):
                self._children(cell)
                self._flush()
            return
        for i, row in enumerate(cells):
            texts, raised, at = [], list[Span](), 0
            for cell in row:
                text, spans = flow(_cell_runs(cell))
                if text:
                    raised += [Span(at + s.start, at + s.end) for s in spans]
                    texts.append(text)
                    at += len(text) + 3
            heads = all(c.tag == "th" for c in row) and len(row) > 1 and i + 1 < len(cells)
            self.pieces.append(Piece("header" if heads else "row", " | ".join(texts), raised=tuple(raised)))


def _items(element: Any) -> list[Any]:
    return [e for e in element if e.tag == "li" and not _is_aside(e)]


def _cell_runs(element: Any) -> Iterator[Run]:
    if element.text:
        yield Run(element.text)
    for child in element:
        if isinstance(child.tag, str) and not _is_aside(child):
            if child.tag == "sup":
                yield Run("".join(child.itertext()).strip(), raised=True)
            else:
                block = child.tag in BLOCKS or child.tag == "br"
                yield from ([Run(" ")] if block else [])
                yield from _cell_runs(child)
                yield from ([Run(" ")] if block else [])
        if child.tail:
            yield Run(child.tail)


def _entry_elements(element: Any) -> list[Any]:
    items = [
        e for e in element.iter("li") if next(e.iterancestors("li"), None) is None or element in e.iterancestors("li")
    ]
    return items or [e for e in element if isinstance(e.tag, str) and clean(e.text_content())]


def _entries(element: Any) -> Iterator[Reference]:
    lists = [element] if element.tag == "ol" else element.findall(".//ol")
    elements = _entry_elements(element)
    counted = numbers(lists[0], _items(lists[0])) if len(lists) == 1 else []
    if len(counted) != len(elements):
        counted = list(range(1, len(elements) + 1))
    for n, entry in zip(counted, elements, strict=True):
        links = [a.get("href") for a in entry.iter("a") if (a.get("href") or "").startswith("http")]
        text = clean(" ".join(entry.itertext()) if entry.tag != "li" else entry.text_content())
        yield reference(text, number=str(n) if lists else None, links=links)
