"""Lists that are typed as lines or paragraphs are lists."""

import pytest

from index.read.layout import Run
from index.read.typed import typed_pieces


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("1. Give A\u20282. Give B", [("item", "1.", "Give A"), ("item", "2.", "Give B")]),
        ("Do this:\u2028(a) Give A\u2028(b) Rest", [("paragraph", None, "Do this:"), ("item", "(a)", "Give A"), ("item", "(b)", "Rest")]),
        ("• Give A\u2028by mouth\u2028\u2028Then wait.", [("item", None, "Give A by mouth"), ("paragraph", None, "Then wait.")]),
        ("Give A,\u2028then B.", [("paragraph", None, "Give A, then B.")]),
        ("* Halve the dose.\u2028- 5 mg", [("paragraph", None, "* Halve the dose. - 5 mg")]),
        ("(1) Smith 2010. (2) Roe 2001.", [("paragraph", None, "(1) Smith 2010. (2) Roe 2001.")]),
        ("E. coli is common.", [("paragraph", None, "E. coli is common.")]),
    ],
)  # fmt: skip
def test_lines_with_a_label_or_a_bullet_are_items(text: str, pieces: list[tuple[str, str | None, str]]) -> None:
    assert [(p.kind, p.label, p.text) for p in typed_pieces([Run(text)]) if p.text] == pieces


def test_superscripts_of_an_item_keep_their_place() -> None:
    (found,) = typed_pieces([Run("2. It works"), Run("4", raised=True)])
    assert [found.text[s.start : s.end] for s in found.raised] == ["4"]
