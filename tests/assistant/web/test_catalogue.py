"""The library's HTML: what a file or a document is called is text, and time left is no finer than it can be known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.web.catalogue import intake, table
from assistant.web.intake import Batch
from index.types import Document, Metadata, Section
from index.work import FileOutcome, Step

TODAY = date(2026, 11, 22)
HOSTILE = st.text(alphabet="ab<>&\"'/= ", min_size=1, max_size=20).filter(str.strip)


@given(HOSTILE, HOSTILE)
def test_names_and_messages_are_text(name: str, said: str) -> None:
    shown, plain = (
        table(
            [Document(n, "0" * 64, "", Metadata(title=m, publisher=m, status=m), (Section((), 0, 0),), ())], [], TODAY
        )
        + intake(Batch((n, n), (FileOutcome(n, "refused", m),), problem=m))
        for n, m in ((name, said), ("n", "m"))
    )
    for sign in '<>"':
        assert shown.count(sign) == plain.count(sign)


def test_the_file_that_is_worked_on_shows_its_stage_and_the_others_wait() -> None:
    html = intake(
        Batch(("a", "b", "c"), (FileOutcome("a", "added"),), Step(1, 3, "b", "embedding", 12, 30, 0.42), 41.0)
    )
    assert "File 2 of 3 · 42% · about 40 seconds left" in html
    assert "<b>b</b> <span>Making searchable 12 of 30 passages</span>" in html
    assert "<b>c</b> <span>Waiting</span>" in html
    assert "data-running" in html


def test_what_a_cancelled_batch_did_not_reach_is_said_not_to_be_added() -> None:
    batch = Batch(
        ("a", "b"), (FileOutcome("a", "added"),), Step(1, 2, "b", "reading"), None, running=False, cancelled=True
    )
    html = intake(batch)
    assert "Stopped after 1 of 2" in html
    assert "<b>b</b> <span>Not added</span>" in html
    assert "data-running" not in html


def test_what_was_not_added_comes_first_and_is_counted() -> None:
    outcomes = (FileOutcome("a", "added"), FileOutcome("b", "unchanged"), FileOutcome("c", "refused", "It is empty."))
    html = intake(Batch(("a", "b", "c"), outcomes, running=False))
    assert "1 added · 1 already there · 1 not added" in html
    assert html.index("<b>c</b>") < html.index("<b>a</b>") < html.index("<b>b</b>")
    assert "2 of 2 done" in intake(Batch(("a", "b"), outcomes[:2], running=False))


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0.2, "about 1 second left"),
        (7.4, "about 7 seconds left"),
        (44, "about 40 seconds left"),
        (150, "2 minutes left"),
    ],
)
def test_time_left(seconds: float, said: str) -> None:
    assert said in intake(Batch(("a",), (), Step(0, 1, "a", "embedding", 1, 2, 0.5), seconds))


def test_what_a_document_does_not_state_is_said_not_to_be_stated() -> None:
    html = table([Document("a.txt", "0" * 64, "", Metadata(), (Section((), 0, 0),), ())], [], TODAY)
    assert html.count("not stated") == 2
    due = Metadata(review="3 September 2027")
    html = table([Document("a.txt", "0" * 64, "", due, (Section((), 0, 0),), ())], [], TODAY)
    assert ">not stated · next review 3 September 2027</td>" in html
    assert 'class="number">–</td>' in html
