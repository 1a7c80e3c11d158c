"""What a guideline forbids of what a question asks whether it may be done."""

import re

from assistant.asked.asking import asking
from assistant.asked.aspects import asks_whether_allowed
from assistant.asked.drugs_asked import named_in
from assistant.asked.question import Question
from assistant.asked.together import asked_together
from assistant.asked.words import is_sort
from assistant.quoting.entries import entry, forbids, words_of
from assistant.quoting.warn import forbids_in_words
from assistant.types import Quote
from assistant.vocabulary.people import populations, speaks_of
from index.keywords import stems
from index.lexicon import WORD
from index.types import Document

# "Steroids in a dendritic ulcer?"
_DRUG_IN = re.compile(
    r"\W*((?!(?:what|which|how|when|why|where|who|is|are|does|do|did|has|have)\b)(?:[\w-]+ ){1,3})(?:in|with|during|for|if|\+|and) [\w\s-]+\?",
    re.I,
)
# The drug for which something does not hold: "with the exception of doxycycline".
_EXEMPT = re.compile(r"\b(?:with the exception of|except(?:ing)?(?: for)?|other than|apart from) [\w-]+", re.I)


def forbidding(quote: Quote, question: Question) -> tuple[int, ...]:
    """The statements of a quote to mark where one forbids what is asked about, of two drugs together both: those that do, and beside them
    only marked ones that name it too. Of lines under the name of a drug those that forbid it in the people asked about. () where nothing
    forbids, and for a question that does not ask whether something may be done."""
    if not _asks_whether(question, quote):
        return ()
    document = quote.document
    inside = range(quote.first, quote.last)
    words = {i: _EXEMPT.sub(" ", words_of(document, i)) for i in inside}
    people = populations(question.text)
    if people and question.drug_names:
        under = (i for i in inside if named_in(entry(document, i), question.drug_names))
        forbidden = (i for i in under if forbids(document, i) or forbids_in_words(words[i]))
        if of_them := tuple(i for i in forbidden if any(speaks_of(words[i], p) for p in people)):
            return of_them
    on = {i for i, text in words.items() if _names(text, quote, question)}
    both = asked_together(question.text, tuple(question.drug_names))
    found = {
        i
        for i in on
        if forbids_in_words(words[i]) and all(named_in(words[i], {d: question.drug_names[d]}) for d in both)
    }
    return tuple(sorted(found | on.intersection(quote.marked))) if found else ()


def _asks_whether(question: Question, quote: Quote) -> bool:
    """Whether a question asks whether something may be done: in so many words, or of a drug in some people, where it names nothing else
    or the document prints the rarest of it."""
    asks = asking(question.text)
    if asks_whether_allowed(asks):
        return True
    if question.kinds:
        return False
    used = _DRUG_IN.fullmatch(asks)
    if any(word in question.drug_names or is_sort(word) for word in WORD.findall(used[1] if used else "")):
        return True
    return bool(question.populations and question.drug_names) and _prints_the_rest(quote.document, question)


def _prints_the_rest(document: Document, question: Question) -> bool:
    """Whether a document prints the rarest of what a question names beside its drugs and people; True where it names nothing else."""
    drugs = {s for drug, names in question.drug_names.items() for name in [*names, tuple(stems(drug))] for s in name}
    rest = question.subject & question.own - drugs
    return not rest or max(rest, key=lambda s: question.words.get(s, 0.0)) in stems(document.text)


def _names(text: str, quote: Quote, question: Question) -> bool:
    """Whether a text names something asked about that no heading over the quote names."""
    sorts = {w for word in WORD.findall(asking(question.text)) if is_sort(word) for w in stems(word)}
    headed = stems(" ".join([quote.document.stated_title, *quote.section]))
    return not (question.terms | question.called.forms | sorts).difference(headed).isdisjoint(stems(text))
