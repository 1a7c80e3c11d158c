"""What "the second one" and "if that fails" point to in the last answer."""

import pytest

from assistant.places import pointed_at, step_shown
from assistant.types import Answer, Quote, Turn
from index.read import read_bytes

LISTED = read_bytes(
    b"# Gout\n\nEscalate in this order:\n\n1. Naproxen 500 mg\n2. Colchicine (if no renal failure) or prednisolone\n3. A cold pack on the joint\n",
    name="gout.md",
)
ITEMS = [i for i, s in enumerate(LISTED.statements) if s.kind == "item"]


def _turn(question: str, *marked: int) -> Turn:
    quote = Quote(LISTED, ITEMS[0], ITEMS[-1] + 1, marked or tuple(ITEMS))
    return Turn(question, Answer(question, question, "answered", (quote,)))


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("dose of the first one", "dose of Naproxen"),
        ("the second option in pregnancy", "Colchicine or prednisolone in pregnancy"),
        ("is the 2nd one safe in renal impairment?", "is Colchicine or prednisolone safe in renal impairment?"),
        ("dose of option 1?", "dose of Naproxen?"),
        ("why the last one", "why the last one"),
        ("the second?", "Colchicine or prednisolone?"),
        ("the second option for tophi", "the second option for tophi"),
    ],
)
def test_an_item_is_named_in_its_place(question: str, asked: str) -> None:
    found = pointed_at(question, [_turn("what is given?")])
    assert found is not None
    assert found[0] == asked


def test_a_place_is_one_of_the_list_and_not_of_the_answer_on_one_of_its_items() -> None:
    single = Quote(LISTED, ITEMS[0], ITEMS[0] + 1, (ITEMS[0],))
    on_the_first = Turn("dose of the first one", Answer("q", "q", "uncertain", (single,)))
    assert pointed_at("the last one?", [_turn("what is given?"), on_the_first]) == (
        "the last one?",
        "A cold pack on the joint",
    )


@pytest.mark.parametrize("question", ["the fifth one?", "what is first-line?", "the dose?"])
def test_what_is_not_in_the_list_is_not_pointed_to(question: str) -> None:
    assert pointed_at(question, [_turn("what is given?")]) is None
    assert pointed_at("the first one?", []) is None


def test_what_follows_leans_on_the_one_step_that_was_shown() -> None:
    one, all_of_them = _turn("naproxen failed", ITEMS[1]).answer, _turn("what is given?").answer
    assert step_shown("and if that fails?", one) == "Colchicine (if no renal failure) or prednisolone"
    assert step_shown("and if that fails?", all_of_them) == ""
    assert step_shown("and if naproxen fails?", one) == ""
    assert step_shown("at what dose?", one) == ""
