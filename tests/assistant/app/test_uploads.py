"""What the library takes from a browser."""

from pathlib import Path

import pytest

from assistant.app.uploads import checked


def test_only_files_that_a_browser_has_sent_are_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path / "sent"))
    inside, outside = tmp_path / "sent" / "a.txt", tmp_path / "secret.txt"
    assert checked(str(inside)) == inside.resolve()
    for wrong in (outside, tmp_path / "sent" / ".." / "secret.txt", Path("/etc/passwd")):
        with pytest.raises(PermissionError):
            checked(str(wrong))
