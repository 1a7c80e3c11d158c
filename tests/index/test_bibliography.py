"""The bibliography that a document prints: entries whole, with their numbers, DOIs and addresses; nothing invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.bibliography import reference
from index.read import read_bytes
from index.types import Reference
from tests.index.texts import texts


def listed(entries: str, *, before: str = "It works [1].") -> tuple[Reference, ...]:
    return read_bytes(f"# Care\n\n{before}\n\n## References\n\n{entries}\n".encode(), name="a.md").references


@pytest.mark.parametrize(
    "shape", ["{n}. {text}", "[{n}] {text}", "{n}) {text}", "({n}) {text}"], ids=["1.", "[1]", "1)", "(1)"]
)
def test_a_numbered_list_is_cut_into_its_entries(shape: str) -> None:
    texts = ["Smith J. A trial. Lancet 2010;3:1-9.", "WHO. A report. Geneva; 2019.", "Roe C. Doses. BMJ 2001."]
    found = listed("\n\n".join(shape.format(n=n, text=t) for n, t in enumerate(texts, 1)))
    assert [(r.number, r.text) for r in found] == [(str(n), t) for n, t in enumerate(texts, 1)]


def test_authors_and_years_make_entries_without_numbers() -> None:
    found = listed(
        "Note: set by a program.\n\nRoe, C. (2001). Doses. BMJ, 3.\n\nSmith, J. (2010). A trial.\n\n(2012). Retrieved."
    )
    assert [(r.number, r.text) for r in found] == [
        (None, "Roe, C. (2001). Doses. BMJ, 3."),
        (None, "Smith, J. (2010). A trial. (2012). Retrieved."),
    ]


def test_a_doi_on_a_line_of_its_own_is_of_the_entry_above_it() -> None:
    found = listed(
        "1. Smith J. A trial. Lancet 2010.\n\ndoi:10.1016/abc\n\n2. Roe C. Doses. BMJ 2001.\n\ndoi:10.1186/own"
    )
    assert [(r.number, r.doi) for r in found] == [("1", "10.1016/abc"), ("2", None)]


def test_the_entries_are_no_statements() -> None:
    document = read_bytes(b"# Care\n\nIt works [1].\n\n## References\n\n1. A 2010.\n\n2. B 2011.\n", name="a.md")
    assert texts(document) == ["It works"]
    assert document.statements[0].references == ("1",)


def test_the_heading_may_be_a_line_of_text() -> None:
    text = "Care\n\nIt works [1]. It heals [2].\n\nREFERENCES:\n\n1. A. Care. 2010.\n2. B. Cure. 2011.\n"
    document = read_bytes(text.encode(), name="a.txt")
    assert [(r.number, r.text) for r in document.references] == [("1", "A. Care. 2010."), ("2", "B. Cure. 2011.")]
    assert texts(document) == ["It works", "It heals"]


def test_a_number_that_two_chapters_use_names_neither() -> None:
    text = "# Care\n\nIt works [1].\n\n## References\n\n1. A 2010.\n\n2. B 2011.\n\n# Cure\n\nYes.\n\n## References\n\n1. C 2012.\n\n2. D 2013.\n"
    found = read_bytes(text.encode(), name="a.md").references
    assert [(r.number, r.text) for r in found] == [
        (None, "1. A 2010."),
        (None, "2. B 2011."),
        (None, "1. C 2012."),
        (None, "2. D 2013."),
    ]


@pytest.mark.parametrize("text", ["Only one line of text.", "See the shelf.\n\nAsk for the list."])
def test_what_is_no_list_of_references_is_none(text: str) -> None:
    assert listed(text) == ()


@pytest.mark.parametrize(
    ("printed", "doi", "url"),
    [
        (
            "A. 2010. doi: 10.1016/S0140-6736(22)00538-4.",
            "10.1016/S0140-6736(22)00538-4",
            "https://doi.org/10.1016/S0140-6736(22)00538-4",
        ),
        (
            "A. 2010 (https://doi.org/10.1056/NEJMoa2101016).",
            "10.1056/NEJMoa2101016",
            "https://doi.org/10.1056/NEJMoa2101016",
        ),
        ("A. 2010. PMID: 12345678", None, "https://pubmed.ncbi.nlm.nih.gov/12345678/"),
        ("A. 2010. PMC1234567.", None, "https://pmc.ncbi.nlm.nih.gov/articles/PMC1234567/"),
        ("A. 2010. https://www.who.int/a_(b).pdf.", None, "https://www.who.int/a_(b).pdf"),
        ("A. 2010;10.5:3-9.", None, None),
    ],
)
def test_an_entry_has_the_address_that_it_prints(printed: str, doi: str | None, url: str | None) -> None:
    assert reference(printed) == Reference(None, printed, doi, url)


@given(
    st.integers(1, 999),
    st.from_regex(r"[A-Z][a-z]{1,12} [A-Z]{1,2}\. [A-Z][a-z ]{3,30}\. (19|20)\d\d\.", fullmatch=True),
)
def test_an_entry_is_its_words_without_its_number(number: int, text: str) -> None:
    found = reference(f"{number}. {text}")
    assert (found.number, found.text) == (str(number), " ".join(text.split()))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Allen, K. D., Woolson, S., & Coffman, C. J. (2020).", "Stepped exercise at home and in groups for patients with a painful knee. Ann Med, 4."),
        ("Bannuru, R. R., Osani, M. C., . . .", "McAlindon, T. E. (2019). Guidelines for the knee and for the hip. Cartilage, 27."),
        ("Studer, M., & Ritschard, G. Analysis of many sequences of states that follow each other in a life.", "Sociological methods and the research that is done with them, 40, 2011."),
        ("Connock, M., Frew, E. (2007). Methadone for dependence:", "A review of all that was written of it, and an evaluation. Health, 11."),
    ],
)  # fmt: skip
def test_an_entry_without_a_number_that_is_cut_into_two_blocks_is_one(first: str, second: str) -> None:
    found = listed(f"Adams, J. (2001). Doses. BMJ, 3.\n\n{first}\n\n{second}\n\nZucker, A. (2010). A trial. Lancet, 4.")
    assert [r.text for r in found] == [
        "Adams, J. (2001). Doses. BMJ, 3.", f"{first} {second}", "Zucker, A. (2010). A trial. Lancet, 4.",
    ]  # fmt: skip


def test_entries_that_end_at_their_year_as_a_rule_are_whole() -> None:
    entries = ["Adams. Doses of many drugs in adults. BMJ 2001.", "World Health Report on drugs. Geneva; 2019."]
    assert [r.text for r in listed("\n\n".join(entries))] == entries


def test_what_follows_the_last_entry_and_is_none_stays_in_the_text() -> None:
    text = "# Care\n\nYes.\n\n## References\n\nAdams, J. (2001). Doses. BMJ, 3.\n\nZucker, A. (2010). A trial. Lancet, 4.\n\nTable 1: how many of the adults in each of the groups had a relapse.\n"
    found = read_bytes(text.encode(), name="a.md")
    assert len(found.references) == 2
    assert [found.words(s)[:7] for s in found.statements] == ["Yes.", "Table 1"]
