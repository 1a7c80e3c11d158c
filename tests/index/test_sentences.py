"""Where one sentence ends and the next begins."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sentences import sentences
from index.types import Span


def cut(text: str, *, markers: tuple[Span, ...] = ()) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text, 0, len(text), markers=markers)]


@pytest.mark.parametrize(
    "text",
    [
        "Give it now.|Then stop.",
        "Give 1.5 mg/kg, e.g. Tacrolimus, i.e. See Fig. 2 for the dose.|It works.",
        "Infection with P. falciparum or E. coli is treated.|Others are not.",
        "As Dr. Smith et al. Showed, it works.",
        "Is it safe?|“Yes.”|It is!",
        "Rates fell. [1] [2]|By contrast they rose.",
        "Rates fell.¹²|By contrast they rose.⁴",
        "It is a sign of hepatitis C.|Treat it above 38 °C.|Give 5 g.|Stop at 8.0 mmol/L.|Repeat.",
        "Death was commoner.[66]|In a cohort it was not.[1,2] [3]|See Smith et al.[4] Or Fig.[5] For more.",
        "See the depression guideline.4|Depression is common.|See version 2.3 Of it.",
        "Give 10 mg i.v.|Repeat after 5 min.|Then 5 mg p.o. b.d.|Stop on day 3.|Take it at 8 a.m.|Check it.|Give it p.r.n.|Avoid it later.",
        "Give 5 mg t.d.s.|Continue it at 5 mL/min.|Do not stop it.|Dosing is i.v. Heparin every 6 hr.|Stop it then.",
        "Check wk. 2 and yr. 5, give 2 tabs. Paracetamol, max. 5 inj. Daily, susp. 5 mL, conc. 10%, esp. Adults, pt. Weight.",
        "All are in mcg/hr.|2) They are estimates.|It lasts 2 wk.|Mice were bled.|Charles S. Treat spoke.|See Sect. 4, App. B and Suppl. 2 of Jan. 2020.|It works.",
        "No stop at all",
    ],
)
def test_sentences(text: str) -> None:
    parts = text.split("|")
    assert cut(" ".join(parts)) == parts


def test_a_space_that_is_missing_behind_a_stop_joins_nothing() -> None:
    assert cut("It ended.Then it began at 3.5 mg.") == ["It ended.", "Then it began at 3.5 mg."]


def test_numerals_behind_a_stop_go_with_the_sentence_before() -> None:
    text = "It helps adults. 6, 7 In children it does not."
    assert cut(text, markers=(Span(16, 21),)) == ["It helps adults. 6, 7", "In children it does not."]


@given(st.text(st.sampled_from("aB.!? \n1)”[]²"), max_size=60), st.integers(0, 10), st.integers(0, 10))
def test_nothing_is_lost_or_moved(text: str, before: int, after: int) -> None:
    start, end = min(before, len(text)), max(0, len(text) - after)
    found = list(sentences(text, start, max(start, end)))
    shown = [text[s.start : s.end] for s in found]
    assert "".join("".join(shown).split()) == "".join(text[start : max(start, end)].split())
    assert all(s == s.strip() != "" for s in shown)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
