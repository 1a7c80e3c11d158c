"""What introduces an item of a list."""

from textwrap import dedent

from index.read import read_bytes


def led(text: str) -> dict[str, str | None]:
    """Each statement with what introduces it."""
    found = read_bytes(dedent(text).encode(), name="a.txt")
    return {found.words(s): found.text[slice(*s.lead_in)] if s.lead_in else None for s in found.statements}


def test_an_item_that_held_deeper_ones_holds_none_beside_it() -> None:
    assert led("""\
        HEART ATTACK

        General measures:
        • ARBs:
        - Valsartan 80 mg daily
        • Beta blockers: carvedilol 6.25 mg daily
        • Others as may be needed:
        • Oxygen
        """) == {
        "General measures:": None,
        "ARBs:": "General measures:",
        "Valsartan 80 mg daily": "ARBs:",
        "Beta blockers: carvedilol 6.25 mg daily": "General measures:",
        "Others as may be needed:": "General measures:",
        "Oxygen": "Others as may be needed:",
    }


def test_the_next_step_stands_beside_the_one_before_it() -> None:
    assert led("""\
        Do as follows:

        1. Give:
        • Adrenaline 1 mg
        • Hydrocortisone 200 mg
        2. Call for help
        3. Give fluids
        """) == {
        "Do as follows:": None,
        "Give:": "Do as follows:",
        "Adrenaline 1 mg": "Give:",
        "Hydrocortisone 200 mg": "Give:",
        "Call for help": "Do as follows:",
        "Give fluids": "Do as follows:",
    }


def test_a_dose_for_some_stands_under_the_drug_that_is_named_beside_it() -> None:
    assert led("""\
        TETANUS

        • Control of spasm
        - Phenobarbital (dilute injection, 1 in 10 with water)
        - Adult: 10 mg/kg at a rate of 100 mg/minute
        - Child: 5 mg/kg
        - Penicillin
        - Adult: 2 g daily
        - Not recommended in pregnancy
        - Child:
        - 1 - 4 weeks: 75 mg/kg daily
        - Half of that in renal failure
        - Adults over 60 years: 1 g daily
        - Metronidazole:
        - Child
        - Neonate, initially 15 mg/kg
        """) == {
        "Control of spasm": None,
        "Phenobarbital (dilute injection, 1 in 10 with water)": "Control of spasm",
        "Adult: 10 mg/kg at a rate of 100 mg/minute": "Phenobarbital (dilute injection, 1 in 10 with water)",
        "Child: 5 mg/kg": "Phenobarbital (dilute injection, 1 in 10 with water)",
        "Penicillin": "Control of spasm",
        "Adult: 2 g daily": "Penicillin",
        "Not recommended in pregnancy": "Control of spasm",
        "Child:": "Control of spasm",
        "1 - 4 weeks: 75 mg/kg daily": "Child:",
        "Half of that in renal failure": "Child:",
        "Adults over 60 years: 1 g daily": "Control of spasm",
        "Metronidazole:": "Control of spasm",
        "Child": "Metronidazole:",
        "Neonate, initially 15 mg/kg": "Metronidazole:",
    }


def test_what_says_more_than_a_name_holds_no_dose_beside_it() -> None:
    assert led("""\
        TETANUS

        Do this:
        - Clean the wound with soap
        - Adult: 2 g of penicillin daily
        - Rest
        - Children play
        """) == {
        "Do this:": None,
        "Clean the wound with soap": "Do this:",
        "Adult: 2 g of penicillin daily": "Do this:",
        "Rest": "Do this:",
        "Children play": "Do this:",
    }
