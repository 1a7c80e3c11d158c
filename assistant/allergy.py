"""What a patient must not get: the drugs of an allergy that a question states, and the lines that are of them."""

import re

from assistant.drugs import is_drug
from assistant.people import speaks_of

_STATED = re.compile(
    r"\b(?:allerg(?:ic|y)|anaphyla\w+|hypersensitiv\w+) (?:to|with|from) (?:the |an? )?([a-z][\w-]{3,})|"
    r"\b([a-z][\w-]{3,})[- ](?:allerg(?:ic|y)|anaphyla\w+|hypersensitiv\w+)",
    re.I,
)
# Names of a class of drugs → how the names of its members look.
_CLASSES = {
    re.compile(
        r"penicillins?|\w+cillin|augmentin|co-amoxiclav", re.I
    ): r"\w*cillins?|augmentin|co-amoxiclav|clavulan\w+|tazobactam",
    re.compile(r"cephalosporins?|cef\w+|ceph\w+", re.I): r"ce(?:f|ph)\w+",
    re.compile(
        r"sul(?:f|ph)a\w*|septrin|bactrim|co-?trimoxazole", re.I
    ): r"sul(?:f|ph)a\w+|sul(?:f|ph)onamides?|co-?trimoxazole|septrin",
    re.compile(r"macrolides?|\w+thromycin", re.I): r"macrolides?|\w+thromycin",
    re.compile(r"quinolones?|fluoroquinolones?|\w+floxacin", re.I): r"(?:fluoro)?quinolones?|\w+floxacin",
}


def allergens(text: str) -> re.Pattern[str] | None:
    """What finds the drugs that a text says somebody is allergic to, with the others of their class; None where it says none."""
    stated = (name for found in _STATED.findall(text) for name in found if name)
    members = [member for name in stated if (member := _members(name))]
    return re.compile(rf"\b(?:{'|'.join(members)})\b", re.I) if members else None


def _members(name: str) -> str:
    """How the drugs of a name look: of its class, or itself; "" where it is none, as "with" in "with allergic rhinitis"."""
    found = next((members for names, members in _CLASSES.items() if names.fullmatch(name)), "")
    return found or (re.escape(name) if is_drug(name) else "")


def would_harm(line: str, allergen: re.Pattern[str]) -> bool:
    """True for a line that names one of these drugs and says nothing of allergy."""
    return bool(allergen.search(line)) and not speaks_of(line, "allergy")
