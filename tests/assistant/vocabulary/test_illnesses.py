"""Which words name illnesses."""

import pytest

from assistant.vocabulary.illnesses import is_illness, names_illness
from assistant.vocabulary.tables import lines


@pytest.mark.parametrize("word", ["pericarditis", "leukaemia", "neuropathy", "psoriasis"])
def test_an_illness_is_told_by_its_ending(word: str) -> None:
    assert is_illness(word)
    assert not is_illness("trolley")


@pytest.mark.parametrize("word", ["malaria", "Asthma", "embolism", "PE", "ACS", "hlh", "ALL", "pericarditis"])
def test_others_by_the_table_or_their_long_form(word: str) -> None:
    assert names_illness(word)


@pytest.mark.parametrize("word", ["all", "syndrome", "diagnosis", "prognosis", "colchicine", "IVIG", "still", "BP"])
def test_what_names_none(word: str) -> None:
    assert not names_illness(word)


def test_the_table_has_only_what_no_ending_tells() -> None:
    assert not [word for line in lines("illnesses.txt") for word in line.split() if is_illness(word)]
