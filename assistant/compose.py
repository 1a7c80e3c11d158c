"""Quotes with their evidence → an answer, or an honest refusal. All that the product says itself comes from prompts/."""

from collections.abc import Sequence
from dataclasses import dataclass

import prompts
from assistant.assess import ABSENT, ANSWERED, Evidence, probability
from assistant.plain import is_plain
from assistant.question import Kind, Question, asks_kind, holds_kind, speaks_of
from assistant.types import Outcome, Quote
from index.keywords import stems

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
    evidence: Evidence | None

    @property
    def confidence(self) -> float:
        """Probability that the best quote answers, 0..1."""
        return probability(self.evidence)

    @property
    def outcome(self) -> Outcome:
        if self.confidence < ABSENT:
            return "not_found"
        return "answered" if self.confidence >= ANSWERED and not (self.lacks or self.silent) else "uncertain"

    @property
    def lacks(self) -> tuple[str, ...]:
        """The kinds of answer that are asked for and the quotes do not hold, in the product's words: "dose"."""
        subject = _subject(self.question, self._shown)
        return tuple(KIND_NAMES[k] for k in self.question.kinds if not any(_gives(q, k, subject) for q in self.quotes))

    @property
    def silent(self) -> tuple[str, ...]:
        """The people that are asked about and of whom the quotes do not speak: "pregnancy"."""
        return tuple(p for p in self.question.populations if not speaks_of(self._shown, p))

    @property
    def _shown(self) -> str:
        return " ".join(_with_context(q) for q in self.quotes)


def _subject(question: Question, shown: str) -> str:
    """The rarest word that the quotes print, of those of the question itself, else of what it leans on: what a dose is asked
    of; "" where they print none."""
    printed = sorted(w for w in set(stems(shown)) if w in question.words and not (is_plain(w) or asks_kind(w)))
    said = [w for w in printed if w in question.own] or printed
    return max(said, key=question.words.__getitem__, default="")


def _gives(quote: Quote, kind: Kind, subject: str) -> bool:
    """True where the quote holds an answer of this kind about the subject: in one statement, or in one that stands under it.

    A dose of another drug of the same list is none of the one asked about. A compound is what its last part says: a
    corticosteroid is a steroid.
    """
    document, above = quote.document, dict[int, str]()
    title = " ".join([document.metadata.title or "", *quote.section])
    for statement in quote.statements:
        above = {level: words for level, words in above.items() if level < statement.level}
        words = document.text[statement.start : statement.end]
        lead = document.text[slice(*statement.lead_in)] if statement.lead_in else ""
        if holds_kind(words, kind) and any(
            s.endswith(subject) for s in stems(" ".join([title, lead, *above.values(), words]))
        ):
            return True
        above[statement.level] = words
    return False


def _with_context(quote: Quote) -> str:
    lead = quote.document.text[quote.lead_in.start : quote.lead_in.end] if quote.lead_in else ""
    return " ".join([quote.document.metadata.title or "", *quote.section, lead, quote.text])


def outcome(parts: Sequence[Part]) -> Outcome:
    """The best outcome of the parts: a part that is missing is said in the message."""
    order: tuple[Outcome, ...] = ("answered", "uncertain", "not_found")
    return min((p.outcome for p in parts), key=order.index)


def merge(parts: Sequence[Part], most: int) -> tuple[Quote, ...]:
    """The quotes of all parts that are not missing, by turns, none twice, at most `most`."""
    found: list[Quote] = []
    kept = [p.quotes for p in parts if p.outcome != "not_found"]
    for place in range(most):
        for quotes in kept:
            if place < len(quotes) and not any(_overlap(quotes[place], q) for q in found):
                found.append(quotes[place])
    return tuple(found[:most])


def _overlap(a: Quote, b: Quote) -> bool:
    return a.document.name == b.document.name and a.first < b.last and b.first < a.last


def missing_terms(parts: Sequence[Part]) -> tuple[str, ...]:
    """What the question speaks of and the sources do not, as typed: unknown words, then what the quotes lack; each once."""
    return tuple(
        dict.fromkeys(
            t for p in parts for t in (*p.question.unknown, *((*p.lacks, *p.silent) if p.outcome != "answered" else ()))
        )
    )


def message(parts: Sequence[Part], *, documents: int) -> str:
    """What the product says beside the quotes, one sentence each; "" where there is nothing to say."""
    said: list[str] = []
    for part in parts:
        for typed, meant in part.question.corrections:
            said.append(prompts.render("answer_corrected", typed=typed, meant=meant))
        for asked, printed in part.question.renamed:
            said.append(prompts.render("answer_renamed", asked=asked, printed=printed))
        if part.outcome == "not_found":
            said.append(_absent(part, documents))
        elif part.outcome == "uncertain":
            said.append(_weak(part))
        elif part.question.unknown:
            said.append(prompts.render("answer_unknown_words", words=_list(part.question.unknown)))
    return " ".join(dict.fromkeys(said))


def _absent(part: Part, documents: int) -> str:
    if not documents:
        return prompts.render("answer_empty_library")
    if part.question.unknown:
        return prompts.render("answer_absent_words", words=_list(part.question.unknown))
    return prompts.render("answer_absent", question=part.question.text)


def _weak(part: Part) -> str:
    said = [prompts.render("answer_uncertain")]
    if part.question.unknown:
        said.append(prompts.render("answer_unknown_words", words=_list(part.question.unknown)))
    if part.lacks:
        said.append(prompts.render("answer_lacks", what=_list(part.lacks, quoted=False)))
    if part.silent:
        said.append(prompts.render("answer_silent", people=_list(part.silent, quoted=False)))
    return " ".join(said)


def _list(words: Sequence[str], *, quoted: bool = True) -> str:
    """“a”, “b” and “c”."""
    shown = [f"“{w}”" if quoted else w for w in words]
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
