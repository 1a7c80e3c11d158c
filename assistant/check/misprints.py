"""Names of drugs that a quote misprints."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.check.evidence import Evidence
from assistant.vocabulary.drugs import is_drug, is_listed
from index.embed import everyday_words
from index.keywords import stem
from index.slips import slips

_NAME = re.compile(r"[A-Za-z]{8,}")


def as_meant(cited: Sequence[Evidence], sentence: str) -> Sequence[Evidence]:
    """The quotes with the drugs that a sentence names for what they print with a letter doubled, dropped or swapped: "psuedoephedrine". A
    letter changed may make another name ("thyroglobulin"), and what is another drug, or English, is no misprint. Only for comparing: a
    quote is shown as it is printed."""
    names = sorted({m[0].lower() for m in _NAME.finditer(sentence) if is_drug(m[0])})
    return [_mended(e, names) for e in cited] if names else cited


def _mended(evidence: Evidence, names: Sequence[str]) -> Evidence:
    printed = {m[0].lower() for text in (evidence.text, *evidence.context) for m in _NAME.finditer(text)}
    odd = sorted(w for w in printed if not is_listed((stem(w),)) and w not in everyday_words())
    for name in names:
        for word in odd if name not in printed else ():
            if _is_misprint(word, name):
                evidence = _renamed(evidence, word, name)
    return evidence


def _is_misprint(word: str, name: str) -> bool:
    """Whether a word is a name with two letters swapped, or one more or less, but for its ends: "circadian" is none of "circadin"."""
    ends = word[0] == name[0] and word[-2:] == name[-2:]
    return ends and (len(word) != len(name) or sorted(word) == sorted(name)) and slips(word, name, 1) == 1


def _renamed(evidence: Evidence, word: str, name: str) -> Evidence:
    def meant(text: str) -> str:
        return re.sub(
            rf"\b{word}\b", lambda m: name.capitalize() if m[0][0].isupper() else name, text, flags=re.IGNORECASE
        )

    return replace(evidence, text=meant(evidence.text), context=tuple(map(meant, evidence.context)))
