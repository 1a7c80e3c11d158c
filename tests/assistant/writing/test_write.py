"""A written answer over the seed article: what passes, what is struck, and what happens when the model fails."""

from collections.abc import Sequence

import pytest

import prompts
from assistant.chat import Chat
from assistant.errors import ModelError
from assistant.types import Answer, Turn, Written
from assistant.writing.cited import as_evidence
from assistant.writing.write import LONGEST, MOST
from assistant.writing.written import notice, reason
from index.library import Library
from index.search import Search
from index.types import Encoder
from tests.scripted import Reply, ScriptedModel

QUESTION = "When is plasma exchange mentioned?"
TRUE = "Plasma exchange is only mentioned as salvage therapy for refractory or relapsed HLH [{n}]."
FALSE = "Plasma exchange is the first-line treatment of HLH [{n}]."


@pytest.fixture(scope="module")
def search(seed_library: Library, encoder: Encoder) -> Search:
    return Search(seed_library.snapshot(), encoder)


@pytest.fixture(scope="module")
def answer(search: Search) -> Answer:
    return Chat(search).ask(QUESTION)


@pytest.fixture(scope="module")
def number(answer: Answer) -> int:
    """Of the quote that says when plasma exchange is mentioned."""
    return next(n for n, q in enumerate(answer.quotes, 1) if "salvage therapy" in q.text)


def _all(search: Search, answer: Answer, *replies: Reply) -> list[Written]:
    found = list(Chat(search, ScriptedModel(*replies)).write(answer))
    return [a.written for a in found if a.written]


def test_without_a_model_nothing_is_written(search: Search, answer: Answer) -> None:
    assert list(Chat(search).write(answer)) == []
    assert answer.written is None


def test_a_greeting_and_a_question_for_the_source_are_not_the_model_s(search: Search, answer: Answer) -> None:
    assert _all(search, Chat(search).ask("thank you")) == []
    source = Chat(search).ask("which reference is that from?", [Turn(QUESTION, answer)])
    current = Chat(search).ask("is the plasma exchange article current?")
    assert "states of itself" in current.message
    edited = Chat(search).ask("what then?", standalone="what does reference 4 say?")
    assert edited.quotes
    model = ScriptedModel(TRUE.format(n=1))
    for asked in (source, current, edited):
        assert list(Chat(search, model).write(asked, [Turn(QUESTION, answer)])) == []
    assert model.asked == []


def test_with_a_model_the_quotes_are_the_same(search: Search, answer: Answer, number: int) -> None:
    model = ScriptedModel(TRUE.format(n=number))
    chat = Chat(search, model)
    assert chat.ask(QUESTION).quotes == answer.quotes
    assert model.asked == []  # so the first quote takes as long as without one
    shown = [a.quotes for a in chat.write(answer)]
    assert shown
    assert all(quotes == answer.quotes for quotes in shown)


def test_sentences_appear_one_after_the_other_each_checked(search: Search, answer: Answer, number: int) -> None:
    steps = _all(search, answer, f"{TRUE.format(n=number)} {FALSE.format(n=number)}")
    lengths = [len(step.sentences) for step in steps]
    assert lengths == sorted(lengths)
    assert {0, 1, 2} <= set(lengths)
    true, false = steps[-1].sentences
    assert (true.failures, true.cited) == ((), (number,))
    assert "[" not in true.text
    assert reason(true) == ""
    assert "first" in reason(false)
    assert [step.done for step in steps] == [False] * (len(steps) - 1) + [True]


@pytest.mark.parametrize(
    "reply",
    [
        "Plasma exchange cures it.",
        "Plasma exchange is mentioned as salvage therapy [99].",
        FALSE.format(n=1),
        "😀 %$ {n} \x00",
    ],
    ids=["no quote", "a quote that is not there", "a lie", "rubbish"],
)
def test_where_nothing_is_supported_the_quotes_stand_alone(search: Search, answer: Answer, reply: str) -> None:
    last = _all(search, answer, reply)[-1]
    assert last.supported == ()
    assert last.note == prompts.render("written_none")


def test_the_refusal_of_the_prompt_is_the_refusal_of_the_code(search: Search, answer: Answer) -> None:
    model = ScriptedModel(prompts.template("write_refusal"))
    last = [a.written for a in Chat(search, model).write(answer)][-1]
    assert last is not None
    assert (last.sentences, last.note) == ((), prompts.render("written_refused"))
    assert prompts.template("write_refusal") in model.asked[0][0]


@pytest.mark.parametrize("audience", ["clinician", "patient", "student"])
def test_the_audience_is_a_part_of_the_prompt(search: Search, answer: Answer, audience: str) -> None:
    model = ScriptedModel("Nothing.")
    list(Chat(search, model).write(answer, audience=audience))
    assert prompts.template(f"audience_{audience}") in model.asked[0][0]


