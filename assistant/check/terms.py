"""Every name, abbreviation and member of a closed class occurs in the quotes."""

import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.check.claims import Claim, Word, contradicts, population
from assistant.check.evidence import Unit
from assistant.check.failure import Failure


def terms(claim: Claim, units: Sequence[Unit]) -> Iterator[Failure]:
    """Every name, abbreviation and member of a closed class occurs in the quotes."""
    known = frozenset().union(*(u.concepts for u in units))
    for w in novel(claim, units):
        if w.term or (contradicts(w.concept, known) and not (population(w) and _aged(claim))):
            yield Failure("term", w.text)


def novel(claim: Claim, units: Sequence[Unit]) -> list[Word]:
    """The words of a claim that its quotes do not have, in any form or spelling that is known here."""
    known = frozenset().union(*(u.concepts for u in units))
    texts = [c.plain for u in units for c in (u.claim, *u.context)]
    initials = _initials(claim, {s for u in units for c in (u.claim, *u.context) for s in c.capitals})
    return [w for w in claim.words if w.concept not in known | initials and not _joined(w.text, texts)]


def _aged(claim: Claim) -> bool:
    """Whether a claim states an age, which names a population too."""
    return any(re.search(r"\b(?:year|month)", q.text) for q in claim.quantities)


def _joined(word: str, texts: Iterable[str]) -> bool:
    """Whether a word stands in a text with a space or hyphen more or less in it: "benzylpenicillin"."""
    return len(word) >= 5 and any(
        word in t.replace("-", "") or (word in re.sub(r"[\s-]", "", t) and word[:4] in t) for t in texts
    )


def _initials(claim: Claim, shorts: set[str]) -> frozenset[str]:
    """The concepts of words whose initials spell one of the abbreviations."""
    initials = "".join(w.text[0] for w in claim.words)
    runs = ((i, len(s)) for s in shorts if len(s) > 2 for i in range(len(initials)) if initials.startswith(s, i))
    return frozenset(w.concept for i, n in runs for w in claim.words[i : i + n])
