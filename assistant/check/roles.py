"""What a dose is for: a loading dose is no maintenance dose, and a target is not where one starts."""

import re
from collections.abc import Iterator, Sequence

from assistant.check.agreement import agree
from assistant.check.claims import Claim
from assistant.check.evidence import Unit
from assistant.check.failure import Failure
from assistant.check.quantities import Quantity

_ROLES = {
    "start": r"start(?:s|ed|ing)?|initial(?:ly)?|beg(?:in|ins|un|an|inning)|commenc(?:e|es|ed|ing)",
    "target": r"targets?|targeted",
    "maintenance": r"maintenance|maintain(?:s|ed)?",
    "loading": r"loading",
}
_ROLE = re.compile("|".join(rf"\b(?P<{name}>{words})\b" for name, words in _ROLES.items()))
# Behind its dose a role stands at once: "5 mg initially", "600 mg as a loading dose".
_BEHIND = re.compile(
    rf"\W*(?:(?:once|\d times) |daily |as |a |an |the |its |for |to )*(?:{_ROLE.pattern})(?! (?:dose )?(?:of|is|at|with)\b|:)"
)
_CLAUSE = re.compile(r"[;,()]|(?<=[a-z0-9)]{2})\.\s|\b(?:then|but|followed|and)\b")
# Words at most of a heading or lead-in that says what the doses under it are for; a longer one tells a story.
_LABEL = 6


def roles(claim: Claim, units: Sequence[Unit]) -> Iterator[Failure]:
    """A failure for each dose of which the quotes say that it is for something else than the claim says; none where they do not
    say what it is for."""
    for q in claim.quantities:
        said, printed = _role(claim, q), _printed(q, units)
        if said and printed and printed.isdisjoint((None, said)):
            yield Failure("subject", q.text)


def _printed(q: Quantity, units: Sequence[Unit]) -> set[str | None]:
    """What such a dose is for wherever the quotes print it, None where one does not say; empty where none prints it."""
    found: set[str | None] = set()
    for unit in units:
        heads = [c for c in unit.context if len(c.plain.split()) <= _LABEL]
        above = next((m.lastgroup for c in reversed(heads) if (m := _ROLE.search(c.plain))), None)
        found |= {_role(unit.claim, s) or above for s in unit.claim.quantities if agree(q, s)}
    return found


def _role(claim: Claim, q: Quantity) -> str | None:
    """What a sentence says that a dose is for: what stands last before it in its clause, or at once behind it: a key of _ROLES.
    None where it does not say, and for what is no dose."""
    if not q.is_dose:
        return None
    start = max((m.end() for m in _CLAUSE.finditer(claim.plain, 0, q.start)), default=0)
    start = max([start, *(p.end for p in claim.quantities if p.end <= q.start and p.is_dose)])
    before = [m.lastgroup for m in _ROLE.finditer(claim.plain, start, q.start)]
    behind = _BEHIND.match(claim.plain, q.end)
    return before[-1] if before else behind.lastgroup if behind else None
