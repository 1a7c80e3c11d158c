"""The whole flow over a small library: what is checked, what comes back, in what order."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.asked.queries import LONG_CASE
from assistant.chat import MAX_QUESTION, Chat, checked
from assistant.errors import BadQuestion
from assistant.types import Turn


@given(st.text(max_size=100))
def test_a_question_is_one_clean_line_or_refused(text: str) -> None:
    try:
        clean = checked(text)
    except BadQuestion:
        return
    assert clean == " ".join(clean.split())
    assert not [c for c in clean if unicodedata.category(c) in ("Cc", "Cf")]
    assert checked(clean) == clean


def test_a_question_as_long_as_allowed_is_taken() -> None:
    assert checked("x" * MAX_QUESTION) == "x" * MAX_QUESTION
    with pytest.raises(BadQuestion):
        checked("x" * (MAX_QUESTION + 1))


@pytest.mark.parametrize(
    "question", ["allopurinol", "naproxen in an acute attack", "attack", "salbutamol by nebuliser"]
)
def test_quotes_are_few_best_first_and_apart(question: str, chat: Chat) -> None:
    answer = chat.ask(question)
    assert 1 <= len(answer.quotes) <= 5  # as the contract says
    places = [(q.document.name, i) for q in answer.quotes for i in range(q.first, q.last)]
    assert len(places) == len(set(places))
    assert all(q.marked for q in answer.quotes)
    assert 0 <= answer.confidence <= 1


def test_the_statement_that_answers_is_marked(chat: Chat) -> None:
    best = chat.ask("How often is naproxen given?").quotes[0]
    assert "Naproxen 500 mg twice daily" in [best.document.text[m.start : m.end] for m in best.marks]


def test_a_warning_of_the_quoted_document_comes_along(chat: Chat) -> None:
    answer = chat.ask("allopurinol during an acute attack")
    shown = [q.text for q in (*answer.quotes, *answer.warnings)]
    assert "Do not stop allopurinol during an acute attack" in shown


def test_passages_are_ranked_beyond_those_quoted(chat: Chat) -> None:
    answer = chat.ask("acute attack in adults")
    scores = [r.score for r in answer.retrieved]
    assert scores == sorted(scores, reverse=True)
    assert {r.document for r in answer.retrieved} == {"asthma.md", "gout.md"}


def test_only_the_documents_chosen_are_asked(chat: Chat) -> None:
    answer = chat.ask("acute attack in adults", documents=["asthma.md"])
    assert {q.document.name for q in answer.quotes} <= {"asthma.md"}
    assert {r.document for r in answer.retrieved} == {"asthma.md"}


def test_what_only_other_documents_print_is_missing_in_those_chosen(chat: Chat) -> None:
    answer = chat.ask("naproxen for severe asthma", documents=["asthma.md", "of yesterday.md"])
    assert answer.missing_terms == ("naproxen",)
    assert answer.message == "The selection does not cover this. Nowhere in what is searched of it: “naproxen”."
    assert chat.ask("naproxen for severe asthma").missing_terms == (
        "asthma",
    )  # the quotes on naproxen do not speak of it


def test_a_passage_that_two_parts_of_a_question_find_is_named_once(chat: Chat) -> None:
    answer = chat.ask("when is naproxen given and when is colchicine given?")
    places = [(r.document, r.start) for r in answer.retrieved]
    assert len(set(places)) == len(places)


@pytest.mark.parametrize(("first", "second"), [("naproxen", "salbutamol"), ("salbutamol", "naproxen")])
def test_a_third_part_is_asked_of_the_second(first: str, second: str, chat: Chat) -> None:
    """The guidelines say how often naproxen is given, and not how often salbutamol is."""
    answer = chat.ask(f"when is {first} given and when is {second} given and how often is it given?")
    assert answer.missing_terms == (("frequency",) if second == "salbutamol" else ())


def test_a_reading_that_was_edited_is_searched_for_as_it_stands(chat: Chat) -> None:
    answer = chat.ask("what then?", standalone="salbutamol by nebuliser")
    assert (answer.question, answer.standalone) == ("what then?", "salbutamol by nebuliser")
    assert "salbutamol 5 mg" in answer.quotes[0].text


def test_a_greeting_that_was_edited_into_a_question_is_one_and_may_be_followed_up(chat: Chat) -> None:
    turn = Turn("hello", chat.ask("hello", standalone="allopurinol dose in gout"))
    assert "Start allopurinol at 100 mg" in turn.answer.quotes[0].text
    source = Turn(
        "which reference is that from?", chat.ask("which reference is that from?", [turn], standalone="asthma")
    )
    assert "asthma" in chat.ask("and if that fails?", [turn, source]).standalone.lower()


def test_whether_a_source_is_current_is_answered_by_what_it_states(chat: Chat) -> None:
    first = Turn("allopurinol dose", chat.ask("allopurinol dose"))
    refused = Turn("zebra crossings", chat.ask("zebra crossings"))
    assert refused.answer.quotes == ()
    for history in ([first], [first, refused]):
        answer = chat.ask("is that still current?", history)
        assert answer.quotes == first.answer.quotes[:1]
        assert answer.message.startswith("“Gout in adults” states of itself: ")
    assert chat.ask("and the source?", [first, refused]).quotes == first.answer.quotes[:1]


def test_whether_this_guideline_is_current_is_answered_before_any_quote(chat: Chat) -> None:
    of_all = chat.ask("is this guideline approved?")
    assert of_all.quotes == ()
    assert "Draft" in of_all.message
    of_one = chat.ask("is this guideline approved?", documents=["asthma.md"])
    assert of_one.quotes == ()
    assert of_one.message.startswith("“Asthma in adults” states of itself: Draft")


def test_the_treatment_of_a_disease_that_is_not_printed_is_not_that_of_another(chat: Chat) -> None:
    answer = chat.ask("how do I treat pneumonia?")
    assert answer.outcome == "not_found"
    assert answer.missing_terms == ("pneumonia",)


def test_whether_a_named_document_is_current_is_answered_by_what_it_states(chat: Chat) -> None:
    answer = chat.ask("is the asthma guideline current?", [Turn("allopurinol dose", chat.ask("allopurinol dose"))])
    assert [q.document.name for q in answer.quotes] == ["asthma.md"]
    assert answer.quotes[0].document.metadata.status == "Draft"
    assert {r.document for r in answer.retrieved} == {"asthma.md", "gout.md"}  # as the contract says
    assert answer.message.startswith("“Asthma in adults” states of itself: Draft")
    edited = chat.ask("is it current?", standalone="is the asthma guideline current?")
    assert (edited.question, edited.standalone) == ("is it current?", "is the asthma guideline current?")
    for asked, documents in (
        ("is the croup guideline current?", None),
        ("is the asthma guideline current?", ["gout.md"]),
    ):
        assert "states of itself" not in chat.ask(asked, documents=documents).message


def test_a_part_that_is_missing_is_said_beside_the_one_that_is_not(chat: Chat) -> None:
    answer = chat.ask("When should allopurinol start and which laser removes a tattoo?")
    assert "Start allopurinol" in answer.quotes[0].text
    assert {"laser", "tattoo"} <= set(answer.missing_terms)
    assert "tattoo" in answer.message
    assert len(set(answer.missing_terms)) == len(answer.missing_terms)


def test_the_same_question_has_the_same_answer(chat: Chat) -> None:
    first, second = chat.ask("naproxen"), chat.ask("naproxen")
    assert (first.quotes, first.retrieved, first.message) == (second.quotes, second.retrieved, second.message)


def test_a_dose_of_another_drug_is_none_of_the_one_asked_about(chat: Chat) -> None:
    """Doses of naproxen are shown beside it, but a dose of serum urate is printed nowhere."""
    answer = chat.ask("What dose of urate?")
    assert answer.outcome != "answered"


def test_a_plain_word_that_the_library_never_prints_is_not_named_as_missing(chat: Chat) -> None:
    assert chat.ask("Where does colchicine fit?").missing_terms == ()


def test_an_everyday_word_is_no_slip_of_another(chat: Chat) -> None:
    assert "Read" not in chat.ask("Which survivor needs colchicine?").message


def test_a_section_is_named_by_the_question_and_not_by_what_came_before(chat: Chat) -> None:
    before = chat.ask("naproxen in an acute attack")
    answer = chat.ask("what are the common pitfalls?", [Turn(before.question, before)])
    assert "Do not stop allopurinol" in answer.quotes[0].text


def test_a_greeting_is_answered_with_what_may_be_asked_and_forgotten(chat: Chat) -> None:
    hello = chat.ask("hello!")
    assert (hello.outcome, hello.quotes) == ("not_found", ())
    assert "Ask" in hello.message
    assert hello.suggestions
    first = chat.ask("naproxen in an acute attack")
    turns = [Turn(first.question, first), Turn("thanks", chat.ask("thanks", [Turn(first.question, first)]))]
    assert chat.ask("how often?", turns).standalone == chat.ask("how often?", turns[:1]).standalone


def test_a_question_about_the_library_is_answered_with_what_it_holds_and_forgotten(chat: Chat) -> None:
    dose = chat.ask("what dose of colchicine in gout?")
    holds = chat.ask("which guidelines are out of date?", [Turn("what dose of colchicine in gout?", dose)])
    assert not holds.quotes
    assert holds.suggestions == chat.examples()
    for document in chat.documents():
        assert f"\n{document.title}: " in holds.message
    after = [Turn("what dose of colchicine in gout?", dose), Turn(holds.question, holds)]
    assert chat.ask("how often?", after).standalone == chat.ask("how often?", after[:1]).standalone
    asked = chat.ask("what documents do you have?", documents=[chat.documents()[0].name])
    assert len(asked.message.splitlines()) == 2


def test_the_source_of_an_answer_is_its_first_quote_and_nothing_else_of_it(chat: Chat) -> None:
    first = chat.ask("naproxen in an acute attack")
    source = chat.ask("which reference is that from?", [Turn(first.question, first)])
    assert (source.quotes, source.warnings, source.missing_terms) == (first.quotes[:1], (), ())
    refused = chat.ask("which laser removes a tattoo?")
    nothing = chat.ask("which reference is that from?", [Turn(refused.question, refused)])
    assert (nothing.quotes, nothing.missing_terms) == ((), ())
    assert "Nothing was quoted" in nothing.message


@pytest.mark.parametrize(
    ("question", "searched"),
    [("hello", False), ("what can I ask?", False), ("what does reference 1 say?", False), ("which reference is that from?", False),
     ("is that still current?", False), ("is the asthma guideline current?", False), ("is the croup guideline current?", True), ("how often?", True)],
)  # fmt: skip
def test_an_answer_says_whether_it_was_searched_for(question: str, searched: bool, chat: Chat) -> None:
    first = chat.ask("naproxen in an acute attack")
    assert first.searched
    assert chat.ask(question, [Turn(first.question, first)]).searched is searched


def test_a_question_for_the_source_is_forgotten(chat: Chat) -> None:
    turns: list[Turn] = []
    for question in ("naproxen in an acute attack", "which reference is that from?", "how often?"):
        turns.append(Turn(question, chat.ask(question, turns)))
    assert turns[-1].answer.standalone == chat.ask("how often?", turns[:1]).standalone


def test_the_sentence_that_asks_is_not_drowned_by_a_long_case(chat: Chat) -> None:
    case = (
        "A retired teacher who takes allopurinol and has had asthma with salbutamol by nebuliser since childhood came in today "
        "with his daughter because he could not sleep; he was well at dinner and his glucose is normal. "
    )
    assert len(case.split()) > LONG_CASE
    asked = "What is the dose of naproxen in an acute attack of gout?"
    assert "Naproxen" in chat.ask(case + asked).quotes[0].text


def test_a_disease_that_no_document_prints_leaves_the_answer_in_doubt(chat: Chat) -> None:
    assert chat.ask("Dose of naproxen?").outcome == "answered"
    assert chat.ask("Dose of naproxen for Kawasaki disease?").outcome != "answered"
