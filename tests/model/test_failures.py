"""How the failures of a served model read, through the client of the package langchain-openai. The server is on loopback."""

import json
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

import prompts
from assistant.errors import ModelError
from assistant.llm import LangChainModel

KEY = "sk-never-shown-0123456789"


class Server(ThreadingHTTPServer):
    """Speaks as much of OpenAI's API as streaming takes. `script` is a status, the lines of the stream, of which None cuts it, or an
    answer that comes whole. A request with the parameter that it `refuses` gets 400."""

    daemon_threads = True
    script: int | str | list[str | None] = 200
    refuses: str = ""
    asked: str = ""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        self.server.asked = self.rfile.read(int(self.headers["Content-Length"])).decode()
        script, refused = self.server.script, self.server.refuses
        if refused and refused in self.server.asked:
            return self._whole(400, json.dumps({"error": {"message": f"Unsupported parameter: '{refused}'"}}))
        if isinstance(script, int):
            return self._whole(script, json.dumps({"error": {"message": f"bad key {KEY}"}}))
        if isinstance(script, str):
            return self._whole(200, script)
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for line in script:
            if line is None:
                return self.close()
            data = f"data: {line}\n\n".encode()
            self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.write(b"0\r\n\r\n")
        return None

    def _whole(self, status: int, body: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body.encode())

    def close(self) -> None:
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    monkeypatch.setenv("no_proxy", "")
    with Server(("127.0.0.1", 0), _Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.shutdown()


def _piece(text: str, finish: str | None = None) -> str:
    choice = {"index": 0, "delta": {"role": "assistant", "content": text}, "finish_reason": finish}
    return json.dumps({"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": [choice]})


def test_a_reply_comes_piece_by_piece(server: Server) -> None:
    server.script = [_piece("Give "), _piece("it [1]."), _piece("", "stop"), "[DONE]"]
    assert "".join(LangChainModel("openai:m", server.url).stream("be brief", "a question")) == "Give it [1]."
    assert "be brief" in server.asked
    assert "a question" in server.asked


def test_a_model_that_refuses_a_temperature_is_asked_without(server: Server) -> None:
    server.refuses, server.script = "temperature", [_piece("Yes.", "stop"), "[DONE]"]
    assert "".join(LangChainModel("openai:m", server.url).stream("s", "u")) == "Yes."
    assert "temperature" not in server.asked


def test_a_server_that_knows_no_stream_is_heard(server: Server) -> None:
    choice = {"index": 0, "message": {"role": "assistant", "content": "Yes."}, "finish_reason": "stop"}
    server.script = json.dumps(
        {"id": "1", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice]}
    )
    assert "".join(LangChainModel("openai:m", server.url).stream("s", "u")) == "Yes."


@pytest.mark.parametrize("variable", ["HTTP_PROXY", "ALL_PROXY", "OPENAI_PROXY"])
def test_what_stays_on_this_machine_is_shown_to_no_proxy(
    variable: str, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, "http://127.0.0.1:9")
    server.script = [_piece("Yes.", "stop"), "[DONE]"]
    assert "".join(LangChainModel("openai:m", server.url).stream("s", "u")) == "Yes."


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (401, "model_denied"),
        (429, "model_busy"),
        ([_piece("Give "), None], "model_cut"),
        ([_piece("Give ")], "model_cut"),
    ],
    ids=["key refused", "rate limit", "connection cut", "stream without an end"],
)
def test_a_failure_is_one_line_without_the_key(server: Server, script: int | list[str | None], said: str) -> None:
    server.script = script
    with pytest.raises(ModelError) as raised:
        list(LangChainModel("openai:m", server.url).stream("s", "u"))
    assert str(raised.value) == prompts.render(said, model="openai:m")
    assert KEY not in str(raised.value)


@pytest.mark.parametrize(
    ("script", "said"),
    [(500, "HTTP 500"), (["no json at all", "[DONE]"], "could not be read")],
    ids=["server error", "rubbish"],
)
def test_any_other_failure_is_named(server: Server, script: int | list[str | None], said: str) -> None:
    server.script = script
    with pytest.raises(ModelError, match=said):
        list(LangChainModel("openai:m", server.url).stream("s", "u"))


def test_no_redirect_takes_the_text_elsewhere(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the page has said of where the text goes would be untrue."""
    with Server(("127.0.0.1", 0), _Handler) as elsewhere:
        threading.Thread(target=elsewhere.serve_forever, daemon=True).start()

        def redirect(handler: _Handler) -> None:
            handler.send_response(307)
            handler.send_header("Location", f"{elsewhere.url}/chat/completions")
            handler.end_headers()

        model = LangChainModel("openai:m", server.url)
        serve = _Handler.do_POST
        monkeypatch.setattr(_Handler, "do_POST", lambda h: redirect(h) if h.server is server else serve(h))
        with pytest.raises(ModelError) as raised:
            list(model.stream("s", "a question"))
        assert str(raised.value) == prompts.render("model_elsewhere", model="openai:m")
        assert elsewhere.asked == ""
        elsewhere.shutdown()


def test_no_server_is_said() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        url = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
    with pytest.raises(ModelError) as raised:
        list(LangChainModel("openai:m", url).stream("s", "u"))
    assert str(raised.value) == prompts.render("model_down", model="openai:m")


def test_silence_ends(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = threading.Event()
    monkeypatch.setattr(_Handler, "do_POST", lambda _: gate.wait())
    with pytest.raises(ModelError) as raised:
        list(LangChainModel("openai:m", server.url, timeout=0.2).stream("s", "u"))
    gate.set()
    assert str(raised.value) == prompts.render("model_slow", model="openai:m", seconds="0.2")


def test_a_server_of_ones_own_needs_no_key(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY")
    server.script = [_piece("Yes.", "stop"), "[DONE]"]
    assert "".join(LangChainModel("openai:m", server.url).stream("s", "u")) == "Yes."


def test_a_key_that_is_not_set_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(ModelError, match="OPENAI_API_KEY"):
        LangChainModel("openai:m")
