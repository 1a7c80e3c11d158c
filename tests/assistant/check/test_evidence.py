"""What a line of a quote stands under, as plain text lays lists out."""

from assistant.check.evidence import Evidence, units_of, with_long_forms
from assistant.check.leads import standing_above


def test_a_name_heads_the_doses_behind_it() -> None:
    assert standing_above("Naproxen\nAdult: 500 mg twice daily\nChild: 5 mg/kg twice daily") == ("Naproxen",)


def test_the_next_name_ends_it() -> None:
    assert standing_above("Naproxen\nAdult: 500 mg twice daily\nColchicine\nAdult: 500 micrograms") == ("Colchicine",)


def test_deeper_lines_stand_under_a_line_that_begins_with_its_strength() -> None:
    assert standing_above("1% permethrin rinse\n  - Leave for 10 minutes") == ("1% permethrin rinse",)


def test_a_line_that_only_says_when_heads_what_is_given_then() -> None:
    assert standing_above("Antibiotics: if lesions are infected\nErythromycin 500 mg") == (
        "Antibiotics: if lesions are infected",
    )


def test_a_heading_is_not_about_what_it_only_comes_before() -> None:
    (unit,) = units_of([Evidence("Rituximab", ("HLH", "Second-line options (before considering surgery)"))])
    assert "secondlin" in unit.near
    assert "oper" not in unit.near


def test_nothing_stands_above_the_first_line() -> None:
    assert standing_above("Naproxen") == standing_above("") == standing_above("or") == ()


def test_each_item_is_a_unit_under_what_it_stands_under() -> None:
    text = "- Naproxen:\n  - Adult: 500 mg twice daily\n- Colchicine 500 micrograms. Stop at once if it fails."
    units = units_of([Evidence(text, ("Gout",))])
    assert [u.claim.text for u in units] == [
        "Naproxen:",
        "Adult: 500 mg twice daily",
        "Colchicine 500 micrograms.",
        "Stop at once if it fails.",
    ]
    assert "naproxen" in units[1].concepts
    assert "naproxen" not in units[2].concepts
    assert "colchicin" in units[3].concepts


def test_an_abbreviation_of_the_claim_is_known_by_the_initials_of_the_quote() -> None:
    (unit,) = units_of([Evidence("Pelvic inflammatory disease is painful.")], ["pid"])
    assert "pid" in unit.concepts


def test_an_abbreviation_that_no_quote_prints_is_read_as_what_its_letters_stand_for() -> None:
    title = ("Therapeutic plasma exchange (PLEX) in gout",)
    assert with_long_forms("PLEX helps.", [Evidence("Plasma exchange helps.", title)]) == "plasma exchange helps."
    assert with_long_forms("PLEX helps.", [Evidence("PLEX is plasma exchange.", title)]) == "PLEX helps."
    assert with_long_forms("PLEX helps.", [Evidence("It helps.", title)]) == "PLEX helps."


def test_a_long_form_is_text_and_no_pattern() -> None:
    odd = Evidence(r"Haemo\phago is rare.", abbreviations=(("HP", r"Haemo\phago"), ("XX", " ")))
    assert with_long_forms("HP and XX.", [odd]) == r"Haemo\phago and XX."
