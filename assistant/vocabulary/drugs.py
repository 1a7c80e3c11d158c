"""Which words are names of drugs: by the table beside this module, and by the endings that the World Health Organization gives them."""

import re
from functools import cache, lru_cache

from assistant.vocabulary.synonyms import all_names, names_in, one_name
from index.keywords import stem

# WHO, The use of stems in the selection of International Nonproprietary Names (INN), 2018: those that no common word ends in.
_STEMS = re.compile(
    r"(?:cef|sulfa|sulpha)(?!tion)[a-z]{4,}|[a-z]{2,}(?:azole|mycin|micin|cillin|cycline|oxacin|penem|bactam|vir|vudine|quine|"
    r"mab|tinib|ciclib|parib|zomib|limus|imod|(?:ner|ta|ber)cept|kinra|trexate|platin|rubicin|taxel|lutamide|relin|relix|"
    r"pril|prilat|sartan|olol|alol|dipine|semide|thiazide|zosin|vastatin|fibrate|xaban|gatran|grel|grelor|parin|plase|siran|"
    r"gliptin|gliflozin|glutide|glitazone|formin|dronate|dronic|"
    r"(?<!es)terol|tropium|lukast|sone|solone|(?<!r)onide|"
    r"setron|triptan|(?:me|fa|ni|za|ra)tidine|azepam|zolam|barbital|barbitone|oxetine|pramine|triptyline|faxine|stigmine|caine|curonium|"
    r"profen|coxib|fenac|oxicam|oxone|orphan|"
    r"gestrel|estradiol|cromil|cysteine|fosfamide|mustine|poetin|tecan|tadine|rizine)"
)
# What stands behind the name of a drug of which it is a salt: "magnesium sulphate".
SALT = r" (?:sulphate|sulfate|chloride|gluconate|phosphate|sodium|hydrochloride|succinate|carbonate|acid)\b"
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1 << 17)
def is_drug(word: str) -> bool:
    """True for the name of a drug, as a guideline or a package prints it: "ceftriaxone", "Rocephin"; False for a class of them."""
    low = word.lower()
    return stem(low) in _listed() or bool(_STEMS.fullmatch(low))


def drugs(text: str) -> frozenset[str]:
    """The stems of the drugs that a text names, those with several names under one of them."""
    return frozenset(stem(w) for w in _WORD.findall(one_name(text.lower())) if is_drug(w))


def names_drug(word: str) -> bool:
    """True for the name of a drug, also as notes shorten it: "amox", "MgSO4"."""
    return is_drug(word) or not _names().isdisjoint(all_names(word))


def is_listed(name: tuple[str, ...]) -> bool:
    """True for a name, given by its stems, that the table has: not for one that only ends as drugs do, as "antivir" of antiviral."""
    return len(name) == 1 and name[0] in _listed()


@cache
def _names() -> frozenset[tuple[str, ...]]:
    """The names of `drugs.txt`, by their stems."""
    return frozenset(names_in("drugs.txt"))


@cache
def _listed() -> frozenset[str]:
    """The stems of those that are a single word."""
    return frozenset(name[0] for name in _names() if len(name) == 1)
