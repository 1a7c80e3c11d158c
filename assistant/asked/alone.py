"""Whether a question can be understood alone, told from its own words."""

import re
from collections.abc import Callable

from assistant.asked.kinds import without_kinds
from assistant.asked.words import DANGLING, PRONOUN, content_words, is_sort, is_term, names_nothing, tells_nothing
from assistant.vocabulary.people import people_named, without_people

# Content words: a question with fewer may lean on the last one; one that opens as a further question does ("and", "instead"),
# or that points back ("it", "that"), leans on it up to so many.
SHORT, LONGEST_OPENED, LONGEST_POINTING = 3, 8, 10
LONGEST_OF_SAME = 5  # content words of a question that is still asked of the patient of the last one
_ANYBODY_ELSE = re.compile(
    r"\b(?:another|new|other|different|next|patients|adults?|anyone|everyone|people|in general|general(?:ly)?)\b", re.I
)

_OPENING = re.compile(
    r"^\W*(?:and|but|so|or|then|also|what about|how about|(?:no|sorry|oops|wait|actually|ok(?:ay)?)\W+(?=i mean)|i meant?|what if|if (?:that|this|it|so|not)|why not|instead)\b",
    re.I,
)
# The pronouns that speak of people: they point to the patient, and not to what is asked about.
_PERSON = re.compile(r"\b(?:he|him|his|she|her|hers)\b", re.I)
_CONDITION = re.compile(r"^\W*(?:and|but|what about|how about)\s+(?:in|if|for|with|when|during|after|at|on)\b", re.I)


def leans(question: str, known: Callable[[str], bool]) -> bool:
    """True where the question cannot be understood alone; `known` is whether the library prints a word.

    A full question about something new is understood alone, even where the library does not know what it asks about: a
    wrong carry-over is worse than none.
    """
    own = content_words(without_kinds(question))
    if all(map(tells_nothing, own)):
        return True
    if _OPENING.search(question) or DANGLING.search(question):
        return len(own) <= LONGEST_OPENED
    if PRONOUN.search(question):
        return len(own) <= LONGEST_POINTING
    if any(map(is_sort, own)):  # "steroids for asthma"; "antibiotics and dose" names no topic
        return False
    return len(own) < SHORT and all(tells_nothing(w) or (known(w) and not is_term(w)) for w in own)


def of_same_patient(question: str) -> bool:
    """True for a short question that tells of nobody else: "paracetamol then, how much?" behind one on a 12-year-old is asked of the
    same child, though it can be understood alone."""
    return len(content_words(question)) <= LONGEST_OF_SAME and not (
        _ANYBODY_ELSE.search(question) or people_named(question)
    )


def says_nothing(text: str) -> bool:
    """True for a text that names no topic of its own, only a part of a guideline, a kind of answer or people: "safe in renal failure?"."""
    return all(map(tells_nothing, content_words(without_people(text))))


def continues(question: str, known: Callable[[str], bool]) -> bool:
    """True where a question is about what the refused one before it was about: it names nothing of its own that the library
    prints, as "how often?" and "and in pregnancy?" do, or points back. "What about etoposide?" and "can she have etoposide?" do not."""
    if PRONOUN.search(_PERSON.sub("", question)) or _CONDITION.search(question):
        return True
    own = [w for w in content_words(question) if not names_nothing(w)]
    return leans(question, known) and not any(known(w) for w in own)
