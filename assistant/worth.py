"""How much a quote counts for who asks: whether it holds for them, harms them, and gives the kind of answer asked for."""

import re
from dataclasses import replace

from assistant.allergy import would_harm
from assistant.aspects import asks_after_failure, speaks_of_failure
from assistant.drugs import drugs
from assistant.drugs_asked import named_in
from assistant.kinds import denies_kind, holds_kind
from assistant.measured import holds
from assistant.patient import Range, fits, headed, holds_for, narrowed
from assistant.people import people_named, speaks_of
from assistant.question import Question
from assistant.runs import entry
from assistant.types import Quote
from index.types import Document, Statement

HOLDS = 1.1  # how much more a quote counts that holds the kind of answer asked for: a dose, a duration
DENIES = 1.4  # one that says that there is none
OTHERS = 0.7  # how much a quote counts whose marked statements hold only for people of another age or weight, or without an allergy
# How much more a quote counts that stands under a heading on the people asked about, or holds for what was measured in them.
FOR_THEM = 1.15
OF_ANOTHER = 0.8  # how much a quote counts that names no drug of which a dose is asked
AFTER_FAILURE = 1.3  # how much more a quote counts that says what follows a treatment that failed, where one did
UNASKED = 0.85  # how much a quote counts that stands under a heading on people of whom nobody asks
_SPECIAL = frozenset({"pregnancy", "breastfeeding", "renal impairment", "liver impairment"})


def fitting(quote: Quote, who: tuple[Range, ...]) -> Quote:
    """A quote with its worth for somebody of some age and weight: less where all that answers holds for others, and nothing in
    it for them. What is said of others is not marked where something else is."""
    if not who:
        return quote
    document = quote.document
    under = headed([document.stated_title, *quote.section])

    def verdict(statement: Statement) -> bool | None:
        lead = document.introducing(statement) if statement.kind != "row" else ""
        return fits(who, narrowed(holds_for(document.words(statement), lead), under))

    held = {quote.first + i: verdict(statement) for i, statement in enumerate(quote.statements)}
    marked = tuple(i for i in quote.marked if held[i] is not False) or quote.marked
    others = all(held[i] is False for i in quote.marked) and True not in held.values()
    return replace(quote, marked=marked, score=quote.score * (OTHERS if others else 1.0))


def valued(quote: Quote, values: tuple[Range, ...], named: frozenset[str]) -> Quote:
    """A quote for somebody in whom values were measured: of its lines that answer those are marked that do not hold for others, and
    with them the lines of the drugs that the question `named` that hold for them. It counts more with such a line, and less where all that
    answers holds for others and a line of its section for them."""
    if not values:
        return quote
    document = quote.document
    held = {quote.first + i: holds(document, s, values) for i, s in enumerate(quote.statements)}
    if True in held.values():
        right = {i for i, fit in held.items() if fit and _is_of(document, i, named)}
        marked = tuple(sorted({i for i in quote.marked if held[i] is not False} | right))
        return replace(quote, marked=marked or quote.marked, score=quote.score * (FOR_THEM if named and right else 1.0))
    if any(held[i] is not False for i in quote.marked):
        return quote
    beside = (s for s in document.statements if s.section == quote.statements[0].section)
    return replace(quote, score=quote.score * OTHERS) if any(holds(document, s, values) for s in beside) else quote


def _is_of(document: Document, i: int, asked: frozenset[str]) -> bool:
    """Whether a line, what it belongs to, a heading over it or the title names one of the drugs; True where there are none."""
    above = (document.stated_title, *document.headings(document.statements[i]))
    return not asked or not asked.isdisjoint(drugs(" ".join([entry(document, i), *above])))


def spared(quote: Quote, harmful: re.Pattern[str] | None) -> Quote:
    """A quote for somebody whom some drugs harm: their lines are not marked where others are, and it counts less where none is."""
    if harmful is None:
        return quote
    safe = tuple(i for i in quote.marked if not would_harm(entry(quote.document, i), harmful))
    return replace(quote, marked=safe) if safe else replace(quote, score=quote.score * OTHERS)


def worth(quote: Quote, question: Question) -> float:
    """Its score, less under a heading on people of whom nobody asks, more with the kind of answer that is asked for, and more for what
    follows a treatment that did not work, where one did not."""
    return quote.score * _for_people(quote, question) * _for_kind(quote, question) * _for_failure(quote, question)


def _for_people(quote: Quote, question: Question) -> float:
    """Less for what stands under a heading on people of whom nobody asks, as in pregnancy, where the title does not name them; more
    under one that speaks of all the people asked about."""
    heading = "" if quote.section[-1:] == (quote.document.metadata.title,) else " ".join(quote.section[-1:])
    title = quote.document.stated_title
    special = _SPECIAL.intersection(people_named(heading))
    about = f"{title} {question.text}"
    if special and special.isdisjoint(people_named(about)) and not any(speaks_of(about, p) for p in special):
        return UNASKED
    asked = [p for p in question.populations if not speaks_of(title, p)]
    return FOR_THEM if asked and all(speaks_of(heading, p) for p in asked) else 1.0


def _for_kind(quote: Quote, question: Question) -> float:
    """More for what gives the kind of answer that is asked for, or says that there is none; less for what names none of the drugs
    that it is asked of: a dose of diazepam is none of adrenaline."""
    if question.drugs and not named_in(quote.with_context, question.drug_names):
        return OF_ANOTHER
    if any(denies_kind(quote.text, kind) for kind in question.kinds):
        return DENIES
    held = bool(question.kinds) and all(holds_kind(quote.text, kind) for kind in question.kinds)
    return HOLDS if held else 1.0


def _for_failure(quote: Quote, question: Question) -> float:
    """More for what follows a treatment that did not work, where the question says that one did not: "steroids are not working" does
    not ask how to start them."""
    return AFTER_FAILURE if asks_after_failure(question.text) and speaks_of_failure(quote.with_context) else 1.0
