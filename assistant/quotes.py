"""Hits → quotes: which statements to show, how many of them together, and which of them answer.

By the structure of the document. A list is quoted as a list with what answers marked, since an item without the others, or
a dose without its drug, is not safe to read; unless one item alone says all that was asked. Prose is quoted by the
sentence, with the neighbours that belong to it. A question that names a section gets the section.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.asked.aspects import asks_what_to_avoid
from assistant.asked.kinds import denies_kind, holds_kind
from assistant.asked.question import Question
from assistant.quoting.entries import opens, with_prohibitions
from assistant.quoting.marks import introduced, marks
from assistant.quoting.of_drug import only_on_drug
from assistant.quoting.runs import beginning, items_of, list_end, list_run, prose_run
from assistant.quoting.steps import leads
from assistant.quoting.treating import part_of, parts_of_topic
from assistant.quoting.warn import warns
from assistant.quoting.worth import asker, for_asker
from assistant.types import Quote
from assistant.vocabulary.patient import Range
from index.keywords import stems
from index.types import Document, Hit

MOST = 5  # the contract of the command line
CONSIDERED = 40  # best hits that quotes are made of
LONGEST_SECTION = 170  # words that a question which names a section gets whole
LONGEST_LIST = 170  # words of a list, or of a table, that is put together from quotes that stand beside each other
NAMED = 0.7  # share of the question's known words that a heading must hold to be the one asked for, among the BEST hits
BEST, NAMED_BEHIND = 3, 0.9  # and among those behind them
ASKED_FOR = 2.0  # how much more a section counts that the question names
NEXT = 1.3  # how much more steps count that hold the one that was given, where the next is asked for
# "Is plasma exchange first-line?" asks of plasma exchange, not for the section on first-line treatment; "are there
# contraindications?" and "can you list the contraindications?" do ask for one.
_POLAR = re.compile(
    r"\W*(?:is|are|was|were|does|did|can|could|should|may|must|will|would|has|have)\b(?! (?:there|you)\b)", re.I
)
# Guidelines head with one of these what is asked for by another.
_TREATMENT = set(stems("treatment treating therapy management managing"))


@dataclass(frozen=True, slots=True)
class Preference:
    """What comes first beside what a quote says itself.

    topic      of a question that cannot be understood alone: what prints none of it comes behind; empty where it can be
    near       document → what its quotes are ahead
    documents  those whose quotes come before those of others; None for no such order
    """

    topic: frozenset[str] = frozenset()
    near: Mapping[str, float] = field(default_factory=dict)
    documents: frozenset[str] | None = None

    def place(self, quote: Quote) -> tuple[bool, bool, float]:
        """Where a quote comes among others: the least comes first."""
        elsewhere = self.documents is not None and quote.document.name not in self.documents
        return bool(self.topic) and _off(quote, self.topic), elsewhere, -quote.score


def choose(
    hits: Sequence[Hit],
    question: Question,
    documents: Mapping[str, Document],
    people: tuple[Range, ...] = (),
    preference: Preference = Preference(),
) -> tuple[Quote, ...]:
    """At most MOST quotes, best first, none overlapping or repeating another, and parts of one list put together; () for no hits.

    people  the patient's age and weight
    """
    chosen: list[Quote] = []
    said: set[str] = set()
    who, near = asker(question, people), preference.near
    candidates = [
        for_asker(replace(quote, score=quote.score + near.get(quote.document.name, 0.0)), who)
        for quote in _candidates(hits, question, documents)
    ]
    for quote in sorted(candidates, key=preference.place):
        words = " ".join(quote.text.split()).lower()
        if words in said or any(quote.overlaps(other) for other in chosen):
            continue
        said.add(words)
        beside = next((k for k, other in enumerate(chosen) if _one_list(other, quote)), None)
        if beside is not None:
            chosen[beside] = chosen[beside].joined(quote)
            continue
        whole = _from_its_beginning(quote, question)
        chosen.append(quote if any(whole.overlaps(other) for other in chosen) else whole)
        if len(chosen) == MOST:
            break
    return only_on_drug(_without_others(chosen, question), question)


def _without_others(chosen: Sequence[Quote], question: Question) -> tuple[Quote, ...]:
    """The same; where one names what the question is asked of and says that there is none of the kind asked for, without those that do
    not name it: another treatment's regimen is none of plasma exchange, be its number of days the same."""
    named = {w for w in question.called.forms | (question.subject & question.printed) if not w.isdigit()}
    texts = (" ".join([q.text, *(p for p in q.around if p != q.document.stated_title)]) for q in chosen)
    on = [q for q, text in zip(chosen, texts, strict=True) if not named.isdisjoint(stems(text))]
    denied = any(denies_kind(q.text, kind) for q in on for kind in question.kinds)
    return tuple(on if denied else chosen)


