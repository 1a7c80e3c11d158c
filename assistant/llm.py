"""Any LangChain chat model as a ChatModel: set up from one setting, its failures told in one line each.

The one module that imports LangChain's models, and it does so when a model is configured. Keys are the providers' own
environment variables: they are never read here, and no message of a provider, which may repeat one, is shown.
"""

import os
import re
from collections.abc import Generator
from contextlib import closing
from queue import Empty, Queue
from threading import Event, Lock, Thread
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from urllib.request import getproxies_environment

import prompts
from assistant.errors import ModelError
from assistant.model_address import HOMES, address, destination, is_local
from assistant.model_failure import chain, failure, status
from assistant.settings import TIMEOUT

EXTRAS = ("anthropic", "ollama", "openai")  # providers whose package pyproject.toml names; all say it when a reply ends
TICK = 0.5  # seconds after which whoever waits may look whether it is still wanted
# Under which name a provider says why, or that, a reply ended.
REASONS = ("finish_reason", "stop_reason", "done_reason", "status", "done")
# Of one that did not come to its end.
UNFINISHED = ("length", "max_tokens", "incomplete", "model_context_window_exceeded")
REFUSED = ("content_filter", "refusal")
# The keys without which a provider's own servers answer nobody: each has one in the first variable of these that is set.
_KEYS = {"openai": ("OPENAI_API_KEY",), "anthropic": ("ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN")}
_CLIENTS = {"openai": ("root_client", "_client"), "anthropic": ("_client", "_client"), "ollama": ("_client", "_client")}
_NO_PIECES = "No generation"  # how LangChain's error begins for a server that answered a request for a stream whole


def _past_proxies(host: str) -> None:
    """Whatever proxy is set, send this machine's own what is for this machine: a proxy is another one."""
    listed = getproxies_environment().get("no", "")
    if {host, "*"}.isdisjoint(map(str.strip, listed.split(","))):  # "*" counts only where it stands alone
        os.environ["no_proxy"] = ",".join(filter(None, [listed, host]))


class _Way(NamedTuple):
    """How a request is sent: by LangChain's model of these options, as a stream or whole."""

    model: Any
    options: dict[str, Any]
    streams: bool


class LangChainModel:
    """A chat model by `provider:name`, at another address than the provider's own where `url` gives one.

    Raises ModelError where the name is incomplete, the provider unknown, its package not installed, its key not set or its
    address no URL.
    """

    def __init__(self, model: str, url: str = "", *, timeout: float = TIMEOUT) -> None:
        """`timeout`: seconds that it may be silent."""
        provider, _, name = model.partition(":")
        provider = provider.lower()
        if not provider or not name:
            raise ModelError(prompts.render("model_unnamed", model=model))
        self.name, self.timeout = model, timeout
        place = address(model, url)
        self.destination = destination(model, place)
        if is_local(place):
            _past_proxies(str(urlsplit(place).hostname))
        self._provider = provider
        options = _options(provider, place, timeout)
        self._way = _Way(_opened(model, provider, options), options, streams=True)
        self._changing = Lock()  # requests of several tabs may find at once that the way is not taken
        if _lacks_key(provider) and place == HOMES[provider][0]:
            raise ModelError(prompts.render("model_keyless", model=model, variable=_KEYS[provider][0]))

    def stream(self, system: str, user: str) -> Generator[str, None, None]:
        """The reply as it comes, and "" every TICK seconds while nothing does. Closing it ends the request at its next piece.
        Raises ModelError.

        A thread of its own reads: the client waits where nobody could stop it.
        """
        pieces: Queue[str | Exception | None] = Queue()
        stopped = Event()

        def read() -> None:
            try:
                with closing(self._pieces(system, user)) as reply:
                    for piece in reply:
                        if stopped.is_set():
                            return
                        pieces.put(piece)
                pieces.put(None)
            except Exception as e:  # whatever it is, whoever waits is told
                pieces.put(e)

        Thread(target=read, daemon=True).start()
        try:
            while True:
                try:
                    piece = pieces.get(timeout=TICK)
                except Empty:
                    piece = ""
                if piece is None:
                    return
                if isinstance(piece, ModelError):
                    raise piece
                if isinstance(piece, Exception):
                    raise ModelError(failure(self.name, piece, seconds=self.timeout)) from piece
                yield piece
        finally:
            stopped.set()

    def _pieces(self, system: str, user: str) -> Generator[str, None, None]:
        from langchain_core.messages import HumanMessage, SystemMessage

        messages = [SystemMessage(system), HumanMessage(user)]
        reason = ""
        way: _Way | None = self._way
        while way:
            began = False
            try:
                for chunk in way.model.stream(messages) if way.streams else [way.model.invoke(messages)]:
                    began = True
                    said = (chunk.response_metadata.get(name) for name in REASONS)
                    reason = next((str(r) for r in said if r), reason)
                    yield str(chunk.text)
                break
            except Exception as e:  # each provider's client raises its own, and so does its transport
                way = None if began else self._other_way(way, e)
                if way is None:
                    raise ModelError(failure(self.name, e, seconds=self.timeout)) from e
        if reason in REFUSED:
            raise ModelError(prompts.render("model_declined", model=self.name))
        if reason in UNFINISHED or (self._provider in EXTRAS and not reason):
            raise ModelError(prompts.render("model_cut", model=self.name))

    def _other_way(self, way: _Way, error: BaseException) -> _Way | None:
        """How a request that failed may be sent once more, as all are from now on: without a temperature where that was refused, whole
        where no stream came. None where no other way is known."""
        names_it = any("temperature" in str(e).lower() for e in chain(error)) and status(error) in (0, 400, 422)
        with self._changing:
            if self._way is not way:  # another request has found it meanwhile
                return self._way
            if names_it and "temperature" in way.options:
                options = {name: value for name, value in way.options.items() if name != "temperature"}
                self._way = _Way(_opened(self.name, self._provider, options), options, way.streams)
            elif way.streams and isinstance(error, ValueError) and str(error).startswith(_NO_PIECES):
                self._way = way._replace(streams=False)
            return self._way if self._way is not way else None


