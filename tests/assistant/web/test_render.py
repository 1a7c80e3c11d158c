"""The conversation's HTML: every character of a source is text, and a quote is where it says it is."""

from dataclasses import replace

from hypothesis import given

from assistant.types import Quote, Retrieved, Turn
from assistant.web.render import conversation, find, short_forms
from index.read import read_bytes
from index.types import Document, Marker, Metadata, Section, Statement
from tests.pages import PIECE, TODAY, Reader, answered, plain, quotes, shown

FOUND = (Retrieved("a.txt", 0, 1, 1.0),)


@given(quotes(), PIECE, PIECE, PIECE)
def test_a_blockquote_has_the_words_without_the_markers(quote: Quote, question: str, message: str, term: str) -> None:
    answer = answered(quote, question=question, message=message, missing_terms=(term,), suggestions=(term,))
    read = Reader(conversation([Turn(question, answer)], TODAY))
    (words,) = read.all("blockquote")
    assert "".join(words.split()) == shown(quote)
    assert read.all("h2") == [question]


@given(quotes(), PIECE)
def test_a_chip_for_every_number_and_a_note_for_every_chip(quote: Quote, question: str) -> None:
    read = Reader(conversation([Turn(question, answered(quote, warnings=(quote,)))], TODAY))
    chips = [a for tag, a in read.attributes if tag == "button" and a.get("class") == "chip"]
    numbers = [n for m in quote.markers for n in m.numbers]
    said = [f"reference {n}, {name} 1" for name in ("quote", "warning") for n in numbers]
    assert [a["aria-label"] for a in chips] == said
    notes = [a["id"] for _, a in read.attributes if a.get("class") == "note"]
    assert len(notes) == len(set(notes))
    assert {a["aria-controls"] for a in chips} == set(notes)


def test_uncertain_and_not_found_are_said_in_a_heading() -> None:
    quote = Quote(plain("x"), 0, 1, (0,))
    uncertain = Reader(
        conversation(
            [Turn("q", answered(quote, outcome="uncertain", message="Nowhere: “ferritin”.", retrieved=FOUND))], TODAY
        )
    )
    assert "Closest passages, which may not answer" in uncertain.all("h3")
    assert any("ferritin" in p for p in uncertain.all("p"))
    refused = answered(outcome="not_found", message="Not covered.", retrieved=FOUND)
    nothing = Reader(conversation([Turn("q", refused)], TODAY))
    assert "No answer in these documents" in nothing.all("h3")
    assert nothing.all("blockquote") == []
    assert "Not covered." in nothing.all("p")


def test_where_nothing_was_searched_for_nothing_was_missed() -> None:
    read = Reader(conversation([Turn("hello", answered(outcome="not_found", message="Ask."))], TODAY))
    assert read.all("h3") == []
    assert "Ask." in read.all("p")


def test_a_missing_term_that_the_message_names_is_not_said_twice() -> None:
    answer = answered(outcome="not_found", message="“Warfarin” occurs nowhere.", missing_terms=("warfarin",))
    assert "Not found with" not in conversation([Turn("q", answer)], TODAY)


def test_only_the_last_turn_can_be_read_otherwise() -> None:
    turn = Turn("and then?", replace(answered(question="and then?"), standalone="what then?"))
    read = Reader(conversation([turn, turn], TODAY))
    assert read.all("textarea") == ["what then?"]


def test_a_patient_reads_the_caution_before_the_quotes_and_a_student_behind_them() -> None:
    html = conversation([Turn("q", answered(Quote(plain("x"), 0, 1, (0,))))], TODAY)
    assert html.index('data-for="patient"') < html.index("<blockquote") < html.index('data-for="student"')
    assert "caution" not in conversation([Turn("q", answered(outcome="not_found"))], TODAY)


def test_every_quote_and_what_is_done_with_it_has_a_name_of_its_own() -> None:
    quote, warning = Quote(plain("x", "y"), 0, 1, (0,)), Quote(plain("x", "y"), 1, 2, (1,))
    html = conversation([Turn("q", answered(quote, quote, warnings=(warning,)))], TODAY)
    read = Reader(html)
    places = [a for tag, a in read.attributes if tag == "blockquote"]
    assert len({a["id"] for a in places}) == 3
    headings = [a["id"] for tag, a in read.attributes if a.get("class") == "where"]
    assert [a["aria-labelledby"] for a in places] == [f"{h} {a['id']}" for h, a in zip(headings, places, strict=True)]
    opening = [words for words in read.all("button") if words.startswith("Show in article")]
    assert opening == [f"Show in article, {name}" for name in ("quote 1", "quote 2", "warning 1")]


