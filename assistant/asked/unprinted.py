"""What a question says and a library does not print: unknown words, names of diseases and proper names among them, and names of drugs that
the library misprints."""

import re
from collections.abc import Iterator, Sequence

from assistant.asked.asking import asking
from assistant.asked.drugs_asked import LONG_NAME
from assistant.asked.words import is_everyday
from assistant.vocabulary.drugs import is_listed, names_drug
from assistant.vocabulary.people import people_named, speaks_of
from assistant.vocabulary.plain import is_general, is_plain
from assistant.vocabulary.synonyms import names_of, spelled_out
from index.embed import everyday_words
from index.keywords import is_function_word, stem, stems
from index.lexicon import WORD, Lexicon
from index.slips import slips

# How a name of people or places names a disease: "Bell's palsy", "Buruli ulcer", "known Addison's".
_DISEASE = re.compile(
    rf"({WORD.pattern})\s+(?:(?i:disease|syndrome|palsy|fever|ulcer|fracture|lymphoma|sarcoma|tumou?r|virus|infection|contracture|hernia|"
    r"gangrene|thyroiditis|arteritis|encephalitis|encephalopathy|granulomatosis)s?)\b|\b([A-Z]\w+['’]s)\b"
)
# Names as English writes them, inside a sentence: "the Nobel Prize", "the Centor score"; not where somebody is or comes from.
_PROPER = re.compile(r"(?<=[\w,)] )[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})*")
_PLACE, _IN = re.compile(r"\b(?:at|from|near|on|after) $"), re.compile(r"\bin $")


def diseases_named(text: str) -> frozenset[str]:
    """The words of people and places that name a disease in a text: "Kawasaki"."""
    return frozenset(w for names in _DISEASE.findall(text) for w in names)


def proper_names(text: str, lexicon: Lexicon) -> frozenset[str]:
    """The words that a library does not print of the proper names in the sentences of a text that ask: "Nobel"; none of a text that writes
    all words so."""
    asks = asking(text)
    found = [m for m in _PROPER.finditer(asks) if not _is_place(m[0], asks[: m.start()])]
    if all(w[0].isupper() for w in WORD.findall(asks) if not is_function_word(w)):
        return frozenset()
    return frozenset(
        w for m in found for w in WORD.findall(m[0]) if not (lexicon.knows(w) or is_plain(w) or names_drug(w))
    )


def _is_place(name: str, before: str) -> bool:
    known_to_all = all(word.lower() in everyday_words() for word in name.split())
    return bool(_PLACE.search(before) or (known_to_all and _IN.search(before)))


def misprinted(content: Sequence[str], lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """(drug, as it is printed) for each name of a drug that a library prints under none of its names but one with a letter wrong:
    "clopidrogrel". A word that names another drug, or is English, is no misprint."""
    found = []
    for word in content:
        long = spelled_out(word)
        names = {word, long, *names_of(re.compile(re.escape(long), re.I).fullmatch)} if names_drug(word) else ()
        if any(map(lexicon.knows, names)):
            continue
        near = (printed for name in names if len(name) >= LONG_NAME for printed in _near(name.lower(), lexicon))
        if printed := next(near, ""):
            found.append((word, printed))
    return tuple(found)


def _near(name: str, lexicon: Lexicon) -> Iterator[str]:
    for word in lexicon.words:
        alike = word[0] == name[0] and abs(len(word) - len(name)) <= 1 and word.isalpha() and slips(word, name, 1) == 1
        if alike and not is_listed((stem(word),)) and stem(word) != stem(name) and word not in everyday_words():
            yield word


def unprinted(content: Sequence[str], lexicon: Lexicon, otherwise: set[str]) -> tuple[str, ...]:
    """The words that occur nowhere in the library, as `Missing.unknown` has them. `otherwise` holds the stems of the names
    for which it prints others."""
    expanded = {
        word for short in content for long in lexicon.abbreviations.get(short.lower(), ()) for word in long.split()
    }
    return tuple(
        w
        for w in content
        if not is_plain(w)
        and not lexicon.knows(w)
        and w.lower() not in expanded
        and sum(map(str.isalpha, w)) > any(map(str.isdigit, w))  # not "65s"
        and not any(speaks_of(printed, p) for p in people_named(w) for printed in lexicon.words)
        and not otherwise.issuperset(stems(w))
    )


def everyday_stems(content: Sequence[str], unheard: Sequence[str], lexicon: Lexicon) -> Iterator[str]:
    """The stems of `Missing.everyday`, of a question that names a topic."""
    for word in content:
        if is_plain(word) or is_general(word) or (word not in unheard and is_everyday(word)):
            yield from (s for s in stems(word) if s not in lexicon.stems)


def as_printed(name: str, lexicon: Lexicon) -> str:
    """A name in the library's spelling: "hemophagocytic" for "haemophagocytic"."""

    def spelled(word: str) -> str:
        if word.lower() in lexicon.words or not word.islower():
            return word
        forms = [w for w in lexicon.words if w[0] == word[0] and stem(w) == stem(word)]
        return max(forms, key=lexicon.words.__getitem__, default=word)

    return WORD.sub(lambda found: spelled(found[0]), name)
