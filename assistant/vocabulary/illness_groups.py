"""Which group an illness is in: what a guideline says of an underlying infection concerns who asks of sepsis, where it names none."""

from functools import cache

from assistant.vocabulary.tables import lines
from index.keywords import stem
from index.lexicon import Lexicon, content_stems


def illness_group(word: str, lexicon: Lexicon) -> str:
    """The group of an illness, under a name that the library prints; "" where it prints none, or for no illness."""
    return next((name for name in _groups().get(stem(word), ()) if lexicon.prints(content_stems(name))), "")


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    """Stem of an illness → the names of its group."""
    table = (line.split("|") for line in lines("illness_groups.txt"))
    return {stem(one.strip()): tuple(map(str.strip, names.split(","))) for names, of in table for one in of.split(",")}
