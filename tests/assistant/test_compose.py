"""Several parts make one answer: what each found by turns, and one sentence for each thing that is missing."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

import prompts
from assistant import compose
from assistant.asked.kinds import Kind
from assistant.asked.question import Called, Missing
from assistant.chat import Chat
from assistant.part import Part
from assistant.types import Outcome, Quote
from tests.assistant.questions import ASKED, understood


def part(
    outcome: Outcome,
    quotes: Sequence[Quote] = (),
    unknown: Sequence[str] = (),
    own: str = "naproxen",
    lacks: Sequence[Kind] = (),
) -> Part:
    asked = replace(
        ASKED,
        text="what dose?",
        subject=frozenset({"naproxen"}),
        own=frozenset({own}),
        missing=Missing(unknown=tuple(unknown)),
    )
    return Part("what dose?", asked, (), tuple(quotes), 0.5, tuple(lacks), (), (), (), (), (), outcome)


def test_the_best_part_gives_the_outcome() -> None:
    assert compose.outcome([part("not_found"), part("answered"), part("uncertain")]) == "answered"
    assert compose.outcome([part("not_found"), part("uncertain")]) == "uncertain"
    assert compose.outcome([part("not_found")]) == "not_found"


def test_a_part_that_names_nothing_is_no_better_than_the_one_before_it() -> None:
    assert compose.outcome([part("uncertain"), part("answered", own="dose")]) == "uncertain"
    assert compose.outcome([part("answered"), part("uncertain", own="dose")]) == "answered"


@pytest.mark.parametrize("also", ["which dose?", "which dosage?", "what duration?", "and in a baby?"])
def test_no_word_of_asking_names_something(also: str, chat: Chat) -> None:
    second = replace(part("answered"), question=understood(also, chat))
    assert compose.outcome([part("not_found"), second]) == "not_found"


def test_parts_take_turns_and_nothing_is_shown_twice(quotes: list[Quote]) -> None:
    a, b, c, d, *_ = quotes
    assert compose.merge([part("answered", [a, b]), part("answered", [c, d])], 3) == (a, c, b)
    assert compose.merge([part("answered", [a, b]), part("answered", [a, c])], 5) == (a, b, c)


def test_what_two_parts_quote_of_one_place_is_one_quote_in_which_both_are_marked(quotes: list[Quote]) -> None:
    document = quotes[0].document
    last = len(document.statements)
    dose, both = Quote(document, 1, 3, (1,)), Quote(document, 2, last, (2, last - 1), 0.5)
    together = Quote(document, 1, last, (1, 2, last - 1))
    assert compose.merge([part("answered", [dose]), part("answered", [both])], 5) == (together,)
    assert compose.merge([part("answered", [dose]), part("answered", [both])], 1) == (together,)
    one, end, three = (Quote(document, i, i + 1, (i,)) for i in (0, last - 1, 2))
    over_two = Quote(document, 0, 3, (1,))
    assert compose.merge([part("answered", [one, three]), part("answered", [end, over_two])], 5) == (one, end, three)


def test_a_part_that_is_missing_quotes_nothing(quotes: list[Quote]) -> None:
    a, b, *_ = quotes
    parts = [part("answered", [a]), part("not_found", [b], ["laser", "tattoo"])]
    assert compose.merge(parts, 5) == (a,)
    assert compose.missing_terms([*parts, *parts]) == ("laser", "tattoo")
    assert "“laser” and “tattoo”" in compose.message(parts, documents=1)


def test_the_class_of_a_drug_is_said_beside_what_is_quoted_of_it(quotes: list[Quote]) -> None:
    of_class = replace(
        part("uncertain", quotes, ["ketoprofen"]).question, called=Called(classed=(("ketoprofen", "NSAID"),))
    )
    shown, absent = (replace(p, question=of_class) for p in (part("uncertain", quotes), part("not_found", quotes)))
    assert "“ketoprofen” is of the class “NSAID”." in compose.message([shown], documents=1)
    assert "NSAID" not in compose.message([absent], documents=1)


def test_nothing_is_said_where_all_is_well(quotes: list[Quote]) -> None:
    assert compose.message([part("answered", quotes)], documents=1) == ""


def test_an_empty_library_is_told_from_one_that_does_not_cover_the_question() -> None:
    assert compose.message([part("not_found")], documents=0) == prompts.template("answer_empty_library")
    assert "does not cover this question" in compose.message([part("not_found")], documents=1)


def test_what_is_said_of_all_parts_alike_is_said_once() -> None:
    said = compose.message([part("uncertain"), part("uncertain")], documents=1)
    assert said == prompts.template("answer_uncertain")


def test_what_is_said_of_some_parts_names_them(quotes: list[Quote]) -> None:
    weak = replace(part("uncertain", quotes, lacks=["dose"]), asked="She is pale. What dose of rituximab?")
    absent = replace(part("not_found", unknown=["laser"]), asked=f"does laser {20 * 'really '}help?")
    said = compose.message([part("answered", quotes), weak, absent], documents=1)
    assert said.startswith("On “What dose of rituximab”: These are the closest passages")
    assert "On “does laser really" in said
    assert "…”: The library does not cover this. Nowhere in what is searched of it: “laser”." in said


def test_what_an_uncertain_part_lacks_is_said_in_the_product_s_words() -> None:
    assert compose.missing_terms([part("uncertain", lacks=["share"])]) == ("percentage or rate",)
    assert compose.missing_terms([part("answered", lacks=["share"])]) == ()
    assert "dose and percentage or rate" in compose.message([part("uncertain", lacks=["dose", "share"])], documents=1)


def test_two_drugs_that_no_quote_has_together_are_said() -> None:
    apart = replace(part("uncertain"), apart=("rituximab", "anakinra"))
    assert "speaks of “rituximab” and “anakinra” given together" in compose.message([apart], documents=1)
