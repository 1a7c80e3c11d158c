"""What a source states about itself."""

from typing import Any

import pytest

from index.read import read_bytes
from index.read.head import with_head
from index.read.markdown import read_markdown
from index.read.metadata import stated
from index.read.text import read_text
from index.types import Metadata
from tests.index.texts import texts


def _stated(text: str, given: Metadata | None = None) -> Metadata:
    return stated(text, with_head(text, read_text(text).blocks), given or Metadata())


@pytest.mark.parametrize(
    ("line", "updated"),
    [
        ("Last updated: February 14, 2026", "February 14, 2026"),
        ("Last Reviewed 3 May 2021", "3 May 2021"),
        ("Published online: 2019-04-30", "2019-04-30"),
        ("Updated on 03/04/2025", "03/04/2025"),
        ("Publication date: Sept. 2020", "Sept. 2020"),
        ("Version of May 2022", "May 2022"),
        ("Last updated: 14.02.2026", "14.02.2026"),
        ("Last updated 14th February 2026", "14th February 2026"),
        ("Last updated: 2026/02/14", "2026/02/14"),
        ("Last Updated: 14-Feb-2026", "14-Feb-2026"),
        ("Last updated: 2024", "2024"),
        ("Last update: 3 May 2021", "3 May 2021"),
        ("Revised: March 2022", "March 2022"),
        ("Updated in May 2024", "May 2024"),
        ("Version 4, February 2023", "February 2023"),
        ("Published: 10 January 2012\nLast updated: 4 March 2024", "4 March 2024"),
        ("First published: January 2012. Last reviewed: March 2024. Next review date: March 2027", "March 2024"),
        ("Date of next review: 31 December 2026\nDate of issue: 1 January 2022", "1 January 2022"),
        ("Date approved | 22 May 2023", "22 May 2023"),
        ("Approved: 02/06/2021   Review due: 02/06/2024", "02/06/2021"),
        ("Version 2.0, issued 30 June 2022. Valid until 30 June 2025.", "30 June 2022"),
        ("Approved by: Maternity Governance Group, 3 September 2024", "3 September 2024"),
        ("Draft for consultation, October 2026.", "October 2026"),
        ("Draft for consultation, comments are due 3 May 2027.", None),
        ("Issued with every pump since 3 May 2024 is a leaflet.", None),
        ("Approved by the Medicines Agency for gout, 3 May 2021.", None),
        ("The approved dose was halved in May 2021.", None),
        ("Review date: March 2027", None),
        ("Expiry date: 31 December 2026", None),
        ("Search date: 1 June 2025", None),
        ("The list is to be updated March 2027", None),
        ("Effective January 1, 2024, clinics close at noon.", None),
        ("Give it until 3 May 2021", None),
        ("Last updated: soon", None),
    ],
)
def test_the_date_of_the_last_change_is_kept_as_printed(line: str, updated: str | None) -> None:
    assert _stated(f"Gout in adults\n\n{line}\n\nRest the joint.").updated == updated


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("Review status: Approved", "Approved"),
        ("Review status: Approved. Last updated: 12 March 2024", "Approved"),
        ("Article status: pending approval", "pending approval"),
        ("Status - Withdrawn", "Withdrawn"),
        ("Status\tPending review", "Pending review"),
        ("• Status: Withdrawn", "Withdrawn"),
        ("| Status | Approved |\n| Date | 3 May 2024 |", "Approved"),
        ("| Status | Dose |\n| Mild | 5 mg |", None),
        ("DRAFT", "DRAFT"),
        ("Draft 2 - do not use", "Draft 2 - do not use"),
        ("Draft 2 beer and 3 wine", None),
        ("SUPERSEDED by v7", "SUPERSEDED by v7"),
        ("Archived 2 Feb 2023", "Archived 2 Feb 2023"),
        ("WITHDRAWN", "WITHDRAWN"),
        (
            "Radiology R12. WITHDRAWN 1 February 2025 - superseded by R13. Last updated May 2018.",
            "WITHDRAWN 1 February 2025 - superseded by R13",
        ),
        ("Neurology group. Status: Under review. Last reviewed May 2024.", "Under review"),
        ("Status: Approved        Issued: 03/09/2021        Review by: 03/09/2024", "Approved"),
        (
            "Haematology · Approved by the Thrombosis Committee · Published May 2024",
            "Approved by the Thrombosis Committee",
        ),
        ("Approved April 2025.", "Approved April 2025"),
        ("Approved: 02/06/2021   Review due: 02/06/2024", "Approved: 02/06/2021"),
        ("Published: May 2023 · Next review due: May 2026 · Status: Ratified", "Ratified"),
        ("Hollin Hospital – Emergency Department. Version 5. Under review. Last reviewed 9 May 2021.", "Under review"),
        ("Under review. Issued 3 May 2024. Status: Approved.", "Under review"),
        ("Under review of the notes, halve it.", None),
        ("Patients under review are not to be given colchicine.", None),
        ("Approved by the FDA in 2009 for gout.", None),
        ("Approved by the Medicines Agency for gout.", None),
        ("Colchicine was approved by the FDA in 2009 for gout.", None),
        ("WITHDRAWN PATIENTS WERE NOT COUNTED", None),
        ("Content pending human review", "pending human review"),
        ("Human review pending", "Human review pending"),
        ("Status: Reviewed by the board. This article is awaiting human review.", "awaiting human review"),
        ("This guideline has been superseded.", "superseded"),
        ("Status: Approved\n\nWithhold colchicine pending medical review.", "Approved"),
        ("Withhold colchicine pending medical review.", None),
        ("This is a draft guideline.", "draft guideline"),
        ("The status epilepticus: give diazepam.", None),
        ("Submitted Under Review Approved. Content pending peer review. Status: Approved", "pending peer review"),
    ],
)
def test_a_status_is_the_sources_and_a_pending_review_outweighs_an_approval(line: str, status: str | None) -> None:
    assert _stated(f"Gout in adults\n\n{line}\n\nRest the joint.").status == status


