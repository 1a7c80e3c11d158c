"""What a single word of a question says. All of these take a word as it is typed, never its stem: "durat" asks for nothing.

| | |
| --- | --- |
| `is_function_word` of `index.keywords` | says nothing, whatever is asked: "the", "does" |
| `is_plain` of `assistant.vocabulary.plain` | function words, amounts, and what people ask with: "suggested", "12kg" |
| `is_general` of `assistant.vocabulary.plain` | general English that tells no topic of medicine: "compulsory" |
| `asks_kind` of `assistant.asked.kinds` | a kind of answer: "dose" |
| `people_named` of `assistant.vocabulary.people` | people: "pregnancy" |
| `names_nothing` | plain, a kind of answer or people: what is asked for or for whom, and not what it is asked of |
| `tells_nothing` | plain, a kind of answer, a part of a guideline or a sort of treatment: a question of such words has no topic yet |
| `is_term` | no everyday English: "etoposide" |
| `is_illness` of `assistant.vocabulary.illnesses` | ends as names of illnesses do: "pericarditis" |
| `names_one_thing` | medicine has one meaning for it: "asthma", not "drip" |
| `is_everyday` | everyday English that tells no topic: "trolley" |
"""

import re

from assistant.asked.aspects import aspects
from assistant.asked.kinds import asks_kind
from assistant.vocabulary.illnesses import is_illness
from assistant.vocabulary.people import people_named
from assistant.vocabulary.plain import is_plain
from assistant.vocabulary.synonyms import is_name, spelled_out
from index.embed import everyday_words
from index.keywords import is_function_word
from index.lexicon import WORD

PRONOUN = re.compile(
    r"\b(?:it|its|they|them|their|theirs|that|this|these|those|he|him|his|she|her|hers|one|ones|such|same|former|latter|there)\b",
    re.I,
)
# What points back to something said before.
DANGLING = re.compile(
    r"\b(?:instead|otherwise|else|alternatives?|alongside|next|after(?:wards)?|before(?:hand)?|above|another|other|again|only those|the adults?)\b",
    re.I,
)
_SORT = re.compile(
    r"(?:anti-?(?:biotic|microbial|fungal|viral|emetic|pyretic|coagulant|hypertensive)|analgesic|analgesia|(?:cortico)?steroid|abx|fluid|vaccine|surgery)s?",
    re.I,
)
_UNIT = re.compile(r"(?:yrs?|yo|mths?|wks?|hrs?|mins?|kgs?|mgs?|mcg|gms?|mls?|tabs?|caps?|amps?)", re.I)
# Diseases, and what is done for them, that are everyday English, and mean one thing.
_KNOWN_TO_ALL = frozenset(
    "asthma autism cancer cholera dementia depression diabetes flu gout influenza leukemia malaria obesity pneumonia schizophrenia smallpox"
    " stroke tuberculosis vertigo acupuncture amputation chemotherapy hypnosis pacemaker pacemakers radiotherapy surgery transfusion transfusions"
    " transplant transplants transplantation vaccination".split()
)


def content_words(text: str) -> list[str]:
    """The words that say what a text is about, in order; [] where there are only function words."""
    return [
        w
        for w in WORD.findall(text)
        if not is_function_word(w) and not DANGLING.fullmatch(w) and not PRONOUN.fullmatch(w)
    ]


def topic_words(text: str) -> list[str]:
    """Those of its content words that name a topic, in order; [] where none does."""
    return [w for w in content_words(text) if not tells_nothing(w)]


def names_nothing(word: str) -> bool:
    """True for a word of asking, of a kind of answer, or of people: none of them is what something is asked of."""
    return is_plain(word) or asks_kind(word) or bool(people_named(word))


def tells_nothing(word: str) -> bool:
    """True for a word that names no topic: of asking, for a part of a guideline, or for a sort of treatment."""
    word = spelled_out(word)
    return is_plain(word) or asks_kind(word) or bool(aspects(word)) or is_sort(word)


def is_sort(word: str) -> bool:
    """True for a sort of treatment, of which a guideline names several: "antibiotics", "fluids"."""
    return bool(_SORT.fullmatch(word))


def is_term(word: str) -> bool:
    """True for a word that is no everyday English: "etoposide", "HbA1c"; a unit, a number with one, or a compound is none."""
    return word.isalnum() and word[0].isalpha() and word.lower() not in everyday_words() and not _UNIT.fullmatch(word)


def names_one_thing(word: str) -> bool:
    """True for what medicine has one meaning for: an illness, or a name of the tables; not for "drip". In capitals "PE" is no
    word of English."""
    everyday = word.lower() in everyday_words() and not word.isupper()
    return word.lower() in _KNOWN_TO_ALL or (not everyday and (is_name(word) or is_illness(word)))


def is_everyday(word: str) -> bool:
    """True for everyday English that tells no topic of medicine: "trolley"; not for "asthma", "toddler" or "drip"."""
    return word.lower() in everyday_words() and not (is_illness(word) or people_named(word) or is_name(word))
