"""Which statements of a passage are shown together: a run of a list, of a table's rows, or of sentences."""

import re
from collections.abc import Container

from assistant.drugs import drugs
from assistant.kinds import holds_kind
from assistant.people import FOR_WHOM
from assistant.plain import is_plain
from assistant.question import Question
from index.keywords import stems
from index.lexicon import WORD
from index.types import Document, Hit, Span

NEIGHBOUR = 0.85  # of the best line's score: a neighbour as good as that belongs to the answer
LONGEST_RUN = 45  # words of prose
LONGEST_WITH_ANSWER = 55  # words of a sentence that only repeats the question, with the one behind it
LONGEST_ROWS = 170  # words of rows that begin alike
REPEATED = 0.5  # share of a sentence's content words that are the question's too, from which it only repeats it
ALONE = 0.8  # share of the question's words in the passage that one item must hold itself to stand alone
SPOKEN_OF = (
    0.35  # share of the question's known words below which a passage says too little of it to single out one item
)
_CONTINUES = re.compile(
    r"(?:Then|Thereafter|Subsequently|Alternatively|Instead|Otherwise|However|But|Nevertheless|Conversely|And|Also|Moreover|Furthermore|"
    r"Additionally|In addition|Similarly|Specifically|For example|Therefore|Thus|Hence|Consequently|This|These|Those|Such|It|Its|They|"
    r"Their|If not|In (?:this|that|these|such)|The (?:following|latter|former)|Here)\b"
)
# How a line begins that says for whom or how much of what the line before it names. Not "then", nor an amount: another drug
# may follow. `check.leads` takes both for such a line, since what it compares may be a dose alone.
_OF_THE_LINE_BEFORE = re.compile(
    rf"\W*(?:(?:in|for) )?(?:(?:{FOR_WHOM}|initially|maintenance|"
    r"not (?:recommended|indicated|suitable|licensed|for)|contra-?indicated|max\w*)\b|(?:under|over|less than|up to|above|below|from|[<>≤≥])\s*\d|"
    r"\d[\d.]*\s*(?:(?:years?|months?|weeks?|days?)?\s*(?:[-–]|to)\s*\d[\d.]*\s*)?(?:years?|months?|weeks?|days?|kg)\b)",
    re.I,
)
# Of such a line: not for whom the rest holds. "Not more than" is a dose.
_FORBIDS = re.compile(rf"\W*(?:(?:{FOR_WHOM})\W+)?(?:not (?!more\b)|contra-?indicated\b)", re.I)
_JOINS = re.compile(r"(?:or|and|plus|either)\W*", re.I)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_GRADED = re.compile(r"\W*\d")  # a row of a table by age, weight or value: "5.0–8.0 | Minor | …"
_SEQUENCE = re.compile(
    r"\b(?:after|before|next|then|first|last|steps?|order|sequence|algorithm|escalat\w+|follows?)\b", re.I
)


def list_run(hit: Hit, question: Question, document: Document) -> tuple[int, int]:
    """The passage whole, or the one item that says by itself all of the question that the passage and its headings say; no item
    without the dose that is asked for where others hold one, and no row that begins with a number for a question with another: an INR of
    9 may be in the row below."""
    passage = hit.passage
    best = passage.first + max(range(len(hit.lines)), key=hit.lines.__getitem__)
    item = document.statements[best]
    if _SEQUENCE.search(question.text) and any(s.label for s in document.statements[passage.first : passage.last]):
        return passage.first, passage.last
    graded = item.kind == "row" and _GRADED.match(words_of(document, best))
    if graded and not set(_NUMBER.findall(question.text)) <= set(_NUMBER.findall(words_of(document, best))):
        return passage.first, passage.last

    def gives(i: int) -> bool:
        return any(holds_kind(words_of(document, i), kind) for kind in question.kinds)

    if not gives(best) and any(map(gives, range(passage.first, passage.last))):
        return passage.first, passage.last
    here = set(stems(document.words(item)))
    around = set(stems(f"{passage.context} {passage.text}"))
    said, alone = (sum(r for w, r in question.words.items() if w in words) for words in (around, here))
    known = sum(question.words[w] for w in question.printed)
    if said and said >= SPOKEN_OF * known and alone >= ALONE * said and len(here) > 3 and not opens(document, best):
        return _of_one_name(document, best)
    return passage.first, passage.last


def _of_one_name(document: Document, i: int) -> tuple[int, int]:
    """An item alone; a row with those beside it that begin with the same cell, such as one drug at several rates of filtration."""

    def name(at: int) -> tuple[str, Span | None]:
        statement = document.statements[at]
        return (words_of(document, at).partition(" | ")[0] if statement.kind == "row" else "", statement.lead_in)

    first, last = i, i + 1
    while name(i)[0] and first > 0 and name(first - 1) == name(i):
        first -= 1
    while name(i)[0] and last < len(document.statements) and name(last) == name(i):
        last += 1
    rows = range(first, last)
    return (first, last) if sum(len(words_of(document, row).split()) for row in rows) <= LONGEST_ROWS else (i, i + 1)


