"""Which statements of a quote answer."""

import pytest

from assistant.asked.question import understand
from assistant.chat import Chat
from assistant.quotes import choose
from index.lexicon import lexicon
from index.read import read_bytes
from tests.assistant.questions import chosen, hit


def test_a_list_whose_headings_say_what_is_asked_answers_as_a_whole(chat: Chat) -> None:
    listed = read_bytes(
        b"# Reflux\n\n## Surgery\n\nContraindications are:\n\n- Ulcer\n- Surgery last week\n- A hernia of any size\n",
        name="reflux.md",
    )
    words = lexicon([listed])
    best_of = hit(listed, 0, [0.2, 0.3, 0.9, 0.1])
    (best,) = choose([best_of], understand("contraindications to surgery", words, lambda _: 1.0), {listed.name: listed})
    assert [listed.words(listed.statements[i]) for i in best.marked] == [
        "Ulcer",
        "Surgery last week",
        "A hernia of any size",
    ]


def test_a_sentence_that_says_what_is_asked_is_marked_with_the_list_that_it_introduces(chat: Chat) -> None:
    text = b"# Gout\n\nThe Leeds guidelines of 2019 list these for an attack:\n\n- Naproxen\n- Colchicine\n"
    gout = read_bytes(text, name="gout.md")
    words = lexicon([gout])
    for asked, marked in (("what do the Leeds guidelines say?", (0, 1, 2)), ("colchicine", (2,))):
        found = choose([hit(gout, 0, [0.8, 0.3, 0.9])], understand(asked, words, lambda _: 1.0), {gout.name: gout})
        assert found[0].marked == marked


def test_a_word_of_the_heading_marks_no_further_line(chat: Chat) -> None:
    text = b"# Gout\n\n## Refractory gout\n\n- Colchicine for refractory attacks\n- Surgery as the last resort\n"
    gout = read_bytes(text, name="gout.md")
    asked = understand("last resort in refractory gout", lexicon([gout]), lambda _: 1.0)
    (quote,) = choose([hit(gout, 0, [0.7, 0.9])], asked, {gout.name: gout})
    assert quote.marked == (1,)


def test_of_a_table_the_rows_of_the_drug_asked_for_are_marked(chat: Chat) -> None:
    rows = "".join(f"| {drug} | 500 mg |\n" for drug in ("Naproxen", "Colchicine", "Ibuprofen"))
    gout = read_bytes(f"# Gout\n\n| Drug | Dose |\n|---|---|\n{rows}".encode(), name="gout.md")
    (quote,) = chosen("dose of naproxen and its alternatives", chat, gout, hit(gout, 0, [0.9, 0.8, 0.8]))
    assert quote.marked == (0,)
    (every,) = chosen("which dose?", chat, gout, hit(gout, 0, [0.9, 0.8, 0.8]))
    assert every.marked == (0, 1, 2)


@pytest.mark.parametrize(
    ("asked", "scores", "marked"),
    [
        ("aspirin", [0.9, 0.1, 0.1, 0.1, 0.1], ["Aspirin 600 mg", "Not recommended for children"]),
        ("aspirin for an adult", [0.9, 0.1, 0.1, 0.1, 0.1], ["Aspirin 600 mg"]),
        ("ibuprofen", [0.1, 0.1, 0.9, 0.1, 0.1], ["Ibuprofen", "Adult: 200 mg", "Child: 10 mg/kg"]),
        ("ibuprofen for a child", [0.1, 0.1, 0.9, 0.1, 0.1], ["Ibuprofen", "Child: 10 mg/kg"]),
        ("ibuprofen for a child", [0.9, 0.1, 0.6, 0.1, 0.1], ["Ibuprofen", "Child: 10 mg/kg"]),
    ],
)
def test_a_name_is_marked_with_its_doses_and_a_dose_with_those_it_is_not_for(
    asked: str, scores: list[float], marked: list[str], chat: Chat
) -> None:
    lines = ["Aspirin 600 mg", "Not recommended for children", "Ibuprofen", "Adult: 200 mg", "Child: 10 mg/kg"]
    pain = read_bytes(("# Pain\n\n" + "".join(f"- {line}\n" for line in lines)).encode(), name="pain.md")
    (quote,) = chosen(asked, chat, pain, hit(pain, 0, scores))
    assert [pain.text[pain.statements[i].start : pain.statements[i].end] for i in quote.marked] == marked


