"""Doses, durations, rates: what holds one, and what says that there is none."""

import pytest

from assistant.asked.kinds import denies_kind, holds_kind, holds_under, kinds_asked, without_kinds


@pytest.mark.parametrize(
    ("kind", "held", "lacked"),
    [
        ("dose", "naproxen 500 mg", "naproxen may be given"),
        ("duration", "for 3-5 days", "give it early"),
        ("frequency", "twice daily", "by mouth"),
        ("route", "by slow intravenous injection", "if not given before"),
        ("route", "1.6 g/kg over 2-3 days", "twice daily"),
        ("level", "a trough of 5-10 ng/mL", "10 mg/m² daily"),
        ("harm", "it may cause drowsiness", "give it twice daily"),
        ("share", "in 30% of adults", "in most adults"),
    ],
)
def test_a_text_holds_an_answer_of_a_kind_or_does_not(kind: str, held: str, lacked: str) -> None:
    assert holds_kind(held, kind)  # type: ignore[arg-type]
    assert not holds_kind(lacked, kind)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "kinds"),
    [
        ("how is it given?", ("route",)),
        ("how do I give the mannitol, and how much?", ("dose", "route")),
        ("how many PLEX sessions?", ("frequency",)),
        ("what volume should be exchanged?", ("dose",)),
        ("how often is the jaw involved?", ()),
        ("how often is it given?", ("frequency",)),
        ("% risk that it comes back?", ("share",)),
        ("16% of morphine", ()),
        ("which side effects should I look out for?", ("harm",)),
        ("SEs of naproxen", ("harm",)),
        ("naproxen SE?", ("harm",)),
        ("the SE corner of it", ()),
        ("max iv rate", ("dose",)),
        ("when is it given?", ()),
        ("maximum number of PLEX sessions", ("frequency",)),
        ("naproxen target level", ("level",)),
        ("trough level of vancomycin?", ("level",)),
        ("CsA therapeutic range", ("level",)),
        ("what trough should I aim for?", ("level",)),
        ("what therapeutic range?", ("level",)),
        ("she is on naproxen. What is the target level?", ("level",)),
        ("target range for the naproxen", ("level",)),
        ("serum lidocaine concentration?", ("level",)),
        ("lidocaine concentration", ()),
        ("adrenaline concentration 1:1000?", ()),
        ("target level?", ()),
        ("target range for INR?", ()),
        ("what is the target range for the INR?", ()),
        ("he is on warfarin. What is the target range for the INR?", ()),
        ("INR therapeutic range", ()),
        ("oxygen saturation target range", ()),
        ("target level of haemoglobin", ()),
        ("target target", ()),
        ("when do I check vancomycin levels?", ()),
        ("what glucose level is dangerous?", ()),
        ("a cough for 5 days", ()),
        ("pain for 3 weeks on the right", ()),
        ("abdominal pain for 5 days, left or right?", ()),
    ],
)
def test_the_kinds_that_a_question_asks_for(asked: str, kinds: tuple[str, ...]) -> None:
    assert kinds_asked(asked) == kinds


@pytest.mark.parametrize(
    ("asked", "kinds"), [("target level?", ("level",)), ("target range for INR?", ()), ("glucose level?", ()), ("", ())]
)
def test_a_target_level_of_nothing_is_of_the_drug_before_it(asked: str, kinds: tuple[str, ...]) -> None:
    assert kinds_asked(asked, of_drug=True) == kinds


@pytest.mark.parametrize(
    ("said", "none"),
    [
        ("No specific regimen, frequency or volume is provided.", True),
        ("No dose is given for children.", True),
        ("No dose adjustment is needed.", False),
        ("There is no fixed schedule.", True),
        ("No fixed dose combination is in stock.", False),
        ("No dose was missed.", False),
        ("No duration is stated.", False),
    ],
)
def test_that_there_is_none_is_told_from_what_needs_no_change(said: str, none: bool) -> None:
    assert denies_kind(said, "dose") is none


@pytest.mark.parametrize(
    ("head", "row", "held"),
    [
        ("Drug | Target dose (mg)", "Lisinopril | 35", True),
        ("Drug | Dose (mg/kg once daily)", "Amikacin | 15", True),
        ("Drug | Target dose", "Lisinopril | 35 mg", True),
        ("Drug | Target dose (mg)", "Lisinopril | not given", False),
        ("Step | Visit", "First | 35", False),
    ],
)
def test_a_row_holds_a_dose_whose_unit_stands_in_its_head(head: str, row: str, held: bool) -> None:
    assert holds_under(head, row, "dose") is held


def test_what_stands_under_adverse_reactions_is_one() -> None:
    assert holds_under("Notable adverse drug reactions", "Drooling of saliva", "harm")
    assert not holds_under("Drug treatment", "Haloperidol at night", "harm")


def test_the_words_that_ask_for_a_kind_can_be_left_out() -> None:
    assert without_kinds("what dose of naproxen?").split() == ["what", "of", "naproxen?"]
    assert without_kinds("") == ""
