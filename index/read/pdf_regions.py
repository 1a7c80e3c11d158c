"""Where on a PDF's pages a text is printed, and what a page looks like. Both are found out in a process of their own."""

import json
from typing import NamedTuple

from index.read.sandbox import apart


class Region(NamedTuple):
    """A rectangle on a page as it is shown, in shares of its width and height from the top left corner: 0..1, x0 < x1, y0 < y1."""

    x0: float
    y0: float
    x1: float
    y1: float


def regions(content: bytes, page: int, text: str) -> tuple[Region, ...]:
    """Where `text` is printed on a page, from 1: a region for each line of each place; () where it is not found.

    It is found by its characters as the reader reads the page, never by likeness. Of a text that runs over to another
    page, what stands on this one. Raises Unreadable where the file is no PDF.
    """
    return tuple(Region(*r) for r in json.loads(apart("regions", content, str(page), text)))


def page_image(content: bytes, page: int, scale: float) -> bytes:
    """A page, from 1, as PNG, with `scale` pixels to the point. Raises Unreadable where there is no such page."""
    return apart("picture", content, str(page), str(scale))
