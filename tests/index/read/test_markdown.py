"""Markdown: the reading text without its marks, with headings, lists, tables and drawn trees."""

import pytest

from index.read import read_bytes
from index.types import Document, Metadata
from tests.index.texts import texts


def read(text: str) -> Document:
    return read_bytes(text.encode(), name="a.md")


def shown(found: Document) -> list[tuple[str, int, str | None, str]]:
    return [(s.kind, s.level, s.label, found.words(s)) for s in found.statements]


def test_marks_are_not_part_of_the_reading_text() -> None:
    found = read(
        "---\ntitle: x\n---\n# Care\n\n<!-- Give poison. -->\n**Give** *A* and `B`, 2 * 3 * 4 or snake_case_word.\n"
    )
    assert shown(found) == [("sentence", 0, None, "Give A and B, 2 * 3 * 4 or snake_case_word.")]
    assert found.metadata.title == "x"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("**HLA-B*5801 testing** | Test first", "HLA-B*5801 testing | Test first"),
        ("**A**ge | **B**lood pressure", "Age | Blood pressure"),
        ("***Acinetobacter* (resistant)** | Give more", "Acinetobacter (resistant) | Give more"),
        ("**T2*/SWI** | **5 mg**", "T2*/SWI | 5 mg"),
        ("5 mg** | **P < 0.05; ***P < 0.01", "5 mg** | **P < 0.05; ***P < 0.01"),
    ],
)
def test_strong_words_may_hold_an_asterisk_and_end_inside_a_word(source: str, shown: str) -> None:
    found = read(f"# Care\n\n| Sign | Meaning |\n| --- | --- |\n| {source} |\n")
    assert texts(found) == [shown]


def test_the_trunks_of_a_drawn_tree_are_no_words() -> None:
    found = read("# Care\n\n```\nAllergy to A?\n|     |\n|     |     Give B\n│\n|     Else give A\n```\n")
    assert texts(found) == ["Allergy to A?", "Give B", "Else give A"]


def test_front_matter_is_what_the_document_states_of_itself() -> None:
    front = 'title: "Gout care"\ndate: 2023-05-01\nlast_updated: 2024-05-01\nstatus: Draft - not for use\npublisher: City Hospital'
    found = read(f"---\n{front}\ntags:\n  - gout\n---\n# Rest\n\nRest the joint.\n")
    assert found.metadata == Metadata("Gout care", None, "City Hospital", "Draft - not for use", "2024-05-01")
    assert [found.sections[s.section].path for s in found.statements] == [("Rest",)]
    assert "City" not in found.text
    assert read("---\ndraft: true\n---\n# Rest\n\nRest.\n").metadata == Metadata("Rest", status="draft")


def test_inline_html_is_no_part_of_the_words() -> None:
    found = read(
        "# Care\n\nRest for an hour.<sup><a href='#1'>1,2</a></sup> Cool it below 10<sup>9</sup>/L, <b>not</b> at H<sub>2</sub>O &ge; 5 &lt;6 <b.\n"
    )
    assert [(text, s.references) for (_, _, _, text), s in zip(shown(found), found.statements, strict=True)] == [
        ("Rest for an hour.", ("1", "2")),
        ("Cool it below 10⁹/L, not at H2O ≥ 5 <6 <b.", ()),
    ]


def test_a_quotation_loses_its_mark_and_an_amount_keeps_its_sign() -> None:
    found = read(
        "# Care\n\n> **Warning:** Do not wait.\n> 1. Rest.\n>\n> - Cool it\n\n> 65 years: give less.\n\n&gt; 5 mg is too much.\n"
    )
    assert [text for *_, text in shown(found)] == [
        "Warning: Do not wait.", "Rest.", "Cool it", "> 65 years: give less.", "> 5 mg is too much.",
    ]  # fmt: skip


def test_a_table_may_lack_its_outer_bars() -> None:
    found = read("# Care\n\nDrug | Dose\n--- | ---\nA | 5 mg\nB<sup>4</sup> | 7 mg\n\nStop | go.\n")
    assert [(kind, text) for kind, _, _, text in shown(found)] == [
        ("row", "A | 5 mg"), ("row", "B⁴ | 7 mg"), ("sentence", "Stop | go."),
    ]  # fmt: skip


def test_lists_nest_by_indent() -> None:
    found = read("# Care\n\nDo this:\n\n1. Give A\n   - by mouth\n2. Stop\n")
    assert shown(found) == [
        ("sentence", 0, None, "Do this:"), ("item", 1, "1.", "Give A"), ("item", 2, None, "by mouth"), ("item", 1, "2.", "Stop"),
    ]  # fmt: skip


def test_a_table_has_rows_and_no_rules() -> None:
    found = read("# Care\n\n| Drug | Dose |\n|---|---|\n| A | 5 mg |\n| B | 7 mg |\n")
    assert shown(found) == [("row", 0, None, "A | 5 mg"), ("row", 0, None, "B | 7 mg")]
    lead = found.statements[1].lead_in
    assert lead
    assert found.text[lead.start : lead.end] == "Drug | Dose"


