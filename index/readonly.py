"""Reading from a folder that cannot be written to."""

import os
import shutil
import tempfile
import weakref
from pathlib import Path


def writable(folder: Path, owner: object) -> Path:
    """The folder, or where it is read-only a copy for as long as `owner` lives: the indexes take locks even to read."""
    if all(os.access(place, os.W_OK) for place in (folder, *folder.rglob("*"))):
        return folder
    copy = Path(tempfile.mkdtemp(prefix="guideline-assistant-"))
    weakref.finalize(owner, shutil.rmtree, copy, ignore_errors=True)
    for file in folder.rglob("*"):
        if file.is_file():
            place = copy / file.relative_to(folder)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, place)
    return copy
