"""Which drugs a question asks to give together."""

import pytest

from assistant.asked.together import asked_together

DRUGS = ("rituximab", "anakinra", "etoposide")


@pytest.mark.parametrize(
    "question",
    [
        "can I give rituximab with anakinra?",
        "rituximab plus anakinra",
        "rituximab + anakinra ok?",
        "rituximab and anakinra together?",
        "can rituximab be given together with anakinra?",
        "add rituximab to anakinra?",
        "on dialysis. Is rituximab safe alongside anakinra?",
    ],
)
def test_two_drugs_are_asked_of_together(question: str) -> None:
    assert asked_together(question, DRUGS) == ("rituximab", "anakinra")


@pytest.mark.parametrize(
    "question",
    [
        "rituximab or anakinra?",
        "is rituximab better than anakinra?",
        "switch rituximab to anakinra?",
        "rituximab failed, anakinra?",
        "what are rituximab and anakinra for?",
        "rituximab without anakinra?",
        "rituximab with steroids?",
        "rituximab with rituximab?",
        "",
    ],
)
def test_a_choice_a_sequence_or_one_drug_is_none(question: str) -> None:
    assert asked_together(question, DRUGS) == ()
