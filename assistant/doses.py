"""The doses that a question tells and no quote prints: "is 1.6 mg/kg right?" beside a quote of 1.6 g/kg."""

import re
from collections.abc import Sequence

from assistant.asked.asking import asking
from assistant.check.claims import Claim
from assistant.check.quantities import Quantity
from assistant.types import Quote
from assistant.writing.cited import as_evidence

_DOSE = re.compile(r"(?:mg|unit)(?:/(?:kg|m[2²]).*)?")
_WEIGHT = re.compile(r"(?<!/)kgs?$")
# What a patient has already had is not asked about: "on prednisolone 20 mg". Possessive, since a hyphen may stand in a word or
# between two: a row of them has exponentially many ways to be told apart.
_HAD = re.compile(
    r"\b(?:on|taking|takes|took|had|has|after|received|got|already)\W++(?:\w++(?:-++\w++)*+\W++){0,4}$", re.I
)


def unprinted(text: str, quotes: Sequence[Quote]) -> tuple[str, ...]:
    """The doses of the sentences that ask, each once, as typed but for the spelling, that none of the quotes prints; () where they tell
    none, or where there are no quotes. A dose within a range that is printed counts as printed."""
    asked = Claim(asking(text))
    doses = [q for q in asked.quantities if _is_dose(q) and not _HAD.search(asked.plain[: q.start])]
    if not doses or not quotes:
        return ()
    texts = (text for quote in quotes for e in [as_evidence(quote)] for text in (e.text, *e.context))
    printed = [q for text in texts for q in Claim(text).quantities]
    return tuple(dict.fromkeys(q.text for q in doses if not any(_is_within(q, p) for p in printed)))


def _is_dose(quantity: Quantity) -> bool:
    return bool(_DOSE.fullmatch(quantity.unit)) and not _WEIGHT.search(quantity.text)


def _is_within(asked: Quantity, printed: Quantity) -> bool:
    return asked.unit == printed.unit and all(min(printed.values) <= x <= max(printed.values) for x in asked.values)
