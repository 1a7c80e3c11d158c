"""For whom and where: a sentence says it as its quotes do."""

import pytest

from assistant.check.evidence import Evidence
from assistant.check.failure import Failure, Kind
from assistant.check.populations import populations
from tests.assistant.check.rule import read


def _failures(sentence: str, quote: str | Evidence) -> list[Failure]:
    claim, (unit,), _ = read(sentence, quote)
    return list(populations(claim, unit))


@pytest.mark.parametrize(
    ("sentence", "quote", "kind", "what"),
    [
        (
            "The alternative is doxycycline 100 mg.",
            "Alternative for penicillin-allergic (non-pregnant) patients: doxycycline 100 mg",
            "restriction",
            "for penicillin-allergic (nonpregnant) patients",
        ),
        (
            "The alternative is doxycycline 100 mg.",
            "Alternative in penicillin allergy: doxycycline 100 mg",
            "restriction",
            "in penicillin allergy",
        ),
        (
            "Aspirin delays cataract.",
            "Aspirin delays cataract in patients with diabetes.",
            "restriction",
            "in patients with diabetes",
        ),
        ("Aspirin is avoided.", "Aspirin is avoided in pregnancy.", "restriction", "in pregnancy"),
        (
            "Aspirin is avoided in pregnancy.",
            "Aspirin is avoided in the first trimester of pregnancy.",
            "restriction",
            "in the first trimester",
        ),
        (
            "Avoid codeine for veterans.",
            "Avoid codeine for veterans older than 65 years.",
            "restriction",
            "veterans older than 65 years",
        ),
        ("Aspirin 75 mg is given daily.", "Aspirin 75 mg daily in pregnant women.", "restriction", "in pregnant women"),
        (
            "Infliximab is given in severe colitis.",
            "Infliximab for severe colitis with megacolon or bleeding",
            "restriction",
            "for severe colitis with megacolon or haemorrhage",
        ),
        (
            "Patients allergic to penicillin get doxycycline 100 mg.",
            "For penicillin-allergic (non-pregnant) patients doxycycline 100 mg",
            "restriction",
            "nonpregnant",
        ),
    ],
)
def test_people_left_out_fail(sentence: str, quote: str | Evidence, kind: Kind, what: str) -> None:
    found = _failures(sentence, quote)
    assert what in [failure.what for failure in found]
    assert {failure.kind for failure in found} == {kind}


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Aspirin delays cataract in diabetes.", "Aspirin delays cataract in patients with diabetes."),
        ("Gout is a disease of the joints.", "Aspirin delays cataract in patients with diabetes."),
        ("Aspirin is avoided in pregnancy.", "Aspirin is avoided in pregnancy."),
        ("Avoid codeine for older veterans.", "Avoid codeine for veterans older than 65 years."),
        ("Pregnant women take aspirin 75 mg.", "Aspirin 75 mg daily in pregnant women."),
        ("Aspirin is avoided.", Evidence("Aspirin is avoided in patients with asthma.", ("Asthma",))),
        ("Infliximab is given in colitis with megacolon.", "Infliximab for severe colitis with megacolon or bleeding"),
        (
            "Below 12 years a value under 0.7 counts as low.",
            "A value below 0.7 in children younger than 12 years is low.",
        ),
        (
            "Patients allergic to penicillin who are not pregnant get doxycycline 100 mg.",
            "For penicillin-allergic (non-pregnant) patients doxycycline 100 mg",
        ),
    ],
)
def test_people_named_or_headed_pass(sentence: str, quote: str | Evidence) -> None:
    assert _failures(sentence, quote) == []
