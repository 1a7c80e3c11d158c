"""Names that mean the same in medicine everywhere: a drug's international and American name, a condition and its everyday name.

What a document itself defines is in the lexicon; this is for what none of them explains, since a guideline on
hypothyroidism has no need to say "underactive thyroid". The table is `synonyms.txt` beside this module. A name is only ever added
to a question where the library prints it, and counts less than the words that were typed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.keywords import stems
from index.lexicon import WORD, Lexicon
from index.search import is_function_word

Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Synonym:
    """A name that a question uses, as the table spells it, and the other names of it that the library prints, at least one.

    missing  whether the library does not print the name that the question uses
    """

    name: str
    others: tuple[str, ...]
    missing: bool


def synonyms(text: str, lexicon: Lexicon) -> tuple[Synonym, ...]:
    """Of each name in the text the other names: the guidelines' for an everyday one; any for one that the library does not
    print. () where there is none."""
    said = _content(text)
    found = []
    for formal, everyday in _table():
        for names, others in ((everyday, formal), (formal, formal | everyday)):
            name = next((n for n in names if _within(n, said)), None)
            if name is None:
                continue
            missing = not lexicon.stems.issuperset(name)
            printed = tuple(o for n, o in others.items() if n != name and lexicon.stems.issuperset(n))
            if printed and (missing or names is everyday):
                found.append(Synonym(names[name], printed, missing))
                break
    return tuple(found)


def other_names(found: Sequence[Synonym]) -> tuple[str, ...]:
    """Those of all that was found, each once."""
    return tuple(dict.fromkeys(other for one in found for other in one.others))


def _within(name: Stems, said: Stems) -> bool:
    return any(said[i : i + len(name)] == name for i in range(len(said) - len(name) + 1))


@cache
def _table() -> tuple[tuple[dict[Stems, str], dict[Stems, str]], ...]:
    """(formal names, everyday names) of each line, by their stems."""
    lines = (Path(__file__).with_suffix(".txt")).read_text(encoding="utf-8").splitlines()
    return tuple(
        (_names(formal), _names(everyday))
        for line in lines
        if line and not line.startswith("#")
        for formal, _, everyday in [line.partition("|")]
    )


def _names(text: str) -> dict[Stems, str]:
    return {_content(name): name.strip() for name in text.split(",") if name.strip()}


def _content(text: str) -> Stems:
    return tuple(s for word in WORD.findall(text) if not is_function_word(word) for s in stems(word))
