"""Quotes → a written answer, sentence by sentence. The model selects and joins; the code quotes, and checks what it wrote."""

import time
from collections.abc import Container, Iterator, Sequence
from contextlib import closing

import numpy as np

import prompts
from assistant.check import Evidence, check, check_cited, cited_numbers, without_citations
from assistant.cited import as_evidence
from assistant.errors import ModelError
from assistant.types import Answer, ChatModel, Sentence, Written
from index.sentences import sentences
from index.types import Embedding, Encoder, Vectors

LONGEST = 4_000  # characters of a reply; two to four sentences have a few hundred
PATIENCE = 120.0  # seconds for the whole reply
EDITION = ("write_system", "write_question", "write_refusal")


def write(
    answer: Answer, *, model: ChatModel, encoder: Encoder, ordinary: Container[str], audience: str
) -> Iterator[Written]:
    """What the model makes of the quotes and warnings, each time as far as it has come; the last is `done`. Nothing for an
    answer without quotes.

    A sentence appears when it is whole and checked. Whatever goes wrong ends in a `note`: nothing is raised.
    ordinary  everyday English words, see `check`
    """
    quotes = (*answer.quotes, *answer.warnings)
    if not quotes:
        return
    known = [as_evidence(q) for q in quotes]
    remembering = Remembering(encoder)
    found: dict[str, Sentence] = {}
    written = Written(model.name, prompts.version(*EDITION))
    yield written
    note, text, ends = "", "", time.monotonic() + PATIENCE
    try:
        with closing(model.stream(_system(audience), _user(answer.standalone, known))) as pieces:
            for piece in pieces:
                text += piece
                if len(text) > LONGEST or time.monotonic() > ends:
                    note = prompts.render("written_long")
                    break
                for sentence in _whole(text)[len(found) :]:
                    found[sentence] = _checked(sentence, known, remembering, ordinary)
                    yield Written(written.model, written.prompts, tuple(found.values()))
            else:
                for sentence in _all(text):
                    if sentence not in found:
                        found[sentence] = _checked(sentence, known, remembering, ordinary)
    except ModelError as e:
        note = str(e)
    if any(prompts.template("write_refusal") in sentence for sentence in found):
        found, note = {}, note or prompts.render("written_refused")
    result = tuple(found.values())
    if not note and all(s.failures for s in result):
        note = prompts.render("written_none")
    yield Written(written.model, written.prompts, result, note, done=True)


def _system(audience: str) -> str:
    return prompts.render("write_system", audience=_reader(audience), refusal=prompts.template("write_refusal"))


def _reader(audience: str) -> str:
    return prompts.render(f"audience_{audience}")


def _user(question: str, quotes: Sequence[Evidence]) -> str:
    """The question and the numbered quotes, each on one line, so that none can pass for another part of the request."""
    numbered = []
    for number, read in enumerate(quotes, 1):
        numbered.append(f"[{number}] ({' > '.join(_line(c) for c in read.context)}) {_line(read.text)}")
    return prompts.render("write_question", quotes="\n".join(numbered), question=_line(question))


def _line(text: str) -> str:
    return " ".join(text.split())


def _all(text: str) -> list[str]:
    """The sentences of a reply, each once; list marks are dropped."""
    spans = (span for line in _lines(text) for span in _sentences_of(line))
    return list(dict.fromkeys(s for s in spans if any(c.isalpha() for c in s)))


def _lines(text: str) -> list[str]:
    return [line.strip().lstrip("-*•# ").strip() for line in text.splitlines() if line.strip()]


def _sentences_of(line: str) -> list[str]:
    return [line[a:b] for a, b in sentences(line, 0, len(line))]


def _whole(text: str) -> list[str]:
    """Those of which more text cannot change anything: the last may be unfinished, or its numbers may follow."""
    return _all(text)[:-1]


def _checked(sentence: str, known: Sequence[Evidence], encoder: Encoder, ordinary: Container[str]) -> Sentence:
    cited = cited_numbers(sentence)
    failures = check_cited(cited, range(1, len(known) + 1)) or check(
        sentence, [known[n - 1] for n in cited], encoder=encoder, ordinary=ordinary
    )
    return Sentence(without_citations(sentence), cited, failures)


class Remembering:
    """An encoder that is asked once for a text: every sentence is compared with the same quotes."""

    def __init__(self, encoder: Encoder) -> None:
        self.name, self._encoder = encoder.name, encoder
        self._known: dict[str, Embedding] = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """See Encoder."""
        return np.stack([e.vector for e in self.embed(texts)])

    def embed(self, texts: Sequence[str], *, half: bool = False) -> list[Embedding]:
        """See Encoder."""
        new = [t for t in dict.fromkeys(texts) if t not in self._known]
        self._known.update(zip(new, self._encoder.embed(new, half=half), strict=True))
        return [self._known[t] for t in texts]
