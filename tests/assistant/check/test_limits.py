"""What a sentence of a quote limits is not told without the limit."""

import pytest

from assistant.check.evidence import Evidence
from assistant.check.limits import limits
from tests.assistant.check.rule import read


def _left_out(sentence: str, quote: str | Evidence) -> list[str]:
    claim, units, _ = read(sentence, quote)
    found = [failure for unit in units for failure in limits(claim, unit)]
    assert {f.kind for f in found} <= {"restriction"}
    return [f.what for f in found]


@pytest.mark.parametrize(
    ("sentence", "quote", "what"),
    [
        (
            "Restraints are used.",
            "Use restraints only as a last resort to prevent harm.",
            "use restraints only as a lastresort to prevent harm.",
        ),
        (
            "The guidelines mention it as an option.",
            "Plasma exchange is not standard and is only mentioned as a salvage option for refractory disease in the guidelines.",
            "and is only mentioned as a salvage option for refractory disease in the guidelines.",
        ),
        (
            "Rasburicase is used in place of allopurinol.",
            "Rasburicase: in high risk patients, this is used in place of allopurinol.",
            "in high risk patients",
        ),
        (
            "Antibiotics are not indicated in jaundice.",
            "Without obvious sepsis, antibiotics are not indicated in jaundice.",
            "without obvious sepsis",
        ),
        (
            "Angiography is performed in angina.",
            Evidence("Angiography: the standard, invasive, costly and done only when a bypass is planned", ("Angina",)),
            "costly and done only",
        ),
        (
            "Treating partners is not recommended, though it may be considered.",
            "Although treating partners is not recommended, it may be considered for women with recurrence.",
            "may be considered for women with recurrence",
        ),
        (
            "Doses above 20 mg daily may be given.",
            "Doses above 20 mg daily (10 mg in the elderly) only with special care.",
            "only with special care.",
        ),
        (
            "Plasma exchange is not standard; the latest guidelines mention it.",
            "Plasma exchange is not standard and is only mentioned as salvage for refractory disease.",
            "and is only mentioned as salvage for refractory disease.",
        ),
        (
            "Anticholinergics are contraindicated.",
            "Anticholinergics are contraindicated in glaucoma.",
            "are contraindicated in glaucoma",
        ),
        (
            "Amoxicillin 250 mg, the dose doubled.",
            "Amoxicillin 250 mg (dose doubled in severe infections)",
            "in severe infections",
        ),
        ("Diazepam 5 mg can be used.", "Diazepam 5 mg for no more than 3 weeks", "no more than 3 weeks"),
        (
            "A decision to start may be considered, for instance for exacerbations.",
            "While nobody has shown that it improves pain or function, in a rare subset of people a decision to start may be considered (e.g. for exacerbations).",
            "in a rare subset of people",
        ),
        (
            "Methadone may be provided for addiction.",
            "Methadone must be provided through a regulated program for addiction.",
            "must be provided through a regulated program",
        ),
        (
            "Symptoms may not be seen.",
            "Symptoms may not be seen with a gradual taper.",
            "may not be seen with a gradual taper",
        ),
    ],
)
def test_a_limit_that_is_left_out_is_missed(sentence: str, quote: str | Evidence, what: str) -> None:
    assert what in _left_out(sentence, quote)


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("IVIG may be added.", "IVIG may be added for its anti-inflammatory effects"),
        ("Restraints are a last resort.", "Use restraints only as a last resort to prevent harm."),
        ("Plasma exchange is not standard.", "Plasma exchange is not standard and is only mentioned as salvage."),
        ("In those at high risk rasburicase is used.", "Rasburicase: in high risk patients, this is used."),
        (
            "Angiography is performed when a bypass is planned.",
            "Angiography: the standard, invasive, costly and done only when a bypass is planned",
        ),
        ("It may be considered for women with recurrence.", "It may be considered for women with recurrence."),
        ("Doses of 5 mg daily may be given.", "Doses above 20 mg daily (10 mg in the elderly) only with special care."),
        ("Amoxicillin 250 mg, doubled in severe infections.", "Amoxicillin 250 mg (dose doubled in severe infections)"),
        ("Diazepam 5 mg for 3 weeks at most.", "Diazepam 5 mg for no more than 3 weeks"),
    ],
)
def test_what_keeps_it_or_is_not_limited_passes(sentence: str, quote: str | Evidence) -> None:
    assert _left_out(sentence, quote) == []
