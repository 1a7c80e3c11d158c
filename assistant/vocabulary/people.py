"""The people that a question is about, and of whom a text speaks."""

import re

from assistant.vocabulary.patient import YEAR, patient
from index.doses import AGE_GROUP

CHILDHOOD = 12 * YEAR  # the age below which somebody is asked about as a child

_POPULATIONS: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "pregnancy": (
        re.compile(
            r"\b(?:preg|pregnan\w*|antenatal|(?:expecting|try(?:ing)? for) (?:(?:a|her|their|another) )?(?:bab\w+|child|twins)|conceiv\w*|conception|trimester|gestation\w*)\b",
            re.I,
        ),
        re.compile(
            r"\b(?:pregnan\w*|antenatal|trimester|gestation\w*|obstetric\w*|teratogen\w*|f(?:o)?etus|f(?:o)?etal|maternal|conceiv\w*)\b",
            re.I,
        ),
    ),
    "breastfeeding": (
        re.compile(r"\b(?:breast-?\s?feed\w*|lactat(?:ing|ion)|nursing mothers?)\b", re.I),
        re.compile(r"\b(?:breast-?\s?f\w+|lactat(?:ing|ion)|nursing (?:mother|infant)s?)\b", re.I),
    ),
    "children": (
        re.compile(
            r"\b(?:(?<!try for a )(?<!trying for a )(?<!for another )(?:child(?:ren)?|bab(?:y|ies))|kids?|pa?ed(?:iatric\w*|s)|infants?|neonat\w*|newborns?|toddlers?|bo(?:y|ys)|girls?|\d+[- ](?:month|year|week|day)s?[- ]old (?:child|bo|girl|baby|infant))\b",
            re.I,
        ),
        re.compile(
            r"\b(?:child\w*|pa?ediatric\w*|infan\w*|neonat\w*|newborns?|bab(?:y|ies)|toddlers?|bo(?:y|ys)|girls?|juvenile|adolescen\w*|school[- ]?(?:age\w*|child\w*)|(?:at|from|since):? birth)\b|"
            # An age, as doses are printed by: "1 month - 2 years:", "under 1 year", "<6 years"; no "treat for 3 months".
            r"(?:\b(?:under|below|up to|less than|aged?)|[<≤])\s*\d+\s*(?:years?|months?)\b|"
            r"\d\s*(?:years?|months?)?\s*(?:[-–]|to)\s*\d+\s*(?:years?|months?)(?:\s*old|\s*of age|\s*:)|\d\s*(?:years?|months?)\s*(?:old|of age)\b",
            re.I,
        ),
    ),
    "the elderly": (
        re.compile(
            # Asked for, and not only told of the case: "in the elderly", "elderly?"; not "elderly man, nose bleeding".
            r"(?:\b(?:in|for|to) (?:(?:the|an?|very|frail) )*)(?:elderly|geriatric\w*|frail|(?:older|old|aged) (?:adults?|people|patients?|pts?|persons?)|"
            r"octogenarians?)\b|\b(?:elderly|geriatrics?)\W*$",
            re.I,
        ),
        re.compile(
            r"\b(?:elderly|geriatric\w*|older|frail\w*|(?:old|advanced|advancing|increasing|by|with) age)\b|"
            r"(?:\b(?:over|above|than|aged?)|[<>≤≥])\s*(?:6[05]|7\d|8\d)\b(?!\s*(?:kg|mg|ml|%|/|mm|sec|min|h|day|week|beats|bpm))",
            re.I,
        ),
    ),
    "renal impairment": (
        re.compile(
            r"\b(?:renal (?:failure|impairment|insufficiency)|kidney (?:failure|disease)|dialysis|ckd|e?gfr|crcl|creatinine clearance)\b",
            re.I,
        ),
        re.compile(r"\b(?:renal|kidneys?|dialysis|ckd|e?gfr|crcl|creatinine|nephr\w+)\b", re.I),
    ),
    "liver impairment": (
        re.compile(r"\b(?:(?:liver|hepatic) (?:failure|impairment|disease)|cirrho\w+)\b", re.I),
        re.compile(r"\b(?:liver|hepat\w+|cirrho\w+)\b", re.I),
    ),
    "allergy": (
        re.compile(r"\b(?:allerg\w*|anaphyla\w*|hypersensitiv\w*)\b", re.I),
        re.compile(r"\b(?:allerg\w*|anaphyla\w*|hypersensitiv\w*)\b", re.I),
    ),
}

# For whom a line says that it is, at its beginning: "Child: 5 mg/kg".
FOR_WHOM = rf"{AGE_GROUP}|pregnan\w+"
# "Not pregnant", "non-pregnant", "no known history of kidney disease", "no penicillin allergy".
_DENIAL = re.compile(
    r"(?:\b(?:no|not|non|nor|neither|never|without|denies|denied|nil)|n['’]t)[-\s]+"
    r"(?:(?:an?|any|the|known|current(?:ly)?|previous(?:ly)?|past|personal|history|hx|evidence|signs?|of|yet|been|drug|medication|antibiotic|penicillin|sul(?:f|ph)a|aspirin|nsaid|latex|food|egg|nut)\s+){0,4}$",
    re.I,
)


def populations(text: str) -> tuple[str, ...]:
    """The people that a question is about, in the product's words: "pregnancy"; () where it names none, or says that it is
    about others."""
    return tuple(
        name
        for name, (asked, _) in _POPULATIONS.items()
        if any(not is_denied(text, found.start()) for found in asked.finditer(text))
    )


def people_by_age(text: str) -> tuple[str, ...]:
    """("children",) where a text tells a child's age, "HLH in a 3 yr old"; else ()."""
    return ("children",) if any(r.measure == "age" and r.high < CHILDHOOD for r in patient(text)) else ()


def people_named(text: str) -> tuple[str, ...]:
    """The people that a text names, also to say that it is not about them."""
    return tuple(name for name, (asked, _) in _POPULATIONS.items() if asked.search(text))


def without_people(text: str) -> str:
    """The text without the words that name such people."""
    for asked, _ in _POPULATIONS.values():
        text = asked.sub(" ", text)
    return text


def is_denied(text: str, at: int) -> bool:
    """Whether the words before a place deny what begins there: "not", "no known history of"."""
    return bool(_DENIAL.search(text[:at]))


def speaks_of(text: str, population: str) -> bool:
    """True where a text speaks of these people in any wording."""
    return bool(_POPULATIONS[population][1].search(text))
