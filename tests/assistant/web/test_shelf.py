"""What the library's events do, without a browser, over a real library with an encoder that takes no time."""

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from threading import Event

import pytest

import prompts
from assistant.web.conversations import Conversations
from assistant.web.shelf import Shelf
from index.library import Library
from index.types import Document, Encoder, Metadata
from index.work import FileOutcome, Progress

TAB = "0" * 32


class Keeper:
    """A library, and what can go wrong with it."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.go = Event()
        self.go.set()
        self.error: Exception | None = None

    def documents(self) -> tuple[Document, ...]:
        return self._library.documents()

    def add(self, paths: Sequence[Path], progress: Progress) -> Iterator[FileOutcome]:
        assert self.go.wait(10)
        return self._library.add(paths, progress)

    def remove(self, name: str) -> None:
        if self.error:
            raise self.error
        self._library.remove(name)

    def correct(self, name: str, metadata: Metadata) -> None:
        self._library.correct(name, metadata)


@pytest.fixture
def keeper(tmp_path: Path, bag_of_words: Encoder) -> Keeper:
    return Keeper(Library(tmp_path / "library", lambda: bag_of_words, encoder_name=bag_of_words.name))


@pytest.fixture
def shelf(keeper: Keeper) -> Shelf:
    return Shelf(keeper, Conversations())


def sent(folder: Path, **texts: str) -> list[tuple[str, Path]]:
    """Files as a browser sends them; `a=` is a.txt."""
    files = []
    for name, text in texts.items():
        (folder / f"sent {name}").write_text(text, encoding="utf-8")
        files.append((f"{name}.txt", folder / f"sent {name}"))
    return files


def test_files_come_into_the_table_and_a_bad_one_gets_its_line(shelf: Shelf, tmp_path: Path) -> None:
    assert "No documents yet" in shelf.show(TAB)
    *_, (intake, table, problem) = shelf.add(TAB, sent(tmp_path, a="Give steroids early.", b=""))
    assert problem == ""
    assert "a.txt</b> <span>Added" in intake
    assert "&#x27;b.txt&#x27; was not added: it is empty" in intake
    assert 'data-document="a.txt"' in table
    assert 'data-document="b.txt"' not in table
    assert shelf.show(TAB) == table


def test_a_new_edition_shows_what_it_says_otherwise(shelf: Shelf, tmp_path: Path) -> None:
    list(shelf.add(TAB, sent(tmp_path, a="Give steroids for five days.\n\nAsk a nephrologist.\n\nRepeat.")))
    edition = "Give steroids for seven days.\n\nRepeat.\n\nStop <b>at once</b> when pregnant."
    *_, (intake, _, _) = shelf.add(TAB, sent(tmp_path, a=edition))
    assert "<del>Give steroids for five days.</del> <ins>Give steroids for seven days.</ins>" in intake
    assert "<del>Ask a nephrologist.</del>" in intake
    assert "<ins>Stop &lt;b&gt;at once&lt;/b&gt; when pregnant.</ins>" in intake
    assert "New edition" in intake


def test_a_second_batch_is_told_to_wait(shelf: Shelf, keeper: Keeper, tmp_path: Path) -> None:
    keeper.go.clear()
    first = shelf.add(TAB, sent(tmp_path, a="Give steroids early."))
    next(first)
    intake, _, problem = next(shelf.add(TAB, sent(tmp_path, b="Give fluids early.")))
    assert "Files are being added already" in problem
    assert "a.txt" in intake
    keeper.go.set()
    *_, (_, table, problem) = first
    assert ("a.txt" in table, "b.txt" in table, problem) == (True, False, "")


def test_a_library_that_cannot_be_read_is_one_line(keeper: Keeper, tmp_path: Path) -> None:
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "CURRENT").write_text("7", encoding="utf-8")
    assert 'role="alert"' in Shelf(keeper, Conversations()).show(TAB)


def test_nothing_is_followed_where_nothing_is_on_its_way(shelf: Shelf) -> None:
    assert list(shelf.follow(TAB)) == []


def test_what_is_removed_is_gone_and_what_is_unknown_gets_one_line(shelf: Shelf, tmp_path: Path) -> None:
    list(shelf.add(TAB, sent(tmp_path, a="Give steroids early.")))
    table, said = shelf.remove(TAB, "a.txt")
    assert "No documents yet" in table
    assert said == f'<p class="done">{prompts.render("page_removed", title="a.txt")}</p>'
    for _, *_, said in (shelf.remove(TAB, "a.txt"), shelf.correct(TAB, "a.txt", Metadata(title="b"))):
        assert prompts.render("page_gone") in said
        assert 'role="alert"' in said


@pytest.mark.parametrize("day", ["2019-02-30", "31 April <2020>", "13/13/2019"])
def test_a_day_that_the_calendar_lacks_is_refused(day: str, shelf: Shelf, tmp_path: Path) -> None:
    list(shelf.add(TAB, sent(tmp_path, a="Give steroids early.")))
    table, done, refused = shelf.correct(TAB, "a.txt", Metadata(title="Steroids", updated=day))
    assert done == ""
    assert escape(prompts.render("no_date", date=day)) in refused
    assert "Steroids" not in table


def test_an_unforeseen_error_leaves_the_table(shelf: Shelf, keeper: Keeper, tmp_path: Path) -> None:
    list(shelf.add(TAB, sent(tmp_path, a="Give steroids early.")))
    keeper.error = RuntimeError("secret")
    table, problem = shelf.remove(TAB, "a.txt")
    assert 'data-document="a.txt"' in table
    assert "Something went wrong" in problem
    assert "secret" not in problem


def test_corrections_are_shown_and_an_empty_field_is_the_sources(shelf: Shelf, tmp_path: Path) -> None:
    list(shelf.add(TAB, sent(tmp_path, a="Give steroids early.")))
    table, said, refused = shelf.correct(
        TAB, "a.txt", Metadata(title="Steroids", status="withdrawn", updated="May 2025")
    )
    assert prompts.render("page_saved") in said
    assert refused == ""
    for shown in (
        "Steroids</button>",
        "withdrawn",
        "withdrawn · corrected by hand",
        "May 2025 · ",
        'data-status="withdrawn"',
    ):
        assert shown in table
    table, *_ = shelf.correct(TAB, "a.txt", Metadata(title="", status="", updated=""))
    assert "withdrawn" not in table
    assert "corrected by hand" not in table


def test_documents_that_are_left_out_are_unchecked_for_their_tab_alone(shelf: Shelf, tmp_path: Path) -> None:
    list(shelf.add(TAB, sent(tmp_path, a="Give steroids early.", b="Give fluids early.")))
    assert shelf.show(TAB).count(" checked>") == 3
    shelf.choose(TAB, ["a.txt"], 1)
    assert shelf.show(TAB).count(" checked>") == 1
    assert shelf.show("1" * 32).count(" checked>") == 3
