"""A question is searched for under the headings that guidelines give to what it asks for."""

import pytest

from assistant.aspects import aspects


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("what else could it be?", ("differential diagnosis",)),
        ("what happens if gout is left untreated?", ("complications",)),
        ("how do I stop it coming back", ("prevention",)),
        ("who must not have colchicine?", ("contraindications caution avoid",)),
        ("side effects of allopurinol", ("adverse drug reactions caution",)),
        ("which blood tests should I send?", ("investigations",)),
        ("what are the signs", ("clinical features",)),
        ("why do people get it? risk factors?", ("causes risk factors",)),
        ("how much colchicine", ("drug treatment",)),
        ("the attack has not responded to colchicine", ("failure refractory alternative second-line",)),
        ("colchicine failed", ("failure refractory alternative second-line",)),
        ("how common is gout?", ("epidemiology prevalence",)),
    ],
)
def test_a_part_of_a_guideline_is_asked_for_in_many_ways(question: str, names: tuple[str, ...]) -> None:
    assert aspects(question) == names


def test_a_question_may_ask_for_several_parts_each_named_once() -> None:
    assert set(aspects("dose and side effects, and how much in all?")) == {
        "drug treatment",
        "adverse drug reactions caution",
    }


@pytest.mark.parametrize("question", ["", "gout", "is it common in men?", "gout in heart failure"])
def test_a_question_may_ask_for_no_part(question: str) -> None:
    assert aspects(question) == ()
