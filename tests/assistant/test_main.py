"""Where the program begins."""

import pytest

from assistant import cli
from assistant.__main__ import main


def test_a_stop_before_anything_is_loaded_gets_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped() -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "main", stopped)
    assert main() == 1
    assert capsys.readouterr() == ("", "guideline-assistant: stopped\n")
