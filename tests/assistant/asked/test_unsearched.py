"""What is not searched for is told from what is."""

import pytest

from assistant.asked.unsearched import (
    asks_for_date,
    asks_for_library,
    asks_for_source,
    asks_for_state,
    document_asked_of,
    is_greeting,
    is_in_danger,
    names_reference,
    reference_asked_of,
)


@pytest.mark.parametrize(
    "question",
    ["which reference is that from?", "What source is this?", "which studies are those from", "Reference for that?"],
)
def test_a_question_for_the_source_of_an_answer_is_told(question: str) -> None:
    assert asks_for_source(question)


@pytest.mark.parametrize(
    "question",
    [
        "which studies support colchicine?",
        "which studies show that colchicine helps?",
        "what sources of infection should be excluded in this patient?",
    ],
)
def test_a_question_that_names_a_topic_asks_for_no_source(question: str) -> None:
    assert not asks_for_source(question)


@pytest.mark.parametrize(
    "said",
    [
        "hello",
        "Good morning!",
        "ok, thanks",
        "great thank you",
        "please",
        "hello there friend",
        "thank you so much for your help",
        "whats the weather?",
    ],
)
def test_a_greeting_asks_nothing(said: str) -> None:
    assert is_greeting(said)


@pytest.mark.parametrize(
    "question",
    ["which guidelines are out of date?", "are any of the protocols overdue for review?", "what documents do you have", "list all guidelines",
     "what's in the library?", "which documents are drafts", "what can I ask you?", "who made you", "help", "how does this app work"],
)  # fmt: skip
def test_a_question_about_the_library(question: str) -> None:
    assert asks_for_library(question)


@pytest.mark.parametrize(
    "question",
    ["which guidelines recommend PLEX?", "what do the guidelines recommend?", "what protocols are used?", "list the contraindications",
     "what do you do?", "what do you give", "help with dosing", "which guideline covers gout", "what documents are needed for transfer?"],
)  # fmt: skip
def test_a_question_about_what_documents_say_is_not_about_the_library(question: str) -> None:
    assert not asks_for_library(question)


@pytest.mark.parametrize("said", ["hello, what dose?", "which of the great vessels?", ""])
def test_a_question_with_a_greeting_is_none(said: str) -> None:
    assert not is_greeting(said)


@pytest.mark.parametrize(
    "question",
    ["is that still current?", "how old is this article", "when was it last reviewed?", "who wrote this and when was it last reviewed",
     "is this guideline approved", "is it overdue for review?", "when does that expire", "when is this due for review", "status of that guideline?",
     "date?", "version?", "last updated?", "date of this guideline?", "has it been reviewed / approved?", "what version is this", "and its review date?"],
)  # fmt: skip
def test_a_question_about_the_document(question: str) -> None:
    assert asks_for_state(question)


@pytest.mark.parametrize(
    "question",
    [
        "is it approved for children?",
        "how old is this patient",
        "when was plasma exchange reviewed",
        "is the current dose right",
        "date of delivery?",
        "status epilepticus?",
    ],
)
def test_a_question_about_what_it_says(question: str) -> None:
    assert not asks_for_state(question)


@pytest.mark.parametrize(
    ("question", "called"),
    [
        ("is the PPH guideline current?", "PPH"),
        ("is stroke protocol overdue for review", "stroke"),
        ("When does the antimicrobial formulary expire?", "antimicrobial"),
        ("how old is our gout in adults guideline", "gout in adults"),
        ("who approved the lithium guideline?", "lithium"),
        ("who approved lithium?", ""),
        ("who publishes the lithium guideline and when", "lithium"),
        ("has the gout article been approved?", "gout"),
        ("has the gout article been reviewed / approved", "gout"),
        ("review status of the gout article", "gout"),
        ("status of gout article", "gout"),
        ("gout guideline date", "gout"),
        ("gout guideline version?", "gout"),
        ("evidence cut off date of the gout guideline?", "gout"),
        ("what version / year is VA/DoD gout guideline", "VA/DoD gout"),
        ("gout guideline dose", ""),
        ("has the gout guideline been changed for children?", ""),
        ("is that guideline current?", "that"),
        ("is the dose current?", ""),
        ("is the guideline approved?", ""),
        ("what does the gout guideline say of draft beer?", ""),
        ("is the gout guideline current on colchicine in renal failure?", ""),
    ],
)
def test_what_a_question_about_the_state_of_a_document_calls_it(question: str, called: str) -> None:
    assert document_asked_of(question) == called


@pytest.mark.parametrize(
    ("question", "number"),
    [("what does reference 4 say?", "4"), ("which paper is [12]", "12"), ("Ref. 3?", "3"), ("what is citation no. 7?", "7"),
     ("what dose for a weight of 12?", ""), ("what is 4?", "4"), ("what does reference 4 say about etoposide?", "")],
)  # fmt: skip
def test_a_reference_is_asked_for_by_its_number(question: str, number: str) -> None:
    assert reference_asked_of(question) == number


@pytest.mark.parametrize(
    ("question", "number"),
    [("ref 2?", "2"), ("what does [7] refer to", "7"), ("[4]?", "4"), ("reference 12", "12"), ("who wrote reference 3?", "3"), ("what does ref 7 mean", "7"),
     ("4?", ""), ("2 mg?", ""), ("is 4 enough", "")],
)  # fmt: skip
def test_a_reference_is_asked_for_by_its_number_alone(question: str, number: str) -> None:
    assert reference_asked_of(question) == number


def test_a_number_is_called_a_reference_or_is_not() -> None:
    assert names_reference("ref 9?")
    assert not names_reference("what is 9?")


@pytest.mark.parametrize(
    "said",
    ["how do I kill myself", "I want to die", "i am suicidal", "how to give a lethal dose of etoposide", "how many tablets to kill myself",
     "I am thinking of hurting myself", "easiest way to die", "how to overdose", "I don't want to live"],
)  # fmt: skip
def test_who_speaks_of_their_own_death_is_in_danger(said: str) -> None:
    assert is_in_danger(said)


@pytest.mark.parametrize(
    "said",
    ["my patient says he wants to kill himself", "what is the lethal dose of paracetamol", "suicidal patient with gout", "does colchicine kill cells",
     "I cut myself with a scalpel, PEP?", "how to kill the parasite", "will gout kill me", "antidote after a fatal dose of iron", "do patients die of gout",
     "how do I treat an overdose", "paracetamol overdose"],
)  # fmt: skip
def test_a_clinical_question_on_death_is_searched_for(said: str) -> None:
    assert not is_in_danger(said)


@pytest.mark.parametrize(
    ("question", "dated"),
    [
        ("how old is this?", True),
        ("gout guideline version", True),
        ("is it approved?", False),
        ("who wrote it?", False),
    ],
)
def test_a_question_on_a_document_may_ask_when_it_is_from(question: str, dated: bool) -> None:
    assert asks_for_date(question) is dated
