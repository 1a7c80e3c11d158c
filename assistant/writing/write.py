"""Quotes → a written answer, sentence by sentence. The model selects and joins; the code quotes, and checks what it wrote."""

import logging
import re
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import accumulate

import numpy as np

import prompts
from assistant.asked.reading import parse
from assistant.check.evidence import Evidence
from assistant.check.sentence import check, check_cited, cited_numbers, without_citations
from assistant.errors import ModelError
from assistant.types import Answer, ChatModel, Sentence, Written
from assistant.writing import reply
from assistant.writing.cited import as_evidence
from assistant.writing.reasons import readable
from index.types import Embedding, Encoder, Vectors

LOG = logging.getLogger(__name__)
LONGEST = 4_000  # characters of a reply
# Sentences and characters that are shown, and behind which a reply is broken off; the two to four that are asked for have a few hundred.
MOST, SHORT = 8, 1_200
PATIENCE = 120.0  # seconds for the whole reply, or as many as the model may be silent, if those are more
EDITION = ("write_system", "write_question", "write_refusal")


def write(
    answer: Answer,
    *,
    model: ChatModel,
    encoder: Encoder,
    audience: str,
) -> Iterator[Written]:
    """What the model makes of the quotes and warnings, each time as far as it has come; the last is `done`. Nothing for an
    answer without quotes.

    A sentence appears when it is whole and checked. Whatever goes wrong ends in a `note`: nothing is raised.
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
                found[sentence] = _checked(sentence, known, remembering)
        return Written(model.name, edition, tuple(found[s] for s in sentences))

    edition = prompts.version(*EDITION, f"audience_{audience}")
    yield written(())
    heard = _Heard("", refused=False)
    try:
        with closing(_heard(model, _system(audience), _user(answer.standalone, known))) as steps:
            for heard in steps:
                if not heard.note:
                    whole = reply.whole(heard.text)
                    yield written(_short(whole))
                    if _short(whole) != whole:
                        break
        ended = not heard.note or reply.has_ended(heard.text)
        said = reply.said(heard.text) if ended else reply.whole(heard.text)
        last, note = written(_short(said)), heard.note
        if not note and _short(said) != said:
            note = prompts.render("written_enough")
    except Exception:  # whatever a reply holds, the quotes are on the page
        LOG.exception("nothing was written")
        last, note = written(()), prompts.render("written_failed")
    supported = any(not s.failures for s in last.sentences)
    if heard.refused and not supported:
        last, note = replace(last, sentences=()), note or prompts.render("written_refused")
    if not note and not supported:
        note = prompts.render("written_none" if heard.text else "written_empty")
    yield replace(last, note=note, done=True)


def _short(sentences: Sequence[str]) -> Sequence[str]:
    """The first of them, as many as make a short answer: one at least."""
    lengths = accumulate(map(len, sentences))
    fits = [i < MOST and length <= SHORT for i, length in enumerate(lengths)]
    return sentences[: max(1, sum(fits))]


@dataclass(frozen=True, slots=True)
class _Heard:
    """A reply as far as it has come.

    text     as plain text, without the refusal that the prompt asks for
    refused  whether that was there
    note     one line on what broke it off; ""
    """

    text: str
    refused: bool
    note: str = ""


def _heard(model: ChatModel, system: str, user: str) -> Generator[_Heard, None, None]:
    """The reply again and again; once more with a note where the model fails, or says too much or for too long."""
    heard = _Heard("", refused=False)
    try:
        with closing(reply.heard(model, system, user, longest=LONGEST, patience=max(PATIENCE, model.timeout))) as texts:
            for text in texts:
                heard = _Heard(*_without_refusal(text))
                yield heard
    except ModelError as e:
        yield replace(heard, note=str(e))


def _without_refusal(text: str) -> tuple[str, bool]:
    """A text without the refusal that the prompt asks for, and whether it was there: in any letters, and at the end of a line also
    without its full stop."""
    words = r"\s+".join(map(re.escape, prompts.template("write_refusal").rstrip(".").split()))
    cited = r"(?:\s*\[[^\]]*\])?"
    text, times = re.subn(rf"{words}{cited}(?:[.!]{cited}|(?=\s*(?:\n|\Z)))", "", text, flags=re.IGNORECASE)
    return text.strip(), bool(times)


def _system(audience: str) -> str:
    return prompts.render(
        "write_system", audience=prompts.render(f"audience_{audience}"), refusal=prompts.template("write_refusal")
    )


def _user(question: str, quotes: Sequence[Evidence]) -> str:
    """The question, what it leans on, and the numbered quotes, each on one line, so that none can pass for another part of the
    request."""
    numbered = [
        f"[{number}] ({' > '.join(map(_line, quote.context))}) {_line(quote.text)}"
        for number, quote in enumerate(quotes, 1)
    ]
    read = parse(_line(question))
    before = f" (asked before: {'; '.join(read.context)})" if read.context else ""
    return prompts.render("write_question", quotes="\n".join(numbered), question=f"{read.asked}{before}")


def _line(text: str) -> str:
    return " ".join(text.split())


def _checked(sentence: str, known: Sequence[Evidence], encoder: Encoder) -> Sentence:
    cited = cited_numbers(sentence)
    text = without_citations(sentence)
    if unknown := check_cited(cited, range(1, len(known) + 1)):
        return Sentence(text, cited, readable(unknown, text, ()))
    quotes = [known[n - 1] for n in cited]
    return Sentence(text, cited, readable(check(sentence, quotes, encoder=encoder), text, quotes))


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
