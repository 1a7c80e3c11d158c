"""All settings of the product, from the environment and the command line. Reading them makes nothing."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from index.embed import DEFAULT_ENCODER


@dataclass(frozen=True, slots=True)
class Settings:
    """
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
    GUIDELINE_UNSUPPORTED ("strike" or "omit"), where the command line does not say otherwise."""
    own = environment.get("GUIDELINE_PROMPTS")
    folder = library or environment.get("GUIDELINE_LIBRARY")
    return Settings(
        library=Path(folder).expanduser() if folder else data_folder(environment),
        encoder=environment.get("GUIDELINE_ENCODER", DEFAULT_ENCODER),
        model=model if model is not None else environment.get("GUIDELINE_MODEL", ""),
        url=url if url is not None else environment.get("GUIDELINE_MODEL_URL", ""),
        prompts=Path(own).expanduser() if own else None,
        strike=environment.get("GUIDELINE_UNSUPPORTED", "strike") != "omit",
    )


def data_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Where this system keeps a user's data."""
    if local := environment.get("LOCALAPPDATA"):
        return Path(local) / "guideline-assistant" / "library"
    base = environment.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "guideline-assistant" / "library"
