"""The rules that write one thing in one way: each is needed, in its place, for the example that stands beside it."""

from collections.abc import Callable
from types import ModuleType

import pytest

from assistant.check import amounts, phrases
from assistant.check.rewrite import Rule, rewritten, rules


def _clean(text: str) -> str:
    return amounts.clean.__wrapped__(phrases.normal(text))


TABLES: tuple[tuple[ModuleType, Callable[[str], str]], ...] = (
    (phrases, phrases.normal.__wrapped__),
    (amounts, _clean),
)


@pytest.mark.parametrize(
    ("module", "reading", "rule"),
    [pytest.param(module, reading, rule, id=rule.printed) for module, reading in TABLES for rule in module.RULES],
)
def test_an_example_reads_as_it_should_and_without_its_rule_does_not(
    module: ModuleType, reading: Callable[[str], str], rule: Rule, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert reading(rule.printed) == rule.read
    monkeypatch.setattr(module, "RULES", tuple(r for r in module.RULES if r is not rule))
    assert reading(rule.printed) != rule.read


def test_a_rule_reads_what_the_one_before_it_has_left() -> None:
    table = rules(("", "", "a", "b"), ("", "", r"(b)b", r"\1 c"))
    assert rewritten("aa", table) == "b c"
    assert rewritten("aa", reversed(table)) == "bb"


def test_two_spaces_become_one() -> None:
    assert rewritten("at noon", rules(("", "", "noon", " 12"))) == "at 12"


def test_nothing_is_left_as_it_is() -> None:
    assert rewritten("", rules(("", "", "a", "b"))) == ""
    assert rewritten("a", ()) == "a"
