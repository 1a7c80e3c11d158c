"""In prose a recommendation comes before what studies found, for who asks what to do."""

import pytest

from assistant.chat import Chat
from assistant.quoting.advice import RECOMMENDS, REPORTS, asks_for_advice, factor
from assistant.types import Quote
from index.read import read_bytes
from tests.assistant.questions import understood

GUIDE = read_bytes(
    b"# Gout\n\nWe recommend naproxen for gout.\n\nA randomised trial of naproxen had 90 patients.\n\nGout is common.\n\n"
    b"We recommend that future trials look at diet.\n",
    name="gout.md",
)


@pytest.mark.parametrize(
    ("at", "factors"),
    [(0, RECOMMENDS), (1, REPORTS), (2, 1.0), (3, REPORTS)],
    ids=["advice", "study", "neither", "gap"],
)
def test_what_is_recommended_counts_more_and_what_is_reported_less(at: int, factors: float, chat: Chat) -> None:
    quote = Quote(GUIDE, at, at + 1, (at,), 1.0)
    assert factor(quote, understood("should I give naproxen?", chat)) == factors
    assert factor(quote, understood("which trials looked at naproxen?", chat)) == 1.0


@pytest.mark.parametrize("asked", ["gout treatment", "who should get naproxen", "how often do I review", "is it ok?"])
def test_what_to_do_is_asked_in_many_ways(asked: str, chat: Chat) -> None:
    assert asks_for_advice(understood(asked, chat))


@pytest.mark.parametrize("asked", ["what is gout", "what did studies show that I should know", "how common is gout"])
def test_what_is_known_is_no_advice(asked: str, chat: Chat) -> None:
    assert not asks_for_advice(understood(asked, chat))
