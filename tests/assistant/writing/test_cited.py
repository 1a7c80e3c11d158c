"""What the check and the model read of a quote."""

from assistant.types import Quote
from assistant.writing.cited import as_evidence
from index.read import read_bytes

TEXT = """# Gout

## Acute attack

Give one of the following [1]:

- Naproxen [2]
  - 500 mg twice daily [3]
- Colchicine 500 micrograms
"""


def _quote(text: str) -> Quote:
    document = read_bytes(TEXT.encode(), name="gout.md")
    found = next(i for i, s in enumerate(document.statements) if text in document.words(s))
    return Quote(document, found, found + 1, ())


def test_an_item_stands_under_its_headings_and_all_its_lead_ins() -> None:
    found = as_evidence(_quote("500 mg"))
    assert found.text.strip() == "- 500 mg twice daily"
    assert found.context[:3] == ("Gout", "Acute attack", "Give one of the following:")
    assert found.context[3] == "Naproxen"


def test_markers_are_no_part_of_what_is_said() -> None:
    document = _quote("500 mg").document
    found = as_evidence(Quote(document, 0, len(document.statements), ()))
    assert "[" not in found.text
    assert found.text.splitlines()[-1].strip() == "- Colchicine 500 micrograms"


def test_a_cell_comes_with_the_head_of_its_column() -> None:
    table = "# Heart failure\n\n| Drug | Start | Target (mg) |\n| --- | --- | --- |\n| Bisoprolol | | 10 |\n| Ramipril | 2.5 mg | 5 - 10 |\n"
    document = read_bytes(table.encode(), name="failure.md")
    found = as_evidence(Quote(document, 0, 2, ()))
    assert found.context == ("Heart failure",)
    assert found.text.splitlines() == [
        "- Bisoprolol:",
        "  - Target: 10 mg",
        "- Ramipril:",
        "  - Start: 2.5 mg",
        "  - Target: 5 - 10 mg",
    ]
    assert as_evidence(Quote(document, 1, 2, ())).context == ("Heart failure",)
