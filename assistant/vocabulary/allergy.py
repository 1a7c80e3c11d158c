"""What a patient must not get: the drugs of an allergy that a question states, and the lines that are of them.

An allergy to a class is one to each drug in it, under every name and brand; one to a drug is one to its class where those
cross-react, as penicillins do and opioids do not.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from assistant.vocabulary.drug_classes import DrugClass, class_named, classes
from assistant.vocabulary.drugs import is_drug
from assistant.vocabulary.people import is_denied, speaks_of
from assistant.vocabulary.synonyms import names_of, spelled_out


def allergens(text: str) -> re.Pattern[str] | None:
    """What finds the drugs that a text says somebody is allergic to, with those that cross-react; None where it says none."""
    found = [name for start, _, names in _stated(text) if not is_denied(text, start) for name in names]
    return _any_of(found) if found else None


def without_allergies(text: str) -> str:
    """The text without the drugs that it says somebody is allergic to, and the words that say so."""
    kept, at = "", 0
    for start, end, _ in _stated(text):
        kept, at = kept + text[at:start], end
    return kept + text[at:]


def would_harm(line: str, allergen: re.Pattern[str]) -> bool:
    """True for a line that names one of these drugs and says nothing of allergy."""
    return bool(allergen.search(line)) and not speaks_of(line, "allergy")


def _stated(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """(where it begins, where it ends, what it forbids, at least one name) of each allergy to drugs that a text states, in order."""
    statement, another = _patterns()
    at = 0
    while said := statement.search(text, at):
        start, end = said.span()
        meant = statement.fullmatch(spelled_out(said[0])) or said  # "pen allergy"
        sure = bool(meant["to"] or meant["joined"])
        names = _forbidden(next(filter(None, meant.groups())), sure=sure)
        while (
            names and said["to"] and (more := another.match(text, end)) and (others := _forbidden(more[1], sure=True))
        ):
            names, end = names + others, more.end()
        if names:
            yield start, end, names
        at = end if names else start + 1  # "known allergy" is none, "allergy to aspirin" behind "known" is


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How an allergy is stated, and how another drug joins the one before it. A name is that of a class, or one word."""
    named = "|".join(_spelled(name) for one in classes() for name in one.names)
    which, name = r"(?:(?:the|an?|any|all) )?", rf"(?:{named})(?=(?:e?s)?(?!\w))|[a-z][\w-]{{2,}}"
    statement = (
        r"\b(?:allerg(?:ic|y|ies)|anaphyla\w+|hypersensitiv\w*|intoleran\w+)(?: reactions?)? "
        rf"(?:to {which}(?P<to>{name})|(?:with|from) {which}(?P<with>{name}))(?:e?s)?|"
        rf"\b(?P<joined>{name})-allergic\b|"
        rf"\b(?P<spaced>{name})(?:e?s)?(?: drugs?| antibiotics?)? (?:allerg(?:ic|y|ies)|anaphylaxis|hypersensitivity)\b(?! \w+itis\b)"
    )
    return re.compile(statement, re.I), re.compile(rf",? (?:and|or) (?:to )?{which}({name})(?:e?s)?", re.I)


@lru_cache(maxsize=4096)
def _forbidden(name: str, *, sure: bool) -> tuple[str, ...]:
    """What somebody who is allergic to a class or a drug must not get, as `_any_of` takes it; () for what is neither, as "with"
    in "with allergic rhinitis". "Allergic to aspirin" is `sure` of its cause; "prednisolone allergy" and "treat anaphylaxis with
    adrenaline" ask for what treats one: unless it is sure, only classes that do not treat, and drugs that cross-react, are causes."""
    if one := class_named(name):
        return _of_class(one) if sure or one.allergy != "treat" else ()
    own = {name, *names_of(_any_of([name]).fullmatch)}
    its_classes = [one for one in classes() if any(map(_any_of((*one.drugs, *one.also)).search, own))]
    if crossing := [one for one in its_classes if one.allergy == "cross-react"]:
        return tuple(name for one in crossing for name in _of_class(one))
    return (name, *names_of(_any_of(own).search)) if sure and (its_classes or is_drug(name)) else ()


def _of_class(one: DrugClass) -> tuple[str, ...]:
    """The names of a class and of the classes within it, of its drugs, and what these are sold as."""
    within = (name for other in classes() if set(other.drugs) <= set(one.drugs) for name in other.names)
    return (*within, *one.drugs, *one.also, *names_of(_any_of((*one.drugs, *one.also)).search))


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    """What finds one of the names, in the singular or plural; "*pril" is all that end so."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_spelled, names))})(?:e?s)?(?!\w)", re.I)


def _spelled(name: str) -> str:
    """A name, or one with "*" as the table of classes has it, with hyphens or without."""
    return re.sub(r"(?:\\?[ -])+", r"[-\\s]", re.escape(name)).replace(r"\*", "[a-z]{2,}")