@pytest.mark.parametrize(
    ("line", "review"),
    [
        ("Review date: March 2027", "March 2027"),
        ("Status: Approved        Issued: 03/09/2021        Review by: 03/09/2024", "03/09/2024"),
        ("Date of next review: 31 December 2026", "31 December 2026"),
        ("Valid until: May 2023", "May 2023"),
        ("Expiry 03/2025", "03/2025"),
        ("Review due November 2026", "November 2026"),
        ("This guideline should not be used after March 2024.", "March 2024"),
        ("Last reviewed: March 2024", None),
        ("Check the expiry date of the vial.", None),
    ],
)
def test_the_day_of_the_next_review(line: str, review: str | None) -> None:
    assert _stated(f"Gout in adults\n\n{line}\n\nRest the joint.").review == review


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Publisher: College of Rheumatology", "College of Rheumatology"),
        ("Organisation: College of Rheumatology", "College of Rheumatology"),
        ("Trust: Northmoor Foundation Trust", "Northmoor Foundation Trust"),
        (
            "Owner: Rheumatology Governance Group, Castleford Hospital",
            "Rheumatology Governance Group, Castleford Hospital",
        ),
        ("Document owner: Miss A. Bell, Consultant", None),
        ("Owner: Ann Bell", None),
        ("Trust the patient", None),
        ("© 2020-2024 College of Rheumatology. All rights reserved.", "College of Rheumatology"),
        ("The College assumes no liability.", "The College"),
        ("(c) 2020 College of Rheumatology", "College of Rheumatology"),
        ("Copyright (c) College of Rheumatology", "College of Rheumatology"),
        ("Copyright © 2010 Ann E. Tully et al. This is an open access article.", None),
        ("© 2020 Tully et al", None),
        ("© The Authors 2020", None),
        ("(c) Creatinine is high", None),
        ("Rest it if: (a) it is hot; (c) Creatinine is high", None),
        ("Source control is rarely needed", None),
        ("Published data are few.", None),
    ],
)
def test_a_publisher(line: str, publisher: str | None) -> None:
    assert _stated(f"Gout in adults\n\n{line}\n\nRest the joint.").publisher == publisher


