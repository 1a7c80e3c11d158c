"""An assistant over a library that changes beside it."""

from pathlib import Path

import pytest

from assistant.live import LiveAssistant
from index.errors import OtherEdition
from index.library import Library
from index.types import Encoder
from tests.scripted import ScriptedModel

TEXT = "Gout\n\nGive colchicine 500 micrograms twice daily.\n"
TRUE, FALSE = "Give colchicine 500 micrograms twice daily.", "Give naproxen to everybody."


@pytest.fixture
def library(tmp_path: Path, bag_of_words: Encoder) -> Library:
    """Of one document."""
    (tmp_path / "g.txt").write_text(TEXT)
    library = Library(tmp_path / "library", lambda: bag_of_words, encoder_name=bag_of_words.name)
    list(library.add([tmp_path / "g.txt"]))
    return library


def test_the_chat_stays_until_the_library_changes(library: Library, bag_of_words: Encoder) -> None:
    assistant = LiveAssistant(library, lambda: bag_of_words)
    before = assistant.current()
    assert assistant.current() is before
    assistant.remove("g.txt")
    assert assistant.documents() == ()
    assert [d.name for d in before.documents()] == ["g.txt"]  # a question that is being answered keeps what it has


@pytest.mark.parametrize(("strike", "shown"), [(True, [TRUE, FALSE]), (False, [TRUE])])
def test_what_the_quotes_do_not_support_is_struck_or_left_out(
    strike: bool, shown: list[str], library: Library, bag_of_words: Encoder
) -> None:
    model = ScriptedModel(f"{TRUE[:-1]} [1]. {FALSE[:-1]} [1].")
    assistant = LiveAssistant(library, lambda: bag_of_words, model, strike=strike)
    *_, last = assistant.write(assistant.ask("dose of colchicine in gout?"))
    assert last.written
    assert [s.text for s in last.written.sentences] == shown


def test_a_page_is_one_of_the_very_document(library: Library, bag_of_words: Encoder, tmp_path: Path) -> None:
    assistant = LiveAssistant(library, lambda: bag_of_words)
    (before,) = assistant.documents()
    (tmp_path / "g.txt").write_text(TEXT.replace("twice", "once"))
    list(library.add([tmp_path / "g.txt"]))
    with pytest.raises(OtherEdition):
        assistant.picture(before, 1)
