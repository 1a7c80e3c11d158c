"""Confidence is a probability: no less for what speaks for an answer, no more for what speaks against one."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.assess import ABSENT, ANSWERED, Signals, probability, signals
from assistant.chat import Chat
from assistant.types import Quote
from index.read import read_bytes
from tests.assistant.questions import ASKED, hit

SHARE = st.floats(0, 1)
FOR = ("coverage", "similarity", "said", "rarest", "named")
AGAINST = ("unknown", "strange", "kind")
NEITHER = ("lead", "length")  # their description takes no side, only the fit does
EVIDENCE = st.builds(Signals, **{field.name: SHARE for field in fields(Signals)})


def test_nothing_found_is_no_evidence() -> None:
    assert probability(None) == 0
    assert 0 < ABSENT < ANSWERED < 1


@given(EVIDENCE)
def test_it_is_a_probability(evidence: Signals) -> None:
    assert 0 < probability(evidence) < 1


def test_every_kind_of_evidence_has_its_side() -> None:
    assert sorted((*FOR, *AGAINST, *NEITHER)) == sorted(field.name for field in fields(Signals))


@pytest.mark.parametrize("name", FOR)
@given(EVIDENCE, SHARE, SHARE)
def test_more_that_speaks_for_an_answer_is_no_less_likely(name: str, evidence: Signals, a: float, b: float) -> None:
    less, more = (replace(evidence, **{name: value}) for value in sorted((a, b)))
    assert probability(less) <= probability(more)


@pytest.mark.parametrize("name", AGAINST)
@given(EVIDENCE, SHARE, SHARE)
def test_more_that_speaks_against_one_is_no_more_likely(name: str, evidence: Signals, a: float, b: float) -> None:
    less, more = (replace(evidence, **{name: value}) for value in sorted((a, b)))
    assert probability(less) >= probability(more)


def test_a_question_in_the_words_of_the_library_is_surer_than_one_beside_them(chat: Chat) -> None:
    near, far = chat.ask("allopurinol daily after the attack"), chat.ask("Which laser removes a tattoo?")
    assert near.confidence >= ANSWERED > ABSENT > far.confidence


def test_a_passage_leads_the_second_best_under_other_headings_and_by_all_where_there_is_none() -> None:
    told = read_bytes(b"# Gout\n\nRest.\n\n## Attack\n\nNaproxen.\n\n## After\n\nStop.\n", name="gout.md")
    best, better, second = (hit(told, place, [score]) for place, score in enumerate((1.5, 1.0, 0.5)))  # and 0.5 more
    quotes, documents = [Quote(told, 0, 1, (0,))], {told.name: told}
    found = [signals(ASKED, hits, quotes, documents) for hits in ([best], [best, better], [best, better, second])]
    assert [one and one.lead for one in found] == [1.0, 1.0, 0.5]
    assert signals(ASKED, [], [], documents) is None
