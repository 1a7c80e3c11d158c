"""A question is searched for under the headings that guidelines give to what it asks for."""

import pytest

from assistant.asked.aspects import (
    asks_after_failure,
    asks_what_to_avoid,
    asks_when,
    asks_when_not,
    asks_whether_allowed,
    aspects,
)


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
        ("why do people get it? risk factors?", ("causes risk factors underlying trigger",)),
        ("what triggers gout", ("causes risk factors underlying trigger",)),
        ("what is the underlying trigger?", ("causes risk factors underlying trigger",)),
        ("a trigger finger", ()),
        ("how much colchicine", ("drug treatment",)),
        ("the attack has not responded to colchicine", ("failure refractory alternative second-line",)),
        ("colchicine failed", ("failure refractory alternative second-line",)),
        ("how does colchicine work?", ("mechanism action effect",)),
        ("what is colchicine supposed to block", ("mechanism action effect",)),
        ("colchicine, mode of action", ("mechanism action effect",)),
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


@pytest.mark.parametrize(
    ("question", "after"),
    [
        ("colchicine is not working", True),
        ("no response to colchicine, what next?", True),
        ("steroids weren't helping, what next?", True),
        ("antibiotics not helping", True),
        ("what after steroid failure?", True),
        ("colchicine-resistant gout", True),
        ("gout refractory to colchicine", True),
        ("gout in heart failure", False),
        ("and if his kidneys start to fail?", False),
        ("kidneys are fine, colchicine failed", True),
        ("treatment of refractory gout", False),
        ("what is given first?", False),
    ],
)
def test_a_treatment_that_did_not_work_is_told_from_a_failing_organ(question: str, after: bool) -> None:
    assert asks_after_failure(question) is after


@pytest.mark.parametrize(
    "question",
    ["what should i avoid", "common pitfalls", "what not to do", "things to avoid in gout", "anything I must not do?", "what are the don'ts",
     "which drugs should be avoided", "what mistakes are common"],
)  # fmt: skip
def test_a_question_for_what_is_forbidden(question: str) -> None:
    assert asks_what_to_avoid(question)


@pytest.mark.parametrize(
    "question",
    ["should I avoid aspirin?", "how can I avoid infection", "what helps to avoid infection", "what is given"],
)
def test_a_question_that_only_speaks_of_avoiding(question: str) -> None:
    assert not asks_what_to_avoid(question)


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("can I give naproxen with warfarin?", True),
        ("is naproxen safe in asthma", True),
        ("naproxen at 12, ok?", True),
        ("Is naproxen all right for him?", True),
        ("naproxen and warfarin together", True),
        ("can naproxen be given in asthma?", True),
        ("could it be given with warfarin?", True),
        ("can she take both together tonight", True),
        ("can you give naproxen in asthma?", True),
        ("should I give naproxen?", False),
        ("can you tell me the dose of naproxen?", False),
        ("Can you please list the causes?", False),
        ("Could it be lymphoma?", False),
        ("could this rash be measles?", False),
        ("may it cause liver failure?", False),
        ("can a steroid cause diabetes?", False),
        ("What can cause hypotension together with fever?", False),
        ("what causes fever and a rash together?", False),
        ("how safe is the ward", False),
        ("", False),
    ],
)
def test_a_question_may_ask_whether_something_is_allowed(question: str, asks: bool) -> None:
    assert asks_whether_allowed(question) is asks


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("when do I give it?", True),
        ("insulin when", True),
        ("so when is it due", True),
        ("pain when walking", False),
        ("", False),
    ],
)
def test_a_question_may_ask_when_something_is_done(question: str, asks: bool) -> None:
    assert asks_when(question) is asks


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("when must I not give insulin?", True),
        ("when do I stop insulin?", True),
        ("when is insulin contraindicated?", True),
        ("when do I give insulin?", False),
        ("the fever has not stopped, when do I give insulin?", False),
        ("do not stop", False),
        ("", False),
    ],
)
def test_a_question_may_ask_when_something_is_not_done(question: str, asks: bool) -> None:
    assert asks_when_not(question) is asks
