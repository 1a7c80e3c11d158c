"""A chat model by its name: where its text goes, and what is said where it cannot be set up."""

import os
import re
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from types import SimpleNamespace
from typing import Any

import pytest

from assistant.errors import ModelError
from assistant.llm import EXTRAS, LangChainModel
from assistant.model_address import destination

PLACES = ("OPENAI_API_BASE", "OPENAI_BASE_URL", "ANTHROPIC_API_URL", "ANTHROPIC_BASE_URL", "OLLAMA_HOST")


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


class _Client:
    """Stands for LangChain's model: gives chunks, or waits for a gate."""

    def __init__(self, *chunks: tuple[str, dict[str, Any]], gate: Event | None = None) -> None:
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


@pytest.mark.parametrize("model", ["openai:m", "anthropic:m", "ollama:m"])
@pytest.mark.parametrize("said", [{}, {"finish_reason": "length"}, {"stop_reason": "max_tokens"}])
def test_a_reply_that_did_not_come_to_its_end_broke_off(
    model: str, said: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    reply = _model(_Client(("Give", said)), monkeypatch, model).stream("", "")
    assert next(piece for piece in reply if piece) == "Give"
    with pytest.raises(ModelError, match="broke off"):
        list(reply)


@pytest.mark.parametrize("said", [{"stop_reason": "refusal"}, {"finish_reason": "content_filter"}])
def test_a_model_that_declines_is_said_to(said: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ModelError, match="declined"):
        list(_model(_Client(("Give", said)), monkeypatch).stream("", ""))


@pytest.mark.parametrize("said", [{"finish_reason": "stop"}, {"status": "completed"}, {"done": True}])
def test_a_reply_that_came_to_its_end(said: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    assert "".join(_model(_Client(("Give it.", said)), monkeypatch).stream("", "")) == "Give it."


class _Refused(Exception):
    """Stands for a provider's error."""

    def __init__(self, text: str, status_code: int) -> None:
        super().__init__(text)
        self.status_code = status_code


NO_TEMPERATURE = "`temperature` is deprecated for this model."  # what Anthropic says


class _Choosy:
    """Stands for LangChain's model: fails as long as it is given a temperature, and to stream where that is said."""

    def __init__(self, options: dict[str, Any], error: Exception, *, streams: bool = True) -> None:
        self._refuses, self._error, self._streams = "temperature" in options, error, streams

    def stream(self, messages: object) -> Iterator[SimpleNamespace]:
        if self._refuses:
            raise self._error
        if not self._streams:
            raise ValueError("No generations found in stream.")
        yield self.invoke(messages)

    def invoke(self, _: object) -> SimpleNamespace:
        return SimpleNamespace(text="Give it.", response_metadata={"finish_reason": "stop"})


def _choosy(
    monkeypatch: pytest.MonkeyPatch, error: Exception, *, streams: bool = True
) -> tuple[LangChainModel, list[bool]]:
    """The model, and of each client that was made whether it had a temperature."""
    made: list[bool] = []

    def make(*_: object, **options: Any) -> _Choosy:
        made.append("temperature" in options)
        return _Choosy(options, error, streams=streams)

    monkeypatch.setenv("no_proxy", "")
    monkeypatch.setattr("langchain.chat_models.init_chat_model", make)
    return LangChainModel("anthropic:m", "http://localhost:8000"), made


@pytest.mark.parametrize(
    "error", [_Refused(NO_TEMPERATURE, 400), ValueError("`temperature` is not supported for m at non-default values.")]
)
def test_a_model_that_refuses_a_temperature_is_asked_without_from_then_on(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    model, made = _choosy(monkeypatch, error)
    assert ["".join(model.stream("", "")) for _ in range(2)] == ["Give it."] * 2
    assert made == [True, False]


@pytest.mark.parametrize("error", [_Refused("a bad request", 400), _Refused("the temperature of the server", 500)])
def test_any_other_failure_is_not_asked_again(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    model, made = _choosy(monkeypatch, error)
    with pytest.raises(ModelError, match="HTTP"):
        list(model.stream("", ""))
    assert made == [True]


def test_a_server_that_answers_whole_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    model, _ = _choosy(monkeypatch, _Refused(NO_TEMPERATURE, 400), streams=False)
    assert ["".join(model.stream("", "")) for _ in range(2)] == ["Give it."] * 2


@pytest.mark.parametrize("error", [_Refused(NO_TEMPERATURE, 400), ValueError("No generations found in stream.")])
def test_two_requests_that_are_refused_at_once_are_both_sent_otherwise(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = Barrier(2)
    model, made = _choosy(monkeypatch, _Refused(NO_TEMPERATURE, 400))

    def refuse(*_: object) -> Iterator[SimpleNamespace]:
        both.wait(60)
        raise error

    monkeypatch.setattr(model._way.model, "stream", refuse)
    with ThreadPoolExecutor(2) as tabs:
        replies = list(tabs.map(lambda _: "".join(model.stream("", "")), range(2)))
    assert replies == ["Give it."] * 2
    assert len(made) <= 2


def test_a_failure_of_any_kind_ends_the_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also one that is none of the provider's, such as of a template of the user's."""
    model = _model(_Client(("Give it.", {"finish_reason": "length"})), monkeypatch)

    def broken(name: str, **values: object) -> str:
        raise LookupError(name)

    with monkeypatch.context() as here:
        here.setattr("assistant.llm.prompts.render", broken)
        here.setattr("assistant.llm.failure", lambda *_, **__: "it failed")
        with pytest.raises(ModelError, match="it failed"):
            list(model.stream("", ""))
