"""Quotes → a written answer, sentence by sentence. The model selects and joins; the code quotes, and checks what it wrote."""

import logging
import re
import time
from collections.abc import Container, Iterator, Sequence
from contextlib import closing
from dataclasses import replace

import numpy as np

import prompts
from assistant import reply
from assistant.check import Evidence, check, check_cited, cited_numbers, without_citations
from assistant.cited import as_evidence
from assistant.errors import ModelError
from assistant.followup import DOT
from assistant.types import Answer, ChatModel, Sentence, Written
from index.types import Embedding, Encoder, Vectors

LOG = logging.getLogger(__name__)
LONGEST = 4_000  # characters of an answer; two to four sentences have a few hundred
LONGEST_SENT = 100_000  # characters of a reply, with what the model thinks aloud
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
    if not answer.shown:
        return
    known = [as_evidence(q) for q in answer.shown]
    remembering = Remembering(encoder)
    found: dict[str, Sentence] = {}

    def written(sentences: Sequence[str]) -> Written:
        """Every sentence checked once, and those that a later piece has changed left out."""
        for sentence in sentences:
            if sentence not in found:
                found[sentence] = _checked(sentence, known, remembering, ordinary)
        return Written(model.name, edition, tuple(found[s] for s in sentences))

    edition = prompts.version(*EDITION, f"audience_{audience}")
    yield written(())
    sent, note, text, refused, ends = "", "", "", False, time.monotonic() + PATIENCE
    try:
        try:
            with closing(model.stream(_system(audience), _user(answer.standalone, known))) as pieces:
                for piece in pieces:
                    sent += piece
                    text, refused = _without_refusal(reply.plain(sent))
                    if len(text) > LONGEST or len(sent) > LONGEST_SENT or time.monotonic() > ends:
                        note = prompts.render("written_long")
                        break
                    yield written(reply.whole(text))
        except ModelError as e:
            note = str(e)
        last = written(reply.said(text) if not note or reply.has_ended(text) else reply.whole(text))
    except Exception:  # whatever a reply holds, the quotes are on the page
        LOG.exception("nothing was written")
        last, note = written(()), prompts.render("written_failed")
    supported = any(not s.failures for s in last.sentences)
    if refused and not supported:
        last, note = replace(last, sentences=()), note or prompts.render("written_refused")
    if not note and not supported:
        note = prompts.render("written_none" if last.sentences else "written_empty")
    yield replace(last, note=note, done=True)


def _without_refusal(text: str) -> tuple[str, bool]:
    """A text without the refusal that the prompt asks for, and whether it was there."""
    refusal = r"\s+".join(map(re.escape, prompts.template("write_refusal").split()))
    text, times = re.subn(rf"{refusal}\s*(?:\[[^\]]*\])?", "", text, flags=re.IGNORECASE)
    return text.strip(), bool(times)


def _system(audience: str) -> str:
    return prompts.render("write_system", audience=_reader(audience), refusal=prompts.template("write_refusal"))


def _reader(audience: str) -> str:
    return prompts.render(f"audience_{audience}")


def _user(question: str, quotes: Sequence[Evidence]) -> str:
    """The question, what it leans on, and the numbered quotes, each on one line, so that none can pass for another part of the
    request."""
    numbered = []
    for number, read in enumerate(quotes, 1):
        numbered.append(f"[{number}] ({' > '.join(_line(c) for c in read.context)}) {_line(read.text)}")
    asked, *before = _line(question).split(DOT)
    question = f"{asked} (asked before: {'; '.join(before)})" if before else asked
    return prompts.render("write_question", quotes="\n".join(numbered), question=question)


def _line(text: str) -> str:
    return " ".join(text.split())


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
