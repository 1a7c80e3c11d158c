"""What is asked of a document itself is told from what is asked of what it says, and what it prints of itself is found."""

import pytest

from assistant.asked.itself import (
    asks_for_outline,
    asks_for_references,
    asks_of_itself,
    dating,
    headings,
    numbers,
    printed_of_itself,
    printed_outside,
)
from index.lexicon import lexicon
from index.read import read_bytes
from index.types import Document

SEED = """Gout in adults

Educational purpose only • content is pending human review

Acute attack

Give naproxen 500 mg to every adult with an acute attack of gout.

  • Give colchicine where naproxen is not tolerated

Professional Medical Disclaimer

This information is intended for healthcare professionals. It does not replace professional judgment. Gouty Press assumes no liability for decisions based on it.
"""


@pytest.fixture(scope="module")
def document() -> Document:
    return read_bytes(SEED.encode(), name="gout.txt")


@pytest.mark.parametrize(
    "question",
    ["summarise the article", "tl;dr", "Summarize this guideline please", "give me a short summary", "what are the section headings?", "table of contents",
     "what is this article about?", "explain this document in simple words", "key points of the article", "what does the guideline cover"],
)  # fmt: skip
def test_a_question_for_the_parts_of_a_document(question: str) -> None:
    assert asks_for_outline(question)


@pytest.mark.parametrize(
    "question",
    ["what is it?", "summarise the treatment of gout", "explain gout", "what are the main side effects", "what does the article say about etoposide",
     "list the second line options", "sections of the bowel"],
)  # fmt: skip
def test_a_question_on_what_is_said_asks_for_no_parts(question: str) -> None:
    assert not asks_for_outline(question)


@pytest.mark.parametrize(
    "question",
    ["list references", "how many references", "how many references does it cite?", "references", "show me the reference list", "bibliography",
     "how many studies are cited", "does it have references?", "what references does the article cite"],
)  # fmt: skip
def test_a_question_for_the_references(question: str) -> None:
    assert asks_for_references(question)


@pytest.mark.parametrize("question", ["how many patients", "list the drugs", "how many studies support colchicine?"])
def test_a_question_that_names_something_asks_for_no_references(question: str) -> None:
    assert not asks_for_references(question)


@pytest.mark.parametrize(
    "question",
    ["has this been reviewed by a human", "is this article peer reviewed", "are articles reviewed?", "can I trust this", "is there a disclaimer", "liability",
     "who is this info for?", "conflict of interest", "does this replace clinical judgement", "who funded this?"],
)  # fmt: skip
def test_a_question_on_the_review_or_use_of_a_document(question: str) -> None:
    assert asks_of_itself(question)


@pytest.mark.parametrize(
    "question",
    ["when should treatment be reviewed", "can plex replace steroids", "can I trust the ferritin test", "who is naproxen for", "is it accurate",
     "should it be reviewed by a doctor", "is it approved for children?"],
)  # fmt: skip
def test_a_question_on_a_treatment_is_none_on_the_document(question: str) -> None:
    assert not asks_of_itself(question)


def test_what_a_document_prints_of_itself_is_found_and_no_more(document: Document) -> None:
    assert printed_of_itself(document, "is this peer reviewed?") == (
        "Educational purpose only • content is pending human review",
    )
    assert printed_of_itself(document, "who is this for?") == (
        "This information is intended for healthcare professionals.",
    )
    assert printed_of_itself(document, "conflict of interest") == ()


def test_what_a_statement_says_is_searched_for() -> None:
    funded = read_bytes(b"# Gout\n\nThe trial was funded by a maker of colchicine.\n", name="gout.md")
    assert printed_of_itself(funded, "who funded this?") is None


def test_a_bibliography_is_nothing_that_a_document_says_of_itself() -> None:
    listed = read_bytes(
        b"# Gout\n\nGive colchicine [1].\n\n## References\n\n1. Smith J. A systematic review of colchicine. Lancet 2020.\n",
        name="gout.md",
    )
    assert printed_of_itself(listed, "is this peer reviewed?") == ()


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("what is gouty press", ()),  # "gouty" is no word of everyday English: it may be a drug
        ("educational purpose", ("Educational purpose only • content is pending human review",)),
        ("professional decisions for patients", ()),
        ("colchicine liability", ()),
        ("who won the human cup?", ()),  # one word among words of asking
        ("when should treatment be pending", ()),
        ("asthma", ()),
    ],
)
def test_words_that_only_stand_outside_are_found_there(
    question: str, found: tuple[str, ...], document: Document
) -> None:
    assert printed_outside(document, question, lexicon([document])) == found


def test_the_numbers_and_headings_of_a_document(document: Document) -> None:
    cited = read_bytes(b"# Gout\n\nGive naproxen [2, 10]. Give colchicine [1].\n", name="cited.md")
    assert numbers(cited) == ("1", "2", "10")
    assert headings(document) == ("Acute attack",)
    bare = read_bytes(b"Give naproxen.\n", name="bare.md")
    assert (numbers(bare), headings(bare)) == ((), ())


def test_what_a_document_prints_of_its_year_is_found_the_latest_first() -> None:
    text = (
        b"# Gout\n\nThe 2010 guideline was the first.\n\nThis guideline is based on evidence available by December 2016.\n\n"
        b"A trial of 2017 had 90 patients.\n\nIn the 2017 version doses are lower.\n"
    )
    document = read_bytes(text, name="gout.md")
    said = [document.words(document.statements[i]) for i in dating(document)]
    assert [line.split()[1] for line in said] == ["the", "guideline", "2010"]
    assert dating(read_bytes(b"# Gout\n\nA trial of 2017 had 90 patients.\n", name="gout.md")) == ()
