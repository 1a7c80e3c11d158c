"""How old a printed date is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.dates import age, exists, has_passed, next_review
from index.read import read_bytes

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("printed", "old"),
    [
        ("February 14, 2026", "9 months ago"),
        ("14 February 2026", "9 months ago"),
        ("Feb 14th, 2026", "9 months ago"),
        ("2026-02-14", "9 months ago"),
        ("2026/02/14", "9 months ago"),
        ("14-Feb-2026", "9 months ago"),
        ("14th of February 2026", "9 months ago"),
        ("14.02.2026", "9 months ago"),
        ("02/14/2026", "9 months ago"),
        ("Last updated: November 22, 2026", "today"),
        ("November 21, 2026", "1 day ago"),
        ("October 23, 2026", "30 days ago"),
        ("October 22, 2026", "1 month ago"),
        ("November 23, 2025", "11 months ago"),
        ("November 2024", "2 years ago"),
        ("November 2026", "this month"),
        ("Sept. 2026", "2 months ago"),
        ("Augmented edition 2025", "1 year ago"),
        ("Decision of the marketing board, 2026", "this year"),
        ("2025", "1 year ago"),
        ("2026", "this year"),
        ("03/04/2024", "2 years ago"),
        ("31 February 2024", "2 years ago"),
        ("December 2026", None),
        ("version 3", None),
        ("", None),
        (None, None),
    ],
)
def test_age(printed: str | None, old: str | None) -> None:
    assert age(printed, TODAY) == old


@given(st.dates(date(1950, 1, 1), TODAY))
def test_all_ways_to_print_a_day_have_the_same_age(day: date) -> None:
    ways = (day.isoformat(), day.strftime("%B %d, %Y"), day.strftime("%d %b %Y"), day.strftime("%Y/%m/%d"))
    assert len({age(way, TODAY) for way in ways}) == 1


@given(st.text())
def test_any_text_is_read_without_an_error(printed: str) -> None:
    age(printed, TODAY)


@pytest.mark.parametrize(
    "printed",
    [
        "banana",
        "version 3",
        "",
        "2019-02-30",
        "30 February 2019",
        "31/02/2019",
        "02/31/2019",
        "13/13/2019",
        "2019-13",
        "April 31st, 2020",
    ],
)
def test_a_day_that_the_calendar_lacks(printed: str) -> None:
    assert not exists(printed)


@pytest.mark.parametrize("printed", ["2020-02-29", "03/04/2024", "May 2025", "2024", "Spring 2024"])
def test_what_may_be_a_date(printed: str) -> None:
    assert exists(printed)


@pytest.mark.parametrize(
    ("printed", "passed"),
    [("1 March 2020", True), ("March 2020", True), ("03/2020", True), ("2099", False), (None, False), ("soon", False)],
)
def test_a_date_has_passed_when_all_that_it_can_mean_has(printed: str | None, passed: bool) -> None:
    assert has_passed(printed, TODAY) == passed
    assert not has_passed(str(TODAY.year), TODAY)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Review date: March 2027", "next review March 2027"),
        ("Review date: November 2026", "next review November 2026"),  # any day of it
        ("Review date: May 2023", "review was due May 2023"),
        ("Status: approved", ""),
    ],
)
def test_the_next_review_is_told_or_that_it_was_due(line: str, said: str) -> None:
    gout = read_bytes(f"# Gout\n\n{line}\n\nRest the joint.\n".encode(), name="gout.md")
    assert next_review(gout, TODAY) == said