def test_of_a_list_the_doses_of_the_drug_asked_for_are_marked(chat: Chat) -> None:
    lines = [
        "Aspirin 600 mg",
        "Paracetamol",
        "Adult: 1 g",
        "Child:\n  - 1 - 5 years 120 mg",
        "Ibuprofen",
        "Child: 10 mg/kg",
    ]
    pain = read_bytes(("# Pain\n\nGive one:\n\n" + "".join(f"- {line}\n" for line in lines)).encode(), name="pain.md")
    (quote,) = chosen("how much paracetamol", chat, pain, hit(pain, 0, [0.5, *[0.9] * (len(pain.statements) - 1)]))
    marked = [pain.text[pain.statements[i].start : pain.statements[i].end] for i in quote.marked]
    assert marked == ["Adult: 1 g", "1 - 5 years 120 mg"]


def test_of_what_to_avoid_the_lines_that_forbid_are_marked(chat: Chat) -> None:
    lines = [
        "Give naproxen to every adult",
        "Do not give aspirin in gout",
        "Avoid diuretics where possible",
        "Drink much water",
    ]
    listed = read_bytes(("# Gout\n\n## Advice\n\n" + "".join(f"- {line}\n" for line in lines)).encode(), name="gout.md")
    (quote,) = chosen("what should I avoid in gout?", chat, listed, hit(listed, 0, [0.9, 0.3, 0.2, 0.8]))
    assert [listed.words(s) for s in quote.marks] == lines[1:3]


def test_of_steps_the_one_behind_what_was_given_is_marked(chat: Chat) -> None:
    lines = ["Give naproxen", "Give colchicine if naproxen fails", "Give prednisolone"]
    listed = read_bytes(
        ("# Gout\n\n## Steps\n\n" + "".join(f"{n}. {line}\n" for n, line in enumerate(lines, 1))).encode(),
        name="gout.md",
    )
    (quote,) = chosen("colchicine failed, what next?", chat, listed, hit(listed, 0, [0.3, 0.9, 0.2]))
    assert [listed.words(s) for s in quote.marks] == lines[2:]


def test_a_harm_is_marked_where_the_drug_heads_it(chat: Chat) -> None:
    text = b"# Heart\n\n## Adverse reactions\n\n- Naproxen: palsy\n- Prednisolone: bleeding and rash\n- Rest in bed at night\n"
    heart = read_bytes(text, name="heart.md")
    (quote,) = chosen("side effects of naproxen", chat, heart, hit(heart, 0, [0.3, 0.9, 0.8]))
    assert quote.marked == (0,)


@pytest.mark.parametrize(
    ("asked", "marked"),
    [
        ("naproxen indications", (1, 2)),
        ("when do I give naproxen?", (1, 2)),
        ("how long naproxen?", (3,)),
    ],
)
def test_what_is_introduced_with_what_is_asked_for_answers(asked: str, marked: tuple[int, ...], chat: Chat) -> None:
    text = b"# Gout\n\n- Indications for naproxen:\n  - Fever\n  - Swelling of a joint\n- Use it for 5 days\n"
    gout = read_bytes(text, name="gout.md")
    (quote,) = chosen(asked, chat, gout, hit(gout, 0, [0.5, 0.1, 0.1, 0.9]))
    assert quote.marked == marked


DONE, NOT_DONE = (
    ("Antivenom is indicated for", ["Bleeding gums", "Drooping lids"]),
    (
        "Antivenom is not indicated for",
        ["Dry bites", "Local pain alone"],
    ),
)


