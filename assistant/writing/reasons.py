"""What a failure of the check is about, for people: the check compares in a spelling of its own, and they read the quotes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from textwrap import shorten

import prompts
from assistant.check.claims import Claim
from assistant.check.evidence import Evidence
from assistant.check.failure import SAYS_NOTHING, UNCITED, UNLIKE, Failure
from index.sentences import sentences

_A_WORD = 3  # words of what is shown as it is
_A_RUN = 4  # words that the check may write as one: "when all else fails"
_LONGEST = 140  # characters of a sentence of a quote
_AMOUNTS = (
    "number",
    "unit",
    "comparison",
    "subject",
)  # kinds that name an amount, which is printed as it is, or a word
_LISTS = ("joined", "meaning")  # kinds that may name several words, with commas between
_BEHIND_A_COLON = (
    "reference",
    "negation",
    "restriction",
    "meaning",
)  # kinds whose reasons end in what may be a sentence
_WORD = re.compile(r"[\w/-]+")


def readable(failures: Sequence[Failure], sentence: str, cited: Sequence[Evidence]) -> tuple[Failure, ...]:
    """The failures of a written sentence, each once, with the words of the sentence or of the quotes that they are about; where they
    have none, with the advice to compare the two."""
    return tuple(dict.fromkeys(_readable(f, sentence, cited) for f in failures))


def _readable(failure: Failure, sentence: str, cited: Sequence[Evidence]) -> Failure:
    if what := _what(failure, sentence, cited):
        return replace(failure, what=what)
    kind = failure.kind if failure.kind in _BEHIND_A_COLON else "meaning"
    return Failure(kind, prompts.render("check_compare"))


def _what(failure: Failure, sentence: str, cited: Sequence[Evidence]) -> str:
    """What the failure is about, as people read it; "" where the sentence and the quotes have no words for it."""
    what = failure.what.strip(" .,;:")
    if failure.kind == "reference":
        return prompts.render("check_uncited") if what == UNCITED else what
    if failure.kind in _AMOUNTS and any(map(str.isdigit, what)):
        return what
    if what == SAYS_NOTHING or what.startswith(UNLIKE):
        return ""
    if failure.kind in _LISTS:
        words = (_as_written(word, sentence, cited) for word in what.split(", "))
        return ", ".join(f"“{word}”" for word in dict.fromkeys(words) if word)
    if len(what.split()) <= _A_WORD:
        word = _as_written(what, sentence, cited)
        return f"“{word}”" if word else ""
    own = next((s for s in _quoted(cited) if what in Claim(s).plain), "")
    return f"“{shorten(own, _LONGEST, placeholder=' …')}”" if own else ""


def _as_written(what: str, sentence: str, cited: Sequence[Evidence]) -> str:
    """A word or two in the letters of the sentence, or of a quote, where one of them has it: "PLEX" of "plex", "first-line" of
    "firstline", "if necessary" of "asneeded", "etoposide" of its root; "" where none has."""
    word = re.compile(rf"(?<!\w){re.escape(what)}(?!\w)", re.IGNORECASE)
    said = (sentence, *_quoted(cited))
    if found := next(filter(None, map(word.search, said)), None):
        return found[0]
    return next(filter(None, (_run(what, word, text) for text in said)), "")


def _run(what: str, word: re.Pattern[str], text: str) -> str:
    """The fewest words of a sentence that the check writes as `what`, or as a word with that root; "" for none."""
    claim = Claim(text)
    if not word.search(claim.plain) and what not in claim.concepts:
        return ""
    words = list(_WORD.finditer(text))
    runs = (text[a.start() : b.end()] for n in range(_A_RUN) for a, b in zip(words, words[n:], strict=False))
    return next((run for run in runs if word.search((said := Claim(run)).plain) or what in said.concepts), "")


def _quoted(cited: Sequence[Evidence]) -> Iterator[str]:
    """Each sentence of the quotes and of what they stand under."""
    for line in (line for e in cited for text in (e.text, *e.context) for line in text.splitlines()):
        yield from (line[a:b].removeprefix("- ") for a, b in sentences(line, 0, len(line)))
