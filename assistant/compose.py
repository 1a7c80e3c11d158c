"""Quotes with their evidence → an answer, or an honest refusal. All that the product says itself comes from prompts/."""

from collections.abc import Sequence
from dataclasses import dataclass

import prompts
from assistant.assess import ABSENT, ANSWERED, Signals, probability
from assistant.plain import is_plain
from assistant.question import Kind, Question, asks_kind, denies_kind, holds_under, populations, speaks_of
from assistant.quotes import around, with_context
from assistant.runs import entry, words_of
from assistant.types import Outcome, Quote
from index.keywords import stems
from index.search import COMMON

KIND_NAMES: dict[Kind, str] = {
    "dose": "dose",
    "duration": "duration",
    "frequency": "frequency",
    "share": "percentage or rate",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One of the questions in a question, with what was found for it."""

    question: Question
    quotes: tuple[Quote, ...]
    signals: Signals | None

    @property
    def confidence(self) -> float:
        """Probability that the best quote answers, 0..1."""
        return probability(self.signals)

    @property
    def outcome(self) -> Outcome:
        if self.confidence < ABSENT:
            return "not_found"
        return "answered" if self.confidence >= ANSWERED and not (self.lacks or self.silent) else "uncertain"

    @property
    def lacks(self) -> tuple[str, ...]:
        """The kinds of answer that are asked for and the quotes do not hold, in the product's words: "dose". Where they print
        no term of the question under any name, they hold none of its doses; where one says that there is none, that is it."""
        subjects = _subjects(self.question, self._shown, self.quotes)
        about = subjects or _telling(self.question, self._shown)
        if self.question.terms and not (self.question.terms | self.question.forms).intersection(stems(self._shown)):
            return tuple(KIND_NAMES[k] for k in self.question.kinds)
        on = [q for q in self.quotes if subjects or _names(" ".join([self._title(q), *around(q), q.text]), about)]
        others = _other_names(self.question, self.quotes)
        given = {k for k in self.question.kinds for q in on if _gives(q, k, subjects, others, self._title(q))}
        near = [q.text for q in self.quotes if _names(with_context(q), about)]
        given |= {k for k in self.question.kinds if any(denies_kind(text, k) for text in near)}
        return tuple(KIND_NAMES[k] for k in self.question.kinds if k not in given)

    @property
    def silent(self) -> tuple[str, ...]:
        """The people that are asked about and of whom no quote on what the question itself names speaks: "pregnancy"."""
        subjects = _subjects(self.question, self._shown, ())
        on = [text for q in self.quotes if _names(text := with_context(q), subjects)]
        return tuple(p for p in self.question.populations if not any(speaks_of(text, p) for text in on))

    def _title(self, quote: Quote) -> str:
        """The title of its document where it holds a rare word of the question, else ""."""
        title = quote.document.metadata.title or ""
        return title if any(self.question.words.get(w, 0) > COMMON for w in stems(title)) else ""

    @property
    def _shown(self) -> str:
        return " ".join(with_context(q) for q in self.quotes)


def _subjects(question: Question, shown: str, quotes: Sequence[Quote]) -> frozenset[str]:
    """What a dose is asked of: the words of the question itself that the quotes print.

    Left out are words of asking, people, and where another is left the topics that head the `quotes`: in "aspirin dose in
    acute coronary syndrome" it is aspirin. Empty where the quotes print none.
    """
    said = _telling(question, shown) & question.own
    return said - _heads(quotes) or said


def _other_names(question: Question, quotes: Sequence[Quote]) -> list[frozenset[str]]:
    """The words of each other name of what the question names; those left out that speak of what heads the quotes."""
    names = (frozenset(stems(name)) for name in question.names)
    return [name for name in names if name.isdisjoint(_heads(quotes))]


def _heads(quotes: Sequence[Quote]) -> frozenset[str]:
    """The words of the titles and headings that quotes stand under."""
    return frozenset(stems(" ".join(t for q in quotes for t in (q.document.metadata.title or "", *q.section))))


def _telling(question: Question, shown: str) -> frozenset[str]:
    """The words of a question, and of what it leans on, that quotes print: without words of asking and people."""
    printed = frozenset(stems(shown)).intersection(question.words)
    return frozenset(w for w in printed if not (is_plain(w) or asks_kind(w) or populations(w)))


def _names(text: str, subjects: frozenset[str]) -> bool:
    """True where a text holds one of the words, or where there are none. A compound is what its last part says: a
    corticosteroid is a steroid."""
    return not subjects or any(word.endswith(tuple(subjects)) for word in stems(text))


def _gives(quote: Quote, kind: Kind, subjects: frozenset[str], others: Sequence[frozenset[str]], title: str) -> bool:
    """True where the quote holds an answer of this kind about a subject, or under one of its other names: in one statement,
    with all that it belongs to. A dose of another drug of the same list is none of the one asked about; "Child: 1 mg/kg" is one of the line before it."""
    document = quote.document

    def of_it(words: str) -> bool:
        return _names(words, subjects) or any(name <= set(stems(words)) for name in others)

    return any(
        holds_under(document.introducing(document.statements[i]), words_of(document, i), kind)
        and of_it(" ".join([title, *quote.section, entry(document, i)]))
        for i in range(quote.first, quote.last)
    )


def outcome(parts: Sequence[Part]) -> Outcome:
    """The best outcome of the parts: a part that is missing is said in the message. One that names nothing itself is asked of
    the part before it, and has no better outcome: "may she have it, and at what dose?"."""
    order: tuple[Outcome, ...] = ("answered", "uncertain", "not_found")
    found: list[Outcome] = []
    for part in parts:
        named = any(not (is_plain(w) or asks_kind(w)) for w in part.question.own)
        found.append(part.outcome if named or not found else max(part.outcome, found[-1], key=order.index))
    return min(found, key=order.index)


def merge(parts: Sequence[Part], most: int) -> tuple[Quote, ...]:
    """The quotes of all parts that are not missing, by turns, none twice, at most `most`."""
    found: list[Quote] = []
    kept = [p.quotes for p in parts if p.outcome != "not_found"]
    for place in range(most):
        for quotes in kept:
            if place < len(quotes) and not any(quotes[place].overlaps(q) for q in found):
                found.append(quotes[place])
    return tuple(found[:most])


def missing_terms(parts: Sequence[Part]) -> tuple[str, ...]:
    """What the question speaks of and the sources do not, as typed: unknown words, then what the quotes lack; each once."""
    return tuple(
        dict.fromkeys(
            t
            for p in parts
            for t in (*p.question.unknown, *((*p.lacks, *p.silent) if p.outcome == "uncertain" else ()))
        )
    )


def message(parts: Sequence[Part], *, documents: int, chosen: bool = False) -> str:
    """What the product says beside the quotes, one sentence each; "" where there is nothing to say.

    documents  how many the library holds
    chosen     whether only some of them were asked
    """
    said: list[str] = []
    where = "selection" if chosen else "library"
    for part in parts:
        for typed, meant in part.question.corrections:
            said.append(prompts.render("answer_corrected", typed=typed, meant=meant))
        for asked, printed in part.question.renamed:
            said.append(prompts.render("answer_renamed", asked=asked, printed=printed))
        if part.outcome == "not_found":
            said.append(_absent(part, documents, where))
        elif part.outcome == "uncertain":
            said.append(_weak(part, where))
        elif part.question.unknown:
            said.append(_unknown(part, where))
    return " ".join(dict.fromkeys(said))


def _unknown(part: Part, where: str) -> str:
    return prompts.render("answer_unknown_words", where=where, words=_list(part.question.unknown))


def _absent(part: Part, documents: int, where: str) -> str:
    if not documents:
        return prompts.render("answer_empty_library")
    if part.question.unknown:
        return prompts.render("answer_absent_words", where=where, words=_list(part.question.unknown))
    return prompts.render("answer_absent", where=where, question=part.question.text)


def _weak(part: Part, where: str) -> str:
    said = [prompts.render("answer_uncertain")]
    if part.question.unknown:
        said.append(_unknown(part, where))
    if part.lacks:
        said.append(prompts.render("answer_lacks", what=_list(part.lacks, quoted=False)))
    if part.silent:
        said.append(prompts.render("answer_silent", people=_list(part.silent, quoted=False)))
    return " ".join(said)


def _list(words: Sequence[str], *, quoted: bool = True) -> str:
    """“a”, “b” and “c”."""
    shown = [f"“{w}”" if quoted else w for w in words]
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
