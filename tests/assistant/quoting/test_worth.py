"""How much a quote counts for who asks."""

from dataclasses import replace

import pytest

from assistant.chat import Chat
from assistant.quoting.worth import asker, for_asker
from assistant.types import Quote
from assistant.vocabulary.patient import patient
from index.read import read_bytes
from tests.assistant.questions import ASKED, understood

# What a quote that scores 1 may come to: between which others it is placed.
Between = tuple[float, float]
LESS: Between = (0.5, 0.75)
SOMEWHAT_LESS: Between = (0.75, 0.95)
AS_MUCH: Between = (1.0, 1.0)
SOMEWHAT_MORE: Between = (1.05, 1.25)
MORE: Between = (1.25, 1.6)


def is_worth(score: float, between: Between) -> bool:
    least, most = between
    return least - 1e-9 <= score <= most + 1e-9


SPECIAL = """# {title}

## Doses

Give naproxen.

## Renal impairment

Give prednisolone.

## Children 6 months to 6 years

Offer every child ibuprofen.

### Under 6 months

Refer every child. Adults: 500 mg.
"""


def quote(at: int, title: str = "Gout") -> Quote:
    return Quote(read_bytes(SPECIAL.format(title=title).encode(), name="gout.md"), at, at + 1, (at,), 1.0)


@pytest.mark.parametrize(
    ("question", "at", "title", "expected"),
    [
        ("what is given in gout?", 0, "Gout", AS_MUCH),
        ("what is given in gout?", 1, "Gout", SOMEWHAT_LESS),
        ("what is given in gout with kidney trouble?", 1, "Gout", AS_MUCH),
        ("gout with an eGFR of 20", 1, "Gout", SOMEWHAT_MORE),
        ("gout with an eGFR of 20", 0, "Gout", AS_MUCH),
        ("what is given in gout?", 1, "Gout in chronic kidney disease", AS_MUCH),
        ("gout in CKD", 1, "Gout in chronic kidney disease", AS_MUCH),
    ],
)
def test_a_heading_on_people_counts_for_who_asks_about_them(
    question: str, at: int, title: str, expected: Between, chat: Chat
) -> None:
    assert is_worth(for_asker(quote(at, title), asker(understood(question, chat))).score, expected)


DOSES = b"""# Gout

- Naproxen 500 mg twice daily
- If naproxen fails, offer colchicine
- No specific dose of colchicine is recommended
- Rest the joint
"""


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what is given?", [AS_MUCH, AS_MUCH, AS_MUCH, AS_MUCH]),
        ("what dose?", [SOMEWHAT_MORE, AS_MUCH, MORE, AS_MUCH]),
        ("naproxen dose?", [SOMEWHAT_MORE, AS_MUCH, SOMEWHAT_LESS, SOMEWHAT_LESS]),
        ("colchicine dose?", [SOMEWHAT_LESS, AS_MUCH, MORE, SOMEWHAT_LESS]),
        ("naproxen has not worked", [AS_MUCH, MORE, AS_MUCH, AS_MUCH]),
        ("gout in heart failure", [AS_MUCH, AS_MUCH, AS_MUCH, AS_MUCH]),
        ("does every patient with gout need naproxen?", [AS_MUCH, AS_MUCH, SOMEWHAT_LESS, SOMEWHAT_LESS]),
    ],
)
def test_what_is_asked_for_counts_more_and_another_drug_less(
    question: str, expected: list[Between], chat: Chat
) -> None:
    document = read_bytes(DOSES, name="gout.md")
    found = [Quote(document, i, i + 1, (i,), 1.0) for i in range(len(document.statements))]
    who = asker(understood(question, chat))
    assert all(is_worth(for_asker(q, who).score, one) for q, one in zip(found, expected, strict=True))


