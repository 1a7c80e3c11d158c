"""Which class a drug is in: what a guideline says of ACE inhibitors holds for ramipril, whether it names that or not."""

import re
from functools import cache
from pathlib import Path

from index.lexicon import Lexicon, content_stems


def drug_class(word: str, lexicon: Lexicon) -> str:
    """The narrowest class of a drug that the library prints, under a name that it prints; "" where it prints none, or for no drug."""
    names = (name for own, members in _table() if members.fullmatch(word.lower()) for name in own)
    return next((name for name in names if lexicon.prints(content_stems(name))), "")


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
