"""Words as the keyword index holds them."""

import pytest

from index.keywords import stem, stems


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("haemorrhage", "hemorrhage"),
        ("oedema", "edema"),
        ("Oesophageal", "esophageal"),
        ("diarrhoea", "diarrhea"),
        ("paediatric", "pediatric"),
        ("tumours", "tumor"),
        ("hospitalised", "hospitalized"),
        ("immunisation", "immunization"),
        ("catheterise", "catheterize"),
        ("litres", "liters"),
        ("fibre", "fiber"),
        ("sulphate", "sulfate"),
        ("leucocyte", "leukocyte"),
        ("programme", "program"),
    ],
)
def test_british_and_american_spellings_are_one_word(british: str, american: str) -> None:
    assert stem(british) == stem(american)


@pytest.mark.parametrize("words", ["four for", "hour our or", "disease", "course coarse", "tree three", "rise rice"])
def test_words_that_only_look_alike_stay_apart(words: str) -> None:
    assert len(set(stems(words))) == len(words.split())


def test_there_may_be_no_word() -> None:
    assert stem("…") == ""
    assert stems(" – ") == ()
