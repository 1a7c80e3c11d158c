"""A part of a guideline that a question names, and what speaks of it."""

import pytest

from assistant.asked.sections import sections_asked, speaks_of_section, without_sections


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("prognosis of gout", ("prognosis",)),
        ("HLH diagnostic criteria", ("diagnosis",)),
        ("differential diagnosis of gout", ("differential diagnosis",)),
        ("how is gout diagnosed?", ("diagnosis",)),
        ("a newly diagnosed adult", ()),
        ("which tests for gout?", ("investigations",)),
        ("how do I wean him off?", ("tapering",)),
        ("how do you prevent gout", ("prevention",)),
        ("gout dose", ()),
    ],
)
def test_a_question_names_parts(text: str, parts: tuple[str, ...]) -> None:
    assert sections_asked(text) == parts


@pytest.mark.parametrize(
    ("head", "text", "part", "speaks"),
    [
        ("Complications", "Tophi", "complications", True),
        ("", "It leads to kidney stones.", "complications", True),
        ("Treatment", "Colchicine 1 mg", "complications", False),
        ("Common pitfalls", "Do not stop it.", "how common it is", False),
        ("", "It is seen in 2% of adults.", "how common it is", True),
        ("Differential diagnoses", "Cellulitis", "differential diagnosis", True),
    ],
)
def test_a_text_speaks_of_a_part_or_stands_under_it(head: str, text: str, part: str, speaks: bool) -> None:
    assert speaks_of_section(text, head, part) is speaks


def test_what_names_parts_is_left_out() -> None:
    assert without_sections("prognosis of gout").split() == ["of", "gout"]
