"""The kinds of answer that a question asks for, and whether a text holds one or says that there is none."""

import re
from typing import Literal

from assistant.vocabulary.drugs import drugs
from assistant.vocabulary.number_words import NUMBER_WORDS
from assistant.vocabulary.plain import is_plain
from assistant.vocabulary.synonyms import spelled_out
from index.doses import UNIT

Kind = Literal["dose", "duration", "frequency", "harm", "level", "route", "share"]
_ASKED: dict[Kind, re.Pattern[str]] = {
    "dose": re.compile(
        r"\b(?:doses?|dosages?|dosing|how much|how many (?:mg|g|ml|mcg|units?|tabs?|tablets?|puffs?|drops?)|(?:mg|mcg)(?:/(?:kg|m2|m²))?|(?<!as a )bolus|"
        r"(?:infusion|drip|iv) (?:rate|schedule)|max(?:imum)? rate|loading|regimen|what volume|how many lit(?:re|er)s)\b",
        re.I,
    ),
    "duration": re.compile(
        r"\b(?:how long|how many (?:hours|days|weeks|months|years|minutes)|duration|for how many)\b", re.I
    ),
    "frequency": re.compile(
        r"\b(?:how (?:often|frequently)(?! (?:is|are|does|do|will) (?:[\w-]+ ){1,5}(?:involved|affected|present|seen|caused|due|occur|happen|recur)\b)|"
        r"(?:how many|number of) (?:\w+ ){0,2}(?:times|sessions|exchanges|cycles|courses)|frequency)\b",
        re.I,
    ),
    "harm": re.compile(
        r"\b(?:side[- ]effects?|(?:adverse|unwanted) (?:effects?|reactions?|events?)|toxicit(?:y|ies)|s/e|"
        r"(?-i:SEs?)(?= (?:of|with)\b|\W*$))\b",
        re.I,
    ),
    # Only of a drug: see `_meant`.
    "level": re.compile(r"\b(?:levels?|concentrations?|troughs?|(?:therapeutic|target) ranges?)\b", re.I),
    "route": re.compile(
        r"\bhow (?:is|are|was|were|to|(?:do|should|would|can) (?:i|we|you|one)) (?:[\w-]+ ){0,4}?(?:be )?(?:given?|administer(?:ed)?)\b|"
        r"\b(?:what|which|by what) route\b",
        re.I,
    ),
    "share": re.compile(
        r"\b(?:what (?:percentage|proportion|share|fraction)|how likely|incidence|prevalence|mortality|survival|death rate|success rate)\b|"
        r"% (?:risk|chance)\b|\b(?:percent|percentage) (?:risk|chance)\b",
        re.I,
    ),
}
# Where a question names the drug whose level it asks for, and where it asks only when one is taken.
_OF_DRUG = (
    re.compile(
        r"([\w-]+)(?:['’]s)? (?:(?:target|trough|peak|therapeutic|serum|plasma|blood|drug) )*(?:levels?|concentrations?|troughs?|ranges?)\b",
        re.I,
    ),
    re.compile(
        r"\b(?:levels?|concentrations?|troughs?|ranges?|targets?) (?:of|for|with|on) (?:(?:the|an?|his|her|their|my) )?([\w-]+)",
        re.I,
    ),
)
_TROUGH = re.compile(r"\btroughs?\b", re.I)  # only drugs have one
# What is aimed for is a drug's or anything else's: "the target range of the INR".
_THERAPEUTIC = re.compile(r"\btherapeutic (?:level|concentration|range)s?\b", re.I)
_TARGET = re.compile(r"\btarget (?:level|concentration|range)s?\b", re.I)
_AIMS = frozenset({"target", "therapeutic"})
# A concentration alone is the strength of a solution: "adrenaline concentration 1:1000".
_STRENGTH = re.compile(r"\bconcentrations?\b", re.I)
_NOT_STRENGTH = re.compile(r"\b(?:levels?|ranges?|troughs?|peak|therapeutic|target|serum|plasma|blood)\b", re.I)
_MEASURES = re.compile(r"\b(?:check\w*|monitor\w*|measur\w*|send|when|how often|need\w*)\b", re.I)
_HELD: dict[Kind, re.Pattern[str]] = {
    "dose": re.compile(
        rf"\d[\d.,\s–-]{{0,20}}(?:{UNIT}|ug|grams?|millilit\w+|lit\w+|l|i\.u|mu|meq|tab(?:let)?s?|capsules?|drops?|puffs?|"
        r"%|sachets?|ampoules?|vials?)\b|\d\s*%|\b(?:half|one|two|three|four)\s+(?:a\s+|pairs?\s+of\s+)?(?:tablet|capsule|puff|drop|ampoule|sachet|vial|spoonful|unit)s?\b|\bno\s+(?:(?:specific|fixed|standard)\s+)?(?:dose|dosage|regimen)\b(?! (?:combination|adjustment))",
        re.I,
    ),
    "duration": re.compile(
        rf"(?:\d|{'|'.join(NUMBER_WORDS)}|life)[\w\s.,–-]{{0,12}}(?:second|minute|hour|hr|day|week|month|year|cycle)|\b(?:hours|days|weeks|months) (?:to|or) (?:hours|days|weeks|months|years)\b|for life|lifelong|\d\s*/\s*(?:7|52|12)\b",
        re.I,
    ),
    "frequency": re.compile(
        r"\b(?:daily|hourly|weekly|monthly|yearly|annual\w*|once|twice|thrice|every|per day|times|nocte|bd|tds|qid|stat|frequency|quarterly)\b",
        re.I,
    ),
    # Guidelines tell harms by their names, in lists that do not say "side effect": any word that can be one counts.
    "harm": re.compile(
        r"\b(?:side[- ]effects?|adverse|reactions?|toxic\w*|harm\w*|caus(?:e|es|ed|ing)|risks?|complications?|induc\w+|associated with|leads? to|result\w* in|"
        r"cautions?|contraindicat\w*|monitor\w*|watch|avoid|unsafe|danger\w*|nausea|vomiting|bleeding|rash|drows\w+|sedation|hypotension|hypo\w+|hyper\w+)\b",
        re.I,
    ),
    "level": re.compile(
        r"\d[.,\s–-]*(?:ng|nanograms?|mcg|ug|µg|μg|micrograms?|mg|g|nmol|umol|µmol|μmol|micromol|mmol|m?eq)\s*/\s*(?:m?l|dl|lit\w+)\b",
        re.I,
    ),
    "route": re.compile(
        r"\b(?:i\.?v|i\.?m|s\.?c|p\.?o|oral\w*|intra\w+|subcutaneous\w*|sublingual\w*|rectal\w*|topical\w*|nebuli\w+|inhal\w+|inject\w+|infus\w+|"
        r"bolus|by mouth|tablets?|drops?)\b",
        re.I,
    ),
    "share": re.compile(
        r"\d\s*(?:%|per\s?cent|percent|/\s*100|per\s+1)|\b(?:half|third|quarter|rate of|ratio)\b", re.I
    ),
}
_UNIT = re.compile(rf"\((?:{UNIT})(?:/\w+)*(?: [^)|]{{0,20}})?\)", re.I)
_DENIED: dict[Kind, str] = {
    "dose": "dose|dosage|regimen|schedule|volume",
    "duration": "duration|regimen|schedule",
    "frequency": "frequency|schedule|regimen",
    "harm": "side[- ]effects?|adverse (?:effects?|reactions?|events?)|toxicity",
    "level": "(?:target|level|concentration|range)s?",
    "route": "dose|dosage|regimen|schedule|route",
    "share": "rate|proportion",
}
_NONE = {
    kind: re.compile(
        rf"\bno (?:specific|fixed|standard|established|recommended) (?:[a-z]+,? (?:or |and )?){{0,3}}?(?:{names})\b(?! (?:combination|adjustment))"
        rf"|\bno (?:{names}) (?:is|was|has been|can be) (?:given|provided|established|recommended|available|stated|defined|known)\b",
        re.I,
    )
    for kind, names in _DENIED.items()
}


