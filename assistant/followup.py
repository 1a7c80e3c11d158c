"""Question and history → the question as it is searched for, without a language model.

The reading is one line of text that a user can see and edit: the question, and behind a middle dot the words that it takes
from the conversation, which count for less: "and what regimen? · PLEX indicated".
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.types import Answer, Turn
from index.keywords import stem
from index.lexicon import WORD
from index.search import is_function_word

DOT = " · "
MAX_CONTEXT_WORDS = 14
COMMON = 1.5  # rarity below which a word stands in about a quarter of all blocks and tells nothing apart
SHORT = 3  # content words; a question with fewer may lean on the last one

_OPENING = re.compile(
    r"^\W*(?:and|but|so|or|then|also|what about|how about|what if|if (?:that|this|it|so|not)|why not|instead)\b", re.I
)
_SWITCH = re.compile(r"^\W*(?:and|but|or|what about|how about)?\W*(?:what about|how about|and|for|in|with)\b", re.I)
_PRONOUN = re.compile(
    r"\b(?:it|its|they|them|their|theirs|that|this|these|those|he|him|his|she|her|hers|one|ones|such|same|former|latter|there)\b",
    re.I,
)
_DANGLING = re.compile(
    r"\b(?:instead|otherwise|else|alternatives?|alongside|next|after(?:wards)?|before(?:hand)?|above|another|other|again|only those|the adults?)\b",
    re.I,
)
_ORDINAL = re.compile(
    r"\b(?:the\s+)?(first|second|third|fourth|fifth|last)\s+(?:one|option|drug|step|choice|line|item|point)?\b(?!\s*[- ]?line)",
    re.I,
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth")
_NAMES_ITEM = re.compile(
    r"\bthe\s+(?:first|second|third|fourth|fifth|last)\s+(?:one|option|drug|step|choice|item|point)\b", re.I
)
_ASKS_SOURCE = re.compile(
    r"\b(?:which|what|whose)\s+(?:references?|sources?|citations?|papers?|stud(?:y|ies))\b.*\b(?:that|this|it|these|those|from|cited?)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as it is searched for: what is asked, and what it takes from the conversation ("" for nothing)."""

    asked: str
    context: str = ""

    def __str__(self) -> str:
        return f"{self.asked}{DOT}{self.context}" if self.context else self.asked


def parse(text: str) -> Reading:
    """A reading from its one line, as `str()` writes it and a user may have edited it."""
    asked, _, context = text.partition(DOT.strip())
    return Reading(asked.strip() or context.strip(), context.strip() if asked.strip() else "")


def asks_for_source(question: str) -> bool:
    """True for "which reference is that from?": the answer is the references of the last quotes."""
    return bool(_ASKS_SOURCE.search(question))


def read(
    question: str, history: Sequence[Turn], *, rarity: Callable[[str], float], known: Callable[[str], bool]
) -> Reading:
    """The question with what it leans on. Alone where it stands alone, or where nothing came before.

    rarity  of a stem in the library; known  whether the library prints a word
    """
    question = " ".join(question.split())
    if not history:
        return Reading(question)
    own = content_words(question)
    last = history[-1].answer
    if _NAMES_ITEM.search(question) and (item := _named_item(question, last)):
        return Reading(question, item)
    leans = _leans(question, own, known)
    before = parse(last.standalone)
    carried = (
        [*_topic(last, own, rarity), *content_words(before.asked), *content_words(before.context)]
        if leans
        else _topic(last, own, rarity)
    )
    if subjects := _new_subjects(question, own, rarity, known):
        carried = _without_subjects(carried, subjects, rarity)
    mine = {stem(w) for w in own}
    kept = {stem(w): w for w in reversed(carried) if stem(w) not in mine}
    return Reading(question, " ".join(list(reversed(kept.values()))[:MAX_CONTEXT_WORDS]))


def _topic(last: Answer, own: Sequence[str], rarity: Callable[[str], float]) -> list[str]:
    """What the last answer was about: the title of the document that it quotes first, where a title tells documents apart."""
    if not last.quotes:
        return []
    title = last.quotes[0].document.metadata.title or ""
    return [w for w in content_words(title) if rarity(stem(w)) > COMMON]


def content_words(text: str) -> list[str]:
    """The words that say what a text is about, in order; [] where there are only function words."""
    return [
        w
        for w in WORD.findall(text)
        if not is_function_word(w) and not _DANGLING.fullmatch(w) and not _PRONOUN.fullmatch(w)
    ]


def _leans(question: str, own: Sequence[str], known: Callable[[str], bool]) -> bool:
    """True where the question cannot be understood alone. A full question about something new is understood alone, even
    where the library does not know what it asks about: a wrong carry-over is worse than none."""
    if not own:
        return True
    if _OPENING.search(question) or _DANGLING.search(question):
        return len(own) <= 8
    if _PRONOUN.search(question):
        return len(own) <= 10
    return len(own) < SHORT and all(known(w) for w in own)


def _new_subjects(
    question: str, own: Sequence[str], rarity: Callable[[str], float], known: Callable[[str], bool]
) -> list[str]:
    """What the question puts in the place of the last subject ("what about ruxolitinib?", "and for chickenpox?")."""
    if _PRONOUN.search(question) or len(own) > SHORT or not _SWITCH.search(question):
        return []
    return [w for w in own if not known(w) or rarity(stem(w)) > 0]


def _without_subjects(carried: Sequence[str], subjects: Sequence[str], rarity: Callable[[str], float]) -> list[str]:
    """The carried words but the rarest, in whose place a new subject has come."""
    ranked = sorted({stem(w) for w in carried}, key=rarity, reverse=True)
    gone = set(ranked[: max(1, len(subjects))])
    return [w for w in carried if stem(w) not in gone]


def _named_item(question: str, last: Answer) -> str:
    """The text of "the second one": of the statements that answered last time, or of the quotes where those were single."""
    found = _ORDINAL.search(question)
    if not found or not last.quotes:
        return ""
    quotes = last.quotes
    items = [s for s in quotes[0].statements if s.kind != "sentence"]
    texts = [quotes[0].document.text[s.start : s.end] for s in items] if len(items) > 1 else [q.text for q in quotes]
    place = found[1].lower()
    n = len(texts) - 1 if place == "last" else _ORDINALS.index(place)
    return " ".join(content_words(texts[n])[:MAX_CONTEXT_WORDS]) if n < len(texts) else ""
