"""Of the quotes for a question about a drug, the marks that are on it: another drug's dose is none of its."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.asked.drugs_asked import asks_for_another, named_in, only_drug
from assistant.asked.kinds import holds_kind
from assistant.asked.question import Question
from assistant.quoting.entries import entry, nearest_drugs
from assistant.types import Quote


def only_on_drug(quotes: Sequence[Quote], question: Question) -> tuple[Quote, ...]:
    """The quotes without the marks of lines on other drugs than the one asked of, where a line of them is on that; marked in their
    stead are those of the quote that are on it. Without the quotes that have neither. All as they are for a question of no drug, or
    of what follows one that did not work."""
    if not (question.drugs or only_drug(question.text)) or asks_for_another(question.text):
        return tuple(quotes)
    marked = [_on_drug(q, question) for q in quotes]
    if not any(_is_on(q, i, question) for q, lines in zip(quotes, marked, strict=True) for i in lines):
        return tuple(quotes)
    return tuple(replace(q, marked=lines) for q, lines in zip(quotes, marked, strict=True) if lines)


def _on_drug(quote: Quote, question: Question) -> tuple[int, ...]:
    """The marks of a quote that are on no other drug; where there is none, its lines that are on the drug."""
    kept = tuple(i for i in quote.marked if not _is_on_another(quote, i, question))
    inside = range(quote.first, quote.last)
    return kept or tuple(i for i in inside if _is_on(quote, i, question) and not _is_on_another(quote, i, question))


def _is_on(quote: Quote, i: int, question: Question) -> bool:
    return named_in(entry(quote.document, i), question.drug_names)


def _is_on_another(quote: Quote, i: int, question: Question) -> bool:
    """True for a line that names drugs, or goes on from one that does, and none of them is asked of; for a sentence only where it
    holds a dose, since it may be said of the drug that the one before it names."""
    statement = quote.document.statements[i]
    if statement.kind == "sentence" and not holds_kind(quote.document.words(statement), "dose"):
        return False
    about = nearest_drugs(quote.document, i)
    return bool(about) and not named_in(about, question.drug_names)
