"""Any LangChain chat model as a ChatModel: its replies as they come, its failures told in one line each.

LangChain is imported when a model is configured, here and in `model_client`. Keys are the providers' own environment variables: they
are never read, and no message of a provider, which may repeat one, is shown.
"""

from collections.abc import Generator
from contextlib import closing
from queue import Empty, Queue
from threading import Event, Lock, Thread
from typing import Any, NamedTuple

import prompts
from assistant.errors import ModelError
from assistant.model_address import address, destination
from assistant.model_client import EXTRAS, keyless, opened, options, past_proxies
from assistant.model_failure import chain, failure, status
from assistant.settings import TIMEOUT

TICK = 0.5  # seconds after which whoever waits may look whether it is still wanted
# Under which name a provider says why, or that, a reply ended.
REASONS = ("finish_reason", "stop_reason", "done_reason", "status", "done")
# Of one that did not come to its end.
UNFINISHED = ("length", "max_tokens", "incomplete", "model_context_window_exceeded")
REFUSED = ("content_filter", "refusal")
_NO_PIECES = "No generation"  # how LangChain's error begins for a server that answered a request for a stream whole


class _Sending(NamedTuple):
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
        past_proxies(place)
        self._provider = provider
        chosen = options(provider, place, timeout)
        self._sending = _Sending(opened(model, provider, chosen), chosen, streams=True)
        self._changing = Lock()  # requests of several tabs may find at once that theirs is not taken
        if variable := keyless(provider, place):
            raise ModelError(prompts.render("model_keyless", model=model, variable=variable))

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
        sending: _Sending | None = self._sending
        while sending:
            began = False
            try:
                for chunk in sending.model.stream(messages) if sending.streams else [sending.model.invoke(messages)]:
                    began = True
                    said = (chunk.response_metadata.get(name) for name in REASONS)
                    reason = next((str(r) for r in said if r), reason)
                    yield str(chunk.text)
                break
            except Exception as e:  # each provider's client raises its own, and so does its transport
                sending = None if began else self._another(sending, e)
                if sending is None:
                    raise ModelError(failure(self.name, e, seconds=self.timeout)) from e
        if reason in REFUSED:
            raise ModelError(prompts.render("model_declined", model=self.name))
        if reason in UNFINISHED or (self._provider in EXTRAS and not reason):
            raise ModelError(prompts.render("model_cut", model=self.name))

    def _another(self, sending: _Sending, error: BaseException) -> _Sending | None:
        """How a request that failed may be sent once more, as all are from now on: without a temperature where that was refused, whole
        where no stream came. None where no other is known."""
        names_it = any("temperature" in str(e).lower() for e in chain(error)) and status(error) in (0, 400, 422)
        with self._changing:
            if self._sending is not sending:  # another request has found it meanwhile
                return self._sending
            if names_it and "temperature" in sending.options:
                without = {name: value for name, value in sending.options.items() if name != "temperature"}
                self._sending = _Sending(opened(self.name, self._provider, without), without, sending.streams)
            elif sending.streams and isinstance(error, ValueError) and str(error).startswith(_NO_PIECES):
                self._sending = sending._replace(streams=False)
            return self._sending if self._sending is not sending else None
