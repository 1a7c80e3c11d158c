"""Settings → a library, a language model, an assistant over them that is ready to be asked."""

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.live import LiveAssistant
from assistant.llm import LangChainModel
from assistant.retriever import retriever
from assistant.settings import Settings
from assistant.types import ChatModel
from index.embed import SentenceEncoder, open_encoder
from index.library import Library

if TYPE_CHECKING:
    from langchain_core.retrievers import BaseRetriever

# Every library's telemetry and every look at a model hub is off before any of them is imported.
QUIET = {
    "ANONYMIZED_TELEMETRY": "False",
    "GRADIO_ANALYTICS_ENABLED": "False",
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
    "LANGSMITH_TRACING_V2": "false",
    "LANGCHAIN_TRACING_V2": "false",
    "LANGSMITH_TRACING": "false",
    "LANGCHAIN_TRACING": "false",
    "LANGSMITH_GATEWAY": "false",
    "TOKENIZERS_PARALLELISM": "false",
}


def quiet() -> None:
    """Turn off what would reach out of this machine."""
    os.environ.update(QUIET)


def seeds() -> Path:
    """The folder of documents that an empty library starts with: in the wheel, or in the checkout."""
    packaged = Path(__file__).parent / "seeds"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent / "seeds"


@cache
def _encoder(name: str) -> SentenceEncoder:
    return open_encoder(name)


def open_library(settings: Settings) -> Library:
    """The library of the settings. Nothing is loaded until something is embedded or opened."""
    quiet()
    return Library(settings.library, lambda: _encoder(settings.encoder), encoder_name=settings.encoder)


def open_model(settings: Settings) -> ChatModel | None:
    """The language model of the settings; nothing is asked of it yet. Raises ModelError."""
    quiet()
    return LangChainModel(settings.model, settings.url, timeout=settings.timeout) if settings.model else None


def open_assistant(settings: Settings, model: ChatModel | None = None) -> LiveAssistant:
    """Ready to be asked: the library is open and the encoder warm. Without a model, quotes alone. Raises IndexingError."""
    library = open_library(settings)
    assistant = LiveAssistant(library, lambda: _encoder(settings.encoder), model, strike=settings.strike)
    assistant.documents()
    _encoder(settings.encoder).encode(["ready"])
    return assistant


def open_retriever(settings: Settings, *, k: int = 4) -> "BaseRetriever":
    """The search as a LangChain retriever of the `k` best passages. Raises IndexingError."""
    return retriever(open_assistant(settings).current, k=k)
