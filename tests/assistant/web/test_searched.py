"""What was searched for is said in words, and the line that says it to the search can be changed."""

from dataclasses import replace

import pytest

from assistant.asked.reading import Reading
from assistant.web import searched
from tests.pages import Reader, answered


def words(standalone: str, *, last: bool = False) -> str:
    """What is shown where a question was read as this."""
    shown = Reader(searched.reading(3, replace(answered(question="dose?"), standalone=standalone), last=last)).all("p")
    return shown[0].replace("Search in other words", "").strip() if shown else ""


@pytest.mark.parametrize("last", [False, True])
@pytest.mark.parametrize(
    ("standalone", "said"),
    [
        ("dose?", ""),
        ("dose of etoposide", "Searched for dose of etoposide"),
        (str(Reading("dose?", ("PLEX in MAS",))), "Searched with PLEX in MAS from before"),
        (str(Reading("dose?", ("a", "b", "c"))), "Searched with a, b and c from before"),
        (str(Reading("dose of it?", ("a",))), "Searched for dose of it?, with a from before"),
        ("dose? [PLEX in TTP, how often]", "Searched for dose? as part of PLEX in TTP, how often"),
    ],
)
def test_it_is_said_in_words(standalone: str, said: str, last: bool) -> None:
    assert words(standalone, last=last) == said


def test_the_line_itself_is_what_is_changed_and_its_signs_are_explained_where_it_has_any() -> None:
    for standalone, explained in (("dose?", False), ("dose? · PLEX", True), ("dose? [PLEX in TTP]", True)):
        html = searched.reading(0, replace(answered(question="dose?"), standalone=standalone), last=True)
        assert Reader(html).all("textarea") == [standalone]
        assert ("aria-describedby" in html) == explained
