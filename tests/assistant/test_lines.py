"""Lines of conversations: what is well-formed is read into its form, what is not gets its line with the remedy."""

from dataclasses import dataclass

import pytest

from assistant.lines import FORM, conversations


@dataclass(frozen=True)
class Named:
    """A form that refuses one name."""

    id: str
    turns: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.id == "refused":
            raise ValueError("no such name")


def test_lines_are_counted_with_the_empty_ones_and_read_into_the_form() -> None:
    lines = ["\n", '{"id": "a", "turns": ["half \\ud800 a character"], "note": 1}', " ", '{"id": "b"}\n']
    problems: list[str] = []
    found = list(conversations(lines, Named, problems.append))
    assert found == [(2, Named("a", ("half \ud800 a character",))), (4, Named("b"))]
    assert problems == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("nonsense", "it is not JSON (Expecting value"),
        ("[" * 100_000, "it is not JSON (maximum recursion depth"),
        ("3", "Input should be"),
        ("{}", "id: Field required"),
        ('{"id": "a", "turns": ["q", 1]}', "turns.1: Input should be a valid string"),
        ('{"id": "refused"}', "no such name"),
    ],
)
def test_a_bad_line_is_named_with_the_remedy_and_the_rest_goes_on(line: str, said: str) -> None:
    problems: list[str] = []
    assert list(conversations([line, '{"id": "b"}'], Named, problems.append)) == [(2, Named("b"))]
    (problem,) = problems
    assert problem.startswith("line 1 was left out: ")
    assert said in problem
    assert problem.endswith(f"; {FORM}")
    assert "\n" not in problem
