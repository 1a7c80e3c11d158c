"""One of the questions in a question, judged: is its answer here, and if not, what is missing?"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.asked.asking import asking
from assistant.asked.drugs_asked import named_in
from assistant.asked.kinds import Kind, denies_kind, holds_under
from assistant.asked.question import Question
from assistant.asked.words import tells_nothing
from assistant.assess import ABSENT, ANSWERED, probability, signals
from assistant.quoting.entries import drugs_of, entry, words_of
from assistant.silence import for_another, told_apart, unsaid
from assistant.types import Outcome, Quote
from assistant.vocabulary.drugs import is_drug
from assistant.vocabulary.people import people_by_age, speaks_of
from index.keywords import stems
from index.lexicon import WORD
from index.search import COMMON
from index.slips import slips
from index.types import Document, Hit

# What has not happened when something is done, as a rule a test.
_WAITED_FOR = re.compile(
    r"\b(?:before|until|till|pending|await(?:ing)?|(?:wait\w*|delay\w*|hold\w*|defer\w*|postpone\w*) (?:\w+ )?(?:for|until)) ([^?.!,;]*)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Part:
    """One of the questions in a question with what was found for it, and the verdict on that.

    asked       what it asks, as typed
    question    that, understood, with what it leans on
    hits        what the search found for it, best first; () in an empty library
    quotes      what is shown of them, best first; () for nothing
    confidence  probability that the best quote answers, 0..1
    lacks       the kinds of answer that it asks for and the quotes do not hold
    silent      the people that it asks about and of whom the quotes on it do not speak: "pregnancy"
    unnamed     the drugs that it asks about where the quotes name none of them, as typed
    apart       two drugs that it asks to give together, as typed, where no quote speaks of both at once
    unsaid      the parts of a guideline that it asks for by name and of which no quote on its topic speaks: "prognosis"
    elsewhere   the illnesses, or what it says of their origin, as typed, of which no quote speaks together with what else it asks
    outcome     "answered", "uncertain" or "not_found"
    """

    asked: str
    question: Question
    hits: tuple[Hit, ...]
    quotes: tuple[Quote, ...]
    confidence: float
    lacks: tuple[Kind, ...]
    silent: tuple[str, ...]
    unnamed: tuple[str, ...]
    apart: tuple[str, ...]
    unsaid: tuple[str, ...]
    elsewhere: tuple[str, ...]
    outcome: Outcome


def judged(
    asked: str,
    question: Question,
    hits: Sequence[Hit],
    quotes: Sequence[Quote],
    documents: Mapping[str, Document],
    *,
    holding: Callable[[str], frozenset[str]],
) -> Part:
    """A part with what was found for it.

    documents  by name, those of the hits at least
    holding    the names of the documents that hold a stem
    """
    confidence = probability(signals(question, hits, quotes, documents))
    lacking, silence = lacks(question, quotes, holding), silent(asked, question, quotes)
    unnamed, apart = unnamed_drugs(question, quotes), told_apart(asked, question, quotes)
    untold, elsewhere = unsaid(asked, question, quotes), for_another(asked, question, quotes)
    # What is said of a class may not be meant of a drug that the library does not name.
    of_class = any(drug not in question.missing.aside for drug, _ in question.called.classed)
    missing = lacking or silence or unnamed or apart or untold or elsewhere or question.missing.unheard or of_class
    sure = confidence >= ANSWERED and not missing
    absent = confidence < ABSENT and not _quotes_its_drug(question, quotes)
    outcome: Outcome = (
        "not_found" if absent or _asks_only_of_unheard_disease(question) else "answered" if sure else "uncertain"
    )
    return Part(
        asked=asked,
        question=question,
        hits=tuple(hits),
        quotes=tuple(quotes),
        confidence=confidence,
        lacks=lacking,
        silent=silence,
        unnamed=unnamed,
        apart=apart,
        unsaid=untold,
        elsewhere=elsewhere,
        outcome=outcome,
    )


def lacks(question: Question, quotes: Sequence[Quote], holding: Callable[[str], frozenset[str]]) -> tuple[Kind, ...]:
    """The kinds of answer that a question asks for and the quotes do not hold.

    Where they print no term of the question under any name, they hold none of its doses; where one says that there is none, that
    is it. A dose asked of a drug is a dose of that drug, from a document that prints what it is asked for: prednisolone for asthma
    is none for meningitis.
    """
    shown = _shown(quotes)
    if question.terms and not (question.terms | question.called.forms).intersection(stems(shown)):
        return question.kinds
    subjects = _subjects(question, shown, quotes)
    about = subjects or _telling(question, shown)
    right = _right_documents(question, holding)
    on = [
        q
        for q in quotes
        if (right is None or q.document.name in right or _title(question, q))
        and (subjects or _names(" ".join([_title(question, q), *q.around, q.text]), about))
    ]
    near = [
        q.text
        for q in quotes
        if (not question.drugs or named_in(q.with_context, question.drug_names)) and _names(q.with_context, about)
    ]
    return tuple(
        kind
        for kind in question.kinds
        if not any(_gives(q, kind, question, subjects, quotes) for q in on)
        and not any(denies_kind(text, kind) for text in near)
    )


def silent(asked: str, question: Question, quotes: Sequence[Quote]) -> tuple[str, ...]:
    """The people that a question asks about, or tells the age of, and of whom no quote speaks that is on what it names itself, its drug
    where it names one, or of the document quoted first: "pregnancy"."""
    subjects = _subjects(question, _shown(quotes), ())

    def on_it(text: str) -> bool:
        return named_in(text, question.drug_names) if question.drug_names else _names(text, subjects)

    on = [text for q in quotes if on_it(text := q.with_context) or q.document.name == quotes[0].document.name]
    people = dict.fromkeys((*question.populations, *people_by_age(asked)))
    return tuple(p for p in people if not any(speaks_of(text, p) for text in on))


def _asks_only_of_unheard_disease(question: Question) -> bool:
    """True where the library never prints the disease that is asked about, and the question says nothing else that tells a topic:
    "how do I treat gout?" is not answered by another disease's treatment. What is waited for is none: "start steroids, or wait for
    the biopsy?"."""
    waited = {w for found in _WAITED_FOR.findall(question.text) for w in WORD.findall(found)}
    diseases = [w for w in question.missing.unheard if not is_drug(w) and w not in waited]
    return bool(diseases) and all(map(tells_nothing, question.own & question.printed))


