"""The words of an HTML element, as a reader sees them."""

import re
from collections.abc import Iterator
from typing import Any

from index.read.formulas import formula
from index.read.html_skipped import HEADINGS, is_skipped
from index.read.layout import Run, clean

BLOCKS = frozenset(
    {*HEADINGS}
    | set(
        "address article aside blockquote body center dd details div dl dt fieldset figcaption figure form header hr html legend li "
        "main ol p pre section summary table tbody td tfoot th thead tr ul caption".split()
    )
)
_RAISED = re.compile(r"vertical-align:\s*super\b")


def runs(element: Any) -> Iterator[Run]:
    """The words inside an element, superscripts apart, a space where a line begins; nothing of what is skipped."""
    if element.text:
        yield Run(element.text)
    for child in element:
        if isinstance(child.tag, str) and not is_skipped(child):
            if is_raised(child):
                yield raised(child)
            elif child.tag == "math":
                yield Run(formula(child))
            else:
                line = child.tag in BLOCKS or child.tag == "br"
                yield from ([Run(" ")] if line else [])
                yield from runs(child)
                yield from ([Run(" ")] if line else [])
        if child.tail:
            yield Run(child.tail)


def bold_starts(element: Any) -> Iterator[tuple[str, str]]:
    """The words in bold type with which paragraphs inside an element begin, each with those behind them."""
    for bold in element.iter("b", "strong"):
        block = bold
        while block.tag not in BLOCKS and (parent := block.getparent()) is not None and _begins(parent, block):
            block = parent
        if block.tag in BLOCKS:
            printed = "".join(run.text for run in runs(bold)).strip()
            yield printed, "".join(run.text for run in runs(block)).lstrip().removeprefix(printed)


def _begins(parent: Any, child: Any) -> bool:
    return parent[0] is child and not (parent.text or "").strip()


def is_raised(element: Any) -> bool:
    """True for a superscript: by its tag, or by its style where it stands in a line."""
    if element.tag == "sup":
        return True
    return element.tag not in BLOCKS and bool(_RAISED.search(element.get("style") or ""))


def raised(sup: Any) -> Run:
    """What a superscript prints."""
    return Run("".join(run.text for run in runs(sup)).strip(), raised=True)


def words(element: Any) -> str:
    """All that an element prints, on one line; "" where it prints nothing."""
    return clean("".join(run.text for run in runs(element)))
