"""Whole or not at all: faults at every step of a change, damaged folders, and readers beside a writer."""

import gc
import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index import keywords, store
from index.archive import Archive
from index.errors import LibraryError
from index.library import Library
from index.manifest import Manifest
from index.search import Search, query
from index.types import Encoder, Metadata, Vectors


class Faults:
    """Makes the n-th step that changes the folder fail: opening a file to write, making, renaming a file or folder."""

    def __init__(self) -> None:
        self.folder: Path | None = None
        self.left = 0
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self.folder is None or event not in ("open", "os.mkdir", "os.rename", "os.truncate"):
            return
        writes = event != "open" or (arguments[2] or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        nothing = event == "os.mkdir" and Path(arguments[0]).is_dir()
        if writes and not nothing and str(arguments[0]).startswith(str(self.folder)):
            self.left -= 1
            if self.left == 0:
                raise OSError(28, "No space left on device", str(arguments[0]))

    def at(self, step: int, folder: Path, change: Callable[[], object]) -> bool:
        """Whether the change got as far as that step, and failed there."""
        self.folder, self.left = folder, step
        try:
            change()
        except LibraryError as e:
            return "disk is full" in str(e) or "No space left on device" in str(e)
        finally:
            self.folder = None
        return False


@pytest.fixture(scope="session")
def faults() -> Faults:
    """One for all tests: what hears of every step cannot be taken away again."""
    return Faults()


def _answers(library: Library, encoder: Encoder) -> list[str]:
    search = Search(library.snapshot(), encoder)
    asked = ("colchicine for gout", "blue lips", "repeat artesunate")
    return [search.rank([(query(question), 1.0)])[0].passage.text for question in asked]


CHANGES: dict[str, Callable[[Library, Path], object]] = {
    "add": lambda library, files: list(library.add([files])),
    "replace": lambda library, files: list(library.add([files / "asthma.txt"])),
    "correct": lambda library, files: library.correct("gout.md", Metadata(title="Podagra")),
    "remove": lambda library, files: library.remove("gout.md"),
    "rebuild": lambda library, files: library.rebuild(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_fault_at_any_step_leaves_the_library_as_it_was(
    change: str, library: Library, files: Path, bag_of_words: Encoder, faults: Faults
) -> None:
    if change in ("add", "replace"):
        (files / "new.txt").write_text("News\n\nDrink enough water.\n")
    if change == "replace":
        (files / "asthma.txt").write_text("Asthma\n\nGive oxygen.\n")
    manifest, answers = library.manifest(), _answers(library, bag_of_words)
    step = 1
    while faults.at(step, library.folder, lambda: CHANGES[change](library, files)):
        assert library.manifest() == manifest, step
        assert list(library.verify()) == [], step
        step += 1
    assert step > 3
    assert library.manifest() != manifest
    assert list(library.verify()) == []
    assert _answers(library, bag_of_words) != answers or change in ("add", "correct", "rebuild")


@pytest.mark.parametrize("part", [store, keywords])
def test_an_index_that_cannot_be_written_changes_nothing(
    part: Any, library: Library, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*arguments: object) -> None:
        raise LibraryError("is the disk full?")

    manifest = library.manifest()
    (files / "new.txt").write_text("News\n\nDrink enough water.\n")
    with monkeypatch.context() as patch:
        patch.setattr(part, "write", full)
        with pytest.raises(LibraryError, match="disk"):
            list(library.add([files]))
    assert library.manifest() == manifest
    assert [o.change for o in library.add([files / "new.txt"])] == ["added"]
    assert len(list((library.folder / "states").iterdir())) == 1
    assert len(list((library.folder / "documents").iterdir())) == 4


def test_readers_keep_the_state_they_opened(library: Library, bag_of_words: Encoder) -> None:
    old = Search(library.snapshot(), bag_of_words)
    for name in ("gout.md", "asthma.txt"):
        library.remove(name)
    assert old.rank([(query("colchicine for gout"), 1.0)])[0].passage.document == "gout.md"
    assert list(library.snapshot().documents) == ["malaria.txt"]


@pytest.mark.parametrize("read", ["documents", "document", "source", "export", "verify"])
def test_a_reader_that_a_writer_overtakes_reads_what_counts_now(
    read: str,
    library: Library,
    open_library: Callable[[], Library],
    files: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The second edition is committed, and the first one cleared away, right after the reader saw what the library holds."""
    reader, overtaken = open_library(), False
    seen = reader.manifest

    def manifest(*, of_any_version: bool = False) -> Manifest:
        nonlocal overtaken
        found = seen(of_any_version=of_any_version)
        if not overtaken:
            overtaken = True
            (files / "gout.md").write_text("# Gout\n\n## Acute attack\n\n- Give naproxen.\n")
            assert [o.change for o in library.add([files / "gout.md"])] == ["replaced"]
        return found

    monkeypatch.setattr(reader, "manifest", manifest)
    match read:
        case "documents":
            assert "naproxen" in reader.documents()[1].text
        case "document":
            assert "naproxen" in reader.document("gout.md").text
        case "source":
            assert b"naproxen" in reader.source("gout.md")
        case "export":
            reader.export_to(tmp_path / "all.zip")
            with Archive(tmp_path / "all.zip") as archive:
                assert len(archive.documents) == 3
        case _:
            assert list(reader.verify()) == []


@pytest.mark.parametrize("asked", [None, ["gout.md"], ["gout.md", "of yesterday.md"], []])
def test_the_nearest_passages_of_a_state_that_was_cleared_away_are_the_same(
    asked: list[str] | None, library: Library, bag_of_words: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    snapshot, (vector,) = library.snapshot(), bag_of_words.encode(["colchicine for gout"])
    before = snapshot.nearest(vector, 2, documents=asked)

    def gone(*arguments: object) -> None:
        raise RuntimeError("unable to open database file")

    monkeypatch.setattr(store.VectorStore, "_nearest", gone)
    assert snapshot.nearest(vector, 2, documents=asked) == before


def _damage() -> dict[str, Callable[[Path, Path], object]]:
    return {
        "a manifest cut short": lambda state, record: os.truncate(state / "manifest.json", 20),
        "no manifest": lambda state, record: (state / "manifest.json").unlink(),
        "a manifest of another kind": lambda state, record: (state / "manifest.json").write_text("[]"),
        "no state": lambda state, record: state.rename(state.with_name("gone")),
        "no vectors": lambda state, record: (state / "vectors" / "chroma.sqlite3").unlink(),
        "vectors cut short": lambda state, record: os.truncate(state / "vectors" / "chroma.sqlite3", 5_000),
        "no keywords": lambda state, record: (state / "keywords" / "line" / "meta.json").unlink(),
        "a text cut short": lambda state, record: os.truncate(record / "document.json", 100),
        "tokens cut short": lambda state, record: os.truncate(record / "tokens.npy", 200),
        "no passages": lambda state, record: (record / "passages.npz").unlink(),
        "passages cut short": lambda state, record: os.truncate(record / "passages.npz", 300),
        "no CURRENT": lambda state, record: (state.parents[1] / "CURRENT").unlink(),
    }


@pytest.mark.parametrize("damage", _damage())
def test_a_damaged_library_says_so_in_a_line_and_can_be_rebuilt(
    damage: str, library: Library, files: Path, bag_of_words: Encoder
) -> None:
    answers = _answers(library, bag_of_words)
    state = library.folder / "states" / str(library.current)
    record = library.folder / "documents" / library.manifest().entry("gout.md").folder
    _damage()[damage](state, record)
    with pytest.raises(LibraryError, match="guideline-assistant rebuild") as told:
        library.snapshot()
    assert "\n" not in str(told.value)
    assert any("guideline-assistant rebuild" in line for line in library.verify())
    library.rebuild()
    assert list(library.verify()) == []
    assert _answers(library, bag_of_words) == answers


def test_a_text_that_was_altered_is_noticed(library: Library) -> None:
    record = library.folder / "documents" / library.manifest().entry("gout.md").folder
    text = (record / "document.json").read_text().replace("0.5 mg", "0.8 mg")
    (record / "document.json").write_text(text)
    (line,) = library.verify()
    assert line == "'gout.md' is damaged: document.json is not as it was written; run `guideline-assistant rebuild`"


@pytest.mark.parametrize("others", [lambda v: v[::-1], lambda v: v[:-1]], ids=["other vectors", "one less"])
def test_a_vector_store_that_holds_something_else_is_noticed(
    others: Callable[[Vectors], Vectors], library: Library, tmp_path: Path
) -> None:
    store.write(tmp_path / "others", others(library.snapshot().vectors), ["gout.md"] * 3)
    vectors = library.folder / "states" / str(library.current) / "vectors"
    gc.collect()
    shutil.rmtree(vectors)
    (tmp_path / "others").rename(vectors)
    assert list(library.verify()) == [
        "the vector store does not hold the documents' vectors; run `guideline-assistant rebuild`"
    ]


def test_a_keyword_index_that_holds_something_else_is_noticed(library: Library) -> None:
    index = library.folder / "states" / str(library.current) / "keywords"
    shutil.rmtree(index)
    keywords.write(index, {"passage": ["Gout"], "line": ["Rest the joint."], "document": ["Gout"]})
    (line,) = library.verify()
    assert re.fullmatch(r"the keyword index holds \{.*\} and not \{.*\}; run `guideline-assistant rebuild`", line)


def _as_of_another_version(library: Library) -> None:
    path = library.folder / "states" / str(library.current) / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 0}))


def test_a_library_of_another_version_is_refused_and_keeps_its_corrections(library: Library, files: Path) -> None:
    library.correct("gout.md", Metadata(status="draft"))
    _as_of_another_version(library)
    for use in (library.snapshot, library.documents, lambda: list(library.add([files]))):
        with pytest.raises(LibraryError, match=r"another version.*rebuild"):
            use()
    library.rebuild()
    assert len(library.documents()) == 3
    assert library.document("gout.md").metadata.status == "draft"


def test_what_keeps_a_library_of_another_version_from_being_rebuilt_can_be_removed(library: Library) -> None:
    library.correct("gout.md", Metadata(status="draft"))
    folders = {e.name: library.folder / "documents" / e.folder for e in library.manifest().entries}
    _as_of_another_version(library)
    (folders["asthma.txt"] / "source").write_bytes(b"\0")
    for folder in folders.values():
        (folder / "document.json").write_text("of another version")
    with pytest.raises(LibraryError, match=r"'asthma\.txt' .*; remove it, then rebuild"):
        library.rebuild()
    library.remove("asthma.txt")
    with pytest.raises(LibraryError, match=r"another version.*rebuild"):
        library.snapshot()
    library.rebuild()
    assert [d.name for d in library.documents()] == ["gout.md", "malaria.txt"]
    assert library.document("gout.md").metadata.status == "draft"
    assert list(library.verify()) == []


def test_a_folder_of_other_things_is_left_alone(
    open_library: Callable[[], Library], files: Path, tmp_path: Path
) -> None:
    letters = tmp_path / "library" / "documents"
    letters.mkdir(parents=True)
    (letters / "letter.txt").write_text("Dear Ann")
    for use in (lambda: list(open_library().add([files])), open_library().rebuild, open_library().manifest):
        with pytest.raises(LibraryError, match="another folder"):
            use()
    assert (letters / "letter.txt").read_text() == "Dear Ann"


def test_a_folder_that_cannot_be_written_is_read(
    library: Library, bag_of_words: Encoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = _answers(library, bag_of_words)
    copies = tmp_path / "copies"
    copies.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(copies))
    monkeypatch.setattr(os, "access", lambda path, mode, **options: mode != os.W_OK)
    snapshot = library.snapshot()
    assert len(list(copies.iterdir())) == 1
    assert _answers(library, bag_of_words) == answers
    del snapshot
    gc.collect()
    assert list(copies.iterdir()) == []


def test_a_file_is_no_library(tmp_path: Path, bag_of_words: Encoder, files: Path) -> None:
    library = Library(files / "gout.md", lambda: bag_of_words, encoder_name="any")
    with pytest.raises(LibraryError, match="not a library"):
        library.manifest()
    with pytest.raises(LibraryError, match="cannot be written"):
        list(library.add([files]))
