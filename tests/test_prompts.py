"""The loader is strict, and templates and code agree on each other's names."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import NamedTuple, get_args

import pytest

import prompts
from assistant.check.failure import Kind
from assistant.types import Outcome
from assistant.web.frame import READERS

ROOT = Path(__file__).parents[1]
TEMPLATES = sorted(path.stem for path in prompts.FOLDER.glob("*.txt"))


@pytest.fixture
def greeting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A folder with one template, "greeting"; the loader's memory is empty before and after."""
    (tmp_path / "greeting.txt").write_text("Good {time}, {name}.\n", encoding="utf-8")
    monkeypatch.setattr(prompts, "FOLDER", tmp_path)
    prompts.template.cache_clear()
    yield
    prompts.template.cache_clear()


@pytest.mark.usefixtures("greeting")
class TestLoader:
    def test_fills_in_every_placeholder(self) -> None:
        assert prompts.render("greeting", time="morning", name="Ada") == "Good morning, Ada."

    def test_leaves_braces_of_a_value_alone(self) -> None:
        assert prompts.render("greeting", time="{name}", name="{{}} {0}") == "Good {name}, {{}} {0}."

    def test_refuses_a_missing_placeholder(self) -> None:
        with pytest.raises(prompts.PromptError, match=r"takes \['name', 'time'\], got \['time'\]"):
            prompts.render("greeting", time="morning")

    def test_refuses_an_unknown_placeholder(self) -> None:
        with pytest.raises(prompts.PromptError, match="nmae"):
            prompts.render("greeting", time="morning", name="Ada", nmae="Ada")

    def test_refuses_a_missing_template(self) -> None:
        with pytest.raises(prompts.PromptError, match="no template 'farewell'"):
            prompts.render("farewell")
        with pytest.raises(prompts.PromptError, match="no template 'farewell'"):
            prompts.template("farewell")


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_says_something_and_names_its_placeholders(name: str) -> None:
    assert prompts.template(name).strip()
    assert all(re.fullmatch("[a-z_]+", field) for field in _placeholders(name))


def _placeholders(name: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(prompts.template(name)) if field is not None}


# What calls templates, and what it puts before the name: `def say(name): … render(f"page_{name}")` is one more.
CODE = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "assistant").rglob("*.py"))]
CALLS = {"render": "", "template": ""}
FUNCTIONS = [node for tree in CODE for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
for _function in FUNCTIONS:
    for _node in ast.walk(_function):
        match _node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="prompts"), attr="render"),
                args=[ast.JoinedStr([ast.Constant(str(prefix)), ast.FormattedValue(ast.Name(name))])],
            ) if name == _function.args.args[0].arg:
                CALLS[_function.name] = prefix


class Use(NamedTuple):
    """A call in the code for a template by its name; `values` is None where they are handed on."""

    template: str
    values: frozenset[str] | None


def _uses() -> Iterator[Use]:
    for name, call in (found for tree in CODE for found in _calls(tree)):
        first = call.args[0]
        given = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
        keywords = {keyword.arg for keyword in call.keywords}
        values = None if None in keywords or name == "template" else frozenset(str(k) for k in keywords)
        yield from (Use(CALLS[name] + str(g.value), values) for g in given if isinstance(g, ast.Constant))


def _calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Each call for a template, with the name of what is called."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(
                func=ast.Name(id=name) | ast.Attribute(value=ast.Name(id="prompts" | "pieces"), attr=name), args=[_, *_]
            ) if name in CALLS:
                yield name, node


def _calls_of(function: str) -> list[ast.Call]:
    nodes = (node for tree in CODE for node in ast.walk(tree) if isinstance(node, ast.Call))
    return [node for node in nodes if isinstance(node.func, ast.Name) and node.func.id == function]


def _constants(tree: ast.AST) -> set[str]:
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


USES = sorted(set(_uses()), key=str)
# What the code names by a value of its own: why a sentence fails, how a question came out, who reads.
BY_VALUE = {
    *(f"check_{kind}" for kind in get_args(Kind)),
    *(f"page_{outcome}" for outcome in get_args(Outcome)),
    *(f"audience_{reader}" for reader, _ in READERS),
}
# What a function chooses among (`name = "a" if … else "b"`, then `say(name)`) or is given by those who call it.
CHOSEN = {
    CALLS[name] + constant
    for function in FUNCTIONS
    for name, call in _calls(function)
    if isinstance(call.args[0], ast.Name)
    for place in (function, *_calls_of(function.name))
    for constant in _constants(place)
}


@pytest.mark.parametrize("use", USES, ids=[use.template for use in USES])
def test_what_the_code_names_exists_and_takes_what_it_is_given(use: Use) -> None:
    assert use.template in TEMPLATES
    if use.values is not None:
        assert use.values == _placeholders(use.template)


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_template_is_left_over(name: str) -> None:
    assert name in {use.template for use in USES} | BY_VALUE | CHOSEN


class TestOverride:
    """A folder of the user's own."""

    @pytest.fixture(autouse=True)
    def nothing_stays(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        monkeypatch.setattr(prompts, "_own", {})
        yield
        prompts.template.cache_clear()

    def test_takes_the_place_of_a_template(self, tmp_path: Path) -> None:
        (tmp_path / "written_by.txt").write_text("By {model}.\n", encoding="utf-8")
        before = prompts.version("written_by")
        prompts.override(tmp_path)
        assert prompts.render("written_by", model="m") == "By m."
        assert prompts.version("written_by") != before

    @pytest.mark.parametrize(
        ("name", "text", "said"),
        [
            ("written_by", "By {modle}.", "modle"),
            ("written_by", 'By {model}, {"so": 1}.', "twice"),
            ("writen_by", "By {model}.", "names"),
            ("written_by", "By {model", "brace"),
            ("written_by", "By {model!q}.", "brace"),
            ("written_by", "By {model:{width}}.", "brace"),
            ("written_by", "Par {model}, assisté.", "UTF-8"),
        ],
    )
    def test_a_wrong_one_is_refused_before_anything_is_asked(
        self, tmp_path: Path, name: str, text: str, said: str
    ) -> None:
        (tmp_path / "answer_empty_library.txt").write_text(prompts.template("written_long").upper(), encoding="utf-8")
        (tmp_path / f"{name}.txt").write_text(text, encoding="latin-1")
        with pytest.raises(prompts.PromptError, match=f"{name}.*{said}"):
            prompts.override(tmp_path)
        prompts.template.cache_clear()
        assert not prompts.template("answer_empty_library").isupper()

    def test_a_folder_that_is_not_there_is_said(self, tmp_path: Path) -> None:
        with pytest.raises(prompts.PromptError, match=r"none.*GUIDELINE_PROMPTS"):
            prompts.override(tmp_path / "none")

    def test_a_folder_without_a_template_is_said(self, tmp_path: Path) -> None:
        (tmp_path / "write_system.md").write_text("Write.", encoding="utf-8")
        with pytest.raises(prompts.PromptError, match=r"no template in .*write_system\.txt"):
            prompts.override(tmp_path)
