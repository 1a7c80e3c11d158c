"""Headings in the line of the paragraph that they head: "**Transplant recipients.** NSAIDs are contraindicated. …"."""

import re
from collections.abc import Iterable, Iterator

from index.read.layout import clean
from index.sentences import DONE_NEXT
from index.types import Block, Span

MAX_WORDS = 8
_STOPS = (".", ":")
# Such words make a sentence, which bold type stresses: "Do not use NSAIDs."
_SAYS = re.compile(
    r"(?i)\b(?:not?|never|is|are|was|were|be|has|have|do|does|should|must|may|can|will|would|avoid|give|offer|stop)\b"
)
_CAPTION = re.compile(r"(?i)(?:table|box|fig(?:ure)?|panel|exhibit)\b\.?\s*[A-Z]?\d")
# For whom a paragraph is, in text that has no bold type to tell it by: any people, not only those of an age that a dose names
# (`index.doses`), and with the capital that begins a heading.
_WHOM = re.compile(
    r"(?:\A|\n)[ \t]*(?P<head>(?:Pregnan|Breastfe|Lactation|Child|Infant|Neonat|Elderly|Older|Adults|Adolescents|Renal|Kidney|Hepatic|"
    r"Liver|Dialysis|Transplant|Women|Men|Patients\s+(?:with|on|who)|People\s+(?:with|on|who))[^.:;,\n]{0,60}\.)(?=[ \t]+[A-Z])"
)


def run_in(bold: str, rest: str) -> str | None:
    """The heading that a paragraph begins with, as it is printed, its full stop or colon included; None where it begins with
    none. `bold` are the words in bold type at its beginning, `rest` are those behind them."""
    words = clean(bold)
    if not words.endswith(_STOPS) and rest.startswith(_STOPS):
        words, rest = words + rest[0], rest[1:]
    if not words.endswith(_STOPS) or not any(c.isalpha() for c in rest) or len(words.split()) > MAX_WORDS:
        return None
    begins = words[0].isupper() and any(c.islower() for c in words)
    says = _SAYS.search(words) or DONE_NEXT.match(words) or _CAPTION.match(words)
    return words if begins and not says else None


def plain_run_ins(text: str) -> Iterator[str]:
    """Those of a text without types: what begins a paragraph and names for whom it is, "Older patients."."""
    for found in _WHOM.finditer(text):
        if head := run_in(found["head"], text[found.end() : found.end() + 9]):
            yield head


def headed_by(text: str, block: Block, heads: Iterable[str]) -> Span | None:
    """The one of `heads`, the longest, with which a paragraph or an item begins; None for none, and for a row."""
    if block.kind not in ("paragraph", "item"):
        return None
    found = [h for h in heads if text.startswith(h, block.start, block.end)]
    return Span(block.start, block.start + max(map(len, found))) if found else None
