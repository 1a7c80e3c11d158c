"""What a source states about itself: title, title question, publisher, status, date."""

import re
from dataclasses import replace

from index.types import Block, Metadata

_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
DATE = rf"(?:{_MONTH}\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\s+{_MONTH}\s+\d{{4}}|{_MONTH}\s+\d{{4}}|\d{{4}}-\d{{2}}(?:-\d{{2}})?|\d{{1,2}}/\d{{1,2}}/\d{{4}})"
_UPDATED = re.compile(
    rf"(?i)\b(?:last\s+(?:updated|reviewed|modified|revised)|updated|date\s+of\s+(?:publication|issue)|"
    rf"published(?:\s+online)?|publication\s+date|date|version\s+of)\s*(?:on\s*)?:?\s*({DATE})"
)
_PENDING = re.compile(r"(?i)\b(pending\s+(?:human\s+|peer\s+|expert\s+|medical\s+)?review)\b")
_STATUS = re.compile(r"(?im)^[^\S\n]*(?:review\s+)?status\s*:\s*([^\n]{3,60})$")
_DRAFT = re.compile(r"(?i)\b(draft\s+(?:guideline|document|for\s+(?:public\s+)?(?:comment|consultation)))\b")
_PUBLISHER = (
    re.compile(r"(?m)^[^\S\n]*(?:Publisher|Published by|Source)\s*:?\s+([A-Z][^\n.;]{2,80})$"),
    re.compile(r"\b([A-Z][\w.&-]*(?:\s+[A-Z][\w.&-]*){0,5})\s+(?:assumes|accepts)\s+no\s+(?:liability|responsibility)"),
    re.compile(r"(?:©|\(c\)|Copyright)\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?\s*(?:by\s+)?([A-Z][^\n.,;©\d]{2,60})"),
)
_KEY = re.compile(
    r"(?i)^(?:authors?|date|doi|licen[cs]e|sha|source|url|key\s?words|publisher|status|version|title|pmid|pmcid|issn|isbn|journal)\s*:\s"
)
_LABEL = re.compile(
    r"(?i)^(?P<label>abstract|text|summary|background|objectives?|methods?|results?|findings|conclusions?|introduction|"
    r"interpretation|discussion|aims?)\s*:\s+(?=\S)"
)
HEAD = 14  # blocks that may be a file's head: metadata lines are looked for no deeper


def with_head(text: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with "Date: …" lines of the head turned to metadata, "Abstract: …" cut in heading and text, and the
    first heading turned to the title."""
    found: list[Block] = []
    titled = any(b.kind == "title" for b in blocks)
    first = next((i for i, b in enumerate(blocks) if b.kind != "boilerplate"), -1)
    for i, block in enumerate(blocks):
        words = text[block.start : block.end]
        if block.kind in ("paragraph", "heading") and i < HEAD and _KEY.match(words):
            found.append(replace(block, kind="metadata"))
        elif block.kind == "paragraph" and (label := _LABEL.match(words)):
            found.append(Block("heading", block.start, block.start + label.end("label"), level=2, page=block.page))
            found.append(replace(block, start=block.start + label.end()))
        elif not titled and (block.kind == "heading" or (i == first and _names_the_file(words, blocks[i + 1 :]))):
            titled = True
            found.append(replace(block, kind="title", level=0))
        else:
            found.append(block)
    return tuple(found)


def _names_the_file(words: str, following: tuple[Block, ...]) -> bool:
    """True for a first paragraph that reads as a title: one short line, no full stop, more below. A question above a
    titled article is not one."""
    if words.endswith("?") and any(b.kind == "heading" for b in following):
        return False
    return bool(following) and len(words.split()) <= 35 and not words.endswith((".", ":", ";", ","))


def stated(text: str, blocks: tuple[Block, ...], given: Metadata) -> Metadata:
    """What the text states, where the format itself (`given`) does not. A pending review outweighs an approval."""
    title = next((_folded(text, b) for b in blocks if b.kind == "title"), None)
    first = next((b for b in blocks if b.kind != "boilerplate"), None)
    question = _folded(text, first) if first and text[first.start : first.end].rstrip().endswith("?") else None
    if title and question == title:
        question = None
    ends = f"{text[:6000]}\n{text[-3000:]}"
    updated, pending, status, draft = (p.search(ends) for p in (_UPDATED, _PENDING, _STATUS, _DRAFT))
    state = pending or status or draft
    publisher = next((m[1] for p in _PUBLISHER if (m := p.search(ends))), None)
    return Metadata(
        title=given.title or title or question,
        question=given.question or question,
        publisher=given.publisher or (publisher.strip() if publisher else None),
        status=given.status or (" ".join(state[1].split()) if state else None),
        updated=given.updated or (updated[1] if updated else None),
    )


def _folded(text: str, block: Block) -> str:
    return " ".join(text[block.start : block.end].split())
