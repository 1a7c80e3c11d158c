"""What a reader is told of a sentence that its quotes do not support."""

import pytest

import prompts
from assistant.check.claims import Claim
from assistant.check.evidence import Evidence
from assistant.check.failure import Failure, Kind
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


@pytest.mark.parametrize(
    ("kind", "what", "sentence", "quote", "said"),
    [
        ("comparison", "insteadof", "Give X in place of Y.", "Give Y instead of X.", "“in place of”"),
        ("comparison", "after", "Rest after drinking.", "Drink after resting.", "“after”"),
        ("subject", "etoposid", "Give etoposide for MAS.", "Give anakinra for MAS.", "“etoposide”"),
        ("subject", "50 mg, 2 times daily", "Give 50 mg twice daily.", "Rest.", "50 mg, 2 times daily"),
        ("unit", "daily", "Rest daily.", "Rest weekly.", "“daily”"),
        ("restriction", "asneeded", "Rest.", "Rest if necessary.", "“if necessary”"),
        ("restriction", "firstline", "Rest.", "Rest as the first-line treatment.", "“first-line”"),
        ("restriction", "wherepossible", "Rest.", "Rest where possible.", "“where possible”"),
        ("restriction", "lastresort", "Rest.", "Rest is a last resort.", "“last resort”"),
        ("joined", "plex, mas", "PLEX in MAS.", "Rest.", "“PLEX”, “MAS”"),
    ],
)
def test_a_token_is_told_as_the_sentence_or_else_the_quote_prints_it(
    kind: Kind, what: str, sentence: str, quote: str, said: str
) -> None:
    assert readable([Failure(kind, what)], sentence, [Evidence(quote)]) == (Failure(kind, said),)


@pytest.mark.parametrize("kind", ["comparison", "subject", "term", "unit", "joined"])
def test_a_token_that_nobody_wrote_gives_way_to_the_advice_to_compare(kind: Kind) -> None:
    found = readable([Failure(kind, "asneeded")], "Rest.", [Evidence("Drink.")])
    assert reason(Sentence("Rest.", (1,), found)) == prompts.render(
        "check_meaning", what=prompts.render("check_compare")
    )


def test_a_word_of_order_is_told_otherwise_than_an_amount() -> None:
    order, amount = (
        reason(Sentence("Rest.", (1,), (Failure("comparison", what),))) for what in ("“after”", "over 50 mg")
    )
    assert order == prompts.render("check_order", what="“after”")
    assert amount == prompts.render("check_comparison", what="over 50 mg")


def test_every_reason_is_told_once() -> None:
    failures = (Failure("number", "50 mg"), Failure("term", "“etoposide”"), Failure("subject", "50 mg"))
    said = reason(Sentence("Give 50 mg etoposide.", (1,), failures))
    assert said.count("50 mg") == 1
    assert said.count(";") == 1
    assert said.startswith(prompts.render("check_number", what="50 mg"))
    assert "etoposide" in said
