"""Names of drugs that a quote misprints."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.check.evidence import Evidence
from assistant.vocabulary.drugs import is_drug, is_listed
from index.embed import everyday_words
from index.keywords import stem
from index.slips import slips

_NAME = re.compile(r"[A-Za-z]{8,}")


def as_meant(cited: Sequence[Evidence], sentence: str) -> Sequence[Evidence]:
    """The quotes with the drugs that a sentence names for what they print with a letter wrong: "psuedoephedrine". What is another drug,
    or English, is no misprint, and where a quote prints a name rightly nothing of it is changed. Only for comparing: a quote is shown as it is printed."""
    names = {m[0].lower() for m in _NAME.finditer(sentence) if is_drug(m[0])}
    return [_mended(e, names) for e in cited] if names else cited


def _mended(evidence: Evidence, names: Iterable[str]) -> Evidence:
    printed = {m[0].lower() for text in (evidence.text, *evidence.context) for m in _NAME.finditer(text)}
    odd = [w for w in printed if not is_listed((stem(w),)) and w not in everyday_words()]
    for name in names:
        for word in odd if name not in printed else ():
            if word[0] == name[0] and slips(word, name, 1) == 1:
                evidence = _renamed(evidence, word, name)
    return evidence


def _renamed(evidence: Evidence, word: str, name: str) -> Evidence:
    wrong = re.compile(rf"\b{word}\b", re.IGNORECASE)
    return replace(
        evidence, text=wrong.sub(name, evidence.text), context=tuple(wrong.sub(name, c) for c in evidence.context)
    )