def kinds_asked(text: str, *, of_drug: bool = False) -> tuple[Kind, ...]:
    """The kinds of answer that a question asks for; () where any will do.

    of_drug  whether what was said before it is of a drug: then a target level of nothing that is named is that drug's
    """
    return tuple(kind for kind, asked in _ASKED.items() if asked.search(text) and _meant(kind, text, of_drug))


def _meant(kind: Kind, text: str, of_drug: bool) -> bool:
    """Whether a text asks for this kind, whose pattern it holds: for a level, that it is a drug's, by its name or by what only drugs
    have, and that it does not ask when one is taken."""
    if kind != "level":
        return True
    if _MEASURES.search(text) or (_STRENGTH.search(text) and not _NOT_STRENGTH.search(text)):
        return False
    named = [word for pattern in _OF_DRUG for word in pattern.findall(text)]
    if _TROUGH.search(text) or any(drugs(spelled_out(word)) for word in named):
        return True
    of_nothing = all(is_plain(word) or word.lower() in _AIMS for word in named)
    told = _THERAPEUTIC.search(text) or (_TARGET.search(text) and (of_drug or drugs(text)))
    return bool(told) and of_nothing


def without_kinds(text: str) -> str:
    """The text without the words that ask for a kind of answer."""
    for asked in _ASKED.values():
        text = asked.sub(" ", text)
    return text


def asks_kind(word: str) -> bool:
    """True for a word that asks for a kind of answer, and is not what it is asked of: "dose", "regimen"."""
    return any(p.fullmatch(word) for p in _ASKED.values())


def holds_kind(text: str, kind: Kind) -> bool:
    """True where a text holds an answer of this kind: a quantity with a unit, a time, a rate. A dose tells how something is given."""
    return bool(_HELD[kind].search(text)) or (kind == "route" and holds_kind(text, "dose"))


def holds_under(head: str, line: str, kind: Kind) -> bool:
    """True where a line holds an answer of this kind, whose unit may stand in the head of its table, "Target dose (mg)", or which is one
    by what it stands under, "Adverse reactions"."""
    if kind == "harm" and holds_kind(head, kind):
        return True
    return holds_kind(line, kind) or (kind == "dose" and bool(_UNIT.search(head)) and bool(re.search(r"\d", line)))


def denies_kind(text: str, kind: Kind) -> bool:
    """True where a text says that there is none: "no specific regimen is provided"; not for "no dose adjustment"."""
    return bool(_NONE[kind].search(text))