def list_end(document: Document, first: int, last: int) -> int:
    """Where a list ends, so that it ends in no drug without its doses: behind what its last line introduces where that is short;
    else before the line where it ends in a colon or only joins."""
    if not _introduces(document, last - 1):
        return last
    statements, behind = document.statements, last
    while (
        behind < len(statements) and (above := statements[behind].lead_in) and above.start >= statements[last - 1].start
    ):
        behind += 1
    introduced = document.text[statements[last - 1].end : statements[behind - 1].end].split()
    if behind > last and len(introduced) <= LONGEST_RUN:
        return behind
    only = re.search(r":$", words_of(document, last - 1).rstrip()) or _JOINS.fullmatch(words_of(document, last - 1))
    return max(first + 1, last - 1) if only else last


def prose_run(hit: Hit, question: Question, document: Document, at: int) -> tuple[int, int]:
    """The sentence with the neighbours that are about as good, and those that only go on from it; or with the one behind it,
    where it says hardly more than the question does: "NDV has a number of appealing qualities" opens the answer."""
    passage = hit.passage
    first, last = at, at + 1

    def length(a: int, b: int) -> int:
        return len(document.text[document.statements[a].start : document.statements[b - 1].end].split())

    if last < passage.last and _repeats(document, at, question) and length(first, last + 1) <= LONGEST_WITH_ANSWER:
        return first, last + 1
    score = hit.lines[at - passage.first]
    while True:
        before = hit.lines[first - 1 - passage.first] if first > passage.first else -1.0
        after = hit.lines[last - passage.first] if last < passage.last else -1.0
        if last < passage.last and _goes_on(document, last):
            after = max(after, score)
        if max(before, after) < NEIGHBOUR * score:
            return first, last
        wider = (first - 1, last) if before > after else (first, last + 1)
        if length(*wider) > LONGEST_RUN:
            return first, last
        first, last = wider


def _repeats(document: Document, i: int, question: Question) -> bool:
    """True for a sentence that says hardly more than the question, and is followed by another in its paragraph."""
    said = {s for w in WORD.findall(words_of(document, i)) if not is_plain(w) for s in stems(w)}
    repeated = len(said & set(question.words)) >= REPEATED * len(said)
    return bool(said) and repeated and document.statements[i].block == document.statements[i + 1].block


def beginning(document: Document, i: int, lacking: Container[str]) -> int:
    """The first of the sentences of a paragraph that statement `i` is read with: those that it goes on from, or the one before it
    that prints one of the stems that it is `lacking`. `i` where it is read alone, or where they are long."""
    first = i
    while _goes_on(document, first):
        first -= 1
    if first == i and _follows(document, i) and any(s in lacking for s in stems(words_of(document, i - 1))):
        first = i - 1
    length = len(document.text[document.statements[first].start : document.statements[i].start].split())
    return first if length <= LONGEST_RUN else i


def _goes_on(document: Document, i: int) -> bool:
    """True for a sentence that cannot be read without the one before it in its paragraph."""
    return _follows(document, i) and bool(_CONTINUES.match(words_of(document, i)))


def _follows(document: Document, i: int) -> bool:
    """True for a sentence that stands behind another in its paragraph."""
    return i > 0 and document.statements[i].block == document.statements[i - 1].block


def words_of(document: Document, i: int) -> str:
    """The text of statement `i`."""
    return document.words(document.statements[i])


def entry(document: Document, i: int) -> str:
    """The words of statement `i` with those that it belongs to: what it stands under, and the lines before it that it goes on
    from, as a dose "Child: …" does from its drug."""
    statement = document.statements[i]
    words = [words_of(document, i)]
    while i and _OF_THE_LINE_BEFORE.match(words[-1]) and document.statements[i - 1].section == statement.section:
        i -= 1
        words.append(words_of(document, i))
    words += (document.words(span) for span in document.lead_ins(document.statements[i]))
    return " ".join(words)


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


def opens(document: Document, i: int) -> bool:
    """True for a statement that only introduces what follows it, or joins two others ("Or:")."""
    return len(words_of(document, i).split()) < 3 or _introduces(document, i)


def _introduces(document: Document, i: int) -> bool:
    words, following = words_of(document, i).rstrip(), document.statements[i + 1 : i + 2]
    leads = any(s.lead_in and s.lead_in.start == document.statements[i].start for s in following)
    return leads or words.endswith(":") or bool(_JOINS.fullmatch(words))