def _quotes_its_drug(question: Question, quotes: Sequence[Quote]) -> bool:
    """True where a quote names a drug of which the question asks: what is said of it is near, whatever else is not."""
    return any(named_in(quote.text, question.drug_names) for quote in quotes)


def unnamed_drugs(question: Question, quotes: Sequence[Quote]) -> tuple[str, ...]:
    """The drugs of which the question asks itself, as typed, where no quote names one of them, nor what it stands under: "no dose
    adjustment in renal impairment" is said of another drug."""
    if named_in(_shown(quotes), question.drug_names):
        return ()
    return tuple(w for w in question.drug_names if w not in question.missing.unknown)


def _right_documents(question: Question, holding: Callable[[str], frozenset[str]]) -> frozenset[str] | None:
    """Of a question on a drug the names of the documents that hold, under any name, one of its terms that are no drug, as a rule what the
    drug is asked for; None where any will do, since it has no such term. None is what the case before it tells where one document alone
    prints the drug."""
    asked_of = {w for w in question.terms if any(slips(w, d, 1) <= 1 for d in question.drugs)}
    conditions = (question.terms & question.printed) - asked_of
    if len(frozenset[str]().union(*map(holding, question.drugs))) == 1:
        conditions &= set(stems(asking(question.text)))
    if not (question.drugs and conditions):
        return None
    return frozenset[str]().union(*map(holding, conditions | (question.called.forms - question.drugs)))


def _shown(quotes: Sequence[Quote]) -> str:
    """All that quotes say, with what they stand under."""
    return " ".join(quote.with_context for quote in quotes)


def _title(question: Question, quote: Quote) -> str:
    """The title of a quote's document where it holds a rare word of the question, else ""."""
    title = quote.document.stated_title
    return title if any(question.words.get(w, 0) > COMMON for w in stems(title)) else ""


def _subjects(question: Question, shown: str, quotes: Sequence[Quote]) -> frozenset[str]:
    """What a dose is asked of: the words of the question itself that the quotes print.

    Left out are words of asking, people, and beside a drug the topics that head the `quotes`: in "aspirin dose in acute
    coronary syndrome" it is aspirin, in "which drug for a stye, and what dose?" the stye. Empty where the quotes print none.
    """
    said = _telling(question, shown) & question.own
    return (said - _heads(quotes) if question.drugs else said) or said


def _other_names(question: Question, quotes: Sequence[Quote]) -> list[frozenset[str]]:
    """The words of each other name of what the question names; those left out that speak of what heads the quotes."""
    names = (frozenset(stems(name)) for name in question.called.names)
    return [name for name in names if name.isdisjoint(_heads(quotes))]


def _heads(quotes: Sequence[Quote]) -> frozenset[str]:
    """The words of the titles and headings that quotes stand under."""
    return frozenset(stems(" ".join(t for q in quotes for t in (q.document.stated_title, *q.section))))


def _telling(question: Question, shown: str) -> frozenset[str]:
    """The words of a question, and of what it leans on, that quotes print: without words of asking and people."""
    return question.subject.intersection(question.words, stems(shown))


def _names(text: str, subjects: frozenset[str]) -> bool:
    """True where a text holds one of the words, or where there are none. A compound is what its last part says: a
    corticosteroid is a steroid."""
    return not subjects or any(word.endswith(tuple(subjects)) for word in stems(text))


def _gives(quote: Quote, kind: Kind, question: Question, subjects: frozenset[str], quotes: Sequence[Quote]) -> bool:
    """True where the quote holds an answer of this kind about a subject, or under one of its other names: in one statement,
    with all that it belongs to. A dose of another drug of the same list is none of the one asked about; "Child: 1 mg/kg" is
    one of the line before it."""
    document, title, others = quote.document, _title(question, quote), _other_names(question, quotes)
    heading = " ".join(quote.section[-1:])

    def of_it(i: int) -> bool:
        if question.drugs and kind != "share":
            named = drugs_of(document, i).union(stems(entry(document, i)))
            return any(slips(asked, name, 1) <= 1 for asked in question.drugs for name in named)
        words = " ".join([title, *quote.section, entry(document, i)])
        return _names(words, subjects) or any(name <= set(stems(words)) for name in others)

    return any(
        holds_under(f"{heading} {document.introducing(document.statements[i])}", words_of(document, i), kind)
        and of_it(i)
        for i in range(quote.first, quote.last)
    )
