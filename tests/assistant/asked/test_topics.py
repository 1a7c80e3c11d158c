"""What tells the documents of a library apart, of a question and of what it leans on."""

from dataclasses import replace

from assistant.asked import topics
from assistant.asked.question import Question
from index.keywords import stem
from index.read import read_bytes
from tests.assistant.questions import ASKED, asked_in, hit

GOUT, ASTHMA = (read_bytes(f"# {t} in adults 2024\n\nRest.\n".encode(), name=f"{t}.md") for t in ("Gout", "Asthma"))
HELD = {"naproxen": frozenset({"gout.md", "pain.md"}), "sodium": frozenset({"gout.md"}), "aspirin": frozenset[str]()}


def leant_on(title: tuple[str, ...], question: Question, topic: frozenset[str]) -> frozenset[str]:
    return topics.leant_on(title, question, topic, topics=frozenset({"gout"}), tells_apart=lambda s: s != "adult")


def test_of_titles_what_one_alone_holds() -> None:
    assert topics.of_titles([GOUT, ASTHMA, replace(GOUT, name="copy.md")]) == {"gout", stem("asthma")}
    assert topics.of_titles([]) == frozenset()


def test_what_is_leant_on_is_the_title_but_for_people() -> None:
    assert leant_on(("Gout, pregnancy, adults", "podagra"), ASKED, frozenset({"naproxen"})) == {"gout", "podagra"}


def test_without_a_title_it_is_what_the_question_does_not_say_itself() -> None:
    own = frozenset({"start", "gout", "naproxen"})
    asked = asked_in({}, own=own, terms=frozenset({"naproxen"}))
    assert leant_on((), asked, own | {"attack"}) == {"gout", "naproxen", "attack"}
    assert leant_on((), ASKED, frozenset()) == frozenset()


def test_of_a_drug_in_some_people_the_documents_that_print_it_under_any_name() -> None:
    named = {"naproxen": frozenset({("naproxen", "sodium"), ("aspirin",)})}
    asked = replace(ASKED, populations=("pregnancy",), drug_names=named)
    assert topics.naming_drug(asked, HELD.__getitem__) == frozenset({"gout.md"})
    assert topics.naming_drug(replace(asked, populations=()), HELD.__getitem__) is None
    none = replace(asked, drug_names={"aspirin": frozenset({("aspirin",)})})
    assert topics.naming_drug(none, HELD.__getitem__) is None


def test_hits_of_one_document_are_not_of_several() -> None:
    one, other = hit(GOUT, 0, [0.5]), hit(ASTHMA, 0, [0.5])
    assert topics.of_several_documents([one, other])
    assert not topics.of_several_documents([one, one])
    assert not topics.of_several_documents([])


def test_the_document_on_the_illness_for_which_a_drug_is_asked_is_ahead() -> None:
    both = {d.name: d for d in (GOUT, ASTHMA)}
    hits = [hit(GOUT, 0, [1.0]), hit(ASTHMA, 0, [1.0])]
    drug, illness = {"naproxen": frozenset({("naproxen",)})}, {"gout": frozenset({("gout",), ("podagra",)})}
    asked = replace(ASKED, drug_names=drug, illnesses=illness)
    assert topics.of_illness(asked, hits, both) == {GOUT.name: topics.ITS_ILLNESS}
    assert topics.of_illness(replace(asked, drug_names={}), hits, both) == {}
    assert topics.of_illness(replace(asked, illnesses={}), hits, both) == {}
