"""A chat model by its name: where its text goes, and what is said where it cannot be set up."""

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
        ("ollama:llama3.2", "", {"OLLAMA_HOST": "http://10.0.0.7:11434"}, "10.0.0.7"),
        ("openai:m", "", {}, "api.openai.com"),
        ("openai:m", "", {"OPENAI_BASE_URL": "http://localhost:8000/v1"}, ""),
        ("openai:m", "http://127.0.0.1:8000/v1", {"OPENAI_BASE_URL": "https://example.org"}, ""),
        ("openai:m", "http://[::1]:8000/v1", {}, ""),
        ("openai:m", "https://localhost.example.org/v1", {}, "localhost.example.org"),
        ("anthropic:m", "", {}, "api.anthropic.com"),
        ("groq:m", "", {}, "groq"),
    ],
)
def test_where_the_text_goes_is_known_beforehand(model: str, url: str, environment: dict[str, str], where: str) -> None:
    assert destination(model, url, environment) == where
