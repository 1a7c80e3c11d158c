"""What a dose is for: it starts, it is the target, it loads, it maintains."""

import pytest

from assistant.check.evidence import Evidence
from assistant.check.failure import Failure, Kind
from assistant.check.roles import roles
from tests.assistant.check.rule import read


def _failures(sentence: str, quote: str | Evidence) -> list[Failure]:
    claim, units, _ = read(sentence, quote)
    return list(roles(claim, units))


@pytest.mark.parametrize(
    ("sentence", "quote", "kind", "what"),
    [
        ("Ramipril is started at 10 mg.", "Ramipril: starting dose 2.5 mg, target 10 mg.", "subject", "10 mg"),
        ("The loading dose is 600 mg.", "600 mg as a maintenance dose.", "subject", "600 mg"),
        ("The loading dose is 600 mg.", Evidence("600 mg twice daily", ("Maintenance",)), "subject", "600 mg"),
    ],
)
def test_a_dose_for_something_else_fails(sentence: str, quote: str | Evidence, kind: Kind, what: str) -> None:
    found = _failures(sentence, quote)
    assert what in [failure.what for failure in found]
    assert {failure.kind for failure in found} == {kind}


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Ramipril is started at 2.5 mg.", "Ramipril: starting dose 2.5 mg, target 10 mg."),
        ("Ramipril 10 mg.", "Ramipril: starting dose 2.5 mg, target 10 mg."),
        ("The loading dose is 600 mg.", "600 mg as a loading dose."),
        ("The loading dose is 600 mg.", "600 mg once."),
        (
            "The loading dose is 600 mg.",
            Evidence("600 mg twice daily", ("What is known of the maintenance of remission",)),
        ),
    ],
)
def test_a_dose_for_the_same_or_for_nothing_said_passes(sentence: str, quote: str | Evidence) -> None:
    assert _failures(sentence, quote) == []
