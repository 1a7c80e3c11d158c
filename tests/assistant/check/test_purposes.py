"""What each thing is for, and why: none has the purpose or the reason of another."""

import pytest

from assistant.check.failure import Failure, Kind
from assistant.check.purposes import purposes, reasons
from tests.assistant.check.rule import read


def _failures(sentence: str, quote: str) -> list[Failure]:
    claim, units, _ = read(sentence, quote)
    return list(purposes(claim, units))


@pytest.mark.parametrize(
    ("sentence", "quote", "kind", "what"),
    [
        ("Anakinra is for severe HLH.", "Ruxolitinib for severe HLH, anakinra for MAS.", "subject", "anakinra"),
        ("Use anakinra in severe HLH.", "Ruxolitinib for severe HLH, anakinra for MAS.", "subject", "anakinra"),
    ],
)
def test_the_purpose_of_another_fails(sentence: str, quote: str, kind: Kind, what: str) -> None:
    found = _failures(sentence, quote)
    assert what in [failure.what for failure in found]
    assert {failure.kind for failure in found} == {kind}


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Anakinra is for MAS.", "Ruxolitinib for severe HLH, anakinra for MAS."),
        ("Anakinra is given.", "Ruxolitinib for severe HLH, anakinra for MAS."),
        ("Emapalumab is for MAS.", "Ruxolitinib for severe HLH, anakinra for MAS."),
    ],
)
def test_its_own_purpose_and_none_pass(sentence: str, quote: str) -> None:
    assert _failures(sentence, quote) == []


@pytest.mark.parametrize(
    ("sentence", "given"),
    [
        ("Alternatives to opioids are preferred because sedatives cause falls.", False),
        ("Alternatives to opioids are preferred because opioids cause dependence.", True),
        ("Sedatives are avoided because they cause falls.", True),
    ],
)
def test_a_reason_is_given_by_the_quote_that_says_what_it_is_of(sentence: str, given: bool) -> None:
    claim, units, _ = read(
        sentence,
        "Alternatives to opioids are preferred, as opioids cause dependence.",
        "Sedatives cause falls and are avoided.",
    )
    assert (list(reasons(claim, units)) == []) is given
