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
FOR = ("coverage", "similarity", "said", "rarest", "length", "named")
AGAINST = ("unknown", "strange", "kind", "lead")
EVIDENCE = st.builds(Signals, **{field.name: SHARE for field in fields(Signals)})


def test_nothing_found_is_no_evidence() -> None:
    assert probability(None) == 0
    assert 0 < ABSENT < ANSWERED < 1


@given(EVIDENCE)
def test_it_is_a_probability(evidence: Signals) -> None:
    assert 0 < probability(evidence) < 1


def test_every_kind_of_evidence_has_its_side() -> None:
    assert sorted((*FOR, *AGAINST)) == sorted(field.name for field in fields(Signals))


def _worth(name: str) -> float:
    """How much likelier all of one kind of evidence makes an answer than none of it, where there is half of all others."""
    half = Signals(**{field.name: 0.5 for field in fields(Signals)})
    none, all_of_it = (probability(replace(half, **{name: value})) for value in (0.0, 1.0))
    return all_of_it - none


def test_what_is_missing_tells_most_and_the_lead_and_length_tell_a_little() -> None:
    worth = {name: _worth(name) for name in (*FOR, *AGAINST)}
    assert all(worth[name] > 0 if name in FOR else worth[name] < 0 for name in worth)
    most, least = ("unknown", "kind"), ("lead", "length")
    others = [abs(worth[name]) for name in worth.keys() - {*most, *least}]
    assert min(abs(worth[name]) for name in most) > max(others)
    assert 0 < max(abs(worth[name]) for name in least) < min(others)


# A question of a few words: all in the best passage, or few of them.
NEAR = Signals(0.8, 0.7, 1.0, 1.0, unknown=0.0, strange=0.0, kind=0.0, lead=0.05, length=0.5, named=0.0)
FAR = replace(NEAR, coverage=0.4, similarity=0.3, said=0.3, rarest=0.0)


@pytest.mark.parametrize(
    ("evidence", "outcome"),
    [
        (NEAR, "answered"),
        (replace(NEAR, lead=1.0, length=0.0), "answered"),
        (replace(NEAR, unknown=0.2), "answered"),
        (replace(NEAR, kind=1.0), "answered"),  # what quotes lack is judged apart (`part.lacks`)
        (replace(NEAR, said=0.5, rarest=0.0, unknown=0.5, strange=1.0), "uncertain"),
        (replace(FAR, kind=1.0), "uncertain"),  # no dose there
        (replace(FAR, unknown=0.5), "uncertain"),
        (replace(FAR, strange=1.0), "uncertain"),
        (replace(FAR, said=0.0, unknown=0.5, strange=1.0), "not found"),
        (replace(FAR, said=0.0, unknown=1.0), "not found"),
        (replace(FAR, coverage=0.2, similarity=0.1, said=0.0, kind=1.0), "not found"),
    ],
)
def test_what_evidence_comes_to(evidence: Signals, outcome: str) -> None:
    chance = probability(evidence)
    assert ("answered" if chance >= ANSWERED else "not found" if chance < ABSENT else "uncertain") == outcome


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


def test_that_there_is_none_is_an_answer_of_its_kind() -> None:
    told = read_bytes(b"# Gout\n\nNo specific regimen is provided.\n\n## Attack\n\nRest.\n", name="gout.md")
    asked = replace(ASKED, kinds=("duration",))
    kinds = []
    for place in (0, 1):
        found = signals(asked, [hit(told, place, [1.0])], [Quote(told, place, place + 1, (place,))], {told.name: told})
        kinds.append(found and found.kind)
    assert kinds == [0.0, 1.0]


def test_a_passage_leads_the_second_best_under_other_headings_and_by_all_where_there_is_none() -> None:
    told = read_bytes(b"# Gout\n\nRest.\n\n## Attack\n\nNaproxen.\n\n## After\n\nStop.\n", name="gout.md")
    best, better, second = (hit(told, place, [score]) for place, score in enumerate((1.5, 1.0, 0.5)))  # and 0.5 more
    quotes, documents = [Quote(told, 0, 1, (0,))], {told.name: told}
    found = [signals(ASKED, hits, quotes, documents) for hits in ([best], [best, better], [best, better, second])]
    assert [one and one.lead for one in found] == [1.0, 1.0, 0.5]
    assert signals(ASKED, [], [], documents) is None
