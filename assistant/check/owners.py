"""Of which drug an amount is."""

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.check.claims import Claim, Word
from assistant.check.classes import in_class
from assistant.check.evidence import Printed, Unit
from assistant.check.leads import is_of_all
from assistant.check.quantities import Quantity
from assistant.vocabulary.drugs import is_drug


def same_drug(claim: Claim, q: Quantity, printed: Printed, dosed: frozenset[str]) -> bool:
    """Whether both speak of the same drug, as far as each names one. Whose amounts they are, the joins look at.

    dosed  the names that an amount of the quotes is of
    """
    unit, home, s = printed
    if is_of_all(home.plain):
        return True
    theirs = owners(home, s, [w for w in home.words if w.term])
    named = {w.concept for w in home.words if w.term}
    said = [w for w in claim.words if w.term]
    # A disease that the headings name is no rival of the drug whose dose it is.
    dosed_there = any(is_drug(w.text) and w.concept in theirs for w in home.words)
    rivals = [w for w in said if w.concept in named or (dosed_there and is_drug(w.text))]
    mine = owners(claim, q, rivals if theirs & {w.concept for w in said} else said)
    if _of_another(claim, mine, theirs, printed, dosed):
        return False
    given = frozenset(w.concept for w in home.words if is_drug(w.text)) & theirs
    over = frozenset().union(*(c.concepts for c in unit.context)) - home.concepts
    before = next((w.concept for w in reversed(claim.words) if w.end <= q.start), "")
    if given and (mine | {before}) & over and not (mine | claim.concepts) & theirs:
        return False
    above = frozenset(w.concept for c in unit.context for w in c.words if w.term) - named
    allowed = theirs | above if theirs or not named else theirs
    return not (mine & dosed and allowed) or any(a.endswith(b) or b.endswith(a) for a in mine for b in allowed)


def _of_another(
    claim: Claim, mine: frozenset[str], theirs: frozenset[str], printed: Printed, dosed: frozenset[str]
) -> bool:
    """Whether an amount is of a drug in its quote that is not the one in the claim: beside it in its line, or over it.

    mine, theirs  whose it is in the claim and in the quote
    """
    unit, home, _ = printed
    named = {w.concept for w in home.words if w.term}
    drugs = frozenset(w.concept for c in (claim, home) for w in c.words if is_drug(w.text))
    if theirs & drugs and not theirs & drugs & claim.concepts and (mine - theirs) & dosed:
        return True
    over = _drugs_above(unit)
    if not named and over and not over & claim.concepts and mine & drugs:
        return True
    return bool(drugs & (mine | theirs) and mine & (named | dosed) and theirs and not mine & theirs)


def _drugs_above(unit: Unit) -> frozenset[str]:
    """The drugs of the nearest line over a unit that names any."""
    lines = (frozenset(w.concept for w in c.words if is_drug(w.text)) for c in reversed(unit.context))
    return next(filter(None, lines), frozenset())


def owners(claim: Claim, q: Quantity, words: Sequence[Word]) -> frozenset[str]:
    """The words that a quantity speaks of: in the nearest stretch before it that has any, else after it."""
    after = next((w for w in words if w.start >= q.end), None)
    if after and re.fullmatch(r"\s*(?:of )?", claim.plain[q.end : after.start]):
        return frozenset({after.concept})
    begin = claim.plain.rfind(";", 0, q.start) + 1
    cuts = [begin, *(p.end for p in claim.quantities if begin < p.end <= q.start), q.start]
    for low, high in reversed(list(pairwise(cuts))):
        if found := frozenset(w.concept for w in words if low <= w.start < high):
            return found
        if len([w for w in claim.words if low <= w.start < high and not in_class(w.concept)]) > 2:
            return frozenset()
    cuts = [q.end, *(p.start for p in claim.quantities if p.start >= q.end), len(claim.plain)]
    for low, high in pairwise(cuts):
        if found := frozenset(w.concept for w in words if low <= w.start < high):
            return found
    return frozenset()
