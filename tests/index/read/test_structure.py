"""From a layout to a document: the seed article read exactly, and what holds for every text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import BadFile
from index.read import read_bytes
from index.types import Document, Metadata, Statement


def text_of(document: Document, statement: Statement) -> str:
    return document.text[statement.start : statement.end]


@pytest.fixture(scope="module")
def article(seed: Path) -> Document:
    return read_bytes(seed.read_bytes(), name=seed.name)


def test_the_article_says_what_it_is(article: Document) -> None:
    assert article.metadata == Metadata(
        title="Therapeutic Plasma Exchange (PLEX) in Secondary HLH",
        question="In secondary hemophagocytic lymphohistiocytosis, when is therapeutic plasma exchange indicated and "
        "what is the recommended regimen?",
        publisher="Dr.Oracle",
        status="pending human review",
        updated="February 14, 2026",
    )
    assert article.references == ()
    assert article.pages is None
    assert article.abbreviations == (("PLEX", "Therapeutic Plasma Exchange"),)


def test_its_sections_nest(article: Document) -> None:
    assert [s.path for s in article.sections if any(article.sections[x.section] is s for x in article.statements)] == [
        ("Therapeutic Plasma Exchange (PLEX) in Secondary HLH",),
        ("Primary Treatment Approach for Secondary HLH",),
        ("Primary Treatment Approach for Secondary HLH", "First-Line Treatment"),
        ("Primary Treatment Approach for Secondary HLH", "Second-Line Options (Before Considering PLEX)"),
        ("When PLEX May Be Considered",),
        ("Critical Context",),
        ("Why PLEX Is Not Standard",),
        ("Recommended Algorithm for Refractory Secondary HLH",),
        ("Common Pitfalls",),
    ]


HIERARCHY = "Instead, treatment follows this hierarchy 1:"
ALONGSIDE = "The 2019 Blood guidelines list it among treatment intensification options alongside:"
THEREFORE = (
    "The cytokine storm originates from continuous cellular production, not just circulating mediators 6. Therefore:"
)
ORDER = (
    "If a patient fails first-line therapy (corticosteroids + trigger treatment ± IVIG), escalate in this order 4, 7:"
)
# Each statement: label, first words, last words, references, lead-in.
STATEMENTS = [
    (None, "Therapeutic plasma exchange is NOT", "in the most recent guidelines.", "", None),
    (None, "The cornerstone of secondary HLH", "does not include plasma exchange.", "", None),
    (None, "Instead, treatment", "follows this hierarchy", "1", None),
    (None, "High-dose corticosteroids", "should be initiated immediately", "1 2", HIERARCHY),
    (None, "Treat the underlying trigger", "critical as immunosuppression", "2 3", HIERARCHY),
    (None, "IVIG (1.6 g/kg over 2-3 days)", "anti-inflammatory effects", "1", HIERARCHY),
    (None, "Etoposide for severe HLH", "or refractory disease", "1 4", HIERARCHY),
    (None, "Cyclosporine A", "or tacrolimus", "1", HIERARCHY),
    (None, "Anakinra (IL-1 inhibition)", "MAS-associated HLH", "1 4", HIERARCHY),
    (None, "Rituximab for", "EBV-triggered HLH", "1 4", HIERARCHY),
    (None, "Ruxolitinib (JAK2 inhibitor)", "critically ill patients", "4 5", HIERARCHY),
    (None, "Plasma exchange is only mentioned", "refractory/relapsed HLH", "4", None),
    (None, "The 2019 Blood guidelines", "options alongside:", "", None),
    (None, "Chemotherapy", "intensification", "", ALONGSIDE),
    (None, "Alemtuzumab", "(anti-CD52)", "", ALONGSIDE),
    (None, "Cytokine adsorption", "or plasma exchange", "", ALONGSIDE),
    (None, "JAK2", "inhibitors", "", ALONGSIDE),
    (None, "Anti-IFN-γ", "antibody", "4", ALONGSIDE),
    (None, "The guideline groups", "of inflammatory cytokines", "4", None),
    (None, "However, no specific regimen", "for this intervention.", "", None),
    (None, "The pathophysiology of HLH", "antibodies or toxins", "6", None),
    (None, "The cytokine storm", "circulating mediators", "6", None),
    (None, "Therefore:", "Therefore:", "", None),
    (None, "Corticosteroids and etoposide", "producing cytokines", "1 4", THEREFORE),
    (None, "Targeted biologics", "specific cytokine pathways", "4 7", THEREFORE),
    (None, "Plasma exchange only", "the cellular source", "4", THEREFORE),
    (None, "If a patient fails", "escalate in this order", "4 7", None),
    ("1.", "Add etoposide", "at individualized dosing", "1 4", ORDER),
    ("2.", "Add cyclosporine A", "switch to tacrolimus", "1", ORDER),
    ("3.", "Consider targeted biologics:", "for refractory cases", "5 7 4", ORDER),
    ("4.", "Alemtuzumab for severe", "refractory disease", "4", ORDER),
    ("5.", "Cytokine adsorption or", "other options have failed", "4", ORDER),
    (None, "Do not delay corticosteroids", "proven first-line therapy", "2 7", None),
    (None, "Do not use PLEX", "delays effective treatment", "4", None),
    (None, "Do not forget the trigger", "leads to treatment failure", "2 3", None),
    (None, "Monitor for secondary infections", "receiving immunosuppression", "1", None),
]


def test_its_statements_are_these_and_no_others(article: Document) -> None:
    assert len(article.statements) == len(STATEMENTS)
    for statement, (label, first, last, references, lead_in) in zip(article.statements, STATEMENTS, strict=True):
        shown = text_of(article, statement)
        assert shown.startswith(first)
        assert shown.endswith(last)
        assert statement.label == label
        assert " ".join(statement.references) == references
        lead = statement.lead_in
        assert (article.text[lead.start : lead.end] if lead else None) == lead_in


@pytest.mark.parametrize(
    "words",
    ["Medical Advisory Board", "Personalize", "describes you", "Approved", "Submitted", "Disclaimer", "Medical A.I."],
)
def test_what_stands_round_the_article_is_no_statement(article: Document, words: str) -> None:
    assert words in article.text
    assert not [s for s in article.statements if words in text_of(article, s)]


# Pieces of texts as people write them: lines of prose, items, steps, headings, tables, blank lines.
line = st.one_of(
    st.sampled_from(
        ["", "", "# A heading", "TREATMENT", "| a | b |", "|---|---|", "Treat as follows:", "(Strong for)", "[2019]"]
    ),
    st.builds(
        "{}{} {}{}".format,
        st.sampled_from(["", "- ", "  - ", "1. ", "2) ", "• ", "1.2.3 "]),
        st.sampled_from(["Offer", "do not give", "See Dr. Smith;", "In adults"]),
        st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40),
        st.sampled_from(["", ".", " 1, 2.", " [1-3]. Then stop.", ":", "? Yes."]),
    ),
)


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@given(st.lists(line, min_size=1, max_size=20))
def test_spans_round_trip_and_cover_in_order(suffix: str, lines: list[str]) -> None:
    try:
        document = read_bytes("\n".join(["Give it.", *lines]).encode(), name=f"a{suffix}")
    except BadFile:
        return
    before = 0
    for statement in document.statements:
        assert before <= statement.start < statement.end <= len(document.text)
        assert text_of(document, statement).strip() == text_of(document, statement) != ""
        section = document.sections[statement.section]
        assert section.start <= statement.start < statement.end <= section.end
        at = statement.start
        for marker in statement.markers:
            assert at <= marker.start < marker.end
            at = marker.end
        if statement.lead_in:
            assert 0 <= statement.lead_in.start < statement.lead_in.end <= statement.start
        before = statement.end
    ends = [0, *(s.end for s in document.sections)]
    assert [s.start for s in document.sections] == ends[:-1]
    assert ends[-1] == len(document.text)


def test_a_recommendation_keeps_its_number_and_its_grade() -> None:
    text = """# Care

