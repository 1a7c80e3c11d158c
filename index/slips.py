"""Slips of the keyboard: which known word an unknown one was meant to be."""

import re
from collections.abc import Mapping

from index.keywords import american, stem

MIN_SLIP = 5  # letters; shorter words have too many neighbours
# Parts that words are built with, so that one is never taken for another; suffixes are spelled backwards.
_PREFIX = re.compile(r"(hyper|hypo|inter|intra|ante|anti|endo|exo|macro|micro|poly|oligo|post|pre|supra|sub)")
_SUFFIX = re.compile(
    "("
    + "|".join(
        suffix[::-1]
        for suffix in "lysis lytic osis itis iasis aemia emia uria pathy plasty ectomy otomy ostomy scopy graphy oma algia plegia paresis "
        "mycin micin cillin cycline azole olol pril sartan statin prazole dipine zepam zolam sone solone mab nib philia philus".split()
    )
    + ")"
)


def slip_of(typed: str, words: Mapping[str, int]) -> str | None:
    """The one of some `words` (lower case → how often it is printed) that an unknown word is a slip of; None for none.

    One slip (a letter left out, added, changed, or two swapped) in five to seven letters, two in more, the first letter
    right; the nearest and most frequent counts. A number or an abbreviation is no slip.
    """
    low = typed.lower()
    if len(low) < MIN_SLIP or not low.isalpha() or typed.isupper():
        return None
    allowed = 1 if len(low) < 8 else 2
    spelled = american(low)
    near = [
        (distance, -count, known)
        for known, count in words.items()
        if known[0] == low[0]
        and len(known) >= MIN_SLIP
        and abs(len(known) - len(low)) <= allowed + 1
        and known.isalpha()
        and not (len(known) - len(low) == 2 and known.startswith(low))  # "epileptic" is no slip of "epilepticus"
        and (distance := slips(spelled, american(known), allowed)) <= allowed
    ]
    best = min(near, default=None)
    # An ending that English adds is another form of the word, not a slip; nor is what medicine builds words with.
    return best[2] if best and stem(best[2]) != stem(low) and not _apart(spelled, american(best[2])) else None


def slips(a: str, b: str, limit: int) -> int:
    """Optimal string alignment distance: insertions, deletions, changes and swaps of neighbours; limit + 1 where it is more."""
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, above, row = row, before, [i]
        for j, y in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]


def _apart(a: str, b: str) -> bool:
    """True for words that differ in a part that names another thing: "hypotension" and "hypertension", "thrombolysis" and
    "thrombosis", "haemophilia" and "haemophilus"."""
    return any(
        (mine := part.match(x)) and (its := part.match(y)) and mine[1] != its[1]
        for part, x, y in ((_PREFIX, a, b), (_SUFFIX, a[::-1], b[::-1]))
    )
