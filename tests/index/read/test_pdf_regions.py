"""What a page of a PDF shows, asked of a process of its own. Where texts are found: test_pdf_places."""

import io
from typing import Any

import pytest
from PIL import Image

from index.errors import Unreadable
from index.read.pdf_regions import page_image, regions

CUT_OFF = b"%PDF-1.4\n1 0 obj\n<< /Type /Cat"


def test_regions_lie_over_the_words_of_the_image(pdf: Any) -> None:
    content = (
        pdf.write("Offer rituximab to adults.").turn_page().write("Offer plasma exchange\nto “nobody” else.").made()
    )
    found = regions(content, 2, "Offer plasma exchange to “nobody” else.")
    assert len(found) == 2
    image = Image.open(io.BytesIO(page_image(content, 2, 1.0))).convert("L")
    assert image.size == (595, 842)
    dark = image.point(lambda v: 255 if v < 128 else 0).getbbox()
    assert dark is not None
    sides = (min(r.x0 for r in found), min(r.y0 for r in found), max(r.x1 for r in found), max(r.y1 for r in found))
    assert dark == pytest.approx([sides[0] * 595, sides[1] * 842, sides[2] * 595, sides[3] * 842], abs=4)


def test_a_page_that_is_not_there_has_no_regions_and_no_image(pdf: Any) -> None:
    content = pdf.write("Offer rituximab.").made()
    assert regions(content, 2, "Offer rituximab.") == ()
    with pytest.raises(Unreadable, match="no page 2; its last is 1"):
        page_image(content, 2, 1.0)


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(Unreadable, match="damaged"):
        regions(CUT_OFF, 1, "x")
    with pytest.raises(Unreadable, match="damaged"):
        page_image(CUT_OFF, 1, 1.0)
