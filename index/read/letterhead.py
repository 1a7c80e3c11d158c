"""The letterhead above a document's title: "MINISTRY OF HEALTH OF THE COAST PROVINCE"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.types import Block

MAX_WORDS = 10
_INSTITUTION = re.compile(
    r"(?i)\b(?:ministry|hospitals?|infirmary|nhs|trust|directorate|departments?|dept|college|society|association|university|"
    r"institute|board|authority|clinic|hospice|services?|unit|division|network|federation|foundation|committee|council)\b"
)
# What a title has and a name has not: "MANAGEMENT OF SEPSIS IN DISTRICT HOSPITALS", "HOSPITAL ACQUIRED PNEUMONIA".
_ABOUT = re.compile(
    r"(?i)\b(?:guid(?:e|eline|ance)s?|protocols?|polic(?:y|ies)|management|treatment|therapy|prevention|diagnosis|assessment|"
    r"procedures?|pathways?|handbook|manual|formulary|recommendations?|standards?|plan|notes?|acquired|admissions?|discharge|"
    r"patients?|adults?|in|on|at|with|during|from|to)\b"
)
_BEGINS_PART = re.compile(
    r"(?i)(?:\d|contents|introduction|background|summary|scope|purpose|aims?|abstract|definitions?|key points)\b"
)


def without_letterhead(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks; the lines at their beginning that name who publishes are metadata where a title follows. The first of them
    is in capitals."""
    shown = [i for i, b in enumerate(blocks) if b.kind != "boilerplate"]
    count = next((n for n, i in enumerate(shown) if not _names(text, blocks[i], first=n == 0)), 0)
    if not count or not _may_be_title(text, blocks[shown[count]]):
        return tuple(blocks)
    head = set(shown[:count])
    return tuple(replace(b, kind="metadata", level=0) if i in head else b for i, b in enumerate(blocks))


def institution(text: str, blocks: Sequence[Block]) -> str | None:
    """Whom the first line of a letterhead names, as printed; None where there is none."""
    first = next((b for b in blocks if b.kind != "boilerplate"), None)
    if first and first.kind == "metadata" and _names(text, replace(first, kind="heading"), first=True):
        return " ".join(text[first.start : first.end].split())
    return None


def _names(text: str, block: Block, *, first: bool) -> bool:
    words = text[block.start : block.end]
    if not _is_line(words, block) or (first and not words.isupper()):
        return False
    return bool(_INSTITUTION.search(words)) and not _ABOUT.search(words)


def _may_be_title(text: str, block: Block) -> bool:
    words = text[block.start : block.end]
    return block.kind == "title" or (
        _is_line(words, block) and len(words.split()) > 1 and ":" not in words[-1:] and not _BEGINS_PART.match(words)
    )


def _is_line(words: str, block: Block) -> bool:
    """True for a line that stands alone, or several in capitals, and ends no sentence."""
    alone = block.kind in ("heading", "paragraph") or (block.kind == "item" and block.label is None)
    return (
        alone
        and ("\n" not in words or words.isupper())
        and len(words.split()) <= 2 * MAX_WORDS
        and words[-1:] not in ".;,"
    )
