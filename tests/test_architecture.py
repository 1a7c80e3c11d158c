"""The arrows between modules, one vendor in one file, and what no file may hold. Read from the source, with `ast`."""

import ast
import importlib.metadata
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("assistant", "index", "prompts")
LINES = 250
# Longer ones: the values that all share, and all that changes a library.
LONG = {"index.types": 285, "index.library": 300}

# Small, and at home everywhere: may be imported by any file, at its top.
COMMON = {"filelock", "numpy", "pydantic"}
# Where a vendor is at home: a module, or a package. Any other one may choose its file, but has one only.
HOMES = {
    "chromadb": {"index.store"},
    "gradio": {"assistant.app"},
    "sentence_transformers": {"index.embed"},
    "tantivy": {"index.keywords"},
    "torch": {"index.embed"},
    "transformers": {"index.embed"},
}
LANGCHAIN = {"assistant.llm", "assistant.retriever"}


class Import(NamedTuple):
    """`module` imports `target`, a dotted name; `top` where that happens as soon as the module is imported."""

    module: str
    target: str
    top: bool


def _name(path: Path) -> str:
    """The dotted name of a module's file."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {_name(path): path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))}


def _imports(module: str) -> Iterator[Import]:
    """Every import of a module but those for type checkers alone."""

    def visit(node: ast.AST, top: bool) -> Iterator[Import]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Import):
                yield from (Import(module, alias.name, top) for alias in child.names)
            elif isinstance(child, ast.ImportFrom):
                assert child.level == 0, f"{module}: import by full name, not relatively"
                for alias in child.names:
                    inner = f"{child.module}.{alias.name}"
                    yield Import(module, inner if inner in MODULES else str(child.module), top)
            elif isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
                yield from (edge for other in child.orelse for edge in visit(other, top))
            else:
                inside = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
                yield from visit(child, top and not inside)

    return visit(ast.parse(MODULES[module].read_text(encoding="utf-8")), True)


IMPORTS = [edge for module in MODULES for edge in _imports(module)]
VENDORS = sorted(
    {edge.target.split(".")[0] for edge in IMPORTS} - set(sys.stdlib_module_names) - set(PACKAGES) - COMMON
)


def _importers(vendor: str) -> set[str]:
    return {edge.module for edge in IMPORTS if edge.target.split(".")[0] == vendor}


def _reached(start: str, *, not_through: Iterable[str] = ()) -> set[str]:
    """Modules of our own that importing and calling `start` can lead to, itself included."""
    found, waiting = set(), [start]
    while waiting:
        module = waiting.pop()
        if module in found:
            continue
        found.add(module)
        if module not in not_through:
            waiting += [edge.target for edge in IMPORTS if edge.module == module and edge.target in MODULES]
    return found


def _of(package: str, modules: Iterable[str]) -> set[str]:
    return {m for m in modules if m == package or m.startswith(f"{package}.")}


def test_index_and_prompts_know_nothing_of_the_assistant() -> None:
    for module in _of("index", MODULES):
        assert not _of("assistant", _reached(module)), module
        assert not _of("prompts", _reached(module)), module
    assert _reached("prompts") == {"prompts"}


@pytest.mark.parametrize("edge", ["assistant.cli", "assistant.commands", "assistant.app", "assistant.wiring"])
def test_the_flow_does_not_know_who_asks(edge: str) -> None:
    assert edge not in _reached("assistant.chat")


@pytest.mark.parametrize(
    ("module", "importers"),
    [
        ("assistant.cli", {"assistant.__main__"}),
        ("assistant.commands", {"assistant.cli"}),
        ("assistant.app", {"assistant.commands"}),
        ("assistant.app.chat_screen", {"assistant.app"}),
        ("assistant.app.library_screen", {"assistant.app"}),
        ("assistant.wiring", {"assistant.commands", "assistant.app"}),
        ("assistant.live", {"assistant.wiring"}),
        ("assistant.chat", {"assistant.live"}),
        ("assistant.llm", {"assistant.wiring"}),
        ("assistant.model_client", {"assistant.llm"}),
    ],
)
def test_layers_are_entered_from_above(module: str, importers: set[str]) -> None:
    assert {edge.module for edge in IMPORTS if edge.target == module} <= importers


@pytest.mark.parametrize(
    ("package", "known"),
    [
        ("vocabulary", set()),
        ("asked", {"vocabulary"}),
        ("check", {"vocabulary"}),
        ("quoting", {"asked", "vocabulary", "types"}),
    ],
)
def test_a_package_knows_of_the_assistant_only_what_is_below_it(package: str, known: set[str]) -> None:
    inside = _of(f"assistant.{package}", MODULES)
    others = {edge.target for edge in IMPORTS if edge.module in inside} & MODULES.keys() - inside
    assert {target.split(".")[1] for target in _of("assistant", others)} <= known


def test_the_page_knows_of_the_index_only_its_values_and_errors() -> None:
    page = _reached("assistant.app", not_through={"assistant.wiring"}) - {"assistant.wiring"}
    assert "assistant.web.render" in page
    assert _of("index", page) <= {"index.types", "index.work", "index.errors"}


def test_no_module_imports_itself_by_a_detour() -> None:
    arrows = {m: {e.target for e in IMPORTS if e.module == m and e.target in MODULES} for m in MODULES}
    list(TopologicalSorter(arrows).static_order())


@pytest.mark.parametrize("vendor", VENDORS)
def test_a_vendor_has_one_file(vendor: str) -> None:
    if vendor.startswith("langchain"):
        assert _importers(vendor) <= (LANGCHAIN if vendor == "langchain_core" else {"assistant.model_client"})
    elif vendor in HOMES:
        assert _importers(vendor) <= {module for home in HOMES[vendor] for module in _of(home, MODULES)}
    else:
        assert len(_importers(vendor)) == 1, _importers(vendor)


@pytest.mark.parametrize("vendor", [v for v in VENDORS if v in HOMES or v.startswith("langchain")])
def test_a_vendor_is_imported_when_it_is_needed(vendor: str) -> None:
    assert not [edge for edge in IMPORTS if edge.target.split(".")[0] == vendor and edge.top]


def test_starting_loads_no_vendor() -> None:
    providers = importlib.metadata.packages_distributions().items()
    roots = {root for root, names in providers if _declared() & set(map(_distribution, names))}
    assert set(HOMES) <= roots
    code = "import sys, assistant.cli, index.library; print(*{name.split('.')[0] for name in sys.modules})"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not (roots - COMMON) & set(ran.stdout.split())


def test_what_is_imported_is_declared() -> None:
    providers = importlib.metadata.packages_distributions()
    for vendor in [*VENDORS, *COMMON]:
        names = set(map(_distribution, providers.get(vendor, [])))
        assert _declared() & names, f"pyproject.toml names no dependency for {vendor}"


def test_what_the_tests_import_is_declared() -> None:
    providers = importlib.metadata.packages_distributions()
    for path in (ROOT / "tests").rglob("*.py"):
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
        names |= {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)}
        for vendor in (
            {name.split(".")[0] for name in names} - set(sys.stdlib_module_names) - {*PACKAGES, "tests", "conftest"}
        ):
            assert _declared(dev=True) & set(map(_distribution, providers.get(vendor, []))), f"{path}: {vendor}"


@cache
def _declared(*, dev: bool = False) -> set[str]:
    """What pyproject.toml names, extras for users included; with what only development needs, or without."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = {extra: names for extra, names in project["optional-dependencies"].items() if dev or extra != "dev"}
    return {_distribution(name) for names in (project["dependencies"], *extras.values()) for name in names}


