"""The list of references that a document prints at its end: its entries, each with number, DOI and address."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from index.types import Block, Reference

HEADING = re.compile(
    r"(?i)^(?:\d+(?:\.\d+)*\.?\s+|[ivx]+\.\s+|[a-z]\.\s+)?(?:references?|bibliography|literature(?: cited)?|works cited|cited literature|"
    r"reference list|list of references|references and notes|endnotes)\s*:?$"
)
_SOURCES = re.compile(r"(?i)^(?:\d+(?:\.\d+)*\.?\s+)?(?:sources|further reading)\s*:?$")
_NUMBER = re.compile(
    r"\s*(?:\[(?P<bracket>\d{1,4})\]|\((?P<round>\d{1,3})\)|(?!(?:19|20)\d\d\b)(?P<plain>\d{1,4})(?:[.)]\s*|\s+)(?=\S))\s*"
)
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>|]+", re.IGNORECASE)
_LONE_DOI = re.compile(r"(?i)(?:doi:?\s*|https?://(?:dx\.)?doi\.org/)+10\.\d{4,9}/\S+")
_PMID = re.compile(r"(?i)\b(?:pmid|pubmed(?:\s+id)?)\s*(?::\s*)?(\d{4,9})\b|pubmed\.ncbi\.nlm\.nih\.gov/(\d{4,9})")
_PMC = re.compile(r"\b(PMC\d{4,9})\b")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"|]+")
_YEAR = re.compile(r"\b(?:19|20)\d\d[a-z]?\b")
_UNFINISHED = re.compile(r"^(?:[a-z(&]|https?://|(?i:doi|pmid|retrieved from|available (?:from|at))\b)")
_OPEN = re.compile(r"(?:[,&;:–…-]|\band|(?:\.\s?){3})$")
_ENDS_AT_YEAR = re.compile(r"\b(?:19|20)\d\d[a-z]?\)?[.,]?$")
_AUTHORS = re.compile(
    r"(?:(?:van|von|de|der|den|la|le|di|da|du|el|al|ten|ter)\s+)*"
    r"(?:[^\W\d_][\w'’-]+(?:\s[\w'’-]+){0,2},\s+[A-Z](?:\.|[a-z]+|[A-Z]{0,2}\b)|(?:[A-Z]\.[\s-]?){1,3}[A-Z][\w'’-]+|"
    r"[A-Z][\w'’-]+\s[A-Z]{1,3}[,.])"
)
LATE_YEARS = 0.5  # of the entries: more that end at their year end so as a rule
MIN_ENTRIES = 2
MAX_GAP = 20  # between the numbers of two entries that follow each other
LONGEST_HEADING = 60  # characters
MAX_REST = 12  # words of a line that names no year and goes on with the entry before


@dataclass(slots=True)
class _Entry:
    """An entry in the making; `likely` where it has a number, a year or an address."""

    number: str | None
    likely: bool
    parts: list[str] = field(default_factory=list)
    blocks: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(self.parts)

    def add(self, words: str, block: int) -> None:
        self.parts.append(words)
        self.blocks.append(block)
        self.likely = self.likely or any(p.search(words) for p in (_YEAR, _DOI, _URL))


def reference(text: str, *, number: str | None = None, links: Sequence[str] = ()) -> Reference:
    """An entry as printed, its own number taken off its front; DOI and address from its text, else from its links."""
    printed = _NUMBER.match(text)
    if printed and (number is None or _digits(printed) == number):
        number, text = _digits(printed), text[printed.end() :]
    doi = next((d for source in (text, *links) if (d := _doi(source))), None)
    pmid = next((m[1] or m[2] for source in (text, *links) if (m := _PMID.search(source))), None)
    pmc = _PMC.search(text)
    printed_url = next(
        (_trimmed(m[0]) for source in (text, *links) if (m := _URL.search(source)) and "doi.org" not in m[0]), None
    )
    url = f"https://doi.org/{doi}" if doi else f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/" if pmid else printed_url
    if url is None and pmc:
        url = f"https://pmc.ncbi.nlm.nih.gov/articles/{pmc[1]}/"
    return Reference(number, " ".join(text.split()), doi, url)


def _digits(match: re.Match[str]) -> str:
    return str(int(match["bracket"] or match["round"] or match["plain"]))


def _doi(text: str) -> str | None:
    found = _DOI.search(text.replace("%2F", "/"))
    return _trimmed(found[0]) if found else None


def _trimmed(address: str) -> str:
    """Without what ends the sentence round it; a bracket is kept where it opens inside."""
    while address and (address[-1] in ".,;:'’”]}" or (address[-1] == ")" and address.count("(") < address.count(")"))):
        address = address[:-1]
    return address


def bibliography(text: str, blocks: Sequence[Block]) -> tuple[tuple[Reference, ...], frozenset[int]]:
    """The entries under the headings "References" or the like, in order, and the indices of the blocks that print them.

    ((), no indices) where the document prints none. Where lists of several chapters each begin at 1, a number names more
    than one entry: those keep it in their text only, so that no marker is resolved to the wrong one.
    """
    found: list[Reference] = []
    taken: set[int] = set()
    for start in (i for i, b in enumerate(blocks) if heads_list(text, b)):
        entries = _entries(text, blocks, start)
        likely = [e for e in entries if e.likely]
        least = 1 if entries and entries[0].number == "1" else MIN_ENTRIES
        if len(likely) < max(least, 0.5 * len(entries)):
            continue
        if _SOURCES.match(blocks[start].folded(text)) and not all(map(_is_published, entries)):
            continue  # of vitamins, it may be
        found += [
            reference(e.text) if e.number is None else replace(reference(e.text, number=e.number), number=e.number)
            for e in _whole(entries)
            if e.likely
        ]
        last = max(i for e in likely for i in e.blocks)
        taken |= {i for e in entries for i in e.blocks if i <= last}
        taken |= {start} if blocks[start].kind == "paragraph" else set()
    counts = Counter(r.number for r in found)
    return tuple(
        replace(r, number=None, text=f"{r.number}. {r.text}") if r.number and counts[r.number] > 1 else r for r in found
    ), frozenset(taken)


def heads_list(text: str, block: Block) -> bool:
    """True for a block that is "References" or the like and no more: a heading, or the line "REFERENCES:"."""
    if block.end - block.start > LONGEST_HEADING or block.kind not in ("heading", "title", "paragraph"):
        return False
    words = block.folded(text)
    return bool(HEADING.match(words) or _SOURCES.match(words))


def _is_published(entry: _Entry) -> bool:
    return any(p.search(entry.text) for p in (_YEAR, _DOI, _URL))


def _entries(text: str, blocks: Sequence[Block], start: int) -> list[_Entry]:
    """What stands under the heading at `start`, cut into entries. A block without a number goes on with the one before
    where the others are numbered; where the first entry has none, none has."""
    found: list[_Entry] = []
    first: _Entry | None = None  # that is likely; none before it grows any more
    for i in range(start + 1, len(blocks)):
        block = blocks[i]
        if block.kind in ("heading", "title") and (
            block.level <= blocks[start].level or _YEAR.search(block.folded(text)) is None
        ):
            break
        printed = block.folded(text)
        if block.kind == "boilerplate" and not (found and _belongs(text, blocks[i : i + 2], found[-1])):
            continue
        last = found[-1].number if found else None
        first = first or (found[-1] if found and found[-1].likely else None)
        never = first is not None and first.number is None
        for number, words in _numbered(printed, block.label, last, never=never):
            numbered = bool(found) and found[-1].number is not None
            names = _AUTHORS.match(words) and _OPEN.search(words)
            rest = _UNFINISHED.match(words) or (
                len(words.split()) <= MAX_REST and not _YEAR.search(words) and not names
            )
            goes_on = bool(found) and number is None and (numbered or bool(rest))
            if not goes_on:
                found.append(_Entry(number, number is not None))
            found[-1].add(words, i)
    return found


def _whole(entries: Sequence[_Entry]) -> list[_Entry]:
    """The entries; of those without numbers, what is cut into two blocks put together."""
    late = sum(bool(_ENDS_AT_YEAR.search(e.text)) for e in entries) > LATE_YEARS * len(entries)
    found: list[_Entry] = []
    for entry in entries:
        if found and entry.number is None and found[-1].number is None and _is_cut(found[-1], entry, late=late):
            for words, block in zip(entry.parts, entry.blocks, strict=True):
                found[-1].add(words, block)
        else:
            found.append(entry)
    return found


def _is_cut(entry: _Entry, following: _Entry, *, late: bool) -> bool:
    """True where `following` goes on with an entry that ends with a comma, has no year yet or ends at it. `late`: in this
    list years stand at the end."""
    if not entry.likely and not _AUTHORS.match(entry.text):
        return False
    if _OPEN.search(entry.text):
        return True
    if _AUTHORS.match(following.text):
        return False
    return not _YEAR.search(entry.text) or (not late and bool(_ENDS_AT_YEAR.search(entry.text)))


def _belongs(text: str, blocks: Sequence[Block], entry: _Entry) -> bool:
    """True where the first of two blocks is an entry's DOI on a line of its own: the next number follows on the page. A
    DOI that stands elsewhere may be the document's own."""
    if len(blocks) < 2 or not entry.number or blocks[0].page != blocks[1].page:
        return False
    printed, following = (b.folded(text) for b in blocks)
    number, _ = next(_numbered(following, blocks[1].label, entry.number, never=False))
    return bool(_LONE_DOI.fullmatch(printed)) and number == str(int(entry.number) + 1)


