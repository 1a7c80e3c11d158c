"""Whether a question asks how something is treated, and for nothing else."""

import pytest

from assistant.asked.treatment import asks_how_treated


@pytest.mark.parametrize(
    "question",
    [
        "gout treatment",
        "treatment of gout",
        "gout mx",
        "first line for gout",
        "how is gout treated",
        "patient with gout, what to give",
        "what do we start with in gout?",
        "which drugs for gout?",
        "Red hot toe since yesterday. What is the treatment?",
        "initial therapy for gout",
    ],
)
def test_clinicians_ask_for_treatment_in_many_ways(question: str) -> None:
    assert asks_how_treated(question)


@pytest.mark.parametrize(
    "question",
    [
        "goals of treatment in gout",
        "how long is gout treated",
        "gout treatment failure",
        "second-line treatment of gout",
        "non-drug treatment of gout",
        "does gout need treatment?",
        "gout treatment - does colchicine have a role?",
        "which treatments lower the urate?",
        "is colchicine first-line?",
        "can I give it during treatment of gout",
        "complications of gout treatment",
        "when to start treatment of gout",
        "gout",
    ],
)
def test_other_questions_on_treatment_ask_for_something_else(question: str) -> None:
    assert not asks_how_treated(question)
