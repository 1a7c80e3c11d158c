"""Slips of the keyboard in a question, and names cut short, mended to what the library prints."""

import re
from functools import cache

from assistant.asked.notes import written_out
from assistant.vocabulary.drugs import drugs, is_drug
from assistant.vocabulary.plain import is_plain
from assistant.vocabulary.synonyms import is_name
from index.embed import everyday_words
from index.keywords import stem
from index.lexicon import WORD, Lexicon

ROOT = 5  # letters of a word that tell of what it is made
SHORTEST_CUT = 5  # letters of a drug's name that is cut short


def mended(text: str, lexicon: Lexicon) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The text with its slips of the keyboard mended, and (typed, meant) of each. An everyday word, in any form, or a name is
    meant as typed, whether the library prints it or not: "wants" is no slip of "warts", nor "shadowing" of "showing". A drug's
    name may be cut short: "loraz". What notes write with signs is written out first: "2°"."""
    text, signs = written_out(text)
    corrections = [*signs]
    for typed in dict.fromkeys(WORD.findall(text)):
        meant_so = is_plain(typed) or typed.lower() in everyday_words() or is_name(typed)
        if meant_so or stem(typed) in _everyday_stems():
            continue
        corrected = lexicon.correction(typed)
        if corrected and _means_itself(typed, corrected, text, lexicon):
            continue
        if meant := corrected or _cut_short(typed, lexicon):
            corrections.append((typed, meant))
            text = re.sub(rf"(?<!\w){re.escape(typed)}(?!\w)", meant, text)
    return text, tuple(corrections)


def _means_itself(typed: str, corrected: str, text: str, lexicon: Lexicon) -> bool:
    """Whether a word that could be a slip of another one is none: a name with a capital inside a sentence is none of everyday English, "Centor"
    none of "center"; nor is what is made of a word that the library prints, "herpetic" of herpes, one of a word that is not."""
    name = typed.istitle() and corrected in everyday_words() and bool(re.search(rf"[a-z,] {typed}\b", text))
    root = typed.lower()[:ROOT]
    made = len(typed) > ROOT and not corrected.startswith(root) and any(w.startswith(root) for w in lexicon.words)
    return name or made


def _cut_short(typed: str, lexicon: Lexicon) -> str | None:
    """The drug of the library whose name, or the commonest of whose names, begins with an unknown word: lorazepam for "loraz",
    "phenobarb" for either name of it; None where there is none, or several drugs."""
    if len(typed) < SHORTEST_CUT or lexicon.knows(typed):
        return None
    named = [w for w in lexicon.words if w.startswith(typed.lower()) and is_drug(w)]
    meant = frozenset[str]().union(*map(drugs, named))
    return max(named, key=lexicon.words.__getitem__) if len(meant) == 1 else None


@cache
def _everyday_stems() -> frozenset[str]:
    return frozenset(map(stem, everyday_words()))
