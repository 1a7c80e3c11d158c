"""What a reader is told of a sentence that its quotes do not support."""

import pytest

import prompts
from assistant.check import Evidence, Failure
from assistant.check.claims import Claim
from assistant.check.failure import Kind
from assistant.types import Sentence
from assistant.writing.reasons import readable
from assistant.writing.written import reason

QUOTE = "Therapeutic plasma exchange is not a standard or first-line treatment for secondary HLH."
CITED = [Evidence(f"- {QUOTE}\n- Rest.", ("HLH",))]


def _what(kind: Kind, what: str, sentence: str = "PLEX is first-line.") -> str:
    return readable([Failure(kind, what)], sentence, CITED)[0].what


def test_what_the_quote_denies_is_told_in_its_own_words() -> None:
    assert _what("negation", Claim(QUOTE).plain) == f"“{QUOTE}”"


def test_a_long_sentence_is_cut_short() -> None:
    long = f"Give nothing to people {'with much to say ' * 20}at all."
    found = readable([Failure("negation", Claim(long).plain)], "", [Evidence(long)])[0].what
    assert found.startswith("“Give nothing")
    assert found.endswith("…”")


@pytest.mark.parametrize(
    ("kind", "what", "said"),
    [
        ("term", "plex", "“PLEX”"),
        ("term", "firstline", "“first-line”"),
        ("restriction", "secondary hlh", "“secondary HLH”"),
        ("number", "50 mg", "50 mg"),
        ("reference", "99", "99"),
        ("reference", "no quote cited", prompts.render("check_uncited")),
        ("meaning", "similarity 0.43", prompts.render("check_compare")),
        ("meaning", "similarity -0.04", prompts.render("check_compare")),
        ("negation", "an inner text that stands in no quote", prompts.render("check_compare")),
    ],
)
def test_no_inner_text_is_shown(kind: Kind, what: str, said: str) -> None:
    assert _what(kind, what) == said


def test_every_reason_is_told_once() -> None:
    failures = (Failure("number", "50 mg"), Failure("term", "“etoposide”"), Failure("subject", "50 mg"))
    said = reason(Sentence("Give 50 mg etoposide.", (1,), failures))
    assert said.count("50 mg") == 1
    assert said.count(";") == 1
    assert said.startswith(prompts.render("check_number", what="50 mg"))
    assert "etoposide" in said
