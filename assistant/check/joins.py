"""Each statement of a claim is made by one unit of the quotes, not put together from two."""

from collections.abc import Container, Iterator, Sequence

from assistant.check.agreement import agree, end_of, opposed, same_bound
from assistant.check.claims import Claim, population
from assistant.check.classes import in_contrast
from assistant.check.clauses import clauses
from assistant.check.evidence import Unit
from assistant.check.failure import Failure
from assistant.check.numbers import is_denied
from assistant.check.quantities import Quantity

# Where several quotes are cited, the share of the words of a statement, and of its subject and its predicate, that another
# unit may have instead. Within one quote only names, amounts and contraries need stand together.
STRAY, HALF = 0.3, 0.34


def joins(claim: Claim, units: Sequence[Unit]) -> Iterator[Failure]:
    """Each statement of the claim is made by one unit of the quotes, not put together from two.

    A statement is a subject with a predicate: of "a and b cause x and y" there are four.
    """
    said = [_said(u, units) | {q.text for q in claim.quantities if _holds(u, q, claim)} for u in units]
    known = frozenset().union(*said)
    names = {w.concept: w.text for w in claim.words} | {q.text: q.text for q in claim.quantities}
    strict = {w.concept for w in claim.words if w.term or population(w)} | {q.text for q in claim.quantities}
    stray, half = (STRAY, HALF) if len({u.quote for u in units}) > 1 else (1.0, 1.0)
    for clause in clauses(claim, known):
        for subject, predicate in clause.statements():
            lost = [_lost(subject, predicate, h, strict, stray, half) for h in said]
            if not any(ok for ok, _ in lost):
                least = min((m for _, m in lost), key=lambda m: (len(m & strict), len(m)))
                yield Failure("joined", ", ".join(n for c, n in names.items() if c in least))
                break


def _lost(
    subject: frozenset[str],
    predicate: frozenset[str],
    said: frozenset[str],
    strict: Container[str],
    stray: float,
    half: float,
) -> tuple[bool, frozenset[str]]:
    """Whether a unit makes a statement, and the words of it that it does not say."""
    words = subject | predicate
    lost = words - said
    ok = len(lost) <= stray * len(words) and all(len(lost & part) <= half * len(part) for part in (subject, predicate))
    return ok and not any(c in strict or in_contrast(c, said) for c in lost), lost


def _said(unit: Unit, units: Sequence[Unit]) -> frozenset[str]:
    """What a unit says; of its outer headings only what no other quote says by itself."""
    return unit.concepts - (frozenset().union(*(u.claim.concepts for u in units if u.quote != unit.quote)) - unit.near)


def _holds(unit: Unit, q: Quantity, claim: Claim) -> bool:
    """Whether a unit has an amount under the same comparison, or denies the opposite one."""
    return any(
        (agree(q, s) and (same_bound(q, s) or (opposed(q, s) and (is_denied(c, s) or is_denied(claim, q)))))
        or end_of(q, s)
        for c in (unit.claim, *unit.context)
        for s in c.quantities
    )
