"""Every sentence that the product itself says, as a file, and the strict loader for them.

A template is `prompts/NAME.txt` with `{placeholders}`. A missing or an unknown placeholder is an error before anything is
shown: a reply with a hole in it is worse than none.
"""

from functools import cache
from pathlib import Path
from string import Formatter

FOLDER = Path(__file__).parent


class PromptError(Exception):
    """A template is missing, or its placeholders and the values given do not agree."""


@cache
def template(name: str) -> str:
    """The text of `NAME.txt` without its last line break. Raises PromptError where there is no such file."""
    path = FOLDER / f"{name}.txt"
    if not path.is_file():
        raise PromptError(f"no template {name!r} in {FOLDER}; the package is incomplete, install it again")
    return path.read_text(encoding="utf-8").rstrip("\n")


def render(name: str, /, **values: str) -> str:
    """The template with its placeholders filled in. Raises PromptError unless the names agree exactly."""
    text = template(name)
    wanted = {field for _, field, _, _ in Formatter().parse(text) if field is not None}
    if wanted != set(values):
        raise PromptError(f"template {name!r} takes {sorted(wanted)}, got {sorted(values)}")
    return text.format_map(values)
