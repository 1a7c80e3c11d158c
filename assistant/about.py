"""Answers for which nothing is searched: to a greeting, and about documents themselves: what the library holds, where a quote comes
from, how old and how far approved its source is."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

import prompts
from assistant.asked.itself import (
    asks_for_outline,
    asks_for_references,
    asks_of_itself,
    dating,
    headings,
    printed_of_itself,
    printed_outside,
    references,
)
from assistant.asked.unsearched import (
    asks_for_date,
    asks_for_library,
    asks_for_source,
    asks_for_state,
    document_asked_of,
    is_greeting,
    is_in_danger,
    names_reference,
    reference_asked_of,
)
from assistant.quotes import MOST
from assistant.state import state
from assistant.types import Answer, Quote, Request, Retrieved, Turn
from assistant.vocabulary.synonyms import other_names, synonyms
from index.keywords import stems
from index.lexicon import Lexicon, content_stems
from index.types import Document

LISTED = 20


def answer(
    request: Request,
    documents: Sequence[Document],
    words: Lexicon,
    *,
    examples: Callable[[], tuple[str, ...]],
    search: Callable[[str], tuple[Retrieved, ...]],
) -> Answer | None:
    """The answer to a greeting, or to a question about a document or the library; None for one that is to be searched for.

    documents  those that may be asked
    words      the words that they print
    examples   questions that may be asked
    search     what is found of a text
    """
    question, text = request.question, request.text
    if is_in_danger(text):
        return Answer(question, question, "not_found", (), message=prompts.render("answer_danger"), searched=False)
    if is_greeting(text):
        return greeting(question, examples())
    if asks_for_library(text) and documents:
        return library(question, documents, examples())
    quoted = [turn.answer.quotes[0].document for turn in request.history if turn.answer.quotes]
    at_hand = quoted[-1:] or list(documents)  # what "this guideline" may mean
    found = _of_reference(request, at_hand, search) or _of_contents(request, at_hand, examples)
    if found:
        return found
    if asks_for_state(text):
        return _of_state(request, at_hand, examples)
    if len(at_hand) == 1 and (printed := printed_outside(at_hand[0], text, words)):
        return itself(question, at_hand[0], printed)
    meant = called(document_asked_of(text), documents, words)
    return named(question, text, meant, search(text)) if meant else None


def _follows(request: Request) -> bool:
    """Whether a question was typed behind others, and so may mean their quotes."""
    return request.standalone is None and bool(request.history)


def _of_reference(
    request: Request, at_hand: Sequence[Document], search: Callable[[str], tuple[Retrieved, ...]]
) -> Answer | None:
    """Where the last quote comes from, or what a reference is of the one document at hand; None for another question."""
    question, text = request.question, request.text
    number = reference_asked_of(text) if len(at_hand) == 1 else ""
    if number and (found := reference(question, number, at_hand[0], search(text))):
        return found
    return last(question, request.history) if _follows(request) and asks_for_source(text) else None


def _of_contents(
    request: Request, at_hand: Sequence[Document], examples: Callable[[], tuple[str, ...]]
) -> Answer | None:
    """The outline, the references or the use of the document at hand, or which ones there are to choose from; None for another
    question, and where its statements may say it."""
    question, text = request.question, request.text
    of_use = asks_of_itself(text) and not asks_for_state(text)
    if not (of_use or asks_for_outline(text) or asks_for_references(text) or names_reference(text)):
        return None
    if len(at_hand) > 1:
        return library(question, at_hand, examples())
    return of_document(question, text, at_hand[0], examples()) if at_hand else None


def _of_state(request: Request, at_hand: Sequence[Document], examples: Callable[[], tuple[str, ...]]) -> Answer | None:
    """How old and how far approved the document at hand is, or which ones there are to choose from; None for an empty library."""
    question, text = request.question, request.text
    if len(at_hand) > 1:
        return library(question, at_hand, examples())
    if not at_hand:
        return None
    if own := printed_of_itself(at_hand[0], text):
        return itself(question, at_hand[0], own)
    quoted = any(turn.answer.quotes for turn in request.history)
    return last(question, request.history) if _follows(request) and quoted else stated(question, at_hand[0])


def greeting(question: str, examples: tuple[str, ...]) -> Answer:
    """What may be asked, for somebody who asked nothing."""
    said = prompts.render("answer_greeting")
    return Answer(question, question, "not_found", (), message=said, suggestions=examples, searched=False)


def last(question: str, history: Sequence[Turn]) -> Answer:
    """The first quote of the last answer that has one again, for a question about where it comes from or how old that is."""
    before = next((t.answer for t in reversed(history) if t.answer.quotes), history[-1].answer)
    cited, outcome = before.quotes[:1], before.outcome
    if not cited:
        said = prompts.render("answer_source_unquoted")
    elif asks_for_state(question):
        said, outcome = _stated(cited[0].document), "answered"
        cited = _dated(question, cited[0].document) or cited
    else:
        said = prompts.render("answer_source" if cited[0].references else "answer_source_none")
    return Answer(
        question=question,
        standalone=question,
        outcome=outcome,
        quotes=cited,
        message=said,
        retrieved=before.retrieved,
        confidence=before.confidence,
        searched=False,
    )


def reference(question: str, number: str, document: Document, retrieved: tuple[Retrieved, ...]) -> Answer | None:
    """What a document says of one of its references: its entry, or that it lists none, and the first statements that print its
    number, MOST at most. None where none does. `retrieved` is what a search for the question finds."""
    citing = [i for i, statement in enumerate(document.statements) if number in statement.references]
    if not citing:
        return None
    entry = next((r.text for r in document.references if r.number == number), "")
    if entry:
        said = prompts.render("page_reference_listed", number=number, document=document.title, entry=entry)
    else:
        kind = "missing" if document.references else "unlisted"
        said = prompts.render(f"page_reference_{kind}", number=number, document=document.title)
    quotes = tuple(Quote(document, i, i + 1, (i,)) for i in citing[:MOST])
    return Answer(
        question, question, "answered", quotes, message=said, retrieved=retrieved, confidence=1.0, searched=False
    )


def of_document(question: str, text: str, document: Document, examples: tuple[str, ...]) -> Answer | None:
    """What is known of a document itself: its headings, its reference numbers or their entries, or what it prints of its review and its
    use; None where its statements may say it. `text` is the question as the user may have edited it."""
    if asks_for_outline(text):
        listed = headings(document)
        said = prompts.render("answer_outline" if listed else "answer_outline_none", document=document.title)
        message = "\n".join([said, *listed])
    elif asks_of_itself(text):
        own = printed_of_itself(document, text)
        return None if own is None else itself(question, document, own)
    else:
        message = references(document, LISTED)
    return Answer(question, question, "answered", (), message=message, suggestions=examples, searched=False)


def itself(question: str, document: Document, printed: Sequence[str]) -> Answer:
    """What a document states about itself, and the sentences of its own on what is asked."""
    said = prompts.render(
        "answer_itself" if printed else "answer_itself_none",
        document=document.title,
        state=state(document, date.today()),
    )
    message = "\n".join([said, *(f"“{sentence}”" for sentence in printed)])
    return Answer(question, question, "answered", (), message=message, searched=False)


def stated(question: str, document: Document) -> Answer:
    """What a document states about itself, for a question on that alone: nothing that it says is quoted."""
    return Answer(question, question, "answered", (), message=_stated(document), searched=False)


def _stated(document: Document) -> str:
    publisher = document.metadata.publisher
    said = [prompts.render("answer_publisher", publisher=publisher)] if publisher else []
    states = " · ".join([*said, state(document, date.today())])
    return prompts.render("answer_stated", document=document.title, state=states)


def library(question: str, documents: Sequence[Document], examples: tuple[str, ...]) -> Answer:
    """The titles of at least one document, LISTED at most, each with what it states about itself, and what may be asked."""
    lines = [f"{d.title}: {state(d, date.today())}" for d in documents[:LISTED]]
    if len(documents) > LISTED:
        lines.append(prompts.render("answer_library_more", more=str(len(documents) - LISTED)))
    said = "\n".join([prompts.render("answer_library", count=str(len(documents))), *lines])
    return Answer(question, question, "not_found", (), message=said, suggestions=examples, searched=False)


def called(name: str, documents: Iterable[Document], words: Lexicon) -> list[Document]:
    """The documents whose title or file name holds a name, or another form of it; [] for ""."""
    forms = [name, *words.same_meaning(name), *other_names(synonyms(name, words))] if name else []
    wanted = [frozenset(content_stems(form)) for form in forms]
    return [d for d in documents if any(w <= set(stems(f"{d.stated_title} {d.name}")) for w in wanted if w)]


def _dated(question: str, document: Document) -> tuple[Quote, ...]:
    """What a document that states no date prints of it, for a question that asks when it is from; () else."""
    if document.metadata.updated or not asks_for_date(question):
        return ()
    return tuple(Quote(document, i, i + 1, (i,)) for i in dating(document))


def named(question: str, searched: str, documents: Sequence[Document], retrieved: tuple[Retrieved, ...]) -> Answer:
    """What each of at least one document states about itself, with what it prints of its date where that is asked and not stated, or else
    with its first statement, MOST at most.

    searched   the question as the user may have edited it
    retrieved  what a search for it finds
    """
    return Answer(
        question=question,
        standalone=searched,
        outcome="answered",
        quotes=tuple(q for d in documents for q in (_dated(searched, d) or (Quote(d, 0, 1, (0,)),)))[:MOST],
        message="\n".join(map(_stated, documents[:MOST])),
        retrieved=retrieved,
        confidence=1.0,
        searched=False,
    )
