"""Bullets that a PDF draws as small shapes, as browsers do: each is a word at the beginning of its line."""

from collections.abc import Sequence
from dataclasses import replace

from index.read.pdf_page import Rect, Word

SMALLEST, LARGEST = 1.5, 7.0  # points
SQUARE = 0.25  # of its width: how far a shape's height may differ from that
MAX_DOTS = 400  # on a page: more are the marks of a chart
MAX_SPACE = 2.6  # of the type size, to the first word of the line


def with_bullets(words: Sequence[Word], rules: Sequence[Rect]) -> tuple[Word, ...]:
    """The words of a page, those that begin a line behind a drawn dot or square with a bullet before them."""
    dots = [r for r in rules if _is_dot(r)]
    if not dots or len(dots) > MAX_DOTS:
        return tuple(words)
    found = {id(word): dot for dot in dots if (word := _begun(dot, words))}
    result: list[Word] = []
    for word in words:
        if dot := found.get(id(word)):
            result.append(replace(word, x0=dot.x0, x1=dot.x1, text="•", glued=False))
            word.glued = False
        result.append(word)
    return tuple(result)


def _is_dot(rule: Rect) -> bool:
    wide, high = rule.x1 - rule.x0, rule.y1 - rule.y0
    return SMALLEST < wide < LARGEST and abs(wide - high) < SQUARE * max(wide, high)


def _begun(dot: Rect, words: Sequence[Word]) -> Word | None:
    """The word that a dot stands before, at the height of its small letters; None where there is none, or words before it."""
    middle = (dot.y0 + dot.y1) / 2
    level = [w for w in words if w.y - 0.75 * w.size < middle < w.y]
    after = min((w for w in level if w.x0 > dot.x1), key=lambda w: w.x0, default=None)
    before = any(w.x0 <= dot.x1 and dot.x0 - w.x1 < 3 * w.size for w in level)
    small = after is not None and dot.x1 - dot.x0 < 0.6 * after.size
    return after if after and small and not before and after.x0 - dot.x1 < MAX_SPACE * after.size else None