def _numbered(words: str, label: str | None, last: str | None, *, never: bool) -> Iterator[tuple[str | None, str]]:
    """(number, text) of each entry in a block: the label's number, or the one printed in front; a block that holds
    several ("… 2010. 2. Smith …") is cut where the next number in order stands. `never`: entries have no numbers."""
    if never:
        yield None, f"{label} {words}" if label else words
        return
    number = re.sub(r"\D", "", label) if label else ""
    if number and last and int(number) > int(last) + MAX_GAP:  # "595-" and at the next line's start "608."
        number, words = "", f"{label} {words}"
    elif not number and (printed := _NUMBER.match(words)):
        digits = _digits(printed)
        follows = int(digits) == int(last) + 1 if last else int(digits) <= 1
        far = bool(last) and int(digits) > int(last or 0) + MAX_GAP
        if follows or (not far and (not printed["plain"] or "." in printed[0])):
            number, words = digits, words[printed.end() :]
    while number:
        after = re.search(rf"(?<=[.\s])(?:\[{int(number) + 1}\]|{int(number) + 1}\.)\s+(?=[A-Z“\"])", words)
        if not after or not _YEAR.search(words[: after.start()]):
            break
        yield number, words[: after.start()].strip()
        number, words = str(int(number) + 1), words[after.end() :]
    yield (number or None), words
