"""What can go wrong with files and libraries, each with its remedy.

    IndexingError
    ├── BadFile          the file cannot be read as a document
    ├── Unreadable       what is in a file cannot be read or shown; BadFile says the same with the file's name
    ├── UnknownDocument  no document of that name in the library
    ├── OtherEdition     the document of that name has been replaced since it was read
    ├── LibraryError     the folder is read-only, incomplete, or of another version
    │   ├── OtherEncoder built with another encoder than the one that is set
    │   └── LibraryBusy  another process is writing to it
    └── EncoderError     the encoder's weights are missing or not the published ones

`str()` of each is one line that names the value and the remedy.
"""

import errno


class IndexingError(Exception):
    """Root of what this package raises on purpose."""


class BadFile(IndexingError):
    """The file cannot be read as a document; the library stays as it was."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name!r} was not added: {reason}")
        self.reason = reason


class Unreadable(IndexingError):
    """What is in a file cannot be read or shown; `str()` is the reason with its remedy."""


class UnknownDocument(IndexingError):
    """No document of that name in the library."""

    def __init__(self, name: str) -> None:
        super().__init__(f"no document {name!r} in the library; `guideline-assistant list` shows the names")


class OtherEdition(IndexingError):
    """The document of that name has been replaced since it was read."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name!r} has been replaced by another edition; ask again")


class LibraryError(IndexingError):
    """The folder is read-only, incomplete, or of another version."""


class OtherEncoder(LibraryError):
    """The library was built with another encoder."""

    def __init__(self, folder: str, built: str, wanted: str) -> None:
        super().__init__(
            f"the library {folder} was built with the encoder {built!r}, not {wanted!r}; "
            "run `guideline-assistant rebuild`, or set GUIDELINE_ENCODER back"
        )


class LibraryBusy(LibraryError):
    """Another process is writing to the library."""

    def __init__(self, folder: str) -> None:
        super().__init__(f"another process is changing the library {folder}; try again when it has finished")


class EncoderError(IndexingError):
    """The encoder's weights are missing or not the published ones."""


class Cancelled(Exception):
    """Raised by a progress callback to stop the work. What was finished before is kept; this is no failure of its own."""


def reason(error: OSError) -> str:
    """What the system says of a file that cannot be read or written, in a few words."""
    if error.errno == errno.ENOSPC or (error.errno is None and str(error).endswith(" written")):  # NumPy's short write
        return "the disk is full"
    return error.strerror or str(error)