Recommendation 5: We suggest a short course. (Weak for | Reviewed, Amended) It was voted on.

1.2.3 Offer exercise to all adults. [2011, amended 2019]

**R4.** Do not offer opioids.

Strength of recommendation: Strong against
"""
    document = read_bytes(text.encode(), name="a.md")
    assert [(s.label, " ".join(text_of(document, s).split())) for s in document.statements] == [
        ("Recommendation 5:", "We suggest a short course. (Weak for | Reviewed, Amended)"),
        (None, "It was voted on."),
        ("1.2.3", "Offer exercise to all adults. [2011, amended 2019]"),
        ("R4.", "Do not offer opioids. Strength of recommendation: Strong against"),
    ]


def test_a_row_keeps_its_number_where_the_cell_behind_it_is_empty() -> None:
    document = read_bytes(b"| No. | Grade | Text |\n|---|---|---|\n| 1.2.3 | | Offer exercise. |\n", name="a.md")
    assert [(s.label, text_of(document, s)) for s in document.statements] == [("1.2.3", "Offer exercise.")]


@pytest.mark.parametrize(
    "words",
    [
        "0.1 IU/kg/hour of insulin",
        "2.4 MU penicillin once",
        "1.5 mg daily",
        "2.5 Units of insulin",
        "0.9 NaCl over an hour",
    ],
)
def test_an_amount_is_no_number_of_a_recommendation(words: str) -> None:
    (statement,) = read_bytes(f"# Care\n\n- {words}\n".encode(), name="a.md").statements
    assert (statement.label, statement.end - statement.start) == (None, len(words))


def test_a_text_without_a_sentence_is_refused() -> None:
    with pytest.raises(BadFile, match=r"'a\.md' was not added: no sentence"):
        read_bytes(b"# Only a heading", name="a.md")
