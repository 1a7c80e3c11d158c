"""The table of synonyms: what shares a line is one thing, and nothing is its own contrary."""

from pathlib import Path

import pytest

from assistant.check import classes, wording
from assistant.check.wording import concept

TABLE = Path(wording.__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", [line for line in TABLE if not line.startswith("#")])
def test_a_line_is_one_concept(line: str) -> None:
    assert len({concept(word) for word in line.split()}) == 1


def test_no_concept_is_its_own_contrary() -> None:
    assert all(len(line) > 1 for line in classes._CONTRASTS)


def test_a_name_with_synonyms_is_no_general_word() -> None:
    assert concept("crackles") == concept("crepitations")
    assert not wording.is_general("crackles")
    assert wording.is_general("started")
