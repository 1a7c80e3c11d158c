"""Any LangChain chat model as a ChatModel: set up from one setting, its failures told in one line each.

The one module that imports LangChain's models, and it does so when a model is configured. Keys are the providers' own
environment variables: they are never read here, and no message of a provider, which may repeat one, is shown.
"""

import ipaddress
import os
import re
from collections.abc import Generator, Mapping
from contextlib import closing
from queue import Empty, Queue
from threading import Event, Thread
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies_environment

import prompts
from assistant.errors import ModelError

TIMEOUT = 60.0  # seconds without a sign of life
EXTRAS = ("anthropic", "ollama", "openai")  # providers whose package pyproject.toml names
TICK = 0.5  # seconds after which whoever waits may look whether it is still wanted
# Under which name a provider says why a reply ended.
REASONS = ("finish_reason", "stop_reason", "done_reason", "status")
UNFINISHED = ("length", "max_tokens", "content_filter", "incomplete")  # of one that did not come to its end
_WITHOUT_TEMPERATURE = re.compile(r"o\d|gpt-5")  # OpenAI's models that refuse one
# Where a provider's text goes by default, and the variables that its own client reads for another place, the first set one first.
_HOMES = {
    "openai": ("https://api.openai.com/v1", ("OPENAI_API_BASE", "OPENAI_BASE_URL")),
    "anthropic": ("https://api.anthropic.com", ("ANTHROPIC_API_URL", "ANTHROPIC_BASE_URL")),
    "ollama": ("http://127.0.0.1:11434", ("OLLAMA_HOST",)),
}
_CLIENTS = {"openai": ("root_client", "_client"), "anthropic": ("_client", "_client"), "ollama": ("_client", "_client")}
_OLLAMA_HOST = re.compile(r"(\[.*\]|[^:/]*)(:\d+)?(/.*)?")  # may be a host or a port alone


def address(model: str, url: str, environment: Mapping[str, str] = os.environ) -> str:
    """The URL that a model's text is sent to; "" where only its provider is known. Raises ModelError for what is no URL."""
    provider = model.partition(":")[0].lower()
    home, variables = _HOMES.get(provider, ("", ()))
    place = url or next(filter(None, map(environment.get, variables)), home)
    if provider == "ollama" and "://" not in place and (said := _OLLAMA_HOST.fullmatch(place)):
        place = f"http://{said[1] or '127.0.0.1'}{said[2] or ':11434'}{said[3] or ''}"
    if place and not _is_url(place):
        raise ModelError(prompts.render("model_address", address=place.rpartition("@")[2]))
    return place


def destination(model: str, url: str, environment: Mapping[str, str] = os.environ) -> str:
    """The host that a model's text is sent to, or its provider where only that is known; "" where it stays on this machine.

    Raises ModelError as `address` does."""
    place = address(model, url, environment)
    if not place:
        return model.partition(":")[0]
    host = str(urlsplit(place).hostname)
    return "" if _is_this_machine(host) else host


def _is_url(place: str) -> bool:
    try:
        parts = urlsplit(place)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _is_this_machine(host: str) -> bool:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host == "localhost"
    return address.is_loopback or address.is_unspecified


def _past_proxies(host: str) -> None:
    """Whatever proxy is set, send this machine's own what is for this machine: a proxy is another one."""
    os.environ["no_proxy"] = ",".join(filter(None, [getproxies_environment().get("no"), host]))


