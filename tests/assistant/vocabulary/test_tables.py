"""A table is read line by line, without what is only for its readers."""

from pathlib import Path

import pytest

from assistant.vocabulary import tables
from assistant.vocabulary.tables import lines

TABLES = ("synonyms.txt", "shorthand.txt", "drugs.txt", "drug_classes.txt", "plain.txt", "general.txt")


@pytest.mark.parametrize("name", TABLES)
def test_neither_comments_nor_blanks_are_lines_of_a_table(name: str) -> None:
    found = list(lines(name))
    assert found
    assert [line for line in found if line.startswith("#") or not line.strip()] == []


@pytest.mark.parametrize("name", TABLES)
def test_lines_come_in_order_and_whole(name: str) -> None:
    printed = iter(Path(tables.__file__).with_name(name).read_text(encoding="utf-8").splitlines())
    assert all(line in printed for line in lines(name))
