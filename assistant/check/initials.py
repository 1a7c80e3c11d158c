"""Abbreviations by the letters of their long forms: "PID" of pelvic inflammatory disease, "NEC" of necrotising enterocolitis."""

from collections.abc import Sequence

_LONGEST = 10  # letters of an abbreviation, as `index.abbreviations` has them
_COMPOUND = 10  # letters of a word that may give an abbreviation more than its first: "enterocolitis"
_SMALL = frozenset("of and the in for with a an to or by on".split())


def spelled_by(short: str, words: Sequence[str]) -> tuple[str, ...]:
    """The first words in a row, small ones left out, that begin with letters of an abbreviation and hold all of them in
    their order; () where there are none, and for more than ten letters.

    short, words  in lower case
    """
    if len(short) > _LONGEST:
        return ()
    large = [w for w in words if w not in _SMALL]
    for letters in dict.fromkeys((short, short.removesuffix("s"))):
        for length in range(len(letters), 1, -1):
            for first in range(len(large) - length + 1):
                found = large[first : first + length]
                if _spells(letters, found):
                    return tuple(found)
    return ()


def _spells(short: str, words: Sequence[str]) -> bool:
    if not words or not short.startswith(words[0][0]):
        return not words and not short
    most = len(short) if len(words[0]) >= _COMPOUND else 1
    return any(_holds(words[0], short[:n]) and _spells(short[n:], words[1:]) for n in range(1, most + 1))


def _holds(word: str, letters: str) -> bool:
    at = 0
    for letter in letters:
        at = word.find(letter, at) + 1
        if not at:
            return False
    return True
