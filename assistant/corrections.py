"""What a document states about itself that a user can correct, on the page and on the command line."""

from collections.abc import Mapping
from typing import NamedTuple

from assistant import dates


class Field(NamedTuple):
    """A field of `Metadata` by its key there, and what it is called where people read it."""

    key: str
    label: str
    is_date: bool = False


CORRECTABLE = (
    Field("title", "Title"),
    Field("publisher", "Publisher"),
    Field("status", "Review status"),
    Field("updated", "Last updated", is_date=True),
    Field("review", "Next review", is_date=True),
)


def check(given: Mapping[str, str | None]) -> None:
    """Raises BadDate for a date among what a user gives, by key, that names no year, or no day of the calendar. A field that is
    not given, None and "" pass."""
    for field in CORRECTABLE:
        if field.is_date:
            dates.check(given.get(field.key))
