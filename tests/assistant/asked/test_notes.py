"""Signs of notes are written out as guidelines print them."""

import pytest

from assistant.asked.notes import written_out
from assistant.chat import Chat


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1° hypothyroidism", "primary hypothyroidism"),
        ("gout 2° to diuretics", "gout secondary to diuretics"),
        ("2ndary infection", "secondary infection"),
        ("2ry and 1ry prevention", "secondary and primary prevention"),
        ("2° burn of the hand", "second-degree burn of the hand"),
        ("3° AV block", "third-degree AV block"),
        ("2° burn in 2° gout", "second-degree burn in secondary gout"),
        ("1° AV block, 1° gout", "first-degree AV block, primary gout"),
        ("fever,2° to gout", "fever,secondary to gout"),
        ("naproxen 5mg/kg", "naproxen 5 mg/kg"),
        ("gout, pen allergic", "gout, penicillin allergic"),
        ("Pen-allergic", "penicillin-allergic"),
        ("1.6g/kg or 10mg/m² IV", "1.6 g/kg or 10 mg/m² IV"),
    ],
)
def test_what_notes_write_with_signs_is_written_out(typed: str, meant: str) -> None:
    assert written_out(typed)[0] == meant


@pytest.mark.parametrize(
    "text",
    [
        "38.2°C",
        "temp 38,2°",
        "a fever of 38°",
        "2°C to 8 °C",
        "2nd line",
        "500mg bd",
        "every 3 days",
        "1 g/day",
        "insulin pen",
    ],
)
def test_a_temperature_a_place_in_an_order_and_an_amount_alone_are_as_typed(text: str) -> None:
    assert written_out(text) == (text, ())


def test_each_meaning_of_a_sign_is_told_once() -> None:
    said = written_out("2° burn in 2° gout, not 2° to drugs")[1]
    assert said == (("2°", "second-degree"), ("2°", "secondary"))


def test_the_reply_says_how_a_sign_was_read(chat: Chat) -> None:
    answer = chat.ask("allopurinol in 2° gout")
    assert answer.message.startswith("Read “2°” as “secondary”.")