def test_the_model_gets_each_quote_numbered_on_one_line(search: Search, answer: Answer) -> None:
    model = ScriptedModel("Nothing.")
    list(Chat(search, model).write(answer))
    lines = model.asked[0][1].splitlines()
    for number, quote in enumerate(answer.quotes, 1):
        line = next(line for line in lines if line.startswith(f"[{number}]"))
        assert " ".join(as_evidence(quote).text.split()) in line


def test_a_failure_keeps_what_was_whole_and_says_what_happened(search: Search, answer: Answer, number: int) -> None:
    down = ModelError("it broke off")
    last = _all(search, answer, [f"{TRUE.format(n=number)} Half a sen", down])[-1]
    assert [s.failures for s in last.sentences] == [()]
    assert (last.note, last.done) == ("it broke off", True)


@pytest.mark.parametrize("end", ["", " Half a sen"])
def test_a_reply_that_breaks_off_keeps_its_last_whole_sentence(
    search: Search, answer: Answer, number: int, end: str
) -> None:
    last = _all(search, answer, [TRUE.format(n=number) + end, ModelError("it broke off")])[-1]
    assert [(s.cited, s.failures) for s in last.sentences] == [((number,), ())]


def test_what_a_later_piece_changes_does_not_stay(search: Search, answer: Answer, number: int) -> None:
    pieces = ["Give tacrolimus etc", ". A", "nakinra too [1]. ", TRUE.format(n=number)]
    last = _all(search, answer, pieces)[-1]
    assert [s.text for s in last.sentences] == ["Give tacrolimus etc. Anakinra too.", TRUE.format(n=number)[:-5] + "."]


def test_a_refusal_takes_no_supported_sentence_away(search: Search, answer: Answer, number: int) -> None:
    reply = f"{TRUE.format(n=number)} {prompts.template('write_refusal')}"
    last = _all(search, answer, reply)[-1]
    assert [s.failures for s in last.sentences] == [()]
    assert last.note == ""


@pytest.mark.parametrize("end", [" [1].", ""])
def test_a_refusal_with_unsupported_words_round_it_is_one(search: Search, answer: Answer, end: str) -> None:
    last = _all(search, answer, f"I am sorry. {prompts.template('write_refusal')}{end}")[-1]
    assert (last.sentences, last.note) == ((), prompts.render("written_refused"))


@pytest.mark.parametrize(
    "reply", ["the quotes do not answer this question", "The quotes do not answer this question [1]"]
)
def test_a_refusal_needs_no_capital_and_no_full_stop(search: Search, answer: Answer, reply: str) -> None:
    last = _all(search, answer, reply)[-1]
    assert (last.sentences, last.note) == ((), prompts.render("written_refused"))


def test_what_only_begins_as_the_refusal_is_none(search: Search, answer: Answer) -> None:
    last = _all(search, answer, "The quotes do not answer this question for children [1].")[-1]
    assert [s.text for s in last.sentences] == ["The quotes do not answer this question for children."]


def test_what_claims_nothing_is_left_out_without_a_word(search: Search, answer: Answer, number: int) -> None:
    reply = f"Sure! Here is what the quotes say: {TRUE.format(n=number)} Let me know if you need more!"
    last = _all(search, answer, reply.replace(": ", ":\n"))[-1]
    assert [s.failures for s in last.sentences] == [()]
    assert last.note == ""


def test_an_answer_that_goes_on_for_too_long_is_stopped(search: Search, answer: Answer) -> None:
    model = ScriptedModel([f"Plasma exchange was given to {n} people [1]. " for n in range(20)])
    last = [a.written for a in Chat(search, model).write(answer)][-1]
    assert last is not None
    assert len(last.sentences) == MOST
    assert last.note == prompts.render("written_enough")
    assert model.closed == 1


def test_an_answer_that_goes_on_without_a_quote_is_stopped_too(search: Search, answer: Answer) -> None:
    model = ScriptedModel([f"Plasma exchange was given to {n} people. " for n in range(20)])
    last = [a.written for a in Chat(search, model).write(answer)][-1]
    assert last is not None
    assert (len(last.sentences), last.note) == (MOST, prompts.render("written_enough"))
    assert model.closed == 1


def test_a_long_answer_is_cut_and_says_so(search: Search, answer: Answer, number: int) -> None:
    long = "Plasma exchange is mentioned" + " as salvage therapy" * 70
    last = _all(search, answer, [f"{TRUE.format(n=number)} ", f"{long} [{number}]. ", "And more."])[-1]
    assert len(last.sentences) == 1
    assert last.note == prompts.render("written_enough")


def test_a_reason_is_in_the_words_of_the_quote(search: Search, answer: Answer) -> None:
    number = next(n for n, q in enumerate(answer.quotes, 1) if "NOT a standard" in q.text)
    reply = f"Plasma exchange is a standard treatment of secondary HLH [{number}]."
    assert "“Therapeutic plasma exchange is NOT a standard" in reason(_all(search, answer, reply)[-1].sentences[0])


