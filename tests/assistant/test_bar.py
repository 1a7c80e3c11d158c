"""How far work is, where no terminal can show a bar."""

from time import sleep

import pytest

from assistant import bar
from index.work import Step


def test_work_that_takes_long_says_where_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with bar.Bar() as shown:
        shown.progress(Step(0, 2, "a.txt", "reading"))
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(bar, "SECONDS", 0.01)
    with bar.Bar() as shown:
        sleep(0.05)
        assert capsys.readouterr().err == ""
        shown.progress(Step(0, 2, "a.txt", "embedding", 64, 210, 0.25))
        sleep(0.1)
    assert capsys.readouterr().err.startswith("25%, file 1 of 2, embedding 64/210: a.txt\n")
