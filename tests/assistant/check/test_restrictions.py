"""No "only", last resort, degree or condition of a quote is lost, and none is added."""

import pytest

from assistant.check.evidence import Evidence
from assistant.check.failure import Failure, Kind
from assistant.check.restrictions import restrictions
from tests.assistant.check.rule import read


def _failures(sentence: str, quote: str) -> list[Failure]:
    return list(restrictions(*read(sentence, quote)))


@pytest.mark.parametrize(
    ("sentence", "quote", "kind", "what"),
    [
        (
            "Anakinra is used in refractory disease.",
            "Anakinra only in refractory disease.",
            "restriction",
            "anakinra only in refractory disease.",
        ),
        (
            "Success has been reported with dapsone.",
            "Success has been reported with dapsone but only in toxic doses.",
            "restriction",
            "but only in toxic doses.",
        ),
        (
            "Split bilirubin is required in jaundice.",
            "Serum tests (split bilirubin: total and conjugated are only required in prolonged jaundice)",
            "restriction",
            "total and conjugated are only required in prolonged jaundice",
        ),
        ("Anakinra is used in HLH.", "Anakinra is used in refractory HLH.", "restriction", "refractory"),
        (
            "Plasma exchange is recommended.",
            "Plasma exchange is not standard and is only mentioned as salvage.",
            "restriction",
            "and is only mentioned as salvage.",
        ),
        ("Anakinra is used only in HLH.", "Anakinra is used in HLH.", "restriction", "anakinra is used only in hlh."),
        (
            "Plasma exchange is used in HLH.",
            "Plasma exchange is used as a last resort in HLH.",
            "restriction",
            "plasma exchange is used as a lastresort in hlh.",
        ),
        ("Naproxen 500 mg is taken.", "Naproxen 500 mg as needed.", "restriction", "asneeded"),
        ("Do not use PLEX in HLH.", "Do not use PLEX as first-line therapy in HLH.", "restriction", "firstline"),
        ("Colchicine is used.", "Colchicine is used for gout.", "restriction", "colchicine"),
        (
            "Aspirin delays cataract.",
            "Aspirin delays cataract in patients with diabetes.",
            "restriction",
            "in patients with diabetes",
        ),
        (
            "Azithromycin 500 mg is given daily.",
            "Azithromycin 500 mg daily for resistant strains",
            "restriction",
            "resistant",
        ),
        (
            "Antivirals such as aciclovir ointment are used.",
            "- Antivirals (if dendritic ulcer)\n  - Aciclovir ointment 5 times daily",
            "restriction",
            "if dendritic ulcer",
        ),
        ("Naproxen is stopped.", "If it bleeds, naproxen is stopped.", "restriction", "if it bleeds"),
        (
            "Aminophylline is used in asthma.",
            "Aminophylline is used in life-threatening asthma.",
            "restriction",
            "lifethreatening",
        ),
    ],
)
def test_a_restriction_lost_or_added_fails(sentence: str, quote: str, kind: Kind, what: str) -> None:
    found = _failures(sentence, quote)
    assert what in [failure.what for failure in found]
    assert {failure.kind for failure in found} == {kind}


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Naproxen must never be given in ulcer.", "Naproxen is absolutely contraindicated in ulcer."),
        ("Gout is diagnosed only by aspiration.", "There are no tests for gout other than aspiration."),
        ("On its own, surgery cures 70% of them.", "Alone, surgery cures 70%"),
        ("Anakinra is used only in refractory disease.", "Anakinra only in refractory disease."),
        ("Anakinra is used in refractory HLH.", "Anakinra is used in refractory HLH."),
        ("Plasma exchange is a last resort in HLH.", "Plasma exchange is used as a last resort in HLH."),
        ("Naproxen 500 mg is taken when required.", "Naproxen 500 mg as needed."),
        ("Do not use PLEX first-line in HLH.", "Do not use PLEX as first-line therapy in HLH."),
        ("Colchicine is used for gout.", "Colchicine is used for gout."),
        ("Gout is not treated until confirmed.", "Gout is treated only once confirmed."),
        ("Only treat gout that is confirmed.", "Gout must be confirmed before it is treated."),
        ("Anakinra is reserved for severe HLH.", "Anakinra for severe HLH"),
        ("Giving naproxen alone is not advised.", "Naproxen monotherapy is not advised."),
        ("On its own surgery can cure tumours.", "Alone, surgery can cure tumours."),
        ("Steroids only after infection is excluded.", "Steroids after infection is excluded."),
        ("The taper allows pauses.", "The taper has pauses as needed."),
        ("High doses call for special precaution.", "High doses only with special precaution."),
        ("The upper limit is 102 cm in men.", "Upper limits: 102 cm in men"),
        ("Naproxen is given in gout.", "It is mildly bitter. Naproxen is given in gout, mild in most."),
        ("If it needs diazepam, this is given slowly.", "Diazepam, if required, is given slowly."),
        ("Hormones apply only to special cases.", "- Hormones 500 units\n- Applicable only to special cases"),
        ("Fever is common in gout.", "Fever is common in gout, and antibiotics are only needed for fever."),
        ("Naproxen and colchicine are options.", "Naproxen and colchicine are options but only colchicine is cheap."),
    ],
)
def test_a_restriction_kept_passes(sentence: str, quote: str) -> None:
    assert _failures(sentence, quote) == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("If proteinuria persists", "if proteinuria persists"),
        ("When proteinuria persists", "when proteinuria persists"),
        ("Only if proteinuria persists", "only if proteinuria persists"),
        ("Use only when proteinuria persists", "only when proteinuria persists"),
        ("Indicated only in children with relapses", "only in children with relapses"),
        ("Reserved for children with relapses", "and is reserved for children with relapses"),
    ],
)
@pytest.mark.parametrize("mark", ["\n", "\n- ", "\n  - "])
def test_a_line_below_a_name_says_when_it_is_given(line: str, told: str, mark: str) -> None:
    quote = Evidence(f"- Ciclosporin{mark}{line}", ("Nephritis", "Drug treatment"))
    assert list(restrictions(*read("Ciclosporin is given in nephritis.", quote)))
    assert not list(restrictions(*read(f"Ciclosporin is given in nephritis {told}.", quote)))


def test_a_line_in_another_quote_says_when_the_drug_above_it_is_given() -> None:
    dose = Evidence("- Ceftazidime\n  - Adult: 2 g every 8 hours", ("Pneumonia",))
    line = Evidence("  - Given only when cultures grow Pseudomonas", ("Pneumonia", "Ceftazidime", "Child:"))
    assert list(restrictions(*read("Adults are given ceftazidime 2 g every 8 hours.", dose, line)))
    told = "Adults are given ceftazidime 2 g every 8 hours, only when cultures grow Pseudomonas."
    assert not list(restrictions(*read(told, dose, line)))


@pytest.mark.parametrize("line", ["Usually unnecessary except in infants", "Not needed unless neck stiffness is found"])
def test_a_line_below_a_name_says_when_it_is_needed_after_all(line: str) -> None:
    quote = Evidence(f"- Lumbar puncture\n- {line}", ("Meningitis", "Investigations"))
    denied = line.partition(" except")[0].partition(" unless")[0].lower()
    assert list(restrictions(*read(f"Lumbar puncture is {denied}.", quote)))
    assert not list(restrictions(*read(f"Lumbar puncture is {line.lower()}.", quote)))
