"""What a sentence denies that no quote does, and what it says that its quotes deny with a prefix."""

import pytest

from assistant.check.contraries import added, turned
from assistant.check.failure import Failure, Kind
from tests.assistant.check.rule import read


def _failures(sentence: str, quote: str) -> list[Failure]:
    claim, units, rests = read(sentence, quote)
    return [*turned(claim, units), *added(claim, units, rests)]


@pytest.mark.parametrize(
    ("sentence", "quote", "kind", "what"),
    [
        ("Pain is manageable.", "Pain is unmanageable.", "negation", "unmanageable"),
        (
            "Give it for its pro-inflammatory effects.",
            "Give it for its anti-inflammatory effects.",
            "negation",
            "proinflammatory",
        ),
        ("Opioid options are preferred.", "Non-opioid options are preferred.", "negation", "nonopioid options"),
        ("Naproxen is not given in gout.", "Naproxen is given in gout.", "negation", "naproxen is not given in gout."),
        ("Do not add etoposide.", "Add etoposide (if not already given).", "negation", "do not add etoposide."),
    ],
)
def test_what_is_turned_or_denied_anew_fails(sentence: str, quote: str, kind: Kind, what: str) -> None:
    found = _failures(sentence, quote)
    assert what in [failure.what for failure in found]
    assert {failure.kind for failure in found} == {kind}


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Pain is unmanageable.", "Pain is unmanageable."),
        ("Pain is not manageable.", "Pain is unmanageable."),
        ("Give it for its anti-inflammatory effects.", "Give it for its anti-inflammatory effects."),
        ("Non-opioid options are preferred.", "Non-opioid options are preferred."),
        ("Naproxen is not given in gout.", "Naproxen should be avoided in gout."),
        ("Naproxen is not given for long.", "Naproxen is given for a short time."),
        ("Naproxen is not given unless tested.", "Naproxen is given only if tested."),
        ("Fever is seldom seen in gout.", "Fever is rare in gout."),
        ("Do not exceed 90 mg.", "At most 90 mg."),
    ],
)
def test_what_the_quotes_deny_too_passes(sentence: str, quote: str) -> None:
    assert _failures(sentence, quote) == []
