"""What two words for one thing have in common: word forms and the closed lists of guideline English.

No list here serves one document: each holds words of a closed class (articles, negations, routes, populations), or
pairs that clinical English uses for one another everywhere (kidney and renal, start and initiate).
"""

import re
from functools import cache, lru_cache
from pathlib import Path

# Closed class: articles, prepositions, pronouns, conjunctions, auxiliaries; and what every guideline sentence may say.
_LIGHT = frozenset(
    """a an the this that these those it its itself they them their theirs he she his her we our you your who whom whose
    which what there here such same other another each every any all both either some many much most more less few fewer
    several one ones own of to in on at by for from with within into onto upon over under above below per via through
    throughout during between among amongst across about around along against toward towards as than and or but nor so
    yet then also too very quite rather even still already again just well how however therefore thus hence moreover
    is are was were be been being am do does did done doing has have had having can could may might must shall should
    will would ought let lets get gets got make makes made making keep keeps kept put puts set sets take takes taken
    taking took give gives given giving gave receive receives received receiving administer administers administered
    administration administering use uses used using usage apply applies applied applying provide provides provided
    providing prescribe prescribes prescribed prescribing offer offered offers carry carried perform performed conduct
    conducted consider considers considered considering consideration recommend recommends recommended recommendation
    recommending suggest suggests suggested advise advises advised advisable want wanted mean means meant
    call calls called know known regard regarded describe described mention mentions mentioned state stated list listed
    patient patients person persons people individual individuals case cases someone everyone anyone those adequate
    appropriate appropriately accordingly regarding concerning respect relation term terms part parts role form forms
    way ways kind type basis example examples instance option options possible possibly ie eg etc e.g i.e
    because since latter former while whereas although though if when whenever where unless until once after before following
    up down out off away back only now ever whether hereby thereby said note nb namely especially particularly
    go goes going come comes show shows shown showing seem seems appear appears become becomes remain remains have
    different various certain given approach help helps dose doses dosed dosing dosage dosages therapy treatment later
    guideline guidelines i ii iii occur occurs occurred exist exists present happen happens
    place places placed itself themselves like unlike
    alsonot undecided time times order need needs needed require requires required useful possible able
    body age ages aged yes time get approximately roughly about circa estimated estimate""".split()
)

_SUFFIXES = (
    "ations", "ation", "ating", "ators", "ator", "ative", "ated", "ates", "ate", "ments", "ment", "ances", "ance",
    "ences", "ence", "ancies", "ancy", "encies", "ency", "ants", "ant", "ents", "ent", "ities", "ity", "ically", "ical",
    "ously", "ous", "ively", "ives", "ive", "ias", "ia", "ions", "ion", "ors", "or", "ers", "er", "ings", "ing", "izes", "ized",
    "ize", "isms", "ism", "ists", "ist", "ians", "ian", "als", "al", "ally", "ables", "able", "ible", "ibly", "ably", "ish", "ics", "ic", "ful", "ily", "ly", "ies",
    "ied", "iers", "edly", "ed", "es", "s", "y", "e", "i", "um", "us", "a",
)  # fmt: skip
_INFLECTIONS = frozenset(("ed", "es", "s", "e", "ing", "ings", "y", "ies", "ied", "i", "er", "or"))
_LATIN = frozenset(("um", "us", "a"))


def _respell(suffix: str) -> str:
    return re.sub(r"(.)\1", r"\1", suffix.replace("is", "iz").replace("y", "i").replace("our", "or"))


_ENDINGS = tuple(sorted({_respell(s) for s in _SUFFIXES}, key=len, reverse=True))
_SHORT = frozenset(_respell(s) for s in _INFLECTIONS)


@lru_cache(maxsize=65536)
def root(word: str) -> str:
    """The part of a word that all its forms share, in one spelling: "pregnant", "pregnancy" → "pregn".

    `index.keywords.stem` will not do: it keeps "pregnant" and "pregnanc" apart, and a true sentence would have a word that its
    quote lacks. That "general" and "generate" fall together here matters less.
    """
    word = re.sub(r"['’]s?$", "", word.lower())
    word = re.sub(r"(?<=[a-z]{3})ally$", "al", word)
    for old, new in (
        ("ae", "e"),
        ("oe", "e"),
        ("ph", "f"),
        ("our", "or"),
        ("yse", "yze"),
        ("sorpt", "sorb"),
        ("script", "scrib"),
        ("is", "iz"),
        ("y", "i"),
    ):
        word = word.replace(old, new)
    word = re.sub(r"(.)\1", r"\1", re.sub(r"tre(?=$|s$)", "ter", re.sub(r"eat(?:ed|s|ing|ments?)$", "eat", word)))
    word = re.sub(r"matic$", "ma", re.sub(r"(?:axiz|actic)$", "act", re.sub(r"(?:ozi[sz]|otic)$", "ot", word)))
    for _ in range(4):
        for suffix in _ENDINGS:
            least = 3 if suffix in _SHORT else 5 if suffix in _LATIN else 4
            if word.endswith(suffix) and len(word) - len(suffix) >= least:
                word = word[: -len(suffix)]
                break
        else:
            break
    return word


def roots(text: str) -> frozenset[str]:
    """The roots of the words of a text; frozenset() for ""."""
    return frozenset(root(w) for w in text.split())


@cache
def _table() -> tuple[dict[str, str], frozenset[str]]:
    """Each root of wording.txt with the one that stands for its line, and the roots of those lines that hold no names."""
    general, names = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").split("# Names")
    heads: dict[str, str] = {}
    for line in (*general.splitlines()[1:], *names.splitlines()[1:]):
        forms = [root(w) for w in line.split()]
        head = next((heads[s] for s in forms if s in heads), forms[0])
        for form in forms:
            heads.setdefault(form, head)
    return heads, frozenset(root(w) for line in general.splitlines()[1:] for w in line.split())


def concept(word: str) -> str:
    """The root of the word that stands for its synonyms; the word's own root where it has none."""
    heads, _ = _table()
    return heads.get(root(word), root(word))


def is_general(word: str) -> bool:
    """Whether a word stands in the list of synonyms, names left out."""
    _, general = _table()
    return root(word) in general


def is_light(word: str) -> bool:
    """Whether a word carries no claim of its own: a closed-class word, or one that any recommendation may use."""
    return word in _LIGHT or (len(word) == 1 and word.isascii())
