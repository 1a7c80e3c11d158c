"""What a quote is worth to who asks: which of its statements answer them, and how much it counts. Whether it holds for them, harms
them, and gives the kind of answer asked for."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.asked.asking import without_everybody
from assistant.asked.aspects import asks_after_failure, asks_what_to_avoid
from assistant.asked.drugs_asked import named_in
from assistant.asked.kinds import denies_kind, holds_kind
from assistant.asked.question import Question
from assistant.quoting import advice
from assistant.quoting.allowed import forbidding
from assistant.quoting.entries import entry, opens
from assistant.quoting.says import speaks_of_failure
from assistant.quoting.treating import factor
from assistant.quoting.warn import warns
from assistant.types import Quote
from assistant.vocabulary.allergy import allergens, would_harm
from assistant.vocabulary.drugs import drugs
from assistant.vocabulary.measured import holds, measured
from assistant.vocabulary.patient import Range, fits, headed, holds_for, narrowed
from assistant.vocabulary.people import people_named, speaks_of
from index.keywords import stems
from index.types import Document, Statement

HOLDS = 1.1  # how much more a quote counts that holds the kind of answer asked for: a dose, a duration
DENIES = 1.6  # one that says that there is none
OTHERS = 0.7  # how much a quote counts whose marked statements hold only for people of another age or weight, or without an allergy
# How much more a quote counts that stands under a heading on the people asked about, or holds for what was measured in them.
FOR_THEM = 1.15
IN_TABLE = 1.2  # a row of a table that begins with an age or weight which theirs is in
OF_ANOTHER = 0.8  # how much a quote counts that names no drug of which a dose is asked
AFTER_FAILURE = 1.3  # how much more a quote counts that says what follows a treatment that failed, where one did
UNNAMED = 0.9  # how much a quote counts that prints nothing of what the question names beside the topic of its document
FORBIDS = 1.5  # how much more a quote counts that forbids, where it is asked what to avoid, or whether that may be done
UNASKED = 0.85  # how much a quote counts that stands under a heading on people of whom nobody asks
_SPECIAL = frozenset({"pregnancy", "breastfeeding", "renal impairment", "liver impairment"})


@dataclass(frozen=True, slots=True)
class Asker:
    """What is known of who asks.

    question   what they ask, with what it leans on
    people     the ages and weights that it tells of a patient, alternatives to each other; () for none
    values     what was measured in them; () for nothing
    allergens  what finds the drugs that would harm them; None for none
    drugs      those that the question names, under any name
    """

    question: Question
    people: tuple[Range, ...]
    values: tuple[Range, ...]
    allergens: re.Pattern[str] | None
    drugs: frozenset[str]


def asker(question: Question, people: tuple[Range, ...] = ()) -> Asker:
    """Who asks a question for a patient of some ages and weights, as far as the question tells."""
    named = drugs(" ".join([question.text, *question.called.names]))
    return Asker(question, people, measured(question.text), allergens(question.text), named)


def for_asker(quote: Quote, who: Asker) -> Quote:
    """A quote with the marks and the score that it has for who asks. Each rule sees the marks that those before it left."""
    for rule in _RULES:
        marked, factor = rule(quote, who)
        quote = replace(quote, marked=marked, score=quote.score * factor)
    return quote


# The statements of a quote that are still marked, and a factor on its score: one rule's say.
Worth = tuple[tuple[int, ...], float]


def _by_allergy(quote: Quote, who: Asker) -> Worth:
    """Lines of drugs that would harm are not marked where others are; less where none is."""
    if who.allergens is None:
        return quote.marked, 1.0
    safe = tuple(i for i in quote.marked if not would_harm(entry(quote.document, i), who.allergens))
    return (safe, 1.0) if safe else (quote.marked, OTHERS)


def _by_age_and_weight(quote: Quote, who: Asker) -> Worth:
    """Less where all that answers holds for others, and nothing in the quote for these; more with the row of a table by age or weight
    that they are in, where those are told and no kind of answer is asked for. What is said of others is not marked
    where something else is, or where something is said of these."""
    if not who.people:
        return quote.marked, 1.0
    document = quote.document
    under = headed([document.stated_title, *quote.section])

    def verdict(statement: Statement) -> bool | None:
        lead = document.introducing(statement) if statement.kind != "row" else ""
        return fits(who.people, narrowed(holds_for(document.words(statement), lead), under))

    held = {quote.first + i: verdict(statement) for i, statement in enumerate(quote.statements)}
    theirs = tuple(i for i, fit in held.items() if fit)
    marked = tuple(i for i in quote.marked if held[i] is not False)
    if all(opens(document, i) for i in marked):  # a name alone says nothing of for whom it is
        marked = theirs or quote.marked
    telling = [i for i in quote.marked if held[i] is False or not opens(document, i)]
    others = bool(telling) and all(held[i] is False for i in telling) and True not in held.values()
    if others:
        return marked, OTHERS
    rows = (document.words(s).strip("|* ").partition("|")[0] for s in quote.statements if s.kind == "row")
    graded = any(re.search(r"\d", first) and fits(who.people, holds_for(first)) for first in rows)
    told = any(r.low == r.high for r in who.people) and not who.question.kinds
    return marked, IN_TABLE if graded and told else 1.0


def _by_values(quote: Quote, who: Asker) -> Worth:
    """Of the lines that answer those are marked that do not hold for others, and with them the lines of the drugs that the question
    names that hold for these values. More with such a line, and less where all that answers holds for others and a line of its
    section for these."""
    if not who.values:
        return quote.marked, 1.0
    document = quote.document
    held = {quote.first + i: holds(document, s, who.values) for i, s in enumerate(quote.statements)}
    if True in held.values():
        right = {i for i, fit in held.items() if fit and _is_of(document, i, who.drugs)}
        marked = tuple(sorted({i for i in quote.marked if held[i] is not False} | right))
        return marked or quote.marked, FOR_THEM if who.drugs and right else 1.0
    if any(held[i] is not False for i in quote.marked):
        return quote.marked, 1.0
    beside = (s for s in document.statements if s.section == quote.statements[0].section)
    return quote.marked, OTHERS if any(holds(document, s, who.values) for s in beside) else 1.0


def _is_of(document: Document, i: int, asked: frozenset[str]) -> bool:
    """Whether a line, what it belongs to, a heading over it or the title names one of the drugs; True where there are none."""
    above = (document.stated_title, *document.headings(document.statements[i]))
    return not asked or not asked.isdisjoint(drugs(" ".join([entry(document, i), *above])))


def _by_people(quote: Quote, who: Asker) -> Worth:
    """Less for what stands under a heading on people of whom nobody asks, as in pregnancy, where the title does not name them; more
    under one that speaks of all the people asked about."""
    title, question = quote.document.stated_title, who.question
    heading = "" if quote.section[-1:] == (title,) else " ".join(quote.section[-1:])
    special = _SPECIAL.intersection(people_named(heading))
    about = f"{title} {question.text}"
    if special and special.isdisjoint(people_named(about)) and not any(speaks_of(about, p) for p in special):
        return quote.marked, UNASKED
    asked = [p for p in question.populations if not speaks_of(title, p)]
    return quote.marked, FOR_THEM if asked and all(speaks_of(heading, p) for p in asked) else 1.0


def _by_kind(quote: Quote, who: Asker) -> Worth:
    """More for what gives the kind of answer that is asked for, or says that there is none; less for what names none of the drugs
    that it is asked of: a dose of diazepam is none of adrenaline."""
    question = who.question
    if question.drugs and not named_in(quote.with_context, question.drug_names):
        return quote.marked, OF_ANOTHER
    if any(denies_kind(quote.text, kind) for kind in question.kinds):
        return quote.marked, DENIES
    held = bool(question.kinds) and all(holds_kind(quote.text, kind) for kind in question.kinds)
    return quote.marked, HOLDS if held else 1.0


def _by_name(quote: Quote, who: Asker) -> Worth:
    """Less for what prints nothing of what a question on everybody names beside the topic that the document is headed by: who asks
    whether every patient with gout needs naproxen asks of naproxen."""
    question, document = who.question, quote.document
    title = stems(document.stated_title)
    named = (question.subject & question.own & question.printed).difference(title)
    if not named or without_everybody(question.text) == question.text:
        return quote.marked, 1.0
    said = [*quote.section, document.introducing(quote.statements[0]), *(document.words(s) for s in quote.statements)]
    return quote.marked, UNNAMED if named.isdisjoint(stems(" ".join(said))) else 1.0


def _by_failure(quote: Quote, who: Asker) -> Worth:
    """More for what follows a treatment that did not work, where the question says that one did not: "steroids are not working" does
    not ask how to start them."""
    failed = asks_after_failure(who.question.text) and speaks_of_failure(quote.with_context)
    return quote.marked, AFTER_FAILURE if failed else 1.0


def _by_what_to_avoid(quote: Quote, who: Asker) -> Worth:
    """More for what forbids or cautions, where it is asked what to avoid."""
    avoids = asks_what_to_avoid(who.question.text) and any(warns(quote.document, s) for s in quote.marks)
    return quote.marked, FORBIDS if avoids else 1.0


def _by_whether_allowed(quote: Quote, who: Asker) -> Worth:
    """More for what forbids something that the question names, where it is asked whether that may be done; that is marked."""
    marked = forbidding(quote, who.question)
    return (marked, FORBIDS) if marked else (quote.marked, 1.0)


def _by_advice(quote: Quote, who: Asker) -> Worth:
    """More for what a guideline recommends, less for what a study found, where it is asked what to do."""
    return quote.marked, advice.factor(quote, who.question)


def _by_treatment(quote: Quote, who: Asker) -> Worth:
    """By the part of the guideline that it stands in, where it is asked how something is treated."""
    if not who.question.for_treatment:
        return quote.marked, 1.0
    return quote.marked, factor(quote.document, quote.marked[0], who.question)


_RULES: tuple[Callable[[Quote, Asker], Worth], ...] = (
    _by_allergy,
    _by_age_and_weight,
    _by_values,
    _by_people,
    _by_kind,
    _by_name,
    _by_failure,
    _by_what_to_avoid,
    _by_whether_allowed,
    _by_treatment,
    _by_advice,
)
