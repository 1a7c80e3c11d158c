"""Which items of a list come next, for somebody in whom something failed or who was given some of them."""

from dataclasses import replace

import pytest

from assistant.asked.question import understand
from assistant.quoting.steps import given, leads, next_items
from index.lexicon import lexicon
from index.read import read_bytes
from index.types import Document

STEPS = [
    "Add azathioprine 2 mg/kg",
    "Switch to infliximab or adalimumab",
    "Consider vedolizumab",
    "Surgery as a last resort",
]
LADDER = "# Colitis\n\n## Escalation\n\nIf prednisolone fails, escalate in this order:\n\n" + "".join(
    f"{n}. {step}\n" for n, step in enumerate(STEPS, 1)
)
OPTIONS = "# Colitis\n\n## Second-line options\n\n" + "".join(f"- {step}\n" for step in STEPS)
DOSES = "# Colitis\n\n## Monitoring\n\n" + "".join(f"- {step}\n" for step in STEPS)


def _next(asked: str, text: str, before: str = "") -> list[str]:
    """The words of what comes next; [] for nothing."""
    document = read_bytes(text.encode(), name="colitis.md")
    words = lexicon([document])
    question = understand(asked, words, lambda _: 1.0)
    if before:
        leaning = understand(f"{asked} {before}", words, lambda _: 1.0)
        question = understand(asked, words, lambda _: 1.0, leaning=True)
        question = replace(question, text=leaning.text, words=leaning.words)
    return [document.words(document.statements[i]) for i in next_items(document, _items(document), question)]


def _items(document: Document) -> list[int]:
    return [i for i, s in enumerate(document.statements) if s.kind == "item"]


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("next step if steroids fail", STEPS),
        ("prednisolone did not work, what next?", STEPS),
        ("already gave azathioprine, next step?", STEPS[1:2]),
        ("pt failed azathioprine and infliximab what now", STEPS[2:3]),
        ("what comes after adalimumab", STEPS[2:3]),
        ("azathioprine has been tried. what else?", STEPS[1:2]),
        ("no response to vedolizumab, what should we try", STEPS[3:]),
        ("surgery failed, what next?", STEPS),
        ("what comes before vedolizumab", STEPS[:2]),
        ("what if all other options have failed?", STEPS[3:]),
        ("steroids failed, azathioprine or infliximab?", STEPS[:2]),
        ("should I give vedolizumab if steroids fail", STEPS[2:3]),
        ("when is vedolizumab used?", []),
        ("what dose after azathioprine failed?", []),
        ("what next in liver failure", []),
    ],
)  # fmt: skip
def test_of_steps_the_one_behind_what_was_given_comes_next(asked: str, shown: list[str]) -> None:
    assert _next(asked, LADDER) == shown


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("failed azathioprine, what next", [STEPS[1], STEPS[2], STEPS[3]]),
        ("is infliximab next after azathioprine fails", [STEPS[1]]),
        ("what next if prednisolone fails", STEPS),
        ("what is given in colitis", []),
    ],
)
def test_of_other_options_what_was_given_is_left_out(asked: str, shown: list[str]) -> None:
    assert _next(asked, OPTIONS) == shown


def test_a_list_that_is_none_of_options_tells_nothing_of_what_comes_next() -> None:
    assert not _next("failed azathioprine, what next", DOSES)


@pytest.mark.parametrize("before", ["dose of azathioprine", "Add azathioprine 2 mg/kg", "azathioprine given"])
def test_what_a_question_leans_on_was_given(before: str) -> None:
    assert _next("and if that fails?", LADDER, before) == STEPS[1:2]


def test_what_failed_is_told_from_what_is_asked_about() -> None:
    words = lexicon([read_bytes(LADDER.encode(), name="colitis.md")])
    asked = understand("infliximab next after azathioprine failed?", words, lambda _: 1.0)
    assert given(asked)[0] == "azathioprine"
    assert "infliximab" not in given(asked)


def test_steps_lead_that_hold_the_one_that_was_given() -> None:
    document = read_bytes(LADDER.encode(), name="colitis.md")
    asked = understand("what comes after azathioprine", lexicon([document]), lambda _: 1.0)
    assert leads(document, _items(document), asked)
    assert not leads(document, [], asked)
