"""Marks on the drug that is asked of."""

import pytest

from assistant.chat import Chat
from assistant.quoting.of_drug import only_on_drug
from assistant.types import Quote
from index.read import read_bytes
from index.types import Document
from tests.assistant.questions import understood

LINES = (
    "Suramin",
    "Adult: 5 mg/kg",
    "Pentamidine",
    "Dose: 4 mg/kg",
    "Potassium chloride: 600 mg",
    "Bed rest for a week",
)


def listed(*lines: str) -> Document:
    return read_bytes(("# Fever\n\n" + "".join(f"- {line}\n" for line in lines)).encode(), name="fever.md")


@pytest.mark.parametrize(
    ("asked", "marked"),
    [
        ("suramin dose", (1, 5)),
        ("fever suramin adult", (1, 5)),
        ("pentamidine dose", (3, 5)),
        ("what dose instead of suramin?", (1, 3, 4, 5)),
        ("suramin failed, which dose of what now?", (1, 3, 4, 5)),
        ("which dose?", (1, 3, 4, 5)),
        ("dose of ibuprofen", (1, 3, 4, 5)),
    ],
)
def test_the_dose_of_another_drug_is_not_marked(asked: str, marked: tuple[int, ...], chat: Chat) -> None:
    quote = Quote(listed(*LINES), 0, len(LINES), (1, 3, 4, 5), 1.0)
    (found,) = only_on_drug([quote], understood(asked, chat))
    assert found.marked == marked


def test_a_quote_of_which_no_mark_is_left_is_marked_on_the_drug_or_not_shown(chat: Chat) -> None:
    fever = listed("Suramin 5 mg/kg", "Pentamidine 4 mg/kg", "Pentamidine 7 mg/kg", "Suramin 1 mg/kg")
    quotes = [Quote(fever, 0, 1, (0,), 3.0), Quote(fever, 1, 2, (1,), 2.0), Quote(fever, 2, 4, (2,), 1.0)]
    found = only_on_drug(quotes, understood("suramin dose", chat))
    assert [(q.first, q.last, q.marked) for q in found] == [(0, 1, (0,)), (2, 4, (3,))]


def test_a_sentence_without_a_dose_may_go_on_from_one_on_the_drug(chat: Chat) -> None:
    text = b"# Fever\n\nSuramin works. It is slow, unlike pentamidine. Give pentamidine 4 mg/kg.\n"
    quote = Quote(read_bytes(text, name="fever.md"), 0, 3, (0, 1, 2), 1.0)
    (found,) = only_on_drug([quote], understood("suramin dose", chat))
    assert found.marked == (0, 1)
