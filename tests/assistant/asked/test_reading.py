"""A question as it is searched for is one line, which is read back as it was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.asked.reading import Reading, continued, parse


@given(st.text())
def test_an_edited_reading_reads_back_as_itself(text: str) -> None:
    assert parse(str(parse(text))) == parse(text)


def test_a_dot_inside_a_word_parts_nothing() -> None:
    assert parse("CuSO4·5H2O dose · copper") == Reading("CuSO4·5H2O dose", ("copper",))


@pytest.mark.parametrize(
    ("asked", "own", "refused"),
    [
        ("how often? [PLEX in TTP]", "how often?", "PLEX in TTP"),
        ("how often?", "how often?", ""),
        ("[PLEX]", "[PLEX]", ""),
        ("", "", ""),
    ],
)
def test_what_continues_a_refused_question_names_it_in_brackets(asked: str, own: str, refused: str) -> None:
    assert continued(asked) == (own, refused)
