"""Which words name illnesses: by how they end, by the table `illnesses.txt` beside this module, or as the short form of such a name."""

import re
from functools import cache

from assistant.vocabulary.drugs import is_drug
from assistant.vocabulary.synonyms import ENGLISH_WORDS, spelled_out
from assistant.vocabulary.tables import lines
from index.keywords import stem

# No "diagnosis" and "prognosis".
_ENDING = re.compile(
    r"(?:aemia|emia|itis|iasis|(?<!gn)osis|oma|omata|philia|pathy|plegia|penia|uria|rrhoea|rrhea|rrhage|sclerosis|trophy|megaly)s?$",
    re.I,
)
# What the long form of a short one may end with, and says nothing by itself: "ACS" is a syndrome.
_SORT = frozenset(map(stem, "disease syndrome disorder infection deficiency failure".split()))


def is_illness(word: str) -> bool:
    """True for a word that ends as names of illnesses do: "pericarditis"."""
    return bool(_ENDING.search(word))


def names_illness(word: str) -> bool:
    """True for "pericarditis", "malaria" and "PE"; not for "syndrome", nor for a drug."""
    if is_drug(word):
        return False
    if _is_one(word):
        return True
    if word.upper() in ENGLISH_WORDS and not word.isupper():
        return False
    long = spelled_out(word)
    return long != word and any(_is_one(w) or stem(w) in _SORT for w in long.split()[-1:])


def _is_one(word: str) -> bool:
    return is_illness(word) or stem(word) in _listed()


@cache
def _listed() -> frozenset[str]:
    return frozenset(stem(word) for line in lines("illnesses.txt") for word in line.split())
