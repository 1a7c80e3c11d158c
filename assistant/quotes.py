"""Hits → quotes: which statements to show, how many of them together, and which of them answer.

By the structure of the document. A list is quoted as a list with what answers marked, since an item without the others, or
a dose without its drug, is not safe to read; unless one item alone says all that was asked. Prose is quoted by the
sentence, with the neighbours that belong to it. A question that names a section gets the section.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.patient import Range, fits, holds_for, patient
from assistant.plain import is_plain
from assistant.question import Question, denies_kinds, holds_kind
from assistant.types import Quote
from index.keywords import stems
from index.lexicon import WORD
from index.types import Document, Hit, Span, Statement

MOST = 5  # the contract of the command line
NEIGHBOUR = 0.85  # of the best line's score: a neighbour as good as that belongs to the answer
MARKED = 0.85
LONGEST_RUN = 45  # words of prose
LONGEST_WITH_ANSWER = 55  # words of a sentence that only repeats the question, with the one behind it
REPEATED = 0.5  # share of a sentence's content words that are the question's too, from which it only repeats it
LONGEST_SECTION = 170  # words that a question which names a section gets whole
ALONE = 0.8  # share of the question's words in the block that one item must hold itself to stand alone
SPOKEN_OF = 0.35  # share of the question's known words that the block must hold for that to tell anything
NAMED = 0.7  # share of the question's known words in a heading that make it the one asked for, of the BEST hits
BEST, NAMED_BEHIND = 3, 0.9  # of the others, a heading must hold about all of them
HOLDS = 1.1  # how much more a quote counts that holds the kind of answer asked for: a dose, a duration
DENIES = 1.4  # one that says that there is none
OTHERS = 0.7  # how much a quote counts that holds only for people of another age or weight than the question's
ASKED_FOR = 2.0  # how much more a section counts that the question names
_CONTINUES = re.compile(
    r"(?:Then|This|These|Those|Such|It|They|Otherwise|If not|In (?:this|that|these|such)|The (?:following|latter|former)|Here)\b"
)
# "Is plasma exchange first-line?" asks of plasma exchange, not for the section on first-line treatment; "are there
# contraindications?" and "can you list the contraindications?" do ask for one.
_POLAR = re.compile(
    r"\W*(?:is|are|was|were|does|did|can|could|should|may|must|will|would|has|have)\b(?! (?:there|you)\b)", re.I
)
_TREATMENT = set(stems("treatment therapy management"))  # guidelines head with one what is asked for by another
_JOINS = re.compile(r"(?:or|and|plus|either)\W*", re.I)
_SEQUENCE = re.compile(
    r"\b(?:after|before|next|then|first|last|steps?|order|sequence|algorithm|escalat\w+|follows?)\b", re.I
)


def choose(hits: Sequence[Hit], question: Question, documents: Mapping[str, Document]) -> tuple[Quote, ...]:
    """At most MOST quotes, best first, none overlapping or repeating another; () for no hits."""
    chosen: list[Quote] = []
    said: set[str] = set()
    who = patient(question.text)
    candidates = [_for(who, quote) for quote in _candidates(hits, question, documents)]
    for quote in sorted(candidates, key=lambda q: -_worth(q, question)):
        words = " ".join(quote.text.split()).lower()
        if words in said or any(quote.overlaps(other) for other in chosen):
            continue
        said.add(words)
        chosen.append(quote)
        if len(chosen) == MOST:
            break
    return tuple(chosen)


def _for(who: tuple[Range, ...], quote: Quote) -> Quote:
    """A quote with its worth for somebody of some age and weight: less where it only holds for others. What is said of others
    is not marked where something else is."""
    if not who:
        return quote
    document = quote.document

    def verdict(statement: Statement) -> bool | None:
        lead = document.text[slice(*statement.lead_in)] if statement.lead_in else ""
        return fits(who, holds_for(document.text[statement.start : statement.end], lead))

    held = {quote.first + i: verdict(statement) for i, statement in enumerate(quote.statements)}
    marked = tuple(i for i in quote.marked if held[i] is not False) or quote.marked
    others = False in held.values() and True not in held.values()
    return replace(quote, marked=marked, score=quote.score * (OTHERS if others else 1.0))


def _worth(quote: Quote, question: Question) -> float:
    if question.kinds and denies_kinds(quote.text):
        return quote.score * DENIES
    held = bool(question.kinds) and all(holds_kind(quote.text, kind) for kind in question.kinds)
    return quote.score * (HOLDS if held else 1.0)


def _candidates(hits: Sequence[Hit], question: Question, documents: Mapping[str, Document]) -> Iterator[Quote]:
    # Sentences are ranked by their own scores, lists by their block's: the best of both count the same.
    best = max((max(hit.lines) for hit in hits), default=0.0)
    scale = hits[0].score / best if best > 0 else 1.0
    for place, hit in enumerate(hits[:40]):
        document, passage = documents[hit.passage.document], hit.passage
        if section := _named_section(hit, question, document, NAMED if place < BEST else NAMED_BEHIND):
            yield section
            continue
        statements = document.statements[passage.first : passage.last]
        listed = sum(s.kind != "sentence" for s in statements)
        if 2 * listed >= len(statements):
            first, last = _list_run(hit, question, document)
            marked = _marks(hit, question, document, first, last)
            yield Quote(document, first, max(marked[-1] + 1, _end(document, first, last)), marked, hit.score)
        else:
            for i, score in enumerate(hit.lines):
                first, last = _prose_run(hit, question, document, passage.first + i)
                yield Quote(document, first, last, _marks(hit, question, document, first, last), scale * score)


def _named_section(hit: Hit, question: Question, document: Document, share: float) -> Quote | None:
    """The whole section of a hit, in its own order, where the question names it: best of all, since it was asked for.
    None for a question whether something is so."""
    index = document.statements[hit.passage.first].section
    if _POLAR.match(question.text) or not names_section(question, document, index, share):
        return None
    inside = [i for i, s in enumerate(document.statements) if s.section == index]
    first, last = inside[0], inside[-1] + 1
    words = len(document.text[document.statements[first].start : document.statements[last - 1].end].split())
    if words > LONGEST_SECTION or not any(document.statements[i].kind != "sentence" for i in inside):
        return None
    return Quote(document, first, last, tuple(i for i in inside if not _opens(document, i)), ASKED_FOR * hit.score)


def names_section(question: Question, document: Document, index: int, share: float = NAMED) -> bool:
    """True where this share of what a question says, of what the library prints at all, is the heading of this section; what it
    leans on counts only where it says nothing itself."""
    path = document.sections[index].path
    heading = set(stems(path[-1])) if path and path[-1] != document.metadata.title else set()
    heading |= _TREATMENT if heading & _TREATMENT else set()
    said = question.own & question.printed or question.printed
    known = {w: r for w, r in question.words.items() if w in said}
    total = sum(known.values())
    return bool(heading) and total > 0 and sum(r for w, r in known.items() if w in heading) >= share * total


def _list_run(hit: Hit, question: Question, document: Document) -> tuple[int, int]:
    """The block whole, or the one item that says by itself all of the question that the block and its headings say."""
    passage = hit.passage
    best = passage.first + max(range(len(hit.lines)), key=hit.lines.__getitem__)
    item = document.statements[best]
    if _SEQUENCE.search(question.text) and any(s.label for s in document.statements[passage.first : passage.last]):
        return passage.first, passage.last
    here = set(stems(document.text[item.start : item.end]))
    around = set(stems(f"{passage.context} {passage.text}"))
    said, alone = (sum(r for w, r in question.words.items() if w in words) for words in (around, here))
    known = sum(question.words[w] for w in question.printed)
    if said and said >= SPOKEN_OF * known and alone >= ALONE * said and len(here) > 3 and not _opens(document, best):
        return _of_one_name(document, best)
    return passage.first, passage.last


def _of_one_name(document: Document, i: int) -> tuple[int, int]:
    """An item alone; a row with those beside it that begin with the same cell, such as one drug at several rates of filtration."""

    def name(at: int) -> tuple[str, Span | None]:
        statement = document.statements[at]
        return (_words(document, at).partition(" | ")[0] if statement.kind == "row" else "", statement.lead_in)

    first, last = i, i + 1
    while name(i)[0] and first > 0 and name(first - 1) == name(i):
        first -= 1
    while name(i)[0] and last < len(document.statements) and name(last) == name(i):
        last += 1
    return first, last


def _end(document: Document, first: int, last: int) -> int:
    """Where a list ends, so that it ends in no drug without its doses: behind what its last line introduces where that is short;
    else before the line where it only introduces or joins."""
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
    only = re.search(r":$", _words(document, last - 1).rstrip()) or _JOINS.fullmatch(_words(document, last - 1))
    return max(first + 1, last - 1) if only else last


def _prose_run(hit: Hit, question: Question, document: Document, at: int) -> tuple[int, int]:
    """The sentence with the neighbours that are about as good, and those that only go on from it; or with the one behind it,
    where it says hardly more than the question does: "NDV has a number of appealing qualities" opens the answer."""
    passage = hit.passage
    first, last = at, at + 1

    def words(a: int, b: int) -> int:
        return len(document.text[document.statements[a].start : document.statements[b - 1].end].split())

    if last < passage.last and _repeats(document, at, question) and words(first, last + 1) <= LONGEST_WITH_ANSWER:
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
        if words(*wider) > LONGEST_RUN:
            return first, last
        first, last = wider


def _repeats(document: Document, i: int, question: Question) -> bool:
    """True for a sentence that says hardly more than the question, and is followed by another in its paragraph."""
    said = {s for w in WORD.findall(_words(document, i)) if not is_plain(w) for s in stems(w)}
    repeated = len(said & set(question.words)) >= REPEATED * len(said)
    return bool(said) and repeated and document.statements[i].block == document.statements[i + 1].block


def _goes_on(document: Document, i: int) -> bool:
    """True for a sentence that cannot be read without the one before it in its paragraph."""
    statement = document.statements[i]
    same = statement.block == document.statements[i - 1].block
    return same and bool(_CONTINUES.match(document.text[statement.start : statement.end]))


def _marks(hit: Hit, question: Question, document: Document, first: int, last: int) -> tuple[int, ...]:
    """The statements of a run that answer: about as good as its best, or the first to say another rare word of the question."""
    inside = range(max(first, hit.passage.first), min(last, hit.passage.last))
    scores = {i: hit.lines[i - hit.passage.first] for i in inside}
    best = max(scores.values())
    marked = {i for i, s in scores.items() if s >= MARKED * best and not (last - first > 1 and _opens(document, i))}
    marked |= {i for i in scores if question.kinds and all(holds_kind(_words(document, i), k) for k in question.kinds)}
    marked = marked or {max(scores, key=scores.__getitem__)}
    left = {w for w, r in question.words.items() if r > 0} - {w for i in marked for w in stems(_words(document, i))}
    for i in sorted(scores, key=lambda i: -scores[i]):
        if (new := left & set(stems(_words(document, i)))) and scores[i] >= 0.6 * best and not _opens(document, i):
            marked.add(i)
            left -= new
    return tuple(sorted(marked))


def _words(document: Document, i: int) -> str:
    return document.text[document.statements[i].start : document.statements[i].end]


def _opens(document: Document, i: int) -> bool:
    """True for a statement that only introduces what follows it, or joins two others ("Or:")."""
    return len(_words(document, i).split()) < 3 or _introduces(document, i)


def _introduces(document: Document, i: int) -> bool:
    words, following = _words(document, i).rstrip(), document.statements[i + 1 : i + 2]
    leads = any(s.lead_in and s.lead_in.start == document.statements[i].start for s in following)
    return leads or words.endswith(":") or bool(_JOINS.fullmatch(words))
