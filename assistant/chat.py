"""A question and what was said before → an answer.

`ask` has what `about` can answer without a search, or else goes on to `_searched`, and to `_part` for each question in the question.
With a language model, `write` goes on from there."""

import re
import time
import unicodedata
from collections.abc import Generator, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache, partial

import prompts
from assistant import about, compose, followup, suggest
from assistant.asked import topics
from assistant.asked.alone import leans, of_same_patient
from assistant.asked.asking import by_drug, parts
from assistant.asked.drugs_asked import drug_names
from assistant.asked.queries import asking_query, queries
from assistant.asked.question import understand, with_context
from assistant.asked.reading import Reading, parse
from assistant.asked.unsearched import asks_for_document, asks_nothing
from assistant.errors import BadQuestion, ModelError
from assistant.part import Part, judged
from assistant.quotes import MOST, Preference, choose, on_topic, topic
from assistant.quoting.warn import warnings
from assistant.types import Answer, ChatModel, Request, Retrieved, Turn, Written
from assistant.vocabulary.patient import patient
from assistant.writing.restate import restate
from assistant.writing.write import write
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
        """The stems that one title of the library holds, and no other."""
        return topics.of_titles(self._documents.values())

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
        request = Request(
            checked(question),
            [turn for turn in history if not asks_nothing(turn.answer.standalone)],
            None if standalone is None else checked(standalone),
            documents,
        )
        unsearched = about.answer(
            request,
            self._chosen(documents),
            self.lexicon(documents),
            examples=self.examples,
            search=partial(self._retrieved, documents=documents),
        )
        answer = unsearched or self._searched(request)
        return replace(answer, milliseconds=(time.perf_counter() - began) * 1000)

    def _searched(self, request: Request) -> Answer:
        """The answer of what the documents say: each question in the question searched for, and what was found put together."""
        history = [turn for turn in request.history if not asks_for_document(turn.answer.standalone)]
        words = self.lexicon(request.documents)
        reading = (
            parse(request.standalone)
            if request.standalone is not None
            else followup.read(
                request.question,
                history,
                tells_apart=self._search.tells_apart,
                known=words.knows,
                topics=self._topics,
            )
        )
        questions = parts(reading.asked)
        found: list[Part] = []
        for i, part in enumerate(questions):
            behind = replace(reading, context=(*reversed(questions[:i]), *reading.context))
            found += [self._part(replace(behind, asked=one), words, request.documents) for one in by_drug(part)]
        outcome = compose.outcome(found)
        quotes = compose.merge(found, MOST)
        return Answer(
            question=request.question,
            standalone=str(reading),
            outcome=outcome,
            quotes=quotes,
            warnings=warnings([part.question for part in found], quotes, words.same_meaning),
            missing_terms=compose.missing_terms(found),
            message=compose.message(found, documents=len(self._documents), chosen=request.documents is not None),
            suggestions=suggest.follow_ups(quotes, history, request.question) if outcome != "not_found" else (),
            retrieved=compose.retrieved([part.hits for part in found]),
            confidence=max(part.confidence for part in found),
        )

    def _part(self, reading: Reading, words: Lexicon, documents: Sequence[str] | None) -> Part:
        """One question of a question: searched for with what it leans on, its quotes chosen, and judged."""
        search = self._search
        leaning_on = reading.context if leans(reading.asked, words.knows) else ()
        earlier = next((text for text in leaning_on if text != reading.topic and drug_names(text, words)), "")
        question = understand(reading.asked, words, search.rarity, leaning=bool(leaning_on), earlier=earlier)
        in_context = with_context(question, leaning_on, words, search.rarity)
        hits = search.rank(
            queries(question, reading.context, words, search, alone=not leaning_on),
            within=asking_query(question, words),
            documents=documents,
        )
        topic_words = topic(in_context, search.tells_apart)
        must_print = frozenset[str]()
        if leaning_on and topics.of_several_documents(hits):
            title = (reading.topic, *words.same_meaning(reading.topic))
            must_print = topics.leant_on(
                title, question, topic_words, topics=self._topics, tells_apart=search.tells_apart
            )
        ahead = (
            reading.near,
            followup.near_titles(reading.asked, leaning_on, self._documents.values(), words.knows),
            topics.of_illness(in_context, hits, self._documents),
        )
        near = {name: sum(one.get(name, 0.0) for one in ahead) for one in ahead for name in one}
        quotes = choose(
            hits,
            in_context,
            self._documents,
            patient(question.text, *(reading.context if of_same_patient(reading.asked) else leaning_on)),
            Preference(must_print, near, topics.naming_drug(question, search.holding)),
        )
        shown = on_topic(quotes, topic_words)
        return judged(reading.asked, in_context, hits, shown, self._documents, holding=search.holding)

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
            for reading in restate(answer.question, history, reading=answer.standalone, model=model):
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
