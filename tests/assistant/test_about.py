"""A document is found by what a question calls it; the library is told by its titles."""

import pytest

from assistant.about import LISTED, called, library
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


def test_of_a_large_library_the_first_titles_are_named_and_the_rest_counted() -> None:
    texts = [f"# Guideline {n}\n\nStatus: draft\n\nGive {n} mg.\n" for n in range(LISTED + 2)]
    documents = [read_bytes(text.encode(), name=f"{n}.md") for n, text in enumerate(texts)]
    lines = library("what can I ask?", documents, ()).message.splitlines()
    assert lines[1] == "Guideline 0: draft · date not stated"
    assert len(lines) == LISTED + 2
    assert "2 more" in lines[-1]
