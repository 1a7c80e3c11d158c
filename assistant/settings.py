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
    """

    library: Path
    encoder: str = DEFAULT_ENCODER


def settings(environment: Mapping[str, str] = os.environ, *, library: str | None = None) -> Settings:
    """GUIDELINE_LIBRARY and GUIDELINE_ENCODER, where the command line does not say otherwise."""
    folder = library or environment.get("GUIDELINE_LIBRARY")
    return Settings(
        library=Path(folder).expanduser() if folder else data_folder(environment),
        encoder=environment.get("GUIDELINE_ENCODER", DEFAULT_ENCODER),
    )


def data_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Where this system keeps a user's data."""
    if local := environment.get("LOCALAPPDATA"):
        return Path(local) / "guideline-assistant" / "library"
    base = environment.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "guideline-assistant" / "library"
