"""The words of a library: its vocabulary, and the abbreviations that its documents define.

Nothing here is a list of medical words: what is known is what the documents print.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.keywords import is_function_word, stem, stems
from index.slips import slip_of
from index.types import Document

WORD = re.compile(r"[^\W_]+(?:[-'’/][^\W_]+)*")
# "CAR-T", "IL-6", "B-cell": letters with a letter or a number behind, or a letter before.
_NAMED_WHOLE = re.compile(r"[^\W\d_]+-(?:[^\W\d_]|\d+)|[^\W\d_]-[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of some documents, as questions are understood by them.

    words          lower-case word → how often the documents print it, their bibliographies and boilerplate left out
    stems          of those words
    pairs          of those stems that stand beside each other, but for function words
    abbreviations  lower-case short form → long forms, lower case
    ordinary       short forms, and their plurals, that are also ordinary words of the library ("all", "safe", "has"): printed
                   in lower case more often than in capitals
    ambiguous      short forms with long forms that have no word in common: they stand for several things
    endings        the last two words of a longer form -> that form, where no other ends so: "plasma exchange" names
                   therapeutic plasma exchange, but "influenza vaccine" none of three
    otherwise      words spelled without their hyphen or number -> as the library prints them, where it prints no other such:
                   "antivenom" -> "anti-venom", "jak" -> "jak2"
    """

    words: dict[str, int]
    stems: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    abbreviations: dict[str, tuple[str, ...]]
    ordinary: frozenset[str]
    ambiguous: frozenset[str]
    endings: dict[str, str]
    otherwise: dict[str, str]

    def knows(self, word: str) -> bool:
        """True where the word, or its parts around a hyphen or slash, occurs in some form. A compound with a letter or a number is a
        name as a whole: "CAR-T" is none of care and of T-cells."""
        low = word.lower()
        parts = [p for p in re.split(r"[-/'’]", low) if p]
        if low in self.words or not _NAMED_WHOLE.fullmatch(low):
            return low in self.words or all(p in self.words or stem(p) in self.stems for p in parts)
        return low.replace("-", "") in self.words or self.prints(content_stems(low))

    def prints(self, name: Sequence[str]) -> bool:
        """True where the documents print the words of a name, given as `content_stems` has them, beside each other: "renal failure" is
        not printed by one that speaks of failure and of renal disease. True for ()."""
        return self.stems.issuperset(name) and self.pairs.issuperset(pairwise(name))

    def correction(self, word: str) -> str | None:
        """The word of the library that this one is another spelling or a slip of; None for a known word, and where there is none."""
        low = word.lower()
        if self.knows(word):
            return None
        joined = low.replace("-", "")
        if spelled := joined if joined in self.words else self.otherwise.get(joined):
            return spelled.upper() if word.isupper() else spelled
        return slip_of(word, self.words)

    def same_meaning(self, text: str) -> tuple[str, ...]:
        """For each abbreviation in the text its long forms; for each long form in it the abbreviation; each once.

        An abbreviation may be typed in any case, unless it is an ordinary word too: "safe" is no SAFE, "SAFE" is. One that
        stands for several things means none of them for sure.
        """
        low = " ".join(WORD.findall(text.lower()))
        printed = {w.lower() for w in WORD.findall(text) if _in_capitals(w) or w.lower() not in self.ordinary}
        typed = set(low.split())
        found: list[str] = []
        for short, longs in self.abbreviations.items():
            if short in self.ambiguous:
                continue
            if short in printed or short + "s" in printed:
                found += longs
            else:
                found += [short for long in longs if long.rpartition(" ")[2] in typed and self._within(long, low)]
        return tuple(dict.fromkeys(found))

    def _within(self, long: str, text: str) -> bool:
        """True where the long form, or its ending, stands in the text as whole words; a short word may mean anything."""
        ending = " ".join(long.split()[-2:])
        forms = {long, ending} if self.endings.get(ending) == long else {long}
        return any(f" {form} " in f" {text} " for form in forms if " " in form or len(form) > 6)


def lexicon(documents: Iterable[Document]) -> Lexicon:
    """The lexicon of some documents; empty for none. Two capitals make a short form that questions may spell in any case."""
    words: Counter[str] = Counter()
    as_word: Counter[str] = Counter()  # how much oftener in lower case than in capitals
    defined: dict[str, list[str]] = {}
    beside = set[tuple[str, str]]()
    for document in documents:
        said = _said(document)
        for printed in WORD.findall(said):
            low = printed.lower()
            words[low] += 1
            as_word[low] += (printed == low) - _in_capitals(printed)
            words.update(part for part in re.split(r"[-/'’]", low) if part not in ("", low))
        beside.update(pairwise(content_stems(said)))
        for short, long in document.abbreviations:
            defined.setdefault(short.lower(), []).append(" ".join(WORD.findall(long.lower())))
    known = frozenset(stem(w) for w in words)
    abbreviations = {s: tuple(dict.fromkeys(longs)) for s, longs in defined.items() if not s.isdigit()}
    forms = {form for s in abbreviations for form in (s, f"{s}s")}
    ordinary = frozenset(w for w in forms if as_word[w] > 0)
    ambiguous = frozenset(s for s, longs in abbreviations.items() if any(map(_unlike, longs, longs[1:])))
    ends: dict[str, set[str]] = {}
    for long in {long for longs in abbreviations.values() for long in longs if " " in long}:
        ends.setdefault(" ".join(long.split()[-2:]), set()).add(long)
    endings = {ending: longs.pop() for ending, longs in ends.items() if len(longs) == 1}
    return Lexicon(
        dict(words), known, frozenset(beside), abbreviations, ordinary, ambiguous, endings, _otherwise(words)
    )


def _said(document: Document) -> str:
    """Title, question, headings, the heads of tables and statements: an author of the bibliography, or a word of a menu, is
    nothing that a document speaks of."""
    headings = (s.path[-1] for s in document.sections if s.path)
    heads = dict.fromkeys(s.lead_in for s in document.statements if s.kind == "row" and s.lead_in)
    lines = (*map(document.words, heads), *map(document.words, document.statements))
    return "\n".join([document.stated_title, document.metadata.question or "", *headings, *lines])


def content_stems(text: str) -> tuple[str, ...]:
    """The stems of a text without its function words, in order, with repeats; () where there is none."""
    return tuple(s for word in WORD.findall(text) if not is_function_word(word) for s in stems(word))


def _otherwise(words: Iterable[str]) -> dict[str, str]:
    """Spellings without hyphen or number -> the one word of the library that is spelled so."""
    found: dict[str, set[str]] = {}
    for word in words:
        bare = re.sub(r"-|(?<=[a-z]{3})\d+$", "", word)
        if len(bare) > 2:
            found.setdefault(bare, set()).add(word)
    return {bare: next(iter(of)) for bare, of in found.items() if len(of) == 1 and bare not in of}


def _unlike(a: str, b: str) -> bool:
    """True for long forms without a word in common."""
    return not {stem(w) for w in a.split()} & {stem(w) for w in b.split()}


def _in_capitals(word: str) -> bool:
    """True for "SAFE" and "mHealth", not for "safe" or, at the head of a sentence, "Safe"."""
    return any(map(str.isupper, word[1:]))
