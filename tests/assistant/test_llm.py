"""A chat model's replies as they come, and how each failure ends."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from types import SimpleNamespace
from typing import Any

import pytest

from assistant.errors import ModelError
from assistant.llm import LangChainModel


@pytest.mark.parametrize("model", ["gpt", "openai:", ":m"])
def test_an_incomplete_name_is_refused(model: str) -> None:
    with pytest.raises(ModelError, match="PROVIDER:NAME"):
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

    monkeypatch.setattr(model._sending.model, "stream", refuse)
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
