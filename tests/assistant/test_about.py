"""A document is found by what a question calls it."""

import pytest

from assistant.about import called
from assistant.chat import Chat
from index.lexicon import lexicon
from index.read import read_bytes


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("gout", ["gout.md"]),
        ("gout in adults", ["gout.md"]),
        ("adult", ["asthma.md", "gout.md"]),
        ("gout in pregnancy", []),
        ("the", []),
        ("", []),
    ],
)
def test_a_document_is_called_by_words_of_its_title(name: str, found: list[str], chat: Chat) -> None:
    assert sorted(d.name for d in called(name, chat.documents(), chat.lexicon())) == found


def test_a_document_is_called_by_a_short_form_or_its_file() -> None:
    document = read_bytes(b"# Postpartum haemorrhage\n\nGive oxytocin.\n", name="maternity.md")
    words = lexicon([document])
    assert called("PPH", [document], words) == [document]
    assert called("maternity", [document], words) == [document]
