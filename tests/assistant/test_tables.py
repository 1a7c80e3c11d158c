"""A table is read line by line, without what is only for its readers."""

import pytest

from assistant.tables import lines


@pytest.mark.parametrize(
    "name", ["synonyms.txt", "shorthand.txt", "drugs.txt", "drug_classes.txt", "plain.txt", "general.txt"]
)
def test_neither_comments_nor_blanks_are_lines_of_a_table(name: str) -> None:
    found = list(lines(name))
    assert len(found) > 50
    assert [line for line in found if line.startswith("#") or not line.strip()] == []


def test_lines_come_in_order_and_whole() -> None:
    assert next(lines("drug_classes.txt")).startswith(
        "ACE inhibitor, angiotensin-converting enzyme inhibitor, ACEI | *pril"
    )
