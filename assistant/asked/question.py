"""What a question asks for: its words, the kind of answer, the people it is about."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.asked.asking import asking
from assistant.asked.aspects import aspects
from assistant.asked.contraries import contraries
from assistant.asked.drugs_asked import asked_of, drug_names, drugs_called, only_drug, spoken_of
from assistant.asked.illnesses_asked import illness_names
from assistant.asked.kinds import Kind, asks_kind, kinds_asked, without_kinds
from assistant.asked.spelling import mended
from assistant.asked.treatment import asks_how_treated
from assistant.asked.unprinted import as_printed, diseases_named, everyday_stems, misprinted, proper_names, unprinted
from assistant.asked.words import is_term, names_nothing, names_one_thing, tells_nothing
from assistant.vocabulary.drug_classes import drug_class, members
from assistant.vocabulary.illness_groups import illness_group
from assistant.vocabulary.illnesses import is_illness
from assistant.vocabulary.patient import patient
from assistant.vocabulary.people import people_named, populations
from assistant.vocabulary.plain import is_general, is_plain
from assistant.vocabulary.synonyms import Stems, other_names, synonyms
from index.keywords import is_function_word, stem, stems
from index.lexicon import WORD, Lexicon

# What a question only compares with: "is it antibody-mediated, like TTP or myasthenia?"
_COMPARISON = re.compile(r"(?:, (?:just )?like|\b(?:unlike|as opposed to|as in))\b([^,.;?!]*)", re.I)
SHORTEST_JOINED = 3  # letters of a word that a slash joins to another


@dataclass(frozen=True, slots=True)
class Called:
    """What the library calls otherwise of what a question names.

    names        other names, as the library prints them
    forms        the stems of those, and of what the question abbreviates or spells out
    corrections  (typed, meant)
    renamed      (name that the library does not print, the one that it prints)
    classed      (drug that the library does not print, a class of drugs that it is in and that the library prints), and the same of an
                 illness, where the question names something else that the library prints
    grouped      (class of drugs that the library does not print, those drugs of it that it prints)
    """

    names: tuple[str, ...] = ()
    forms: frozenset[str] = frozenset()
    corrections: tuple[tuple[str, str], ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    classed: tuple[tuple[str, str], ...] = ()
    grouped: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """What the library does not print of what a question says.

    unknown      the words, as typed, that occur nowhere in the library in any form, however they may be abbreviated, and
                 names of which it prints only the contrary: "primary HLH";
                 left out are plain words of asking, general English beside a topic, and people of whom it speaks in other words
    aside        those of the unknown words that only tell the case: "ogogoro" in "Heavy ogogoro drinker. Which sedative?"
    strange      those of the unknown words that are terms, and neither aside nor of a class that the library prints
    unheard      those of the unknown words that name a disease ("Kawasaki" in "dose for Kawasaki disease"), or what the tables of
                 names have, or that are proper names, where it is asked of
    everyday     beside a topic, the stems that the library does not print of plain words, and of everyday English that names neither
                 people nor an illness
    """

    unknown: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()
    unheard: tuple[str, ...] = ()
    everyday: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Question:
    """What a question asks for, in the words of a library: what it is about, what of that the library calls otherwise or does not print,
    which kinds of answer it asks for and for whom. A stem is a word as `index.keywords` has it.

    What it says:

    text         as it is searched for, slips of the keyboard mended; `with_context` adds what it leans on
    words        the stems that say what it is about, with their rarity in the library; a stem of another library's is as rare as can be
    subject      the stems of its words, and of its other names, that tell what something is asked of: not those of words of asking, of kinds of
                 answer and of people
    own          those of the words that it says itself: `with_context` adds those of what it leans on to `words` alone
    printed      those of its own words that the library prints
    terms        those of its own words that are no everyday English: names of drugs, tests, signs
    kinds        of answer that it asks for; () where any will do
    for_treatment  whether it asks how what it names is treated, and for nothing else
    populations  the people it is about
    called       what else that is called
    missing      what of that the library does not print

    Of which drugs it asks, or else the question before it was about:

    drugs        those of the sentences that ask for a kind of answer, by stems: a dose must be one of these
    drug_names   those of all sentences that ask, as typed, each with the stems of every name for it, of its class too: a quote on
                 one of them prints one of its names
    illnesses    those that it asks about in its own words, as typed, each with the stems of every name for it
    """

    text: str
    words: dict[str, float]
    subject: frozenset[str]
    own: frozenset[str]
    printed: frozenset[str]
    terms: frozenset[str]
    drugs: frozenset[str]
    called: Called
    missing: Missing
    drug_names: Mapping[str, frozenset[Stems]]
    illnesses: Mapping[str, frozenset[Stems]]
    kinds: tuple[Kind, ...]
    for_treatment: bool
    populations: tuple[str, ...]

    @property
    def telling(self) -> frozenset[str]:
        """Those of its printed words that tell what it is about: no plain ones."""
        return frozenset(w for w in self.printed if not is_plain(w))


def understand(
    text: str, lexicon: Lexicon, rarity: Callable[[str], float], *, leaning: bool = False, earlier: str = ""
) -> Question:
    """What the text asks, in the words of the library.

    leaning  its topic was named before it
    earlier  the question that it leans on, "" for none: a dose asked of no drug, or a question that says nothing but for whom, is asked
             of the drug that the earlier one is about
    """
    text, corrections = mended(text, lexicon)
    content = [w for w in dict.fromkeys(_apart(text)) if not is_function_word(w)]
    named = synonyms(text, lexicon)
    renamed = tuple((one.name, as_printed(one.others[0], lexicon)) for one in named if one.missing)
    misprints = misprinted(content, lexicon)
    renamed += misprints
    grouped = members(text, lexicon)
    otherwise = {s for name, _ in (*renamed, *grouped) for s in stems(name)}
    topical = leaning or any(lexicon.knows(w) and not (is_plain(w) or is_general(w)) for w in content)
    proper = proper_names(text, lexicon)
    unknown = unprinted([w for w in content if not (topical and is_general(w)) or w in proper], lexicon, otherwise)
    among = any(lexicon.knows(w) and not tells_nothing(w) for w in content)
    groups = ((w, drug_class(w, lexicon) or (illness_group(w, lexicon) if among else "")) for w in unknown)
    classed = tuple((w, group) for w, group in groups if group)
    otherwise |= {s for drug, _ in classed for s in stems(drug)}
    words = {
        s: rarity(s)
        for w in content
        for part in _split(w)
        if (s := stem(part)) and not is_function_word(part) and (s in lexicon.stems or s not in otherwise)
    }
    drugs_of_class = tuple(drug for _, printed in grouped for drug in printed)
    printed_names = (*dict(renamed).values(), *dict(classed).values(), *drugs_of_class)
    words |= {s: rarity(s) for name in printed_names for s in stems(name)}
    names = (*other_names(named), *dict(misprints).values(), *(group for _, group in classed), *drugs_of_class)
    forms = (*names, *lexicon.same_meaning(text))
    asked = set(_apart(asking(text)))
    compared = {w for found in _COMPARISON.findall(text) for w in _apart(found)}
    aside = tuple(w for w in unknown if w in compared or (w not in asked and not is_illness(w)))
    diseases = diseases_named(text)
    unheard = tuple(
        w
        for w in unknown
        if w not in compared and (w in diseases or w in proper or (w in asked and names_one_thing(w)))
    )
    contrary = contraries(text, lexicon)
    before = _drugs_before(text, earlier)
    return Question(
        text=text,
        words=words,
        subject=frozenset(_subject(content, *map(WORD.findall, (*printed_names, *forms)))),
        own=frozenset(words),
        printed=frozenset(words) & lexicon.stems,
        terms=frozenset(
            s for w in content if is_term(w) and not (asks_kind(w) or people_named(w) or aspects(w)) for s in stems(w)
        ),
        drugs=asked_of(text, lexicon) or drugs_called(" ".join(before), lexicon),
        called=Called(
            names=names,
            forms=frozenset(s for name in forms for s in stems(name)),
            corrections=corrections,
            renamed=renamed,
            classed=classed,
            grouped=grouped,
        ),
        missing=Missing(
            unknown=(*unknown, *contrary),
            aside=(*aside, *contrary),
            strange=tuple(w for w in unknown if is_term(w) and w not in (*aside, *dict(classed))),
            unheard=(*unheard, *contrary),
            everyday=frozenset(everyday_stems(content, unheard, lexicon)) if topical else frozenset(),
        ),
        drug_names=drug_names(text, lexicon) or drug_names(" ".join(before), lexicon),
        illnesses={w: names for w, names in illness_names(text, lexicon).items() if w not in compared},
        kinds=kinds_asked(text) or kinds_asked(text, of_drug=bool(before)),
        for_treatment=asks_how_treated(text),
        populations=populations(text),
    )


def _drugs_before(text: str, earlier: str) -> tuple[str, ...]:
    """The drugs of the question before that a text which names none asks of: those it was about, where a kind of answer is asked for; also
    the only one that it names, where the text says nothing else, or nothing but for whom: "dose?", "adults?"."""
    content = [w for w in WORD.findall(without_kinds(text)) if not is_function_word(w)]
    whom = bool(content) and all(people_named(w) or patient(w) for w in content)
    bare = all(map(names_nothing, content))
    asks = kinds_asked(text, of_drug=bare)
    if asks and (about := spoken_of(earlier)):
        return about
    return only_drug(earlier) if whom or (asks and bare) else ()


def with_context(
    question: Question, context: Sequence[str], lexicon: Lexicon, rarity: Callable[[str], float]
) -> Question:
    """A question with the `text`, the `words` and the `subject` of what it leans on behind its own; all else stays its own, as `own` does.
    Itself where it leans on nothing."""
    if not context:
        return question
    whole = understand(" ".join([question.text, *context]), lexicon, rarity)
    return replace(question, text=whole.text, words=whole.words, subject=whole.subject)


def _apart(text: str) -> Iterator[str]:
    """The words of a text, in order; those that a slash joins apart, "dex/etoposide", unless one is as short as in "c/o" and "mg/kg"."""
    for word in WORD.findall(text):
        joined = word.split("/")
        yield from joined if min(map(len, joined)) >= SHORTEST_JOINED else [word]


def _split(word: str) -> list[str]:
    """What hyphens, slashes and apostrophes join: "anti", "CD20"."""
    return re.split(r"[-/'’]", word)


def _subject(*texts: Sequence[str]) -> Iterator[str]:
    """The stems of `Question.subject` from the words of texts: told from the words, since "durat" asks for nothing."""
    for word in (w for words in texts for w in words if not names_nothing(w)):
        yield from (stem(part) for part in _split(word) if not names_nothing(part))
