"""The sentences of a question that ask, and the questions in a question."""

import re

from assistant.asked.kinds import kinds_asked
from assistant.asked.reading import continued
from assistant.vocabulary.drugs import SALT, is_drug
from index.lexicon import WORD

_PARTS = re.compile(
    r"(?:[?;]\s*(?:and\s+)?|,?\s+and\s+)(?=(?:what|when|which|who|how|why|where|is|are|does|do|can|should|at what|for how|in what|until)\b)",
    re.I,
)
_NAMED = rf"{WORD.pattern}(?:{SALT})?"
_JOINED = r",? (?:and|or|&)(?: of)? "
_DRUG_LIST = re.compile(rf"{_NAMED}(?:, {_NAMED})*{_JOINED}{_NAMED}", re.I)
MOST_PARTS = 3  # of a question; one with more is searched for as a whole
SENTENCE_ENDS = re.compile(r"(?<=[.?!])\s+")
_EVERYBODY = re.compile(
    r"\b(?:all|every|each|any|most) (?:(?:of )?(?:the|my|our|these|those) )?((?:[\w-]+ ){0,2}?)(?:patients?|pts?|cases?|people|persons?)\b(?: (?:with|who have)\b)?|"
    r"\beverybody\b|\beveryone\b",
    re.I,
)
# What is no question of its own: "which steroid, and how much?", "a stye: how long and how often?"
_BARE = re.compile(
    r"(?:.*[.?!:;]\s+)?(?:(?:at|for|in) )?(?:how (?:much|often|long|many(?: \w+)?)|what (?:dose|dosage|interval|frequency|duration))\W*",
    re.I | re.S,
)


def asking(text: str) -> str:
    """The sentences of a question that ask: those with a question mark, else the last; and, in brackets at the end, a refused
    one that it continues. "" for no text."""
    sentences = SENTENCE_ENDS.split(text)
    return " ".join([s for s in sentences if s.endswith(("?", "]"))] or sentences[-1:])


def without_everybody(text: str) -> str:
    """The text without those of whom all it asks: "does every HLH patient need IVIG?" asks of IVIG in HLH. Itself where it does not."""
    return _EVERYBODY.sub(lambda found: found[1] or "", text)


def parts(text: str) -> tuple[str, ...]:
    """The questions in a question: "when is it indicated and what is the regimen?" holds two. At least one; a case that is told
    before them stays with the first: "she is pale and is confused. What now?" holds one. A refused question in brackets goes with
    each."""
    own, refused = continued(text)
    if refused:
        return tuple(f"{part} [{refused}]" for part in parts(own))
    asked = asking(text)
    told = text[: -len(asked)] if asked and text.endswith(asked) else ""
    found = [p.strip(" ,;") for p in _PARTS.split(text[len(told) :])]
    full = [p for p in found if p]
    full[:1] = [told + p for p in full[:1]]
    if any(map(_BARE.fullmatch, full)):
        return (text,)
    return tuple(full) if 1 < len(full) <= MOST_PARTS and all(len(p.split()) > 1 for p in full) else (text,)


def by_drug(text: str) -> tuple[str, ...]:
    """A question for each drug where one asks for the dose of several: "dose of oxytocin and misoprostol in PPH" asks two. The
    question itself where it asks for no kind of answer, or lists no two drugs, or more than MOST_PARTS."""
    asks = asking(text)
    if not kinds_asked(asks):
        return (text,)
    for listed in _DRUG_LIST.finditer(asks):
        named = re.split(f"{_JOINED}|, ", listed[0])
        if len(named) <= MOST_PARTS and all(map(_is_drug_or_salt, named)):
            return tuple(text.replace(listed[0], name) for name in named)
    return (text,)


def _is_drug_or_salt(name: str) -> bool:
    """True for "phenytoin", "phenytoin sodium" and "magnesium sulphate"."""
    return any(map(is_drug, WORD.findall(name))) or bool(re.search(SALT, name, re.I))
