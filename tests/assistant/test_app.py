"""What the page serves, without a browser."""

import http.client
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from unittest.mock import Mock
from urllib.parse import urlsplit

import pytest

from assistant import app
from assistant.app import Assistant
from index.work import MAX_BYTES


def test_gradio_is_loaded_only_when_a_page_is_built() -> None:
    code = "import sys, assistant.app, assistant.web.render; sys.exit('gradio' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


@pytest.mark.parametrize(("host", "served"), [("127.0.0.1", "127.0.0.1"), ("::1", "[::1]"), ("[::1]", "[::1]")])
def test_an_address_of_either_version_can_be_listened_on(
    host: str, served: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocks = Mock()
    monkeypatch.setattr(app, "build", lambda _: blocks)
    app.launch(Mock(), host=host, port=7860)
    assert blocks.launch.call_args.kwargs["server_name"] == served


@pytest.fixture(scope="module")
def port(serving: Callable[[Assistant], str]) -> int:
    return urlsplit(serving(Mock(model=None))).port or 0


@pytest.mark.parametrize(
    ("host", "status"), [("127.0.0.1", 200), ("localhost", 200), ("[::1]", 200), ("evil.example", 400), ("", 400)]
)
def test_a_name_that_is_not_this_machines_is_not_answered(host: str, status: int, port: int) -> None:
    for path in ("/", "/config", "/gradio_api/info"):
        asked = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        asked.request("GET", path, headers={"Host": f"{host}:{port}"})
        assert asked.getresponse().status == status
        asked.close()


@pytest.mark.parametrize(
    ("host", "allowed"),
    [
        ("127.0.0.1", {"127.0.0.1", "localhost", "[::1]"}),
        ("ward.example", {"ward.example", "127.0.0.1", "localhost", "[::1]"}),
        ("0.0.0.0", {"*"}),
        ("::", {"*"}),
    ],
)
def test_the_name_it_is_served_under_is_answered(host: str, allowed: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = Mock()
    monkeypatch.setattr(app, "build", lambda _: blocks)
    app.launch(Mock(), host=host, port=7860)
    (middleware,) = blocks.launch.call_args.kwargs["app_kwargs"]["middleware"]
    assert set(middleware.kwargs["allowed_hosts"]) == allowed


@pytest.mark.parametrize(("size", "status"), [(1000, 200), (1001, 413)])
def test_no_larger_file_is_taken_than_is_read(
    size: int, status: int, serving: Callable[[Assistant], str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert vars(app)["MAX_BYTES"] == MAX_BYTES
    monkeypatch.setattr(app, "MAX_BYTES", 1000)
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path))
    place = urlsplit(serving(Mock(model=None)))
    head = '--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
    asked = http.client.HTTPConnection("127.0.0.1", place.port or 0, timeout=20)
    body = f"{head}{'a' * size}\r\n--x--\r\n"
    asked.request("POST", "/gradio_api/upload", body, {"Content-Type": "multipart/form-data; boundary=x"})
    assert asked.getresponse().status == status
    asked.close()
    assert len([p for p in tmp_path.rglob("*") if p.is_file()]) == (status == 200)


def test_an_address_that_cannot_be_had_is_said_before_anything_is_served(port: int) -> None:
    with pytest.raises(OSError, match=r"no address is known for nosuch\.invalid; give --host"):
        app.serve(Mock(), host="nosuch.invalid", port=7860)
    with pytest.raises(OSError, match=f"port {port}: it is taken .* --port"):
        app.serve(Mock(), host="127.0.0.1", port=port)