def _opened(model: str, provider: str, options: dict[str, Any]) -> Any:
    """LangChain's model of these options. Raises ModelError."""
    from langchain.chat_models import init_chat_model

    try:
        made = init_chat_model(model.partition(":")[2], model_provider=provider, **options)
        _refuse_redirects(provider, made)
    except ImportError as e:
        command = re.search(r"pip install [\w\[\]\"-]+", str(e))
        package = command.group() if command else f"pip install langchain-{provider}"
        if provider in EXTRAS:
            package = f"pip install 'guideline-assistant[{provider}]'"
        raise ModelError(prompts.render("model_package", provider=provider, command=package)) from None
    except Exception as e:  # each provider's client raises its own for a missing key
        if isinstance(e, ValueError) and "nsupported" in str(e) and "provider" in str(e):
            raise ModelError(prompts.render("model_provider", provider=provider)) from None
        raise ModelError(prompts.render("model_key", model=model, problem=type(e).__name__)) from None
    return made


def _refuse_redirects(provider: str, model: Any) -> None:
    """Lets no server send the text on to another place than the one that is said. The clients of the providers whose place is
    known have no setting for it, but each has one client of httpx."""
    for name in _CLIENTS.get(provider, ()):
        model = getattr(model, name, None)
    if hasattr(model, "follow_redirects"):
        model.follow_redirects = False


def _lacks_key(provider: str) -> bool:
    """Whether no variable is set in which the provider's client looks for the key that it insists on."""
    return provider in _KEYS and not any(map(os.environ.get, _KEYS[provider]))


def _options(provider: str, place: str, timeout: float) -> dict[str, Any]:
    """What a client is set up with: the place too, so that it reads none of its own variables for another."""
    options: dict[str, Any] = {"temperature": 0, **({"base_url": place} if place else {})}
    if provider == "ollama":
        return {**options, "client_kwargs": {"timeout": timeout}}
    if provider in HOMES and is_local(place):
        options[f"{provider}_proxy"] = None  # its client reads a variable of this name, past every other setting
    if _lacks_key(provider):
        options["api_key"] = "none"  # a server of one's own asks for none
    return {**options, "timeout": timeout, "max_retries": 0}
