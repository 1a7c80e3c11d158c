"""A drug is in the classes that the table gives it, where the library prints one of them."""

import pytest

from assistant.vocabulary.drug_classes import class_names, drug_class, members
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


@pytest.mark.parametrize(
    ("asked", "printed", "found"),
    [
        ("which calcineurin inhibitor?", "Add tacrolimus or cyclosporine.", ("cyclosporine", "tacrolimus")),
        ("anti-CD20 in EBV", "Rituximab for EBV.", ("rituximab",)),
        ("which calcineurin inhibitor?", "Add a calcineurin inhibitor, such as tacrolimus.", ()),
        ("which opioid?", "Morphine, codeine, fentanyl, tramadol or methadone.", ()),  # too wide to tell a drug
        ("which inhibitor of calcineurin?", "Add tacrolimus.", ()),
    ],
)
def test_a_class_that_is_not_printed_is_its_drugs_that_are(asked: str, printed: str, found: tuple[str, ...]) -> None:
    assert [drugs for _, drugs in members(asked, _printing(printed))] == ([found] if found else [])


def test_a_class_is_known_by_every_name_that_is_printed() -> None:
    printed = _printing("Opioids are reduced. Avoid narcotic analgesics.")
    assert class_names("morphine", printed) == ("opioid", "narcotic")
    assert class_names("naproxen", printed) == ()
