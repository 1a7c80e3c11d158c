"""Conversations in memory are bounded and kept apart."""

from collections.abc import Iterator

from assistant.types import Answer, Turn
from assistant.web.conversations import Conversations

ONE, TWO, THREE = ("1" * 32, "2" * 32, "3" * 32)


def turn(question: str) -> Turn:
    return Turn(question, Answer(question, question, "not_found", ()))


def test_each_key_has_its_own_turns() -> None:
    held = Conversations()
    held.keep(ONE, [turn("a")])
    assert [t.question for t in held.of(ONE)] == ["a"]
    assert held.of(TWO) == ()
    held.clear(ONE)
    assert held.of(ONE) == ()


def test_the_longest_unused_conversation_makes_room() -> None:
    held = Conversations(conversations=2)
    for key in (ONE, TWO):
        held.keep(key, [turn("a")])
    held.of(ONE)
    held.keep(THREE, [turn("a")])
    assert (len(held.of(ONE)), len(held.of(TWO)), len(held.of(THREE))) == (1, 0, 1)


def test_the_latest_turns_are_kept() -> None:
    held = Conversations(turns=2)
    assert [t.question for t in held.keep(ONE, [turn("a"), turn("b"), turn("c")])] == ["b", "c"]
    assert [t.question for t in held.of(ONE)] == ["b", "c"]


def test_a_key_that_no_page_makes_is_not_kept() -> None:
    held = Conversations()
    for key in ("", "x" * 32, "1" * 33):
        held.keep(key, [turn("a")])
        assert held.of(key) == ()


def test_what_is_left_out_stays_when_the_turns_are_cleared() -> None:
    held = Conversations()
    held.leave_out(ONE, ["a.txt"], 1)
    held.keep(ONE, [turn("a")])
    held.clear(ONE)
    assert held.left_out(ONE) == {"a.txt"}
    assert held.left_out(TWO) == frozenset()
    assert held.of(ONE) == ()


def test_a_choice_that_was_overtaken_by_a_later_one_changes_nothing() -> None:
    held = Conversations()
    held.leave_out(ONE, ["a.txt", "b.txt"], 2)
    held.leave_out(ONE, ["a.txt"], 1)
    assert held.left_out(ONE) == {"a.txt", "b.txt"}


def test_what_changes_while_another_change_is_made_is_not_lost() -> None:
    held = Conversations()

    def names() -> Iterator[str]:
        held.keep(ONE, [turn("meanwhile")])
        yield "a.txt"

    held.leave_out(ONE, names(), 2)
    assert [t.question for t in held.of(ONE)] == ["meanwhile"]
    assert held.left_out(ONE) == {"a.txt"}


def test_a_choice_that_no_page_counts_is_not_kept() -> None:
    held = Conversations()
    held.leave_out(ONE, ["a.txt"], -1)
    assert held.left_out(ONE) == frozenset()
