"""Whether two quantities say the same: their values, their comparisons, the ends of their ranges."""

from assistant.check.quantities import Quantity


def agree(claim: Quantity, source: Quantity) -> bool:
    """Whether two quantities are the same, their bounds left aside: "1 g" is "1000 mg", "two weeks" is "14 days"."""
    if claim.unit == source.unit:
        return _equal(claim.values, source.values)
    if {claim.unit, source.unit} == {"", "time"}:
        return _equal(claim.raw, source.raw)
    return not claim.unit and source.unit != "every hour" and _equal(claim.raw, source.raw)


def end_of(claim: Quantity, source: Quantity) -> bool:
    """Whether the claim names one end of the source's range and says so ("up to", "at least")."""
    if claim.unit != source.unit or len(source.values) != 2 or len(claim.values) != 1:
        return False
    low, high = min(source.values), max(source.values)
    wanted = {"<=": high, "within": high, ">=": low}.get(claim.bound)
    return wanted is not None and _equal(claim.values, (wanted,))


def same_bound(claim: Quantity, source: Quantity) -> bool:
    """Whether both stand under the same comparison; "over 20 minutes" may be "in 20 minutes" or "more than"."""
    if claim.bound == source.bound:
        return True
    both = {claim.bound, source.bound}
    return ("over" in both and both <= {"over", "", ">"}) or ("within" in both and both <= {"within", "", "<="})


def _equal(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return len(a) == len(b) and all(abs(x - y) <= 1e-6 * max(1.0, abs(x)) for x, y in zip(a, b, strict=True))


def opposed(claim: Quantity, source: Quantity) -> bool:
    """Whether the bound of one begins where that of the other ends: "at most" and "more than"."""
    return {claim.bound, source.bound} in ({"<=", ">"}, {">=", "<"}, {"<=", "over"}, {"within", ">"})