def _distribution(requirement: str) -> str:
    """The name that a requirement begins with, as PyPI compares names (PEP 503)."""
    return re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", requirement)[0]).lower()


# Of these the map tells the kind of module alone: a format, a rule, a screen each.
INNER = {"assistant.check", "assistant.app", "index.read"}


def test_the_map_names_every_module() -> None:
    named = set(re.findall(r"`(\w+)/?`", (ROOT / "docs" / "DESIGN.md").read_text(encoding="utf-8")))
    for module in _of("assistant", MODULES) | _of("index", MODULES):
        package, _, name = module.rpartition(".")
        assert not package or package in INNER or name in named, module


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_module_fits_in_a_reader(module: str) -> None:
    lines = MODULES[module].read_text(encoding="utf-8").count("\n")
    assert lines <= LONG.get(module, LINES)


def test_no_module_is_excused_that_is_short() -> None:
    lines = {module: MODULES[module].read_text(encoding="utf-8").count("\n") for module in LONG}
    assert all(n > LINES for n in lines.values()), lines


# Where people and machines keep what is their own: a path from there leads nowhere on another machine.
OWN = re.compile(
    r"(?<![\w.~}])/(?:home|users|root|work\w*|builds?|tmp|var/tmp|private|mnt|media|srv|opt)/", re.IGNORECASE
)


def test_no_file_names_the_machine_it_was_made_on() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    for name in listed.stdout.splitlines():
        if (ROOT / name).is_file():
            text = (ROOT / name).read_text(encoding="utf-8", errors="replace")
            assert not OWN.search(text), name
