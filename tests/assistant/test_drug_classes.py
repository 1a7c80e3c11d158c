"""A drug is in the classes that the table gives it, where the library prints one of them."""

import pytest

from assistant.drug_classes import drug_class
from index.lexicon import Lexicon, lexicon
from index.read import read_bytes


def _printing(text: str) -> Lexicon:
    return lexicon([read_bytes(f"# Drugs\n\n{text}\n".encode(), name="drugs.md")])


@pytest.mark.parametrize(
    ("drug", "printed", "group"),
    [
        ("ramipril", "ACE inhibitors are contraindicated.", "ACE inhibitor"),
        ("Ramipril", "Avoid angiotensin-converting enzyme inhibitors.", "angiotensin-converting enzyme inhibitor"),
        ("apixaban", "Anticoagulants and DOACs are stopped.", "DOAC"),  # the narrower
        ("apixaban", "Anticoagulants are stopped.", "anticoagulant"),
        ("cefixime", "Cephalosporins cross-react.", "cephalosporin"),
        ("ramipril", "Inhibitors of ACE: none is named.", ""),
        ("ramipril", "Beta-blockers are stopped.", ""),
        ("april", "ACE inhibitors are contraindicated.", ""),
        ("spironolactones", "Diuretics are stopped.", ""),
    ],
)
def test_the_class_that_the_library_prints(drug: str, printed: str, group: str) -> None:
    assert drug_class(drug, _printing(printed)) == group
