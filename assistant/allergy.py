"""What a patient must not get: the drugs of an allergy that a question states, and the lines that are of them."""

import re

from assistant.drugs import is_drug
from assistant.people import is_denied, speaks_of

# "allergic to aspirin", "aspirin-allergic"; only of a class of drugs also "penicillin allergy" and "anaphylaxis with penicillin",
# since "cetirizine allergic rhinitis" and "treat anaphylaxis with adrenaline" ask for what treats one.
_STATED = re.compile(
    r"\b(?:allerg(?:ic|y)|anaphyla\w+|hypersensitiv\w+|intoleran\w+)(?: reactions?)? "
    r"(?:to (?:the |an? )?(?P<to>[a-z][\w-]{2,})|(?:with|from) (?:the |an? )?(?P<with>[a-z][\w-]{3,}))|"
    r"\b(?P<joined>[a-z][\w-]{3,})-allergic\b|"
    r"\b(?P<spaced>[a-z][\w-]{3,}) (?:allerg(?:ic|y)|anaphylaxis|hypersensitivity)\b",
    re.I,
)
# Names of a class of drugs → how the names of its members look.
_CLASSES = (
    (r"penicillins?|\w+cillin|augmentin|co-amoxiclav", r"\w*cillins?|augmentin|co-amoxiclav|clavulan\w+|tazobactam"),
    (r"cephalosporins?|ce(?:f|ph)\w+", r"ce(?:f|ph)\w+"),
    (
        r"sul(?:f|ph)a\w*|septrin|bactrim|co-?trimoxazole",
        r"sul(?:f|ph)a\w+|sul(?:f|ph)onamides?|co-?trimoxazole|septrin|bactrim",
    ),
    (r"macrolides?|\w+thromycin", r"macrolides?|\w+thromycin"),
    (r"(?:fluoro)?quinolones?|\w+floxacin", r"(?:fluoro)?quinolones?|\w+floxacin"),
)


def allergens(text: str) -> re.Pattern[str] | None:
    """What finds the drugs that a text says somebody is allergic to, with the others of their class; None where it says none."""
    stated = (s for s in _STATED.finditer(text) if not is_denied(text, s.start()))
    found = [members for s in stated if (members := _members(s))]
    return re.compile(rf"\b(?:{'|'.join(found)})\b", re.I) if found else None


def without_allergies(text: str) -> str:
    """The text without the drugs that it says somebody is allergic to, and the words that say so."""
    return _STATED.sub(lambda stated: "" if _members(stated) else stated[0], text)


def would_harm(line: str, allergen: re.Pattern[str]) -> bool:
    """True for a line that names one of these drugs and says nothing of allergy."""
    return bool(allergen.search(line)) and not speaks_of(line, "allergy")


def _members(stated: re.Match[str]) -> str:
    """How the drugs of a stated name look: of its class, or itself; "" where it is none, as "with" in "with allergic rhinitis"."""
    name = next(filter(None, stated.groups()))
    for names, members in _CLASSES:
        if re.fullmatch(names, name, re.I):
            return members
    return re.escape(name) if is_drug(name) and (stated["to"] or stated["joined"]) else ""
