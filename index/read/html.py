"""HTML → Layout: the article of a page; navigation, scripts and forms round it are left out.

The one module that imports lxml. Where the page marks its article (`main`, `article`, role "main"), that is read; else
the smallest element that holds nearly all that is shown.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from index.errors import Unreadable
from index.read.html_skipped import is_skipped
from index.read.html_walk import Walk
from index.read.html_words import bold_starts
from index.read.layout import Piece, clean, compose
from index.read.metadata import stated
from index.read.run_in import run_in
from index.types import Layout, Metadata

_TIME = re.compile(r"(?<=^\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.*")
MIN_SHARE = 0.7  # of the letters in the main parts of a page, in the one taken for the article
ARTICLE_SHARE, MOST = 0.9, 0.5  # of the letters in a page's articles, and of all that it shows, in the one taken


def read_html(content: bytes) -> Layout:
    """The article's text with its blocks; the date that the page's head states only where the article prints none. Raises
    Unreadable where the file is no HTML with text."""
    try:
        page = lxml_html.document_fromstring(
            re.sub(r"^\s*<\?xml[^>]*\?>", "", _decoded(content)),
            parser=lxml_html.HTMLParser(remove_comments=True, remove_pis=True),
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as e:
        raise Unreadable("it is damaged or not HTML; save the page again") from e
    metadata, titles = _stated(page)
    article = _article(page)
    walk = Walk(article)
    pieces = [p for p in walk.pieces if p.text]
    title = _title(page, pieces, titles)
    if not any(p.kind == "title" for p in pieces):
        first = next((i for i, p in enumerate(pieces) if p.kind == "heading" and p.text == title), None)
        if first is None and title:
            pieces.insert(0, Piece("title", title))
        elif first is not None:
            pieces[first] = replace(pieces[first], kind="title", level=0)
    heads = filter(None, (run_in(*start) for start in bold_starts(article)))
    metadata = replace(metadata, title=title)
    layout = compose(pieces, metadata=metadata, references=tuple(walk.references), run_in=heads)
    printed = stated(layout.text, layout.blocks, Metadata()).updated
    return replace(layout, metadata=replace(layout.metadata, updated=None)) if printed else layout


def _decoded(content: bytes) -> str:
    """The text of the bytes: by their byte order mark, else as the page declares it, else as it can be read. Raises
    Unreadable where the mark says what they are not."""
    if content.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):  # the first begins as UTF-16 does
        raise Unreadable("it is in UTF-32; save the page as UTF-8")
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
                _TIME.sub("", found[k])
                for k in (
                    "article:modified_time",
                    "dcterms.modified",
                    "last-modified",
                    "citation_publication_date",
                    "dcterms.date",
                    "dc.date",
                    "date",
                )
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
    for path in ("//main", "//*[@role='main']"):
        found = [e for e in page.xpath(path) if len(e.text_content()) > 200]
        if found:
            common = max(found, key=lambda e: len(e.text_content()))
            if len(common.text_content()) > MIN_SHARE * sum(len(e.text_content()) for e in found):
                return common
    body = page.find("body")
    body = page if body is None else body
    articles = [e for e in _shown(body) if e.tag == "article" and next(e.iterancestors("article"), None) is None]
    letters = [_letters(e) for e in articles]
    if letters and max(letters) > max(200, ARTICLE_SHARE * sum(letters), MOST * _letters(body)):
        return articles[letters.index(max(letters))]
    return _smallest(body)


def _smallest(element: Any) -> Any:
    """The smallest element inside with nearly all letters that are shown."""
    whole = _letters(element)
    while whole:
        inside = (c for c in element if isinstance(c.tag, str) and not is_skipped(c))
        heavy = next((c for c in inside if _letters(c) >= 0.98 * whole), None)
        if heavy is None or heavy.tag in ("p", "ul", "ol", "dl", "table", "pre", "blockquote"):
            break
        element = heavy
    return element


def _letters(element: Any) -> int:
    """How many letters an element shows outside of links, of which menus and teasers are made."""
    if element.tag == "a":
        return 0
    own = sum(len("".join((text or "").split())) for text in (element.text, *(child.tail for child in element)))
    return own + sum(_letters(c) for c in element if isinstance(c.tag, str) and not is_skipped(c))


def _shown(element: Any) -> Iterator[Any]:
    """The element and what it holds, but nothing that is skipped."""
    yield element
    for child in element:
        if isinstance(child.tag, str) and not is_skipped(child):
            yield from _shown(child)
