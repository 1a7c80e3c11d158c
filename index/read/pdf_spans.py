"""Heads that span columns of a PDF's table: a short rule under each says which columns it heads."""

import itertools
from collections.abc import Sequence

from index.read.pdf_lines import Line, joined, segments
from index.read.pdf_page import Rect, Word

THIN = 3.0
APART = 1.0  # points between a rule and those over and under it
MIN_SPAN = 20  # points: what is shorter underlines a word
FULL = 0.9  # of a table's width: a rule of its own

Heads = list[tuple[Rect, list[Word]]]


def partial_rules(full: Sequence[Rect], rules: Sequence[Rect]) -> list[Rect]:
    """Of the rules those that part heads from heads: shorter than the full ones of a table, between its first and its second
    one. `full` is from top to bottom."""
    first = full[0]
    second = next((r for r in full if r.y0 > first.y1 + APART), first)
    return [
        r
        for r in rules
        if first.y1 + APART < r.y0 and r.y1 < second.y0 - APART and r.y1 - r.y0 < THIN
        if first.x0 - 2 < r.x0 and r.x1 < first.x1 + 2 and MIN_SPAN < r.x1 - r.x0 < FULL * (first.x1 - first.x0)
    ]


def spanning(words: Sequence[Word], box: Rect, group: Sequence[Rect]) -> Heads:
    """The short rules of a table's heads from top to bottom, each with the words over it; [] where there are none."""
    flat = sorted((r for r in group if r.y1 - r.y0 < THIN), key=lambda r: r.y0)
    full = [r for r in flat if r.x1 - r.x0 >= FULL * (box.x1 - box.x0)]
    short = partial_rules(full, flat) if full else []
    found: Heads = [(rule, []) for rule in short]
    for word in words:
        middle = (word.x0 + word.x1) / 2
        below = [held for rule, held in found if rule.y0 > word.y - 1 and rule.x0 - 2 < middle < rule.x1 + 2]
        if below:
            below[0].append(word)
    return [(rule, held) for rule, held in found if held]


def spread(row: Sequence[tuple[Line, ...]], edges: Sequence[float], heads: Heads) -> tuple[tuple[Line, ...], ...]:
    """The heads of columns, each behind the heads that span it. `edges` are the sides of the columns."""
    found = list(row)
    for rule, words in reversed(heads):
        lines = joined(segments(words))
        for i, (left, right) in enumerate(itertools.pairwise(edges)):
            if min(right, rule.x1) - max(left, rule.x0) > 0.5 * min(right - left, rule.x1 - rule.x0):
                found[i] = (*(Line([*line.words]) for line in lines), *found[i])
    return tuple(found)
