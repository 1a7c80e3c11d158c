"""Other names of what a question names, where the library prints them."""

from collections import Counter
from itertools import pairwise

import pytest

from assistant.chat import Chat
from assistant.vocabulary.synonyms import NAMES, formal_names_within, is_name, synonyms, table
from index.lexicon import Lexicon, content_stems


def _printing(*words: str) -> Lexicon:
    printed = content_stems(" ".join(words))
    known = frozenset(printed)
    return Lexicon(dict.fromkeys(words, 1), known, frozenset(pairwise(printed)), {}, frozenset(), frozenset(), {}, {})


@pytest.mark.parametrize(
    ("question", "printed", "name", "other"),
    [
        ("epinephrine dose in anaphylaxis", "adrenaline", "epinephrine", "adrenaline"),
        ("adrenaline dose?", "epinephrine", "adrenaline", "epinephrine"),
        ("an underactive thyroid", "hypothyroidism", "underactive thyroid", "hypothyroidism"),
        ("bringing up blood in his urine", "hematuria", "blood in the urine", "haematuria"),
        ("dvt tx", "deep vein thrombosis", "DVT", "deep vein thrombosis"),
        ("how much methylpred iv", "methylprednisolone", "methylpred", "methylprednisolone"),
        ("migraine prophylaxis", "prevention", "prophylaxis", "prevention"),
        ("is it hypertension?", "high blood pressure", "hypertension", "high blood pressure"),
        ("induction in ALL", "acute lymphoblastic leukaemia", "ALL", "acute lymphoblastic leukaemia"),
        ("K 3.1, start insulin?", "potassium", "K+", "potassium"),
        ("is it used up front?", "first-line", "up front", "first-line"),
        ("hepatic abscess", "liver", "hepatic", "liver"),
        ("GTN spray", "nitroglycerin", "GTN", "nitroglycerin"),  # in two lines, which tell of one drug
    ],
)
def test_a_name_that_the_library_does_not_print_has_the_one_it_prints(
    question: str, printed: str, name: str, other: str
) -> None:
    (found,) = synonyms(question, _printing(*printed.split()))
    assert (found.name, found.others, found.missing) == (name, (other,), True)


def test_an_everyday_name_has_the_guidelines_name_even_where_it_is_printed_itself() -> None:
    (found,) = synonyms("chest infection in an adult", _printing("chest", "infection", "pneumonia"))
    assert found.others == ("pneumonia",)
    assert not found.missing


def test_a_short_form_that_means_a_measurement_only_with_its_number() -> None:
    (found,) = synonyms("BM 3.1 and fitting", _printing("blood", "glucose"))
    assert found.others[0] == "blood glucose"


@pytest.mark.parametrize(
    ("question", "printed"),
    [
        ("pneumonia in an adult", "chest infection pneumonia"),  # the guidelines' own name needs no other
        ("epinephrine dose", "noradrenaline"),  # the library does not speak of it
        ("INR?", "a normalised ratio of what is international"),  # its words stand apart
        ("is he fit for surgery?", "seizure convulsion"),
        ("beta blocker in heart failure", "heart failure BB"),  # whatever that is
        ("vitamin K at birth", "potassium"),
        ("BM biopsy", "blood glucose"),
        ("hepatitis B vaccine", "liver"),
        ("do all need a lot for ten days?", "acute lymphoblastic leukaemia, long-term opioid therapy"),
        ("", "adrenaline"),
    ],
)
def test_there_is_no_other_name(question: str, printed: str) -> None:
    assert synonyms(question, _printing(*printed.split())) == ()


def test_a_name_stands_for_one_thing_unless_it_is_everyday_speech() -> None:
    formal = Counter(name for names, _ in table(NAMES) for name in names)
    everyday = {name for _, names in table(NAMES) for name in names}
    assert [name for name, lines in formal.items() if lines > 1] == []
    assert everyday.isdisjoint(formal)
    assert () not in formal
    assert () not in everyday


def test_a_short_form_stands_for_one_thing() -> None:
    shorts = Counter(name for file in ("shorthand.txt", "drugs.txt") for _, names in table(file) for name in names)
    assert [name for name, lines in shorts.items() if lines > 1 or not name] == []
    names = {name for sides in table(NAMES) for side in sides for name in side}
    assert names.isdisjoint(shorts)


def test_a_brand_is_read_as_the_drug_that_the_library_prints() -> None:
    (found,) = synonyms("Imigran or a drip?", _printing("sumatriptan"))
    assert (found.name, found.others, found.missing) == ("Imigran", ("sumatriptan",), True)


def test_of_names_with_one_stem_the_first_is_shown() -> None:
    (found,) = synonyms("bedsores", _printing("pressure ulcer".split()[0], "ulcer"))
    assert found.name == "bedsore"


def test_an_answer_says_under_which_name_the_library_has_it(chat: Chat) -> None:
    answer = chat.ask("albuterol dose in an asthma attack")
    assert answer.outcome == "answered"
    assert "salbutamol 5 mg" in answer.quotes[0].text
    assert answer.message == "“albuterol” is called “salbutamol” here."
    assert answer.missing_terms == ()


def test_a_name_of_the_table_is_no_slip() -> None:
    assert is_name("Thrombolysis")
    assert not is_name("thrombolisis")
    assert not is_name("blood")


def test_what_the_library_explains_itself_is_left_to_it() -> None:
    explained = Lexicon(
        {},
        frozenset(content_stems("deep vein thrombosis")),
        frozenset(pairwise(content_stems("deep vein thrombosis"))),
        {"dvt": ("deep vein thrombosis",)},
        frozenset(),
        frozenset(),
        {},
        {},
    )
    assert synonyms("dvt", explained) == ()


def test_a_short_form_is_no_word_that_is_cut_to_it() -> None:
    words = _printing("Alcohol withdrawal")
    assert synonyms("awful breath", words) == ()
    assert [one.name for one in synonyms("AWS overnight", words)] == ["AWS"]


def test_names_of_several_words_in_a_text_are_found_with_all_their_names() -> None:
    found = formal_names_within("plasma exchange for high blood pressure, or aspirin?")
    assert set(found) == {"plasma exchange", "blood pressure"}
    assert ("plasmapheresi",) in found["plasma exchange"]
