"""A question may hold several."""

import pytest

from assistant.asked.asking import by_drug, parts, without_everybody


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("when is it given and what is the dose?", ["when is it given", "what is the dose?"]),
        ("When is it given? How often is it given?", ["When is it given", "How often is it given?"]),
        ("risks and benefits of colchicine", ["risks and benefits of colchicine"]),
        ("Which steroid in gout, and how much?", ["Which steroid in gout, and how much?"]),
        ("A stye. How long and how often for compresses?", ["A stye. How long and how often for compresses?"]),
        ("Shingrix: how many doses and what interval?", ["Shingrix: how many doses and what interval?"]),
        ("She is pale and is confused. When may it be given?", ["She is pale and is confused. When may it be given?"]),
        ("She is pale. When is it given and what is the dose?", ["She is pale. When is it given", "what is the dose?"]),
        ("Is it safe? She is pale. And why is it given? Yes", ["Is it safe? She is pale.", "why is it given? Yes"]),
        ("what dose?", ["what dose?"]),
        ("how often? [what dose; and when?]", ["how often? [what dose; and when?]"]),
        ("is it safe? Why not? [what dose?]", ["is it safe [what dose?]", "Why not? [what dose?]"]),
        ("?", ["?"]),
    ],
)
def test_a_question_may_hold_several(text: str, held: list[str]) -> None:
    assert list(parts(text)) == held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("dose of oxytocin and misoprostol in PPH?", ["dose of oxytocin in PPH?", "dose of misoprostol in PPH?"]),
        (
            "She fits. How much magnesium sulphate, diazepam or phenytoin?",
            [f"She fits. How much {drug}?" for drug in ("magnesium sulphate", "diazepam", "phenytoin")],
        ),
        ("dose of oxytocin and of misoprostol", ["dose of oxytocin", "dose of misoprostol"]),
        ("dose of IVIG and etoposide", ["dose of IVIG", "dose of etoposide"]),
        ("is oxytocin or misoprostol better?", ["is oxytocin or misoprostol better?"]),
        ("dose and duration of phenytoin?", ["dose and duration of phenytoin?"]),
        ("On aspirin and warfarin. Vitamin K dose?", ["On aspirin and warfarin. Vitamin K dose?"]),
    ],
)
def test_the_dose_of_several_drugs_is_a_question_for_each(text: str, held: list[str]) -> None:
    assert list(by_drug(text)) == held


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("does every HLH pt need IVIG?", "does HLH need IVIG?"),
        ("do all of my patients with gout get naproxen", "do gout get naproxen"),
        ("should all cases have it", "should have it"),
        ("is colchicine for everyone?", "is colchicine for ?"),
        ("when all else fails", "when all else fails"),
        ("which patients need it", "which patients need it"),
    ],
)
def test_of_whom_all_it_is_asked_is_no_topic(text: str, left: str) -> None:
    assert without_everybody(text).split() == left.split()