OWN = """# Gout in adults

| Document type | Guideline | Version | 3.1 DRAFT – not for clinical use |
|---|---|---|---|
| Author | Dr A. Bell | Approved by | Joint Committee, 3 May 2024 |
| Issue date | 12 October 2025 | Review date | October 2028 |

| Drug | Dose |
|---|---|
| Naproxen | 500 mg |
"""


def test_a_table_about_the_document_is_what_it_states_and_no_evidence() -> None:
    gout = read_bytes(OWN.encode(), name="gout.md")
    stated = gout.metadata
    assert (stated.status, stated.updated) == ("DRAFT – not for clinical use", "12 October 2025")
    assert stated.review == "October 2028"
    assert texts(gout) == ["Naproxen | 500 mg"]
    graded = read_bytes(b"# Gout\n\n| Status | Dose |\n|---|---|\n| Mild | 5 mg |\n", name="gout.md")
    assert graded.text[slice(*(graded.statements[0].lead_in or ()))] == "Status | Dose"
    approved = read_bytes(OWN.replace("3.1 DRAFT – not for clinical use", "3.1").encode(), name="gout.md")
    assert approved.metadata.status == "Approved by: Joint Committee, 3 May 2024"


def test_what_the_format_states_goes_before_what_the_text_does() -> None:
    given = Metadata(title="Gout", updated="2024")
    assert _stated("Gout in adults\n\nLast updated: May 2020\n\nRest the joint.", given) == given


def test_a_question_above_a_titled_article_is_its_question() -> None:
    question = "What helps an adult whose gout comes back again and again although he drinks no beer at all?"
    found = _stated(f"{question}\n\n# Gout in adults\n\nRest the joint.")
    assert (found.title, found.question) == ("Gout in adults", question)


def test_nothing_is_made_up() -> None:
    assert _stated("Rest the joint. Cool it.") == Metadata()
    assert _stated("") == Metadata()


def test_lines_of_the_head_are_metadata_and_a_labelled_abstract_is_a_section() -> None:
    text = "Gout in adults\n\nAuthors: A. Smith, B. Jones\n\nAbstract: Rest the joint at once."
    blocks = with_head(text, read_text(text).blocks)
    assert [(b.kind, text[b.start : b.end]) for b in blocks] == [
        ("title", "Gout in adults"),
        ("metadata", "Authors: A. Smith, B. Jones"),
        ("heading", "Abstract"),
        ("paragraph", "Rest the joint at once."),
    ]


@pytest.mark.parametrize(
    ("block", "left"),
    [
        ("Last updated: 3 May 2024", []),
        ("Review status: Approved\nLast updated: 3 May 2024", []),
        ("Version 2. First published: January 2012; next review: March 2027", []),
        ("• Status: Approved", []),
        ("| Status | Approved |", []),
        ("Human review pending", []),
        ("Status: Approved\nCool the joint.", ["Cool the joint."]),
        ("Updated May 2024. Status: Approved 3 Sept. 2024 by the board", []),
        ("Updated May 2024 limits apply to all.", ["Updated May 2024 limits apply to all."]),
        ("| Date | Dose |", ["Date | Dose"]),
        ("Version 2.0, issued 30 June 2022. Status: Final. Valid until 30 June 2025.", []),
        ("Calder Valley Stroke Network. Version 2. Last reviewed 20 May 2023. Review by 20 May 2026.", []),
        ("Penrose Valley Group. Draft for consultation, not yet approved. Updated 3 May 2025. Expires 3 May 2027.", []),
        ("Last updated: 9 May 2026 | Next review: May 2029 | Owner: Paediatrics", []),
        ("Written by: Dr A. Bell\nVersion: 2", []),
        ("Approved by the FDA in 2009 for gout.", ["Approved by the FDA in 2009 for gout."]),
        ("Under review. Halve it in May 2024.", ["Under review. Halve it in May 2024."]),
        ("Valid until the joint is cool.", ["Valid until the joint is cool."]),
        ("Acute Gout. Rest it. Version 2.", ["Acute Gout. Rest it. Version 2."]),
    ],
)
def test_what_a_document_says_of_itself_is_no_evidence(block: str, left: list[str]) -> None:
    layout = read_markdown(f"# Gout in adults\n\n{block}\n\nRest the joint.")
    shown = [b for b in with_head(layout.text, layout.blocks) if b.kind not in ("title", "metadata")]
    assert [layout.text[b.start : b.end] for b in shown] == [*left, "Rest the joint."]


