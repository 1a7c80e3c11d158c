"""A reply becomes plain sentences; what is checked is what is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import prompts
from assistant.errors import TooLong
from assistant.writing import reply
from assistant.writing.reply import has_ended, heard, plain, said, whole
from tests.scripted import ScriptedModel


def test_a_reply_is_heard_as_far_as_it_has_come() -> None:
    model = ScriptedModel(["", "**Give ", "10** mg."])
    assert list(heard(model, "system", "user", longest=99, patience=9.0)) == ["", "Give", "Give 10 mg."]
    assert model.asked == [("system", "user")]


@pytest.mark.parametrize(
    ("longest", "patience", "sent"),
    [(4, 9.0, 99), (99, 0.0, 99), (99, 9.0, 4)],
)
def test_a_reply_without_an_end_is_ended_after_its_last_piece(
    longest: int, patience: float, sent: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reply, "LONGEST_SENT", sent)
    model = ScriptedModel(["Give it.", " Stop it."])
    steps = heard(model, "", "", longest=longest, patience=patience)
    assert next(steps) == "Give it."
    with pytest.raises(TooLong, match=prompts.render("written_long")):
        next(steps)
    assert model.closed == 1


@pytest.mark.parametrize(
    ("sent", "text"),
    [
        ("Give \u202e1.6\u202c g/kg.", "Give 1.6 g/kg."),
        ("Give 10\u0338 mg\u200b now.", "Give 10 mg now."),
        ("a \ud83d\ude00 b \ud800.", "a \U0001f600 b \N{REPLACEMENT CHARACTER}."),
        ("<think>Is it 5 mg?</think>Give 10 mg.", "Give 10 mg."),
        ("<think>Is it 5 mg?", ""),
        ("Is it 5 mg?</think>\nGive 10 mg.", "Give 10 mg."),
        ("**Dexamethasone** 10 mg/m^2 or `IVIG`.", "Dexamethasone 10 mg/m² or IVIG."),
        ("Give $10\\ mg/m^2$ \\[1\\].", "Give 10 mg/m² [1]."),
        ("## Answer\n1) Give it [1].\n- Stop it [2].", "Give it [1].\nStop it [2]."),
        (
            "Give if platelets > 50 [1].\n> 20 kg or < 5 kg: 10.\n> Then stop.",
            "Give if platelets > 50 [1].\n> 20 kg or < 5 kg: 10.\nThen stop.",
        ),
        ("Give alteplase 10. Then stop.\n10. Then stop.", "Give alteplase 10. Then stop.\nThen stop."),
        ("Here is the answer:\nGive it.", "Give it."),
        ("For refractory disease:\nGive it.", "For refractory disease:\nGive it."),
        ("| a | b |\n|---|---|\n| c | d |", "| a | b |\n| c | d |"),
        ("", ""),
    ],
)
def test_what_is_left_of_a_reply(sent: str, text: str) -> None:
    assert plain(sent) == text


@given(st.text(alphabet=st.characters(codec=None)))
def test_whatever_is_sent_can_be_shown(sent: str) -> None:
    text = plain(sent)
    text.encode("utf-8")
    assert not any(c in text for c in "\u202e\u2066\u200b\x00")


def test_sentences_are_told_apart_each_once_and_the_last_may_be_unfinished() -> None:
    text = "Give it [1]. Stop it [2]. Give it [1]. And th"
    assert said(text) == ["Give it [1].", "Stop it [2].", "And th"]
    assert whole(text) == ["Give it [1].", "Stop it [2]."]


@pytest.mark.parametrize("lead", ["The answer is:", "My short answer:", "Sure!"])
def test_the_manners_of_a_model_are_left_out(lead: str) -> None:
    assert said(f"{lead}\nGive it [1].") == ["Give it [1]."]


@pytest.mark.parametrize(
    ("text", "ended"), [("Give it [1].", True), ("Give it. [1]", True), ("Give it [1]", False), ("Give", False), ("", False)]
)  # fmt: skip
def test_a_sentence_has_ended_with_its_full_stop(text: str, ended: bool) -> None:
    assert has_ended(text) == ended
