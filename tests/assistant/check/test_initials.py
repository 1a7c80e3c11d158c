"""Abbreviations and the words that they are made of."""

import pytest

from assistant.check.initials import spelled_by


@pytest.mark.parametrize(
    ("short", "text", "long"),
    [
        ("pid", "treatment of pelvic inflammatory disease", "pelvic inflammatory disease"),
        ("stis", "sexually transmitted infections", "sexually transmitted infections"),
        ("nec", "necrotising enterocolitis", "necrotising enterocolitis"),
        ("dvt", "deep vein thrombosis of the leg", "deep vein thrombosis"),
        ("tbi", "injury of the brain by trauma", ""),
        ("hiv", "high volume", ""),
        ("dod", "dose of diazepam", ""),
        ("pid", "", ""),
    ],
)
def test_the_letters_of_an_abbreviation_begin_its_words(short: str, text: str, long: str) -> None:
    assert " ".join(spelled_by(short, text.split())) == long


def test_long_words_that_fit_in_many_ways_are_compared_at_once() -> None:
    assert spelled_by("a" * 9 + "b", ["a" * 12] * 100) == ()
    assert spelled_by("a" * 40 + "b", ["a" * 12] * 100) == ()
