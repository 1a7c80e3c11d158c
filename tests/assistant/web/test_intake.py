"""Files on their way: one batch at a time, followed by whoever wants, stopped when the user says so."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event

import pytest

from assistant.web.intake import Batch, Intake, file_name
from index.errors import LibraryBusy
from index.work import FileOutcome, Progress, Step


class Adder:
    """Adds by noting names and contents; waits before each file until it is let go."""

    def __init__(self) -> None:
        self.added: list[tuple[str, str]] = []
        self.folders: set[Path] = set()
        self.go = Event()
        self.go.set()
        self.error: Exception | None = None

    def add(self, paths: Sequence[Path], progress: Progress) -> Iterator[FileOutcome]:
        for i, path in enumerate(paths):
            assert self.go.wait(10)
            progress(Step(i, len(paths), path.name, "reading", fraction=i / len(paths)))
            if self.error:
                raise self.error
            self.added.append((path.name, path.read_text(encoding="utf-8")))
            self.folders.add(path.parent.parent)
            yield FileOutcome(path.name, "added")


@pytest.fixture
def adder() -> Adder:
    return Adder()


@pytest.fixture
def files(tmp_path: Path) -> list[tuple[str, Path]]:
    """What a browser sent: files under names of the server's making, with the names that they had."""
    sent = []
    for i, name in enumerate(("one.txt", "two.txt", "one.txt")):
        (tmp_path / str(i)).write_text(f"text {i}", encoding="utf-8")
        sent.append((name, tmp_path / str(i)))
    return sent


def over(intake: Intake) -> Batch:
    """The batch when it is over."""
    return list(intake.follow())[-1]


def test_files_are_added_under_their_names_and_no_copy_is_left(adder: Adder, files: list[tuple[str, Path]]) -> None:
    intake = Intake(adder.add)
    assert intake.start(files)
    batch = over(intake)
    assert adder.added == [("one.txt", "text 0"), ("two.txt", "text 1"), ("one.txt", "text 2")]
    assert [o.change for o in batch.outcomes] == ["added"] * 3
    assert (batch.running, batch.cancelled, batch.problem) == (False, False, "")
    assert not any(path.exists() for path in (*adder.folders, *(path for _, path in files)))


def test_a_file_that_was_sent_twice_is_added_twice(adder: Adder, files: list[tuple[str, Path]]) -> None:
    intake = Intake(adder.add)
    intake.start([files[0], files[0]])
    assert over(intake).problem == ""
    assert adder.added == [("one.txt", "text 0")] * 2


def test_every_follower_sees_the_batch_begin_and_end(adder: Adder, files: list[tuple[str, Path]]) -> None:
    intake = Intake(adder.add)
    adder.go.clear()
    intake.start(files)
    one, two = intake.follow(), intake.follow()
    for seen in (next(one), next(two)):
        assert seen.names == ("one.txt", "two.txt", "one.txt")
        assert seen.outcomes == ()
        assert seen.running
    adder.go.set()
    assert list(one)[-1] == list(two)[-1]
    assert not intake.running()


def test_one_batch_at_a_time(adder: Adder, files: list[tuple[str, Path]]) -> None:
    intake = Intake(adder.add)
    adder.go.clear()
    assert intake.start(files[:1])
    assert not intake.start(files[1:])
    adder.go.set()
    assert len(over(intake).outcomes) == 1
    assert intake.start(files[1:])
    assert len(over(intake).outcomes) == 2


def test_no_files_are_no_batch(adder: Adder) -> None:
    intake = Intake(adder.add)
    assert not intake.start([])
    assert list(intake.follow()) == []
    intake.cancel()
    assert not intake.running()


def test_cancelling_stops_at_the_next_step(adder: Adder, files: list[tuple[str, Path]]) -> None:
    intake = Intake(adder.add)
    adder.go.clear()
    intake.start(files)
    intake.cancel()
    adder.go.set()
    batch = over(intake)
    assert (batch.outcomes, batch.cancelled, batch.problem) == ((), True, "")
    assert adder.added == []


@pytest.mark.parametrize(
    ("error", "said"),
    [(LibraryBusy("lib"), "another process is changing"), (RuntimeError("x"), "Something went wrong")],
)
def test_what_breaks_a_batch_off_is_one_line(
    adder: Adder, files: list[tuple[str, Path]], error: Exception, said: str
) -> None:
    intake = Intake(adder.add)
    adder.error = error
    intake.start(files)
    batch = over(intake)
    assert said in batch.problem
    assert not batch.running


def test_time_left_is_told_once_some_is_done(adder: Adder, files: list[tuple[str, Path]]) -> None:
    intake = Intake(adder.add)
    adder.go.clear()
    intake.start(files)
    first = next(intake.follow())
    assert first.seconds_left is None
    adder.go.set()
    last = over(intake)
    assert last.step
    assert last.step.fraction == pytest.approx(2 / 3)
    assert last.seconds_left is not None
    assert last.seconds_left >= 0


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ("a.pdf", "a.pdf"),
        ("../../a.pdf", "a.pdf"),
        ("C:\\files\\a.pdf", "a.pdf"),
        ("..", "file"),
        ("a/", "file"),
        ("a\0b.txt", "ab.txt"),
        ("“é” 💊.txt", "“é” 💊.txt"),
        ("指" * 200 + ".pdf", "指" * 83 + ".pdf"),
        ("a." + "b" * 300, "." + "b" * 254),
        ("a\ud800.txt", "a?.txt"),
    ],
)
def test_a_name_is_a_name_and_no_path(sent: str, name: str) -> None:
    assert file_name(sent) == name
