"""Which class a drug is in: what a guideline says of ACE inhibitors holds for ramipril, whether it names that or not; and who asks
for a calcineurin inhibitor is answered by what it says of tacrolimus."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from index.lexicon import Lexicon, content_stems

MOST_MEMBERS = 4  # of a class that a question names in their place; a wider one tells no drug


def drug_class(word: str, lexicon: Lexicon) -> str:
    """The narrowest class of a drug that the library prints, under a name that it prints; "" where it prints none, or for no drug."""
    names = (name for own, members in _table() if members.fullmatch(word.lower()) for name in own)
    return next((name for name in names if lexicon.prints(content_stems(name))), "")


def members(text: str, lexicon: Lexicon) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Of each class in a text that the library prints under none of its names: its name there, and its drugs that the library does
    print, at least one and at most MOST_MEMBERS; () where there is none."""
    said = content_stems(text)
    found = []
    for names, drugs in _table():
        own = [content_stems(name) for name in names]
        at = next((n for n, name in enumerate(own) if _holds(said, name)), None)
        if at is not None and not any(map(lexicon.prints, own)):
            printed = sorted(word for word in lexicon.words if drugs.fullmatch(word))
            if 0 < len(printed) <= MOST_MEMBERS:
                found.append((names[at], tuple(printed)))
    return tuple(found)


def _holds(said: Sequence[str], name: Sequence[str]) -> bool:
    return any(tuple(said[i : i + len(name)]) == tuple(name) for i in range(len(said)))


@cache
def _table() -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    """(names of a class, what matches its drugs) of each line, in order."""
    lines = Path(__file__).with_name("drug_classes.txt").read_text(encoding="utf-8").splitlines()
    halves = (line.partition("|") for line in lines if line and not line.startswith("#"))
    return tuple((_split(names), _members(_split(drugs))) for names, _, drugs in halves)


def _split(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in names.split(","))


def _members(drugs: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(drug).replace(r"\*", "[a-z]{2,}") for drug in drugs))
