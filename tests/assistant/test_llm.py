"""A chat model by its name: where its text goes, and what is said where it cannot be set up."""

import os
import re
import sys
from collections.abc import Iterator
from threading import Event
from types import SimpleNamespace
from typing import Any

import pytest

from assistant.errors import ModelError
from assistant.llm import EXTRAS, LangChainModel, destination


@pytest.mark.parametrize("model", ["gpt", "openai:", ":m"])
def test_an_incomplete_name_is_refused(model: str) -> None:
    with pytest.raises(ModelError, match="PROVIDER:NAME"):
        LangChainModel(model)


def test_an_unknown_provider_is_refused() -> None:
    with pytest.raises(ModelError, match="nobody"):
        LangChainModel("nobody:m")


def test_a_missing_package_is_named_with_its_command() -> None:
    with pytest.raises(ModelError, match="pip install langchain-groq"):
        LangChainModel("groq:m")


@pytest.mark.parametrize("provider", EXTRAS)
def test_a_missing_package_that_is_an_extra_is_named_as_the_readme_does(
    provider: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, f"langchain_{provider}", None)
    with pytest.raises(ModelError, match=re.escape(f"pip install 'guideline-assistant[{provider}]'")):
        LangChainModel(f"{provider}:m")


@pytest.mark.parametrize(
    ("model", "url", "environment", "where"),
    [
        ("ollama:llama3.2", "", {}, ""),
        ("ollama:llama3.2", "", {"OLLAMA_HOST": "0.0.0.0"}, ""),
        ("ollama:llama3.2", "", {"OLLAMA_HOST": ":5000"}, ""),
        ("ollama:llama3.2", "example.org:5000", {}, "example.org"),
        ("ollama:llama3.2", "", {"OLLAMA_HOST": "http://10.0.0.7:11434"}, "10.0.0.7"),
        ("openai:m", "", {}, "api.openai.com"),
        ("openai:m", "", {"OPENAI_BASE_URL": "http://localhost:8000/v1"}, ""),
        (
            "openai:m",
            "",
            {"OPENAI_BASE_URL": "http://localhost/v1", "OPENAI_API_BASE": "https://example.org"},
            "example.org",
        ),
        ("openai:m", "", {"OPENAI_BASE_URL": "http://localhost/v1", "OPENAI_API_BASE": ""}, ""),
        ("openai:m", "http://127.0.0.1:8000/v1", {"OPENAI_BASE_URL": "https://example.org"}, ""),
        ("openai:m", "http://[::1]:8000/v1", {}, ""),
        ("openai:m", "https://localhost.example.org/v1", {}, "localhost.example.org"),
        ("anthropic:m", "", {}, "api.anthropic.com"),
        (
            "anthropic:m",
            "",
            {"ANTHROPIC_BASE_URL": "http://localhost", "ANTHROPIC_API_URL": "https://example.org"},
            "example.org",
        ),
        ("groq:m", "", {}, "groq"),
    ],
)
def test_where_the_text_goes_is_known_beforehand(model: str, url: str, environment: dict[str, str], where: str) -> None:
    assert destination(model, url, environment) == where


