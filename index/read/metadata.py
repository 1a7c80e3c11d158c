"""What a source states about itself: title, title question, publisher, status, date."""

import re
from dataclasses import replace

from index.bibliography import heads_list
from index.sentences import sentences
from index.types import Block, BlockKind, Metadata, Span

_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
DATE = (
    rf"(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of\s+|\s+|-){_MONTH}(?:,?\s+|-)\d{{4}}|"
    rf"{_MONTH},?\s+\d{{4}}|\d{{4}}-\d{{2}}(?:-\d{{2}})?|\d{{4}}(?:/\d{{1,2}}/|\.\d{{1,2}}\.)\d{{1,2}}|"
    r"\d{1,2}(?:/\d{1,2}/|\.\d{1,2}\.|-\d{1,2}-)\d{4})"
)
_YEAR = r"(?:19|20)\d\d(?![\w/-])"
_BEGINS = r"(?:^|[.;•·|(]|[^\S\n]{2}|\t)[^\S\n]*(?:[-*]\s+)?"  # of a line, or of one of the parts that stand in it
# The day of the last change, of the last review, of the publication: the first of these that is printed. The next review,
# the expiry and the day of a search are none of them.
_UPDATED = tuple(
    re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    for pattern in (
        rf"\blast\s+(?:updated?|modified|revised|revision|amended)(?:\s+date)?(?:\s+(?:on|in))?\s*(?::\s*)?({DATE}|{_YEAR})"
        rf"|(?<!be\s)\bupdated\s*(?:on\s*)?(?::\s*)?({DATE})"
        rf"|{_BEGINS}(?:updated?|revised|revision|(?:update|revision|revised)\s+date)(?:\s+(?:on|in))?\s*(?::\s*)?({DATE})",
        rf"\blast\s+review(?:ed)?(?:\s+date)?(?:\s+(?:on|in))?\s*(?::\s*)?({DATE}|{_YEAR})",
        r"(?:\b(?:date\s+of\s+(?:publication|issue|approval)|published(?:\s+online)?|publication\s+date|version\s+of"
        r"|date\s+(?:approved|issued|published))"
        r"|(?<!review\s)(?<!expiry\s)(?<!expiration\s)(?<!search\s)(?<!due\s)(?<!birth\s)\bdate)"
        rf"\s*(?:on\s*)?(?::\s*)?({DATE})|{_BEGINS}(?:(?:approved|issued|effective)\s*:|version\s+v?\d[\d.]*,?)\s*({DATE})",
    )
)
_OF = r"(?:review|article|document|guideline|publication|approval|content|peer[\s-]review)"
_STATES = (
    r"(?:approved|draft|final|pending|awaiting|withdrawn|superseded|archived|expired|retired|obsolete|(?:under|in)\s+review|"
    r"(?:not\s+(?:yet\s+)?)?(?:peer[\s-]+)?(?:reviewed|approved)|published|provisional)\b"
)
# At a line's start anything may follow the colon; behind a bullet, in a table or with another sign a known state alone.
_STATUS = re.compile(
    rf"(?im)^[^\S\n]*(?:{_OF}\s+)?status\s*:[^\S\n]*(\S[^\n]{{2,}})$"
    rf"|(?:^|[•·|]|[.;]\s)[^\S\n]*(?:[-*•][^\S\n]+)?(?:{_OF}\s+)?status(?:\t|[ \xa0]*[:|–—-])[^\S\n]*({_STATES}[^\n|•·]*)"
)
LONGEST_STATUS = 120
_OPEN = re.compile(r"(?i)\b(?:pending|awaiting|draft|under\s+review|not)\b")
_HUMAN = r"(?:human|peer|editorial)"
_ITSELF = r"(?:article|content|guideline|document|page|draft|version|text)"
# A review of the document itself: "stop it pending medical review" is about a patient.
_PENDING = re.compile(
    rf"(?im)\b((?:pending|awaiting)\s+{_HUMAN}\s+review)\b|\b({_HUMAN}\s+review\s+(?:is\s+)?(?:still\s+)?pending)\b"
    rf"|\b{_ITSELF}\s+(?:(?:is|are|still|currently|now)\s+)*((?:pending|awaiting)\s+(?:\w+\s+)?(?:review|approval))\b"
    rf"|^[^\w\n]*((?:pending|awaiting)\s+(?:\w+\s+)?(?:review|approval)|not\s+(?:yet\s+)?(?:peer[\s-]+)?reviewed)[^\w\n]*$"
)
_OVER = "superseded|withdrawn|archived|retired"
# In capitals at the head of a line or of one of its parts it is said of the document: "Protocol R12. WITHDRAWN 1 May 2025".
_WITHDRAWN = re.compile(
    rf"(?i)\bthis\s+{_ITSELF}\s+(?:has\s+been|is|was)\s+(?:now\s+)?({_OVER})\b"
    rf"|(?-i:(?m:(?:^|[.;•·|]\s)[^\S\n]*((?:{_OVER.upper()}|EXPIRED|OBSOLETE)\b(?:[^\S\n]*(?:[-–—:]|by\b|{DATE})[^\n.;•·|]{{0,60}})?)[^\S\n]*(?=$|[.;•·|])))"
    rf"|(?m:^[^\S\n]*((?:{_OVER})\s+(?:on\s+)?{DATE})[^\S\n]*$)"
)
_DRAFT = re.compile(
    r"(?i)\b(draft\s+(?:guideline|document|for\s+(?:public\s+)?(?:comment|consultation)))\b"
    r"|(?-i:(?m:^[^\S\n]*(?:Version:?\s+v?\d[\d.]*\s+)?(DRAFT(?:[^\S\n]*[-–—:][^\n]{3,60})?)[^\S\n]*$))"
    r"|(?m:^[^\S\n]*(draft\s+v?\d[\d.]*(?:[^\S\n]*[-–—:][^\n]{3,60})?)[^\S\n]*$)"
)
# "Approved by the Thrombosis Committee", "Endorsed May 2025", as one of the parts of a line of the head.
_APPROVED = re.compile(
    rf"(?im){_BEGINS}((?:approved|endorsed|ratified)\s+(?:by:?\s+[^\n.;•·|]{{3,60}}|(?:on\s+)?{DATE}))[^\S\n]*(?=$|[.;•·|])"
)
# The day of the next review, or until which it holds.
_REVIEW = re.compile(
    r"(?i)\b(?:next\s+review(?:\s+date)?|review\s+(?:date|by|due)|due\s+for\s+review|valid\s+(?:until|to)|not\s+be\s+used\s+after|expir(?:y|es|ation)(?:\s+date)?)"
    rf"(?:\s+(?:is|on|by|in|due))*\s*:?\s*({DATE}|\d{{1,2}}/\d{{4}}|{_YEAR})"
)
FRONT = 1500  # characters in which a document says when it is reviewed and who approved it
_PUBLISHER = (
    re.compile(r"(?m)^[^\S\n]*(?:(?:Publisher|Published by)(?:\s*:)?|Source\s*:)\s+([A-Z][^\n.;]{2,80})$"),
    re.compile(r"\b([A-Z][\w.&-]*(?:\s+[A-Z][\w.&-]*){0,5})\s+(?:assumes|accepts)\s+no\s+(?:liability|responsibility)"),
    re.compile(
        r"(?:©|\([cC]\)(?=\s*(?:19|20)\d\d)|Copyright(?:\s*\([cC]\))?)\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?\s*)?(?:by\s+)?([A-Z][^\n.,;©\d]{2,60})"
    ),
)
_AUTHOR = re.compile(
    r"\b[A-Z]$|\bet al\b|\b[Aa]uthors?\b"
)  # who holds the rights as an author is no publisher: "Ann E. Tully et al."
_KEY = re.compile(
    r"(?i)^(?:authors?|doi|licen[cs]e|sha|source|url|key\s?words|publisher|title|pmid|pmcid|issn|isbn|journal)\s*:\s"
)
# What the first cell of a row in a table about the document itself says.
_OWN_ROW = re.compile(
    r"(?i)^(?:document|guideline|policy|protocol)\s+(?:owner|author|lead|type|title|number|no|reference|id|code|control)\b[^|]{0,20}\|"
    r"|^(?:(?:lead\s+)?authors?|owner|approved(?:\s+by)?|approval(?:\s+date)?|ratified(?:\s+by)?|applies\s+to|version(?:\s+(?:no|number))?|"
    r"(?:issue|review|expiry|effective|publication)\s+date|date\s+of\s+(?:(?:next|last)\s+)?(?:issue|review|approval|ratification|publication|expiry)|"
    r"next\s+review(?:\s+date)?|target\s+audience)[.:]?\s*\|"
)
_STATED = re.compile(rf"(?i)(?:(?:{_OF}\s+)?status|date|version)\s*:\s")
_VERSION = r"version\s+v?\d[\d.]*+"
_SAID = (
    r"(?:\(?(?:(?:date\s+of\s+)?(?:(?:last|next|first)\s+)?(?:updated?|modified|revised|revision|amended|review(?:ed)?|"
    r"published|publication|issued?|approved|approval|expiry|expiration|effective|search)(?:\s+(?:date|online|on|in|from|due))*|"
    rf"date(?:\s+(?:approved|issued|published))?)\s*(?::\s*)?(?:{DATE}|{_YEAR})\)?|"
    rf"(?:{_OF}\s+)?status[ \xa0]*[:–—\t-]\s*{_STATES}(?:{DATE}|{_VERSION}|[^\n.;•])*+|{_VERSION})"
)
# Possessive throughout: a line has exponentially many ways to be told apart into such parts.
_SAYS_OF_ITSELF = re.compile(rf"(?i){_SAID}(?:\s*(?:[.,;•·|–-]\s*)?(?:{_SAID}|{DATE}))*+\W*")
_LABEL = re.compile(
    r"(?i)^(?P<label>abstract|text|summary|background|objectives?|methods?|results?|findings|conclusions?|introduction|"
    r"interpretation|discussion|aims?)\s*:\s+(?=\S)"
)
SHORT = 20  # words of a line that says that the document is pending or withdrawn
HEAD = 14  # blocks that may be a file's head: metadata lines are looked for no deeper


