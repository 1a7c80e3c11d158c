"""Which subjects share which predicates."""

import pytest

from assistant.check.claims import Claim
from assistant.check.clauses import clauses


def _statements(text: str) -> set[str]:
    """Every statement of a sentence of which the quotes know all words, its words in alphabetical order."""
    claim = Claim(text)
    known = claim.concepts | {q.text for q in claim.quantities}
    return {
        " ".join(sorted(subject | predicate)) for c in clauses(claim, known) for subject, predicate in c.statements()
    }


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("Naproxen can treat fever.", {"fev naproxen therap"}),
        ("Naproxen and codeine can treat fever.", {"fev naproxen therap", "codein fev therap"}),
        ("Naproxen can treat fever and cough.", {"fev naproxen therap", "cough naproxen"}),
        ("Naproxen treats fever, but codeine treats cough.", {"fev naproxen therap", "codein cough therap"}),
        ("In children, naproxen treats fever and cough.", {"child fev naproxen therap", "child cough naproxen"}),
        ("Naproxen, a salt, can treat fever.", {"naproxen salt", "fev naproxen therap"}),
        (
            "Naproxen or codeine, a salt, can treat fever.",
            {"naproxen salt", "codein salt", "fev naproxen therap", "codein fev therap"},
        ),
        ("Adults receive 500 mg, and children 5 mg/kg.", {"500 mg adult", "5 mg/kg child"}),
        ("Naproxen, not codeine, can treat fever.", {"fev naproxen therap"}),
        ("Naproxen treats gout, which causes fever.", {"gout naproxen therap", "cau fev gout"}),
        ("Naproxen treats gout; this causes fever.", {"gout naproxen therap", "cau fev naproxen"}),
        ("Naproxen follow-up can treat fever.", {"fev folow naproxen therap"}),
        ("", {""}),
    ],
)
def test_each_subject_goes_with_each_predicate_of_its_clause(text: str, statements: set[str]) -> None:
    assert _statements(text) == statements


def test_what_the_quotes_do_not_know_is_left_out() -> None:
    claim = Claim("Naproxen causes fever.")
    (clause,) = clauses(claim, frozenset({"naproxen"}))
    assert list(clause.statements()) == [(frozenset({"naproxen"}), frozenset())]
