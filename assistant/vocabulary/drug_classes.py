"""Which class a drug is in: what a guideline says of ACE inhibitors holds for ramipril, whether it names that or not; and who asks
for a calcineurin inhibitor is answered by what it says of tacrolimus."""

import re
from dataclasses import dataclass
from functools import cache

from assistant.vocabulary.tables import lines
from index.lexicon import Lexicon, content_stems

MOST_MEMBERS = 4  # of a class that a question names in their place; a wider one tells no drug


@dataclass(frozen=True, slots=True)
class DrugClass:
    """A class of drugs, a line of the table.

    names    how guidelines call the class, at least one
    drugs    in it, at least one; "*pril" stands for all names that end so
    allergy  "cross-react" where who is allergic to one of them must have none; "treat" where they are given for allergies; "" else
    also     what else such an allergy forbids
    """

    names: tuple[str, ...]
    drugs: tuple[str, ...]
    allergy: str
    also: tuple[str, ...]


def drug_class(word: str, lexicon: Lexicon) -> str:
    """The narrowest class of a drug that the library prints, under a name that it prints; "" where it prints none, or for no drug."""
    return next(iter(class_names(word, lexicon)), "")


def class_names(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """All names that the library prints of the narrowest class of a drug of which it prints one; () where it prints none, or for no drug."""
    printed = (
        tuple(name for name in one.names if lexicon.prints(content_stems(name)))
        for one in classes()
        if spelled(one.drugs).fullmatch(word)
    )
    return next(filter(None, printed), ())


def class_named(name: str) -> DrugClass | None:
    """The class that a name is one of, in any spelling and number: "sulfonamides"; None where it names none."""
    said = content_stems(name)
    return next((one for one in classes() if said in _by_stems(one.names)), None)


def members(text: str, lexicon: Lexicon) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Of each class in a text that the library prints under none of its names: its name there, and its drugs that the library does
    print, at least one and at most MOST_MEMBERS; () where there is none."""
    said = content_stems(text)
    found = []
    for one in classes():
        own = _by_stems(one.names)
        at = next((n for n, name in enumerate(own) if _holds(said, name)), None)
        if at is not None and not any(map(lexicon.prints, own)):
            typed = {drug.lower(): drug for drug in one.drugs}
            printed = [typed.get(word, word) for word in sorted(lexicon.words) if spelled(one.drugs).fullmatch(word)]
            if 0 < len(printed) <= MOST_MEMBERS:
                found.append((one.names[at], tuple(printed)))
    return tuple(found)


def _holds(said: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether the stems of a name stand beside each other in those of a text."""
    return any(said[i : i + len(name)] == name for i in range(len(said)))


@cache
def classes() -> tuple[DrugClass, ...]:
    """Every class of the table, in order: of those that a drug is in, the narrower first."""
    return tuple(_read(*line.split("|")) for line in lines("drug_classes.txt"))


def _read(names: str, drugs: str, allergies: str = "") -> DrugClass:
    allergy, _, also = allergies.partition(":")
    return DrugClass(_split(names), _split(drugs), allergy.strip(), _split(also))


def _split(names: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, names.split(","))))


@cache
def _by_stems(names: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Each name as `content_stems` has it; kept, since every question looks through all of them."""
    return tuple(map(content_stems, names))


@cache
def spelled(drugs: tuple[str, ...]) -> re.Pattern[str]:
    """What matches one of the drugs, in any case; "*pril" matches all names that end so."""
    return re.compile("|".join(re.escape(drug).replace(r"\*", "[a-z]{2,}") for drug in drugs), re.IGNORECASE)
