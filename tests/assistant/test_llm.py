"""A chat model by its name: where its text goes, and what is said where it cannot be set up."""

import os
from typing import Any

import pytest

from assistant.errors import ModelError
from assistant.llm import LangChainModel, destination


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
