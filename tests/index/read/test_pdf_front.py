"""A PDF's title, and what stands between it and the text."""

from typing import Any

from index.read import read_bytes
from index.types import Document

BOLD = "Helvetica-Bold"
PROSE = "Give it to all of the adults who have had a relapse within the last year.\n" * 6


def read(pdf: Any) -> Document:
    return read_bytes(pdf.write(PROSE, y=300).made(), name="a.pdf")


def paths(found: Document) -> set[tuple[str, ...]]:
    return {found.sections[s.section].path for s in found.statements}


def test_the_name_of_a_journal_is_no_title(pdf: Any) -> None:
    pdf.write("Contents lists available at ScienceDirect", y=60, size=8)
    pdf.write("Annals of Rare Diseases", y=90, size=20, font=BOLD)
    pdf.write("journal homepage: www.example.org", y=110, size=8)
    pdf.write("Rituximab for adults with a relapse", y=160, size=14, font=BOLD)
    assert read(pdf).metadata.title == "Rituximab for adults with a relapse"


def test_the_number_of_an_issue_under_a_name_shows_that_it_is_a_journals(pdf: Any) -> None:
    pdf.write("Annals of Rare Diseases", y=90, size=20, font=BOLD)
    pdf.write("August 2010, Volume 36, Issue 3.", y=115, size=8)
    pdf.write("Rituximab for adults with a relapse", y=160, size=14, font=BOLD)
    assert read(pdf).metadata.title == "Rituximab for adults with a relapse"


def test_a_numbered_heading_and_a_larger_one_on_the_second_page_are_no_title(pdf: Any) -> None:
    pdf.write("Rituximab for adults", y=90, size=14, font=BOLD).write(
        "1 A longer introduction here", y=130, size=14, font=BOLD
    )
    pdf.write(PROSE, y=160).turn_page().write("Search of the papers", y=90, size=20, font=BOLD)
    assert read(pdf).metadata.title == "Rituximab for adults"


def test_a_title_may_begin_with_a_small_letter(pdf: Any) -> None:
    pdf.write("mTOR blockers for adults", y=90, size=20, font=BOLD).write(
        "Treatment of a relapse", y=150, size=12, font=BOLD
    )
    assert read(pdf).metadata.title == "mTOR blockers for adults"


def test_authors_with_letters_for_their_places_head_no_section(pdf: Any) -> None:
    pdf.write("Rituximab for adults with a relapse", y=90, size=20, font=BOLD)
    pdf.write("Jane Roe a,b,c , Ann Doe a,b , Carl Smith b , Eva Blum a,b,c", y=130, size=12, font=BOLD)
    assert paths(read(pdf)) == {("Rituximab for adults with a relapse",)}


def test_an_abstract_that_is_cut_off_is_text(pdf: Any) -> None:
    pdf.write("Rituximab for adults with a relapse", y=90, size=20, font=BOLD)
    pdf.write(PROSE.replace(".", " and then") + "for as long as it", y=150).write("Methods", y=280, font=BOLD)
    assert any("and then" in found for found in [t.text[s.start : s.end] for t in [read(pdf)] for s in t.statements])
