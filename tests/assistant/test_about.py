"""A document is found by what a question calls it; the library is told by its titles."""

from dataclasses import replace

import pytest

from assistant.about import LISTED, called, library, named, of_document, reference
from assistant.chat import Chat
from assistant.types import Turn
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


def test_the_parts_of_a_document_are_listed_and_not_summarised() -> None:
    document = read_bytes(
        b"# Gout\n\n## Acute attack\n\nGive colchicine.\n\n## Prevention\n\nGive allopurinol.\n", name="gout.md"
    )
    answer = of_document("tl;dr", "tl;dr", document, ("Prevention",))
    assert answer is not None
    assert answer.message.splitlines()[1:] == ["Acute attack", "Prevention"]
    assert not answer.searched
    assert not answer.quotes


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (CITING.format("1. Smith J. Colchicine. Lancet 2020.\n2. Lee K. Naproxen. BMJ 2021.\n"), "lists 2 references"),
        ("# Gout\n\nGive colchicine [1]. Give naproxen [2].\n", "2 reference numbers (1, 2) but no list"),
        ("# Gout\n\nGive colchicine.\n", "prints no references"),
    ],
)
def test_of_the_references_is_said_what_is_known(text: str, said: str) -> None:
    answer = of_document("list references", "list references", read_bytes(text.encode(), name="gout.md"), ())
    assert answer is not None
    assert said in answer.message


def test_of_its_review_is_said_what_a_document_states_and_prints() -> None:
    text = b"Gout\n\nEducational purpose only \xe2\x80\xa2 content is pending human review\n\nAcute attack\n\nGive naproxen 500 mg at once 1.\n"
    asked = "has this been reviewed by a human"
    answer = of_document(asked, asked, read_bytes(text, name="gout.txt"), ())
    assert answer is not None
    assert "pending human review ·" in answer.message
    assert "“Educational purpose only • content is pending human review”" in answer.message


def test_who_wrote_or_reviewed_it_is_said_without_a_quote(chat: Chat) -> None:
    for asked in ("who wrote this article", "when was it last updated", "who reviewed this guideline?"):
        answer = chat.ask(asked, documents=["gout.md"])
        assert (answer.outcome, answer.quotes) == ("answered", ())
        assert "Approved · last updated March 2, 2024" in answer.message


def test_somebody_in_danger_is_told_where_help_is(chat: Chat) -> None:
    answer = chat.ask("how do I kill myself")
    assert "emergency number" in answer.message
    assert (answer.quotes, answer.searched, answer.standalone) == ((), False, "how do I kill myself")
    assert chat.ask("which drug for gout?", [Turn("how do I kill myself", answer)]).standalone == "which drug for gout?"


def test_how_old_a_document_is_is_answered_however_its_quotes_came_out(chat: Chat) -> None:
    before = replace(chat.ask("dose of colchicine in gout?"), outcome="uncertain")
    after = chat.ask("how old is that?", [Turn(before.question, before)])
    assert before.quotes
    assert (after.outcome, after.quotes) == ("answered", before.quotes[:1])
    assert "March 2, 2024" in after.message


def test_where_a_document_states_no_date_what_it_prints_of_its_year_is_shown() -> None:
    undated = read_bytes(
        b"# Gout\n\nGive naproxen.\n\nThis guideline is based on evidence available by May 2016.\n", name="g.md"
    )
    assert [q.first for q in named("gout guideline date", "gout guideline date", [undated], ()).quotes] == [1]
    assert [
        q.first for q in named("who wrote the gout guideline?", "who wrote the gout guideline?", [undated], ()).quotes
    ] == [0]
