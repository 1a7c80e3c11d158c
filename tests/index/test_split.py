"""Passages cover every statement, and a list is parted between its items, not inside them."""

from hypothesis import given
from hypothesis import strategies as st

from index.read import read_bytes
from index.split import PASSAGE_WORDS, passages

WORDS = " ".join(["word"] * 45)


def test_a_drug_stays_with_its_doses() -> None:
    text = f"# A\n\n- {WORDS}\n- {WORDS}\n- Phenytoin\n  - Adult: {WORDS}\n  - Child: 20 mg/kg\n"
    first, second = passages(read_bytes(text.encode(), name="a.md"))
    assert "Phenytoin" not in first.text
    assert second.text.startswith("Phenytoin")
    assert "20 mg/kg" in second.text


def test_an_item_that_is_longer_than_a_passage_is_parted() -> None:
    text = "# A\n\n- Phenytoin\n" + f"  - {WORDS}\n" * 4
    found = passages(read_bytes(text.encode(), name="a.md"))
    assert len(found) > 1
    assert all(len(passage.text.split()) <= PASSAGE_WORDS for passage in found)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 60)), min_size=1, max_size=30))
def test_every_statement_is_in_one_passage(items: list[tuple[int, int]]) -> None:
    text = "# A\n\n" + "\n".join(f"{'  ' * level}- {'word ' * length}" for level, length in items)
    document = read_bytes(text.encode(), name="a.md")
    found = passages(document)
    assert [b.first for b in found] == [0, *(b.last for b in found[:-1])]
    assert found[-1].last == len(document.statements)
