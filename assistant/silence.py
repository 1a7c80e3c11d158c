"""Of what a question asks and what is quoted does not speak, whatever the rest of the library prints: a part of a guideline that it names,
the illness for which it asks something, and two drugs given together."""

import re
from collections.abc import Iterator, Sequence

from assistant.asked.asking import asking
from assistant.asked.drugs_asked import named_in
from assistant.asked.question import Question
from assistant.asked.sections import sections_asked, speaks_of_section, without_sections
from assistant.asked.together import asked_together
from assistant.asked.words import topic_words
from assistant.quoting.entries import entry, words_of
from assistant.types import Quote
from assistant.vocabulary.illnesses import names_illness
from assistant.vocabulary.plain import is_general
from assistant.vocabulary.synonyms import Stems, formal_names_within
from index.keywords import stems
from index.types import Document

# How a line of a list is joined to the next one or the last: "Plus:", "…, in combination with".
_JOINED = re.compile(r"^\W*(?:and|plus|with|in combination|together)\b|\b(?:and|plus|with)\W*$", re.I)
# That an illness was there from birth, in whatever word: who writes of one writes of it by one of these.
_INBORN = re.compile(r"\b(?:famil(?:y|ial)|heredit\w+|inherited|congenital|genetic\w*)\b", re.I)
_IS_INBORN = re.compile(r"\b(?:familial|hereditary|inherited|congenital|genetic)\b", re.I)
_WHAT_FOR = re.compile(r"(?:confirm|check|exclud|prov|measur)\w*", re.I)  # "which tests to confirm it?"
LONG = 6  # letters of a stem that stands for its other forms
MOST_WORDS = 3  # of a topic that a message names


def unsaid(asked: str, question: Question, quotes: Sequence[Quote]) -> tuple[str, ...]:
    """The parts of a guideline that a question names, of which no quote on its topic speaks: "prognosis"."""
    text = _meant(asked, question)
    sections = sections_asked(text)
    on = [q for q in quotes if _on_topic(q, text, question)] if sections else []
    if not on and question.drug_names:
        return ()  # `unnamed_drugs` says it
    return tuple(s for s in sections if not any(speaks_of_section(q.text, _head(q), s) for q in on))


def topic_of(asked: str, question: Question) -> str:
    """What a question asks a part of a guideline of, as typed; "" where that takes more than a few words."""
    words = _topic(_meant(asked, question))
    return " ".join(words) if len(words) <= MOST_WORDS else ""


def for_another(asked: str, question: Question, quotes: Sequence[Quote]) -> tuple[str, ...]:
    """The illnesses for which a question asks something, as typed, of which nothing quoted speaks together with that: in one statement,
    with all that it belongs to and the headings of its document. Etoposide in an article on another illness is none for psoriasis. Also
    that an illness is inborn, of which no quoted document speaks."""
    inborn = _IS_INBORN.findall(asking(asked))
    if any(_INBORN.search(text) for q in quotes for text in (q.document.stated_title, q.document.text) if inborn):
        inborn = []
    treatments = _treatments(asked)
    on = [text for text in _said(quotes) if _speaks_of(text, treatments, question)] if question.illnesses else []
    others = (
        illness
        for illness, names in question.illnesses.items()
        if set(illness.split()).isdisjoint(question.missing.unknown) and not any(_names(text, names) for text in on)
    )
    return (*(others if on or not question.drug_names else ()), *dict.fromkeys(inborn))


def _said(quotes: Sequence[Quote]) -> Iterator[str]:
    """The statements of quotes, each with all that it belongs to and the headings of its document."""
    for q in quotes:
        above = [*q.section, q.document.stated_title, _headings(q.document)]
        yield from (" ".join([entry(q.document, i), *above]) for i in range(q.first, q.last))


def told_apart(asked: str, question: Question, quotes: Sequence[Quote]) -> tuple[str, ...]:
    """Two drugs that a question asks to give together, as typed, where no quote speaks of both in one statement, with what that belongs
    to, nor in lines that "plus" joins; a class that holds both names neither. () else, and where they are not all named, which
    `unnamed_drugs` or `unknown` says."""
    both = asked_together(asked, tuple(question.drug_names))
    shared = frozenset[Stems].intersection(*(question.drug_names[drug] for drug in both)) if both else frozenset()
    names = [{drug: question.drug_names[drug] - shared} for drug in both if drug not in question.missing.unknown]
    if len(names) < len(both) or any(
        all(named_in(text, name) for name in names) for q in quotes for text in _said_at_once(q)
    ):
        return ()
    return both


def _said_at_once(quote: Quote) -> Iterator[str]:
    """The texts of a quote that each say one thing: its statements with what they belong to, and those that "plus" joins."""
    document = quote.document
    texts = [words_of(document, i) for i in range(quote.first, quote.last)]
    yield from (entry(document, i) for i in range(quote.first, quote.last))
    for i, text in enumerate(texts):
        if _JOINED.search(text):
            yield " ".join(texts[max(i - 1, 0) : i + 2])


def _speaks_of(text: str, treatments: Sequence[frozenset[Stems]], question: Question) -> bool:
    drugs = question.drug_names
    return (not drugs or named_in(text, drugs)) and all(_names(text, names) for names in treatments)


def _treatments(asked: str) -> list[frozenset[Stems]]:
    """What the question names in several words that is no illness, each with all its names: "plasma exchange"."""
    found = formal_names_within(asking(asked))
    return [names for name, names in found.items() if not any(map(names_illness, name.split()))]


def _headings(document: Document) -> str:
    """All headings of a document: what they name, all of it is about."""
    return " ".join(s.path[-1] for s in document.sections if s.path)


def _names(text: str, names: frozenset[Stems]) -> bool:
    """Whether a text holds one of the names; a long word also in another form, "chlamydial" of chlamydia."""
    said = frozenset(stems(text))
    return any(all(w in said or _in_a_form(w, said) for w in name) for name in names)


def _in_a_form(word: str, said: frozenset[str]) -> bool:
    return len(word) >= LONG and any(other.startswith(word[:-1]) for other in said)


def _topic(text: str) -> list[str]:
    """The words of a text that tell what it asks a part of a guideline of."""
    return [w for w in topic_words(without_sections(text)) if not (is_general(w) or _WHAT_FOR.fullmatch(w))]


def _on_topic(quote: Quote, text: str, question: Question) -> bool:
    if question.drug_names:
        return named_in(quote.with_context, question.drug_names)
    if question.illnesses:
        return any(_names(quote.with_context, names) for names in question.illnesses.values())
    topic = {s for w in _topic(text) for s in stems(w)} & question.own
    return not topic or not (topic | question.called.forms).isdisjoint(stems(quote.with_context))


def _head(quote: Quote) -> str:
    """What a quote stands under, without the title of its document."""
    return " ".join(p for p in quote.around if p != quote.document.stated_title)


def _meant(asked: str, question: Question) -> str:
    """The sentences that ask, slips of the keyboard mended."""
    for typed, meant in question.called.corrections:
        asked = asked.replace(typed, meant)
    return asking(asked)
