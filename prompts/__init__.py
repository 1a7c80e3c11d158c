"""What the product says beside an answer, and to a language model, as files, and the strict loader for them.

A template is `prompts/NAME.txt` with `{placeholders}`. A missing or an unknown placeholder is an error before anything is
shown: a reply with a hole in it is worse than none.
"""

from functools import cache
from hashlib import sha256
from pathlib import Path
from string import Formatter

FOLDER = Path(__file__).parent
_own: dict[str, Path] = {}


class PromptError(Exception):
    """A template is missing, or its placeholders and the values given do not agree."""


@cache
def template(name: str) -> str:
    """The text of `NAME.txt` without its last line break. Raises PromptError where there is no such file."""
    path = _own.get(name, FOLDER / f"{name}.txt")
    if not path.is_file():
        raise PromptError(f"no template {name!r} in {FOLDER}; the package is incomplete, install it again")
    return path.read_text(encoding="utf-8-sig").rstrip("\n")


def render(name: str, /, **values: str) -> str:
    """The template with its placeholders filled in. Raises PromptError unless the names agree exactly."""
    text = template(name)
    wanted = _placeholders(text)
    if wanted != set(values):
        raise PromptError(f"template {name!r} takes {sorted(wanted)}, got {sorted(values)}")
    return text.format_map(values)


def override(folder: Path) -> None:
    """Take the templates of a folder in place of those here, all or none. Raises PromptError where there is no such folder, or
    for one that is unknown here, cannot be filled in, or has other placeholders, and for a folder without any: before anything is asked."""
    if not folder.is_dir():
        raise PromptError(f"no folder {folder}; set GUIDELINE_PROMPTS to that of your own templates")
    own = {path.stem: path for path in sorted(folder.glob("*.txt"))}
    if not own:
        raise PromptError(f"no template in {folder}; one is named as in {FOLDER}, such as write_system.txt")
    for name, path in own.items():
        _check(name, path)
    _own.update(own)
    template.cache_clear()


def _check(name: str, path: Path) -> None:
    if not (FOLDER / path.name).is_file():
        raise PromptError(f"{path} takes the place of no template; {FOLDER} shows their names")
    ours = _placeholders(template(name))
    try:
        text = path.read_text(encoding="utf-8-sig")
        theirs = _placeholders(text)
        if theirs == ours:
            text.format_map(dict.fromkeys(ours, ""))
    except (OSError, ValueError, KeyError) as e:
        remedy = "write it in UTF-8, and a brace that stands for itself twice"
        raise PromptError(f"{path} cannot be filled in ({e}); {remedy}") from e
    if not text.strip():
        raise PromptError(f"{path} is empty; write what takes the place of the template, or remove it")
    if theirs != ours:
        remedy = "a brace that stands for itself is written twice: {{ }}"
        raise PromptError(f"{path} must have the placeholders {sorted(ours)}, and has {sorted(theirs)}; {remedy}")


def version(*names: str) -> str:
    """What tells one edition of some templates from another: twelve hexadecimal digits of their texts."""
    return sha256("\0".join(map(template, names)).encode()).hexdigest()[:12]


def _placeholders(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field is not None}
