"""Bullets that are drawn and not printed."""

from typing import Any

from index.read import read_bytes


def test_a_drawn_dot_begins_an_item_and_an_inner_one_the_items_of_that(page: Any) -> None:
    lines = (
        ("Give all of these:", 72, False),
        ("insulin 10 units", 90, True),
        ("5 units below 50 kg", 110, True),
        ("glucose 25 g", 90, True),
    )
    for n, (text, x, dotted) in enumerate(lines):
        page.write(text, x, 150 + 13 * n)
        if dotted:
            page.rule(x - 10, 144.5 + 13 * n, x - 7, 147.5 + 13 * n)
    found = read_bytes(page.made(), name="a.pdf")
    items = [(s.level, found.words(s), found.text[slice(*s.lead_in)]) for s in found.statements if s.lead_in]
    assert items == [
        (1, "insulin 10 units", "Give all of these:"),
        (2, "5 units below 50 kg", "insulin 10 units"),
        (1, "glucose 25 g", "Give all of these:"),
    ]


def test_a_dot_inside_a_line_is_no_bullet(page: Any) -> None:
    page.write("Give", 72, 150).write("5 mg once a day.", 110, 150).rule(100, 144, 103, 147)
    found = read_bytes(page.made(), name="a.pdf")
    assert {s.kind for s in found.statements} == {"sentence"}
