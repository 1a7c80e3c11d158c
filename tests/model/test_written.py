"""End to end with a real language model. It is a weak one, and that is the point: what it makes up must not pass."""

import json

import pytest

from assistant import cli
from assistant.check.evidence import Evidence
from assistant.check.sentence import check
from assistant.live import LiveAssistant
from assistant.llm import LangChainModel
from assistant.settings import Settings
from assistant.types import Turn
from assistant.wiring import open_assistant
from assistant.writing import write
from assistant.writing.cited import as_evidence
from index.embed import SentenceEncoder
from index.library import Library
from tests.model.conftest import MODEL

QUESTIONS = (
    "When is plasma exchange indicated?",
    "What dose of dexamethasone is given?",
    "Is plasma exchange a first-line treatment?",
)


@pytest.fixture(autouse=True)
def a_few_sentences_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """The model repeats itself until it is stopped, and a machine may be slow."""
    monkeypatch.setattr(write, "LONGEST", 400)
    monkeypatch.setattr(write, "PATIENCE", 400.0)


@pytest.fixture(scope="module")
def plain(seed_library: Library) -> LiveAssistant:
    return open_assistant(Settings(seed_library.folder))


@pytest.fixture(scope="module")
def writing(seed_library: Library, url: str) -> LiveAssistant:
    return open_assistant(Settings(seed_library.folder), LangChainModel(MODEL, url))


@pytest.mark.parametrize("question", QUESTIONS)
def test_nothing_unsupported_passes(
    question: str, plain: LiveAssistant, writing: LiveAssistant, encoder: SentenceEncoder
) -> None:
    answer = writing.ask(question)
    assert answer.quotes == plain.ask(question).quotes
    *_, last = writing.write(answer)
    assert last.quotes == answer.quotes
    assert last.written is not None
    assert last.written.done
    assert last.written.sentences, last.written.note
    known: list[Evidence] = [as_evidence(q) for q in (*answer.quotes, *answer.warnings)]
    for sentence in last.written.supported:
        cited = [known[n - 1] for n in sentence.cited]
        assert cited
        assert check(sentence.text, cited, encoder=encoder) == ()


def test_a_follow_up_keeps_to_the_conversation(plain: LiveAssistant, writing: LiveAssistant) -> None:
    history = [Turn(QUESTIONS[0], plain.ask(QUESTIONS[0]))]
    first = writing.ask("and what regimen?", history)
    *_, last = writing.write(first, history)
    assert last.question == "and what regimen?"
    assert last.written is not None
    assert last.written.sentences, last.written.note
    if last.standalone == first.standalone:
        assert last.quotes == first.quotes
    else:
        assert "regimen" in last.standalone


def test_the_command_line_writes_and_quotes_as_before(
    url: str, seed_library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["ask", QUESTIONS[0], "--json", "--library", str(seed_library.folder)]
    assert cli.main(asked) == 0
    without = json.loads(capsys.readouterr().out)
    assert cli.main([*asked, "--model", MODEL, "--model-url", url]) == 0
    written = json.loads(capsys.readouterr().out)
    assert "written" not in without
    said = written.pop("written")
    assert said["model"] == MODEL
    assert said["sentences"], said["note"]
    assert {**written, "milliseconds": 0} == {**without, "milliseconds": 0}
