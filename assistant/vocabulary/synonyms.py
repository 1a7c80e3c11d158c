"""Names that mean the same in medicine everywhere: a drug's international and American name, a condition and its everyday name.

What a document itself defines is in the lexicon; this is for what none of them explains, since a guideline on
hypothyroidism has no need to say "underactive thyroid". The table is `synonyms.txt` beside this module, and for questions
`shorthand.txt`, how notes and speech name things, and `drugs.txt`, the brands of drugs. A name is only ever added to a
question where the library prints it, and counts less than the words that were typed.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.vocabulary.tables import lines
from index.lexicon import WORD, Lexicon, content_stems

Stems = tuple[str, ...]
NAMES = "synonyms.txt"
QUESTIONS = (NAMES, "shorthand.txt", "drugs.txt")
# Short forms that are words of English: names only in capitals. "All in ten days" is about no leukaemia and no necrolysis.
ENGLISH_WORDS = frozenset({"ALL", "ART", "LOT", "PAD", "PET", "TEN"})
_WITH_A_NUMBER = frozenset({"BM"})  # "BM 3.1" is a blood glucose, "BM biopsy" of bone marrow


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
    said = content_stems(text)
    found: dict[int, Synonym] = {}
    for at, first in enumerate(said):
        for name, line in _beginning().get(first, ()):
            if line in found or said[at : at + len(name)] != name or not (one := _synonym(name, line, lexicon)):
                continue
            if _is_meant(one.name, name, text):
                found[line] = one
    return tuple(found.values())


def _is_meant(name: str, own: Stems, text: str) -> bool:
    """Whether a text that holds the stems of a name means it: no "K+" of vitamin K, nothing hepatic of hepatitis, and
    no glucose of a BM without a number."""
    typed = WORD.findall(text)
    if name in ENGLISH_WORDS:
        return name in typed
    if name.isupper() and name.isalpha() and not any(w.lower() in (name.lower(), f"{name.lower()}s") for w in typed):
        return False  # "awful" is cut to the stem of AWS
    if name in _WITH_A_NUMBER:
        return bool(re.search(rf"(?<!\w){name}s?(?: of| is|:)? ?[<>]?\d", text, re.I))
    if name.endswith("+"):
        return bool(re.search(rf"(?<!vitamin )(?<!vit ){re.escape(name[:-1])}(?!\w)", text, re.I))
    alike = [w for w in typed if content_stems(w) == own]
    return not alike or any(w.lower().endswith("itis") == name.lower().endswith("itis") for w in alike)


def _synonym(name: Stems, line: int, lexicon: Lexicon) -> Synonym | None:
    """None where the library has nothing to add, or explains the name itself."""
    formal, everyday = table(*QUESTIONS)[line]
    if (formal | everyday)[name].lower() in lexicon.abbreviations:
        return None
    # Two letters stand for too much to be a name of anything: the "BB" of a library need not be beta-blockers.
    others = formal if name in everyday else formal | {n: o for n, o in everyday.items() if len(o) > 2}
    missing = not lexicon.prints(name)
    printed = tuple(o for n, o in others.items() if n != name and lexicon.prints(n))
    return Synonym((formal | everyday)[name], printed, missing) if printed and (missing or name in everyday) else None


def is_name(word: str) -> bool:
    """True for a word that the table has as a name: no slip, whether the library prints it or not."""
    own = content_stems(word)
    return bool(own) and any(name == own for name, _ in _beginning().get(own[0], ()))


def all_names(word: str) -> frozenset[Stems]:
    """Every name that the tables have for what one word names, by their stems, its own among them: of Brilinta also ticagrelor."""
    own = content_stems(word)
    lines = {line for first in own[:1] for name, line in _beginning().get(first, ()) if name == own}
    return frozenset({own}).union(name for line in lines for side in table(*QUESTIONS)[line] for name in side)


def formal_names_within(text: str) -> dict[str, frozenset[Stems]]:
    """The names of several words that a text holds and guidelines print, as the table spells them, each with every name of what it names,
    by their stems."""
    said = content_stems(text)
    return {
        spelled: frozenset((*formal, *everyday))
        for formal, everyday in table(NAMES)
        for name, spelled in formal.items()
        if len(name) > 1 and any(said[at : at + len(name)] == name for at in range(len(said)))
    }


def names_of(matches: Callable[[str], object]) -> tuple[str, ...]:
    """Every name of all things, drugs among them, of which one name matches, as the tables spell them; () where none does."""
    things = ([*formal.values(), *everyday.values()] for formal, everyday in table(NAMES, "drugs.txt"))
    return tuple(name for names in things if any(map(matches, names)) for name in names)


def spelled_out(word: str) -> str:
    """What notes shorten to this word, "diagnosis" of "dx"; the word itself where it is no shorthand."""
    return _shorthand().get(content_stems(word), word)


def names_in(file: str) -> Iterator[Stems]:
    """The names of a table, all of every line, by their stems."""
    return (name for sides in table(file) for names in sides for name in names)


def one_name(text: str) -> str:
    """A lower-case text with every name replaced by the first of its line, so that names of one thing are one word."""
    pattern, first = _first_names()
    return pattern.sub(lambda found: first[found[1]], text)


def other_names(found: Sequence[Synonym]) -> tuple[str, ...]:
    """Those of all that was found, each once."""
    return tuple(dict.fromkeys(other for one in found for other in one.others))


@cache
def table(*files: str) -> tuple[tuple[dict[Stems, str], dict[Stems, str]], ...]:
    """(formal names, everyday names) of each thing, by their stems; lines that begin with the same name tell of one thing."""
    things: dict[str, tuple[dict[Stems, str], dict[Stems, str]]] = {}
    for file in files:
        for line in lines(file):
            formal, _, everyday = line.partition("|")
            sides = things.setdefault(re.split(" *,", formal)[0].strip().lower(), ({}, {}))
            for known, names in zip(sides, (formal, everyday), strict=True):
                known |= {stems: name for stems, name in _names(names).items() if stems not in known}
    return tuple(things.values())


@cache
def _shorthand() -> dict[Stems, str]:
    """Short form → the first of the long ones."""
    return {name: next(iter(long.values())) for long, short in table("shorthand.txt") for name in short}


@cache
def _beginning() -> dict[str, list[tuple[Stems, int]]]:
    """First stem → the names that begin with it, longest first, and their lines."""
    found: dict[str, list[tuple[Stems, int]]] = {}
    for line, sides in enumerate(table(*QUESTIONS)):
        for names in sides:
            for name in names:
                found.setdefault(name[0], []).append((name, line))
    return {first: sorted(names, key=lambda n: -len(n[0])) for first, names in found.items()}


@cache
def _first_names() -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds a name that is not the first of its line, in the singular or plural; and the first of each."""
    first: dict[str, str] = {}
    for formal, everyday in table(NAMES):
        head, *others = (name.lower() for name in (*formal.values(), *everyday.values()))
        first |= {name: head for name in others if name not in first}
    longest_first = sorted(map(re.escape, first), key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(longest_first)})(?:e?s)?\b"), first


def _names(text: str) -> dict[Stems, str]:
    names: dict[Stems, str] = {}
    for name in filter(None, map(str.strip, text.split(","))):
        names.setdefault(content_stems(name), name)
    return names
