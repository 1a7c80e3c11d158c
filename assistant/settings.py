"""All settings of the product, from the environment and the command line. Reading them makes nothing."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import BadSetting
from index.embed import DEFAULT_ENCODER


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user sets: once for a command, or for the page until it is stopped.

    library  the folder; by default the user's data folder
    encoder  the default, or any sentence-transformers model by folder or name
    model    the language model that writes, as provider:name; "" for none
    url      where it is served, if not at its provider's own address
    prompts  a folder whose templates take the place of ours
    strike   whether a written sentence that the quotes do not support is shown struck through, with the reason, or left out
    """

    library: Path
    encoder: str = DEFAULT_ENCODER
    model: str = ""
    url: str = ""
    prompts: Path | None = None
    strike: bool = True


def settings(
    environment: Mapping[str, str] = os.environ,
    *,
    library: str | None = None,
    model: str | None = None,
    url: str | None = None,
) -> Settings:
    """GUIDELINE_LIBRARY, GUIDELINE_ENCODER, GUIDELINE_MODEL, GUIDELINE_MODEL_URL, GUIDELINE_PROMPTS and
    GUIDELINE_UNSUPPORTED ("strike" or "omit"), where the command line does not say otherwise. Raises BadSetting."""
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
        prompts=_path(own) if own else None,
        strike=unsupported == "strike",
    )


def data_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Where this system keeps a user's data. Raises BadSetting where the user has no home folder."""
    if local := environment.get("LOCALAPPDATA"):
        return Path(local) / "guideline-assistant" / "library"
    base = environment.get("XDG_DATA_HOME")
    return (Path(base) if base else _path("~/.local/share")) / "guideline-assistant" / "library"


def _path(said: str) -> Path:
    """A path that may begin with a home folder, "~" or "~user"."""
    try:
        return Path(said).expanduser()
    except RuntimeError as e:
        remedy = "give the whole path (--library, GUIDELINE_LIBRARY, GUIDELINE_PROMPTS)"
        raise BadSetting(f"no home folder is known for {said!r}; {remedy}") from e
