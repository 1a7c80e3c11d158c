"""PDFs: reading order, headings from the type, lists, tables, and what is left out, on pages set here."""

import itertools
from collections.abc import Sequence
from typing import Any

import pytest

from index.read import read_bytes
from index.read.pdf import read_pdf
from index.types import Document
from tests.index.texts import texts

BOLD = "Helvetica-Bold"
FILL = "words that fill the line so that it is as long as the lines of the paragraph are"


def read(pdf: Any, **made: Any) -> Document:
    return read_bytes(pdf.made(**made), name="a.pdf")


def test_title_sections_and_pages(page: Any) -> None:
    page.write("Give rituximab to all adults.", y=145).write("Doses", y=180, size=12, font=BOLD).write(
        "Give 375 mg/m2 once.", y=200
    )
    page.turn_page().write("Repeat it after a week.", y=100)
    found = read(page)
    assert found.metadata.title == "Guideline for rare diseases"
    assert found.pages == 2
    assert [(s.page, found.sections[s.section].path) for s in found.statements] == [
        (1, ("Treatment",)), (1, ("Treatment", "Doses")), (2, ("Treatment", "Doses")),
    ]  # fmt: skip


def test_running_heads_feet_and_page_numbers_are_left_out(page: Any) -> None:
    for n in range(1, 5):
        page.write("Rare diseases 2024", 72, 30, size=8).write(f"Page {n} of 4", 280, 815, size=8)
        page.write(f"Statement number {n} of the guideline stands here.", y=145 + n)
        if n < 4:
            page.turn_page()
    assert texts(read(page)) == [f"Statement number {n} of the guideline stands here." for n in range(1, 5)]


def test_a_bullet_at_the_top_of_several_pages_is_no_running_head(pdf: Any) -> None:
    items = ["Check the sodium before the first dose.", "Weigh the patient every morning.", "Ask about falls."]
    for text in items:
        pdf.write("•", 72, 60).write(text, 90, 60).turn_page()
    found = read(pdf)
    assert [(s.kind, found.words(s)) for s in found.statements] == [("item", text) for text in items]


def test_line_numbers_are_left_out(page: Any) -> None:
    for n in range(12):
        page.write(str(n + 1), 40, 145 + 20 * n).write(f"Sentence {n} {FILL}.", 72, 145 + 20 * n)
    assert texts(read(page)) == [f"Sentence {n} {FILL}." for n in range(12)]


def test_two_columns_are_read_one_after_the_other(page: Any) -> None:
    page.write("\n".join(["this is the left column of the page and its text is"] * 12) + "\nwritten in prose.", 60, 150)
    page.write("\n".join(["this is the right column of the page and its text"] * 12) + "\nends here.", 310, 150)
    left, right = texts(read(page))
    assert "right" not in left
    assert "left" not in right


def test_a_word_broken_at_the_line_end_is_mended_and_a_hyphen_of_its_own_is_kept(page: Any) -> None:
    page.write("The first-line treatment needs corticosteroids in adults.", y=145)
    page.write(
        "Do not delay corti-\ncosteroids as they are the first-\nline treatment for 3-\n5 days in every case.", y=175
    )
    assert (
        texts(read(page))[1]
        == "Do not delay corticosteroids as they are the first-line treatment for 3-5 days in every case."
    )


def test_a_sentence_that_runs_over_the_page_is_one(page: Any) -> None:
    page.write(f"{FILL.capitalize()} and\n{FILL} and", y=760)
    page.turn_page().write("it goes on here. Then it ends.", y=100)
    found = read(page)
    assert texts(found) == [f"{FILL.capitalize()} and {FILL} and it goes on here.", "Then it ends."]
    assert [s.page for s in found.statements] == [1, 2]


def test_lists_nest_and_keep_labels_and_lead_in(page: Any) -> None:
    page.write("Escalate in this order:", y=145)
    for n, (label, x, text) in enumerate(
        [("1.", 72, "Give etoposide"), ("•", 90, "by mouth"), ("•", 90, "by vein"), ("2.", 72, "Give more")]
    ):
        page.write(label, x, 165 + 15 * n).write(text, x + 16, 165 + 15 * n)
    found = read(page)
    assert [(s.kind, s.level, s.label, found.words(s)) for s in found.statements] == [
        ("sentence", 0, None, "Escalate in this order:"), ("item", 1, "1.", "Give etoposide"), ("item", 2, None, "by mouth"),
        ("item", 2, None, "by vein"), ("item", 1, "2.", "Give more"),
    ]  # fmt: skip


