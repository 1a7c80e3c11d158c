"""Which statements are shown together: a list ends with the doses of its last drug, a row comes with those of the same drug."""

import pytest

from assistant.asked.question import understand
from assistant.chat import Chat
from assistant.quoting.runs import list_end, list_run
from index.read import read_bytes
from index.split import passages
from index.types import Hit


@pytest.mark.parametrize(
    ("last", "end"),
    [
        (1, "Rest the joint"),
        (2, "500 mg"),  # "Naproxen:" introduces two lines more
        (3, "500 mg"),  # and so does "Adult:"
        (4, "500 mg"),
        (5, "Ice"),
        (6, "Ice"),  # "Plus:" is left out
    ],
)
def test_a_list_ends_in_no_name_without_its_doses(last: int, end: str) -> None:
    listed = b"- Rest the joint\n- Naproxen:\n  - Adult:\n    - 500 mg\n- Ice\n\nPlus:\n\nFluids are given.\n"
    gout = read_bytes(b"# Gout\n\n" + listed, name="gout.md")
    statement = gout.statements[list_end(gout, 0, last) - 1]
    assert gout.text[statement.start : statement.end] == end


def test_what_a_last_line_introduces_is_left_out_where_it_is_long() -> None:
    doses = "\n".join(f"  - On day {n} give one tablet of it in the morning" for n in range(9))
    gout = read_bytes(f"# Gout\n\n- Rest the joint\n- Naproxen:\n{doses}\n".encode(), name="gout.md")
    assert list_end(gout, 0, 2) == 1


def test_a_row_comes_with_those_of_the_same_drug(chat: Chat) -> None:
    rows = "| Drug | eGFR | Dose |\n|---|---|---|\n| Colchicine | 10-30 | 500 mcg daily |\n| Colchicine | <10 | none in attack |\n"
    gout = read_bytes(f"# Gout\n\n{rows}| Naproxen | <30 | none |\n".encode(), name="gout.md")
    asked = understand("colchicine 500 mcg daily", chat.lexicon(), lambda _: 1.0)
    hit = Hit(passages(gout)[0], 1.4, (0.9, 0.5, 0.1), similarity=0.5, coverage=0.5)
    assert list_run(hit, asked, gout) == (0, 2)


@pytest.mark.parametrize(("asked", "rows"), [("warfarin with an INR of 9?", 3), ("warfarin, INR 5.0–8.0?", 1)])
def test_a_row_by_numbers_stands_alone_only_where_it_has_those_of_the_question(
    asked: str, rows: int, chat: Chat
) -> None:
    text = "# Warfarin\n\n| INR | Action |\n|---|---|\n| 1.0–5.0 | Warfarin goes on |\n| 5.0–8.0 | INR of warfarin again |\n| > 8.0 | Vitamin K |\n"
    document = read_bytes(text.encode(), name="w.md")
    (passage,) = passages(document)
    hit = Hit(passage, 1.0, (0.1, 1.0, 0.1), 1.0, 1.0)
    question = understand(asked, chat.lexicon(), lambda _: 1.0)
    first, last = list_run(hit, question, document)
    assert last - first == rows
