"""A claim lies close in meaning to what its quotes say."""

from collections.abc import Sequence

from assistant.check.claims import Claim
from assistant.check.evidence import Unit
from assistant.check.failure import UNLIKE, Failure
from assistant.check.terms import novel
from index.types import Encoder

_NOVEL = 0.45  # share of the words of a claim that may be new to its quotes, where it lies no closer than _VERY_CLOSE to one of them
_CLOSE = 0.35  # cosine of a claim and the nearest of what its quotes say, below which it says something else
_VERY_CLOSE = 0.65


def meaning(claim: Claim, units: Sequence[Unit], *, encoder: Encoder) -> tuple[Failure, ...]:
    """The claim lies close to one unit of the quotes or to all that they say; the closer, the more words may be new."""
    texts = [claim.text, *(u.text for u in units), " ".join(u.claim.text for u in units)]
    vectors = encoder.encode(texts)
    close = float((vectors[1:] @ vectors[0]).max())
    new = [w.text for w in novel(claim, units)]
    if close < _CLOSE:
        return (Failure("meaning", f"{UNLIKE} {close:.2f}"),)
    if close < _VERY_CLOSE and len(new) > max(1, _NOVEL * len(claim.concepts)):
        return (Failure("meaning", ", ".join(new)),)
    return ()
