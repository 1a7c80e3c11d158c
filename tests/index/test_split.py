"""Blocks cover every statement, and a list is parted between its items, not inside them."""

from hypothesis import given
from hypothesis import strategies as st

from index.read import read_bytes
from index.split import BLOCK_WORDS, blocks

WORDS = " ".join(["word"] * 45)


def test_a_drug_stays_with_its_doses() -> None:
    text = f"# A\n\n- {WORDS}\n- {WORDS}\n- Phenytoin\n  - Adult: {WORDS}\n  - Child: 20 mg/kg\n"
    first, second = blocks(read_bytes(text.encode(), name="a.md"))
    assert "Phenytoin" not in first.text
    assert second.text.startswith("Phenytoin")
    assert "20 mg/kg" in second.text


def test_an_item_that_is_longer_than_a_block_is_parted() -> None:
    text = "# A\n\n- Phenytoin\n" + f"  - {WORDS}\n" * 4
    found = blocks(read_bytes(text.encode(), name="a.md"))
    assert len(found) > 1
    assert all(len(block.text.split()) <= BLOCK_WORDS for block in found)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 60)), min_size=1, max_size=30))
def test_every_statement_is_in_one_block(items: list[tuple[int, int]]) -> None:
    text = "# A\n\n" + "\n".join(f"{'  ' * level}- {'word ' * length}" for level, length in items)
    document = read_bytes(text.encode(), name="a.md")
    found = blocks(document)
    assert [b.first for b in found] == [0, *(b.last for b in found[:-1])]
    assert found[-1].last == len(document.statements)
