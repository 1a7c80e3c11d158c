"""What a failure of the check is about, for people: the check compares in a spelling of its own, and they read the quotes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from textwrap import shorten

import prompts
from assistant.check import Evidence, Failure
from assistant.check.claims import Claim
from index.sentences import sentences

_A_WORD = 3  # words of what is shown as it is
_LONGEST = 140  # characters of a sentence of a quote
_AS_IT_IS = ("number", "unit", "comparison", "subject")  # kinds that name an amount, or a word of order
_WORD = re.compile(r"[\w/-]+")
_UNNAMED = "no quote cited"
_UNLIKE = re.compile(r"similarity \S+|nothing said")


def readable(failures: Sequence[Failure], sentence: str, cited: Sequence[Evidence]) -> tuple[Failure, ...]:
    """The failures of a written sentence, each once, with the words of the sentence or of the quotes that they are about; where they
    have none, with the advice to compare the two."""
    return tuple(dict.fromkeys(replace(f, what=_what(f, sentence, cited)) for f in failures))


def _what(failure: Failure, sentence: str, cited: Sequence[Evidence]) -> str:
    what = failure.what.strip(" .,;:")
    if failure.kind == "reference":
        return prompts.render("check_uncited") if what == _UNNAMED else what
    if failure.kind in _AS_IT_IS:
        return what
    if _UNLIKE.fullmatch(what):
        return prompts.render("check_compare")
    if len(what.split()) <= _A_WORD:
        return f"“{_as_written(what, sentence, cited)}”"
    own = next((s for s in _quoted(cited) if what in Claim(s).plain), "")
    return f"“{shorten(own, _LONGEST, placeholder=' …')}”" if own else prompts.render("check_compare")


def _as_written(what: str, sentence: str, cited: Sequence[Evidence]) -> str:
    """A word or two in the letters of the sentence, or of a quote, where one of them has it: "PLEX" of "plex", "first-line" of
    "firstline"."""
    word = re.compile(rf"(?<!\w){re.escape(what)}(?!\w)", re.IGNORECASE)
    if found := next(filter(None, map(word.search, (sentence, *_quoted(cited)))), None):
        return found[0]
    return next((w for w in _WORD.findall(sentence) if what in Claim(w).plain), what)


def _quoted(cited: Sequence[Evidence]) -> Iterator[str]:
    """Each sentence of the quotes and of what they stand under."""
    for line in (line for e in cited for text in (e.text, *e.context) for line in text.splitlines()):
        yield from (line[a:b].removeprefix("- ") for a, b in sentences(line, 0, len(line)))
