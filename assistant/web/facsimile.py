"""Pages of a PDF as they are printed, as HTML, with the places of a quote on them."""

from base64 import b64encode
from collections.abc import Iterable
from html import escape

from assistant.types import Quote
from assistant.web.markup import say
from index.types import Document


def is_printed(document: Document) -> bool:
    """Whether its file has pages that can be shown."""
    return bool(document.pages) and document.name.lower().endswith(".pdf")


def pages(quote: Quote) -> range:
    """Pages on which a quote may stand: from its first statement's to the one after its last's, to which that may run over."""
    numbers = [s.page for s in quote.statements if s.page]
    return range(min(numbers), max(numbers) + 2) if numbers else range(0)


def holder(document: Document, page: int) -> str:
    """Where the script puts the printed page, and the buttons that turn it; "" for a document without any."""
    if not is_printed(document):
        return ""
    return (
        f'<section class="facsimile" aria-label="Printed page" data-page="{page}" data-pages="{document.pages}"'
        f' data-document="{escape(document.name)}"><div class="pager">'
        '<button type="button" data-turn="-1">‹ Previous<span class="unseen"> page</span></button>'
        f'<span class="page-number" role="status">{say("printed_number", page=str(page), pages=str(document.pages))}</span>'
        '<button type="button" data-turn="1">Next<span class="unseen"> page</span> ›</button>'
        '<button type="button" data-zoom aria-pressed="false">Zoom</button>'
        '<button type="button" data-fold><span class="fold">Text only</span><span class="unfold">Show page</span></button></div>'
        '<div class="sheet" tabindex="0" role="region" aria-label="Page as printed"></div></section>'
    )


def picture(document: Document, page: int, png: bytes) -> str:
    """The page, with room for the places of a quote on it."""
    said = say("printed_picture", page=str(page), document=document.title)
    data = b64encode(png).decode("ascii")
    return f'<div class="paper"><img src="data:image/png;base64,{data}" alt="{said}"><div class="regions"></div></div>'


def regions(found: Iterable[tuple[float, float, float, float]]) -> str:
    """A rectangle for each (x0, y0, x1, y1), in shares of the page."""
    return "".join(
        f'<span class="region" style="left:{x0:.3%};top:{y0:.3%};width:{x1 - x0:.3%};height:{y1 - y0:.3%}"></span>'
        for x0, y0, x1, y1 in found
    )
