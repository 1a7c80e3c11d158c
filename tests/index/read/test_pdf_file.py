"""The letters that a PDF's fonts print."""

from typing import Any

import pytest

from index.read.pdf_file import pages


def printed(pdf: Any) -> list[str]:
    return [w.text for w in pages(pdf.made())[0][0].words]


def test_the_codes_of_fonts_without_a_name_are_letters(pdf: Any) -> None:
    pdf.write("a de\x1cned coe\x1ecient \x10di\x1berent\x11 \x1dow 0\x151 \x16", font="Type3")
    assert printed(pdf) == ["a", "defined", "coefficient", "“different”", "flow", "0–1", "—"]


def test_those_codes_are_none_in_other_fonts(pdf: Any) -> None:
    assert printed(pdf.write("de\x1cned")) == ["dened"]


@pytest.mark.parametrize(("font", "shown"), [("AdvMathSymb", "T=5+"), ("AdvOT0123", "T¼5þ"), ("Helvetica", "T¼5þ")])
def test_signs_of_publishers_fonts_are_what_they_print(pdf: Any, font: str, shown: str) -> None:
    assert printed(pdf.write("T¼5þ", font=font)) == [shown]


def test_the_commonest_font_is_plain_where_most_letters_are_bold(pdf: Any) -> None:
    pdf.write("Give rituximab to all adults.\n" * 20, font="Helvetica-Bold").write("Never", y=750)
    pdf.turn_page().write("Doses", font="Helvetica-Bold")
    assert not any(w.bold for page in pages(pdf.made())[0] for w in page.words)


def test_bold_words_stay_so_where_most_letters_are_not(pdf: Any) -> None:
    pdf.write("Give rituximab.").write("Never", y=150, font="Helvetica-Bold")
    assert [w.text for w in pages(pdf.made())[0][0].words if w.bold] == ["Never"]


def test_headings_with_little_text_under_them_stay_bold(pdf: Any) -> None:
    pdf.write("Guideline for rare diseases", font="Helvetica-Bold").write("Give it once.", y=150)
    assert [w.text for w in pages(pdf.made())[0][0].words if w.bold] == ["Guideline", "for", "rare", "diseases"]
