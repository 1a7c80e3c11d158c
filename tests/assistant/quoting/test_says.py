"""What guidelines say when they introduce something is known by their words."""

import pytest

from assistant.quoting.says import speaks_of_failure, speaks_of_when, speaks_of_when_not


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("If colchicine fails, offer a steroid.", True),
        ("A steroid for refractory attacks", True),
        ("Second-line: a steroid", True),
        ("Not effective in two days: a steroid", True),
        ("Colchicine 500 micrograms twice daily", False),
        ("Halve the dose in renal failure", False),
    ],
)
def test_what_follows_a_treatment_that_did_not_work_is_known_by_its_words(text: str, speaks: bool) -> None:
    assert speaks_of_failure(text) is speaks


@pytest.mark.parametrize(
    "text",
    [
        "Indications for insulin:",
        "Insulin is indicated for:",
        "Give insulin if:",
        "Give it when there is no response to diet, or if it was not given before:",
    ],
)
def test_a_guideline_introduces_when_something_is_done(text: str) -> None:
    assert speaks_of_when(text)
    assert not speaks_of_when_not(text)


@pytest.mark.parametrize(
    "text",
    ["Contraindications to insulin:", "Insulin is not indicated for:", "Insulin is contraindicated if:", "It should not be given if:",
     "Do not give insulin when:", "Avoid insulin if:", "When not to give insulin:", "If one of these is seen, do not give insulin:"],
)  # fmt: skip
def test_a_guideline_introduces_when_something_is_not_done(text: str) -> None:
    assert not speaks_of_when(text)
    assert speaks_of_when_not(text)


@pytest.mark.parametrize("text", ["", "Insulin:", "Doses of insulin"])
def test_a_guideline_introduces_something_else(text: str) -> None:
    assert not speaks_of_when(text)
    assert not speaks_of_when_not(text)
