"""Of whom a question asks and of whom a line speaks, by age and weight: "a 12 kg child" is not among "children > 20 kg".

Ages are kept in months. A line says for whom it holds where it begins with it ("Child 1 month - 12 years: …", "< 8 years"),
where its lead-in does, or with "years of age" anywhere; "for 2 years" in its middle is a duration.
"""

import re
from dataclasses import dataclass
from math import inf
from typing import Literal

Measure = Literal["age", "weight"]

YEAR = 12.0
_NUMBER = r"(\d+(?:\.\d+)?)"
_UNIT = r"(kg|years?|yrs?|months?|weeks?|days?)"
_BETWEEN = re.compile(rf"{_NUMBER}\s*{_UNIT}?\s*(?:-{{1,2}}|–|to|and)\s*(?:<\s*)?{_NUMBER}\s*{_UNIT}\b(?!/)", re.I)
_BELOW = re.compile(
    rf"(?:<=?|≤|\b(?:under|below|less than|younger than|up to|not more than)\b)\s*{_NUMBER}\s*{_UNIT}\b", re.I
)
_ABOVE = re.compile(
    rf"(?:>=?|≥|\b(?:over|above|more than|older than|at least|from)\b)\s*{_NUMBER}\s*{_UNIT}\b"
    rf"|{_NUMBER}\s*{_UNIT}\s*(?:and|or) (?:older|over|above|more)\b",
    re.I,
)
_AGED = re.compile(rf"{_NUMBER}\s*[- ]?(y|yo|y/o|years?|yrs?|months?|weeks?|days?)[- ]?(?:old\b|of age\b)", re.I)
_NOTED = re.compile(
    rf"\b{_NUMBER}(?:[mf]|\s*(?:yo?[mf]?|y/o))\b|\b(?:aged?)\s+{_NUMBER}\b(?!\s*(?:months?|weeks?|days?))", re.I
)
_WEIGHS = re.compile(rf"\b{_NUMBER}\s*kg\b(?!/)", re.I)
_HEAD = re.compile(r"[\W\d]*(?:[^:.;]{0,60}:|[^:.;,]{0,40})")
_MONTHS = {"y": YEAR, "m": 1.0, "w": 1 / 4.35, "d": 1 / 30.4}


@dataclass(frozen=True, slots=True)
class Range:
    """From `low` to `high`, months or kilograms, both ends in it but for `over` and `under`: "> 20 kg", "< 8 years"."""

    measure: Measure
    low: float
    high: float
    over: bool = False
    under: bool = False

    def meets(self, other: "Range") -> bool:
        """Whether somebody can be in both."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        shut = (self.over and self.low == low) or (other.over and other.low == low)
        shut |= (self.under and self.high == high) or (other.under and other.high == high)
        return low < high or (low == high and not shut)


# People by name: the ages that a line means, and those that a question means. A guideline's adults may be twelve; who asks
# for a child's dose wants no adult's.
_PEOPLE = tuple(
    (re.compile(rf"\b(?:{names})\b", re.I), Range("age", *told), Range("age", *asked))
    for names, told, asked in (
        ("adults?", (12 * YEAR, inf), (18 * YEAR, inf)),
        ("elderly", (60 * YEAR, inf), (60 * YEAR, inf)),
        ("adolescents?", (10 * YEAR, 20 * YEAR), (12 * YEAR, 18 * YEAR)),
        ("child|children|kids?|paediatric|pediatric", (0, 18 * YEAR), (0, 12 * YEAR, False, True)),
        ("infants?|bab(?:y|ies)", (0, YEAR), (0, YEAR)),
        ("neonates?|neonatal|newborns?", (0, 1), (0, 1)),
    )
)


def patient(question: str) -> tuple[Range, ...]:
    """The age and the weight of whom a question asks; () where it tells none."""
    ages = [Range("age", a, a) for m in _AGED.finditer(question) for a in [_value(m[1], m[2])]]
    ages += [Range("age", a, a) for m in _NOTED.finditer(question) for a in [float(m[1] or m[2]) * YEAR]]
    weights = [Range("weight", w, w) for m in _WEIGHS.finditer(question) for w in [float(m[1])]]
    return (*(ages[:1] or [asked for name, _, asked in _PEOPLE if name.search(question)][:1]), *weights[:1])


def holds_for(line: str, lead_in: str = "") -> tuple[Range, ...]:
    """Of whom a line says something, by what it begins with and what it stands under; () where it does not say."""
    heads = [head[0] for text in (line, lead_in) if (head := _HEAD.match(text))]
    found = [r for head in heads for r in _bounds(head)]
    found += [
        r for r in _bounds(line) if r.measure == "age" and re.search(r"\b(?:years|months) (?:of age|old)\b", line)
    ]
    people = (
        [told for name, told, _ in _PEOPLE for head in heads[:1] if name.search(head)]
        if not any(r.measure == "age" for r in found)
        else []
    )
    return tuple(dict.fromkeys([*found, *people]))


def fits(asked: tuple[Range, ...], told: tuple[Range, ...]) -> bool | None:
    """Whether a line holds for whom a question asks; None where one of them does not say.

    Several ranges of one measure are alternatives: "adults and children > 20 kg".
    """
    verdicts = [
        any(r.meets(who) for r in told if r.measure == who.measure)
        for who in asked
        if any(r.measure == who.measure for r in told)
    ]
    return all(verdicts) if verdicts else None


def _bounds(text: str) -> list[Range]:
    found: list[Range] = []
    for m in _BETWEEN.finditer(text):
        unit = m[4] if m[4] else m[2]
        found.append(Range(_measure(unit), _value(m[1], m[2] or unit), _value(m[3], unit), under="<" in m[0]))
    rest = _BETWEEN.sub(" ", text)
    found += [
        Range(_measure(m[2]), 0, _value(m[1], m[2]), under="≤" not in m[0] and "up to" not in m[0])
        for m in _BELOW.finditer(rest)
    ]
    for m in _ABOVE.finditer(rest):
        number, unit = (m[1], m[2]) if m[1] else (m[3], m[4])
        found.append(
            Range(
                _measure(unit),
                _value(number, unit),
                inf,
                over=bool(re.match(r">(?!=)|over|above|more|older", m[0], re.I)),
            )
        )
    return found


def _measure(unit: str) -> Measure:
    return "weight" if unit.lower() == "kg" else "age"


def _value(number: str, unit: str) -> float:
    return float(number) * (1.0 if unit.lower() == "kg" else _MONTHS[unit[0].lower()])
