"""What stands on a page but is no evidence."""

import pytest

from index.read.boilerplate import is_boilerplate_heading, is_boilerplate_line, without_boilerplate
from index.read.layout import Piece, compose
from index.read.markdown import read_markdown
from index.types import BlockKind, Metadata


@pytest.mark.parametrize(
    "heading",
    ["Related articles", "Medical disclaimer", "Conflicts of interest", "On this page", "Acknowledgements", "Share"],
)
def test_a_part_that_is_no_evidence(heading: str) -> None:
    assert is_boilerplate_heading(heading)


@pytest.mark.parametrize(
    "heading",
    ["Treatment", "Contents of the stomach", "Comments on dosing", "Sharing needles", "Reducing the dose", "Follow-up"],
)
def test_a_part_that_is_evidence(heading: str) -> None:
    assert not is_boilerplate_heading(heading)


@pytest.mark.parametrize(
    "line",
    [
        "For educational purposes only.",
        "© 2024 College of Rheumatology",
        "https://example.org/gout",
        "Sign in to follow this topic",
        "Page 3 of 12",
        "Under Review",
        "Was this page helpful?",
        "Here is the extracted text from the page:",
    ],
)
def test_a_line_that_is_no_evidence(line: str) -> None:
    assert is_boilerplate_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "Submitted samples are kept cold.",
        "Patients under review take naproxen.",
        "Search for a source of infection.",
        "Here is the text of the oath:",
        "Home oxygen is given for 15 hours a day.",
        "All rights reserved " + "and this is a long paragraph that says much more " * 5,
    ],
)
def test_a_line_that_is_evidence(line: str) -> None:
    assert not is_boilerplate_line(line)


def test_a_heading_takes_along_what_stands_under_it_up_to_the_next_of_its_rank() -> None:
    text = "# Gout\n\n## Related articles\n\nAsthma in adults\n\n### More\n\nCroup.\n\n## Treatment\n\nRest the joint."
    kept = [
        text[b.start : b.end] for b in without_boilerplate(text, read_markdown(text).blocks) if b.kind != "boilerplate"
    ]
    assert kept == ["Gout", "Treatment", "Rest the joint."]


def test_contents_end_at_a_sentence() -> None:
    text = "# Gout\n\n## Contents\n\n- Dose 2\n- Safety 3\n\n- Never start allopurinol in a flare of gout.\n- Warn of rash."
    kept = [text[b.start : b.end] for b in without_boilerplate(text, read_markdown(text).blocks) if b.kind == "item"]
    assert kept == ["Never start allopurinol in a flare of gout.", "Warn of rash."]


def test_contents_end_with_their_pages() -> None:
    lines: dict[str, tuple[BlockKind, int]] = {
        "Contents": ("heading", 1), "Dose 2": ("paragraph", 1), "Web annex": ("paragraph", 2), "Key points": ("paragraph", 3),
        "Never start allopurinol in a flare of gout.": ("item", 3),
    }  # fmt: skip
    pieces = [Piece(kind, line, 1, page=page) for line, (kind, page) in lines.items()]
    found = compose(pieces, metadata=Metadata())
    kept = [b for b in without_boilerplate(found.text, found.blocks) if b.kind != "boilerplate"]
    assert [found.text[b.start : b.end] for b in kept] == [*lines][3:]
