"""What people see at a terminal."""

from assistant import terminal
from assistant.types import Answer, Quote
from index.read import read_bytes

TEXT = """# HLH

## Treatment

Treat in this order [1]:

- ruxolitinib in critical illness [5], anakinra for MAS [7], or emapalumab [4, 7]

## References

1. Guideline A
4. Guideline B
5. Guideline C
7. Guideline D
"""


def test_reference_numbers_stand_in_brackets_where_the_document_prints_them() -> None:
    document = read_bytes(TEXT.encode(), name="hlh.md")
    item = next(i for i, s in enumerate(document.statements) if s.kind == "item")
    quote = Quote(document, item, item + 1, (item,))
    shown = terminal.answer(Answer(question="?", standalone="?", outcome="answered", quotes=(quote,)))
    lead, words = shown.splitlines()[:2]
    assert lead.strip() == "Treat in this order [1]:"
    assert words == "  | - ruxolitinib in critical illness [5], anakinra for MAS [7], or emapalumab [4,7]"
