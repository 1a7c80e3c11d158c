"""Who publishes, printed above the title."""

import pytest

from index.read import read_bytes

BODY = "\n\nVersion 1.\n\nGive atropine 2 mg to every adult.\n"


@pytest.mark.parametrize(
    ("head", "title", "publisher"),
    [
        ("MINISTRY OF HEALTH\nEmergency Directorate\n\nMANAGEMENT OF POISONING", "MANAGEMENT OF POISONING", "MINISTRY OF HEALTH"),
        ("ROYAL NORTH NHS TRUST\n\nOrganophosphate poisoning", "Organophosphate poisoning", "ROYAL NORTH NHS TRUST"),
        ("ST ANN'S HOSPITAL\nCARE UNIT\n\nPoisoning\n=========", "Poisoning", "ST ANN'S HOSPITAL"),
        ("HOSPITAL ACQUIRED PNEUMONIA\n\nCare of adults", "HOSPITAL ACQUIRED PNEUMONIA", None),
        ("SEPSIS IN DISTRICT HOSPITALS\n\nCare of adults", "SEPSIS IN DISTRICT HOSPITALS", None),
        ("THE CARE UNIT\n\n1. SCOPE", "THE CARE UNIT", None),
        ("THE CARE UNIT\n\nIntroduction to care", "THE CARE UNIT", None),
        ("THE CARE UNIT", "THE CARE UNIT", None),
        ("The care unit\n\nCare of adults", "The care unit", None),
    ],
)  # fmt: skip
def test_a_letterhead_is_no_title(head: str, title: str, publisher: str | None) -> None:
    found = read_bytes(f"{head}{BODY}".encode(), name="a.txt")
    assert (found.metadata.title, found.metadata.publisher) == (title, publisher)
    assert [found.text[s.start : s.end] for s in found.statements] == ["Give atropine 2 mg to every adult."]


def test_a_publisher_that_is_stated_goes_before_it() -> None:
    found = read_bytes(
        f"ROYAL NORTH TRUST\n\nPoisoning of adults\n\nPublisher: The College{BODY}".encode(), name="a.txt"
    )
    assert found.metadata.publisher == "The College"


def test_lines_in_capitals_that_fill_the_page_are_one_letterhead() -> None:
    body = "Give vancomycin to every adult who weighs so much:\n1500 mg at first and 1000 mg after that.\n\nCheck the level on each day of the treatment.\n"
    text = f"UNIVERSITY HOSPITAL OF THE NORTHERN PROVINCES\nPHARMACY SERVICES\n\nVancomycin doses\n\n{body}"
    found = read_bytes(text.encode(), name="a.txt").metadata
    assert (found.title, found.publisher) == (
        "Vancomycin doses", "UNIVERSITY HOSPITAL OF THE NORTHERN PROVINCES PHARMACY SERVICES",
    )  # fmt: skip
