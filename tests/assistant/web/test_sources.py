"""What is opened beside the chat, without a browser."""

from assistant.types import Turn
from assistant.web.conversations import Conversations
from assistant.web.sources import Sources
from index.errors import OtherEdition
from tests.echo import Echo, document

TAB = "0" * 32


def asked(echo: Echo) -> Sources:
    """What may be opened where one question was asked."""
    held = Conversations()
    held.keep(TAB, [Turn("q", echo.ask("q"))])
    return Sources(echo, held)


def test_an_empty_conversation_has_nothing_to_open() -> None:
    sources = Sources(Echo(), Conversations())
    assert sources.open_article(TAB, "0-0") == ""
    assert sources.open_document("a.pdf") == ""
    assert sources.picture(TAB, "0-0", "a.pdf", 1) == ""
    assert sources.regions(TAB, "0-0", 1) == ""


def test_a_pdf_has_room_for_its_printed_pages_from_that_of_the_quote() -> None:
    sources = asked(Echo(document("a.PDF", pages=3)))
    for html in (sources.open_article(TAB, "0-0"), sources.open_document("a.PDF")):
        assert 'data-page="1" data-pages="3"' in html
        assert "Page 1 of 3" in html
    text = asked(Echo(document("a.txt")))
    assert "facsimile" not in text.open_article(TAB, "0-0") + text.open_document("a.txt")


def test_a_document_that_is_gone_is_shown_as_it_was_without_pages() -> None:
    echo = Echo(document("a.pdf", pages=3))
    sources = asked(echo)
    assert "facsimile" in sources.open_article(TAB, "0-0")
    echo.hold()
    shown = sources.open_article(TAB, "0-0")
    assert "No longer in the library" in shown
    assert "facsimile" not in shown
    assert "<mark>" in shown


def test_a_printed_page_is_a_picture_or_one_line_on_why_there_is_none() -> None:
    echo = Echo(document("a.pdf", pages=3))
    sources = asked(echo)
    assert "cGFnZSAy" in sources.picture(TAB, "0-0", "", 2)
    assert "cGFnZSAy" in sources.picture(TAB, "", "a.pdf", 2)
    echo.error = OtherEdition("a.pdf")
    assert "replaced by another edition" in sources.picture(TAB, "0-0", "", 2)


def test_a_quote_is_marked_on_its_pages_as_a_whole_or_statement_by_statement() -> None:
    echo = Echo(document("a.pdf", pages=9))
    sources = asked(echo)
    echo.places = {
        (1, "one two"): ((0.1, 0.2, 0.3, 0.4),),
        (2, "two"): ((0.5, 0.5, 1, 1),),
        (4, "two"): ((0, 0, 1, 1),),
    }
    assert 'style="left:10.000%;top:20.000%;width:20.000%;height:20.000%"' in sources.regions(TAB, "0-0", 1)
    assert sources.regions(TAB, "0-0", 2).count("region") == 1
    assert sources.regions(TAB, "0-0", 3) == ""
    assert sources.regions(TAB, "0-0", 4) == ""
