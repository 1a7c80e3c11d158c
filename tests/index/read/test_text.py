"""Plain text → blocks: paragraphs, hard-wrapped or not, lists, headings; and that every block is a slice of the text."""

from textwrap import dedent

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.read.text import read_text

WRAPPED = dedent("""\
    ACUTE GOUT
    Introduction
    Gout is caused by crystals of urate in a joint, which is hot, red and
    so tender that a sheet cannot be borne on it; it often begins at night in
    the big toe.
    Treatment
    Drug treatment
    •  Naproxen 500 mg twice daily until the attack has settled, or for as long
       as it is tolerated
    •  Colchicine:
       - 500 micrograms twice daily
       - no more than 6 mg in a course
    1. Rest the joint
    2) Cool it
    """)


def _read(text: str) -> list[tuple[str, str]]:
    return [(b.kind, text[b.start : b.end]) for b in read_text(text).blocks]


def test_hard_wrapped_lines_are_one_paragraph_or_one_item() -> None:
    assert _read(WRAPPED) == [
        ("heading", "ACUTE GOUT"),
        ("heading", "Introduction"),
        (
            "paragraph",
            "Gout is caused by crystals of urate in a joint, which is hot, red and\nso tender that a sheet cannot be borne "
            "on it; it often begins at night in\nthe big toe.",
        ),
        ("heading", "Treatment"),
        ("heading", "Drug treatment"),
        ("item", "Naproxen 500 mg twice daily until the attack has settled, or for as long\n   as it is tolerated"),
        ("item", "Colchicine:"),
        ("item", "500 micrograms twice daily"),
        ("item", "no more than 6 mg in a course"),
        ("item", "Rest the joint"),
        ("item", "Cool it"),
    ]


def test_an_item_keeps_its_label_and_its_depth() -> None:
    items = [b for b in read_text(WRAPPED).blocks if b.kind == "item"]
    assert [b.label for b in items] == [None, None, None, None, "1.", "2)"]
    naproxen, colchicine, dose, most, *_ = (b.level for b in items)
    assert naproxen == colchicine < dose == most


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("", []),
        ("\n \n", []),
        ("# Gout\n\nRest the joint.", ["heading", "paragraph"]),
        ("1. REST\n\nRest the joint.\n\n2. DRUG TREATMENT\n- Naproxen", ["heading", "paragraph", "heading", "item"]),
        (
            "1. DRUGS\n1. Give it.\n2. Stop it.\n\n2. REST\nAt once.",
            ["heading", "item", "item", "heading", "paragraph"],
        ),
        ("1. REST\n2. ICE\n3. LIFT IT\nThen wait.", ["item", "item", "item", "paragraph"]),
        ("1. COLCHICINE 1 MG\nThen wait.", ["item", "paragraph"]),
        ("1. REST THE JOINT.\n\nCool it.", ["item", "paragraph"]),
        ("Rest the joint.\n\nCool it.", ["paragraph", "paragraph"]),
        ("Naproxen 500 mg twice daily\n\nRest the joint.", ["paragraph", "paragraph"]),  # it says a dose: no heading
        (
            "Regimen 1: 2(RHZ+E)/4(RH)\n\nRest the joint.",
            ["paragraph", "paragraph"],
        ),  # nor one with a number behind a colon
        ("Table 2: Doses\n\nRest the joint.", ["heading", "paragraph"]),
        ("When should it be treated?\n\nAt once, by mouth.", ["heading", "paragraph"]),
        ("| Drug | Dose |\n| --- | --- |\n| Naproxen | 500 mg |", ["header", "boilerplate", "row"]),
        ("•\nRest the joint.", ["paragraph"]),  # a bullet that stands alone is no word
    ],
)
def test_kinds(text: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in _read(text)] == kinds


@given(st.text(alphabet="ab .:;•-*1)#|\n\t\rÄé²\u2028", max_size=200))
@example("a)\t1")  # a label is kept, outside its block
@example("- \u2028")  # a bullet with nothing behind it
def test_blocks_are_slices_of_the_text_in_order_and_lose_no_word(text: str) -> None:
    layout = read_text(text)
    assert layout.text == text
    at = 0
    for block in layout.blocks:
        assert at <= block.start < block.end <= len(text)
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        at = block.end
    kept = "".join((b.label or "") + text[b.start : b.end] for b in layout.blocks)
    assert [c for c in text if c in "abÄé"] == [c for c in kept if c in "abÄé"]


def test_a_line_that_stands_under_the_words_of_an_item_belongs_to_it() -> None:
    assert _read("3. Give adrenaline 0.5 mg\n   IM in the thigh\n- Chlorphenamine\n  Adults only\n- Oxygen\n") == [
        ("item", "Give adrenaline 0.5 mg\n   IM in the thigh"),
        ("item", "Chlorphenamine\n  Adults only"),
        ("item", "Oxygen"),
    ]


