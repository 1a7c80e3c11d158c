"""What forbids something is marked where it is asked whether that may be done."""

import pytest

from assistant.asked.question import understand
from assistant.quoting.allowed import forbidding
from assistant.types import Quote
from index.lexicon import lexicon
from index.read import read_bytes

GUIDE = read_bytes(
    b"""# Infection

## Cautions

- Doxycycline and tetracycline
    - Milk lowers absorption
    - Should not be given to children, or to pregnant women
    - With the exception of doxycycline, tetracyclines should not be given in kidney disease
- Never use topical steroids on an ulcer
- Abrupt withdrawal of naproxen should be avoided
- Warfarin should not be given with naproxen
""",
    name="infection.md",
)


def found(asked: str) -> tuple[int, ...]:
    question = understand(asked, lexicon([GUIDE]), lambda _: 1.0)
    return forbidding(Quote(GUIDE, 0, len(GUIDE.statements), ()), question)


@pytest.mark.parametrize(
    "asked", ["doxycycline in pregnancy", "is doxycycline safe in pregnancy?", "can a pregnant woman have doxycycline?"]
)
def test_a_ban_below_the_name_of_a_drug_is_one_of_it(asked: str) -> None:
    assert found(asked) == (2,)


def test_a_drug_that_a_ban_exempts_is_not_banned() -> None:
    assert 3 not in found("can I give doxycycline?")


def test_a_drug_in_something_with_a_question_mark_asks_whether_it_may_be() -> None:
    assert found("steroid drops in an ulcer?") == (4,)
    assert not found("what steroids in ulcer?")


def test_of_two_drugs_together_what_bans_both_answers() -> None:
    assert found("naproxen with warfarin?") == (6,)
    assert 5 in found("can I give naproxen?")


def test_other_questions_ask_for_no_ban() -> None:
    assert found("doxycycline dose in pregnancy") == ()
    assert found("how does milk act?") == ()
