"""What a parser does to itself stays in its own process."""

from pathlib import Path
from typing import Any

import pytest

from index.errors import BadFile, Unreadable
from index.read import sandbox
from index.read.pdf import read_pdf


def test_a_layout_comes_back_as_it_was_made(pdf: Any) -> None:
    pdf.write("A guideline on rare diseases", size=20).write("Offer rituximab.\nIt works", y=160).write(
        "12", 112, 168, size=6
    )
    pdf.write(".", 120, 172).write("Ward 7", y=800).turn_page().write("Then review the patient after a month.")
    pdf.write("Ward 7", y=800)
    content = pdf.made(title="A guideline on rare diseases")
    assert sandbox.layout("PDF", content, "a.pdf") == read_pdf(content)


def test_a_reader_that_takes_too_long_is_ended(pdf: Any) -> None:
    with pytest.raises(Unreadable, match=r"took longer than 0 s; split it"):
        sandbox.apart("PDF", pdf.write("Offer rituximab.").made(), seconds=0.01)


def test_a_reader_that_takes_too_much_memory_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    # Its exit code alone says so: standard error is closed.
    greedy = "import os; os.close(2); from index.read import sandbox; sandbox.perform = lambda *_: bytes(10**9)"
    monkeypatch.setattr(sandbox, "START", f"{greedy}; sandbox.main()")
    with pytest.raises(Unreadable, match=r"reading it took more than 0\.5 GB of memory; split it"):
        sandbox.apart("PDF", b"", memory=500_000_000)


def test_a_reader_that_crashes_is_a_bad_file(pdf: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "START", "import os; os.kill(os.getpid(), 11)")
    with pytest.raises(BadFile, match=r"^'a\.pdf' was not added: it crashed its reader"):
        sandbox.layout("PDF", pdf.write("Offer rituximab.").made(), "a.pdf")


def test_the_child_imports_nothing_from_the_folder_it_is_started_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('a stranger ran')")
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "__init__.py").touch()
    monkeypatch.chdir(tmp_path)
    assert sandbox.layout("HTML", b"<p>Offer rituximab.</p>", "a.html").text == "Offer rituximab."


def test_the_child_may_write_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "written"
    writing = f"import pathlib; pathlib.Path({str(target)!r}).write_text('x')"
    monkeypatch.setattr(sandbox, "START", f"from index.read import sandbox; sandbox.limit(60, 10**10); {writing}")
    with pytest.raises(Unreadable):
        sandbox.apart("PDF", b"")
    assert not target.exists() or target.read_bytes() == b""
