"""What a source states about itself: title, title question, publisher, status, date."""

import re

from index.bibliography import heads_list
from index.read.letterhead import institution
from index.read.said import BODY, DATE, OF, STATES, UNDER_REVIEW, YEAR, running_lines, said_lines
from index.sentences import sentences
from index.types import Block, Metadata, Span

_BEGINS = r"(?:^|[.;•·|(]|[^\S\n]{2}|\t)[^\S\n]*(?:[-*]\s+)?"  # of a line, or of one of the parts that stand in it
# The day of the last change, of the last review, of the publication: the first of these that is printed. The next review,
# the expiry and the day of a search are none of them.
_UPDATED = tuple(
    re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    for pattern in (
        rf"\blast\s+(?:updated?|modified|revised|revision|amended)(?:\s+date)?(?:\s+(?:on|in))?\s*(?::\s*)?({DATE}|{YEAR})"
        rf"|(?<!be\s)\bupdated\s*(?:on\s*)?(?::\s*)?({DATE})"
        rf"|{_BEGINS}(?:updated?|revised|revision|(?:update|revision|revised)\s+date)(?:\s+(?:on|in))?\s*(?::\s*)?({DATE})",
        rf"\blast\s+review(?:ed)?(?:\s+date)?(?:\s+(?:on|in))?\s*(?::\s*)?({DATE}|{YEAR})",
        r"(?:\b(?:date\s+of\s+(?:publication|issue|approval)|published(?:\s+online)?|publication\s+date|version\s+of"
        r"|date\s+(?:approved|issued|published))"
        r"|(?<!review\s)(?<!expiry\s)(?<!expiration\s)(?<!search\s)(?<!due\s)(?<!birth\s)\bdate)"
        rf"\s*(?:on\s*)?(?::\s*)?({DATE})|{_BEGINS}(?:(?:approved|issued|effective)\s*:|version\s+v?\d[\d.]*,?)\s*({DATE})",
    )
)
# The same in the lines about the document, where the day stands behind who approved it, or behind its version.
_APPROVED_ON = re.compile(
    r"(?i)\b(?:approved|issued|ratified|endorsed|draft\s+for\s+(?:public\s+)?consultation)\b"
    rf"(?:(?!\b(?:until|review|expir\w*|due)\b)[^\n.;·|]){{0,90}}?({DATE})"
)
# At a line's start anything may follow the colon; behind a bullet, in a table or with another sign a known state alone.
_STATUS = re.compile(
    rf"(?im)^[^\S\n]*(?:{OF}\s+)?status\s*:[^\S\n]*(\S[^\n]{{2,}})$"
    rf"|(?:^|[•·|]|[.;]\s)[^\S\n]*(?:[-*•][^\S\n]+)?(?:{OF}\s+)?status(?:\t|[ \xa0]*[:|–—-])[^\S\n]*({STATES}[^\n|•·]*)"
)
LONGEST_STATUS = 120
SHORT = 20  # words of a line that says that the document is pending or withdrawn
_OPEN = re.compile(rf"(?i)\b(?:pending|awaiting|draft|{UNDER_REVIEW}|not)\b")
_REVIEWED_NOW = re.compile(rf"(?im)(?:^|[.;·|])[^\S\n]*({UNDER_REVIEW})[^\S\n]*(?=$|[.;·|])")
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
    rf"(?im){_BEGINS}((?:approved|endorsed|ratified)(?:\s+by:?\s+(?=[^\n;•·|]*\b{BODY})[^\n.;•·|]{{3,60}}|\s*:\s*{DATE}|\s+(?:on\s+)?{DATE}))"
    r"(?=[^\S\n]*(?:$|[.;•·|])|[^\S\n]{2})"
)
# The day of the next review, or until which it holds.
_REVIEW = re.compile(
    r"(?i)\b(?:next\s+review(?:\s+date)?|review\s+(?:date|by|due)|due\s+for\s+review|valid\s+(?:until|to)|not\s+be\s+used\s+after|expir(?:y|es|ation)(?:\s+date)?)"
    rf"(?:\s+(?:is|on|by|in|due))*\s*:?\s*({DATE}|\d{{1,2}}/\d{{4}}|{YEAR})"
)
_GAP = re.compile(r"([^\S\n]{3})[^\S\n]+")
FRONT = 1500  # characters in which a document says when it is reviewed and who approved it
_PUBLISHER = (
    re.compile(r"(?m)^[^\S\n]*(?:(?:Publisher|Published by)(?:\s*:)?|Source\s*:)\s+([A-Z][^\n.;]{2,80})$"),
    re.compile(r"\b([A-Z][\w.&-]*(?:\s+[A-Z][\w.&-]*){0,5})\s+(?:assumes|accepts)\s+no\s+(?:liability|responsibility)"),
    re.compile(
        r"(?:©|\([cC]\)(?=\s*(?:19|20)\d\d)|Copyright(?:\s*\([cC]\))?)\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?\s*)?(?:by\s+)?([A-Z][^\n.,;©\d]{2,60})"
    ),
)
# In the lines about the document; an owner may be a person.
_ISSUER = (
    re.compile(r"(?m)^(?:Organi[sz]ation|Trust|Issued by|Issuing (?:body|authority))\s*:\s*([A-Z][^\n;]{2,80})$"),
    re.compile(
        rf"(?m)^(?i:(?:document\s+)?owner)\s*:\s*((?![^\n]*\b(?:Dr|Mrs?|Miss|Ms|Prof)\b)[A-Z][^\n;]*\b(?i:{BODY})[^\n;]*)$"
    ),
)
_AUTHOR = re.compile(
    r"\b[A-Z]$|\bet al\b|\b[Aa]uthors?\b"
)  # who holds the rights as an author is no publisher: "Ann E. Tully et al."


