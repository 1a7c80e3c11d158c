"""Whether a question can be understood alone."""

import pytest

from assistant.asked.alone import leans, of_same_patient, says_nothing


@pytest.mark.parametrize(
    "question",
    [
        "contraindications?",
        "antibiotics and dose",
        "dosing regimen",
        "max infusion rate",
        "how many ml per kg per hour?",
        "no, I meant naproxen",
    ],
)
def test_a_question_that_names_no_topic_leans_on_the_last_one(question: str) -> None:
    assert leans(question, lambda word: word == "naproxen")


@pytest.mark.parametrize(
    "question", ["naproxen dose", "HbA1c target", "steroids for asthma?", "anticoagulants in pregnancy?"]
)
def test_a_question_that_names_one_does_not(question: str) -> None:
    assert not leans(question, lambda _: True)


@pytest.mark.parametrize("text", ["is it safe in renal failure", "and in pregnancy?", "at what dose?", ""])
def test_a_text_may_name_no_topic_of_its_own(text: str) -> None:
    assert says_nothing(text)
    assert not says_nothing(f"{text} of gout")


@pytest.mark.parametrize(
    ("question", "same"),
    [
        ("naproxen then, how much", True),
        ("dose?", True),
        ("naproxen in a child", False),
        ("another case: naproxen dose", False),
        ("naproxen dose in adults", False),
        ("what is the dose of naproxen for gout with tophi and kidney stones", False),
    ],
)
def test_a_short_question_that_tells_of_nobody_is_of_the_same_patient(question: str, same: bool) -> None:
    assert of_same_patient(question) is same
