"""A document is found by what a question calls it; the library is told by its titles."""

import pytest

from assistant.about import LISTED, called, library, reference
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


CITING = "# Gout\n\nGive colchicine [1].\n\nGive naproxen [2].\n\n## References\n\n{}"


def test_a_reference_is_told_with_what_it_is_printed_beside() -> None:
    listed = read_bytes(
        CITING.format("1. Smith J. Colchicine. Lancet 2020.\n2. Lee K. Naproxen. BMJ 2021.\n").encode(), name="gout.md"
    )
    answer = reference("what is reference 2?", "2", listed, ())
    assert answer is not None
    assert [q.text for q in answer.quotes] == ["Give naproxen"]
    assert "Lee K. Naproxen" in answer.message
    assert reference("what is reference 3?", "3", listed, ()) is None


def test_of_a_document_without_a_list_no_reference_is_guessed() -> None:
    bare = read_bytes(b"# Gout\n\nGive colchicine [1]. Give naproxen [2].\n", name="gout.md")
    answer = reference("what is reference 2?", "2", bare, ())
    assert answer is not None
    assert "no list of references" in answer.message
