"""Figures mean what they are called: each measure on answers whose worth is plain, and the text comparisons by property."""

import re
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assistant.chat import Chat
from assistant.evaluation.evaluate import (
    MEASURES,
    RIGHT,
    common,
    covers,
    figures,
    holds,
    judge,
    ndcg,
    scores,
    words_read,
)
from assistant.evaluation.expected import Conversation, Expected, Wanted
from assistant.types import Answer, Quote, Retrieved
from index.types import Document

WORDS = st.text("abc", min_size=1, max_size=2)


@pytest.fixture
def answer(gout: Document) -> Answer:
    """Naproxen first, then the pitfall."""
    quotes = (Quote(gout, 0, 2, (1,)), Quote(gout, 5, 6, (5,)))
    retrieved = tuple(Retrieved(name, 0, 1, 1.0) for name in ("asthma.md", "gout.md", "gout.md"))
    return Answer("q", "q", "answered", quotes, retrieved=retrieved)


def _scored(expected: Expected, answer: Answer, *, follow_up: bool = False) -> dict[str, float]:
    return dict(scores(expected, answer, follow_up=follow_up))


def test_what_is_wanted_is_looked_for_from_the_first_quote_on(answer: Answer) -> None:
    pitfall = Expected("q", any=(Wanted("Do not stop allopurinol"),))
    assert _scored(pitfall, answer) == {"any@1": 0, "any@3": 1, "words_to_answer": 21}
    assert _scored(pitfall, answer, follow_up=True)["followup_any@3"] == 1
    assert _scored(Expected("q", any=(Wanted("nothing of the kind"),)), answer)["words_to_answer"] == 300


def test_all_that_is_wanted_must_be_shown(answer: Answer) -> None:
    shown, missing = Wanted("Naproxen 500 mg"), Wanted("Colchicine")
    assert _scored(Expected("q", all=(shown,)), answer) == {"all": 1}
    assert _scored(Expected("q", all=(shown, missing)), answer) == {"all": 0}


def test_references_are_those_of_the_marked_statement(answer: Answer) -> None:
    for references, right in ((("1",), 1), ((1,), 1), (("2",), 0), (("1", "2"), 0)):
        wanted = Expected("q", all=(Wanted("Naproxen 500 mg", references),))
        assert _scored(wanted, answer) == {"all": 1, "references_exact": right}


def test_where_no_mark_holds_it_the_references_of_the_quote_count(gout: Document) -> None:
    whole = Answer("q", "q", "answered", (Quote(gout, 1, 3, ()),))
    assert _scored(Expected("q", all=(Wanted("Naproxen", ("1", "2")),)), whole)["references_exact"] == 1


def test_what_must_not_be_shown_is_looked_for_in_every_quote(answer: Answer) -> None:
    assert _scored(Expected("q", avoid=("Do not stop",)), answer) == {"avoided": 0}
    assert _scored(Expected("q", avoid=("Colchicine",)), answer) == {"avoided": 1}


def test_an_answer_is_looked_for_whole_or_nearly(answer: Answer) -> None:
    assert _scored(Expected("q", answer="naproxen 500 MG"), answer)["answer@1"] == 1
    assert _scored(Expected("q", answer="stop allopurinol during an attack"), answer)["answer@1"] == 0
    assert _scored(Expected("q", answer="stop allopurinol during an attack"), answer)["answer@3"] == 1


def test_documents_are_looked_for_among_quotes_and_passages(answer: Answer) -> None:
    assert _scored(Expected("q", document="gout.md"), answer) == {"document@1": 1, "document@3": 1}
    assert _scored(Expected("q", document=("a.md", "asthma.md")), answer) == {"document@1": 0, "document@3": 0}
    assert _scored(Expected("q", documents=("asthma.md", "gout.md")), answer) == {"documents_ndcg@10": 1}


@pytest.mark.parametrize(
    ("expected", "outcome", "right"),
    [
        ("answered", "answered", {"answerable_answered": 1, "answerable_lost": 0}),
        ("answered", "uncertain", {"answerable_answered": 0, "answerable_lost": 0}),
        ("answered", "not_found", {"answerable_answered": 0, "answerable_lost": 1}),
        ("not_found", "answered", {"unanswerable_flagged": 0, "unanswerable_refused": 0}),
        ("not_found", "uncertain", {"unanswerable_flagged": 1, "unanswerable_refused": 0}),
        ("not_found", "not_found", {"unanswerable_flagged": 1, "unanswerable_refused": 1}),
        ("either", "not_found", {}),
    ],
)
def test_outcomes_are_counted_by_what_is_expected(expected: str, outcome: str, right: dict[str, float]) -> None:
    given_ = Expected("q", outcome=expected, any=())  # type: ignore[arg-type]
    assert _scored(given_, Answer("q", "q", outcome, ())) == right  # type: ignore[arg-type]


