"""What a question that says only what is asked is asked of."""

import pytest

from assistant.subject import of_subject
from assistant.types import Answer, Turn


def _said(*readings: str) -> list[Turn]:
    return [Turn(r, Answer(question=r, standalone=r, outcome="uncertain", quotes=())) for r in readings]


@pytest.mark.parametrize(
    ("before", "name"),
    [("plasma exchange", "plasma exchange"), ("and PLEX?", "PLEX"), ("what about ruxolitinib", "ruxolitinib")],
)
def test_a_question_for_a_dose_alone_names_the_topic_that_was_named_alone(before: str, name: str) -> None:
    assert of_subject("how many sessions?", _said(before)) == f"how many sessions for {name}"


@pytest.mark.parametrize(
    ("before", "question", "asked"),
    [
        (["aminophylline in a 4 yr old"], "max?", "max for aminophylline"),
        (["ruxolitinib dose in HLH"], "when is it used then", "when is ruxolitinib used then"),
        (["IVIG dose in HLH", "over how many days for IVIG"], "why give it", "why give IVIG"),
        (["eclampsia MgSO4 loading"], "monitoring?", "monitoring for MgSO4"),
        (["clonidine for withdrawal", "hold if bp low?"], "alternatives?", "alternatives for clonidine"),
        (["etoposide when organs fail?"], "dose?", "dose for etoposide"),
        (["he is at high risk, what takes the place of allopurinol?"], "how many mg per kg?", "how many mg per kg?"),
        (["etoposide or ciclosporin?"], "side effects of it", "side effects of it"),
        (["etoposide for HLH with organ failure"], "mortality?", "mortality?"),
        (["etoposide in HLH"], "what if it fails", "what if it fails"),
        (["etoposide in HLH"], "in pregnancy?", "in pregnancy?"),
    ],
)
def test_what_is_asked_of_a_drug_names_the_one_that_was_spoken_of(before: list[str], question: str, asked: str) -> None:
    assert of_subject(question, _said(*before)) == asked


@pytest.mark.parametrize(
    ("before", "question"),
    [("is PLEX first-line treatment", "at what dose?"), ("PLEX", "and in pregnancy?"), ("the dose", "how often?")],
)
def test_any_other_question_is_read_as_it_is(before: str, question: str) -> None:
    assert of_subject(question, _said(before)) == question
