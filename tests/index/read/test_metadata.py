"""What a source states about itself."""

import pytest

from index.read.metadata import stated, with_head
from index.read.text import read_text
from index.types import Metadata


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
        ("Give it until 3 May 2021", None),
        ("Last updated: soon", None),
    ],
)
def test_a_date_is_kept_as_printed(line: str, updated: str | None) -> None:
    assert _stated(f"Gout in adults\n\n{line}\n\nRest the joint.").updated == updated


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("Review status: Approved", "Approved"),
        ("Content pending human review", "pending human review"),
        ("This is a draft guideline.", "draft guideline"),
        ("The status epilepticus: give diazepam.", None),
        ("Submitted Under Review Approved. Content pending peer review. Status: Approved", "pending peer review"),
    ],
)
def test_a_status_is_the_sources_and_a_pending_review_outweighs_an_approval(line: str, status: str | None) -> None:
    assert _stated(f"Gout in adults\n\n{line}\n\nRest the joint.").status == status


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Publisher: College of Rheumatology", "College of Rheumatology"),
        ("© 2020-2024 College of Rheumatology. All rights reserved.", "College of Rheumatology"),
        ("The College assumes no liability.", "The College"),
        ("Published data are few.", None),
    ],
)
def test_a_publisher(line: str, publisher: str | None) -> None:
    assert _stated(f"Gout in adults\n\n{line}\n\nRest the joint.").publisher == publisher


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