def stated(text: str, blocks: tuple[Block, ...], given: Metadata, running: str = "") -> Metadata:
    """What the text states, and what the heads and feet of its pages do (`running`), where the format itself (`given`) does
    not. A pending review outweighs an approval."""
    title = next((b.folded(text) for b in blocks if b.kind == "title"), None)
    first = next((b for b in blocks if b.kind != "boilerplate"), None)
    question = first.folded(text) if first and text[first.start : first.end].rstrip().endswith("?") else None
    if title and question == title:
        question = None
    said = "\n".join(said_lines(text, blocks))
    running = "\n".join(running_lines(running))
    head, tail = f"{said}\n{_closed_up(text[: min(6000, _list_begins(text, blocks))])}", _closed_up(text[-3000:])
    ends = f"{said}\n{_closed_up(text[:6000])}\n{tail}\n{running}"
    places = (head, _UPDATED), (said, (_APPROVED_ON,)), (tail, _UPDATED), (running, _UPDATED)
    updated = next((m for part, patterns in places for p in patterns if (m := p.search(part))), None)
    publisher = next((m[1] for p in _PUBLISHER for m in p.finditer(ends) if not _AUTHOR.search(m[0])), None)
    issuer = next((m[1] for p in _ISSUER if (m := p.search(said))), None) or institution(text, blocks)
    return Metadata(
        title=given.title or title or question,
        question=given.question or question,
        publisher=given.publisher or (publisher.strip() if publisher else issuer),
        status=given.status or _status(ends, said),
        updated=given.updated or (updated[updated.lastindex or 0] if updated else None),
        review=given.review
        or next(
            (m[1] for part in (f"{said}\n{_closed_up(text[:FRONT])}", tail, running) for m in _REVIEW.finditer(part)),
            None,
        ),
    )


def is_open_or_over(line: str) -> bool:
    """True for a line that says that the document is pending or withdrawn."""
    return len(line.split()) <= SHORT and bool(_PENDING.search(line) or _WITHDRAWN.search(line))


def _status(text: str, said: str) -> str | None:
    """The review status that a text states: an open review before a withdrawal, that before any other; then a draft, and who
    approved it. `said` are the lines about the document."""
    of_itself = [m[m.lastindex or 0] for p in (_PENDING, _WITHDRAWN) if (m := p.search(text))]
    printed = [s for m in _STATUS.finditer(text) if (s := _first_sentence(m[m.lastindex or 0]))]
    printed += (m[1] for m in _REVIEWED_NOW.finditer(said))
    printed.sort(key=lambda s: not _OPEN.search(s))
    draft = _DRAFT.search(text)
    approved = _APPROVED.search(text[:FRONT])
    found = [*of_itself, *printed, *(m[m.lastindex or 0] for m in (draft, approved) if m)]
    return " ".join(found[0].split()) if found else None


def _closed_up(text: str) -> str:
    """A text with gaps of three characters at most: each pattern would look at a longer one from every place in it."""
    return _GAP.sub(r"\1", text)


def _first_sentence(words: str) -> str | None:
    """Without its full stop, and without what stands apart on the same line; None where it is too long for a status."""
    words = re.split(r"\t| {2,}", words, maxsplit=1)[0]
    first = next(sentences(words, 0, len(words)), Span(0, 0))
    return words[first.start : first.end].rstrip(".") if 0 < first.end - first.start <= LONGEST_STATUS else None


def _list_begins(text: str, blocks: tuple[Block, ...]) -> int:
    """Where the list of references begins, at the end where there is none: the dates of its entries are theirs."""
    return next((b.start for b in blocks if heads_list(text, b)), len(text))
