"""What people see at a terminal."""

import re
from datetime import date
from pathlib import Path

from assistant import terminal
from assistant.check.failure import Failure
from assistant.types import Answer, Quote, Retrieved, Sentence, Written
from index.read import read_bytes
from tests.pages import tabled

TODAY = date(2026, 11, 29)
TEXT = """# HLH

## Treatment

Treat in this order [1]:

- ruxolitinib in critical illness [5], anakinra for MAS [7], or emapalumab [4, 7]

## References

1. Guideline A
4. Guideline B
5. Guideline C
7. Guideline D
"""


def test_reference_numbers_stand_in_brackets_where_the_document_prints_them() -> None:
    document = read_bytes(TEXT.encode(), name="hlh.md")
    item = next(i for i, s in enumerate(document.statements) if s.kind == "item")
    quote = Quote(document, item, item + 1, (item,))
    shown = terminal.answer(Answer(question="?", standalone="?", outcome="answered", quotes=(quote,)), TODAY)
    lead, words = shown.splitlines()[:2]
    assert lead.strip() == "Treat in this order [1]:"
    assert words == "  | - ruxolitinib in critical illness [5], anakinra for MAS [7], or emapalumab [4,7]"


def test_a_list_is_nested_and_what_answers_in_it_is_marked() -> None:
    document = read_bytes(b"# HLH\n\n- Dexamethasone\n  - Adult: 10 mg\n  - Child: 5 mg\n", name="hlh.md")
    shown = terminal.answer(Answer("?", "?", outcome="answered", quotes=(Quote(document, 0, 3, (1,)),)), TODAY)
    assert shown.splitlines()[:3] == ["  | - Dexamethasone", " >|   - Adult: 10 mg", "  |   - Child: 5 mg"]
    whole = terminal.answer(Answer("?", "?", outcome="answered", quotes=(Quote(document, 1, 2, (1,)),)), TODAY)
    assert "  | - Adult: 10 mg" in whole


def test_it_says_how_the_question_came_out_and_what_the_mark_means() -> None:
    document = read_bytes(b"# HLH\n\n- Adult: 10 mg\n- Child: 5 mg\n", name="hlh.md")
    found = (Retrieved("hlh.md", 0, 1, 1.0),)
    part, whole = (Quote(document, 0, 2, marked) for marked in ((1,), (0, 1)))
    shown = terminal.answer(Answer("?", "?", outcome="uncertain", quotes=(part,), retrieved=found), TODAY)
    assert shown.startswith("Outcome: uncertain\n")
    assert "> marks the lines that answer" in shown
    shown = terminal.answer(Answer("?", "?", outcome="not_found", quotes=(), retrieved=found, message="No."), TODAY)
    assert shown == "Outcome: not found\n\nNo."
    assert "> marks" not in terminal.answer(Answer("?", "?", outcome="answered", quotes=(whole,)), TODAY)
    assert terminal.answer(Answer("hi", "hi", outcome="not_found", quotes=(), message="Ask."), TODAY) == "Ask."
    of_itself = Answer("who wrote it?", "?", outcome="answered", quotes=(), message="Leeds.", searched=False)
    assert terminal.answer(of_itself, TODAY) == "Outcome: answered\n\nLeeds."


def test_a_table_behind_a_sentence_stands_under_its_column_heads() -> None:
    shown = terminal.answer(Answer("?", "?", outcome="answered", quotes=(tabled(),)), TODAY)
    assert shown.splitlines()[:7] == [
        "  | Give these by vein.", "  | Drug | Neonate | Adult", "  | Cefazolin | 25 mg/kg | 1 g", "  | Linezolid | 10 mg/kg | 600 mg",
        "  | And these by mouth.", "  | Drug | Any age", "  | Nystatin | 1 mL",
    ]  # fmt: skip
    rows = Quote(tabled().document, 1, 3, (1, 2))
    assert (
        terminal.answer(Answer("?", "?", outcome="answered", quotes=(rows,)), TODAY).count("Drug | Neonate | Adult")
        == 1
    )


def test_all_of_a_document_is_shown_with_its_references_and_what_is_not_searched(seed: Path) -> None:
    shown = terminal.document(read_bytes(TEXT.encode(), name="hlh.md"), TODAY)
    assert "\nReferences\n  [1] Guideline A\n" in shown
    assert "Not searched" not in shown
    text = seed.read_text(encoding="utf-8")
    shown = terminal.document(read_bytes(seed.read_bytes(), name=seed.name), TODAY)
    read, unread = shown.split("\nNot searched")
    for line in ("Under Review", "Professional Medical Disclaimer", "Have a follow-up question?"):
        assert line in unread
        assert line not in read
    words = set(re.findall(r"[^\W\d]+", shown))
    assert set(re.findall(r"[^\W\d]+", text)) <= words


def test_a_document_says_how_old_it_is_and_what_it_does_not_print() -> None:
    text = "# Gout\n\nStatus: approved\nLast updated: May 2020\nReview date: May 2023\n\nGive colchicine [1].\n"
    quote = Quote(read_bytes(text.encode(), name="gout.md"), 0, 1, (0,))
    last = terminal.answer(Answer("?", "?", outcome="answered", quotes=(quote,)), TODAY).splitlines()[-1]
    assert last == (
        "Gout | status: approved | updated: May 2020 (6 years ago) | review was due May 2023 | "
        "references: the article prints no list of them"
    )


def test_written_sentences_count_warnings_behind_the_quotes() -> None:
    document = read_bytes(b"# HLH\n\n- Give it.\n- Do not give it.\n", name="hlh.md")
    found = Answer("?", "?", "answered", (Quote(document, 0, 1, ()),), (Quote(document, 1, 2, ()),))
    assert "Quote 2:\n  | - Do not give it." in terminal.answer(found, TODAY, numbered=True)
    assert "Quote 2" not in terminal.answer(found, TODAY)
    sentences = (Sentence("Do not.", (2,)), Sentence("Give 5 mg.", (1,), (Failure("number", "5 mg"),)))
    shown = terminal.written(Written("m", "", sentences, "It \x1bbroke off.", done=True)).splitlines()
    assert shown[1:] == [
        "Do not. (quote 2)",
        "~~Give 5 mg.~~ (the quotes do not have 5 mg)",
        "It \ufffdbroke off.",
    ]


def test_nothing_that_is_shown_turns_letters_round() -> None:
    assert terminal.printable("10 \u202e01\u202c mg\x1b[2K") == "10 \ufffd01\ufffd mg\ufffd[2K"


def test_a_long_name_widens_no_table() -> None:
    long, short = (read_bytes(b"# Gout\n\nRest the joint.\n", name=name) for name in ("a" * 250 + ".md", "b.md"))
    shown = terminal.table([long, short]).splitlines()
    assert shown[1].startswith("a" * 59 + "…  ")
    assert max(map(len, shown)) < terminal.WIDTH


def test_a_document_says_its_title_once() -> None:
    shown = terminal.document(read_bytes(TEXT.replace("## Treatment\n", "").encode(), name="hlh.md"), TODAY)
    assert shown.count("HLH") == 1
    assert shown.splitlines()[2] == "  - Treat in this order [1]"