def test_where_either_is_right_silence_is_not_measured(answer: Answer) -> None:
    expected = Expected("q", "either", any=(Wanted("Naproxen"),), all=(Wanted("Colchicine"),))
    assert _scored(expected, replace(answer, outcome="not_found", quotes=())) == {}
    assert _scored(expected, answer)["all"] == 0


def test_a_conversation_is_asked_in_turn_and_its_misses_are_named(chat: Chat) -> None:
    problems: list[str] = []
    turns = (
        Expected("naproxen in an acute attack", any=(Wanted("Naproxen 500 mg twice daily", ("1",)),)),
        Expected(" "),
        Expected("and colchicine?", any=(Wanted("a line that is nowhere"),)),
    )
    judged = list(judge(Conversation("c1", turns), chat, problems.append))
    assert [(j.id, j.turn) for j in judged] == [("c1", 0), ("c1", 2)]
    assert [j.misses for j in judged] == [(), ("any@3",)]
    (problem,) = problems
    assert "conversation c1, turn 1" in problem
    found = figures(judged)
    assert (found["any@3"].value, found["any@3"].n) == (0.5, 2)
    assert (found["followup_any@3"].value, found["followup_any@3"].n) == (0.0, 1)
    assert list(found) == [name for name in MEASURES if name in found]


def test_no_answers_have_no_figures() -> None:
    assert figures([]) == {}
    assert set(RIGHT) <= set(MEASURES)


@pytest.mark.parametrize(
    ("text", "words", "there"),
    [
        ("give 5 mg", "5 mg", True),
        ("give 15 mg", "5 mg", False),
        ("give 1.5 mg", "5 mg", False),
        ("give 2,500 units", "500 units", False),
        ("up to 5", "up to 5", True),
        ("up to 50", "up to 5", False),
        ("up to 5.5", "up to 5", False),
        ("day 5.", "day 5", True),
        ("15 mg, then 5 mg", "5 mg", True),
        ("give\n   5 mg", "give 5 mg", True),
        ("Give 5 mg", "give 5 mg", False),
    ],
)
def test_words_stand_in_a_text_without_cutting_a_number(text: str, words: str, there: bool) -> None:
    assert holds(text, words) is there


@given(st.text(), st.text(), st.text())
def test_words_without_digits_are_found_wherever_they_stand(before: str, words: str, after: str) -> None:
    assume(words.strip() and not re.search(r"\d", before + words + after))
    assert holds(before + words + after, words)


@given(st.lists(WORDS), st.lists(WORDS))
def test_common_words_are_those_of_the_longest_common_subsequence(a: list[str], b: list[str]) -> None:
    rows = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            rows[i + 1][j + 1] = rows[i][j] + 1 if x == y else max(rows[i][j + 1], rows[i + 1][j])
    assert common(a, b) == rows[-1][-1]


def test_an_answer_of_two_words_must_stand_there_whole() -> None:
    assert covers("take it twice a day", "twice a day")
    assert not covers("take it twice each day", "twice daily")
    assert covers("a sentence that lies inside", "well, a sentence that lies inside of the answer")
    assert not covers("lies inside", "a sentence that lies inside of the answer")


def test_reading_stops_at_the_first_right_quote(answer: Answer) -> None:
    assert words_read(answer.quotes, [True, True]) == len(answer.quotes[0].text.split())
    assert words_read(answer.quotes, [False, False]) == words_read((), []) == 300
    assert words_read(answer.quotes * 20, [False] * 39 + [True]) == 300


@pytest.mark.parametrize(
    ("found", "right", "gain"),
    [(["a", "b"], ["a"], 1.0), (["b", "a"], ["a"], 0.6309), (["b", "b", "a"], ["a"], 0.6309), (["b"], ["a"], 0.0)],
)
def test_a_document_counts_once_and_less_the_later_it_comes(found: list[str], right: list[str], gain: float) -> None:
    assert ndcg(found, right) == pytest.approx(gain, abs=1e-4)
