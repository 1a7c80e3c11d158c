"""A quote's place on a PDF's page: where its characters are printed, and nowhere where they are not."""

import io
from collections.abc import Sequence
from typing import Any

import pytest
from PIL import Image

from index.read.pdf_file import MAX_PIXELS, picture
from index.read.pdf_places import places

LEFT = "Offer rituximab at a dose of 375 mg/m2 once a\nweek for four weeks to adults with relapse."


def ink(content: bytes, box: Sequence[float]) -> tuple[float, float]:
    """Shares of the dark pixels of the first page that are inside a box, and of the box's pixels that are dark."""
    image = Image.open(io.BytesIO(picture(content, 1, 1.5))).convert("L")
    dark = image.point(lambda v: 255 if v < 128 else 0)
    sides = (image.width, image.height, image.width, image.height)
    left, top, right, bottom = (round(share * side) for share, side in zip(box, sides, strict=True))
    inside = dark.crop((left, top, right, bottom))
    return inside.histogram()[255] / dark.histogram()[255], inside.histogram()[255] / (inside.width * inside.height)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_place_lies_over_the_ink_however_the_page_is_turned(pdf: Any, rotation: int, turn: int) -> None:
    pdf.write("Offer rituximab to adults with a second relapse", 300, 400, turn=turn)
    content = pdf.made(rotation=rotation)
    (box,) = places(content, 1, "Offer rituximab to adults with a second relapse")
    covered, dark = ink(content, box)
    assert covered > 0.99
    assert dark > 0.1


def test_a_text_over_two_lines_has_a_box_for_each(pdf: Any) -> None:
    content = pdf.write(f"Background.\n{LEFT}\nReview after that.").made()
    first, second = places(content, 1, LEFT.replace("\n", " "))
    assert first[3] <= second[1] + 0.01
    assert first[0] == pytest.approx(second[0], abs=0.001)
    assert first[1] < (120 + 12) / 842 < first[3]


def test_only_the_words_of_the_text_are_covered(pdf: Any) -> None:
    content = pdf.write("Stop it. Offer rituximab to all adults now. Review it then.").made()
    (box,) = places(content, 1, "Offer rituximab to all adults now.")
    (before,) = places(content, 1, "Stop it.")
    (after,) = places(content, 1, "Review it then.")
    assert before[2] < box[0] < box[2] < after[0]


def test_a_hyphen_at_a_line_end_is_mended_and_one_of_the_text_counts(pdf: Any) -> None:
    pdf.write("Do not delay corti-\ncosteroids beyond the first-\nline phase of 3-5 days in adults.")
    content = pdf.made()
    assert (
        len(places(content, 1, "Do not delay corticosteroids beyond the first-line phase of 3-5 days in adults.")) == 3
    )
    assert places(content, 1, "beyond the first-line phase of 35 days") == []


def test_nothing_is_found_by_likeness(pdf: Any) -> None:
    content = pdf.write("Give 10 mg of methotrexate once a week.").made()
    assert len(places(content, 1, "Give 10 mg of methotrexate once a week.")) == 1
    for other in ("Give 20 mg of methotrexate", "give 10 mg", "Give 10 mg of methotrexat once", "", "  ", "|"):
        assert places(content, 1, other) == []


def test_a_text_that_runs_over_the_page_is_marked_on_both(pdf: Any) -> None:
    words = ["Consider exchange only as a last resort when all", "other options have failed in the patient. Then stop."]
    for n, part in enumerate(words):
        pdf.write("A guideline on rare diseases", 72, 40, size=8).write(part, y=[700, 100][n])
        pdf.write(str(n + 1), 290, 810, size=8).turn_page()
    content = pdf.made()
    text = "Consider exchange only as a last resort when all other options have failed in the patient."
    (first,), (second,) = places(content, 1, text), places(content, 2, text)
    assert first[1] < 700 / 842 < first[3]
    assert second[1] < 100 / 842 < second[3]
    assert places(content, 3, text) == []


def test_columns_are_read_one_after_the_other(pdf: Any) -> None:
    pdf.write("\n".join(f"left column line number {n} of the text about" for n in range(30)), 50, 100)
    pdf.write("\n".join(f"right column line number {n} of the text about" for n in range(30)), 310, 100)
    first, second = places(pdf.made(), 1, "line number 29 of the text about right column line number 0 of")
    assert first[2] < 0.5 < second[0]
    assert second[3] < first[1]


def test_a_picture_has_the_scale_asked_for_up_to_a_limit(pdf: Any) -> None:
    content = pdf.write("Offer rituximab.").made()
    assert Image.open(io.BytesIO(picture(content, 1, 2.0))).size == (1190, 1684)
    width, height = Image.open(io.BytesIO(picture(content, 1, 1000.0))).size
    assert 0.99 * MAX_PIXELS < width * height < 1.01 * MAX_PIXELS
