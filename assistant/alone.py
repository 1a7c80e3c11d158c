"""Whether a question can be understood alone, told from its own words."""

import re
from collections.abc import Callable

from assistant.aspects import aspects
from assistant.kinds import asks_kind
from assistant.people import people_named
from assistant.plain import is_plain
from assistant.question import is_term
from assistant.synonyms import spelled_out
from index.keywords import is_function_word
from index.lexicon import WORD

# Content words: a question with fewer may lean on the last one; one that opens as a further question does ("and", "instead"),
# or that points back ("it", "that"), leans on it up to so many.
SHORT, LONGEST_OPENED, LONGEST_POINTING = 3, 8, 10

_OPENING = re.compile(
    r"^\W*(?:and|but|so|or|then|also|what about|how about|(?:no|sorry|oops|wait|actually|ok(?:ay)?)\W+(?=i mean)|i meant?|what if|if (?:that|this|it|so|not)|why not|instead)\b",
    re.I,
)
_PRONOUN = re.compile(
    r"\b(?:it|its|they|them|their|theirs|that|this|these|those|he|him|his|she|her|hers|one|ones|such|same|former|latter|there)\b",
    re.I,
)
# Of these the ones that speak of people: they point to the patient, and not to what is asked about.
_PERSON = re.compile(r"\b(?:he|him|his|she|her|hers)\b", re.I)
_CONDITION = re.compile(r"^\W*(?:and|but|what about|how about)\s+(?:in|if|for|with|when|during|after|at|on)\b", re.I)
_DANGLING = re.compile(
    r"\b(?:instead|otherwise|else|alternatives?|alongside|next|after(?:wards)?|before(?:hand)?|above|another|other|again|only those|the adults?)\b",
    re.I,
)
_SORT = re.compile(
    r"(?:anti-?(?:biotic|microbial|fungal|viral|emetic|pyretic|coagulant|hypertensive)|analgesic|analgesia|(?:cortico)?steroid|abx|fluid|vaccine|surgery)s?",
    re.I,
)


def content_words(text: str) -> list[str]:
    """The words that say what a text is about, in order; [] where there are only function words."""
    return [
        w
        for w in WORD.findall(text)
        if not is_function_word(w) and not _DANGLING.fullmatch(w) and not _PRONOUN.fullmatch(w)
    ]


def leans(question: str, known: Callable[[str], bool]) -> bool:
    """True where the question cannot be understood alone; `known` is whether the library prints a word.

    A full question about something new is understood alone, even where the library does not know what it asks about: a
    wrong carry-over is worse than none.
    """
    own = content_words(question)
    if not own:
        return True
    if _OPENING.search(question) or _DANGLING.search(question):
        return len(own) <= LONGEST_OPENED
    if _PRONOUN.search(question):
        return len(own) <= LONGEST_POINTING
    if any(_SORT.fullmatch(w) for w in own):  # "antibiotics and dose", but not "steroids for asthma"
        return all(tells_nothing(w) for w in own)
    return len(own) < SHORT and all(tells_nothing(w) or (known(w) and not is_term(w)) for w in own)


def tells_nothing(word: str) -> bool:
    """True for a word that names no topic: of asking, for a part of a guideline, or for a sort of treatment."""
    word = spelled_out(word)
    return is_plain(word) or asks_kind(word) or bool(aspects(word) or _SORT.fullmatch(word))


def continues(question: str, known: Callable[[str], bool]) -> bool:
    """True where a question is about what the refused one before it was about: it names nothing of its own that the library
    prints, as "how often?" and "and in pregnancy?" do, or points back. "What about etoposide?" and "can she have etoposide?" do not."""
    if _PRONOUN.search(_PERSON.sub("", question)) or _CONDITION.search(question):
        return True
    own = [w for w in content_words(question) if not (is_plain(w) or asks_kind(w) or people_named(w))]
    return leans(question, known) and not any(known(w) for w in own)