@pytest.mark.parametrize(
    ("model", "environment", "place"),
    [
        ("openai:m", {"OPENAI_BASE_URL": "http://b/v1", "OPENAI_API_BASE": "http://a/v1"}, "http://a/v1"),
        ("openai:m", {}, "https://api.openai.com/v1"),
        ("anthropic:m", {"ANTHROPIC_BASE_URL": "http://b", "ANTHROPIC_API_URL": "http://a"}, "http://a"),
        ("ollama:m", {"OLLAMA_HOST": "0.0.0.0"}, "http://0.0.0.0:11434"),
        ("ollama:m", {"OLLAMA_HOST": "[::1]:5000/sub"}, "http://[::1]:5000/sub"),
    ],
)
def test_the_client_is_told_the_place_that_is_said(
    model: str, environment: dict[str, str], place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: dict[str, Any] = {}
    monkeypatch.setattr("langchain.chat_models.init_chat_model", lambda _, **options: told.update(options))
    for name in ("OPENAI_API_BASE", "OPENAI_BASE_URL", "ANTHROPIC_API_URL", "ANTHROPIC_BASE_URL", "OLLAMA_HOST"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("no_proxy", "")
    made = LangChainModel(model)
    assert told["base_url"] == place
    assert made.destination == destination(model, place)


@pytest.mark.parametrize(
    ("url", "past"),
    [
        ("http://localhost:8000/v1", "intern.example.org,localhost"),
        ("http://[::1]:8000/v1", "intern.example.org,::1"),
        ("https://example.org/v1", "intern.example.org"),
    ],
)
def test_what_stays_on_this_machine_goes_past_every_proxy(url: str, past: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told: dict[str, Any] = {}
    monkeypatch.setattr("langchain.chat_models.init_chat_model", lambda _, **options: told.update(options))
    monkeypatch.setenv("no_proxy", "intern.example.org")
    stays = not LangChainModel("openai:m", url).destination
    assert os.environ["no_proxy"] == past
    assert ("openai_proxy" in told) == stays


@pytest.mark.parametrize(
    "url", ["http://[bad/v1", "localhost:8000/v1", "http://localhost:99999", "ftp://a", "http:///v1"]
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(ModelError, match="is no address"):
        LangChainModel("openai:m", url)


def test_a_refused_address_shows_no_password() -> None:
    with pytest.raises(ModelError, match=r"^'example\.org'"):
        LangChainModel("openai:m", "user:secret@example.org")


class _Client:
    """Stands for LangChain's model: gives chunks, or waits for a gate."""

    def __init__(self, *chunks: tuple[str, dict[str, str]], gate: Event | None = None) -> None:
        self._chunks, self._gate = chunks, gate
        self.closed = Event()

    def stream(self, _: object) -> Iterator[SimpleNamespace]:
        try:
            for text, said in self._chunks:
                yield SimpleNamespace(text=text, response_metadata=said)
                if self._gate:
                    self._gate.wait(60)
        finally:
            self.closed.set()


def _model(client: _Client, monkeypatch: pytest.MonkeyPatch, name: str = "openai:m") -> LangChainModel:
    monkeypatch.setenv("no_proxy", "")
    monkeypatch.setattr("langchain.chat_models.init_chat_model", lambda *_, **__: client)
    return LangChainModel(name, "http://localhost:8000/v1")


def test_whoever_waits_gets_a_sign_of_life_and_can_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.llm.TICK", 0.01)
    gate = Event()
    client = _Client(("Give ", {}), ("it.", {"finish_reason": "stop"}), gate=gate)
    reply = _model(client, monkeypatch).stream("", "")
    assert next(piece for piece in reply if piece) == "Give "
    assert next(reply) == ""
    reply.close()
    gate.set()
    assert client.closed.wait(60)


@pytest.mark.parametrize("said", [{}, {"finish_reason": "length"}, {"finish_reason": "content_filter"}])
def test_a_reply_that_did_not_come_to_its_end_broke_off(said: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    reply = _model(_Client(("Give", said)), monkeypatch).stream("", "")
    assert next(piece for piece in reply if piece) == "Give"
    with pytest.raises(ModelError, match="broke off"):
        list(reply)


@pytest.mark.parametrize("said", [{"finish_reason": "stop"}, {"status": "completed"}])
def test_a_reply_that_came_to_its_end(said: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert "".join(_model(_Client(("Give it.", said)), monkeypatch).stream("", "")) == "Give it."


def test_a_provider_may_be_written_in_any_case() -> None:
    assert destination("OpenAI:m", "", {"OPENAI_BASE_URL": "http://evil.example/v1"}) == "evil.example"
