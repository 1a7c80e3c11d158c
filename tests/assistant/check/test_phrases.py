"""One spelling for set phrases. What each rule does, its own example says: see test_rewrite."""

import pytest

from assistant.check.phrases import normal


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Sjögren's  syndrome", "sjogren's syndrome"),
        ("10 mg/m²", "10 mg/m2"),
        ("vitamins A, D and E", "vitamins avitamin, dvitamin and evitamin"),
        ("hepatitis B", "hepatitis bhepatitis"),
        ("acetyl salicylic acid", normal("aspirin")),
        ("Adrenaline", normal("epinephrine")),
        ("", ""),
    ],
)
def test_letters_and_names_are_spelled_in_one_way(text: str, read: str) -> None:
    assert normal(text) == read


def test_bedtime_is_the_night_that_nocte_is() -> None:
    assert normal("10 mg at bedtime") == normal("10 mg at bed time") == normal("10 mg nocte") == normal("10 mg QHS")
    assert normal("an hour before bedtime") == "an hour before bedtime"


def test_who_does_not_share_a_view_differs_and_who_does_not_share_a_comb_does_not() -> None:
    assert normal("they do not share this view") == "they do differ this view"
    assert normal("do not share combs") == "do not share combs"