def test_a_tree_drawn_with_arrows_is_steps_with_what_they_hang_from() -> None:
    found = read(
        "# Care\n\n```\nSuspected relapse\n  --> Allergy to A?\n      --> Give B\n  --> Else:\n      --> Give A\n```\n"
    )
    assert [(kind, text) for kind, _, _, text in shown(found)] == [
        ("row", "Suspected relapse"), ("item", "Allergy to A?"), ("item", "Give B"), ("item", "Else:"), ("item", "Give A"),
    ]  # fmt: skip
    leads = [found.text[s.lead_in.start : s.lead_in.end] if s.lead_in else None for s in found.statements]
    assert leads[2:] == ["Allergy to A?", leads[3], "Else:"]


def test_headings_of_both_kinds() -> None:
    found = read("Care\n====\n\nGive A.\n\nDoses\n-----\n\nGive 5 mg.\n\n### Children ###\n\nGive 2 mg.\n")
    assert [found.sections[s.section].path for s in found.statements] == [("Care",), ("Doses",), ("Doses", "Children")]


def test_a_break_parts_paragraphs_but_no_cell_and_no_item() -> None:
    document = read_bytes(
        b"Rest the joint.<br> <br>Use ice.\n\n| Drug<br>Dose | Day |\n\n- Naproxen<br/>500 mg\n", name="gout.md"
    )
    assert document.text.split("\n\n") == ["Rest the joint.", "Use ice.", "| Drug Dose | Day |", "- Naproxen 500 mg\n"]


@pytest.mark.parametrize("rule", ["|---|---|", "|:--|:-:|", "| - | - |"])
def test_the_rule_of_a_table_is_no_row(rule: str) -> None:
    found = read(f"# Care\n\n| Age | Dose |\n{rule}\n| 6 years | 300 mg |\n| - | - |\n")
    assert texts(found) == ["6 years | 300 mg", "- | -"]
    assert {found.text[slice(*s.lead_in)] for s in found.statements if s.lead_in} == {"Age | Dose"}


def test_notes_are_references_and_their_numbers_are_raised() -> None:
    found = read(
        "# Care\n\nGive it.[^a] Stop it [^b]. Go on.^2^\n\n[^a]: Smith J. Gout. 2019.\n    https://example.org/a\n[^b]: Doe J. 2020.\n"
    )
    assert [(found.words(s), s.references) for s in found.statements] == [
        ("Give it.", ("1",)),
        ("Stop it", ("2",)),
        ("Go on.", ("2",)),
    ]
    assert [(r.number, r.text) for r in found.references] == [
        ("1", "Smith J. Gout. 2019. https://example.org/a"),
        ("2", "Doe J. 2020."),
    ]


def test_where_a_numbered_label_leads_to_is_a_reference() -> None:
    found = read('# Care\n\nGive it [1].\n\n[1]: https://example.org/x "College 2021"\n[home]: https://example.org\n')
    assert texts(found) == ["Give it"]
    assert [(r.number, r.text, r.url) for r in found.references] == [("1", "College 2021", "https://example.org/x")]


def test_what_is_struck_out_is_not_read() -> None:
    found = read("# Care\n\nGive ~~10 mg~~ 20 mg, <del>or 30 mg</del>at once, ~5 times.\n")
    assert texts(found) == ["Give  20 mg, at once, ~5 times."]


def test_what_is_preformatted_ends_with_the_fence_that_began_it() -> None:
    found = read("# Care\n\n```\n~~~\n# no heading\n```\n\n## Treatment\n\nGive it.\n")
    assert [found.sections[s.section].path[-1] for s in found.statements if "Give" in found.words(s)] == ["Treatment"]
    assert "no heading" not in {part for s in found.sections for part in s.path}


def test_an_empty_cell_at_the_beginning_of_a_row_keeps_its_column() -> None:
    found = read(
        "# Care\n\n| Drug | Child | Adult |\n|---|---|---|\n| A | 1 mg | 2 mg |\n|  | 3 mg | 4 mg |\n| B | 5 mg | |\n"
    )
    assert texts(found) == ["A | 1 mg | 2 mg", "| 3 mg | 4 mg", "B | 5 mg"]


def test_signs_behind_a_backslash_are_signs() -> None:
    found = read(
        "# Care\n\nAge \\> 65 and CRP \\< 5. It works \\[1\\]. Give _10 mg_, not a_b_c.\n\n## Doses {#doses}\n\n\\- 5 mg\n"
    )
    assert [text for *_, text in shown(found)] == [
        "Age > 65 and CRP < 5.",
        "It works",
        "Give 10 mg, not a_b_c.",
        "\\- 5 mg",
    ]
    assert found.statements[1].references == ("1",)
    assert found.sections[-1].path[-1] == "Doses"


def test_a_number_at_a_line_s_beginning_is_no_item_inside_a_sentence() -> None:
    assert "65. Consider" in read("# Care\n\nGive to those older than\n65. Consider half the dose.\n").text
    found = read("# Care\n\nGive to those older than\n65. Consider half the dose.\n")
    assert [s.kind for s in found.statements] == ["sentence", "sentence"]
    assert read("# Care\n\nStop it now\n2. Wait\n").statements[1].label == "2."