def with_head(text: str, blocks: tuple[Block, ...], title: str | None = None) -> tuple[Block, ...]:
    """The blocks with "Date: …" lines of the head turned to metadata, "Abstract: …" cut in heading and text, and the
    first heading turned to the title, unless the format states another (`title`)."""
    found: list[Block] = []
    heading = next((b.folded(text) for b in blocks if b.kind == "heading"), None)
    titled = any(b.kind == "title" for b in blocks) or bool(
        title and heading and title.casefold() != heading.casefold()
    )
    first = next((i for i, b in enumerate(blocks) if b.kind != "boilerplate"), -1)
    for i, block in enumerate(blocks):
        words = text[block.start : block.end]
        if i < HEAD and (length := _of_itself(words, block.kind)):
            found.append(replace(block, kind="metadata", end=block.start + len(words[:length].rstrip())))
            if length < len(words):
                found.append(replace(block, start=block.start + length))
        elif block.kind == "paragraph" and (label := _LABEL.match(words)):
            found.append(Block("heading", block.start, block.start + label.end("label"), level=2, page=block.page))
            found.append(replace(block, start=block.start + label.end()))
        elif not titled and (block.kind == "heading" or (i == first and _names_the_file(words, blocks[i + 1 :]))):
            titled = True
            found.append(replace(block, kind="title", level=0))
        else:
            found.append(block)
    return tuple(found)


