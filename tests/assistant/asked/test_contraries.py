"""A disease of which the library prints only the contrary is named as missing."""

import pytest

from assistant.asked.contraries import contraries
from assistant.asked.question import understand
from index.lexicon import lexicon
from index.read import read_bytes

TEXT = b"# Secondary HLH\n\n## Primary treatment\n\nSteroids for secondary HLH. Give insulin in type 2 diabetes.\n\nUpper GI bleeding: endoscopy.\n"


@pytest.mark.parametrize(
    ("asked", "missing"),
    [
        ("treatment of primary HLH", ("primary HLH",)),
        ("primary treatment of secondary HLH", ()),
        ("tertiary HLH?", ("tertiary HLH",)),
        ("insulin in type 1 diabetes", ("type 1 diabetes",)),
        ("insulin in type 2 diabetes", ()),
        ("lower GI bleeding", ("lower GI",)),
        ("primary hypertension", ()),
    ],
)
def test_a_name_that_is_printed_only_with_the_contrary_word_is_missing(asked: str, missing: tuple[str, ...]) -> None:
    words = lexicon([read_bytes(TEXT, name="hlh.md")])
    assert contraries(asked, words) == missing
    question = understand(asked, words, lambda _: 1.0)
    assert set(missing) <= set(question.missing.unknown) & set(question.missing.unheard) & set(question.missing.aside)
