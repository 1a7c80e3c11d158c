"""Every name, abbreviation and member of a closed class stands in the quotes."""

import pytest

from assistant.check.evidence import Evidence
from assistant.check.failure import Failure, Kind
from assistant.check.terms import terms
from tests.assistant.check.rule import read


def _failures(sentence: str, quote: str | Evidence) -> list[Failure]:
    return list(terms(*read(sentence, quote)))


@pytest.mark.parametrize(
    ("sentence", "quote", "kind", "what"),
    [
        ("Ibuprofen treats gout.", "Naproxen treats gout.", "term", "ibuprofen"),
        ("Naproxen is given to children.", "Naproxen is given.", "term", "children"),
        ("Naproxen is given at a high rate.", "Naproxen is given at a low rate.", "term", "high"),
        ("Naproxen is given in Crohn's disease.", "Naproxen is given in this disease.", "term", "crohn"),
        ("TBI is painful.", "Pelvic inflammatory disease is painful.", "term", "tbi"),
        ("A pack soaked in silver nitrate is placed.", "A pack soaked in adrenaline is placed.", "term", "silver"),
    ],
)
def test_a_term_that_no_quote_has_fails(sentence: str, quote: str | Evidence, kind: Kind, what: str) -> None:
    found = _failures(sentence, quote)
    assert what in [failure.what for failure in found]
    assert {failure.kind for failure in found} == {kind}


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Naproxen relieves gout.", "Naproxen treats gout."),
        ("Benzylpenicillin is given.", "Benzyl penicillin is given."),
        ("Helicobacter pylori is treated.", "H. pylori is treated."),
        ("PID is painful.", "Pelvic inflammatory disease is painful."),
        ("Mouthwash helps.", "A wash of the mouth helps."),
        ("Vitamin A is given.", Evidence("- A: 10 mg\n- C: 20 mg", ("Vitamins",))),
        ("Infants cough.", "The baby coughs."),
        ("Naproxen is not for long.", "Naproxen is for a short time."),
        (
            "Zinc 10 mg if they are younger than 6 months.",
            "- 6 months and older: 20 mg of zinc\n- Under 6 months: 10 mg",
        ),
    ],
)
def test_another_form_of_a_term_passes(sentence: str, quote: str | Evidence) -> None:
    assert _failures(sentence, quote) == []
