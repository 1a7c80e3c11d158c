"""What is constructed from settings keeps up with the library."""

from pathlib import Path

import pytest
from langchain_core.runnables import RunnableLambda
from langsmith import utils as langsmith

from assistant import wiring
from assistant.settings import Settings
from index.types import Encoder


def test_an_open_assistant_takes_up_what_is_added_and_removed(
    tmp_path: Path, bag_of_words: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wiring, "_encoder", lambda name: bag_of_words)
    settings = Settings(library=tmp_path / "library", encoder=bag_of_words.name)
    for name, text in (("a.txt", "Asthma\n\nGive salbutamol.\n"), ("g.txt", "Gout\n\nGive colchicine.\n")):
        (tmp_path / name).write_text(text)
    another = wiring.open_library(settings)
    list(another.add([tmp_path / "a.txt"]))
    assistant = wiring.open_assistant(settings)
    assert [d.name for d in assistant.documents()] == ["a.txt"]
    list(another.add([tmp_path / "g.txt"]))
    assert [d.name for d in assistant.documents()] == ["a.txt", "g.txt"]
    assert assistant.ask("colchicine for gout").retrieved[0].document == "g.txt"
    another.remove("g.txt")
    assert {r.document for r in assistant.ask("colchicine for gout").retrieved} == {"a.txt"}


@pytest.mark.parametrize(
    "variable", ["LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING_V2", "LANGSMITH_TRACING", "LANGCHAIN_TRACING"]
)
def test_tracing_is_off_whatever_turned_it_on(variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable, "true")
    wiring.quiet()
    langsmith.get_env_var.cache_clear()  # type: ignore[attr-defined]
    assert not langsmith.tracing_is_enabled()
    RunnableLambda(len).invoke("LangChain refuses to run where its own, earlier tracing is on")
