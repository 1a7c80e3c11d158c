"""What an installed copy holds and where it comes from, the commands it brings, and the lock."""

import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from assistant.model_client import EXTRAS

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
WHENCE = """
import json, assistant, index, prompts
from assistant import wiring
files = [package.__file__ for package in (assistant, index, prompts)]
print(json.dumps([*files, str(wiring.seeds()), prompts.template("question_empty")]))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from the checkout, without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture
def decoys(tmp_path: Path) -> Path:
    """A working folder with data folders called as the packages are."""
    for name in ("assistant", "index", "prompts", "seeds"):
        (tmp_path / name).mkdir()
    return tmp_path


def _whence(cwd: Path, **environment: str) -> list[Path | str]:
    """Files of the three packages, the folder of the seeds, and a template, as a program in `cwd` finds them."""
    program = [sys.executable, "-c", WHENCE]
    *paths, template = json.loads(subprocess.check_output(program, cwd=cwd, env=os.environ | environment))
    return [*map(Path, paths), template]


def test_an_editable_copy_is_this_checkout_from_anywhere(decoys: Path) -> None:
    *packages, seeds, _ = _whence(decoys)
    assert packages == [ROOT / name / "__init__.py" for name in ("assistant", "index", "prompts")]
    assert seeds == ROOT / "seeds"


def test_a_wheel_is_whole(wheel: Path, decoys: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    site = tmp_path_factory.mktemp("site")
    zipfile.ZipFile(wheel).extractall(site)
    *packages, seeds, template = _whence(decoys, PYTHONPATH=str(site))
    assert packages == [site / name / "__init__.py" for name in ("assistant", "index", "prompts")]
    assert seeds == site / "assistant" / "seeds"
    assert template


def test_a_wheel_holds_the_data_and_nothing_else(wheel: Path) -> None:
    held = {n for n in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in n}
    data = {f"assistant/seeds/{path.name}": path for path in (ROOT / "seeds").iterdir()}
    for folder in ("assistant", "index", "prompts"):
        files = [p for p in (ROOT / folder).rglob("*") if p.is_file() and "__pycache__" not in p.parts]
        data |= {path.relative_to(ROOT).as_posix(): path for path in files}
    assert held == set(data)
    with zipfile.ZipFile(wheel) as archive:
        for name, path in data.items():
            assert archive.read(name) == path.read_bytes(), name


@pytest.mark.parametrize(
    "command",
    [
        "",
        "chat",
        "ask",
        "evaluate",
        "add",
        "correct",
        "remove",
        "rebuild",
        "verify",
        "export",
        "import",
        "list",
        "show",
    ],
)
def test_every_command_explains_itself(command: str, tmp_path: Path) -> None:
    program = Path(sys.executable).with_name("guideline-assistant")
    ran = subprocess.run([program, *command.split(), "--help"], cwd=tmp_path, capture_output=True, text=True)
    assert ran.returncode == 0
    assert ran.stderr == ""
    assert ran.stdout.startswith(f"usage: guideline-assistant {command}".rstrip())
    assert command == "" or "--library DIR" in ran.stdout
    assert not any(tmp_path.iterdir())


def test_the_lock_is_exact_and_names_no_place() -> None:
    lines = [line for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    for line in lines:
        assert re.fullmatch(r"[a-z0-9-]+==[0-9][0-9a-z.]*( ; [\w .'<>=!()-]+)?", line), line
        assert not re.match("cuda|nvidia|triton", line), line
    assert lines == sorted(lines, key=lambda line: line.replace("=", " "))


def test_the_lock_holds_what_the_project_asks_for() -> None:
    locked = [Requirement(line) for line in (ROOT / "requirements.txt").read_text().splitlines() if line[0] != "#"]
    versions = {r.name: str(r.specifier).removeprefix("==") for r in locked if not r.marker or r.marker.evaluate()}
    for line in [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]:
        wanted = Requirement(line)
        if not wanted.marker or wanted.marker.evaluate():
            assert wanted.specifier.contains(versions[wanted.name]), line
            assert re.search("==|>=.*<|<.*>=", str(wanted.specifier)), f"{line} lacks a lower or an upper bound"


def test_a_provider_that_is_said_to_be_an_extra_is_one() -> None:
    assert set(EXTRAS) == set(PROJECT["optional-dependencies"]) - {"dev"}
