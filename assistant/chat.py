"""A question and what was said before → an answer.

`ask` has what `about` can answer without a search, or else goes on to `_searched`, and to `_part` for each question in the question.
With a language model, `write` goes on from there."""

import re
import time
import unicodedata
from collections import Counter
from collections.abc import Generator, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache, partial

import prompts
from assistant import about, compose, followup, suggest
from assistant.alone import leans
from assistant.asking import by_drug, parts
from assistant.errors import BadQuestion, ModelError
from assistant.part import Part, judged
from assistant.patient import patient
from assistant.people import people_named
from assistant.queries import queries
from assistant.question import Question, understand
from assistant.quotes import MOST, Preference, choose, on_topic, topic
from assistant.restate import restate
from assistant.synonyms import Stems, is_name
from assistant.types import Answer, Asked, ChatModel, Retrieved, Turn, Written
from assistant.unsearched import asks_for_document, asks_nothing
from assistant.warn import warnings
from assistant.write import write
from index.keywords import stems
from index.lexicon import Lexicon, lexicon
from index.search import Search, query
from index.types import Document

MAX_QUESTION = 2_000  # characters


class Chat:
    """Answers questions from one snapshot. Holds no conversation: the history comes with each question."""

    def __init__(self, search: Search, model: ChatModel | None = None) -> None:
        self._search = search
        self._model = model
        self._documents = documents = search.snapshot.documents
        self._words = lru_cache(maxsize=4)(lambda names: lexicon(documents[name] for name in names))

    def lexicon(self, documents: Sequence[str] | None = None) -> Lexicon:
        """The words of the documents with these names, of those in the library; None for all."""
        chosen = self._documents if documents is None else self._documents.keys() & documents
        return self._words(tuple(sorted(chosen)))

    @cached_property
    def _topics(self) -> frozenset[str]:
        """The stems that one title of the library holds, and no other, numbers left out; a document that is there twice counts
        once."""
        titles = {frozenset(stems(d.metadata.title or "")) for d in self._documents.values()}
        held = Counter(s for title in titles for s in title)
        return frozenset(s for s, n in held.items() if n == 1 and not s.isdigit())

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        *,
        standalone: str | None = None,
        documents: Sequence[str] | None = None,
    ) -> Answer:
        """The answer to a question in its conversation. `standalone` is a reading that the user edited: it is searched for
        as it stands. `documents` are the names of those to search in; None for all. Raises BadQuestion where there is
        nothing to search for."""
        began = time.perf_counter()
        asked = Asked(
            checked(question),
            [turn for turn in history if not asks_nothing(turn.answer.standalone)],
            None if standalone is None else checked(standalone),
            documents,
        )
        unsearched = about.answer(
            asked,
            self._chosen(documents),
            self.lexicon(documents),
            examples=self.examples,
            search=partial(self._retrieved, documents=documents),
        )
        answer = unsearched or self._searched(asked)
        return replace(answer, milliseconds=(time.perf_counter() - began) * 1000)

    def _searched(self, asked: Asked) -> Answer:
        """The answer of what the documents say: each question in the question searched for, and what was found put together."""
        history = [turn for turn in asked.history if not asks_for_document(turn.answer.standalone)]
        words = self.lexicon(asked.documents)
        reading = (
            followup.parse(asked.standalone)
            if asked.standalone is not None
            else followup.read(
                asked.question,
                history,
                tells_apart=self._search.tells_apart,
                known=words.knows,
                topics=self._topics,
            )
        )
        questions = parts(reading.asked)
        found = [
            self._part(replace(reading, asked=one, context=(*questions[:i], *reading.context)), words, asked.documents)
            for i, part in enumerate(questions)
            for one in by_drug(part)
        ]
        outcome = compose.outcome(found)
        quotes = compose.merge(found, MOST)
        return Answer(
            question=asked.question,
            standalone=str(reading),
            outcome=outcome,
            quotes=quotes,
            warnings=warnings([part.question for part in found], quotes, words.same_meaning),
            missing_terms=compose.missing_terms(found),
            message=compose.message(found, documents=len(self._documents), chosen=asked.documents is not None),
            suggestions=suggest.follow_ups(quotes, history, asked.question) if outcome != "not_found" else (),
            retrieved=compose.retrieved([part.hits for part in found]),
            confidence=max(part.confidence for part in found),
        )

    def _part(self, reading: followup.Reading, words: Lexicon, documents: Sequence[str] | None) -> Part:
        """One question of a question: searched for with what it leans on, its quotes chosen, and judged."""
        leaning_on = reading.context if leans(reading.asked, words.knows) else ()
        earlier = next((text for text in leaning_on if text != reading.topic), "")
        asked = understand(reading.asked, words, self._search.rarity, leaning=bool(leaning_on), earlier=earlier)
        hits = self._search.rank(
            queries(asked, reading.context, words, self._search, alone=not leaning_on), documents=documents
        )
        said = understand(" ".join([asked.text, *leaning_on]), words, self._search.rarity) if leaning_on else asked
        whole = replace(asked, text=said.text, words=said.words)
        tells = topic(whole, self._search.tells_apart)
        several = (
            len({hit.passage.document for hit in hits}) > 1
        )  # one document speaks of its topic in other words, too
        leant_on = self._leant_on(reading, asked, tells, words) if leaning_on and several else frozenset[str]()
        who = patient(asked.text, *leaning_on)
        preferred = self._naming_drug(asked)
        preference = Preference(leant_on, reading.near, preferred)
        quotes = on_topic(choose(hits, whole, self._documents, who, preference), tells)
        return judged(reading.asked, whole, hits, quotes, self._documents, holding=self._search.holding)

    def _naming_drug(self, asked: Question) -> frozenset[str] | None:
        """The documents that print a drug which a question asks about in some people, under any name; None for other questions, or
        where none does. What a document on another drug says of pregnancy is not said of this one."""
        if not asked.populations:
            return None
        names = frozenset[Stems]().union(*asked.drug_names.values())
        found = [frozenset.intersection(*map(self._search.holding, name)) for name in names if name]
        return frozenset[str]().union(*found) or None

    def _leant_on(
        self, reading: followup.Reading, asked: Question, tells: frozenset[str], words: Lexicon
    ) -> frozenset[str]:
        """The topic of a question that cannot be understood alone: the words of the title that it leans on, or, without a title,
        those of all that it is searched for (`tells`)."""
        carried = " ".join([reading.topic, *words.same_meaning(reading.topic)])
        title = frozenset(s for s in stems(carried) if self._search.tells_apart(s) and not people_named(s))
        # Of what it says itself, "contraindications" and "start" are no topic; "naloxone" and "steroids" are.
        own = frozenset(s for s in asked.own - asked.terms - self._topics if not is_name(s))
        return title or tells - own

    def write(
        self,
        answer: Answer,
        history: Sequence[Turn] = (),
        *,
        audience: str = "clinician",
        edited: bool = False,
        documents: Sequence[str] | None = None,
    ) -> Generator[Answer, None, None]:
        """The answer again and again, as a language model writes one from its quotes; nothing without a model, or for an answer
        that was not searched for.

        First the question is read by the model, unless the user `edited` its reading: where that differs, the quotes do too.
        """
        if self._model is None or not answer.searched:
            return
        if history and not edited:
            read_again = yield from self._read_again(answer, history, self._model, documents)
            if read_again is None:
                return
            answer = read_again
        for written in write(answer, model=self._model, encoder=self._search.encoder, audience=audience):
            yield replace(answer, written=written)

    def _read_again(
        self, answer: Answer, history: Sequence[Turn], model: ChatModel, documents: Sequence[str] | None
    ) -> Generator[Answer, None, Answer | None]:
        """Yields the answer while the model reads its question, and returns the answer to that reading; None where nothing can be
        written of it, after a note on why."""
        restated, written = "", Written(model.name, "")
        waiting = replace(answer, written=written)
        yield waiting
        try:
            for reading in restate(answer.question, history, model=model):
                restated = reading
                yield waiting
            if restated:
                again = self.ask(restated, history, standalone=restated, documents=documents)
                answer = replace(again, question=answer.question, milliseconds=answer.milliseconds)
            note = "" if answer.quotes else prompts.render("written_unquoted")
        except ModelError as e:
            note = str(e)
        if note:
            yield replace(answer, written=replace(written, note=note, done=True))
            return None
        return answer

    def documents(self) -> tuple[Document, ...]:
        """Those in the library, by name."""
        return tuple(self._documents.values())

    def examples(self) -> tuple[str, ...]:
        """Questions that the sources cover, for the empty page; () for an empty library."""
        return suggest.examples(self.documents())

    def _chosen(self, documents: Sequence[str] | None) -> list[Document]:
        """The documents with these names, of those in the library; None for all."""
        return [d for d in self._documents.values() if documents is None or d.name in documents]

    def _retrieved(self, text: str, documents: Sequence[str] | None) -> tuple[Retrieved, ...]:
        """What a search for a text finds, nothing added."""
        return compose.retrieved([self._search.rank([(query(text), 1.0)], documents=documents)])


def checked(question: str) -> str:
    """The question on one line, without control and half characters. Raises BadQuestion for nothing, or for too much."""
    if len(question) > MAX_QUESTION:
        raise BadQuestion(prompts.render("question_long", length=f"{len(question):,}", most=f"{MAX_QUESTION:,}"))
    clean = "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") else c for c in question)
    clean = " ".join(clean.split())
    if not re.search(r"\w", clean):
        raise BadQuestion(prompts.render("question_empty"))
    return clean
