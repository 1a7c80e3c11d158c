"""The README is true: its commands and its Python run, and what it names exists, all of it."""

import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from assistant import cli
from assistant.evaluation.expected import read
from index.library import Library

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
(SUBPARSERS,) = [a for a in cli.parser()._actions if isinstance(a, argparse._SubParsersAction)]
COMMANDS: dict[str, argparse.ArgumentParser] = dict(SUBPARSERS.choices)


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def test_its_commands_run_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    (tmp_path / "questions.jsonl").write_text(_blocks("json")[0], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GUIDELINE_LIBRARY", str(tmp_path / "library"))
    lines = [shlex.split(line) for block in _blocks("sh") for line in block.splitlines()]
    assert {line[1] for line in lines} == set(COMMANDS) - {"chat"}
    for program, *arguments in lines:
        assert program == "guideline-assistant"
        assert cli.main(arguments) == 0, arguments
        assert capsys.readouterr().err == "", arguments
    assert (tmp_path / "evaluation" / "evaluation.html").is_file()


def test_its_answer_is_what_ask_prints(seed_library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    (answer,) = _blocks("text")
    assert cli.main(["ask", "when is PLEX indicated", "--library", str(seed_library.folder)]) == 0
    assert capsys.readouterr().out.startswith(answer)


def test_its_chain_runs(seed_library: Library, tmp_path: Path) -> None:
    (program,) = _blocks("python")
    environment = os.environ | {"GUIDELINE_LIBRARY": str(seed_library.folder)}
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout) == (0, "As salvage therapy only [4].\n"), ran.stderr


def test_its_questions_are_well_formed() -> None:
    problems: list[str] = []
    assert list(read(_blocks("json")[0].splitlines(), problems.append))
    assert problems == []


def test_it_tells_of_every_command() -> None:
    table = README.split("| command | |")[1].split("\n\n")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.count("|") > 2]
    assert sorted(re.findall(r"`([a-z]+)`", " ".join(rows))) == sorted(COMMANDS)


def test_it_tells_of_every_setting_and_of_no_other() -> None:
    source = (ROOT / "assistant" / "settings.py").read_text(encoding="utf-8")
    assert set(re.findall(r"GUIDELINE_[A-Z_]+", README)) == set(re.findall(r'"(GUIDELINE_[A-Z_]+)"', source))


def test_options_it_names_exist() -> None:
    known = {option for parser in COMMANDS.values() for action in parser._actions for option in action.option_strings}
    own = README.split("## Commands")[1].split("**GPU.**")[0]
    assert set(re.findall(r"(?<=`)--[a-z-]+", own)) <= known


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_argument_explains_itself(command: str) -> None:
    assert COMMANDS[command].description
    for action in COMMANDS[command]._actions:
        assert action.help, (command, action.dest)


def test_what_it_points_to_is_there() -> None:
    for name in re.findall(r"\]\(([^)h][^)]*)\)", README):
        assert (ROOT / name).is_file(), name
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"\bmake ([a-z-]+)", README.replace("Without make", "")):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_it_installs_the_torch_of_the_lock() -> None:
    assert re.search(r"torch==[\d.]+", README)[0] in (ROOT / "requirements.txt").read_text(encoding="utf-8")  # type: ignore[index]
