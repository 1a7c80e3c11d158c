"""What a user can correct is what the library can keep, and a date is a date."""

from dataclasses import fields

import pytest

from assistant.corrections import CORRECTABLE, check
from assistant.errors import BadDate
from index.types import Metadata


def test_every_correctable_field_is_one_of_the_metadata() -> None:
    assert {field.key for field in CORRECTABLE} <= {field.name for field in fields(Metadata)}


@pytest.mark.parametrize("key", [field.key for field in CORRECTABLE if field.is_date])
def test_a_date_that_names_no_day_is_refused(key: str) -> None:
    with pytest.raises(BadDate, match="31 February 2026"):
        check({key: "31 February 2026"})


def test_what_is_no_date_or_not_given_passes() -> None:
    check({})
    check({"title": "31 February 2026", "updated": "", "review": None})
    check({"updated": "May 2025", "review": "2026-02-14"})