class LangChainModel:
    """A chat model by `provider:name`, at another address than the provider's own where `url` gives one.

    Raises ModelError where the name is incomplete, the provider unknown, its package not installed, its key not set or its
    address no URL.
    """

    def __init__(self, model: str, url: str = "") -> None:
        from langchain.chat_models import init_chat_model

        provider, _, name = model.partition(":")
        provider = provider.lower()
        if not provider or not name:
            raise ModelError(prompts.render("model_unnamed", model=model))
        self.name = model
        place = address(model, url)
        self.destination = destination(model, place)
        if not self.destination:
            _past_proxies(str(urlsplit(place).hostname))
        self._tells_its_end = provider == "openai"
        try:
            self._model: Any = init_chat_model(
                name, model_provider=provider, **_options(provider, name, place, stays=not self.destination)
            )
            _refuse_redirects(provider, self._model)
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

    def stream(self, system: str, user: str) -> Generator[str, None, None]:
        """The reply as it comes, and "" every TICK seconds while nothing does. Closing it ends the request at its next piece.
        Raises ModelError.

        A thread of its own reads: the client waits where nobody could stop it.
        """
        pieces: Queue[str | ModelError | None] = Queue()
        stopped = Event()

        def read() -> None:
            try:
                with closing(self._pieces(system, user)) as reply:
                    for piece in reply:
                        if stopped.is_set():
                            return
                        pieces.put(piece)
                pieces.put(None)
            except ModelError as e:
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
                yield piece
        finally:
            stopped.set()

    def _pieces(self, system: str, user: str) -> Generator[str, None, None]:
        from langchain_core.messages import HumanMessage, SystemMessage

        reason = ""
        try:
            for chunk in self._model.stream([SystemMessage(system), HumanMessage(user)]):
                said = (chunk.response_metadata.get(name) for name in REASONS)
                reason = next((str(r) for r in said if r), reason)
                yield str(chunk.text)
        except Exception as e:  # each provider's client raises its own, and so does its transport
            raise ModelError(_said(self.name, e)) from e
        if reason in UNFINISHED or (self._tells_its_end and not reason):
            raise ModelError(prompts.render("model_cut", model=self.name))


def _refuse_redirects(provider: str, model: Any) -> None:
    """Lets no server send the text on to another place than the one that is said. The clients of the providers whose place is
    known have no setting for it, but each has one client of httpx."""
    for name in _CLIENTS.get(provider, ()):
        model = getattr(model, name, None)
    if hasattr(model, "follow_redirects"):
        model.follow_redirects = False


def _options(provider: str, name: str, place: str, *, stays: bool) -> dict[str, Any]:
    """What a client is set up with: the place too, so that it reads none of its own variables for another."""
    options: dict[str, Any] = {"base_url": place} if place else {}
    if not (provider == "openai" and _WITHOUT_TEMPERATURE.match(name)):
        options["temperature"] = 0
    if provider == "ollama":
        return {**options, "client_kwargs": {"timeout": TIMEOUT}}
    if provider in _HOMES and stays:
        options[f"{provider}_proxy"] = None  # its client reads a variable of this name, past every other setting
    if provider == "openai" and place != _HOMES["openai"][0] and not os.environ.get("OPENAI_API_KEY"):
        options["api_key"] = "none"  # a server of one's own asks for none; the client insists on one
    return {**options, "timeout": TIMEOUT, "max_retries": 0}


def _said(model: str, error: BaseException) -> str:
    """The failure in one line, told from the kinds of the errors and from the HTTP status; never from their texts."""
    chain = [error]
    while cause := chain[-1].__cause__ or chain[-1].__context__:
        chain.append(cause)
    kinds = " ".join(type(e).__name__ for e in chain)
    status = next((s for e in chain if isinstance(s := getattr(e, "status_code", None), int)), 0)
    if status in (401, 403):
        return prompts.render("model_denied", model=model)
    if status == 429:
        return prompts.render("model_busy", model=model)
    if "LocalProtocolError" in kinds:  # a key that is no header: it holds a line break
        return prompts.render("model_denied", model=model)
    if status == 404 or 300 <= status < 400:
        return prompts.render("model_elsewhere", model=model)
    if "Timeout" in kinds:
        return prompts.render("model_slow", model=model)
    if "Protocol" in kinds or "ReadError" in kinds:
        return prompts.render("model_cut", model=model)
    if "Connect" in kinds:
        return prompts.render("model_down", model=model)
    return prompts.render("model_failed", model=model, problem=f"HTTP {status}" if status else type(error).__name__)
