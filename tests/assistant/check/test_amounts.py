"""One spelling for amounts. What each rule does, its own example says (test_rewrite); what equals what, test_quantities."""

import pytest

from assistant.check.amounts import clean


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("25 to 300 mg once or twice daily", "25 to 300 mg one or 2 times daily"),
        ("at least once a year", "at least a year"),
        ("from the age of one year", "from 1 year"),
        ("every quarter of an hour", "every 15 minutes"),
        ("every fortnight", "every 2 weeks"),
        ("5  mg", "5 mg"),
        ("", ""),
        ("seventy-five percent of them", "75 % of them"),
        ("forty two days", "42 days"),
        ("two-thirds of them", "67% of them"),
    ],
)
def test_the_rules_leave_to_one_another_what_is_theirs(text: str, read: str) -> None:
    assert clean(text) == read
