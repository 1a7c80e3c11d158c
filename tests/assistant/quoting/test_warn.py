"""Warnings are statements that forbid or caution, of the documents that are quoted, about what was asked."""

from pathlib import Path

import pytest

from assistant.chat import Chat
from assistant.quoting.warn import MOST, forbids_in_words, warnings
from assistant.types import Quote
from index.read import read_bytes
from index.types import Document
from tests.assistant.questions import understood


def _nothing(_: str) -> tuple[str, ...]:
    return ()


def _texts(found: tuple[Quote, ...]) -> list[str]:
    return [quote.text for quote in found]


def test_a_warning_about_what_was_asked_is_found(chat: Chat, gout: Document) -> None:
    found = warnings([understood("allopurinol in an acute attack", chat)], [Quote(gout, 0, 3, (1,))], _nothing)
    assert _texts(found) == ["Do not stop allopurinol during an acute attack"]
    assert len(found) <= MOST


def test_what_is_quoted_is_not_repeated(chat: Chat, gout: Document) -> None:
    pitfall = next(i for i, s in enumerate(gout.statements) if gout.words(s).startswith("Do not"))
    assert warnings([understood("allopurinol", chat)], [Quote(gout, pitfall, pitfall + 1, ())], _nothing) == ()


def test_a_warning_about_something_else_is_left_out(chat: Chat, gout: Document) -> None:
    assert warnings([understood("naproxen twice daily", chat)], [Quote(gout, 0, 3, (1,))], _nothing) == ()


@pytest.mark.parametrize(
    ("statement", "warns"),
    [
        ("Do not give colchicine with clarithromycin.", True),
        ("In renal failure, do not give colchicine twice.", True),
        ("Stop colchicine if diarrhoea begins.", True),
        ("Stop colchicine in renal failure.", True),
        ("In severe renal failure do not give colchicine.", True),
        ("Therefore do not use colchicine twice.", True),
        ("Colchicine is contra-indicated in dialysis.", True),
        ("Colchicine cannot be given in dialysis.", True),
        ("Colchicine shouldn't be given in dialysis.", True),
        ("Colchicine is not indicated in dialysis.", True),
        ("Colchicine may not be effective in dialysis.", False),
        ("Colchicine and naproxen do not lower serum urate.", False),
        ("Stop taking colchicine on the seventh day.", False),
    ],
)
def test_what_forbids_is_told_from_what_tells(tmp_path: Path, chat: Chat, statement: str, warns: bool) -> None:
    (tmp_path / "gout.txt").write_text(f"Gout\n\nColchicine is given in an attack.\n\n{statement}\n", encoding="utf-8")
    gout = read_bytes((tmp_path / "gout.txt").read_bytes(), name="gout.txt")
    assert bool(warnings([understood("colchicine", chat)], [Quote(gout, 0, 1, ())], _nothing)) is warns


def test_a_warning_names_the_drug_that_was_asked_about(chat: Chat, gout: Document) -> None:
    assert warnings([understood("naproxen during an acute attack", chat)], [Quote(gout, 0, 3, (1,))], _nothing) == ()


def test_documents_that_are_not_quoted_do_not_warn(chat: Chat) -> None:
    asthma = next(d for d in chat.documents() if d.name == "asthma.md")
    assert warnings([understood("allopurinol in an acute attack", chat)], [Quote(asthma, 0, 1, ())], _nothing) == ()
    assert warnings([understood("allopurinol", chat)], [], _nothing) == ()


def test_words_that_mean_the_same_count(chat: Chat, gout: Document) -> None:
    asked = understood("xyloprex", chat)
    (word,) = asked.words
    assert warnings([asked], [Quote(gout, 0, 3, ())], _nothing) == ()
    assert len(warnings([asked], [Quote(gout, 0, 3, ())], lambda w: ("allopurinol",) if w == word else ())) == 1


def test_every_part_of_a_question_has_its_warnings(chat: Chat, gout: Document) -> None:
    asked = [understood(text, chat) for text in ("allopurinol", "salbutamol")]
    for parts in (asked, asked[::-1]):
        found = warnings(parts, [Quote(gout, 0, 1, (0,))], _nothing)
        assert _texts(found) == ["Do not stop allopurinol during an acute attack"]


@pytest.mark.parametrize(
    ("words", "forbids"),
    [
        ("Naproxen is presently not recommended in infants", True),
        ("Do not combine naproxen with warfarin", True),
        ("Naproxen is recommended, not warfarin", False),
        ("", False),
    ],
)
def test_what_a_statement_says_may_forbid(words: str, forbids: bool) -> None:
    assert forbids_in_words(words) is forbids


@pytest.mark.parametrize("words", ["NOT TO BE USED IN PREGNANCY", "We recommend against giving both"])
def test_what_is_not_to_be_used_or_recommended_against_is_forbidden(words: str) -> None:
    assert forbids_in_words(words)
