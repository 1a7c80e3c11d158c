"""Nothing is said of more people, more surely, or for another reason than the quotes say it."""

import pytest

from assistant.check.failure import Failure, Kind
from assistant.check.overreach import overreach
from tests.assistant.check.rule import read


def _failures(sentence: str, quote: str) -> list[Failure]:
    return list(overreach(*read(sentence, quote)))


@pytest.mark.parametrize(
    ("sentence", "quote", "kind", "what"),
    [
        ("Naproxen has proved safe.", "Naproxen may be safe.", "term", "proved"),
        ("The guideline confirms that naproxen works.", "Naproxen may work.", "term", "confirms that"),
        (
            "Naproxen is for severe gout even before colchicine has failed.",
            "Naproxen for severe refractory gout.",
            "restriction",
            "even before",
        ),
        ("All patients get naproxen.", "Patients get naproxen.", "restriction", "all patients"),
        ("Naproxen is given even if gout is mild.", "Naproxen is given if gout is mild.", "restriction", "even if"),
        ("Naproxen must be given.", "Naproxen may be given.", "restriction", "must"),
        (
            "Cyclosporine and tacrolimus are given together.",
            "Give cyclosporine or tacrolimus.",
            "restriction",
            "given together",
        ),
        ("Naproxen should be added.", "Naproxen may be added.", "restriction", "should be"),
        (
            "Cyclosporine and tacrolimus are given together.",
            "- Treat the trigger simultaneously\n- Give cyclosporine or tacrolimus",
            "restriction",
            "given together",
        ),
        ("Naproxen cures gout.", "Naproxen treats gout.", "term", "cures"),
        ("Avoid naproxen because it provokes falls.", "Avoid naproxen.", "meaning", "because it provokes falls"),
    ],
)
def test_more_than_the_quotes_say_fails(sentence: str, quote: str, kind: Kind, what: str) -> None:
    found = _failures(sentence, quote)
    assert what in [failure.what for failure in found]
    assert {failure.kind for failure in found} == {kind}


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Naproxen has proved safe.", "Naproxen has a demonstrated safety profile."),
        ("If removal proves difficult, refer.", "Refer if removal is difficult."),
        ("All patients get naproxen.", "Every patient gets naproxen."),
        ("Naproxen is given even if gout is mild.", "Naproxen is still given if gout is mild."),
        ("Naproxen must be given.", "Naproxen should be given; it may help."),
        ("Cyclosporine and tacrolimus are given together.", "Give cyclosporine plus tacrolimus."),
        ("Naproxen cures gout.", "Naproxen is curative in gout."),
        ("Naproxen is not proven.", "Naproxen treats gout."),
        ("Avoid naproxen because it provokes falls.", "Avoid naproxen: it provokes falls."),
        (
            "Naproxen treats gout, and aspirin is avoided because of the risk of Reye's syndrome.",
            "- Naproxen treats gout\n- Aspirin is avoided because of the risk of Reye's syndrome",
        ),
        (
            "Give naproxen at the lowest dose, since no dose is safe.",
            "Give naproxen at the lowest dose.\nNote: no dose is safe.",
        ),
        (
            "Because methadone can harm the heart, tests are advised.",
            "Methadone can harm the heart.\nTherefore, tests are advised.",
        ),
        ("A rape survivor is seen.", "A victim of rape is seen."),
    ],
)
def test_as_much_as_the_quotes_say_passes(sentence: str, quote: str) -> None:
    assert _failures(sentence, quote) == []
