"""What a question asks for: its words, the kind of answer, the people it is about."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from assistant.allergy import without_allergies
from assistant.asking import SENTENCE_ENDS, asking
from assistant.aspects import aspects
from assistant.drug_classes import drug_class, members
from assistant.drugs import drugs, is_drug
from assistant.kinds import Kind, asks_kind, kinds_asked
from assistant.people import people_named, populations, speaks_of
from assistant.plain import is_general, is_plain
from assistant.spelling import mended
from assistant.synonyms import Stems, Synonym, all_names, is_name, other_names, synonyms
from index.embed import everyday_words
from index.keywords import is_function_word, stem, stems
from index.lexicon import WORD, Lexicon, content_stems

# How a name of people or places names a disease: "Bell's palsy", "Buruli ulcer", "known Addison's".
_DISEASE = re.compile(
    rf"({WORD.pattern})\s+(?:(?i:disease|syndrome|palsy|fever|ulcer|fracture|lymphoma|sarcoma|tumou?r|virus|infection|contracture|hernia|"
    r"gangrene|thyroiditis|arteritis|encephalitis|encephalopathy|granulomatosis)s?)\b|\b([A-Z]\w+['’]s)\b"
)
_UNIT = re.compile(r"(?:yrs?|yo|mths?|wks?|hrs?|mins?|kgs?|mgs?|mcg|gms?|mls?)", re.I)
# How the names of illnesses end: one that the library does not print is no mere detail of the case.
_ILLNESS = re.compile(
    r"(?:aemia|emia|itis|osis|oma|omata|philia|pathy|plegia|penia|uria|rrhoea|rrhea|rrhage|sclerosis|trophy|megaly)s?$",
    re.I,
)
# Diseases that are everyday English, and mean one thing.
_KNOWN_TO_ALL = frozenset(
    "asthma autism cancer cholera dementia depression diabetes flu gout influenza leukemia malaria obesity pneumonia schizophrenia smallpox"
    " stroke tuberculosis vertigo".split()
)


@dataclass(frozen=True, slots=True)
class Question:
    """
    text         as it is searched for, slips of the keyboard mended
    words        the stems that say what it is about, with their rarity in the library; a stem of another library's is as rare as can be
    own          those of the words that it says itself: `Chat` adds those of what it leans on
    printed      those of its own words that the library prints
    terms        those of its own words that are no everyday English: names of drugs, tests, signs
    drugs        those of which it asks, as `assistant.drugs` has them
    names        other names of what it names, as the library prints them
    forms        the stems of those, and of what it abbreviates or spells out
    renamed      (name that the library does not print, the one that it prints)
    classed      (drug that the library does not print, a class of drugs that it is in and that the library prints)
    grouped      (class of drugs that the library does not print, those drugs of it that it prints)
    unknown      the words, as typed, that occur nowhere in the library in any form, however they may be abbreviated;
                 left out are plain words of asking, general English beside a topic, and people of whom it speaks in other words
    aside        those of the unknown words that only tell the case: "ogogoro" in "Heavy ogogoro drinker. Which sedative?"
    strange      those of the others that are terms
    everyday     beside a topic, the stems that the library does not print of plain words, and of everyday English that names neither
                 people nor an illness
    unheard      those of the unknown words that name a disease ("Kawasaki" in "dose for Kawasaki disease"), or what the tables of
                 names have, where it is asked of
    corrections  (typed, meant)
    drug_names   the drugs of the sentences that ask, as typed, each with the stems of every name for it, of its class too
    kinds        of answer that it asks for; () where any will do
    populations  the people it is about
    """

    text: str
    words: dict[str, float]
    own: frozenset[str]
    printed: frozenset[str]
    terms: frozenset[str]
    drugs: frozenset[str]
    names: tuple[str, ...]
    forms: frozenset[str]
    renamed: tuple[tuple[str, str], ...]
    classed: tuple[tuple[str, str], ...]
    grouped: tuple[tuple[str, tuple[str, ...]], ...]
    unknown: tuple[str, ...]
    aside: tuple[str, ...]
    strange: tuple[str, ...]
    everyday: frozenset[str]
    unheard: tuple[str, ...]
    corrections: tuple[tuple[str, str], ...]
    drug_names: Mapping[str, frozenset[Stems]]
    kinds: tuple[Kind, ...]
    populations: tuple[str, ...]


def understand(text: str, lexicon: Lexicon, rarity: Callable[[str], float], *, leaning: bool = False) -> Question:
    """What the text asks, in the words of the library. `leaning`: its topic was named before it."""
    text, corrections = mended(text, lexicon)
    content = [w for w in dict.fromkeys(WORD.findall(text)) if not is_function_word(w)]
    named = synonyms(text, lexicon)
    renamed = tuple((one.name, _as_printed(one.others[0], lexicon)) for one in named if one.missing)
    grouped = members(text, lexicon)
    otherwise = {s for name, _ in (*renamed, *grouped) for s in stems(name)}
    topical = leaning or any(lexicon.knows(w) and not (is_plain(w) or is_general(w)) for w in content)
    unknown = _unknown([w for w in content if not (topical and is_general(w))], lexicon, otherwise)
    classed = tuple((w, group) for w in unknown if (group := drug_class(w, lexicon)))
    otherwise |= {s for drug, _ in classed for s in stems(drug)}
    words = {
        s: rarity(s)
        for w in content
        for part in re.split(r"[-/'’]", w)
        if (s := stem(part)) and not is_function_word(part) and (s in lexicon.stems or s not in otherwise)
    }
    drugs_of_class = tuple(drug for _, printed in grouped for drug in printed)
    words |= {
        s: rarity(s)
        for name in (*dict(renamed).values(), *dict(classed).values(), *drugs_of_class)
        for s in stems(name)
    }
    names = (*other_names(named), *(group for _, group in classed), *drugs_of_class)
    asked = set(WORD.findall(asking(text)))
    aside = tuple(w for w in unknown if w not in asked and not _ILLNESS.search(w))
    diseases = {w for names in _DISEASE.findall(text) for w in names}
    unheard = tuple(w for w in unknown if w in diseases or (w in asked and _names_one_thing(w)))
    return Question(
        text=text,
        words=words,
        own=frozenset(words),
        printed=frozenset(words) & lexicon.stems,
        terms=frozenset(
            s for w in content if is_term(w) and not (asks_kind(w) or people_named(w) or aspects(w)) for s in stems(w)
        ),
        drugs=_asked_of(text, lexicon),
        names=names,
        forms=frozenset(s for name in (*names, *lexicon.same_meaning(text)) for s in stems(name)),
        renamed=renamed,
        classed=classed,
        grouped=grouped,
        unknown=unknown,
        aside=aside,
        strange=tuple(w for w in unknown if is_term(w) and w not in (*aside, *dict(classed))),
        everyday=frozenset(_everyday(content, unheard, lexicon)) if topical else frozenset(),
        unheard=unheard,
        corrections=corrections,
        drug_names={
            w: _called(w, named, grouped, lexicon) for w in WORD.findall(without_allergies(asking(text))) if is_drug(w)
        },
        kinds=kinds_asked(text),
        populations=populations(text),
    )


def _everyday(content: Sequence[str], unheard: Sequence[str], lexicon: Lexicon) -> Iterator[str]:
    """The stems of `Question.everyday`, of a question that names a topic."""
    for word in content:
        if is_plain(word) or is_general(word) or (word not in unheard and _is_everyday(word)):
            yield from (s for s in stems(word) if s not in lexicon.stems)


def _called(
    drug: str, named: Sequence[Synonym], grouped: Sequence[tuple[str, tuple[str, ...]]], lexicon: Lexicon
) -> frozenset[Stems]:
    """What a text may call a drug, by stems: its names, those of what it is a word of, what the library abbreviates or spells out, the
    class that it prints, and the drugs of the class that it is."""
    other = [(one.name, one.others) for one in named]
    of_it = (names for name, names in (*other, *grouped) if drug.lower() in name.lower())
    others = (*chain.from_iterable(of_it), *lexicon.same_meaning(drug), drug_class(drug, lexicon))
    return all_names(drug) | {content_stems(name) for name in others if name}


def _as_printed(name: str, lexicon: Lexicon) -> str:
    """A name in the library's spelling: "hemophagocytic" for "haemophagocytic"."""

    def spelled(word: str) -> str:
        if word.lower() in lexicon.words or not word.islower():
            return word
        forms = [w for w in lexicon.words if w[0] == word[0] and stem(w) == stem(word)]
        return max(forms, key=lexicon.words.__getitem__, default=word)

    return WORD.sub(lambda found: spelled(found[0]), name)


