"""What each thing is for, and why: of "ruxolitinib for critically ill patients, anakinra for MAS" no claim gives one the purpose of the other."""

import re
from collections.abc import Iterator, Sequence

from assistant.check.claims import Claim, Word
from assistant.check.evidence import Unit
from assistant.check.failure import Failure
from assistant.check.match import TOUCHED, USED, overlap

# What may stand between a name and its purpose.
_FOR = re.compile(
    r"(?: \([^()]*\))?(?: (?:is|are|can|may|should|be|was|were|used|given|considered|indicated|recommended|reserved|added|an?|option|"
    r"particularly|mainly|especially|only))* (?:for|in|when|if) (?=[a-z0-9])"
)
_BECAUSE = re.compile(r"\b(?:because|since)\b")
# Where the clause begins that a reason is given of; no comma at its end.
_CLAUSE = re.compile(r"[,;](?= [^,;]*\S)|\band\b")
_END = re.compile(r"[,;.()]|$")


def purposes(claim: Claim, units: Sequence[Unit]) -> Iterator[Failure]:
    """A failure for each name whose purpose is, in the unit that names both, another's and not its own."""
    said = _purposes(claim)
    for unit in units if said else ():
        theirs = _purposes(unit.claim)
        for name, purpose in said:
            own = [p for n, p in theirs if n.concept == name.concept]
            others = [p for n, p in theirs if n.concept != name.concept]
            if own and not any(purpose & p for p in own) and any(overlap(purpose, p) >= USED for p in others):
                yield Failure("subject", name.text)


def reasons(claim: Claim, units: Sequence[Unit]) -> Iterator[Failure]:
    """A failure for a reason that no one of several quotes gives, where none speaks both of it and of what the claim gives it of."""
    found = _BECAUSE.search(claim.plain)
    quotes = {u.quote: frozenset[str]() for u in units}
    if not found or len(quotes) < 2:
        return
    for u in units:
        quotes[u.quote] |= u.concepts
    start = max((m.end() for m in _CLAUSE.finditer(claim.plain, 0, found.start())), default=0)
    what, why = claim.between(start, found.start()), claim.between(found.end(), len(claim.plain))
    told = any(overlap(what, q) >= TOUCHED and overlap(why, q) >= TOUCHED for q in quotes.values())
    if what and why and not told:
        yield Failure("joined", claim.plain[found.start() :])


def _purposes(claim: Claim) -> list[tuple[Word, frozenset[str]]]:
    """(name, words of its purpose) wherever a name stands before a "for", in order."""
    names = [w for w in claim.words if w.term]
    found = [(w, m.end()) for w in names if (m := _FOR.match(claim.plain, w.end))]
    pairs = []
    for i, (name, start) in enumerate(found):
        ends = [*(w.start for w, _ in found[i + 1 :]), *(m.start() for m in _END.finditer(claim.plain, start))]
        purpose = claim.between(start, min(ends))
        pairs += [(name, purpose)] if purpose else []
    return pairs