def test_a_ruled_table_is_rows_with_their_header(page: Any) -> None:
    rows = [
        ("Recommendation", "Class", "Level"),
        ("Give beta-blockers for\nrate control in adults.", "I", "B"),
        ("Try digoxin.", "IIa", "C"),
    ]
    for n, row in enumerate(rows):
        page.rule(72, 140 + 34 * n, 520, 140.6 + 34 * n)
        for x, cell in zip((76, 400, 460), row, strict=True):
            page.write(cell, x, 154 + 34 * n, font="Helvetica" if n else BOLD)
    page.rule(72, 242, 520, 242.6)
    for x in (72, 395, 455, 520):
        page.rule(x, 140, x + 0.6, 242)
    found = read(page)
    assert texts(found) == ["Give beta-blockers for rate control in adults. | I | B", "Try digoxin. | IIa | C"]
    lead = found.statements[0].lead_in
    assert lead
    assert found.text[lead.start : lead.end] == "Recommendation | Class | Level"


@pytest.mark.parametrize("apart", [12, 20])
def test_an_amount_is_no_label_and_its_lines_under_a_colon_are_a_list(page: Any, apart: int) -> None:
    steps = ["3.125 mg twice daily for two weeks", "6.25 mg twice daily", "12.5–25 mg twice daily", "50 mg twice daily"]
    page.write("Start carvedilol at a low dose and double it every two weeks as follows:", y=145)
    for n, step in enumerate(steps):
        page.write(step, y=145 + apart * (n + 1))
    page.write(
        f"The dose is doubled at each visit as far as the pulse and the blood pressure allow, to\n25 mg {FILL}.", y=260
    )
    layout = read_pdf(page.made())
    shown = [(b.kind, b.label, layout.text[b.start : b.end]) for b in layout.blocks if b.kind in ("paragraph", "item")]
    assert shown[1:5] == [("item", None, step) for step in steps]
    assert [kind for kind, _, _ in shown] == ["paragraph", "item", "item", "item", "item", "paragraph"]


def grid(
    page: Any, rows: Sequence[tuple[str, ...]], xs: tuple[int, ...], *, open_below: tuple[tuple[int, int], ...] = ()
) -> None:
    """A table at y = 140, each row 24 high, with a rule round each cell but under those, (row, column), in `open_below`.

    `xs` are the edges of its columns. The first row is its header; what follows a "^" behind a number is set as its
    superscript.
    """
    for n, row in enumerate(rows):
        for x, cell in zip(xs, row, strict=False):
            base, _, small = cell.partition("^")
            page.write(base, x + 6, 156 + 24 * n, font="Helvetica" if n else BOLD)
            page.write(small, x + 6 + 5.56 * len(base) - 2.78 * base.count("."), 152 + 24 * n, size=6)
    for column, (left, right) in enumerate(itertools.pairwise(xs)):
        for n in range(-1, len(rows)):
            if (n, column) not in open_below:
                page.rule(left, 164 + 24 * n, right, 164.6 + 24 * n)
    for x in xs:
        page.rule(x, 140, x + 0.6, 140 + 24 * len(rows))


def test_a_superscript_behind_a_dose_in_a_table_is_a_marker_and_no_digit_of_it(page: Any) -> None:
    doses = [("Drug", "Dose (mg)"), ("Enalapril", "20^3"), ("Losartan", "12.5^1,2"), ("Carvedilol", "25")]
    grid(page, doses, (72, 200, 300))
    page.write("References", y=260, size=14, font=BOLD)
    page.write("1. Smith J. A trial. Lancet 2010.\n2. Roe C. Doses. BMJ 2001.\n3. Doe A. A report. 2019.", y=280)
    found = read(page)
    assert texts(found) == ["Enalapril | 20", "Losartan | 12.5", "Carvedilol | 25"]
    assert [s.references for s in found.statements] == [("3",), ("1", "2"), ()]
    assert "Enalapril | 20³\nLosartan | 12.5¹,²\n" in found.text


def test_an_empty_cell_keeps_its_place_between_bars(page: Any) -> None:
    rows = [
        ("", "Newborns", "Children", "Adults"),
        ("Cefazolin", "25 mg/kg", "", "1 g"),
        ("Linezolid", "", "10 mg/kg", ""),
        ("", "", "not under 2 years", "2 g"),
        ("", "", "", ""),
    ]
    grid(page, rows, (72, 160, 240, 360, 440))
    found = read(page)
    assert texts(found) == ["Cefazolin | 25 mg/kg | | 1 g", "Linezolid | | 10 mg/kg", "| | not under 2 years | 2 g"]
    assert found.statements[0].lead_in
    assert "| Newborns | Children | Adults\n" in found.text


