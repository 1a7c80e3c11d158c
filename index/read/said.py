"""The lines in which a document says what it is: its status, its dates, its version, who wrote it."""

import re
from collections.abc import Iterator, Sequence

from index.types import Block, BlockKind

_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
DATE = (
    rf"(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of\s+|\s+|-){_MONTH}(?:,?\s+|-)\d{{4}}|"
    rf"{_MONTH},?\s+\d{{4}}|\d{{4}}-\d{{2}}(?:-\d{{2}})?|\d{{4}}(?:/\d{{1,2}}/|\.\d{{1,2}}\.)\d{{1,2}}|"
    r"\d{1,2}(?:/\d{1,2}/|\.\d{1,2}\.|-\d{1,2}-)\d{4})"
)
YEAR = r"(?:19|20)\d\d(?![\w/-])"
OF = r"(?:review|article|document|guideline|publication|approval|content|peer[\s-]review)"
STATES = (
    r"(?:approved|ratified|endorsed|draft|final|pending|awaiting|withdrawn|superseded|archived|expired|retired|obsolete|"
    r"(?:under|in)\s+review|(?:not\s+(?:yet\s+)?)?(?:peer[\s-]+)?(?:reviewed|approved)|published|provisional)\b"
)
UNDER_REVIEW = r"(?:under|in)\s+review"
# Who approves a document; a drug is approved by an agency.
BODY = (
    r"(?:committee|group|board|council|panel|team|director(?:ate)?|governance|department|trust|college|society|consultant|lead|"
    r"dr|prof(?:essor)?|executive|network|chair|pharmacist|commission)s?\b"
)
HEAD = 14  # blocks that may be a file's head: metadata lines are looked for no deeper
_KEY = re.compile(
    r"(?i)^(?:authors?|doi|licen[cs]e|sha|source|url|key\s?words|publisher|title|pmid|pmcid|issn|isbn|journal)\s*:\s"
)
# What the first cell of a row in a table about the document itself says.
_OWN_ROW = re.compile(
    r"(?i)^(?:document|guideline|policy|protocol)\s+(?:owner|author|lead|type|title|number|no|reference|id|code|control)\b[^|]{0,20}\|"
    r"|^(?:(?:lead\s+)?authors?|owner|approved(?:\s+by)?|approval(?:\s+date)?|ratified(?:\s+by)?|applies\s+to|version(?:\s+(?:no|number))?|"
    r"(?:issue|review|expiry|effective|publication)\s+date|date\s+of\s+(?:(?:next|last)\s+)?(?:issue|review|approval|ratification|publication|expiry)|"
    r"next\s+review(?:\s+date)?|organi[sz]ation|publisher|target\s+audience)[.:]?\s*\|"
)
# What a line begins with that is about the document itself.
_KEYED = re.compile(
    rf"(?i)(?:(?:{OF}\s+)?status|date|version|(?:written|prepared|approved|ratified|endorsed|issued)\s+by|(?:document\s+)?owner|"
    r"(?:lead\s+)?authors?|organi[sz]ation|trust|(?:document|guideline|policy)\s+(?:no|number|ref(?:erence)?|code|id|type))[.]?\s*:\s"
)
_VERSION = r"version\s*:?\s*v?\d[\d.]*+(?:\s+draft)?"
_WHAT_IT_IS = (
    rf"(?:{UNDER_REVIEW}|(?:not\s+yet|awaiting)\s+(?:approv|ratifi)(?:ed|al|cation)|draft\s+for\s+(?:public\s+)?(?:consultation|comments?)|"
    r"(?:approved|ratified|endorsed)"
    rf"\s+by:?\s+(?=[^\n;•·|]*\b{BODY})[^\n;•·|.]{{3,80}}+)"
)
_SAID = (
    r"(?:\(?(?:(?:date\s+of\s+)?(?:(?:last|next|first)\s+)?(?:updated?|modified|revised|revision|amended|review(?:ed)?|"
    r"published|publication|issued?|approved|approval|ratified|endorsed|valid|expires|expiry|expiration|effective|search)"
    r"(?:\s+(?:date|online|on|in|from|due|by|until|to))*|"
    rf"date(?:\s+(?:approved|issued|published))?)\s*(?::\s*)?(?:{DATE}|{YEAR})\)?|"
    rf"(?:{OF}\s+)?status[ \xa0]*[:–—\t-]\s*{STATES}(?:{DATE}|{_VERSION}|[^\n.;•])*+|{_VERSION}|{_WHAT_IT_IS})"
)
# A name before what is said: "Calder Valley Stroke Network. Version 2."
_NAME = r"(?-i:[A-Z][\w’'&-]*(?:\s+(?:[A-Z–&-][\w’'&-]*|of|the|for|and|group|team|department|service|network|committee))+\s*[.·|]\s*)"
# Possessive throughout: a line has exponentially many ways to be told apart into such parts.
_SAYS_OF_ITSELF = re.compile(rf"(?i){_NAME}?+{_SAID}(?:\s*(?:[.,;•·|–-]\s*)?(?:{_SAID}|{DATE}))*+\W*")
_APART = re.compile(r"\s+[|·•]\s+|\t+| {3,}")
# Terms of a list of definitions, and what a definition begins with or holds that is about the document.
_TERMS = (
    (re.compile(r"(?i)(?:review\s+)?status\s*:?"), re.compile(rf"(?i)^{STATES}")),
    (
        re.compile(r"(?i)(?:publisher|version|owner|authors?|organi[sz]ation|(?:approved|written)\s+by)\s*:?"),
        re.compile(r"^[\w(]"),
    ),
    (
        re.compile(
            r"(?i)(?:last\s+(?:updated|reviewed)|(?:next\s+)?review(?:\s+date)?|date\s+(?:approved|issued|published)|"
            r"date\s+of\s+(?:issue|approval|publication)|(?:issue|expiry|effective)\s+date|published|issued|expires|valid\s+until)\s*:?"
        ),
        re.compile(rf"(?i)^(?:{DATE}|{YEAR})"),
    ),
)
# Keys of a table whose rows were read as running text: "Status Approved by the Board Date of issue 14 March 2024".
_INSIDE = re.compile(
    r"(?:^|(?<=\S)(?:\s*[·•|])?\s+)(Organi[sz]ation|Owner|Publisher|Version|Status|Date\s+(?:of\s+issue|approved|issued)|Review\s+date|Next\s+review|"
    r"Approved\s+by|Authors?|Published|Issued)(?!\s+(?:is|and|of)\b)\s*(?::\s*|(?=\s[A-Z\d]))"
)


