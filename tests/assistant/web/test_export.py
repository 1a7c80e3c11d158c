"""What is taken away holds every quote and its place, and nothing in it is markup."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

import prompts
from assistant.check.failure import Failure
from assistant.types import Quote, Sentence, Turn, Written
from assistant.web.export import answer_text, markdown, quote_text, written_text
from index.read import read_bytes
from tests.pages import TODAY, answered, plain, quotes, tabled


def _fused(text: str) -> str:
    """A text with its numbers in brackets directly behind the words, as one that raises them holds them."""
    return re.sub(r" ?\[(\d[\d,;– -]*)\]", r"\1", text)


@given(quotes())
def test_what_is_copied_or_exported_holds_the_quote_and_its_place(quote: Quote) -> None:
    turn = Turn("q", answered(quote, warnings=(quote,)))
    copied = quote_text(quote, TODAY)
    assert _fused(quote.text) in _fused(copied)
    assert "characters" not in copied
    assert f"characters {quote.start} to {quote.end}" in markdown([turn], TODAY)
    assert answer_text(turn.answer, TODAY).count(copied) == 2
    unescaped = re.sub(r"\\([\\`*_\[\]<>#|~+=.)-])", r"\1", markdown([turn], TODAY)).replace("&amp;", "&")
    for line in quote.text.splitlines():
        assert _fused(line) in _fused(unescaped)
    assert not re.search(r"(?<!\\)<", markdown([turn], TODAY))
    assert not re.search(r"^> *([-+=]|\d+[.)])", markdown([turn], TODAY), re.MULTILINE)


@pytest.mark.parametrize("begins", ["- ", "+ ", "1. ", "23) ", "=", "---", "  - ", "-"])
def test_no_line_of_a_quote_begins_a_list_or_makes_a_heading(begins: str) -> None:
    document = plain(f"{begins}Rest", f"{begins}Drink", begins, title=f"{begins}Gout")
    turn = Turn(f"{begins}q", answered(Quote(document, 0, 3, (0,))))
    read = MarkdownIt().parse(markdown([turn], TODAY))
    assert [token.tag for token in read if token.type == "heading_open"] == ["h1", "h2", "h3"]
    assert [token.type for token in read if token.type.endswith("list_open")] == ["bullet_list_open"]
    (quoted,) = [token for token in read if token.type == "inline" and "Drink" in token.content]
    said = "".join(part.content or "\n" for part in quoted.children or [])
    assert said.split() == document.text.split()


def test_the_column_heads_of_a_table_are_taken_away_once() -> None:
    whole = tabled()
    for quote in (whole, Quote(whole.document, 1, 3, (1,))):
        assert quote_text(quote, TODAY).count("Drug | Neonate | Adult") == 1
        assert markdown([Turn("q", answered(quote))], TODAY).count(r"Drug \| Neonate \| Adult") == 1


def test_what_answers_of_a_list_is_said_and_its_first_item_has_its_bullet() -> None:
    document = read_bytes(
        b"# Gout\n\nIn an attack:\n\n- Rest\n- Drink\n- Cool the joint\n\nThen:\n\n1. Wait\n2. Walk\n", name="gout.md"
    )
    at = {document.words(s): i for i, s in enumerate(document.statements)}
    items = Quote(document, at["Rest"], at["Cool the joint"] + 1, (at["Drink"], at["Cool the joint"]))
    copied = quote_text(items, TODAY, "what\nhelps?")
    assert "“- Rest\n- Drink\n- Cool the joint”\nHighlighted: “Drink”, “Cool the joint”\n" in copied
    assert copied.endswith("\nAsked 2026-11-22: what helps?")
    assert "Highlighted: “Drink”, “Cool the joint”" in markdown([Turn("q", answered(items))], TODAY)
    steps = Quote(document, at["Wait"], at["Walk"] + 1, (at["Walk"],))
    assert "Highlighted: 2. “Walk”" in quote_text(steps, TODAY)
    all_of_it = Quote(document, at["Rest"], at["Drink"] + 1, (at["Rest"], at["Drink"]))
    assert "Highlighted" not in quote_text(all_of_it, TODAY)
    assert "“Drink”" in quote_text(Quote(document, at["Drink"], at["Drink"] + 1, (at["Drink"],)), TODAY)


def test_a_number_that_is_raised_stands_in_brackets_and_the_last_one_is_not_lost() -> None:
    page = b"<html><body><h1>Potassium</h1><p>Repeat it at 24 h<sup>1</sup> and at 5.0<sup>2</sup>.</p><ol></ol></body></html>"
    document = read_bytes(page, name="a.html")
    copied = quote_text(Quote(document, 0, 1, (0,)), TODAY)
    assert "Repeat it at 24 h [1] and at 5.0" in copied
    assert "h1" not in copied


def test_a_month_keeps_its_capital() -> None:
    quote = Quote(plain("x", review="3 October 2029"), 0, 1, (0,))
    assert "Next review 3 October 2029" in quote_text(quote, TODAY)


def test_a_question_of_two_lines_is_one_heading_and_what_was_searched_for_is_copied_too() -> None:
    question = "Fever.\n# What now?"
    answer = replace(answered(Quote(plain("x"), 0, 1, (0,)), question=question), standalone="fever\nin gout")
    read = MarkdownIt().parse(markdown([Turn(question, answer)], TODAY))
    assert [token.tag for token in read if token.type == "heading_open"] == ["h1", "h2", "h3"]
    assert "Searched for: fever\nin gout" in answer_text(answer, TODAY)
    assert "Searched for" not in answer_text(replace(answer, standalone=question), TODAY)


def test_what_a_model_wrote_is_taken_away_with_its_cites_and_without_what_is_struck() -> None:
    document = plain("Rest", "Drink", title="Gout")
    rest, drink = (Quote(document, i, i + 1, (i,)) for i in range(2))
    sentences = (Sentence("Rest *well*.", (1, 2)), Sentence("Give 5 mg.", (1,), (Failure("number", "5 mg"),)))
    answer = replace(answered(rest, warnings=(drink,)), written=Written("m", "", sentences, done=True))
    copied, exported = written_text(answer, TODAY), markdown([Turn("q", answer)], TODAY)
    assert f"{prompts.render('written_by', model='m')}\nRest *well*. (quote 1, warning 1)" in copied
    assert f"Quote 1:\n{quote_text(rest, TODAY)}" in copied
    assert f"Warning 1:\n{quote_text(drink, TODAY)}" in copied
    assert r"Rest \*well\*. (quote 1, warning 1)" in exported
    assert "5 mg" not in copied + exported


@pytest.mark.parametrize("written", [None, Written("m", "", (), "It broke off.", done=True)])
def test_where_nothing_was_written_nothing_is_said_of_a_model(written: Written | None) -> None:
    answer = answered(Quote(plain("Rest", title="Gout"), 0, 1, (0,)))
    with_it = replace(answer, written=written)
    assert written_text(with_it, TODAY) == ""
    assert markdown([Turn("q", with_it)], TODAY) == markdown([Turn("q", answer)], TODAY)
