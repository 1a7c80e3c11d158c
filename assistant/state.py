"""What a document states about itself, in a line, and what a user has put in its place."""

from datetime import date

import prompts
from assistant.dates import age, next_review, read
from index.types import Document


def state(document: Document, today: date) -> str:
    """ "content pending human review · last updated February 14, 2026 · 9 months ago", in the source's own terms; what it does not
    state is said to be not stated."""
    said = document.metadata.status or "review status not stated"
    updated = document.metadata.updated
    dated = f"last updated {updated}" if updated else "" if read(said) else "date not stated"
    further = [age(updated, today), next_review(document, today), by_hand(document, "status", "updated", "review")]
    return " · ".join(filter(None, [said, dated, *further]))


def by_hand(document: Document, *fields: str) -> str:
    """That the user, and not the source, says one of these; "" where neither is corrected."""
    return prompts.render("corrected") if set(fields) & set(document.corrected) else ""
