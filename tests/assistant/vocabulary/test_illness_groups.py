"""An illness is asked of as one of its group, where the library prints that alone."""

import pytest

from assistant.asked.question import understand
from assistant.vocabulary.illness_groups import illness_group
from index.lexicon import lexicon
from index.read import read_bytes

TEXT = b"# Gout\n\nTreat the infection, the cancer or the autoimmune disease that brought it on.\n"


@pytest.mark.parametrize(
    ("word", "group"),
    [
        ("sepsis", "infection"),
        ("TB", "infection"),
        ("lymphoma", "cancer"),
        ("Leukemia", "cancer"),
        ("SLE", "autoimmune disease"),
        ("gout", ""),
        ("naproxen", ""),
    ],
)
def test_an_illness_is_of_the_group_that_the_library_prints(word: str, group: str) -> None:
    assert illness_group(word, lexicon([read_bytes(TEXT, name="gout.md")])) == group


@pytest.mark.parametrize(
    ("asked", "classed"),
    [
        ("sepsis in gout", (("sepsis", "infection"),)),
        ("how do I treat gout in a patient with lymphoma?", (("lymphoma", "cancer"),)),
        ("how do I treat sepsis?", ()),
        ("sepsis dose", ()),
    ],
)
def test_it_is_searched_for_as_its_group_only_beside_what_the_library_knows(
    asked: str, classed: tuple[tuple[str, str], ...]
) -> None:
    words = lexicon([read_bytes(TEXT, name="gout.md")])
    assert understand(asked, words, lambda _: 1.0).called.classed == classed
