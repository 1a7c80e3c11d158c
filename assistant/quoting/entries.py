"""What a line of a list or table belongs to, and what belongs to it: "Child: 5 mg/kg" to the drug of the line before."""

import re

from assistant.vocabulary.drugs import SALT, drugs
from assistant.vocabulary.people import FOR_WHOM
from index.lexicon import WORD
from index.types import Document

FEWEST_WORDS = 3  # of a line that says something by itself
# How a line begins that says for whom or how much of what the line before it names. Not "then", nor an amount: another drug
# may follow. `check.leads` takes both for such a line, since what it compares may be a dose alone.
_OF_THE_LINE_BEFORE = re.compile(
    rf"\W*(?:(?:in|for) )?(?:(?:{FOR_WHOM}|initially|maintenance|"
    r"not (?:recommended|indicated|suitable|licensed|for)|contra-?indicated|max\w*)\b|dos(?:e|age)s?\s*:|(?:under|over|less than|up to|above|below|from|[<>≤≥])\s*\d|"
    r"\d[\d.]*\s*(?:(?:years?|months?|weeks?|days?)?\s*(?:[-–]|to)\s*\d[\d.]*\s*)?(?:years?|months?|weeks?|days?|kg)\b)",
    re.I,
)
# Of such a line: not for whom the rest holds. "Not more than" is a dose.
_FORBIDS = re.compile(rf"\W*(?:(?:{FOR_WHOM})\W+)?(?:not (?!more\b)|contra-?indicated\b)", re.I)
# A name that no table of drugs holds: "Potassium chloride: 600 mg".
_SALT_FIRST = re.compile(rf"\W*{WORD.pattern}{SALT}", re.I)
_CASE = re.compile(r"\W*(?:if|when|in case of|for those with)\b[^,;:.]{1,70}\W*", re.I)  # without what is done then
_TELLS = re.compile(r"\w ?: ?\w")
_JOINS = re.compile(r"(?:or|and|plus|either)\W*", re.I)


def words_of(document: Document, i: int) -> str:
    """The text of statement `i`."""
    return document.words(document.statements[i])


def entry(document: Document, i: int) -> str:
    """The words of statement `i` with those that it belongs to: what it stands under, and the lines before it that it goes on
    from, as a dose "Child: …" does from its drug."""
    chain = _lines_from(document, i)
    leads = document.lead_ins(document.statements[chain[-1]])
    return " ".join([*(words_of(document, at) for at in chain), *map(document.words, leads)])


def nearest_drugs(document: Document, i: int) -> str:
    """The text nearest to statement `i` of what it belongs to, itself first, that names a drug; "" where none does."""
    chain = _lines_from(document, i)
    leads = document.lead_ins(document.statements[chain[-1]])
    texts = (*(words_of(document, at) for at in chain), *map(document.words, reversed(leads)))
    return next((text for text in texts if drugs(text) or _SALT_FIRST.match(text)), "")


def _lines_from(document: Document, i: int) -> list[int]:
    """Statement `i` and the lines before it that it goes on from, the nearest first."""
    chain = [i]
    while (
        chain[-1]
        and _OF_THE_LINE_BEFORE.match(words_of(document, chain[-1]))
        and document.statements[chain[-1] - 1].section == document.statements[i].section
    ):
        chain.append(chain[-1] - 1)
    return chain


def drugs_of(document: Document, i: int) -> frozenset[str]:
    """The drugs that statement `i` is about: those that it names, or the nearest line before it in its section, or its lead-ins
    and headings; none where none of these names one."""
    statement, at = document.statements[i], i
    while at >= 0 and document.statements[at].section == statement.section:
        if named := drugs(words_of(document, at)):
            return named
        at -= 1
    return drugs(" ".join(document.headings(statement)))


def lines_of(document: Document, i: int) -> range:
    """The statements behind statement `i` that go on from it: for whom, how much, and for whom not."""
    last, section = i + 1, document.statements[i].section
    while (
        last < len(document.statements)
        and document.statements[last].section == section
        and _OF_THE_LINE_BEFORE.match(words_of(document, last))
    ):
        last += 1
    return range(i + 1, last)


def forbids(document: Document, i: int) -> bool:
    """True for a line that says for whom the one before it is not."""
    return bool(_FORBIDS.match(words_of(document, i)))


def with_prohibitions(document: Document, last: int) -> int:
    """Where a run that ends before statement `last` ends with the lines behind it that say for whom it is not: nobody reads a dose
    without them."""
    statements = document.statements
    while (
        last < len(statements) and statements[last].section == statements[last - 1].section and forbids(document, last)
    ):
        last += 1
    return last


def opens(document: Document, i: int) -> bool:
    """True for a statement that only introduces what follows it, or joins two others ("Or:"); "Digoxin: arrhythmias" says something."""
    words = words_of(document, i)
    short = len(words.split()) < FEWEST_WORDS and not _TELLS.search(words)
    return short or introduces(document, i)


def introduces(document: Document, i: int) -> bool:
    """True for a statement that what follows it stands under, or that is unfinished without that."""
    following = document.statements[i + 1 : i + 2]
    leads = any(s.lead_in and s.lead_in.start == document.statements[i].start for s in following)
    return leads or unfinished(document, i)


def unfinished(document: Document, i: int) -> bool:
    """True for a statement that ends in a colon, or only joins two others: "Plus"."""
    words = words_of(document, i).rstrip()
    return words.endswith(":") or bool(_JOINS.fullmatch(words))


def only_tells_case(document: Document, i: int) -> bool:
    """True for an item that only tells in what case the next one of its list is done: "If there is a rash"."""
    here = document.statements[i : i + 2]
    listed = len(here) > 1 and {s.kind for s in here} == {"item"} and here[0].lead_in == here[1].lead_in
    return listed and bool(_CASE.fullmatch(words_of(document, i)))
