"""What a guideline says of treatment: which section, in which order."""

import pytest

from assistant.chat import Chat
from assistant.quoting.treating import ELSEWHERE, LATER, TREATS, factor, part_of, parts_of_topic
from index.read import read_bytes
from index.types import Document
from tests.assistant.questions import hit, understood

GUIDE = """# Gout

## Introduction

Gout is arthritis with crystals.

## Treatment of gout

### Treatment goals

- Treat gout early
- Relieve pain

### Non-drug treatment

- Rest the joint
- Drink water

### Drug treatment

- Naproxen
- Adult: 500 mg orally twice daily for 5 days

### First-line treatment

- Ibuprofen 400 mg three times daily

### Second-line options

- Prednisolone 40 mg daily

### Chronic gout

- Allopurinol 100 mg daily

### Prevention

- Avoid alcohol
"""


@pytest.fixture
def guide() -> Document:
    return read_bytes(GUIDE.encode(), name="gout.md")


def test_the_innermost_heading_that_tells_says_what_a_section_is_of(guide: Document) -> None:
    parts = {guide.headings(s)[-1]: part_of(guide, i) for i, s in enumerate(guide.statements)}
    assert parts == {
        "Introduction": "elsewhere",
        "Treatment goals": "elsewhere",
        "Non-drug treatment": "later",
        "Drug treatment": "treats",
        "First-line treatment": "first",
        "Second-line options": "elsewhere",
        "Chronic gout": "treats",
        "Prevention": "elsewhere",
    }


def test_doses_below_goals_are_treatment() -> None:
    guide = read_bytes(b"# Gout\n\n## Treatment goals\n\n- Relieve pain\n- Naproxen 500 mg daily\n", name="g.md")
    assert part_of(guide, 0) == "treats"


def test_what_treats_comes_in_the_order_of_the_guideline_and_what_is_not_done_with_drugs_behind(
    guide: Document, chat: Chat
) -> None:
    hits = [hit(guide, place, [1.0] * n) for place, n in ((1, 2), (2, 2), (3, 2), (4, 1), (5, 1), (6, 1), (7, 1))]
    quotes = parts_of_topic(hits, understood("gout treatment", chat), {"gout.md": guide})
    told = sorted(quotes.values(), key=lambda q: -q.score)
    assert [q.section[-1] for q in told] == [
        "First-line treatment",
        "Drug treatment",
        "Chronic gout",
        "Non-drug treatment",
    ]
    assert told[1].marked == (5, 6)  # the drug with its dose
    assert not parts_of_topic(hits, understood("complications of gout", chat), {"gout.md": guide})


def test_a_question_for_more_than_the_title_says_takes_no_order(guide: Document, chat: Chat) -> None:
    hits = [hit(guide, 3, [1.0] * 2)]
    assert not parts_of_topic(hits, understood("treatment of chronic gout", chat), {"gout.md": guide})


def test_a_section_counts_by_its_part_where_the_topic_is_named(guide: Document, chat: Chat) -> None:
    asked = understood("gout treatment", chat)
    assert factor(guide, 1, asked) == ELSEWHERE
    assert factor(guide, 3, asked) == LATER
    assert factor(guide, 6, asked) == TREATS
    assert factor(guide, 6, understood("asthma treatment", chat)) == 1.0
