"""The client of a chat model's provider, by LangChain: its package, its key, its place, and what it must not do."""

import os
import re
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies_environment

import prompts
from assistant.errors import ModelError
from assistant.model_address import HOMES, is_local

EXTRAS = ("anthropic", "ollama", "openai")  # providers whose package pyproject.toml names; all say it when a reply ends
# The keys without which a provider's own servers answer nobody: each has one in the first variable of these that is set.
_KEYS = {"openai": ("OPENAI_API_KEY",), "anthropic": ("ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN")}
_CLIENTS = {"openai": ("root_client", "_client"), "anthropic": ("_client", "_client"), "ollama": ("_client", "_client")}


def options(provider: str, place: str, timeout: float) -> dict[str, Any]:
    """What a client is set up with: the place too, so that it reads none of its own variables for another."""
    found: dict[str, Any] = {"temperature": 0, **({"base_url": place} if place else {})}
    if provider == "ollama":
        return {**found, "client_kwargs": {"timeout": timeout}}
    if provider in HOMES and is_local(place):
        found[f"{provider}_proxy"] = None  # its client reads a variable of this name, past every other setting
    if _lacks_key(provider):
        found["api_key"] = "none"  # a server of one's own asks for none
    return {**found, "timeout": timeout, "max_retries": 0}


def opened(model: str, provider: str, options: dict[str, Any]) -> Any:
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


def keyless(provider: str, place: str) -> str:
    """The variable that must hold the key of a provider, where its own servers are asked and none is set; else ""."""
    return _KEYS[provider][0] if _lacks_key(provider) and place == HOMES[provider][0] else ""


def past_proxies(place: str) -> None:
    """Whatever proxy is set, send this machine's own what is for this machine: a proxy is another one."""
    if not is_local(place):
        return
    host, listed = str(urlsplit(place).hostname), getproxies_environment().get("no", "")
    if {host, "*"}.isdisjoint(map(str.strip, listed.split(","))):  # "*" counts only where it stands alone
        os.environ["no_proxy"] = ",".join(filter(None, [listed, host]))


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
