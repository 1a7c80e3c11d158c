"""Which class a drug is in: what a guideline says of ACE inhibitors holds for ramipril, whether it names that or not; and who asks
for a calcineurin inhibitor is answered by what it says of tacrolimus."""

import re
from functools import cache
from pathlib import Path

from index.lexicon import Lexicon, content_stems

MOST_MEMBERS = 4  # of a class that a question names in their place; a wider one tells no drug


def drug_class(word: str, lexicon: Lexicon) -> str:
    """The narrowest class of a drug that the library prints, under a name that it prints; "" where it prints none, or for no drug."""
    names = (name for own, drugs in _table() if _members(drugs).fullmatch(word) for name in own)
    return next((name for name in names if lexicon.prints(content_stems(name))), "")


def members(text: str, lexicon: Lexicon) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Of each class in a text that the library prints under none of its names: its name there, and its drugs that the library does
    print, at least one and at most MOST_MEMBERS; () where there is none."""
    said = content_stems(text)
    found = []
    for names, drugs in _table():
        own = _by_stems(names)
        at = next((n for n, name in enumerate(own) if _holds(said, name)), None)
        if at is not None and not any(map(lexicon.prints, own)):
            spelled = {drug.lower(): drug for drug in drugs}
            printed = [spelled.get(word, word) for word in sorted(lexicon.words) if _members(drugs).fullmatch(word)]
            if 0 < len(printed) <= MOST_MEMBERS:
                found.append((names[at], tuple(printed)))
    return tuple(found)


def _holds(said: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether the stems of a name stand beside each other in those of a text."""
    return any(said[i : i + len(name)] == name for i in range(len(said)))


@cache
def _table() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """(names of a class, its drugs) of each line, in order."""
    lines = Path(__file__).with_name("drug_classes.txt").read_text(encoding="utf-8").splitlines()
    halves = (line.partition("|") for line in lines if line and not line.startswith("#"))
    return tuple((_split(names), _split(drugs)) for names, _, drugs in halves)


def _split(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in names.split(","))


@cache
def _by_stems(names: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Each name as `content_stems` has it; kept, since every question looks through all of them."""
    return tuple(map(content_stems, names))


@cache
def _members(drugs: tuple[str, ...]) -> re.Pattern[str]:
    """What matches one of the drugs, in any case; "*pril" matches all names that end so."""
    return re.compile("|".join(re.escape(drug).replace(r"\*", "[a-z]{2,}") for drug in drugs), re.IGNORECASE)
