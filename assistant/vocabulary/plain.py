"""Plain words: what people ask with, whatever they ask about.

"Why do secondary infections matter?", "which drug is suggested?", "how many tablets does my patient need?": that a library
never prints "matter" or "suggested" says nothing of what it covers. Such words still help to find a passage that prints them; they are not
named as missing and are no evidence of absence. `plain.txt` beside this module lists them by class: words of asking, kin, days,
how a case is told; no condition, drug, test or organ is among them.
"""

import re
from functools import cache

from assistant.vocabulary.tables import lines
from index.keywords import is_function_word, stem

# What is measured, the age and sex of notes, and places in an order: "12kg", "500mg", "30yo", "68M", "2nd".
_MEASURED = re.compile(
    r"\d+(?:kg|g|mg|mcg|µg|μg|ug|ml|l|cm|mm|iu|mmol|meq|mmhg|h|hrs?|mins?|d|wks?|w|mo|mths?|[mf]|yo?[mf]?|yrs?|x|st|nd|rd|th)|\d+-(?:year|month|week|day)s?-old(?:'s)?",
    re.I,
)


@cache
def _stems() -> frozenset[str]:
    words = _listed("plain.txt")
    return words | frozenset(map(stem, words))


@cache
def _listed(file: str) -> frozenset[str]:
    return frozenset(w.lower() for line in lines(file) for w in line.split())


def is_plain(word: str) -> bool:
    """True for a word that people ask with, an amount, or a function word."""
    low = word.lower().replace("’", "'")
    if is_function_word(word) or _MEASURED.fullmatch(low) or low in _stems():
        return True
    # The stem of a compound is that of its first part: "CAR-T" is no car.
    return "-" not in low and stem(low) in _stems()


def is_general(word: str) -> bool:
    """True for a word of general English that tells no topic of medicine: "compulsory", "tackled". `general.txt` beside this module
    lists them, form by form: "enteric" and "entered", "iron" and "ironic" have one stem."""
    return word.lower() in _listed("general.txt")
