"""The client of a chat model: where its text goes, and what is said where it cannot be set up."""

import os
import re
import sys
from typing import Any

import pytest

from assistant.errors import ModelError
from assistant.llm import LangChainModel
from assistant.model_address import destination
from assistant.model_client import EXTRAS

PLACES = ("OPENAI_API_BASE", "OPENAI_BASE_URL", "ANTHROPIC_API_URL", "ANTHROPIC_BASE_URL", "OLLAMA_HOST")


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
    for name in PLACES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    monkeypatch.setenv("ANTHROPIC_API_KEY", "k")
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
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    stays = not LangChainModel("openai:m", url).destination
    assert os.environ["no_proxy"] == past
    assert ("openai_proxy" in told) == stays


@pytest.mark.parametrize("listed", ["*", "localhost", "intern.example.org, localhost"])
def test_a_proxy_that_is_passed_already_is_left_as_it_is_set(listed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("langchain.chat_models.init_chat_model", lambda _, **__: None)
    monkeypatch.setenv("no_proxy", listed)
    for _ in range(2):
        LangChainModel("openai:m", "http://localhost:8000/v1")
    assert os.environ["no_proxy"] == listed


@pytest.mark.parametrize(
    "url", ["http://[bad/v1", "localhost:8000/v1", "http://localhost:99999", "ftp://a", "http:///v1"]
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(ModelError, match="is no address"):
        LangChainModel("openai:m", url)


@pytest.mark.parametrize(("model", "variable"), [("openai:m", "OPENAI_API_KEY"), ("anthropic:m", "ANTHROPIC_API_KEY")])
def test_a_key_that_is_not_set_is_said_at_the_start(model: str, variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", *PLACES):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("langchain.chat_models.init_chat_model", lambda *_, **__: None)
    with pytest.raises(ModelError, match=variable):
        LangChainModel(model)
