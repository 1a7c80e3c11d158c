"""What changed between two editions."""

from hypothesis import given
from hypothesis import strategies as st

from index.editions import compare, summary
from index.read import read_bytes
from index.types import Document, Statement
from index.work import Changes

SENTENCES = st.lists(
    st.sampled_from([f"Give drug {letter} at {dose} mg." for letter in "ABCDE" for dose in (5, 10)]), max_size=12
)


def _document(*sentences: str) -> Document:
    return read_bytes(f"Title\n\nHeading\n\nFirst of all. {' '.join(sentences)}\n".encode(), name="a.txt")


def _said(document: Document, statements: tuple[Statement, ...]) -> list[str]:
    return [document.words(s) for s in statements]


def _told(changes: Changes) -> tuple[list[str], list[str], list[tuple[str, ...]]]:
    before, after = changes.before, changes.after
    altered = [(*_said(before, (old,)), *_said(after, (new,))) for old, new in changes.altered]
    return _said(after, changes.added), _said(before, changes.removed), altered


def test_a_changed_dose_is_an_altered_statement() -> None:
    changes = compare(
        _document("Give drug A at 5 mg twice a day.", "Rest."), _document("Give drug A at 10 mg twice a day.", "Rest.")
    )
    assert _told(changes) == ([], [], [("Give drug A at 5 mg twice a day.", "Give drug A at 10 mg twice a day.")])
    assert summary(changes) == "1 statement altered"


def test_other_words_are_added_and_removed() -> None:
    changes = compare(_document("Rest for a week.", "Drink."), _document("Call the ward.", "Measure oxygen.", "Drink."))
    assert _told(changes) == (["Call the ward.", "Measure oxygen."], ["Rest for a week."], [])
    assert summary(changes) == "2 statements added, 1 removed"


def test_a_statement_that_only_moved_is_no_change() -> None:
    words = ("Rest for a week.", "Drink water often.", "Call the ward at night.", "Measure oxygen now.")
    changes = compare(_document(*words), _document(*words[1:], words[0]))
    assert _told(changes) == ([], [], [])
    assert summary(changes) == "the statements are the same"


@given(SENTENCES, SENTENCES)
def test_the_changes_make_the_new_edition_of_the_old(old: list[str], new: list[str]) -> None:
    changes = compare(_document(*old), _document(*new))
    added, removed, altered = _told(changes)
    had = sorted(_said(changes.before, changes.before.statements))
    for text in [*removed, *(a for a, _ in altered)]:
        had.remove(text)
    assert sorted([*had, *added, *(b for _, b in altered)]) == sorted(_said(changes.after, changes.after.statements))