def _names_one_thing(word: str) -> bool:
    """True for what medicine has one meaning for: an illness, or a name of the tables; not for "drip". In capitals "PE" is no
    word of English."""
    everyday = word.lower() in everyday_words() and not word.isupper()
    return word.lower() in _KNOWN_TO_ALL or (not everyday and (is_name(word) or bool(_ILLNESS.search(word))))


def _is_everyday(word: str) -> bool:
    """True for everyday English that tells no topic of medicine: "trolley"; not for "asthma", "toddler" or "drip"."""
    return word.lower() in everyday_words() and not (_ILLNESS.search(word) or people_named(word) or is_name(word))


def _unknown(content: Sequence[str], lexicon: Lexicon, otherwise: set[str]) -> tuple[str, ...]:
    """The words that occur nowhere in the library, as `Question.unknown` has them. `otherwise` holds the stems of the names
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


def _asked_of(text: str, lexicon: Lexicon) -> frozenset[str]:
    """The drugs of the sentences that ask for a kind of answer, with what the library calls them: of "Paracetamol overdose.
    Which infusion of acetylcysteine?" the second. What somebody is allergic to is not asked of."""
    sentences = SENTENCE_ENDS.split(without_allergies(text))
    return _drugs(" ".join(s for s in sentences if kinds_asked(s)), lexicon)


def _drugs(text: str, lexicon: Lexicon) -> frozenset[str]:
    called = (other for one in synonyms(text, lexicon) if drugs(one.name) for other in one.others)
    return drugs(" ".join([text, *called]))


def is_term(word: str) -> bool:
    """True for a word that is no everyday English: "etoposide", "HbA1c"; a unit, a number with one, or a compound is none."""
    return word.isalnum() and word[0].isalpha() and word.lower() not in everyday_words() and not _UNIT.fullmatch(word)