def is_keyed(line: str) -> bool:
    """True for a line that begins with what it says of its document: "Written by: Dr A. Bell"."""
    return bool(_KEYED.match(line))


def _says(line: str, *, prose: bool) -> bool:
    """True for a line that says what its document is, as a whole or in each of the parts that stand apart in it."""
    if _SAYS_OF_ITSELF.fullmatch(line.replace(" | ", ": ")) or (prose and is_keyed(line)):
        return True
    parts = _APART.split(line)
    return len(parts) > 1 and all(_SAYS_OF_ITSELF.fullmatch(part) or is_keyed(part) for part in parts)


def of_itself(words: str, kind: BlockKind) -> int:
    """How many characters at the front of a block of the head say what the document is; 0 for most. A list of authors or the
    like takes the whole block."""
    prose = kind in ("paragraph", "heading")
    if not prose and kind not in ("item", "header", "row"):
        return 0
    if not prose and _OWN_ROW.match(words):
        return len(words)
    at = 0
    for line in words.splitlines(keepends=True):
        if prose and _KEY.match(line):
            return len(words)
        if not _says(line.strip(), prose=prose) and not (at and line[:1].islower()):
            break
        at += len(line)
    return at


def are_terms(text: str, blocks: Sequence[Block], i: int) -> bool:
    """True for an item that is a term about the document, with what is said of it nested below, which may have been taken for
    a label of the page: "Status" over "Approved"."""
    if not 0 <= i < min(HEAD, len(blocks)) - 1:
        return False
    term, said = blocks[i], blocks[i + 1]
    listed = term.kind == "item" and said.kind in ("item", "boilerplate") and term.level < said.level
    words, meant = text[term.start : term.end], text[said.start : said.end]
    return listed and any(key.fullmatch(words) and value.search(meant) for key, value in _TERMS)


def said_lines(text: str, blocks: Sequence[Block]) -> Iterator[str]:
    """What the metadata blocks of the head say, a line for each key: "Version: 2", "Status: Draft"."""
    term = ""
    for block in blocks[:HEAD]:
        words = text[block.start : block.end]
        if block.kind != "metadata":
            continue
        if not term and block.level and any(key.fullmatch(words) for key, _ in _TERMS):
            term = words.rstrip(": ")
        elif term:
            yield f"{term}: {words}"
            term = ""
        else:
            yield from cells_apart(words) if " | " in words else _INSIDE.sub(r"\n\1: ", words).splitlines()


def cells_apart(row: str) -> Iterator[str]:
    """A row about the document as a line for each two of its cells, or for each where they have colons themselves."""
    cells = [cell.strip() for cell in row.strip("| ").split(" | ")]
    step = 1 if ":" in cells[0] else 2
    yield from (": ".join(cells[i : i + step]) for i in range(0, len(cells), step))


def running_lines(running: str) -> Iterator[str]:
    """What the heads and feet of pages say, rows about the document with their cells apart."""
    for line in running.splitlines():
        yield from cells_apart(line) if _OWN_ROW.match(line) else [line]
