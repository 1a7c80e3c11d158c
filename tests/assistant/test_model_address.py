"""Where a model's text goes is told from its name, its address and the environment."""

import pytest

from assistant.errors import ModelError
from assistant.model_address import address, destination, is_local


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
        ("ollama:gpt-oss:120b-cloud", "", {}, "ollama.com"),
        ("ollama:glm-4.6:cloud", "", {"OLLAMA_HOST": "localhost"}, "ollama.com"),
        ("ollama:gpt-oss:120b-cloud", "http://10.0.0.7:11434", {}, "10.0.0.7 and ollama.com"),
        ("ollama:gpt-oss:120b-cloud", "https://ollama.com", {}, "ollama.com"),
        ("ollama:cloud-nine:7b", "", {}, ""),
        ("openai:gpt-oss:120b-cloud", "http://localhost:11434/v1", {}, "ollama.com"),
        ("openai:my-cloud", "http://localhost:8000/v1", {}, ""),
    ],
)
def test_where_the_text_goes_is_known_beforehand(model: str, url: str, environment: dict[str, str], where: str) -> None:
    assert destination(model, url, environment) == where


def test_a_provider_may_be_written_in_any_case() -> None:
    assert destination("OpenAI:m", "", {"OPENAI_BASE_URL": "http://evil.example/v1"}) == "evil.example"


@pytest.mark.parametrize(
    ("place", "local"),
    [
        ("http://127.0.0.1:1/v1", True),
        ("http://[::1]/v1", True),
        ("http://0.0.0.0", True),
        ("http://10.0.0.7", False),
        ("", False),
    ],
)
def test_this_machine_is_known(place: str, local: bool) -> None:
    assert is_local(place) == local


def test_a_refused_address_shows_no_password() -> None:
    with pytest.raises(ModelError, match=r"^'example\.org'"):
        address("openai:m", "user:secret@example.org")
