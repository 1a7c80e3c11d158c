"""What introduces a list item or a table row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.doses import ADULT_OR_CHILD, AGE_GROUP, OF_AN_AGE, UNIT
from index.read.numerals import next_label
from index.types import Block, Section, Span

SHORT_LEAD_IN_WORDS = 3
# Between the items of a list.
_JOINS = re.compile(r"(?:or|and|plus|then|either|nb|note)\W*|(?!.*:)(?:\S+\s*){1,2}", re.IGNORECASE)
_OPEN_WORD = re.compile(
    r"(?i)\b(?:not|is|are|was|were|be|includes?|including|should|must|may|can|to|with|for|of|by|when|if|the|a|an|have|has|do|from|that|who|as)$"
)

# Whom a dose is for: "Adult: 500 mg", "Child under 2 years: 50 μg", "1 - 4 weeks: 75 mg/kg". Narrower than in
# `assistant.quoting.entries`, which takes a weight or "under 2", too: there every line is known to be one of a list.
_EARLY = r"(?:pre-?term\s+|premature\s+)?"
_AGED = r"(?:(?:over|under|above|below|up\s+to|from|aged?)\s+|[<>≤≥]\s*)?\d+(?:\s*(?:-|–|to)\s*\d+)?\s*(?:days?|weeks?|months?|years?)"
_WHOM = re.compile(rf"(?i)(?:{_EARLY}(?:{AGE_GROUP}|neonatal)|{_AGED})\b")
_AGE = re.compile(rf"(?i)(?:{_EARLY}(?:{OF_AN_AGE}|neonatal)|{_AGED})\b")
_GROUP = re.compile(rf"(?i)(?:{ADULT_OR_CHILD})\b")
_BARE_GROUP = re.compile(rf"(?i)(?:{ADULT_OR_CHILD})\s*:?")
_AMOUNT = re.compile(rf"(?i)\d\s*(?:{UNIT})(?!\w)")
_FUNCTION_WORD = re.compile(
    r"(?i)\b(?:not?|in|on|at|with|for|from|if|is|are|be|should|must|may|can|to|of|the|an?|by|as|when|until|after|before|then)\b"
)
NAME_WORDS = 5  # of a drug's name, without what stands in brackets behind it


@dataclass(slots=True)
class _Parent:
    """An item that others may stand under; `nested` where one of those is deeper."""

    level: int
    span: Span
    label: str | None = None
    nested: bool = False


@dataclass(frozen=True, slots=True)
class _Announcement:
    """A sentence, or a heading, that announces a list: its section, and whether a list has followed it there."""

    span: Span
    section: int
    listed: bool = False


def lead_ins(
    text: str,
    blocks: tuple[Block, ...],
    sections: tuple[Section, ...],
    of_block: list[int],
    spans: dict[int, list[Span]],
) -> Iterator[tuple[int, Span]]:
    """For each list item or table row that has one, the index of its block and what introduces it. `spans` are the
    statements of each block, `of_block` the section that each block stands in.

    The item that it is nested in; else the sentence with a colon before the list, which may stand in the section above
    where the section's own headings are what it announces; a table's header for its rows.
    """
    announced: _Announcement | None = None
    parents: list[_Parent] = []
    header: Span | None = None
    opens = _before_list(blocks)
    for i, block in enumerate(blocks):
        said, section = spans.get(i, []), of_block[i]
        header = None if block.begins else header
        if block.kind == "heading":
            parents = []
            if announced and (announced.listed or not _is_inside(sections, section, announced.section)):
                announced = None
            if _OPEN_WORD.search(text[block.start : block.end].rstrip()) and opens[i]:
                announced = _Announcement(Span(block.start, block.end), section)
        elif block.kind == "header":
            header = Span(block.start, block.end)
        elif block.kind == "row" and header:
            yield i, header
        elif block.kind == "item" and said:
            if above := _above(text, parents, block, Span(said[0].start, said[-1].end)):
                yield i, above
            elif announced:
                announced = replace(announced, listed=announced.listed or announced.section == section)
                yield i, announced.span
            parents.append(_Parent(block.level, said[0], block.label))
        elif block.kind == "paragraph" and not _JOINS.fullmatch(text, block.start, block.end):
            parents = []
            lead = _lead_in(text, said, opens=opens[i])
            announced = _Announcement(lead, section) if lead else None
        if block.kind not in ("header", "row", "boilerplate") and not block.inside:
            header = None


def _above(text: str, parents: list[_Parent], block: Block, item: Span) -> Span | None:
    """What an item stands under, None for nothing; those of `parents` that it does not stand under are taken off."""
    following = next((p for p in reversed(parents) if _is_next(p, block)), None)
    while following in parents:
        parents.pop()
    while parents and not _holds(text, parents[-1], block.level, item):
        parents.pop()
    if not parents:
        return None
    parents[-1].nested |= parents[-1].level < block.level
    return _names_most(text, parents, item)


def _is_next(parent: _Parent, block: Block) -> bool:
    """True where an item is the step behind `parent`, whatever stands under that: "2." behind "1. Give:"."""
    label = next_label(parent.label) if parent.label and parent.level == block.level else None
    return label is not None and label == block.label


def _holds(text: str, parent: _Parent, level: int, item: Span) -> bool:
    """True where an item of this level stands under `parent`: deeper; or beside it, where nothing deeper has stood under
    the parent, and that ends with a colon or names the drug whose doses follow."""
    if parent.level != level:
        return parent.level < level
    above, words = text[parent.span.start : parent.span.end], text[item.start : item.end]
    if parent.nested or (_BARE_GROUP.fullmatch(above) and _GROUP.match(words)):
        return False
    if _ends_open(text, parent.span):
        return not _ends_open(text, item) or bool(_BARE_GROUP.fullmatch(words))
    dosed = _WHOM.match(words) and (_AMOUNT.search(words) or _BARE_GROUP.fullmatch(words))
    return bool(dosed) and bool(_BARE_GROUP.fullmatch(above) or _is_name(above))


def _names_most(text: str, parents: list[_Parent], item: Span) -> Span:
    """What an item stands under; where that is a bare "Child:" and the item says an age itself, the drug above it."""
    above = parents[-1].span
    if len(parents) > 1 and _BARE_GROUP.fullmatch(text, *above) and _AGE.match(text, item.start):
        drug = parents[-2].span
        return drug if _is_name(text[drug.start : drug.end]) else above
    return above


def _is_name(words: str) -> bool:
    """True for what may be the name of a drug: "Phenobarbital (dilute injection)"."""
    name = re.sub(r"\([^()]*\)", " ", words)
    said = _FUNCTION_WORD.search(name) or _AMOUNT.search(words) or _WHOM.match(words) or words.endswith((".", ";", ","))
    return 0 < len(name.split()) <= NAME_WORDS and not said


def _is_inside(sections: tuple[Section, ...], section: int, other: int) -> bool:
    """True where a section is nested in the other."""
    path, above = sections[section].path, sections[other].path
    return len(path) > len(above) and path[: len(above)] == above


def _before_list(blocks: tuple[Block, ...]) -> list[bool]:
    """For each block, True where a list follows it."""
    found, follows = [False] * len(blocks), False
    for i in range(len(blocks) - 1, -1, -1):
        found[i] = follows
        if blocks[i].kind != "boilerplate":
            follows = blocks[i].kind == "item"
    return found


def _ends_open(text: str, span: Span) -> bool:
    return text[span.start : span.end].rstrip().endswith(":")


def _lead_in(text: str, spans: list[Span], *, opens: bool) -> Span | None:
    """The last sentence of a paragraph where it ends with a colon, or with no stop and a list follows (`opens`); with the
    one before, where it is a bare "Therefore:"."""
    if not spans:
        return None
    last = text[spans[-1].start : spans[-1].end].rstrip()
    if not last.endswith(":") and not (opens and (last[-1:].isalpha() or last[-1:] in ",–—")):
        return None
    short = len(re.findall(r"\w+", last)) < SHORT_LEAD_IN_WORDS
    return Span(spans[-2].start if short and len(spans) > 1 else spans[-1].start, spans[-1].end)
