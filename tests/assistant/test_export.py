"""What is taken away holds every quote and its place, and nothing in it is markup."""

import re

from hypothesis import given

from assistant.export import answer_text, markdown, quote_text
from assistant.types import Quote, Turn
from tests.pages import TODAY, answered, quotes


@given(quotes())
def test_what_is_copied_or_exported_holds_the_quote_and_its_place(quote: Quote) -> None:
    turn = Turn("q", answered(quote, warnings=(quote,)))
    copied = quote_text(quote, TODAY)
    assert quote.text in copied
    assert f"characters {quote.start} to {quote.end}" in copied
    assert answer_text(turn.answer, TODAY).count(copied) == 2
    unescaped = re.sub(r"\\([\\`*_\[\]<>#|~])", r"\1", markdown([turn], TODAY)).replace("&amp;", "&")
    for line in quote.text.splitlines():
        assert line in unescaped
    assert not re.search(r"(?<!\\)<", markdown([turn], TODAY))