def _of_itself(words: str, kind: BlockKind) -> int:
    """How many characters at the front of a block of the head say what the document is: its status, its dates; 0 for most.
    A list of authors or the like takes the whole block."""
    prose = kind in ("paragraph", "heading")
    if not prose and kind not in ("item", "header", "row"):
        return 0
    if not prose and _OWN_ROW.match(words):
        return len(words)
    if prose and len(words.split()) <= SHORT and (_PENDING.search(words) or _WITHDRAWN.search(words)):
        return len(words)
    at = 0
    for line in words.splitlines(keepends=True):
        if prose and _KEY.match(line):
            return len(words)
        said = _SAYS_OF_ITSELF.fullmatch(line.strip().replace(" | ", ": ")) or (prose and _STATED.match(line))
        if not said and not (at and line[:1].islower()):
            break
        at += len(line)
    return at


def _names_the_file(words: str, following: tuple[Block, ...]) -> bool:
    """True for a first paragraph that reads as a title: one short line, no full stop, more below. A question above a
    titled article is not one."""
    if words.endswith("?") and any(b.kind == "heading" for b in following):
        return False
    return bool(following) and len(words.split()) <= 35 and not words.endswith((".", ":", ";", ","))


def stated(text: str, blocks: tuple[Block, ...], given: Metadata, running: str = "") -> Metadata:
    """What the text states, and what the heads and feet of its pages do (`running`), where the format itself (`given`) does
    not. A pending review outweighs an approval."""
    title = next((b.folded(text) for b in blocks if b.kind == "title"), None)
    first = next((b for b in blocks if b.kind != "boilerplate"), None)
    question = first.folded(text) if first and text[first.start : first.end].rstrip().endswith("?") else None
    if title and question == title:
        question = None
    text, running = _with_cells_apart(text, blocks), "\n".join(map(_cells_apart, running.splitlines()))
    head, tail = text[: min(6000, _list_begins(text, blocks))], text[-3000:]
    ends = f"{text[:6000]}\n{tail}\n{running}"
    updated = next((m for part in (head, tail, running) for p in _UPDATED if (m := p.search(part))), None)
    publisher = next((m[1] for p in _PUBLISHER for m in p.finditer(ends) if not _AUTHOR.search(m[0])), None)
    return Metadata(
        title=given.title or title or question,
        question=given.question or question,
        publisher=given.publisher or (publisher.strip() if publisher else None),
        status=given.status or _status(ends),
        updated=given.updated or (updated[updated.lastindex or 0] if updated else None),
        review=given.review
        or next((m[1] for part in (text[:FRONT], tail, running) for m in _REVIEW.finditer(part)), None),
    )