@pytest.mark.parametrize("part", ["Status: draft ", "Updated  2020  ", "Version 1.1.1.2020 "])
def test_a_line_that_has_many_ways_to_be_read_is_read(part: str) -> None:
    text = f"Gout in adults\n\nVersion 2. {part * 60}. Rest the joint."
    assert [b.kind for b in with_head(text, read_text(text).blocks)] == ["title", "paragraph"]


def test_a_date_of_the_references_is_none_of_the_documents() -> None:
    text = "# Gout in adults\n\nDate: May 2020\n\nRest the joint.\n\n## References\n\n1. WHO. Gout. Updated March 2012.\n2. Roe. 2011."
    assert _stated(text).updated == "May 2020"


def test_a_table_about_the_document_may_have_two_pairs_in_a_row() -> None:
    rows = "| Organisation | The College | Version | 3.1 |\n|---|---|---|---|\n| Status | Approved by the Board | Date of issue | 14 March 2024 |"
    found = read_bytes(f"# Gout\n\n{rows}\n\nRest the joint.".encode(), name="gout.md").metadata
    assert (found.publisher, found.status, found.updated) == ("The College", "Approved by the Board", "14 March 2024")


def test_a_list_of_definitions_about_the_document_is_what_it_states() -> None:
    terms = "<dl><dt>Publisher</dt><dd>The College</dd><dt>Status</dt><dd>Approved</dd><dt>Last updated</dt><dd>3 May 2024</dd></dl>"
    drug = "<dl><dt>Colchicine</dt><dd>Approved</dd><dt>Status</dt><dd>Septic joints are red.</dd></dl>"
    found = read_bytes(f"<h1>Gout</h1>{terms}<p>Rest the joint.</p>{drug}".encode(), name="gout.html")
    assert (found.metadata.publisher, found.metadata.status, found.metadata.updated) == (
        "The College", "Approved", "3 May 2024",
    )  # fmt: skip
    assert [found.text[s.start : s.end] for s in found.statements] == [
        "Rest the joint.", "Colchicine", "Status", "Septic joints are red.",
    ]  # fmt: skip


def test_parts_of_a_line_of_a_pdf_end_where_the_next_one_begins(pdf: Any) -> None:
    pdf.write("Convulsive seizures in adults", 72, 80, size=20, font="Helvetica-Bold")
    pdf.write("Calder Network · Version 3 · Status: Under review · Issued 4 May 2024", 72, 110)
    pdf.write("Give lorazepam to every adult who has had a seizure for more than five minutes.", 72, 150)
    found = read_bytes(pdf.made(), name="a.pdf").metadata
    assert (found.status, found.updated) == ("Under review", "4 May 2024")


def test_rows_of_a_pdf_without_rules_are_told_apart_by_their_keys(pdf: Any) -> None:
    pdf.write("Convulsive seizures in adults", 72, 80, size=20, font="Helvetica-Bold")
    for n, (key, value) in enumerate([
        ("Organisation", "Harrow Hospital Trust"), ("Version", "3.1"), ("Status", "Approved by the Drugs Group"),
        ("Date of issue", "14 March 2024"), ("Review date", "March 2027"),
    ]):  # fmt: skip
        pdf.write(key, 72, 120 + 15 * n, font="Helvetica-Bold").write(value, 190, 120 + 15 * n)
    pdf.write("Give lorazepam to every adult who has had a seizure for more than five minutes.", 72, 230)
    found = read_bytes(pdf.made(), name="a.pdf").metadata
    assert (found.publisher, found.status, found.updated, found.review) == (
        "Harrow Hospital Trust", "Approved by the Drugs Group", "14 March 2024", "March 2027",
    )  # fmt: skip