@pytest.mark.parametrize("reply", ["", "<think>hm</think>", "\u200b"])
def test_a_model_that_sends_nothing_is_said_to(search: Search, answer: Answer, reply: str) -> None:
    assert _all(search, answer, reply)[-1].note == prompts.render("written_empty")


def test_half_a_character_breaks_nothing(search: Search, answer: Answer, number: int) -> None:
    last = _all(search, answer, f"{TRUE.format(n=number)} Next \ud800 sentence [1].")[-1]
    assert last.done
    assert last.supported[0].cited == (number,)


def test_a_fault_of_ours_leaves_the_quotes(search: Search, answer: Answer, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise TypeError("what nobody foresaw")

    monkeypatch.setattr("assistant.writing.write.check", fail)
    last = _all(search, answer, TRUE.format(n=1))[-1]
    assert (last.sentences, last.note, last.done) == ((), prompts.render("written_failed"), True)


def test_a_model_that_says_nothing_for_long_is_stopped(
    search: Search, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.writing.write.PATIENCE", 0.0)
    model = ScriptedModel([""] * 9)
    last = [a.written for a in Chat(search, model).write(answer)][-1]
    assert last is not None
    assert last.note == prompts.render("written_long")
    assert model.closed == 1


def test_an_endless_reply_is_stopped(search: Search, answer: Answer) -> None:
    model = ScriptedModel(["and so on "] * (LONGEST // 5))
    last = [a.written for a in Chat(search, model).write(answer)][-1]
    assert last is not None
    assert last.note == prompts.render("written_long")
    assert model.closed == 1


def test_who_stops_listening_ends_the_request(search: Search, answer: Answer) -> None:
    model = ScriptedModel(f"{TRUE} " * 9)
    pieces = Chat(search, model).write(answer)
    next(pieces)
    next(pieces)
    pieces.close()
    assert model.closed == 1


def test_an_answer_without_quotes_asks_no_model(search: Search) -> None:
    model = ScriptedModel("Nothing.")
    chat = Chat(search, model)
    assert list(chat.write(chat.ask("zebra crossing fines in Ulm"))) == []
    assert model.asked == []


def _second(search: Search, *replies: Reply, edited: bool = False) -> tuple[Sequence[Answer], Answer, ScriptedModel]:
    model = ScriptedModel(*replies)
    chat = Chat(search, model)
    history = [Turn(QUESTION, chat.ask(QUESTION))]
    first = chat.ask("and what regimen?", history)
    return list(chat.write(first, history, edited=edited)), first, model


def test_a_follow_up_is_read_by_the_model(search: Search) -> None:
    found, first, _ = _second(search, "What regimen of plasma exchange is mentioned?", "Nothing.")
    assert found[-1].standalone == "What regimen of plasma exchange is mentioned?"
    assert (found[-1].question, first.question) == ("and what regimen?",) * 2


@pytest.mark.parametrize(
    "reading",
    [
        "What regimen of etoposide in pregnancy is mentioned?",
        "When is plasma exchange mentioned?",
        "and what regimen?",
        "",
        "x " * 300,
    ],
)
def test_a_reading_that_adds_or_drops_a_term_is_not_taken(search: Search, reading: str) -> None:
    found, first, _ = _second(search, reading, "Nothing.")
    assert found[-1].standalone == first.standalone


def test_a_reading_that_takes_too_long_is_not_taken(search: Search, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.writing.restate.PATIENCE", 0.0)
    found, first, model = _second(search, ["", "What regimen of plasma exchange is mentioned?"], "Nothing.")
    assert found[-1].standalone == first.standalone
    assert model.closed == 1


def test_there_is_a_sign_of_work_while_the_model_reads(search: Search) -> None:
    model = ScriptedModel(["What regimen ", "of plasma exchange is mentioned?"], "Nothing.")
    chat = Chat(search, model)
    history = [Turn(QUESTION, chat.ask(QUESTION))]
    first = chat.ask("and what regimen?", history)
    shown = next(chat.write(first, history))
    assert model.asked == []
    assert shown.quotes == first.quotes
    assert shown.written == Written(model.name, "")


def test_the_model_is_asked_one_question(search: Search) -> None:
    _, _, model = _second(search, "When is plasma exchange mentioned?", "Nothing.")
    assert model.asked[1][1].splitlines()[-1] == f"Question: and what regimen? (asked before: {QUESTION})"


def test_a_reading_that_the_user_edited_is_left_alone(search: Search) -> None:
    _, _, model = _second(search, "Nothing.", edited=True)
    assert len(model.asked) == 1


def test_a_model_that_is_down_is_asked_once(search: Search) -> None:
    found, first, model = _second(search, ModelError("down"))
    assert [a.written.note for a in found if a.written] == ["", "down"]
    assert found[-1].quotes == first.quotes
    assert len(model.asked) == 1


def test_where_the_text_goes_is_said() -> None:
    model = ScriptedModel("Nothing.")
    assert notice(model) == prompts.render("model_stays", model=model.name)
    model.destination = "api.example.org"
    assert "api.example.org" in notice(model)
