"""Headings in the line of their paragraph: each format knows them by their bold type."""

from typing import Any

import pytest

from index.read import read_bytes
from index.read.run_in import run_in
from index.types import Document

SAID = "Discuss every flare. NSAIDs are contraindicated."


@pytest.mark.parametrize(
    ("bold", "rest", "heading"),
    [
        ("Transplant recipients.", " Avoid NSAIDs.", "Transplant recipients."),
        ("Transplant recipients", ". Avoid NSAIDs.", "Transplant recipients."),
        ("Children under 2 years: ", "Halve it.", "Children under 2 years:"),
        ("Transplant recipients", " take no NSAIDs.", None),
        ("NSAIDs are contraindicated.", " They harm.", None),
        ("Do not give NSAIDs.", " They harm.", None),
        ("Repeat at once.", " Then wait.", None),
        ("Table 2.", " Doses by weight. All are oral.", None),
        ("Transplant recipients.", "", None),
        ("of them.", " The rest is not.", None),
        ("NB.", " Wait.", None),
        ("", ". Wait.", None),
        ("Nine words are far too many for a heading.", " Wait.", None),
    ],
)
def test_a_few_words_in_bold_type_that_say_nothing_by_themselves(bold: str, rest: str, heading: str | None) -> None:
    assert run_in(bold, rest) == heading


def _leads(found: Document) -> dict[str, str]:
    return {found.text[s.start : s.end]: found.introducing(s) for s in found.statements}


EXPECTED = {
    "Transplant recipients.": "",
    "Discuss every flare.": "Transplant recipients.",
    "NSAIDs are contraindicated.": "Transplant recipients.",
    "Rest the joint.": "",
    "Cool it.": "",
}


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("a.md", f"# Gout\n\n**Transplant recipients.** {SAID}\n\nRest the joint. Cool it."),
        ("a.md", f"# Gout\n\n__Transplant recipients__. {SAID}\n\n*Rest the joint.* Cool it."),
        ("a.txt", f"Gout\n\nTransplant recipients. {SAID}\n\nRest the joint. Cool it."),
        ("a.html", f"<h1>Gout</h1><p><i><b>Transplant recipients.</b></i> {SAID}</p><p>Rest the joint. Cool it.</p>"),
        ("a.html", f"<h1>Gout</h1><p><b>Transplant recipients.</b> {SAID}</p><p>Rest the joint. <b>Cool</b> it.</p>"),
        (
            "a.html",
            f"<h1>Gout</h1><p> <strong>Transplant recipients</strong>. {SAID}</p><p>Rest the joint. Cool it.</p>",
        ),
    ],
)
def test_it_is_the_lead_in_of_the_sentences_behind_it(name: str, source: str) -> None:
    assert _leads(read_bytes(source.encode(), name=name)) == EXPECTED


def test_a_text_without_types_has_those_that_name_for_whom_a_paragraph_is() -> None:
    text = "Gout\n\nRest at first. Cool it then.\n\nOlder patients are frail. Halve it.\n\nOlder patients. Halve it."
    assert [lead for lead in _leads(read_bytes(text.encode(), name="a.txt")).values() if lead] == ["Older patients."]


def test_one_with_a_colon_is_that_of_the_sentences_behind_its_own() -> None:
    found = read_bytes(b"# Gout\n\n**Infants:** use colchicine. Avoid NSAIDs.\n\n- **Old age:** halve it.", name="a.md")
    assert _leads(found) == {
        "Infants: use colchicine.": "", "Avoid NSAIDs.": "Infants:", "Old age: halve it.": "",
    }  # fmt: skip


def test_a_pdf_has_bold_words(page: Any) -> None:
    page.write("Transplant recipients.", 72, 160, font="Helvetica-Bold").write(
        "Discuss every flare. NSAIDs are", 185, 160
    )
    page.write("contraindicated.", 72, 172).write("Rest the joint. Cool it.", 72, 200)
    assert _leads(read_bytes(page.made(), name="a.pdf")) == EXPECTED
