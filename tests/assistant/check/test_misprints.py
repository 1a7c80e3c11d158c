"""A drug that a quote misprints is the one that is meant, and no other word is changed."""

import pytest

from assistant.check.evidence import Evidence
from assistant.check.misprints import as_meant


@pytest.mark.parametrize(
    ("sentence", "printed", "meant"),
    [
        ("Pseudoephedrine 60 mg.", "Psuedoephedrine 60 mg", "Pseudoephedrine 60 mg"),
        ("Clopidogrel 75 mg.", "- Clopidrogrel 75 mg", "- Clopidogrel 75 mg"),
        ("Prednisone 5 mg.", "Prednisolone 5 mg", "Prednisolone 5 mg"),
        ("Ceftriaxone.", "Cefotaxime", "Cefotaxime"),
        ("Amiloride.", "Amlodipine", "Amlodipine"),
        ("Pseudoephedrine.", "Pseudoephedrine, not psuedoephedrine", "Pseudoephedrine, not psuedoephedrine"),
        ("Thymoglobulin.", "Thyroglobulin", "Thyroglobulin"),
        ("Circadin at night.", "Circadian rhythm", "Circadian rhythm"),
        ("It is given.", "Psuedoephedrine 60 mg", "Psuedoephedrine 60 mg"),
        ("", "", ""),
    ],
)
def test_only_a_name_with_a_letter_wrong_is_mended(sentence: str, printed: str, meant: str) -> None:
    quote = Evidence(printed, (printed,))
    assert list(as_meant([quote], sentence)) == [Evidence(meant, (meant,))]


def test_no_quote_stays_none() -> None:
    assert list(as_meant([], "Pseudoephedrine 60 mg.")) == []
