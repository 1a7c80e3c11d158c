"""Dates as sources print them, and how old they are."""

import re
from datetime import date, timedelta

import prompts
from assistant.errors import BadDate
from index.types import Document

MONTHS = "january february march april may june july august september october november december".split()
YEAR = re.compile(r"\b(19|20)\d\d\b")
ISO = re.compile(r"\b((?:19|20)\d\d)[-/.](\d{1,2})(?:[-/.](\d{1,2}))?\b")
NUMERIC = re.compile(r"\b(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d\d)\b")
NAMED = re.compile(rf"\b({'|'.join([*MONTHS, 'sept', *(m[:3] for m in MONTHS)])})\b", re.IGNORECASE)
DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\b")


def check(said: str | None) -> None:
    """Raises BadDate for what a user gives as a date that names no year, or no day of the calendar; None and "" are none."""
    if said and not exists(said):
        raise BadDate(prompts.render("no_date", date=said))


def exists(printed: str) -> bool:
    """Whether a text names a year, and the calendar has what it names."""
    year, month, day = _parts(printed) or (0, 0, 0)
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return False
    return True


def read(printed: str) -> tuple[date, int] | None:
    """The earliest day that a printed date can mean, and how many days it leaves open; None where it names no year.

    "February 14, 2026" leaves 0 days open, "May 2025" 30, "2024" and "03/04/2025", whose order cannot be told, 365.
    """
    parts = _parts(printed)
    return _day(*parts) if parts else None


def has_passed(printed: str | None, today: date) -> bool:
    """Whether a printed date lies behind us, whatever it leaves open; False for None and where it names no year."""
    known = read(printed) if printed else None
    return known is not None and known[0] + timedelta(days=known[1]) < today


def overdue(document: Document, today: date) -> str:
    """That the day of a document's next review has passed; "" where it has not, or is not stated."""
    review = document.metadata.review
    return prompts.render("review_passed", date=review) if review and has_passed(review, today) else ""


def next_review(document: Document, today: date) -> str:
    """When a document is to be reviewed, or that the day has passed; "" where it is not stated."""
    review = document.metadata.review
    return overdue(document, today) or (prompts.render("review_due", date=review) if review else "")


def _parts(printed: str) -> tuple[int, int, int] | None:
    """Year, month and day as they are printed, 0 for one that is not or that can be read in two ways; None without a year."""
    if found := ISO.search(printed):
        return int(found[1]), int(found[2]), int(found[3] or 0)
    if found := NUMERIC.search(printed):
        first, second, year = int(found[1]), int(found[2]), int(found[3])
        if first > 12 or first == second:
            return year, second, first
        return (year, first, second) if second > 12 else (year, 0, 0)
    if not (found := YEAR.search(printed)):
        return None
    year = int(found[0])
    named = NAMED.search(printed)
    rest = printed[: found.start()] + printed[found.end() :]
    day_found = DAY.search(rest)
    month = [m[:3] for m in MONTHS].index(named[1][:3].lower()) + 1 if named else 0
    return year, month, int(day_found[1]) if named and day_found else 0


def _day(year: int, month: int, day: int) -> tuple[date, int]:
    """The day, or what is left of it when its month or day is 0 or impossible."""
    try:
        return date(year, month, day), 0
    except ValueError:
        return (date(year, month, 1), 30) if 1 <= month <= 12 else (date(year, 1, 1), 365)


def age(printed: str | None, today: date) -> str | None:
    """ "9 months ago" for a printed date, no finer than it was printed; None where it names no year or lies ahead."""
    known = read(printed) if printed else None
    if known is None or known[0] > today:
        return None
    then, open_days = known
    days = (today - then).days
    months = (today.year - then.year) * 12 + today.month - then.month - (open_days == 0 and today.day < then.day)
    years = today.year - then.year if open_days > 30 else months // 12
    if years >= 2 or (open_days > 30 and years):
        return _ago(years, "year")
    if open_days > 30:
        return "this year"
    if months:
        return _ago(months, "month")
    if open_days:
        return "this month"
    return _ago(days, "day") if days else "today"


def _ago(count: int, unit: str) -> str:
    return f"{count} {unit}{'' if count == 1 else 's'} ago"
