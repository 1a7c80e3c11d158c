"""A library as one file: out, in, and what is no such file."""

import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from index import archive
from index.errors import Cancelled, LibraryError
from index.library import Library
from index.types import Encoder, Metadata
from index.work import Step


@pytest.fixture
def exported(library: Library, tmp_path: Path) -> Path:
    library.correct("gout.md", Metadata(publisher="College", title="Podagra"))
    library.export_to(tmp_path / "library.zip")
    return tmp_path / "library.zip"


@pytest.fixture
def other(tmp_path: Path, bag_of_words: Encoder) -> Library:
    return Library(tmp_path / "other", lambda: bag_of_words, encoder_name=bag_of_words.name)


def _rewritten(file: Path, change: Callable[[dict[str, bytes]], object]) -> Path:
    """The file with its members changed."""
    with zipfile.ZipFile(file) as held:
        members = {name: held.read(name) for name in held.namelist()}
    change(members)
    with zipfile.ZipFile(file, "w") as made:
        for name, content in members.items():
            made.writestr(name, content)
    return file


def _listing(members: dict[str, bytes], change: Callable[[dict[str, object]], object]) -> None:
    listing = json.loads(members["library.json"])
    change(listing["documents"][0])
    members["library.json"] = json.dumps(listing).encode()


def test_what_is_exported_is_imported(library: Library, exported: Path, other: Library) -> None:
    assert [o.change for o in other.import_from(exported)] == ["added"] * 3
    assert other.documents() == library.documents()
    assert [other.source(d.name) for d in other.documents()] == [library.source(d.name) for d in library.documents()]
    assert [p.context for p in other.snapshot().passages] == [p.context for p in library.snapshot().passages]
    assert list(other.verify()) == []


def test_the_same_library_makes_the_same_file(library: Library, exported: Path, tmp_path: Path) -> None:
    library.export_to(tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == exported.read_bytes()


def test_an_export_overwrites_nothing(library: Library, files: Path) -> None:
    before = (files / "gout.md").read_bytes()
    with pytest.raises(LibraryError, match="exists already"):
        library.export_to(files / "gout.md")
    assert (files / "gout.md").read_bytes() == before


def test_an_import_keeps_what_is_there_and_replaces_other_editions(
    library: Library, exported: Path, other: Library, files: Path
) -> None:
    (files / "gout.md").write_text("# Gout\n\n- Rest for two days.\n")
    (files / "more.txt").write_text("More\n\nDrink enough water.\n")
    list(other.add([files / name for name in ("asthma.txt", "gout.md", "more.txt")]))
    assert [o.change for o in other.import_from(exported)] == ["unchanged", "replaced", "added"]
    assert [d.name for d in other.documents()] == ["asthma.txt", "gout.md", "malaria.txt", "more.txt"]
    assert other.document("gout.md").metadata.publisher == "College"


def test_a_stopped_import_changes_nothing(exported: Path, other: Library) -> None:
    def stop(step: Step) -> None:
        if step.file == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        other.import_from(exported, stop)
    assert other.documents() == ()
    assert list(other.verify()) == []


def _broken() -> Iterator[tuple[str, Callable[[dict[str, bytes]], object]]]:
    yield "holds no 'library.json'", lambda m: m.pop("library.json")
    yield "holds no 'documents/gout.md'", lambda m: m.pop("documents/gout.md")
    yield "'malaria.txt' is not as it was", lambda m: m.update({"documents/malaria.txt": b"Give nothing."})
    yield "cannot be read", lambda m: m.update({"library.json": b'{"format": 1, "documents": [{}]}'})
    yield "another version", lambda m: m.update({"library.json": b'{"format": 9, "documents": []}'})
    yield "is no file name", lambda m: _listing(m, lambda d: d.update(name="../asthma.txt"))
    yield "is no file name", lambda m: _listing(m, lambda d: d.update(name="gout.md"))


@pytest.mark.parametrize(("reason", "change"), list(_broken()))
def test_a_damaged_file_is_refused_and_changes_nothing(
    reason: str, change: Callable[[dict[str, bytes]], object], exported: Path, other: Library, tmp_path: Path
) -> None:
    with pytest.raises(LibraryError, match=reason):
        other.import_from(_rewritten(exported, change))
    assert other.documents() == ()
    assert {p.name for p in tmp_path.iterdir()} <= {"files", "library", "library.zip", "other"}


def test_a_damaged_file_is_closed(exported: Path, other: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[zipfile.ZipFile] = []

    class Recorded(zipfile.ZipFile):
        def __init__(self, *arguments: Any, **named: Any) -> None:
            super().__init__(*arguments, **named)
            opened.append(self)

    _rewritten(exported, lambda m: m.pop("library.json"))
    monkeypatch.setattr(zipfile, "ZipFile", Recorded)
    with pytest.raises(LibraryError):
        other.import_from(exported)
    assert [z.fp for z in opened] == [None]


def test_a_member_that_unpacks_to_too_much_is_refused(
    exported: Path, other: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "MAX_BYTES", 1_000_000)
    bomb = b" " * 1_000_001
    _rewritten(exported, lambda m: m.update({"documents/malaria.txt": bomb}))
    with pytest.raises(LibraryError, match=r"'documents/malaria\.txt' is larger than 1 MB"):
        other.import_from(exported)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({6: 99}, "not an exported library .zip file version 9.9"),
        ({9: 8, 46: 0xFF}, "not an exported library .* can't decode"),
        ({10: zipfile.ZIP_LZMA}, "'library.json' cannot be read"),
    ],
    ids=["version", "name", "method"],
)
def test_a_zip_that_python_cannot_read_is_refused(
    changed: dict[int, int], reason: str, tmp_path: Path, other: Library
) -> None:
    file = tmp_path / "crafted.zip"
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("library.json", b"\0\0\5\0" + b"\xff" * 20)
    content = bytearray(file.read_bytes())
    for place, byte in changed.items():
        content[content.index(b"PK\x01\x02") + place] = byte
    file.write_bytes(content)
    with pytest.raises(LibraryError, match=reason):
        other.import_from(file)


def test_what_is_no_zip_is_refused(other: Library, files: Path) -> None:
    for file in (files / "gout.md", files / "missing.zip", files):
        with pytest.raises(LibraryError, match=r"not an exported library|cannot be opened .*`export` wrote"):
            other.import_from(file)
