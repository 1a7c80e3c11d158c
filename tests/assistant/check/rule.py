"""What a rule of the check is asked: a sentence and the quotes that it cites."""

from assistant.check.claims import Claim
from assistant.check.evidence import Evidence, Unit, units_of
from assistant.check.match import homes


def read(sentence: str, *quotes: str | Evidence) -> tuple[Claim, tuple[Unit, ...], tuple[Unit, ...]]:
    """The sentence, the units of the quotes, and those of them that it rests on."""
    claim = Claim(sentence)
    units = units_of([Evidence(q) if isinstance(q, str) else q for q in quotes], claim.capitals)
    return claim, units, homes(claim, units)
