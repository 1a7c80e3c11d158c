"""A PDF's title, and what stands between it and the text."""

from typing import Any

from index.read import read_bytes
from index.types import Document
from tests.index.texts import texts

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
    assert any("and then" in found for found in texts(read(pdf)))


def test_a_short_word_in_the_largest_type_is_the_title_and_what_stands_under_it_is_text(pdf: Any) -> None:
    pdf.write("Anaphylaxis", y=90, size=20, font=BOLD).write("Give adrenaline 500 micrograms IM at once.", y=120)
    pdf.write("Observation after treatment", y=260, size=14, font=BOLD)
    found = read(pdf)
    assert found.metadata.title == "Anaphylaxis"
    assert paths(found) == {("Anaphylaxis",), ("Observation after treatment",)}
    assert texts(found)[0] == "Give adrenaline 500 micrograms IM at once."


def test_the_first_of_equal_headings_is_the_title_and_a_sentence_above_it_is_text(pdf: Any) -> None:
    pdf.write("This protocol holds for all wards of the hospital.", y=90)
    for y, heading in ((120, "Fluids"), (180, "Dose in children"), (240, "Monitoring and follow-up of patients")):
        pdf.write(heading, y=y, size=14, font=BOLD).write("Give 10 mg/kg to all of them.", y=y + 25)
    found = read(pdf)
    assert found.metadata.title == "Fluids"
    assert texts(found)[:4] == [
        "This protocol holds for all wards of the hospital.",
        *["Give 10 mg/kg to all of them."] * 3,
    ]


def test_contents_and_the_abstract_are_no_title_and_a_citation_above_it_is_no_text(pdf: Any) -> None:
    pdf.write("Journal of rare diseases, volume 70, number 10. doi:10.18637/jss.v070.i10.", y=60)
    pdf.write("Contents", y=90, size=20, font=BOLD)
    pdf.write("Rituximab for adults", y=160, size=14, font=BOLD).write("Abstract", y=270, size=14, font=BOLD)
    found = read(pdf)
    assert found.metadata.title == "Rituximab for adults"
    assert paths(found) == {("Abstract",)}
    assert not any("Journal" in text for text in texts(found))
