"""However a model names its quotes, they stand behind the sentence, and what is left of it reads well."""

import pytest

from assistant.check.sentence import cited_numbers, without_citations
from assistant.writing.cites import behind, behind_each
from assistant.writing.reply import said


@pytest.mark.parametrize(
    ("sent", "text", "cited"),
    [
        ("It is a last resort [1].", "It is a last resort.", (1,)),
        ("It is a last resort (1).", "It is a last resort.", (1,)),
        ("It is a last resort (1, 2).", "It is a last resort.", (1, 2)),
        ("It is a last resort (quotes 1 and 2).", "It is a last resort.", (1, 2)),
        ("It is for refractory HLH¹.", "It is for refractory HLH.", (1,)),
        ("It is for refractory HLH.¹", "It is for refractory HLH.", (1,)),
        ("It is for refractory HLH¹,².", "It is for refractory HLH.", (1, 2)),
        ("[1] It is a last resort.", "It is a last resort.", (1,)),
        ("According to [2], it is a last resort.", "It is a last resort.", (2,)),
        ("According to quotes [2] and [3], it is a last resort.", "It is a last resort.", (2, 3)),
        ("Quote [2] states that it is a last resort.", "It is a last resort.", (2,)),
        ("In [2], it is a last resort.", "It is a last resort.", (2,)),
        ("It is, according to [2], a last resort.", "It is a last resort.", (2,)),
        ("It is a last resort (see [2]).", "It is a last resort.", (2,)),
    ],
)
def test_a_sentence_without_its_numbers(sent: str, text: str, cited: tuple[int, ...]) -> None:
    found = behind(sent)
    assert (without_citations(found), cited_numbers(found)) == (text, cited)


@pytest.mark.parametrize(
    "sent",
    [
        "Give 10 mg/m².",
        "Up to 20 × 10⁹.",
        "Give either (1) rest or (2) fluids.",
        "Give it at once [1] (2).",
        "The area is 3 cm².",
        "Treat according to the cause [1].",
    ],
)
def test_what_is_no_number_of_a_quote_stays(sent: str) -> None:
    assert behind(sent) == sent


def test_numbers_at_the_heads_of_sentences_belong_to_what_follows() -> None:
    assert behind_each("[1] Rest. [2] Drink.") == "Rest. [1] Drink. [2]"
    assert behind_each("Rest. [1] Drink. [2]") == "Rest. [1] Drink. [2]"
    assert [cited_numbers(s) for s in said("[1] Rest at once. [2] Drink water.")] == [(1,), (2,)]


@pytest.mark.parametrize("end", ["x", "x.", "."])
def test_a_model_that_repeats_a_number_without_end_is_read_at_once(end: str) -> None:
    """Each bracket more took twice as long."""
    assert len(said("[1] " * 500 + end)) <= 1
    assert len(said("[1], " * 500 + end)) <= 1
