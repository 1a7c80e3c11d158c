"""What a part of a question asks for and its quotes hold or lack."""

from dataclasses import replace

import pytest

from assistant.asked.question import Called, understand
from assistant.chat import Chat
from assistant.part import judged, lacks, silent, unnamed_drugs
from assistant.types import Quote
from assistant.vocabulary.synonyms import Stems
from index.lexicon import lexicon
from index.read import read_bytes
from tests.assistant.questions import ASKED, asked_in, hit, understood

DRUGS = ("naproxen", "colchicin")


def everywhere(_: str) -> frozenset[str]:
    return frozenset({"gout.md", "diabetes.md"})


def test_a_dose_is_asked_of_the_question_s_own_drug_before_that_of_the_conversation(quotes: list[Quote]) -> None:
    said = asked_in({"naproxen": 1.0, "allopurinol": 3.0}, own=frozenset({"naproxen"}), kinds=("dose",))
    naproxen, colchicine, pitfall = (q for q in quotes if "stop" in q.text or "twice" in q.text or "four" in q.text)
    assert lacks(said, (naproxen, pitfall), everywhere) == ()
    assert lacks(said, (colchicine, pitfall), everywhere) == ("dose",)


def test_a_dose_is_given_where_a_quote_on_what_the_question_leans_on_holds_one(quotes: list[Quote]) -> None:
    naproxen, pitfall = (q for q in quotes if "twice" in q.text or "stop" in q.text)
    asked = asked_in({"long": 4.0, "naproxen": 1.0}, own=frozenset({"long"}), kinds=("frequency",))
    assert lacks(asked, (pitfall, naproxen), everywhere) == ()
    other = asked_in({"allopurinol": 1.0}, own=frozenset({"long"}), kinds=("frequency",))
    assert lacks(other, (naproxen,), everywhere) == ()
    assert lacks(other, (naproxen, pitfall), everywhere) == ("frequency",)


def test_that_there_is_none_of_a_document_s_topic_answers(quotes: list[Quote]) -> None:
    naproxen, pitfall = (q for q in quotes if "twice" in q.text or "stop" in q.text)
    none = replace(
        naproxen.document,
        text=naproxen.document.text.replace("Naproxen 500 mg twice daily", "There is no fixed regimen  "),
    )
    asked = asked_in({"allopurinol": 3.0}, own=frozenset({"dose"}), kinds=("dose",))
    assert lacks(asked, (replace(naproxen, document=none), pitfall), everywhere) == ("dose",)
    gout = asked_in({"gout": 1.0}, own=frozenset({"dose"}), kinds=("dose",))
    assert lacks(gout, (pitfall,), everywhere) == ("dose",)
    assert lacks(gout, (replace(naproxen, document=none), pitfall), everywhere) == ()


def test_doses_of_other_drugs_are_none_of_one_that_no_quote_names(quotes: list[Quote]) -> None:
    naproxen = next(q for q in quotes if "twice" in q.text)
    asked = asked_in({"loperamid": 3.0}, own=frozenset({"loperamid"}), kinds=("dose",))
    assert lacks(replace(asked, terms=frozenset({"loperamid"})), (naproxen,), everywhere) == ("dose",)
    known = replace(asked, terms=frozenset({"aleve"}), called=Called(forms=frozenset({"naproxen"})))
    assert lacks(known, (naproxen,), everywhere) == ()


def test_a_dose_under_another_name_of_the_drug_is_one_of_it(quotes: list[Quote]) -> None:
    naproxen, pitfall = (q for q in quotes if "twice" in q.text or "stop" in q.text)
    asked = asked_in({"allopurinol": 3.0}, own=frozenset({"allopurinol"}), kinds=("dose",))
    assert lacks(asked, (naproxen, pitfall), everywhere) == ("dose",)
    assert lacks(replace(asked, called=Called(names=("naproxen sodium",))), (naproxen, pitfall), everywhere) == (
        "dose",
    )
    assert lacks(replace(asked, called=Called(names=("naproxen",))), (naproxen, pitfall), everywhere) == ()
    assert lacks(replace(asked, called=Called(names=("acute attack",))), (naproxen, pitfall), everywhere) == ("dose",)


def test_people_are_spoken_of_only_by_a_quote_on_what_is_asked(quotes: list[Quote]) -> None:
    naproxen = next(q for q in quotes if "twice" in q.text)
    asked = asked_in({"naproxen": 3.0}, own=frozenset({"naproxen"}), populations=("pregnancy",))
    assert silent("", asked, (naproxen,)) == ("pregnancy",)


