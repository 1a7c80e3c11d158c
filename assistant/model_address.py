"""Where a language model's text goes: known from its name, its address and its provider's own variables, before any of it does."""

import ipaddress
import os
import re
from collections.abc import Mapping
from urllib.parse import urlsplit

import prompts
from assistant.errors import ModelError

# Where a provider's text goes by default, and the variables that its own client reads for another place, the first set one first.
HOMES = {
    "openai": ("https://api.openai.com/v1", ("OPENAI_API_BASE", "OPENAI_BASE_URL")),
    "anthropic": ("https://api.anthropic.com", ("ANTHROPIC_API_URL", "ANTHROPIC_BASE_URL")),
    "ollama": ("http://127.0.0.1:11434", ("OLLAMA_HOST",)),
}
CLOUD = "ollama.com"  # where a server of Ollama sends what it is asked of a model in its cloud
_IN_CLOUD = re.compile(r"[:-]cloud$", re.IGNORECASE)
_OLLAMA_PORT = 11434
_OLLAMA_HOST = re.compile(r"(\[.*\]|[^:/]*)(:\d+)?(/.*)?")  # may be a host or a port alone


def address(model: str, url: str, environment: Mapping[str, str] = os.environ) -> str:
    """The URL that a model's text is sent to; "" where only its provider is known. Raises ModelError for what is no URL."""
    provider = model.partition(":")[0].lower()
    home, variables = HOMES.get(provider, ("", ()))
    place = url or next(filter(None, map(environment.get, variables)), home)
    if provider == "ollama" and "://" not in place and (said := _OLLAMA_HOST.fullmatch(place)):
        place = f"http://{said[1] or '127.0.0.1'}{said[2] or ':11434'}{said[3] or ''}"
    if place and not _is_url(place):
        raise ModelError(prompts.render("model_address", address=place.rpartition("@")[2]))
    return place


def destination(model: str, url: str, environment: Mapping[str, str] = os.environ) -> str:
    """The hosts that a model's text is sent to, or its provider where only that is known; "" where it is sent to this machine alone.

    Raises ModelError as `address` does."""
    place = address(model, url, environment)
    if not place:
        return model.partition(":")[0]
    host = "" if is_local(place) else str(urlsplit(place).hostname)
    passed_on = CLOUD if host != CLOUD and _is_in_cloud(model, place) else ""
    return " and ".join(filter(None, [host, passed_on]))


def is_local(place: str) -> bool:
    """Whether a URL leads to this machine; False for ""."""
    host = urlsplit(place).hostname or ""
    try:
        found = ipaddress.ip_address(host)
    except ValueError:
        return host == "localhost"
    return found.is_loopback or found.is_unspecified


def _is_in_cloud(model: str, place: str) -> bool:
    """Whether a server of Ollama has this model in its cloud: "gpt-oss:120b-cloud", "glm-4.6:cloud"."""
    provider, _, name = model.partition(":")
    is_ollama = provider.lower() == "ollama" or urlsplit(place).port == _OLLAMA_PORT
    return is_ollama and bool(_IN_CLOUD.search(name))


def _is_url(place: str) -> bool:
    try:
        parts = urlsplit(place)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
