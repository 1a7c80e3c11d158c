"""All settings of the product, from the environment and the command line. Reading them makes nothing."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import BadSetting
from index.embed import DEFAULT_ENCODER

TIMEOUT = 60.0  # seconds that a language model may be silent, unless the user says otherwise
LONGEST = 3_600  # seconds that may be said


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user sets: once for a command, or for the page until it is stopped.

    library  the folder; by default the user's data folder
    encoder  the default, or any sentence-transformers model by folder or name
    model    the language model that writes, as provider:name; "" for none
    url      where it is served, if not at its provider's own address
    timeout  seconds that it may be silent
    prompts  a folder whose templates take the place of ours
    strike   whether a written sentence that the quotes do not support is shown struck through, with the reason, or left out
    """

    library: Path
    encoder: str = DEFAULT_ENCODER
    model: str = ""
    url: str = ""
    timeout: float = TIMEOUT
    prompts: Path | None = None
    strike: bool = True


def settings(
    environment: Mapping[str, str] = os.environ,
    *,
    library: str | None = None,
    model: str | None = None,
    url: str | None = None,
) -> Settings:
    """GUIDELINE_LIBRARY, GUIDELINE_ENCODER, GUIDELINE_MODEL, GUIDELINE_MODEL_URL, GUIDELINE_MODEL_TIMEOUT
    (seconds), GUIDELINE_PROMPTS and GUIDELINE_UNSUPPORTED ("strike" or "omit"), where the command line does not say otherwise. Raises BadSetting."""
    own = environment.get("GUIDELINE_PROMPTS")
    folder = library or environment.get("GUIDELINE_LIBRARY")
    unsupported = environment.get("GUIDELINE_UNSUPPORTED") or "strike"
    if unsupported not in ("strike", "omit"):
        raise BadSetting(f"GUIDELINE_UNSUPPORTED is {unsupported!r}; set it to 'strike' or to 'omit'")
    return Settings(
        library=_path(folder) if folder else data_folder(environment),
        encoder=environment.get("GUIDELINE_ENCODER") or DEFAULT_ENCODER,
        model=model if model is not None else environment.get("GUIDELINE_MODEL", ""),
        url=url if url is not None else environment.get("GUIDELINE_MODEL_URL", ""),
        timeout=_seconds(environment.get("GUIDELINE_MODEL_TIMEOUT") or str(TIMEOUT)),
        prompts=_path(own) if own else None,
        strike=unsupported == "strike",
    )


def data_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Where this system keeps a user's data. Raises BadSetting where the user has no home folder."""
    if local := environment.get("LOCALAPPDATA"):
        return Path(local) / "guideline-assistant" / "library"
    base = environment.get("XDG_DATA_HOME")
    return (Path(base) if base else _path("~/.local/share")) / "guideline-assistant" / "library"


def _seconds(said: str) -> float:
    """A number of seconds above zero."""
    try:
        seconds = float(said)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= LONGEST:
        raise BadSetting(f"GUIDELINE_MODEL_TIMEOUT is {said!r}; set it to a number of seconds, up to {LONGEST}")
    return seconds


def _path(said: str) -> Path:
    """A path that may begin with a home folder, "~" or "~user"."""
    try:
        return Path(said).expanduser()
    except RuntimeError as e:
        remedy = "give the whole path (--library, GUIDELINE_LIBRARY, GUIDELINE_PROMPTS)"
        raise BadSetting(f"no home folder is known for {said!r}; {remedy}") from e
