"""Where a line begins a paragraph or an item."""

from typing import Any

from index.read.pdf import read_pdf

BOLD = "Helvetica-Bold"


def blocks(page: Any) -> list[tuple[str, str | None, str]]:
    """(kind, label, text) of what stands under the heading."""
    layout = read_pdf(page.made())
    return [
        (b.kind, b.label, layout.text[b.start : b.end]) for b in layout.blocks if b.kind not in ("title", "heading")
    ]


def test_a_decimal_at_a_line_end_ends_no_sentence(page: Any) -> None:
    lines = [
        "Keep the TSH of patients whose risk",
        "is high in the long run below 0.1",
        "mU/L, and that of others near it.",
    ]
    for n, line in enumerate(lines):
        page.write(line, 72 + 9 * n, 145 + 12 * n)
    assert blocks(page) == [("paragraph", None, " ".join(lines))]


def test_a_decimal_that_begins_a_line_behind_another_is_no_item(page: Any) -> None:
    lines = ["The widths of the gaps were, in this order, 1.0,", "1.5 and 2.0 mm wide in all of the groups."]
    page.write("\n".join(lines), y=145)
    assert blocks(page) == [("paragraph", None, " ".join(lines))]


def test_a_number_behind_a_full_stop_is_a_reference_and_ends_the_sentence(page: Any) -> None:
    page.write("Keep the TSH of these patients within the range.12\n1. Measure it again.", y=145)
    assert [(kind, label) for kind, label, _ in blocks(page)] == [("paragraph", None), ("item", "1.")]


def test_figures_under_one_another_are_no_sentence(page: Any) -> None:
    page.write("group, sex and mean 73.65\nmedian 70.2\nand here is a line that is as long as others are.", y=145)
    assert [text for _, _, text in blocks(page)][:2] == ["group, sex and mean 73.65", "median 70.2"]


def test_a_bullet_tight_before_its_word_begins_an_item(page: Any) -> None:
    page.write("Treat these:", y=145).write("•Bony metastases", y=160).write("•Lung metastases", y=172, font=BOLD)
    assert blocks(page)[1:] == [("item", None, "Bony metastases"), ("item", None, "Lung metastases")]


def test_a_part_of_an_enumeration_in_a_sentence_begins_no_item(page: Any) -> None:
    lines = [
        "Offer it to all the adults with 1) fever for five days;",
        "2) a spleen that is larger than it was; and 3) ferritin",
        "of 500 or more.",
    ]
    page.write("\n".join(lines), y=145)
    assert blocks(page) == [("paragraph", None, " ".join(lines))]


def test_a_list_that_begins_behind_a_colon_has_items(page: Any) -> None:
    page.write(
        "Offer it to adults with: 1) fever;\n2) a spleen that is larger than it was before;\n3) ferritin.", y=145
    )
    assert [(kind, label) for kind, label, _ in blocks(page)] == [("paragraph", None), ("item", "2)"), ("item", "3)")]


def test_a_number_behind_an_abbreviation_at_a_line_end_begins_no_item(page: Any) -> None:
    lines = ["The drug was found to be better than placebo as in Fig.", "4. Give it to all of the adults."]
    page.write("\n".join(lines), y=145).write("1. Give it as is printed in the table with no.\n2. Repeat it.", y=190)
    assert blocks(page) == [
        ("paragraph", None, " ".join(lines)),
        ("item", "1.", "Give it as is printed in the table with no."),
        ("item", "2.", "Repeat it."),
    ]


def test_an_inner_list_whose_bullets_are_drawn_has_items_and_the_next_step_follows_it(page: Any) -> None:
    page.write("1. Give:", 72, 145)
    for n, text in enumerate(["Adrenaline 1 mg", "Hydrocortisone 200 mg intravenously, as a single", "dose"]):
        page.write(text, 112, 157 + 12 * n)
    page.write("2. Call for help", 72, 193)
    page.write("3. Give fluids", 72, 205)
    assert blocks(page) == [
        ("item", "1.", "Give:"),
        ("item", None, "Adrenaline 1 mg"),
        ("item", None, "Hydrocortisone 200 mg intravenously, as a single dose"),
        ("item", "2.", "Call for help"),
        ("item", "3.", "Give fluids"),
    ]
