"""For which illness something is asked."""

import pytest

from assistant.asked.illnesses_asked import illness_names
from assistant.chat import Chat


@pytest.mark.parametrize(
    ("text", "illnesses"),
    [
        ("colchicine for gout", ["gout"]),
        ("colchicine in severe acute gout", ["gout"]),
        ("colchicine dose PE", ["PE"]),
        ("nephrotic syndrome: steroids?", ["nephrotic syndrome"]),
        ("Known malaria. Colchicine dose?", []),
        ("an elderly diabetic after pneumonia who walks badly and drinks: colchicine for gout?", ["gout"]),
        ("colchicine for all", []),
        ("colchicine dose in pain", []),
        ("what is the diagnosis?", []),
    ],
)
def test_the_sentences_that_ask_name_illnesses(text: str, illnesses: list[str], chat: Chat) -> None:
    assert list(illness_names(text, chat.lexicon())) == illnesses


def test_each_is_known_by_every_name(chat: Chat) -> None:
    assert ("pulmonari", "embol") in illness_names("colchicine dose PE", chat.lexicon())["PE"]