def test_find_takes_only_the_keys_of_the_page() -> None:
    quote, warning = Quote(plain("x", "y"), 0, 1, (0,)), Quote(plain("x", "y"), 1, 2, (1,))
    turns = [Turn("q", answered(quote, warnings=(warning,)))]
    assert find(turns, "0-0") == quote
    assert find(turns, "0-w0") == warning
    for wrong in ("", "0-1", "1-0", "0-w1", "0--1", "a-0", "0-0 ", "../0", "9999999-0"):
        assert find(turns, wrong) is None


def test_short_forms_are_those_that_are_shown_in_order() -> None:
    document = replace(
        plain("PLEX in HLH.", "SHLH only."),
        abbreviations=(("HLH", "long H"), ("PLEX", "long P"), ("MAS", "long M")),
    )
    assert short_forms(answered(Quote(document, 0, 1, (0,)))) == (("PLEX", "long P"), ("HLH", "long H"))
    assert short_forms(answered(Quote(document, 1, 2, (1,)))) == ()


def test_several_documents_are_named_beside_their_quotes() -> None:
    one, two = replace(plain("x", title="One"), name="1"), replace(plain("y", title="Two"), name="2")
    html = conversation([Turn("q", answered(Quote(one, 0, 1, (0,)), Quote(two, 0, 1, (0,))))], TODAY)
    assert Reader(html).all("h3")[1:] == ["Quote 1: One", "Quote 2: Two"]
    assert Reader(html).all("cite") == ["One", "Two"]


def test_sentences_of_a_paragraph_keep_what_is_printed_between_them() -> None:
    text = "Salvage only 4. No regimen is given [1-2]. End"
    statements = (
        Statement(0, 12, "sentence", 0, 0, markers=(Marker(12, 14, ("4",)),)),
        Statement(16, 35, "sentence", 0, 0, markers=(Marker(35, 41, ("1", "2")),)),
        Statement(43, 46, "sentence", 1, 0),
    )
    document = Document("a.txt", "0" * 64, text, Metadata(), (Section((), 0, len(text)),), statements)
    read = Reader(conversation([Turn("q", answered(Quote(document, 0, 3, (1,))))], TODAY))
    assert read.all("blockquote") == ["Salvage only. No regimen is given\nEnd"]
    assert [a["class"] for tag, a in read.attributes if tag == "span" and a["class"] in ("said", "around")] == [
        "around",
        "said",
        "around",
    ]


def test_a_heading_that_repeats_the_title_is_not_shown_behind_it() -> None:
    text = (
        b"---\ntitle: Ketoacidosis in adults\n---\n# Ketoacidosis (DKA) in adults\n\n## Insulin\n\nGive it at once.\n"
    )
    quote = Quote(read_bytes(text, name="dka.md"), 0, 1, (0,))
    html = conversation([Turn("q", answered(quote))], TODAY)
    assert "Quote 1: Insulin" in Reader(html).all("h3")


def test_a_lead_in_that_the_last_heading_says_is_not_said_twice() -> None:
    document = read_bytes(
        b"# Gout\n\n## Contraindications\n\nContraindications:\n\n- Ulcer\n- Warfarin\n", name="gout.md"
    )
    (lead,) = {s.lead_in for s in document.statements if s.kind == "item"}
    assert lead
    first = next(i for i, s in enumerate(document.statements) if s.kind == "item")
    html = conversation([Turn("q", answered(Quote(document, first, first + 2, (first,))))], TODAY)
    assert "Quote 1: Contraindications" in Reader(html).all("h3")
    assert 'class="lead-in"' not in html


def test_a_long_question_has_a_button_for_the_whole() -> None:
    for question, button in (("q", False), ("q " * 300, True)):
        html = conversation([Turn(question, answered(question=question))], TODAY)
        assert ("data-whole" in html) == button
