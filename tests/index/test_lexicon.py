"""The words of a library: its abbreviations, which are told from ordinary words, and slips of the keyboard."""

import pytest

from index.lexicon import Lexicon, lexicon
from index.read import read_bytes
from index.types import Document, Metadata, Section, Statement


def of(text: str, *abbreviations: tuple[str, str]) -> Lexicon:
    section, statement = Section((), 0, len(text)), Statement(0, len(text), "sentence", block=0, section=0)
    return lexicon(
        [Document("a.txt", "0" * 64, text, Metadata(), (section,), (statement,), abbreviations=abbreviations)]
    )


def test_an_author_of_the_bibliography_is_no_word_of_the_library() -> None:
    text = b"# Fractures of the foot\n\n## Base of the fifth metatarsal\n\nRest it [1].\n\n## References\n\n1. Jones R. Fracture of the base. Ann Surg. 1902;35:697-700.\n2. Dameron TB. Fractures of the foot. J Bone Joint Surg. 1975;57:788-792.\n"
    known = lexicon([read_bytes(text, name="foot.md")])
    assert known.knows("fractures")
    assert known.knows("metatarsal")
    assert known.knows("rest")
    assert not known.knows("Jones")


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("T-cells", True),
        ("t-cell", True),
        ("IL-1", True),
        ("JAK-2", True),
        ("hepatitis-B", True),
        ("anti-inflammatory", True),
        ("CAR-T", False),
        ("car-t", False),
        ("B-cells", False),
        ("IL-6", False),
    ],
)
def test_a_compound_with_a_letter_or_a_number_is_known_as_a_whole(typed: str, known: bool) -> None:
    text = "Care for 6 weeks: IL-1 inhibition of T-cells, JAK2, anti-inflammatory drugs, hepatitis B. All cells."
    assert of(text).knows(typed) is known


@pytest.mark.parametrize("typed", ["plex", "PLEX", "Plex"])
def test_an_abbreviation_may_be_typed_in_any_case(typed: str) -> None:
    known = of("Plasma exchange (PLEX) helps. PLEX is safe.", ("PLEX", "plasma exchange"))
    assert known.same_meaning(f"when is {typed} indicated") == ("plasma exchange",)


def test_a_long_form_means_its_abbreviation() -> None:
    assert of("Plasma exchange (PLEX).", ("PLEX", "plasma exchange")).same_meaning("is plasma exchange safe") == (
        "plex",
    )


def test_the_end_of_a_long_form_means_it_where_no_other_ends_so() -> None:
    one = ("PLEX", "therapeutic plasma exchange")
    vaccines = (("TIV", "trivalent influenza vaccine"), ("LAIV", "live attenuated influenza vaccine"))
    known = of("PLEX, TIV and LAIV.", one, *vaccines)
    assert known.same_meaning("is plasma exchange safe") == ("plex",)
    assert known.same_meaning("is the influenza vaccine safe") == ()
    assert known.same_meaning("is the trivalent influenza vaccine safe") == ("tiv",)


def test_an_ordinary_word_is_an_abbreviation_only_in_capitals() -> None:
    known = of("All of them had all signs at all ages. Acute leukaemia (ALL).", ("ALL", "acute leukaemia"))
    assert known.same_meaning("All in all, what are the signs?") == ()
    assert known.same_meaning("what are the signs of ALL?") == ("acute leukaemia",)


def test_a_plural_that_is_an_ordinary_word_is_none() -> None:
    known = of("Hyaluronic acid (HA) has uses. It has no harm.", ("HA", "hyaluronic acid"))
    assert known.same_meaning("which has harm?") == ()
    assert known.same_meaning("which HAs are there?") == ("hyaluronic acid",)


def test_an_abbreviation_of_several_things_means_none_of_them() -> None:
    known = of("MS, MS", ("MS", "multiple sclerosis"), ("MS", "mitral stenosis"))
    assert known.same_meaning("how is MS treated?") == ()
    again = of("PLEX", ("PLEX", "plasma exchange"), ("PLEX", "therapeutic plasma exchange"))
    assert again.same_meaning("PLEX") == ("plasma exchange", "therapeutic plasma exchange")


def test_a_slip_is_mended_and_a_known_word_is_not() -> None:
    known = of("Give etoposide. Add anakinra.")
    assert known.correction("etopside") == "etoposide"
    assert known.correction("etoposide") is None
    assert known.correction("aspirin") is None
    assert known.correction("adds") is None


@pytest.mark.parametrize(
    ("printed", "typed", "meant"),
    [
        ("Give anti-venom.", "antivenom", "anti-venom"),
        ("Give antivenom.", "anti-venom", "antivenom"),
        ("JAK2 inhibitors", "JAK", "JAK2"),
        ("JAK2 and JAK3", "JAK", None),
        ("Treat hypertension.", "hypotension", None),
        ("Look for thrombosis.", "thrombolysis", None),
        ("Haemophilus influenzae type b.", "haemophilia", None),
        ("Give prednisolone.", "prednisone", None),
        ("Status epilepticus.", "epileptic", None),
        ("Treat hypertension.", "hypertensoin", "hypertension"),
        ("Treat hyperkalaemia.", "hiperkalemia", "hyperkalaemia"),
    ],
)
def test_a_spelling_is_mended_and_another_word_is_not(printed: str, typed: str, meant: str | None) -> None:
    assert of(printed).correction(typed) == meant


def test_an_empty_library_knows_nothing() -> None:
    known = lexicon([])
    assert (known.knows("a"), known.correction("etoposide"), known.same_meaning("PLEX")) == (False, None, ())
