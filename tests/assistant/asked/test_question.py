"""What a question asks for, in the words of the library."""

from dataclasses import replace

import pytest

from assistant.asked.kinds import holds_kind
from assistant.asked.question import understand, with_context
from assistant.chat import Chat
from assistant.vocabulary.people import speaks_of
from index.keywords import stem
from index.lexicon import lexicon
from index.read import read_bytes
from tests.assistant.questions import understood


def test_a_slip_of_the_keyboard_is_mended(chat: Chat) -> None:
    asked = understood("colchcine in an attack", chat)
    assert asked.text == "colchicine in an attack"
    assert asked.called.corrections == (("colchcine", "colchicine"),)
    assert asked.missing.unknown == ()


def test_a_name_of_a_drug_may_be_cut_short() -> None:
    words = lexicon([read_bytes(b"# Fits\n\nGive lorazepam. Give cefuroxime or cefotaxime.\n", name="fits.md")])
    assert understand("loraz dose", words, lambda _: 1.0).called.corrections == (("loraz", "lorazepam"),)
    assert understand("cefur or cef?", words, lambda _: 1.0).called.corrections == (("cefur", "cefuroxime"),)


def test_a_drug_with_two_printed_names_may_be_cut_short_too() -> None:
    text = b"# Fits\n\nGive phenobarbital. Phenobarbital or phenobarbitone, not phenoxymethylpenicillin.\n"
    words = lexicon([read_bytes(text, name="fits.md")])
    assert understand("phenobarb?", words, lambda _: 1.0).called.corrections == (("phenobarb", "phenobarbital"),)
    assert understand("pheno?", words, lambda _: 1.0).called.corrections == ()


def test_words_that_a_slash_joins_are_told_apart() -> None:
    words = lexicon([read_bytes(b"# Fits\n\nGive lorazepam.\n", name="fits.md")])
    assert understand("lorazepam/carcinoma", words, lambda _: 1.0).missing.unknown == ("carcinoma",)
    assert understand("lorazepam h/o carcinoma", words, lambda _: 1.0).missing.unknown == ("h/o", "carcinoma")


def test_what_a_question_only_compares_with_is_not_asked_of() -> None:
    words = lexicon([read_bytes(b"# Fits\n\nGive lorazepam.\n", name="fits.md")])
    asked = understand("is lorazepam short-acting, like TTP or myasthenia?", words, lambda _: 1.0)
    assert {"TTP", "myasthenia"} <= set(asked.missing.aside)
    assert not {"TTP", "myasthenia"} & {*asked.missing.unheard, *asked.missing.strange}
    assert "myasthenia" in understand("lorazepam in myasthenia?", words, lambda _: 1.0).missing.strange


def test_a_dose_asked_of_no_drug_or_for_somebody_else_is_asked_of_the_one_before_it() -> None:
    words = lexicon([read_bytes(b"# Fits\n\nGive lorazepam or diazepam.\n", name="fits.md")])

    def drugs(text: str, earlier: str) -> tuple[set[str], set[str]]:
        asked = understand(text, words, lambda _: 1.0, leaning=True, earlier=earlier)
        return set(asked.drugs), set(asked.drug_names)

    role = "Fits despite diazepam. A role for lorazepam?"
    assert drugs("what dose?", role) == ({stem("lorazepam")}, {"lorazepam"})
    assert drugs("and diazepam, what dose?", role) == ({stem("diazepam")}, {"diazepam"})
    assert drugs("and in children?", role) == ({stem("lorazepam")}, {"lorazepam"})
    assert drugs("what dose?", "fits in a girl, lorazepam here") == ({stem("lorazepam")}, {"lorazepam"})
    assert drugs("max rate", "lorazepam for fits") == ({stem("lorazepam")}, {"lorazepam"})
    assert drugs("and how are children with malaria treated?", role) == (set(), set())
    assert drugs("for malaria, what dose?", "fits in a girl, lorazepam here") == (set(), set())
    assert drugs("what dose?", "lorazepam failed, what next?") == (set(), set())


@pytest.mark.parametrize(
    ("text", "kinds"), [("target level?", ("level",)), ("target range for the INR?", ()), ("glucose level?", ())]
)
def test_a_target_level_behind_a_question_on_a_drug_is_of_that(text: str, kinds: tuple[str, ...]) -> None:
    words = lexicon([read_bytes(b"# Fits\n\nGive phenytoin. Watch the glucose and the INR.\n", name="fits.md")])
    asked = understand(text, words, lambda _: 1.0, leaning=True, earlier="a role for phenytoin?")
    assert asked.kinds == kinds
    assert asked.drug_names.keys() == ({"phenytoin"} if kinds else set())


def test_what_is_printed_is_named_as_it_is_spelled_there() -> None:
    words = lexicon([read_bytes(b"# Blood\n\nCyclosporine in hypercalcemia.\n", name="blood.md")])
    asked = understand("ciclosporin, high calcium", words, lambda _: 1.0)
    assert asked.called.renamed == (("ciclosporin", "cyclosporine"), ("high calcium", "hypercalcemia"))


