"""A question file: what is well-formed is read, what is not gets its line."""

import json
from pathlib import Path

import pytest

from assistant.evaluation.expected import Conversation, Expected, Wanted, read


def test_a_line_says_what_its_answers_must_show() -> None:
    line = json.dumps(
        {
            "id": "c1",
            "source": "ours",
            "turns": [
                {
                    "question": "what dose?",
                    "outcome": "answered",
                    "any": [{"text": " 5 mg ", "references": ["1", 2]}],
                    "all": [{"text": "daily"}],
                    "avoid": ["menu"],
                    "answer": "5 mg daily",
                    "document": ["a.md", "b.md"],
                    "documents": ["a.md"],
                },
                {"question": "and then?", "document": "a.md"},
            ],
        }
    )
    problems: list[str] = []
    assert list(read(["\n", line], problems.append)) == [
        Conversation(
            "c1",
            (
                Expected(
                    "what dose?",
                    "answered",
                    (Wanted("5 mg", ("1", 2)),),
                    (Wanted("daily"),),
                    ("menu",),
                    "5 mg daily",
                    ("a.md", "b.md"),
                    ("a.md",),
                ),
                Expected("and then?", document="a.md"),
            ),
        )
    ]
    assert problems == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("not JSON", "line 1 was left out"),
        ("[]", "line 1 was left out"),
        ('{"id": "a", "turns": []}', "turns"),
        ('{"id": "a", "turns": [{}]}', "turns.0.question"),
        ('{"id": "a", "turns": [{"question": "q", "outcome": "maybe"}]}', "'answered', 'not_found' or 'either'"),
        ('{"id": "a", "turns": [{"question": "q", "any": [{"text": " "}]}]}', "turns.0.any.0.text"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(line: str, said: str) -> None:
    problems: list[str] = []
    good = '{"id": "b", "turns": [{"question": "q"}]}'
    assert [c.id for c in read([line, good], problems.append)] == ["b"]
    (problem,) = problems
    assert said in problem
    assert "\n" not in problem


def test_the_form_is_the_one_of_a_batch() -> None:
    problems: list[str] = []
    with (Path(__file__).parents[2] / "data" / "questions.jsonl").open(encoding="utf-8") as lines:
        assert list(read(lines, problems.append))
    assert problems == []