@pytest.mark.parametrize(
    ("question", "at", "expected"),
    [
        ("a 4 month old", 2, LESS),
        ("a 4 month old", 3, AS_MUCH),
        ("a 3 year old", 2, AS_MUCH),
        ("a 3 year old", 3, LESS),
        ("an adult", 4, AS_MUCH),  # who has no place there, but is named
        ("a 4 month old", 4, LESS),
    ],
)
def test_a_line_holds_for_nobody_outside_its_heading(question: str, at: int, expected: Between) -> None:
    assert is_worth(for_asker(quote(at), asker(ASKED, patient(question))).score, expected)


@pytest.mark.parametrize(
    ("question", "expected", "marked"),
    [
        ("which drug?", AS_MUCH, (0, 1)),
        ("which drug, allergic to naproxen?", AS_MUCH, (1,)),
        ("which drug, allergic to naproxen and colchicine?", LESS, (0, 1)),
    ],
)
def test_a_line_that_would_harm_is_marked_only_where_all_do(
    question: str, expected: Between, marked: tuple[int, ...]
) -> None:
    document = read_bytes(b"# Gout\n\n- Naproxen daily\n- Colchicine daily\n", name="gout.md")
    found = for_asker(Quote(document, 0, 2, (0, 1), 1.0), asker(replace(ASKED, text=question)))
    assert is_worth(found.score, expected)
    assert found.marked == marked


def test_what_is_worth_less_for_two_reasons_is_worth_less_than_for_one(chat: Chat) -> None:
    who = asker(understood("colchicine dose for an adult", chat), patient("an adult"))
    assert for_asker(quote(2), who).score < for_asker(quote(2), replace(who, people=())).score < 1


@pytest.mark.parametrize(
    ("question", "marked", "expected"),
    [
        ("can I give naproxen with warfarin?", (0, 2), MORE),
        ("can I give prednisolone?", (0, 1), AS_MUCH),
        ("which dose of naproxen?", (0, 1), SOMEWHAT_MORE),
    ],
)
def test_what_forbids_answers_whether_something_may_be_given(
    question: str, marked: tuple[int, ...], expected: Between, chat: Chat
) -> None:
    text = b"# Gout\n\n- Naproxen 500 mg\n- Rest the joint for a week\n- Do not combine naproxen with warfarin\n"
    lines = Quote(read_bytes(text, name="gout.md"), 0, 3, (0, 1), 1.0)
    found = for_asker(lines, asker(understood(question, chat)))
    assert found.marked == marked
    assert is_worth(found.score, expected)


def test_what_is_said_of_the_patient_is_marked_instead_of_what_is_said_of_others(chat: Chat) -> None:
    text = b"# Gout\n\n- Naproxen\n- Adult: 500 mg\n- 2 - 5 years: 50 mg\n"
    lines = Quote(read_bytes(text, name="gout.md"), 0, 3, (1,), 1.0)
    assert for_asker(lines, asker(understood("naproxen dose", chat), patient("4 years old"))).marked == (2,)
    assert for_asker(lines, asker(understood("naproxen dose", chat), patient("aged 14 months"))).marked == (1,)


def test_a_drugs_lines_for_others_are_marked_rather_than_its_name_alone() -> None:
    drops = read_bytes(b"# Eyes\n\n## Drops\n\n- Olopatadine:\n    - Child 3 - 18 years: twice daily\n", name="eyes.md")
    asked = Quote(drops, 0, 2, (0, 1), 1.0)
    found = for_asker(asked, asker(ASKED, patient("a 2 year old")))
    assert found.marked == (0, 1)
    assert found.score < 1.0


def test_a_row_for_the_patients_age_counts_more() -> None:
    table = b"# Pneumonia\n\n| Age | Give |\n| --- | --- |\n| < 2 months | Admit |\n| 2 months to 12 years | Amoxicillin |\n"
    guide = read_bytes(table, name="p.md")
    found = for_asker(Quote(guide, 0, 2, (0, 1), 1.0), asker(ASKED, patient("6 week old")))
    assert (found.marked, is_worth(found.score, SOMEWHAT_MORE)) == ((0,), True)