def _one_list(one: Quote, other: Quote) -> bool:
    """Whether two quotes are neighbouring parts of one list, or of one table, that is short enough to be read whole."""
    before, behind = sorted((one, other), key=lambda q: q.first)
    if before.document.name != behind.document.name or before.last != behind.first:
        return False
    end, start = before.statements[-1], behind.statements[0]
    listed = "sentence" not in (end.kind, start.kind) and (end.section, end.lead_in) == (start.section, start.lead_in)
    return listed and len(f"{before.text} {behind.text}".split()) <= LONGEST_LIST


def _from_its_beginning(quote: Quote, question: Question) -> Quote:
    """A quote with the sentences before it that tell of what it speaks, which answer with it, each with its own references."""
    lacking = question.telling.difference(stems(quote.with_context))
    first = beginning(quote.document, quote.first, lacking)
    return replace(quote, first=first, marked=(*range(first, quote.first), *quote.marked))


def topic(question: Question, tells_apart: Callable[[str], bool]) -> frozenset[str]:
    """The words of a question under any name, and of what it leans on, that tell documents apart; empty where none does."""
    words = question.called.forms.union(question.words)
    return frozenset(w for w in question.subject & words if tells_apart(w))


def on_topic(quotes: Sequence[Quote], about: frozenset[str]) -> tuple[Quote, ...]:
    """The quotes without those of other documents than the first that print no word of the topic, where the first prints one:
    another document's treatment is none of gout."""
    if not quotes or _off(quotes[0], about):
        return tuple(quotes)
    return tuple(q for q in quotes if q.document.name == quotes[0].document.name or not _off(q, about))


def _off(quote: Quote, about: frozenset[str]) -> bool:
    return about.isdisjoint(stems(quote.with_context))


def _candidates(hits: Sequence[Hit], question: Question, documents: Mapping[str, Document]) -> Iterator[Quote]:
    # Sentences are ranked by their own scores, lists by their passage's: the best of both count the same.
    best = max((max(hit.lines) for hit in hits), default=0.0)
    scale = hits[0].score / best if best > 0 else 1.0
    treating = parts_of_topic(hits, question, documents)
    yield from treating.values()
    for place, hit in enumerate(hits[:CONSIDERED]):
        document, passage = documents[hit.passage.document], hit.passage
        if (passage.document, passage.first) in treating:
            continue
        if section := _named_section(hit, question, document, NAMED if place < BEST else NAMED_BEHIND):
            yield section
            continue
        statements = document.statements[passage.first : passage.last]
        listed = sum(s.kind != "sentence" for s in statements)
        if 2 * listed >= len(statements):
            first, last = list_run(hit, question, document)
            last = with_prohibitions(document, last)
            marked = marks(hit, question, document, first, last)
            score = hit.score * (NEXT if leads(document, items_of(document, range(first, last)), question) else 1.0)
            yield Quote(document, first, max(marked[-1] + 1, list_end(document, first, last)), marked, score)
        else:
            for i, score in enumerate(hit.lines):
                first, last = prose_run(hit, question, document, passage.first + i)
                last = with_prohibitions(document, last)
                yield Quote(document, first, last, marks(hit, question, document, first, last), scale * score)


def _named_section(hit: Hit, question: Question, document: Document, share: float) -> Quote | None:
    """The whole section of a hit, in its own order, where the question names it: best of all, since it was asked for.
    None for a question whether something is so, and for a section without the kind of answer that is asked for, or without anything
    to avoid for one that asks for that."""
    index = document.statements[hit.passage.first].section
    if _POLAR.match(question.text) or not names_section(question, document, index, share=share):
        return None
    if question.for_treatment and part_of(document, hit.passage.first) == "elsewhere":
        return None
    inside = [i for i, s in enumerate(document.statements) if s.section == index]
    first, last = inside[0], inside[-1] + 1
    text = document.text[document.statements[first].start : document.statements[last - 1].end]
    if question.kinds and not any(holds_kind(text, kind) for kind in question.kinds):
        return None
    if asks_what_to_avoid(question.text) and not any(warns(document, document.statements[i]) for i in inside):
        return None
    if len(text.split()) > LONGEST_SECTION or not any(document.statements[i].kind != "sentence" for i in inside):
        return None
    marked = introduced(question, document, items_of(document, inside))
    marked = marked or tuple(i for i in inside if not opens(document, i))
    return Quote(document, first, last, marked, ASKED_FOR * hit.score)


def names_section(question: Question, document: Document, index: int, *, share: float) -> bool:
    """True where this share of what a question itself says, of what the library prints at all, is the heading of this section, and more
    of it than the title of its document says: "Investigations of gout" is asked for by no question for antibiotics in gout."""
    path = document.sections[index].path
    heading = set(stems(path[-1])) if path and path[-1] != document.metadata.title else set()
    heading |= _TREATMENT if heading & _TREATMENT else set()
    known = {w: r for w, r in question.words.items() if w in question.printed}
    total = sum(known.values())
    if known.keys() & heading <= set(stems(document.stated_title)):
        return False
    return bool(heading) and total > 0 and sum(r for w, r in known.items() if w in heading) >= share * total