def test_two_words_of_asking_are_no_slip() -> None:
    words = lexicon([read_bytes(b"# Fits\n\nThe amI trial.\n", name="fits.md")])
    assert understand("what am I looking for?", words, lambda _: 1.0).called.corrections == ()


def test_of_the_words_that_the_library_does_not_print_everyday_english_is_told_from_the_rest() -> None:
    words = lexicon([read_bytes(b"# Fits\n\nGive lorazepam.\n", name="fits.md")])
    asked = understand("lorazepam: which trolley, carcinoma and ferritin for kids?", words, lambda _: 1.0)
    assert asked.missing.everyday == {stem("trolley")}
    assert {"trolley", "carcinoma", "ferritin", "kids"} <= set(asked.missing.unknown)


def test_general_english_beside_a_topic_says_nothing_of_what_is_covered() -> None:
    words = lexicon([read_bytes(b"# Fits\n\nGive lorazepam.\n", name="fits.md")])
    assert understand("is lorazepam compulsory?", words, lambda _: 1.0).missing.unknown == ()
    assert understand("is it compulsory?", words, lambda _: 1.0, leaning=True).missing.unknown == ()
    alone = understand("is a passport compulsory?", words, lambda _: 1.0)
    assert (alone.missing.unknown, alone.missing.everyday) == (("passport", "compulsory"), frozenset())


def test_an_age_is_no_word_that_the_library_lacks() -> None:
    words = lexicon([read_bytes(b"# Fits\n\nPeople over 65: halve the dose.\n", name="fits.md")])
    assert understand("and in over 65s, HbA1c?", words, lambda _: 1.0).missing.unknown == ("HbA1c",)


def test_a_drug_that_is_not_printed_is_of_a_class_that_is() -> None:
    words = lexicon([read_bytes(b"# Gout\n\nNSAIDs are contraindicated in heart failure.\n", name="gout.md")])
    asked = understand("ketoprofen in heart failure", words, lambda _: 1.0)
    assert asked.called.classed == (("ketoprofen", "NSAID"),)
    assert asked.missing.unknown == ("ketoprofen",)
    assert asked.missing.strange == ()
    assert stem("NSAID") in asked.words
    assert stem("ketoprofen") not in asked.words


def test_an_everyday_word_in_any_form_is_no_slip() -> None:
    showing = read_bytes(b"# Shock\n\nA film showing fluid.\n", name="shock.md")
    assert understand("lower lobe shadowing", lexicon([showing]), lambda _: 1.0).called.corrections == ()
    assert understand("a film shoowing", lexicon([showing]), lambda _: 1.0).called.corrections == (
        ("shoowing", "showing"),
    )


def test_words_that_the_library_does_not_print_are_named_as_typed(chat: Chat) -> None:
    assert understood("Rasburicase or naproxen?", chat).missing.unknown == ("Rasburicase",)


def test_a_name_that_the_library_prints_under_another_is_not_unknown() -> None:
    """Nor is what is left of it: "Ringer's" has the "s" of "Hartmann's"."""
    ringers = read_bytes(b"# Shock\n\nRinger's lactate is preferred.\n", name="shock.md")
    asked = understand("Hartmann's or saline?", lexicon([ringers]), lambda _: 1.0)
    assert asked.called.renamed == (("Hartmann's", "Ringer's lactate"),)
    assert asked.missing.unknown == ("saline",)


def test_an_abbreviation_of_the_library_is_known(chat: Chat) -> None:
    assert understood("SU target", chat).missing.unknown in ((), ("target",))
    assert understood("serum urate", chat).missing.unknown == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("What dose of colchicine?", "dose"),
        ("How long should naproxen be given?", "duration"),
        ("How often is colchicine given?", "frequency"),
        ("What percentage have an attack?", "share"),
    ],
)
def test_the_kind_of_answer_is_understood(text: str, kind: str, chat: Chat) -> None:
    assert understood(text, chat).kinds == (kind,)


def test_an_unknown_name_is_told_from_an_unknown_everyday_word(chat: Chat) -> None:
    asked = understood("dapagliflozin for the buffalo", chat)
    assert set(asked.missing.unknown) == {"dapagliflozin", "buffalo"}
    assert asked.missing.strange == ("dapagliflozin",)


def test_what_only_tells_the_case_is_no_evidence_of_absence(chat: Chat) -> None:
    """Unless it names an illness."""
    told = understood("Podagra after nkwobi, haemophilia. Zuranolone in gout?", chat)
    assert told.missing.aside == ("Podagra", "nkwobi")
    assert told.missing.strange == ("haemophilia", "Zuranolone")


