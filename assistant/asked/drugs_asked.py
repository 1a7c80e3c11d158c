"""Of which drugs a question asks, under every name that they have."""

import re
from collections.abc import Mapping
from itertools import chain

from assistant.asked.asking import SENTENCE_ENDS, asking
from assistant.asked.aspects import asks_after_failure
from assistant.asked.kinds import kinds_asked
from assistant.vocabulary.allergy import without_allergies
from assistant.vocabulary.drug_classes import class_names, members
from assistant.vocabulary.drugs import drugs, names_drug
from assistant.vocabulary.synonyms import Stems, all_names, synonyms
from index.keywords import stems
from index.lexicon import WORD, Lexicon, content_stems
from index.slips import slips

LONG_NAME = 7  # letters of a drug's name that a letter may be wrong in
# Around a drug that only tells the case, and is not asked about: "bleeding on warfarin", "aspirin overdose".
_TOLD_BEFORE = re.compile(
    r"\b(?:on|with|taking|takes|after|before|despite|had|has|from|by|to|than|without|stopped|missed|failed)\W+$", re.I
)
_TOLD_BEHIND = re.compile(
    r"\W+(?:overdos\w*|od|poison\w*|toxic\w*|resistan\w*|allerg\w*|intoleran\w*|levels?|fail\w*|naive|induced|related|in(?:gestion|gested))\b",
    re.I,
)
_ANOTHER = re.compile(
    r"\b(?:alternativ\w*|instead|other than|apart from|besides|substitut\w*|(?:tak(?:e|es|ing)|in) (?:the|its) place|switch\w*|replac\w*|else|reversal?|antidote|interact\w*)\b",
    re.I,
)
# Where a question names what it is about: "a role for rituximab?", "should we give IVIG in …".
_SPOKEN_OF = re.compile(
    rf"\b(?:of|for|about|is|are|does|should|can|giv(?:e|ing)|us(?:e|ing)|add(?:ing)?|start(?:ing)?|try(?:ing)?) ({WORD.pattern})|"
    rf"({WORD.pattern})\W*$",
    re.I,
)


def asked_of(text: str, lexicon: Lexicon) -> frozenset[str]:
    """The drugs of the sentences that ask for a kind of answer, with what the library calls them: of "Paracetamol overdose.
    Which infusion of acetylcysteine?" the second. What somebody is allergic to is not asked of."""
    sentences = SENTENCE_ENDS.split(without_allergies(text))
    return drugs_called(" ".join(s for s in sentences if kinds_asked(s)), lexicon)


def asks_for_another(text: str) -> bool:
    """True for a question that names a drug and asks for another one, or for what follows one that did not work."""
    return bool(_ANOTHER.search(text)) or asks_after_failure(text)


def spoken_of(text: str) -> tuple[str, ...]:
    """The drugs, as typed, that a question is about: "what dose?" behind "a role for rituximab?" asks for its dose. () where it names
    none so, as in "bleeding on warfarin, what do I give?", or one that did not work."""
    asks = without_allergies(asking(text))
    about = (found[1] or found[2] for found in _SPOKEN_OF.finditer(asks))
    return () if asks_after_failure(asks) else tuple(filter(names_drug, about))


def only_drug(text: str) -> tuple[str, ...]:
    """The drug that a question is about because it names no other, as typed, in whatever words: "otitis media amoxicillin child". () for
    none, for several, and for one that only tells the case."""
    asks = without_allergies(asking(text))
    named = [found for found in WORD.finditer(asks) if names_drug(found[0])]
    told = any(_TOLD_BEFORE.search(asks[: d.start()]) or _TOLD_BEHIND.match(asks, d.end()) for d in named)
    return () if told or len(named) != 1 or asks_for_another(asks) else (named[0][0],)


def drugs_called(text: str, lexicon: Lexicon) -> frozenset[str]:
    """The drugs that a text names, as `assistant.vocabulary.drugs` has them, with what the library calls them."""
    called = (
        other for one in synonyms(text, lexicon) if drugs(one.name) or names_drug(one.name) for other in one.others
    )
    return drugs(" ".join([text, *called]))


def drug_names(text: str, lexicon: Lexicon) -> dict[str, frozenset[Stems]]:
    """The drugs of the sentences of a text that ask, as typed, each with what a text may call it, by stems: its names, those of what it
    is a word of, what the library abbreviates or spells out, the class that it prints, and the drugs of the class that it is."""
    other = [*((one.name, one.others) for one in synonyms(text, lexicon)), *members(text, lexicon)]

    def names(drug: str) -> frozenset[Stems]:
        of_it = (names for name, names in other if drug.lower() in name.lower())
        others = (*chain.from_iterable(of_it), *lexicon.same_meaning(drug), *class_names(drug, lexicon))
        return all_names(drug) | {content_stems(name) for name in others if name}

    return {word: names(word) for word in WORD.findall(without_allergies(asking(text))) if names_drug(word)}


def named_in(text: str, asked: Mapping[str, frozenset[Stems]]) -> bool:
    """True where a text names one of the drugs, given as `drug_names` has them, under any name; False for no drugs. A letter that the
    printer swapped makes no other drug."""
    shown, names = frozenset(stems(text)), frozenset[Stems]().union(*asked.values())
    long_names = [n[0] for n in names if len(n) == 1 and len(n[0]) >= LONG_NAME]
    return any(map(shown.issuperset, names)) or any(slips(n, word, 1) <= 1 for n in long_names for word in shown)
