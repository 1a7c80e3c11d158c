"""What a question leans on in its conversation, and what the search makes of it."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.asked.reading import Reading, parse
from assistant.chat import Chat
from assistant.followup import FADES, ITS_DRUG, LONG, NEAR, ON_TOPIC, PARTS, near_titles, read
from assistant.types import Answer, Outcome, Quote, Turn
from index.types import Document

ACUTE = "What do I give in an acute gout attack?"


def _ask(chat: Chat, *questions: str) -> list[Turn]:
    """The questions as one conversation."""
    turns: list[Turn] = []
    for question in questions:
        turns.append(Turn(question, chat.ask(question, turns)))
    return turns


def _said(*readings: str, outcome: Outcome = "uncertain") -> list[Turn]:
    """A conversation whose questions were read so, and whose answers quoted nothing."""
    return [Turn(r, Answer(question=r, standalone=r, outcome=outcome, quotes=())) for r in readings]


def _read(question: str, history: Sequence[Turn], *, distinct: bool = True, unknown: str = "") -> Reading:
    return read(
        question,
        history,
        tells_apart=lambda _: distinct,
        known=lambda word: word not in unknown.split(),
        topics={"asthma"},
    )


def test_a_first_question_is_read_as_it_stands() -> None:
    assert _read("when  is PLEX indicated", []) == Reading("when is PLEX indicated")


@pytest.mark.parametrize(
    "question", ["and what regimen?", "why isn't it standard?", "what about ruxolitinib?", "at what dose?"]
)
def test_a_question_leans_on_the_one_before_it(question: str) -> None:
    assert _read(question, _said("when is PLEX indicated")) == Reading(question, ("when is PLEX indicated",))


def test_the_nearest_question_comes_first_and_the_oldest_are_left_out() -> None:
    asked = [f"what about drug{n}?" for n in range(PARTS + 2)]
    assert _read("at what dose?", _said(*asked)).context == tuple(reversed(asked))[:PARTS]


def test_what_an_earlier_question_leaned_on_is_not_carried_as_its_own() -> None:
    assert _read("and if that fails?", _said("at what dose? · first-line treatment")).context == ("at what dose?",)


def test_a_question_that_is_asked_again_does_not_lean_on_itself() -> None:
    assert _read("at what dose?", _said("when is PLEX indicated", "at what dose?")).context == (
        "when is PLEX indicated",
    )


def test_a_question_that_says_nothing_is_not_leaned_on() -> None:
    assert _read("at what dose?", _said("what is first-line treatment?", "and then?")).context == (
        "what is first-line treatment?",
    )


@pytest.mark.parametrize(
    ("question", "read_as"),
    [
        ("and the dose?", "and the dose? [aspirin for headache]"),
        ("how often?", "how often? [aspirin for headache]"),
        ("is it safe with naproxen?", "is it safe with naproxen? [aspirin for headache]"),
        ("and in pregnancy?", "and in pregnancy? [aspirin for headache]"),
        ("what about children?", "what about children? [aspirin for headache]"),
        ("and if refractory?", "and if refractory? [aspirin for headache]"),
        ("what about naproxen?", "what about naproxen? · gout attack"),
        ("can she have naproxen?", "can she have naproxen? · gout attack"),
        ("can she have it?", "can she have it? [aspirin for headache]"),
        ("naproxen dose", "naproxen dose · gout attack"),
    ],
)
def test_what_continues_a_refused_question_asks_that_again_and_nothing_else_leans_on_it(
    question: str, read_as: str
) -> None:
    history = [*_said("gout attack"), *_said("aspirin for headache?", outcome="not_found")]
    assert str(_read(question, history, unknown="aspirin headache often")) == read_as


def test_a_chain_of_refused_questions_is_one_question() -> None:
    history = _said("what about children? [aspirin for headache]", outcome="not_found")
    assert str(_read("and the dose?", history)) == "and the dose? [what about children, aspirin for headache]"


def test_what_a_question_continued_is_not_carried_as_its_own() -> None:
    assert _read("and if that fails?", _said("how often is naproxen given? [aspirin]")).context == (
        "how often is naproxen given?",
    )


@pytest.mark.parametrize(
    ("quoted", "topic"),
    [
        (["gout.md"], ("Gout in adults",)),
        (["gout.md", "asthma.md", "gout.md"], ("Gout in adults",)),
        (["gout.md", "asthma.md"], ()),  # quoted in passing: the answer is about neither
        ([], ()),
    ],
)
def test_the_topic_is_the_document_that_an_answer_mostly_quotes(
    chat: Chat, quoted: list[str], topic: tuple[str, ...]
) -> None:
    documents = {d.name: d for d in chat.documents()}
    quotes = tuple(Quote(documents[name], 0, 1, (0,)) for name in quoted)
    asked = "What do I give in an acute attack?"
    history = [Turn(asked, Answer(question=asked, standalone=asked, outcome="answered", quotes=quotes))]
    assert _read("and for how long?", history).context == (*topic, asked)


def test_a_document_that_the_question_named_is_its_topic_however_often_it_is_quoted(chat: Chat) -> None:
    documents = {d.name: d for d in chat.documents()}
    quotes = tuple(Quote(documents[name], 0, 1, (0,)) for name in ("gout.md", "asthma.md"))
    history = [Turn(ACUTE, Answer(question=ACUTE, standalone=ACUTE, outcome="answered", quotes=quotes))]
    assert _read("and for how long?", history).context == ("Gout in adults", ACUTE)


def test_a_very_long_question_leans_on_nothing() -> None:
    assert _read("fever " * LONG, _said("when is PLEX indicated")).context == ()


def test_a_question_that_cannot_be_understood_alone_carries_the_title_of_what_was_quoted(chat: Chat) -> None:
    history = _ask(chat, ACUTE)
    assert _read("and after that?", history).context == ("Gout in adults", ACUTE)
    assert _read("How much salbutamol is given by nebuliser?", history).context == (ACUTE,)


def test_a_title_that_tells_no_documents_apart_is_not_carried(chat: Chat) -> None:
    assert _read("and after that?", _ask(chat, ACUTE), distinct=False).context == (ACUTE,)


def test_a_refused_question_that_names_no_topic_leaves_the_one_before_it() -> None:
    before = _said("when is ruxolitinib given")
    refused = _said("is it safe in renal failure? · when is ruxolitinib given", outcome="not_found")
    assert _read("for who", [*before, *refused]) == Reading("for who", ("when is ruxolitinib given",))
    other = _said("in TTP? · when is ruxolitinib given", outcome="not_found")
    assert _read("how often?", [*before, *other]).asked == "how often? [in TTP]"


def test_what_was_not_searched_for_is_not_continued() -> None:
    unsearched = Answer("liability", "liability", "not_found", (), searched=False)
    assert _read("what should I avoid?", [Turn("liability", unsearched)]) == Reading("what should I avoid?")


@pytest.mark.parametrize(
    ("named", "shown"),
    [
        ("first", "Naproxen 500 mg twice daily"),
        ("second", "Colchicine 500 micrograms two to four times daily"),
        ("last", "Colchicine 500 micrograms two to four times daily"),
    ],
)
def test_an_item_is_named_by_its_place_in_the_list_that_was_shown(gout: Document, named: str, shown: str) -> None:
    listed = [i for i, s in enumerate(gout.statements) if s.kind == "item"][:2]
    quote = Quote(gout, listed[0], listed[1] + 1, tuple(listed))
    history = [Turn(ACUTE, Answer(question=ACUTE, standalone=ACUTE, outcome="answered", quotes=(quote,)))]
    assert _read(f"how long is the {named} one given?", history).context == (shown,)
    assert _read("how long is the fifth one given?", history).context == ("Gout in adults", ACUTE)
    assert _read(f"in the first attack, is the {named} option better?", history).context == (shown,)
    assert _read(f"{named}?", history).context == (shown,)


def test_the_first_line_is_no_item() -> None:
    assert _read("what is first-line?", _said("gout")).context == ("gout",)


@given(st.text(), st.lists(st.text(min_size=1), max_size=4))
def test_a_reading_is_one_line_that_reads_back_as_itself(question: str, before: list[str]) -> None:
    reading = _read(question, _said(*before))
    assert len(str(reading).splitlines()) <= 1
    assert parse(str(reading)) == reading or not reading.asked


def test_the_reading_asked_again_finds_the_same(chat: Chat) -> None:
    (_, follow_up) = _ask(chat, ACUTE, "and to prevent the next one?")
    again = chat.ask(follow_up.question, standalone=follow_up.answer.standalone)
    assert (again.quotes, again.retrieved) == (follow_up.answer.quotes, follow_up.answer.retrieved)


def test_a_follow_up_is_answered_from_the_topic_of_the_conversation(chat: Chat) -> None:
    for first, where in (("naproxen in gout", "gout.md"), ("salbutamol in asthma", "asthma.md")):
        assert _ask(chat, first, "and if that fails?")[-1].answer.retrieved[0].document == where


def test_a_new_topic_is_answered_as_if_nothing_had_come_before(chat: Chat) -> None:
    question = "How much salbutamol is given by nebuliser in asthma?"
    alone = chat.ask(question).quotes[0]
    switched = _ask(chat, ACUTE, question)[-1].answer.quotes[0]
    assert (switched.document, switched.text) == (alone.document, alone.text)


def test_a_return_to_an_earlier_topic_is_answered_from_it(chat: Chat) -> None:
    turns = _ask(chat, ACUTE, "and in acute asthma?", "back to gout: what prevents the next attack?")
    assert [t.answer.retrieved[0].document for t in turns] == ["gout.md", "asthma.md", "gout.md"]


def test_a_name_that_the_last_document_nowhere_prints_is_a_topic_of_its_own(chat: Chat) -> None:
    history = _ask(chat, ACUTE)
    assert _read("and colchicine?", history).context == ("Gout in adults", ACUTE)
    assert _read("and salbutamol?", history).context == (ACUTE,)
    assert _read("and in severe asthma?", history).context == (ACUTE,)
    assert _read("contraindications?", history).context == ("Gout in adults", ACUTE)
    assert _read("and in a cold?", history).context == ("Gout in adults", ACUTE)
    assert _read("and salbutamol?", history, unknown="salbutamol").context == ("Gout in adults", ACUTE)


def test_a_question_that_stands_alone_keeps_near_what_was_spoken_of(chat: Chat) -> None:
    history = _ask(chat, ACUTE)
    question = "Which of the painful joints should be examined first of all?"
    assert _read(question, history).near == {"gout.md": NEAR}
    assert _read(question, history * 2).near == {"gout.md": NEAR * (1 + FADES)}
    assert _read("and after that?", history).near == {}


@pytest.mark.parametrize(
    ("question", "ahead"),
    [
        ("colchicine dose?", NEAR + ITS_DRUG),
        ("not improving, colchicine?", NEAR + ITS_DRUG),
        ("salbutamol dose?", NEAR),
        ("Which painful joints were examined in the trials of colchicine?", NEAR),
    ],
)
def test_a_drug_alone_is_asked_of_the_document_that_was_quoted_and_prints_it(
    question: str, ahead: float, chat: Chat
) -> None:
    assert _read(question, _ask(chat, ACUTE)).near == {"gout.md": ahead}


def test_the_document_on_whose_title_a_question_leans_is_ahead_where_it_prints_what_is_asked(gout: Document) -> None:
    def ahead(question: str, *context: str) -> dict[str, float]:
        return near_titles(question, context, [gout], lambda word: word != "zebra")

    assert ahead("and if that fails?", "Gout in adults", ACUTE) == {"gout.md": ON_TOPIC}
    assert ahead("and the zebra?", "Gout in adults") == {"gout.md": ON_TOPIC}
    assert ahead("and salbutamol?", "Gout in adults") == {}
    assert ahead("and if that fails?", ACUTE) == {}
    assert ahead("gout?") == {}


def test_a_question_that_names_another_topic_is_asked_alone(chat: Chat) -> None:
    question = "How much salbutamol is given by nebuliser in asthma?"
    assert _read(question, _ask(chat, ACUTE)) == Reading(question)
    (_, asthma, _) = turns = _ask(chat, ACUTE, "salbutamol in asthma", "allopurinol in gout")
    assert _read(question, turns).context == (asthma.question,)


def test_only_a_question_whose_words_the_last_document_prints_keeps_to_it(chat: Chat) -> None:
    history = _ask(chat, ACUTE)
    assert _read("and for how long?", history).topic == "Gout in adults"
    mouth = _read("and by mouth?", history)
    assert (mouth.topic, mouth.context[0]) == ("", "Gout in adults")


@pytest.mark.parametrize("question", ["ddx?", "what dx?", "rx?"])
def test_a_shorthand_of_asking_names_no_topic(question: str, chat: Chat) -> None:
    assert _read(question, _ask(chat, ACUTE)).topic == "Gout in adults"


def test_a_document_that_two_answers_quote_first_is_their_topic(chat: Chat) -> None:
    documents = {d.name: d for d in chat.documents()}
    quotes = tuple(Quote(documents[name], 0, 1, (0,)) for name in ("gout.md", "asthma.md"))
    turn = Turn("and then?", Answer(question="and then?", standalone="and then?", outcome="answered", quotes=quotes))
    assert _read("for how long?", [turn]).topic == ""
    assert _read("for how long?", [turn, turn]).topic == "Gout in adults"


def test_what_the_library_does_not_cover_is_not_answered_from_the_conversation(chat: Chat) -> None:
    assert _ask(chat, ACUTE, "who won the 2018 World Cup?")[-1].answer.outcome != "answered"


def test_a_dose_of_what_was_refused_is_refused_as_well(chat: Chat) -> None:
    _, refused, dose = _ask(chat, ACUTE, "what of apixaban in stroke?", "and the dose?")
    assert (refused.answer.outcome, dose.answer.outcome) == ("not_found", "not_found")
    assert dose.answer.missing_terms == ("apixaban", "stroke")


@pytest.mark.parametrize("edited", ["naproxen in gout · !!!", "!!! · naproxen in gout", "naproxen in gout · the · and"])
def test_a_reading_with_a_part_that_says_nothing_is_searched_for(chat: Chat, edited: str) -> None:
    assert chat.ask("naproxen?", standalone=edited).retrieved[0].document == "gout.md"