@pytest.mark.parametrize(
    ("text", "unheard"),
    [
        ("dose for Kawasaki disease?", ("Kawasaki",)),
        ("Bell's palsy since today. Colchicine dose?", ("Bell's",)),
        ("a known Addison's with gout", ("Addison's",)),
        ("gout after Elegushi beach", ()),
        ("colchicine dose in PE?", ("PE",)),
        ("colchicine dose in pericarditis?", ("pericarditis",)),
        ("Known pericarditis. Colchicine dose?", ()),  # tells the case
        ("colchicine for a drip?", ()),
    ],
)
def test_a_disease_that_the_library_does_not_print(text: str, unheard: tuple[str, ...], chat: Chat) -> None:
    assert understood(text, chat).missing.unheard == unheard


def test_people_of_whom_the_library_speaks_in_other_words_are_not_unknown() -> None:
    words = lexicon([read_bytes(b"# Drugs\n\nAsk about any allergy first.\n", name="drugs.md")])
    assert understand("penicillin if allergic?", words, lambda _: 1.0).missing.unknown == ("penicillin",)
    assert understand("penicillin in pregnancy?", words, lambda _: 1.0).missing.unknown == ("penicillin", "pregnancy")


def test_a_term_names_a_thing_and_no_part_of_a_guideline(chat: Chat) -> None:
    assert understood("colchicine contraindications", chat).terms == {stem("colchicine")}


@pytest.mark.parametrize(
    "text",
    [
        "duration of naproxen in a baby on dialysis",
        "which dosage of naproxen while breast-feeding?",
        "mortality and toxicity of naproxen in paediatric patients",
        "does naproxen have a frequency?",
    ],
)
def test_what_is_asked_and_for_whom_is_not_what_it_is_asked_of(text: str, chat: Chat) -> None:
    assert understood(text, chat).subject == {stem("naproxen")}


def test_in_its_context_a_question_has_the_words_of_both_and_stays_itself(chat: Chat) -> None:
    asked = understood("and the dose in a baby?", chat)
    whole = with_context(asked, ["naproxen in gout"], chat.lexicon(), lambda _: 1.0)
    assert whole.text == "and the dose in a baby? naproxen in gout"
    assert whole.subject == {stem("naproxen"), stem("gout")} < whole.words.keys()
    assert replace(whole, text=asked.text, words=asked.words, subject=asked.subject) == asked
    assert with_context(asked, (), chat.lexicon(), lambda _: 1.0) is asked


def test_other_names_are_what_something_is_asked_of(chat: Chat) -> None:
    asked = understood("SU target", chat)
    assert asked.subject >= {stem("serum"), stem("urate")} == asked.called.forms


@pytest.mark.parametrize(
    ("text", "population", "said"),
    [
        ("colchicine in pregnancy", "pregnancy", "avoid it in pregnant women"),
        ("naproxen for a 3-year-old boy", "children", "paediatric patients"),
        ("colchicine on dialysis", "renal impairment", "if the eGFR is low"),
        ("naproxen and aspirin allergy", "allergy", "hypersensitivity"),
    ],
)
def test_the_people_it_is_about_are_understood(text: str, population: str, said: str, chat: Chat) -> None:
    assert understood(text, chat).populations == (population,)
    assert speaks_of(said, population)
    assert not speaks_of("give naproxen with food", population)


@pytest.mark.parametrize(
    ("text", "people"), [("what are we expecting?", ()), ("dose in preg", ("pregnancy",)), ("kids?", ("children",))]
)
def test_people_are_those_named(text: str, people: tuple[str, ...], chat: Chat) -> None:
    assert understood(text, chat).populations == people


def test_a_bolus_and_a_half_tablet(chat: Chat) -> None:
    assert understood("can potassium be given as a bolus?", chat).kinds == ()
    assert understood("which bolus of fluid?", chat).kinds == ("dose",)
    assert holds_kind("Half a tablet at night", "dose")
    assert not holds_kind("No dose adjustment is needed", "dose")
    assert holds_kind("Two pairs of ampoules", "dose")


@pytest.mark.parametrize(
    ("text", "drugs"),
    [
        ("Paracetamol overdose. What is the acetylcysteine infusion schedule?", {"acetylcystein"}),
        ("Allergic to penicillin, what dose of naproxen?", {"naproxen"}),
        ("Naprosyn dose?", {"naproxen", "naprosyn"}),
        ("Is naproxen safe?", set()),
        ("What dose for gout?", set()),
    ],
)
def test_a_dose_is_asked_of_the_drugs_of_its_own_sentence(text: str, drugs: set[str], chat: Chat) -> None:
    assert understood(text, chat).drugs == drugs


@pytest.mark.parametrize("typed", ["herpetic", "Centor"])
def test_what_is_made_of_a_printed_word_and_a_proper_name_are_no_slips(typed: str) -> None:
    words = lexicon([read_bytes(b"# Herpes\n\nA hepatic or herpes lesion is seen at a center.\n", name="herpes.md")])
    asked = understand(f"treatment of a {typed} lesion", words, lambda _: 1.0)
    assert asked.called.corrections == ()