def test_lines_whose_cells_are_set_with_blanks_are_rows() -> None:
    assert _read("Grades\n\nMild        5.5 - 5.9 mmol/L\nSevere      >= 6.5 mmol/L\n\nGive calcium at once.\n") == [
        ("heading", "Grades"),
        ("row", "Mild        5.5 - 5.9 mmol/L"),
        ("row", "Severe      >= 6.5 mmol/L"),
        ("paragraph", "Give calcium at once."),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Take an ECG in all patients.(1)",
        "Treat K+ >= 6.0",
        "Aim for 4.5 mmol/L",
        "Give it. [1]",
        "Level above 20: omit",
    ],
)
def test_a_line_that_says_something_is_no_heading(line: str) -> None:
    assert _read(f"Potassium\n\n{line}\n\nGive calcium at once.\n")[1] == ("paragraph", line)


BROKEN = dedent("""\
    Give it only to those of whom it is known that they are of the age of
    65. Consider half of the usual dose in those who are frail, which is 5
    - 10 mg daily; the mean length of treatment was reported as some weeks
    and was longer than that of those who had the usual treatment and only.
    """)


def test_a_number_or_a_dash_that_came_to_stand_at_a_line_s_beginning_is_no_item() -> None:
    assert _read(BROKEN) == [("paragraph", BROKEN.strip())]
    steps = "1. Give A to those who are known to be of the age of sixty or so\n2. Give B to those who are known to be of the age of eighty or so\n"
    assert [kind for kind, _ in _read(steps * 2)] == ["item"] * 4


def test_steps_may_have_numbers_without_a_stop() -> None:
    found = read_text("Steps:\n\n1 Give adrenaline\n2 Give fluids\n3 Call for help\n\nThen wait.\n").blocks
    assert [(b.kind, b.label) for b in found][1:-1] == [("item", "1"), ("item", "2"), ("item", "3")]


def test_numbered_lines_alone_above_paragraphs_are_headings_unless_they_say_what_to_do() -> None:
    text = "Asthma\n\n1. {} adults\n\nGive 5 mg to every adult.\n\n2. {} children\n\nGive 1 mg to every child.\n"
    assert [(b.kind, b.level) for b in read_text(text.format("Care of", "Care of")).blocks][1::2] == [
        ("heading", 2)
    ] * 2
    assert [b.kind for b in read_text(text.format("Treat", "Treat")).blocks][1::2] == ["item", "item"]


def test_what_stands_in_brackets_need_not_be_in_capitals_in_a_heading() -> None:
    text = "DOSES\n\n4. ADJUSTING THE RATE (hourly, then 2-hourly)\n\nCheck it and go on.\n"
    assert _read(text)[1] == ("heading", "4. ADJUSTING THE RATE (hourly, then 2-hourly)")


def test_rules_underline_headings_and_part_the_heads_of_a_table_from_its_rows() -> None:
    text = dedent("""\
        THE HOSPITAL

        Control of glucose
        ==================

        Glucose        Rate
        (mmol/L)       (mL/h)
        ---------------------
        10.1 - 12.0    none
        12.1 - 15.0    2
        """)
    assert _read(text) == [
        ("heading", "THE HOSPITAL"),
        ("title", "Control of glucose"),
        ("boilerplate", "=================="),
        ("header", "Glucose        Rate\n(mmol/L)       (mL/h)"),
        ("boilerplate", "---------------------"),
        ("row", "10.1 - 12.0    none"),
        ("row", "12.1 - 15.0    2"),
    ]


def test_a_short_line_that_goes_on_with_those_above_it_is_no_heading() -> None:
    text = "Regimen\nDay 1-3: 30 mg\nDay 4-5: 20 mg\nDay 6: stop\n\nHalve it in old age.\n"
    assert _read(text)[1:] == [
        ("paragraph", "Day 1-3: 30 mg"),
        ("paragraph", "Day 4-5: 20 mg"),
        ("paragraph", "Day 6: stop"),
        ("paragraph", "Halve it in old age."),
    ]
    assert _read("Dose 1: 30 mg\n\nDose 2: later\n\nHalve it in old age.")[1] == ("heading", "Dose 2: later")


def test_a_line_that_says_who_wrote_it_is_no_heading_and_no_item() -> None:
    text = "CARE OF ADULTS\nA pocket note\n\nWritten by: Dr A. Bell\nLast updated: May 2019\n\nWho is it for\nAll adults who drink."
    assert [kind for kind, _ in _read(text)] == ["heading", "heading", "paragraph", "heading", "heading", "paragraph"]
