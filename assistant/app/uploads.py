"""What a browser has sent."""

from pathlib import Path


def checked(path: str) -> Path:
    """A file that a browser has sent, and no other file of this machine. Raises PermissionError."""
    from gradio.utils import get_upload_folder

    real = Path(path).resolve()
    if not real.is_relative_to(Path(get_upload_folder()).resolve()):
        raise PermissionError(f"{path} was not uploaded")
    return real
