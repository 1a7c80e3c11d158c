"""Of what nothing quoted speaks, whatever else the library prints."""

import pytest

from assistant.asked.question import understand
from assistant.chat import Chat
from assistant.silence import for_another, told_apart, topic_of, unsaid
from assistant.types import Quote
from index.lexicon import lexicon
from index.read import read_bytes
from index.types import Document
from tests.assistant.questions import ASKED, asked_in, understood

GOUT = read_bytes(
    b"# Gout\n\n## Complications\n\n- Tophi\n- Kidney stones\n\n## Drug treatment\n\n- Naproxen 500 mg\n- Plasma exchange\n\n"
    b"## Notes\n\n- Naproxen: caution in asthma\n",
    name="gout.md",
)
OTHER = read_bytes(
    b"# Malaria\n\nTwo in a hundred die of malaria: its prognosis is good. Severe malaria is contraindicated for travel.\n",
    name="malaria.md",
)
WORDS = lexicon([GOUT, OTHER])


def quoted(document: Document) -> list[Quote]:
    return [Quote(document, i, i + 1, (i,)) for i in range(len(document.statements))]


def missing(asked: str, *documents: Document) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The parts of a guideline, and the illnesses, of which no quote of the documents speaks."""
    question = understand(asked, WORDS, lambda _: 1.0)
    quotes = [q for document in documents for q in quoted(document)]
    return unsaid(asked, question, quotes), for_another(asked, question, quotes)


@pytest.mark.parametrize(
    ("asked", "parts"),
    [
        ("prognosis of gout", ("prognosis",)),
        ("differential diagnosis of gout", ("differential diagnosis",)),
        ("complications of gout", ()),
        ("how do I treat gout?", ()),
        ("contraindications to naproxen", ()),
        ("contraindications to plasma exchange", ("contraindications",)),
    ],
)
def test_a_part_that_no_quote_on_the_topic_speaks_of_is_said(asked: str, parts: tuple[str, ...]) -> None:
    assert missing(asked, GOUT)[0] == parts
    assert missing(asked, GOUT, OTHER)[0] == parts  # what another illness's document says of it is none


@pytest.mark.parametrize(
    ("asked", "illnesses"),
    [
        ("naproxen for malaria", ("malaria",)),
        ("naproxen for gout", ()),
        ("naproxen in asthma", ()),
        ("plasma exchange in malaria", ("malaria",)),
        ("plasma exchange in gout", ()),
        ("does the patient with malaria need plasma exchange for his gout?", ("malaria",)),
        ("Known malaria. Naproxen dose?", ()),
        ("familial gout", ("familial",)),
        ("naproxen for pemphigus", ()),  # of which nothing is printed is said as unknown
    ],
)
def test_an_illness_that_no_statement_speaks_of_with_what_is_asked_is_said(
    asked: str, illnesses: tuple[str, ...]
) -> None:
    assert missing(asked, GOUT, OTHER)[1] == illnesses


def test_of_a_drug_that_no_quote_names_it_is_not_said_as_well() -> None:
    assert missing("contraindications to naproxen in malaria", OTHER) == ((), ())


def test_the_topic_is_named_in_few_words(chat: Chat) -> None:
    assert topic_of("prognosis of gout", understood("prognosis of gout", chat)) == "gout"
    assert topic_of("which blood tests to confirm it?", ASKED) == ""
    assert topic_of("prognosis of severe tophaceous gouty knee arthritis", ASKED) == ""


def test_the_reply_names_what_is_missing(chat: Chat) -> None:
    answer = chat.ask("prevention of asthma")
    assert answer.outcome == "uncertain"
    assert answer.message.endswith("No passage shown on asthma speaks of prevention.")
    assert answer.missing_terms[-1:] == ("prevention",)
    answer = chat.ask("salbutamol for gout")
    assert answer.message.endswith("No passage shown names what was asked about together with “gout”.")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- Naproxen 500 mg\n- Colchicine 1 mg\n", False),
        ("- Naproxen 500 mg\n\n- Plus:\n\n- Colchicine 1 mg\n", True),
        ("Naproxen is given with colchicine.\n", True),
        ("Give these with naproxen:\n\n- Colchicine 1 mg\n", True),
        ("Anti-inflammatories such as naproxen.\n", False),
    ],
)
def test_two_drugs_are_spoken_of_at_once_in_one_statement_or_in_lines_that_a_word_joins(text: str, told: bool) -> None:
    document = read_bytes(f"# Gout\n\n{text}".encode(), name="g.md")
    quote = Quote(document, 0, len(document.statements), (0,))
    of_class = ("anti-inflammatori",)
    names = {"naproxen": frozenset({("naproxen",), of_class}), "colchicine": frozenset({("colchicin",), of_class})}
    asked = asked_in({"naproxen": 3.0}, drug_names=names)
    both = told_apart("naproxen with colchicine?", asked, (quote,))
    assert both == (() if told else ("naproxen", "colchicine"))
    assert told_apart("naproxen or colchicine?", asked, (quote,)) == ()