def test_people_are_spoken_of_by_another_quote_of_the_document_quoted_first() -> None:
    found = read_bytes(b"# Gout\n\nNaproxen 500 mg.\n\n## Cautions\n\nAvoid all of these in pregnancy.\n", name="g.md")
    own = [Quote(found, i, i + 1, (i,)) for i in range(2)]
    asked = asked_in({"naproxen": 3.0}, own=frozenset({"naproxen"}), populations=("pregnancy",))
    assert silent("", asked, own[:1]) == ("pregnancy",)
    assert silent("", asked, own) == ()


@pytest.mark.parametrize(
    ("listed", "missing"),
    [
        ("- Metformin\n- Adult: 500 mg daily\n", ()),
        ("- Metformin:\n  - Adult: 500 mg daily\n", ()),
        ("- Metformin is stopped first\n- Then glipizide 5 mg daily\n", ("dose",)),
        ("- Metformin is stopped first\n- 5 mg of glipizide daily\n", ("dose",)),
        ("- Metformin is given. No duration is stated.\n", ("dose",)),
    ],
)
def test_a_dose_of_another_drug_is_none_of_the_one_asked_about(listed: str, missing: tuple[str, ...]) -> None:
    found = read_bytes(f"# Diabetes\n\n{listed}".encode(), name="diabetes.md")
    asked = asked_in({"metformin": 3.0}, own=frozenset({"metformin"}), kinds=("dose",))
    whole = Quote(found, 0, len(found.statements), (0,))
    assert lacks(asked, (whole,), everywhere) == missing


@pytest.mark.parametrize(
    ("listed", "missing"),
    [
        ("- Nimodipine is recommended\n- Labetalol 20 mg orally\n", ("dose",)),
        ("- Nimodipine 60 mg orally\n- Labetalol 20 mg\n", ()),
        ("- Labetalol 20 mg\n- Nimodipine\n  - 60 mg orally\n", ()),
        ("- Nemodipine: 60 mg\n", ()),
        ("- Nimodipin: 60 mg\n", ()),
    ],
)
def test_a_dose_asked_of_a_drug_is_a_dose_of_that_drug(listed: str, missing: tuple[str, ...]) -> None:
    """Other words of the question, "oral", may stand with the dose of another; a slip in a name is no other drug."""
    found = read_bytes(f"# Stroke\n\n{listed}".encode(), name="stroke.md")
    asked = asked_in(
        {"nimodipin": 3.0, "oral": 1.0},
        own=frozenset({"nimodipin", "oral"}),
        drugs=frozenset({"nimodipin"}),
        kinds=("dose",),
    )
    whole = Quote(found, 0, len(found.statements), (0,))
    assert lacks(asked, (whole,), everywhere) == missing


def test_a_dose_asked_of_no_drug_is_one_of_the_disease_that_heads_it(quotes: list[Quote]) -> None:
    naproxen = next(q for q in quotes if "twice" in q.text)
    asked = asked_in({"gout": 3.0, "attack": 1.0, "stop": 1.0}, kinds=("dose",))
    asked = replace(asked, own=frozenset(asked.words))
    assert lacks(asked, (naproxen,), everywhere) == ()


def test_a_dose_for_another_disease_is_none_of_the_one_asked_about(quotes: list[Quote]) -> None:
    naproxen = next(q for q in quotes if "twice" in q.text)
    asked = asked_in(
        {"naproxen": 1.0, "mening": 3.0},
        text="Naproxen dose in meningitis?",
        own=frozenset({"naproxen", "mening"}),
        printed=frozenset({"naproxen", "mening"}),
        terms=frozenset({"naproxen", "mening"}),
        drugs=frozenset({"naproxen"}),
        kinds=("dose",),
    )
    assert lacks(asked, (naproxen,), everywhere) == ()
    assert lacks(asked, (naproxen,), lambda _: frozenset({"mening.md"})) == ("dose",)
    cystic = frozenset({"naproxen", "cystic"})
    told = replace(asked, text="Cystic spots. Naproxen dose?", printed=cystic, terms=cystic)
    assert lacks(told, (naproxen,), lambda _: frozenset({"mening.md"})) == ()  # only describes the case
    cramp = frozenset({"naproxen", "cramp"})
    told = replace(asked, text="Leg cramps. Naproxen dose?", printed=cramp, terms=cramp)
    printing = {"naproxen": frozenset({"gout.md"}), "cramp": frozenset({"mening.md"})}
    assert lacks(told, (naproxen,), printing.__getitem__) == ()  # one document alone prints the drug
    several = printing | {"naproxen": frozenset({"gout.md", "mening.md"})}
    assert lacks(told, (naproxen,), several.__getitem__) == ("dose",)
    named = replace(asked, words=asked.words | {"gout": 9.0}, subject=asked.subject | {"gout"})
    assert lacks(named, (naproxen,), lambda _: frozenset({"mening.md"})) == ()


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ({"naproxen": frozenset({("naproxen",)})}, True),
        ({"Aleve": frozenset({("alev",), ("naproxen",)})}, True),
        ({"naproxan": frozenset({("naproxan",)})}, True),  # the printer's slip
        ({"aspirin": frozenset({("aspirin",), ("acetylsalicyl", "acid")})}, False),
        ({"aspirin": frozenset({("aspirin",)}), "naproxen": frozenset({("naproxen",)})}, True),
        ({}, True),
    ],
)
def test_a_drug_that_no_quote_names_is_said(
    quotes: list[Quote], asked: dict[str, frozenset[Stems]], named: bool
) -> None:
    naproxen = next(q for q in quotes if "twice" in q.text)
    assert unnamed_drugs(replace(ASKED, drug_names=asked), (naproxen,)) == (() if named else ("aspirin",))


