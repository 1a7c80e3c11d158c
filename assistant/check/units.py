"""Units as guidelines print them, and which one stands for all of a kind: milligrams, hours, litres."""

import re

DOSES = frozenset("mg l unit tablet capsule puff drop".split())  # in which a dose is given
# As printed → (the one that stands for it, the factor to that).
UNITS: dict[str, tuple[str, float]] = {}
for _names, _unit, _factor in (
    ("mg mgs milligram milligrams", "mg", 1.0),
    ("g gm gms gram grams gramme grammes", "mg", 1000.0),
    ("kg kgs kilogram kilograms", "mg", 1e6),
    ("mcg ug μg microgram micrograms", "mg", 0.001),
    ("ng nanogram nanograms", "mg", 1e-6),
    ("l litre litres liter liters", "l", 1.0),
    ("dl", "l", 0.1),
    ("ml mls millilitre millilitres milliliter milliliters cc", "l", 0.001),
    ("iu unit units u", "unit", 1.0),
    ("mu megaunit megaunits", "unit", 1e6),
    ("mmol millimole millimoles", "mmol", 1.0),
    ("μmol micromol", "mmol", 0.001),
    ("meq", "meq", 1.0),
    ("%", "%", 1.0),
    ("mmhg", "mmhg", 1.0),
    ("cm", "mm", 10.0),
    ("inch inches", "mm", 25.4),
    ("mm", "mm", 1.0),
    ("minute minutes min mins", "hour", 1 / 60),
    ("second seconds sec secs s", "hour", 1 / 3600),
    ("millisecond milliseconds msec ms", "hour", 1 / 3.6e6),
    ("hour hours hr hrs h", "hour", 1.0),
    ("day days", "hour", 24.0),
    ("week weeks wk wks", "hour", 168.0),
    ("month months mth mths", "hour", 730.0),
    ("year years yr yrs", "hour", 8760.0),
    ("tablet tablets tab tabs", "tablet", 1.0),
    ("capsule capsules", "capsule", 1.0),
    ("puff puffs", "puff", 1.0),
    ("drop drops", "drop", 1.0),
    ("time times", "time", 1.0),
    ("dose doses", "dose", 1.0),
    ("cycle cycles", "cycle", 1.0),
    ("session sessions", "session", 1.0),
    ("course courses", "course", 1.0),
    ("measurement measurements", "measurement", 1.0),
    ("injection injections", "injection", 1.0),
    ("infusion infusions", "infusion", 1.0),
    ("visit visits", "visit", 1.0),
    ("attack attacks", "attack", 1.0),
    ("episode episodes", "episode", 1.0),
    ("vial vials", "vial", 1.0),
    ("ampoule ampoules", "ampoule", 1.0),
    ("sachet sachets", "sachet", 1.0),
    ("medd mme", "mg medd", 1.0),
    ("fold", "fold", 1.0),
):
    UNITS |= dict.fromkeys(_names.split(), (_unit, _factor))
# What finds a printed one.
UNIT = f"(?:{'|'.join(sorted((re.escape(u) for u in UNITS), key=len, reverse=True))})"
# A period, and what is done once in it → hours.
PERIOD = {"day": 24.0, "daily": 24.0, "week": 168.0, "weekly": 168.0, "month": 730.0, "monthly": 730.0, "year": 8760.0}
PERIOD |= {"yearly": 8760.0, "annually": 8760.0, "nightly": 24.0, "hourly": 1.0, "hour": 1.0, "annual": 8760.0}
_SHORT = {"min": "minute", "hr": "hour", "h": "hour"}


def canonical(unit: str) -> tuple[str, float]:
    """The unit that stands for a printed one, such as "mg/kg" for "g/kg", and the factor to it."""
    first, *rest = unit.split("/")
    name, factor = UNITS[first]
    return "/".join([name, *(_SHORT.get(r, r) for r in rest)]), factor
