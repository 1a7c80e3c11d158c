"""Which statements of a passage are shown together: a run of a list, of a table's rows, or of sentences."""

import re
from collections.abc import Container, Iterable

from assistant.asked.aspects import asks_what_to_avoid
from assistant.asked.kinds import holds_kind
from assistant.asked.question import Question
from assistant.quoting.entries import introduces, only_tells_case, opens, unfinished, words_of
from assistant.quoting.steps import next_items
from assistant.quoting.warn import warns
from assistant.vocabulary.plain import is_plain
from index.keywords import stems
from index.lexicon import WORD
from index.types import Document, Hit, Span

NEIGHBOUR = 0.85  # of the best line's score: a neighbour as good as that belongs to the answer
LONGEST_RUN = 45  # words of prose
LONGEST_WITH_ANSWER = 55  # words of a sentence that only repeats the question, with the one behind it
LONGEST_ROWS = 170  # words of rows that begin alike
REPEATED = 0.5  # share of a sentence's content words that are the question's too, from which it only repeats it
ALONE = 0.8  # share of the question's words in the passage that one item must hold itself to stand alone
# Share of the question's known words below which a passage says too little of it to single out one item.
SPOKEN_OF = 0.35
FEWEST_WORDS = 4  # different words of an item that stands alone
_CONTINUES = re.compile(
    r"(?:Then|Thereafter|Subsequently|Alternatively|Instead|Otherwise|However|But|Nevertheless|Conversely|And|Also|Moreover|Furthermore|"
    r"Additionally|In addition|Similarly|Specifically|For example|Therefore|Thus|Hence|Consequently|This|These|Those|Such|It|Its|They|"
    r"Their|If not|In (?:this|that|these|such)|The (?:following|latter|former)|Here)\b"
)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_GRADED = re.compile(r"\W*\d")  # a row of a table by age, weight or value: "5.0–8.0 | Minor | …"


def list_run(hit: Hit, question: Question, document: Document) -> tuple[int, int]:
    """The passage whole, or the one item that says by itself all of the question that the passage and its headings say, with
    its neighbours of the same name."""
    item = _single_item(hit, question, document)
    return (hit.passage.first, hit.passage.last) if item is None else _of_one_name(document, item)


def _single_item(hit: Hit, question: Question, document: Document) -> int | None:
    """The item that says by itself all of the question that its passage says, if any; none where the next items are asked for, no
    item without the dose that is asked for where others hold one, and no row that begins with a number for a question with
    another: an INR of 9 may be in the row below."""
    passage = hit.passage
    inside = range(passage.first, passage.last)
    best = max(inside, key=lambda i: hit.lines[i - passage.first])
    avoiding = asks_what_to_avoid(question.text) and any(warns(document, document.statements[i]) for i in inside)
    if avoiding or next_items(document, items_of(document, inside), question):
        return None
    if _is_of_other_numbers(document, best, question) or only_tells_case(document, best):
        return None
    giving = [i for i in inside if any(holds_kind(words_of(document, i), kind) for kind in question.kinds)]
    if giving and best not in giving:
        return None
    return best if _says_all(document, best, hit, question) else None


def _is_of_other_numbers(document: Document, i: int, question: Question) -> bool:
    """True for a row of a table by age, weight or value that lacks a number of the question."""
    words = words_of(document, i)
    graded = document.statements[i].kind == "row" and _GRADED.match(words)
    return bool(graded) and not set(_NUMBER.findall(question.text)) <= set(_NUMBER.findall(words))


def _says_all(document: Document, i: int, hit: Hit, question: Question) -> bool:
    """True for an item that says nearly all of the question that its passage and its headings say, where they say enough of it."""
    here = set(stems(words_of(document, i)))
    around = set(stems(f"{hit.passage.context} {hit.passage.text}"))
    said, alone = (sum(r for w, r in question.words.items() if w in words) for words in (around, here))
    known = sum(question.words[w] for w in question.printed)
    enough = said and said >= SPOKEN_OF * known and alone >= ALONE * said
    return bool(enough) and len(here) >= FEWEST_WORDS and not opens(document, i)


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
    if not introduces(document, last - 1):
        return last
    statements, behind = document.statements, last
    while (
        behind < len(statements) and (above := statements[behind].lead_in) and above.start >= statements[last - 1].start
    ):
        behind += 1
    introduced = document.text[statements[last - 1].end : statements[behind - 1].end].split()
    if behind > last and len(introduced) <= LONGEST_RUN:
        return behind
    return max(first + 1, last - 1) if unfinished(document, last - 1) else last


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


def items_of(document: Document, statements: Iterable[int]) -> tuple[int, ...]:
    """Those of the statements that are items of a list."""
    return tuple(i for i in statements if document.statements[i].kind == "item")
