"""For which illness a question asks something, under every name that it has: malaria in "hydroxychloroquine for malaria"."""

import re

from assistant.asked.asking import asking
from assistant.asked.words import content_words, names_nothing
from assistant.vocabulary.drugs import names_drug
from assistant.vocabulary.illness_groups import illness_group
from assistant.vocabulary.illnesses import names_illness
from assistant.vocabulary.synonyms import Stems, all_names, synonyms
from index.lexicon import WORD, Lexicon, content_stems

SHORT = 5  # content words of a question that asks for all illnesses that it names: "anakinra dose MAS"
# A longer one tells others too: "a diabetic with …" asks for that with which it has "for", "in" or "of".
_FOR = re.compile(r"\b(?:in|for|of|against|with)\W+(?:[\w'’-]+\W+){0,3}?$", re.I)
# What is told to be an illness by the word behind it: "nephrotic syndrome".
_SORTED = re.compile(r" (?:disease|syndrome|palsy|disorder|dystrophy)s?\b", re.I)
_ENDED = re.compile(r"[,;:.?!(]")


def illness_names(text: str, lexicon: Lexicon) -> dict[str, frozenset[Stems]]:
    """The illnesses for which the sentences of a text ask, as typed, each with what another text may call it, by stems: its names, those
    of what it is a word of, what the library abbreviates or spells out, and, where no drug is asked of, the group that it is in."""
    asks = asking(text)
    short = len(content_words(asks)) <= SHORT
    drug = any(map(names_drug, WORD.findall(asks)))
    found: dict[str, frozenset[Stems]] = {}
    for word in WORD.finditer(asks):
        sort = _SORTED.match(asks, word.end()) if _tells_it(word[0]) else None
        if (sort or names_illness(word[0])) and (short or _asked_for(asks[: word.start()])):
            found[word[0] + (sort[0] if sort else "")] = _names(word[0], asks, lexicon, grouped=not drug)
    return found


def _asked_for(before: str) -> bool:
    """Whether what stands before a name asks for it: "in severe"."""
    asked = _FOR.search(before)
    return asked is not None and not _ENDED.search(before, asked.start())


def _tells_it(word: str) -> bool:
    return not (names_nothing(word) or names_drug(word))


def _names(illness: str, text: str, lexicon: Lexicon, *, grouped: bool) -> frozenset[Stems]:
    others = [o for one in synonyms(text, lexicon) if illness.lower() in one.name.lower() for o in one.others]
    others += [*lexicon.same_meaning(illness), *([illness_group(illness, lexicon)] if grouped else [])]
    return all_names(illness) | {content_stems(name) for name in others if name}