def test_an_age_asks_of_children(quotes: list[Quote]) -> None:
    naproxen = next(q for q in quotes if "twice" in q.text)
    asked = asked_in({"naproxen": 3.0}, own=frozenset({"naproxen"}))
    assert silent("naproxen in a 3 yr old?", asked, (naproxen,)) == ("children",)
    assert silent("naproxen in a 30 yr old?", asked, (naproxen,)) == ()


def test_people_of_whom_only_a_quote_on_another_drug_speaks_are_not_spoken_of(quotes: list[Quote]) -> None:
    naproxen = next(q for q in quotes if "twice" in q.text)
    other = read_bytes(b"# Loperamide\n\nLoperamide is safe in pregnancy.\n", name="loperamide.md")
    of_it = Quote(other, 0, 1, (0,))
    asked = asked_in({"safe": 2.0}, own=frozenset({"safe"}), populations=("pregnancy",))
    assert silent("", asked, (naproxen, of_it)) == ()
    asked = replace(asked, drug_names={"naproxen": frozenset({("naproxen",)})})
    assert silent("", asked, (naproxen, of_it)) == ("pregnancy",)


def test_a_kind_of_answer_is_not_what_it_is_asked_of(chat: Chat) -> None:
    """A quote that prints "duration" is not on the drug for that; "durat", its stem, is no word of asking."""
    found = read_bytes(b"# Gout\n\nNaproxen.\n\nThe duration of rest is 3 days.\n", name="gout.md")
    drug, rest = (Quote(found, i, i + 1, (i,)) for i in range(2))
    asked = replace(understood("duration of naproxen", chat), drugs=frozenset(), drug_names={})
    assert lacks(asked, (drug, rest), everywhere) == ("duration",)


def test_what_names_the_drug_that_is_asked_about_is_shown_however_weak(chat: Chat) -> None:
    asked = "Should naproxen be tailored to a fixed pharmacogenomic microarray panel?"
    answer = chat.ask(asked)
    assert answer.outcome == "uncertain"
    assert any("Naproxen" in quote.text for quote in answer.quotes)
    assert chat.ask(asked.replace("naproxen", "gemtuzumab")).outcome == "not_found"


def test_that_there_is_no_dose_of_one_drug_says_nothing_of_another() -> None:
    text = b"# Gout\n\nNo specific dose of naproxen is recommended in gout.\n\nColchicine is given in gout.\n"
    found = read_bytes(text, name="gout.md")
    quotes = tuple(Quote(found, i, i + 1, (i,)) for i in range(2))
    asked = asked_in({"gout": 3.0}, own=frozenset({"gout"}), kinds=("dose",))
    assert lacks(asked, quotes, everywhere) == ()
    of = {drug: replace(asked, drugs=frozenset({drug}), drug_names={drug: frozenset({(drug,)})}) for drug in DRUGS}
    assert [lacks(of[drug], quotes, everywhere) for drug in DRUGS] == [(), ("dose",)]


def test_nothing_found_is_not_covered() -> None:
    part = judged(ASKED.text, ASKED, (), (), {}, holding=everywhere)
    assert (part.outcome, part.confidence) == ("not_found", 0.0)


@pytest.mark.parametrize(
    ("asked", "outcome"),
    [
        ("start steroids now, or wait for the biopsy?", "uncertain"),
        ("steroids before a biopsy?", "uncertain"),
        ("are steroids given pending biopsy?", "uncertain"),
        ("hold steroids until the biopsy?", "uncertain"),
        ("steroids for a biopsy?", "not_found"),
    ],
)
def test_what_is_waited_for_is_not_what_a_treatment_is_asked_for(asked: str, outcome: str) -> None:
    text = b"# Gout\n\nHigh-dose steroids are started at once, whatever is planned.\n"
    document = read_bytes(text, name="gout.md")
    question = understand(asked, lexicon([document]), lambda _: 1.0)
    assert question.missing.unheard == ("biopsy",)
    best = replace(hit(document, 0, [0.9]), similarity=0.9, coverage=0.9)
    part = judged(asked, question, [best], [Quote(document, 0, 1, (0,))], {"gout.md": document}, holding=everywhere)
    assert part.outcome == outcome
