"""A library measured with questions, end to end: the real encoder, the seed article, the command as a person types it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from assistant import cli
from index.library import Library

QUESTIONS = Path(__file__).parent / "data" / "questions.jsonl"
FLOORS = {"any@3": 0.9, "references_exact": 1, "avoided": 1, "unanswerable_flagged": 1}


def _evaluate(questions: Path, library: Library, output: Path) -> int:
    return cli.main(["evaluate", str(questions), "--library", str(library.folder), "--output", str(output)])


@pytest.fixture(scope="module")
def measured(seed_library: Library, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the evaluation of the questions about the seed article wrote."""
    folder = tmp_path_factory.mktemp("evaluation")
    assert _evaluate(QUESTIONS, seed_library, folder) == 0
    written: dict[str, Any] = json.loads((folder / "evaluation.json").read_text(encoding="utf-8"))
    return written


def test_the_seed_article_is_answered_and_nothing_else(measured: dict[str, Any]) -> None:
    reached = {name: figure["value"] for name, figure in measured["figures"].items()}
    assert {name: reached[name] for name, floor in FLOORS.items() if reached[name] < floor} == {}
    assert reached["answerable_lost"] == 0


def test_another_program_counts_the_same(measured: dict[str, Any], question_sets: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers.jsonl"
    answers.write_text("".join(json.dumps(turn) + "\n" for turn in measured["turns"]), encoding="utf-8")
    command = [sys.executable, str(question_sets / "score.py"), str(QUESTIONS), str(answers)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    theirs = json.loads(ran.stdout)
    assert {name: figure["value"] for name, figure in measured["figures"].items()} == pytest.approx(
        {name: theirs[name] for name in measured["figures"]}, abs=1e-3
    )


def test_bad_lines_are_named_and_the_rest_is_measured(
    seed_library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    questions = tmp_path / "mine.jsonl"
    good = '{"id": "a", "turns": [{"question": "when is PLEX indicated", "outcome": "answered"}, {"question": " "}]}'
    questions.write_text(f"nonsense\n{good}\n", encoding="utf-8")
    assert _evaluate(questions, seed_library, tmp_path / "out") == 1
    out, err = capsys.readouterr()
    assert [line.split(":")[0] for line in err.splitlines()] == ["guideline-assistant"] * 2
    assert "line 1 was left out" in err
    assert "conversation a, turn 1" in err
    assert "answerable_answered" in out
    assert (tmp_path / "out" / "evaluation.html").is_file()


@pytest.mark.parametrize("content", ["", "nonsense\n"])
def test_a_file_without_questions_is_refused(
    content: str, seed_library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.jsonl").write_text(content, encoding="utf-8")
    assert _evaluate(tmp_path / "mine.jsonl", seed_library, tmp_path / "out") == 1
    assert "holds no question" in capsys.readouterr().err.splitlines()[-1]
    assert not (tmp_path / "out").exists()


def test_a_missing_file_is_one_line(seed_library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _evaluate(tmp_path / "none.jsonl", seed_library, tmp_path / "out") == 1
    assert capsys.readouterr().err.count("\n") == 1
