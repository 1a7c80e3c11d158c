"""What comes before, above or instead of what."""

import pytest

from assistant.check.claims import Claim
from assistant.check.evidence import Evidence, units_of
from assistant.check.match import homes
from assistant.check.order import order


@pytest.mark.parametrize(
    ("claim", "quote", "turned"),
    [
        ("Before the 1980s opioids were rare.", "Prior to the 1980s, opioids were rare.", False),
        ("Give the antitoxin before the wound is cleaned.", "The wound is cleaned after the antitoxin.", False),
        ("Clean the wound before the antitoxin.", "The wound is cleaned after the antitoxin.", True),
        ("The wound is cleaned first, and the antitoxin given afterwards.", "Give antitoxin before cleaning.", True),
        (
            "Take other drugs at least 1 hour before the resin.",
            "Other drugs are taken 1 hour before, or 4 hours after the resin.",
            False,
        ),
        ("Do not start therapy before diagnosis.", "Diagnosis is confirmed before starting therapy.", False),
        ("Codeine is stronger than morphine.", "Morphine is stronger than codeine.", True),
        ("Codeine is weaker than morphine.", "Morphine is stronger than codeine.", False),
        ("Surgery rather than drugs.", "Drugs rather than surgery.", True),
        (
            "Patients at high risk receive allopurinol instead of rasburicase.",
            "Rasburicase- in high risk patients, this is used in place of allopurinol.",
            True,
        ),
        (
            "Decide by pressure and not on haematocrit, which is normal just after bleeding.",
            "Decide by pressure and not on haematocrit which is normal immediately after bleeding.",
            False,
        ),
        (
            "CLL is commoner in women, more common in women than in men.",
            "CLL is more common in males than females.",
            True,
        ),
        ("The trigger is less important than suppression.", "The trigger is equally critical as suppression.", True),
        ("Adult disease is more severe.", "Disease is less severe in adults.", True),
        (
            "It is unclear whether to prefer rest over drugs or the other way round.",
            "Insufficient evidence to recommend rest over drugs or vice versa.",
            False,
        ),
        (
            "The pain of gout is weaker than of colic.",
            "The pain of gout is not as strong as of colic.",
            False,
        ),
        ("Codeine is less effective than morphine in gout.", "Codeine is not as effective as morphine in gout.", False),
        ("Morphine is less effective than codeine in gout.", "Codeine is not as effective as morphine in gout.", True),
        ("Codeine is as effective as morphine in gout.", "Codeine is less effective than morphine in gout.", True),
        ("Codeine is just as effective as morphine.", "Codeine and morphine are equally effective.", False),
    ],
)
def test_an_order_is_kept(claim: str, quote: str, turned: bool) -> None:
    said = Claim(claim)
    units = units_of([Evidence(quote)])
    rests = homes(said, units)
    assert bool(list(order(said, units, rests))) == turned


@pytest.mark.parametrize(
    ("claim", "turned"),
    [
        ("Biologics are tried before etoposide.", True),
        ("Etoposide is tried before biologics.", False),
        ("Biologics are the next step.", True),
        ("After cyclosporine, biologics are the next step.", False),
        ("Etoposide is the first step.", False),
    ],
)
def test_the_order_of_steps_is_kept(claim: str, turned: bool) -> None:
    said = Claim(claim)
    steps = Evidence("- Add etoposide\n- Add cyclosporine\n- Consider biologics", ("Escalate in this order",))
    units = units_of([steps])
    assert bool(list(order(said, units, homes(said, units)))) == turned