@pytest.mark.parametrize("heading", ["On arrival", "Antivenom"])
@pytest.mark.parametrize("lists", [(DONE, NOT_DONE), (NOT_DONE, DONE)])
@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("when do I give antivenom?", DONE),
        ("when is antivenom indicated?", DONE),
        ("indications for antivenom", DONE),
        ("he is not better, when do I give antivenom?", DONE),
        ("when is antivenom not indicated?", NOT_DONE),
        ("when must I not give antivenom?", NOT_DONE),
    ],
)
def test_a_list_of_when_something_is_not_done_tells_that_alone(
    asked: str, told: tuple[str, list[str]], lists: tuple[tuple[str, list[str]], ...], heading: str
) -> None:
    text = "".join(f"{lead}:\n\n" + "".join(f"- {item}\n" for item in items) + "\n" for lead, items in lists)
    bites = read_bytes(f"# Bites\n\n## {heading}\n\n{text}".encode(), name="bites.md")
    scores = [0.9 if "ntivenom" in bites.words(s) else 0.3 for s in bites.statements]
    asks = understand(asked, lexicon([bites]), lambda _: 1.0)
    quotes = choose([hit(bites, 0, scores)], asks, {bites.name: bites})
    items = [bites.words(s) for q in quotes for s in q.marks if s.kind == "item"]
    assert items == told[1]


def test_of_two_lists_the_one_whose_lead_in_says_what_is_asked_answers() -> None:
    text = b"# Gout\n\n## Attack\n\nCauses of a relapse:\n\n- Beer\n- Diuretics\n\nTreat with:\n\n- Naproxen\n- Colchicine\n"
    gout = read_bytes(text, name="gout.md")
    asks = understand("causes of relapse", lexicon([gout]), lambda _: 1.0)
    (quote,) = choose([hit(gout, 0, [0.9, 0.8, 0.8, 0.3, 0.1, 0.1])], asks, {gout.name: gout})
    assert [gout.words(s) for s in quote.marks if s.kind == "item"] == ["Beer", "Diuretics"]


def told(asked: str, text: str, *scores: float) -> list[str]:
    """What is marked in the first passage of a document on gout with these items, for these scores of its lines."""
    gout = read_bytes(f"# Gout\n\n## Drugs\n\n{text}".encode(), name="gout.md")
    asks = understand(asked, lexicon([gout]), lambda _: 1.0)
    (quote,) = choose([hit(gout, 0, list(scores))], asks, {gout.name: gout})
    return [" ".join(gout.words(s).split()) for s in quote.marks]


def test_what_stands_under_a_marked_heading_is_marked_with_it() -> None:
    text = "- Renal crisis:\n    - Captopril 5 mg daily\n- Skin tightness:\n    - Methotrexate 10 mg weekly\n"
    assert told("renal crisis", text, 0.9, 0.1, 0.1, 0.1) == ["Renal crisis:", "Captopril 5 mg daily"]


def test_what_is_done_in_a_case_is_marked_with_the_case() -> None:
    text = "- Reassure them and their kin\n- If there is a drug rash\n- Prednisolone 40 mg once daily\n- Rest the joint for a week\n"
    assert told("rash from a drug", text, 0.1, 0.9, 0.1, 0.1)[-2:] == [
        "If there is a drug rash",
        "Prednisolone 40 mg once daily",
    ]


def test_doses_that_stand_under_what_is_asked_of_are_marked_and_not_its_name_alone() -> None:
    text = "- Triple therapy\n- Naproxen 500 mg twice daily\n- Colchicine 1 mg once daily\n- After triple therapy: refer the patient\n"
    assert told("triple therapy doses", text, 0.9, 0.3, 0.3, 0.8) == [
        "Naproxen 500 mg twice daily",
        "Colchicine 1 mg once daily",
    ]