def test_a_cell_that_spans_rows_stands_in_each_of_them(page: Any) -> None:
    rows = [
        ("Drug", "eGFR", "Dose"),
        ("", "30-60", "500 mg twice daily"),
        ("", "below 30", "250 mg once daily"),
        ("", "30-60", "no change"),
        ("", "below 30", "avoid"),
    ]
    grid(page, rows, (72, 180, 260, 420), open_below=((1, 0), (3, 0)))
    page.write("Metformin", 78, 192).write("Nitrofurantoin\nby mouth", 78, 234)
    assert texts(read(page)) == [
        "Metformin | 30-60 | 500 mg twice daily", "Metformin | below 30 | 250 mg once daily",
        "Nitrofurantoin by mouth | 30-60 | no change", "Nitrofurantoin by mouth | below 30 | avoid",
    ]  # fmt: skip


def test_words_of_rows_that_no_rule_parts_are_not_mixed_up(page: Any) -> None:
    rows = [("Risk", "Score", "Drug"), ("low", "0", "none"), ("high", "2", "apixaban"), ("very high", "4", "heparin")]
    grid(page, rows, (72, 180, 260, 420), open_below=((1, 0), (2, 0)))
    assert texts(read(page)) == ["low | 0 | none", "high | 2 | apixaban", "very high | 4 | heparin"]


def test_prose_over_a_watermark_and_shaded_lines_is_no_table(page: Any) -> None:
    page.rule(96, 132, 295, 238)  # its right edge runs between words
    prose = [
        "Check the sodium of all adults who take a thiazide within four weeks of the first dose.",
        "If it is low, stop the drug, measure the osmolality of serum and urine, and call for help.",
    ]
    for n in range(8):
        page.rule(70, 135 + 12 * n, 525, 147 + 12 * n).write(prose[n % 2], y=145 + 12 * n)
    assert texts(read(page)) == prose * 4


def test_a_shaded_list_is_no_table_of_bullets(page: Any) -> None:
    page.write("Before the first dose:", y=130)
    for n, text in enumerate(["check the sodium", "stop other diuretics", "weigh the patient", "ask about falls"]):
        page.rule(80, 140 + 16 * n, 500, 156 + 16 * n)
        page.write("o", 84, 151 + 16 * n).write(text, 110, 151 + 16 * n)
    found = read(page)
    assert [s.kind for s in found.statements] == ["sentence", "item", "item", "item", "item"]
    assert "|" not in found.text


def test_superscripts_are_markers_that_the_bibliography_resolves(page: Any) -> None:
    page.write("Steroids help most adults.", y=145).write("1,2", 196, 141, size=6)
    page.write("Rituximab helps some of them.", y=170).write("3", 209.5, 166, size=6)
    page.write("References", y=210, size=14, font=BOLD)
    page.write("1. Smith J. A trial of steroids. Lancet 2010;3:1-9.\n2. Roe C. Doses. BMJ 2001;385:595-", y=230)
    page.write("608. doi:10.1016/abc", 84, 254).write("3. Doe A. A report. Geneva; 2019.", y=266)
    found = read(page)
    assert [s.references for s in found.statements] == [("1", "2"), ("3",)]
    assert [(r.number, r.doi) for r in found.references] == [("1", None), ("2", "10.1016/abc"), ("3", None)]


def test_the_titles_of_the_file_counts_where_the_page_prints_it(page: Any) -> None:
    page.write("Give rituximab to all adults.", y=145)
    assert read(page, title="Microsoft Word - draft7.doc").metadata.title == "Guideline for rare diseases"
    assert read(page, title="Guideline for Rare Diseases").metadata.title == "Guideline for Rare Diseases"


@pytest.mark.parametrize("turn", [90, 270])
def test_a_page_set_sideways_is_read(pdf: Any, turn: int) -> None:
    pdf.write(
        "Guideline for rare diseases",
        100 if turn == 90 else 500,
        780 if turn == 90 else 60,
        size=20,
        font=BOLD,
        turn=turn,
    )
    pdf.write("Give rituximab to\nall adults.", 150 if turn == 90 else 450, 780 if turn == 90 else 60, turn=turn)
    assert texts(read(pdf)) == ["Give rituximab to all adults."]


def test_a_grade_in_the_margin_is_the_label_of_its_recommendation(page: Any) -> None:
    page.write("Beta blockers reduce the frequency of attacks in most of the patients.", 110, 145)
    page.write("A", 76, 185, size=14, font=BOLD)
    page.write(
        "Beta blockers should be used as first-line therapy for the relief of\nsymptoms of stable angina.", 110, 180
    )
    page.write("R", 76, 220, size=14, font=BOLD).write(
        "Offer exercise to all patients who are able to take part in it.", 110, 220
    )
    page.write("The evidence for this is good in most of the groups that were looked at.", 110, 250)
    found = read(page)
    assert [(s.label, found.words(s).split()[0]) for s in found.statements] == [
        (None, "Beta"), ("A", "Beta"), ("R", "Offer"), (None, "The"),
    ]  # fmt: skip