def _with_cells_apart(text: str, blocks: tuple[Block, ...]) -> str:
    """The text, as long as before, with the rows about the document as lines: "Version | 2 | Status | Draft" as "Version: 2" and
    "Status: Draft"."""
    for block in blocks[:HEAD]:
        row = text[block.start :].partition("\n")[0]
        if block.kind == "metadata":
            text = text[: block.start] + _cells_apart(row) + text[block.start + len(row) :]
    return text


def _cells_apart(row: str) -> str:
    """A row about the document as lines, as long as before; any other line as it is."""
    if not _OWN_ROW.match(row):
        return row
    cells = (cell.strip() for cell in row.strip("| ").split("|"))
    lines = "".join(cell + (":  " if i % 2 == 0 else " \n ") for i, cell in enumerate(cells))
    return lines[: len(row)].ljust(len(row))


def _status(text: str) -> str | None:
    """The review status that a text states: an open review before a withdrawal, that before any other; then a draft, and who
    approved it."""
    of_itself = [m[m.lastindex or 0] for p in (_PENDING, _WITHDRAWN) if (m := p.search(text))]
    printed = [s for m in _STATUS.finditer(text) if (s := _first_sentence(m[m.lastindex or 0]))]
    printed.sort(key=lambda s: not _OPEN.search(s))
    draft = _DRAFT.search(text)
    approved = _APPROVED.search(text[:FRONT])
    found = [*of_itself, *printed, *(m[m.lastindex or 0] for m in (draft, approved) if m)]
    return " ".join(found[0].split()) if found else None


def _first_sentence(words: str) -> str | None:
    """Without its full stop, and without what stands apart on the same line; None where it is too long for a status."""
    words = re.split(r"\t| {2,}", words, maxsplit=1)[0]
    first = next(sentences(words, 0, len(words)), Span(0, 0))
    return words[first.start : first.end].rstrip(".") if 0 < first.end - first.start <= LONGEST_STATUS else None


def _list_begins(text: str, blocks: tuple[Block, ...]) -> int:
    """Where the list of references begins, at the end where there is none: the dates of its entries are theirs."""
    return next((b.start for b in blocks if heads_list(text, b)), len(text))
