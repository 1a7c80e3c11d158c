"""Several parts make one answer: what each found by turns, and one sentence for each thing that is missing."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

import prompts
from assistant import compose
from assistant.chat import Chat
from assistant.question import Question
from assistant.types import Outcome, Quote
from index.read import read_bytes

ASKED = Question(
    text="",
    words={},
    own=frozenset(),
    printed=frozenset(),
    terms=frozenset(),
    names=(),
    forms=frozenset(),
    renamed=(),
    unknown=(),
    strange=(),
    corrections=(),
    kinds=(),
    populations=(),
)


class Part(compose.Part):
    """A part whose outcome is given, not assessed."""

    __slots__ = ("given",)

    def __init__(
        self,
        outcome: Outcome,
        quotes: Sequence[Quote] = (),
        unknown: Sequence[str] = (),
        text: str = "what dose?",
        own: str = "naproxen",
    ) -> None:
        asked = replace(ASKED, text=text, own=frozenset({own}), unknown=tuple(unknown))
        super().__init__(asked, tuple(quotes), None)
        object.__setattr__(self, "given", outcome)

    @property
    def outcome(self) -> Outcome:
        return self.given  # type: ignore[attr-defined,no-any-return]


@pytest.fixture
def quotes(chat: Chat) -> list[Quote]:
    """One for each statement of the guideline on gout."""
    gout = next(d for d in chat.documents() if d.name == "gout.md")
    return [Quote(gout, i, i + 1, (i,)) for i in range(len(gout.statements))]


def test_the_best_part_gives_the_outcome() -> None:
    assert compose.outcome([Part("not_found"), Part("answered"), Part("uncertain")]) == "answered"
    assert compose.outcome([Part("not_found"), Part("uncertain")]) == "uncertain"
    assert compose.outcome([Part("not_found")]) == "not_found"


def test_a_part_that_names_nothing_is_no_better_than_the_one_before_it() -> None:
    assert compose.outcome([Part("uncertain"), Part("answered", own="dose")]) == "uncertain"
    assert compose.outcome([Part("answered"), Part("uncertain", own="dose")]) == "answered"


def test_parts_take_turns_and_nothing_is_shown_twice(quotes: list[Quote]) -> None:
    a, b, c, d, *_ = quotes
    whole = Quote(a.document, a.first, b.last, ())
    assert compose.merge([Part("answered", [a, b]), Part("answered", [c, d])], 3) == (a, c, b)
    assert compose.merge([Part("answered", [a, b]), Part("answered", [whole, c])], 5) == (a, b, c)


def test_a_part_that_is_missing_quotes_nothing(quotes: list[Quote]) -> None:
    a, b, *_ = quotes
    parts = [Part("answered", [a]), Part("not_found", [b], ["laser", "tattoo"])]
    assert compose.merge(parts, 5) == (a,)
    assert compose.missing_terms([*parts, *parts]) == ("laser", "tattoo")
    assert "“laser” and “tattoo”" in compose.message(parts, documents=1)


def test_nothing_is_said_where_all_is_well(quotes: list[Quote]) -> None:
    assert compose.message([Part("answered", quotes)], documents=1) == ""


def test_an_empty_library_is_told_from_one_that_does_not_cover_the_question() -> None:
    assert compose.message([Part("not_found")], documents=0) == prompts.template("answer_empty_library")
    assert "what dose?" in compose.message([Part("not_found")], documents=1)


def test_what_is_said_of_two_parts_alike_is_said_once() -> None:
    said = compose.message([Part("uncertain"), Part("uncertain")], documents=1)
    assert said == prompts.template("answer_uncertain")


def test_a_dose_is_asked_of_the_question_s_own_drug_before_that_of_the_conversation(quotes: list[Quote]) -> None:
    said = replace(ASKED, words={"naproxen": 1.0, "allopurinol": 3.0}, own=frozenset({"naproxen"}), kinds=("dose",))
    naproxen, colchicine, pitfall = (q for q in quotes if "stop" in q.text or "twice" in q.text or "four" in q.text)
    assert compose.Part(said, (naproxen, pitfall), None).lacks == ()
    assert compose.Part(said, (colchicine, pitfall), None).lacks == ("dose",)


def test_a_dose_is_given_where_a_quote_on_what_the_question_leans_on_holds_one(quotes: list[Quote]) -> None:
    naproxen, pitfall = (q for q in quotes if "twice" in q.text or "stop" in q.text)
    asked = replace(ASKED, words={"long": 4.0, "naproxen": 1.0}, own=frozenset({"long"}), kinds=("frequency",))
    assert compose.Part(asked, (pitfall, naproxen), None).lacks == ()
    assert compose.Part(replace(asked, words={"allopurinol": 1.0}), (naproxen,), None).lacks == ()
    assert compose.Part(replace(asked, words={"allopurinol": 1.0}), (naproxen, pitfall), None).lacks == ("frequency",)


def test_that_there_is_none_of_a_document_s_topic_answers(quotes: list[Quote]) -> None:
    naproxen, pitfall = (q for q in quotes if "twice" in q.text or "stop" in q.text)
    none = replace(
        naproxen.document,
        text=naproxen.document.text.replace("Naproxen 500 mg twice daily", "There is no fixed regimen  "),
    )
    asked = replace(ASKED, words={"allopurinol": 3.0}, own=frozenset({"dose"}), kinds=("dose",))
    assert compose.Part(asked, (replace(naproxen, document=none), pitfall), None).lacks == ("dose",)
    gout = replace(asked, words={"gout": 1.0})
    assert compose.Part(gout, (pitfall,), None).lacks == ("dose",)
    assert compose.Part(gout, (replace(naproxen, document=none), pitfall), None).lacks == ()


def test_doses_of_other_drugs_are_none_of_one_that_no_quote_names(quotes: list[Quote]) -> None:
    naproxen = next(q for q in quotes if "twice" in q.text)
    asked = replace(ASKED, words={"loperamid": 3.0}, own=frozenset({"loperamid"}), kinds=("dose",))
    assert compose.Part(replace(asked, terms=frozenset({"loperamid"})), (naproxen,), None).lacks == ("dose",)
    known = replace(asked, terms=frozenset({"aleve"}), forms=frozenset({"naproxen"}))
    assert compose.Part(known, (naproxen,), None).lacks == ()


def test_a_dose_under_another_name_of_the_drug_is_one_of_it(quotes: list[Quote]) -> None:
    naproxen, pitfall = (q for q in quotes if "twice" in q.text or "stop" in q.text)
    asked = replace(ASKED, words={"allopurinol": 3.0}, own=frozenset({"allopurinol"}), kinds=("dose",))
    assert compose.Part(asked, (naproxen, pitfall), None).lacks == ("dose",)
    assert compose.Part(replace(asked, names=("naproxen sodium",)), (naproxen, pitfall), None).lacks == ("dose",)
    assert compose.Part(replace(asked, names=("naproxen",)), (naproxen, pitfall), None).lacks == ()
    assert compose.Part(replace(asked, names=("acute attack",)), (naproxen, pitfall), None).lacks == ("dose",)


def test_people_are_spoken_of_only_by_a_quote_on_what_is_asked(quotes: list[Quote]) -> None:
    naproxen = next(q for q in quotes if "twice" in q.text)
    asked = replace(ASKED, words={"naproxen": 3.0}, own=frozenset({"naproxen"}), populations=("pregnancy",))
    assert compose.Part(asked, (naproxen,), None).silent == ("pregnancy",)


@pytest.mark.parametrize(
    ("listed", "lacks"),
    [
        ("- Metformin\n- Adult: 500 mg daily\n", ()),
        ("- Metformin:\n  - Adult: 500 mg daily\n", ()),
        ("- Metformin is stopped first\n- Then glipizide 5 mg daily\n", ("dose",)),
        ("- Metformin is stopped first\n- 5 mg of glipizide daily\n", ("dose",)),
        ("- Metformin is given. No duration is stated.\n", ("dose",)),
    ],
)
def test_a_dose_of_another_drug_is_none_of_the_one_asked_about(listed: str, lacks: tuple[str, ...]) -> None:
    found = read_bytes(f"# Diabetes\n\n{listed}".encode(), name="diabetes.md")
    asked = replace(ASKED, words={"metformin": 3.0}, own=frozenset({"metformin"}), kinds=("dose",))
    whole = Quote(found, 0, len(found.statements), (0,))
    assert compose.Part(asked, (whole,), None).lacks == lacks
