"""Of whom a question asks and of whom a line speaks, by age and weight: "a 12 kg child" is not among "children > 20 kg".

Ages are kept in months. A line says for whom it holds where it, or what it stands under, begins with it: "Child 1 month -
12 years: …", "< 8 years". A time in its middle ("twice daily for 7 to 10 days") is a duration, unless it is said of people
("children under 5 years", "30 years of age").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf

from assistant.vocabulary.number_words import COMPOUND, NUMBER_WORDS, number
from index.doses import AGE_GROUP

YEAR = 12.0
HEAD, LABEL = 40, 60  # characters of a line that may say for whom it holds; where a colon ends them, more
_N = r"(?<![\d.])(\d{1,3}(?:\.\d+)?)"
_UNIT = r"(kg|years?|yrs?|months?|mths?|weeks?|wks?|days?)\b(?!/)"
_RANGE = re.compile(
    rf"(?P<between>{_N}\s*(?:{_UNIT})?\s*(?:-{{1,2}}|–|to|and)\s*(?P<short><)?\s*{_N}\s*{_UNIT})"
    rf"|(?P<below>(?P<shut><(?!=)|\b(?:under|below|less than|younger than)\b)|<=|≤|\b(?:up to|not more than)\b)\s*{_N}\s*{_UNIT}"
    rf"|(?P<above>(?P<open>>(?!=)|\b(?:over|above|more than|older than)\b)|>=|≥|\b(?:at least|from)\b)\s*{_N}\s*{_UNIT}"
    rf"|{_N}\s*{_UNIT}\s*(?:and|or) (?:older|over|above|more)\b",
    re.I,
)
# Of whom an age is said: also people who are no age group, "patients over 60 years".
_PERSON = (
    rf"(?:{AGE_GROUP}|bab(?:y|ies)|kids?|girls?|boys?|women|men|patients?|people"
    r"|persons?|those|veterans?|aged?|ages)"
)
_PARTS = re.compile(rf";|\n(?=\W*{_PERSON}\b)", re.I)
_OF_PEOPLE = re.compile(rf"\b{_PERSON}\W*(?:(?:aged?|of|between|from|who are)\W*)*$", re.I)
BEFORE = 60  # characters before an age in which the people are named whose it is
_LETTER = re.compile(r"[^\W\d]")
_COLON = re.compile(r"[ )]*:")
_OLD = re.compile(r"\s*-?\s*(?:of age|old)\b", re.I)
_LASTING = re.compile(r"\s*(?:of (?:treatment|therapy|gestation)|gestation|course|regimen|duration|therapy)\b", re.I)
# How an age is told: in years where there is no unit.
_AGED = tuple(
    re.compile(how, re.I)
    for how in (
        rf"(?P<age>{_N})[\s-]*(?P<unit>y|yo|y/o|years?|yrs?|months?|mths?|mo|m|weeks?|wks?|days?)(?:[\s,-]+(?:and )?\d+[\s-]*months?)?"
        r"[\s-]?(?:old|of age)\b(?! (?:wound|injury|fracture|burn|lesion|scar))",
        rf"\baged? (?P<age>{_N})(?!\s*(?:-|–|to)\s*\d)\s*(?P<unit>years?|yrs?|months?|mths?|mo|weeks?|wks?|days?)?\b",
        rf"(?P<age>{_N})\s?(?:yo[mf]?|y/o)\b",
        # "23f" where a question begins, or a part of it; "23F" elsewhere too, but for degrees.
        r"(?:^|(?<=[,;(.] )|(?<=\ba )|(?<=\bin ))(?P<age>\d\d)[mf]\b(?! (?:old|follow|catheter|needle|walk))",
        r"(?<![\d.])(?<!\bof )(?<!temp )(?<!temperature )(?<!fever )(?P<age>\d\d)(?-i:[MF])\b(?! (?:catheter|needle))",
    )
)
_NUMBER_OLD = re.compile(
    rf"\b({COMPOUND}|{'|'.join(NUMBER_WORDS)})(?=[\s-]+(?:year|yr|month|week|day)s?[\s-]+old\b)", re.I
)
_WEIGHS = re.compile(rf"{_N}[\s-]*kgs?\b(?!/)(?! (?:weight )?(?:loss|lost|gain))", re.I)
_MONTHS = {"y": YEAR, "m": 1.0, "w": 1 / 4.35, "d": 1 / 30.4}


@dataclass(frozen=True, slots=True)
class Range:
    """From `low` to `high`, both ends in it but for `over` and `under`: "> 20 kg", "< 8 years". `measure` is "age" (in months),
    "weight" (in kilograms) or what was measured (`measured`)."""

    measure: str
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

    def within(self, other: "Range") -> "Range":
        """Those in both, of two ranges that meet."""
        low, over = max((self.low, self.over), (other.low, other.over))
        high, closed = min((self.high, not self.under), (other.high, not other.under))
        return Range(self.measure, low, high, over, not closed)


# People by name: the ages that a line means, and those that a question means. A guideline's adults may be twelve; who asks
# for a child's dose wants no adult's.
_PEOPLE = tuple(
    (re.compile(rf"\b(?:{names})\b(?!-)", re.I), Range("age", *told), Range("age", *asked))
    for names, told, asked in (
        ("adults?", (12 * YEAR, inf), (18 * YEAR, inf)),
        ("elderly", (60 * YEAR, inf), (60 * YEAR, inf)),
        ("adolescents?", (10 * YEAR, 20 * YEAR), (12 * YEAR, 18 * YEAR)),
        (
            r"child(?! pugh)|children|kids?|paediatric|pediatric",
            (0, 18 * YEAR, False, True),
            (0, 12 * YEAR, False, True),
        ),
        ("toddlers?", (YEAR, 3 * YEAR), (YEAR, 3 * YEAR)),
        ("(?<!premature )(?<!preterm )infants?|bab(?:y|ies)", (0, YEAR), (0, YEAR)),
        ("neonates?|neonatal|newborns?|pre(?:mature|term) infants?", (0, 1), (0, 1)),
    )
)


def patient(question: str, *before: str) -> tuple[Range, ...]:
    """The ages and weights of whom a question asks, alternatives to each other; of what it does not tell, those that the nearest
    of what it leans on does. () where none tells any."""
    found: tuple[Range, ...] = ()
    for text in (question, *before):
        told = {r.measure for r in found}
        counted = _NUMBER_OLD.sub(lambda m: str(number(m[1])), text)
        found += tuple(r for r in (*_ages(counted), *_weights(counted)) if r.measure not in told)
    return found


def holds_for(line: str, lead_in: str = "") -> tuple[Range, ...]:
    """Of whom a line says something, alternatives to each other; () where it does not say. Of "Child:" over "under 7 days" those."""
    heads = [head for text in _PARTS.split(line) if (head := _head(text.strip()))]
    own, above = _told(heads, line), _told([_head(lead_in.strip())], "")
    measures = {r.measure for r in own}
    return (*narrowed(own, above), *(r for r in above if own and r.measure not in measures))


def _told(heads: Sequence[str], line: str) -> tuple[Range, ...]:
    """Of whom the heads of a line speak, and what it says of people in its middle."""
    found = [r for head in heads for r in _ranges(head)] + list(_ranges(line, only_of_people=True))
    named = [told for name, told, _ in _PEOPLE for head in heads if not _aged(head) and name.search(head)]
    return tuple(dict.fromkeys([*found, *named]))


def headed(headings: Sequence[str]) -> tuple[Range, ...]:
    """The people that text under these headings is about, as ranges: those named by the innermost heading that names any; ()
    where none does. `headings` run from the title inwards."""
    for heading in reversed(headings):
        named = [told for name, told, _ in _PEOPLE if not _aged(heading) and name.search(heading)]
        if found := (*_ranges(heading), *named):
            return tuple(dict.fromkeys(found))
    return ()


def narrowed(told: tuple[Range, ...], above: tuple[Range, ...]) -> tuple[Range, ...]:
    """Of whom a line speaks below a heading: of "every child", under "6 months to 6 years", of those. Where it names others than
    the heading does, of them."""
    both = tuple(
        own.within(other) for own in told for other in above if own.measure == other.measure and own.meets(other)
    )
    measures = {r.measure for r in both}
    return (*both, *(r for r in told if r.measure not in measures)) or above


def fits(asked: tuple[Range, ...], told: tuple[Range, ...]) -> bool | None:
    """Whether a line holds for whom a question asks; None where one of them does not say."""
    both = {r.measure for r in asked} & {r.measure for r in told}
    meets = {r.measure for r in asked for other in told if r.measure == other.measure and r.meets(other)}
    return meets == both if both else None


def _ages(question: str) -> tuple[Range, ...]:
    if ranges := [r for r in _ranges(question, only_of_people=True) if r.measure == "age"]:
        return tuple(ranges)
    told = (found for how in _AGED if (found := how.search(question)))
    if first := min(told, key=re.Match.start, default=None):
        age = _value(first["age"], first.groupdict().get("unit") or "y")
        return (Range("age", age, age),)
    return tuple(asked for name, _, asked in _PEOPLE if name.search(question))


def _weights(question: str) -> tuple[Range, ...]:
    if ranges := [r for r in _ranges(question) if r.measure == "weight"]:
        return tuple(ranges)
    return tuple(Range("weight", float(m[1]), float(m[1])) for m in _WEIGHS.finditer(question))[:1]


def _head(text: str) -> str:
    label, colon, _ = text[: LABEL + 1].partition(":")
    return label + colon if colon else text[:HEAD]


def _aged(head: str) -> bool:
    return any(r.measure == "age" for r in _ranges(head))


def _ranges(text: str, *, only_of_people: bool = False) -> Iterator[Range]:
    """The ranges of weight in a text, and those of age that it begins with or that are said of people."""
    for m in _RANGE.finditer(text):
        numbers, units = re.findall(_N, m[0]), re.findall(_UNIT, m[0], re.I)
        unit = units[-1]
        if unit.lower() != "kg" and not _is_age(text, m, unit, only_of_people=only_of_people):
            continue
        measure = "weight" if unit.lower() == "kg" else "age"
        if m["between"]:
            low, high = _value(numbers[0], units[0]), _value(numbers[1], unit)
            yield Range(measure, low, high, under=bool(m["short"]))
        elif m["below"]:
            yield Range(measure, 0, _value(numbers[0], unit), under=bool(m["shut"]))
        else:
            yield Range(measure, _value(numbers[0], unit), inf, over=bool(m["open"]))


def _is_age(text: str, found: re.Match[str], unit: str, *, only_of_people: bool) -> bool:
    start, end = found.span()
    if _LASTING.match(text, end):
        return False
    if _OLD.match(text, end) or _OF_PEOPLE.search(text, max(0, start - BEFORE), start):
        return True
    if only_of_people or _LETTER.search(text, 0, start):
        return False
    return unit[0] in "yYmM" or bool(_COLON.match(text, end))


def _value(number: str, unit: str) -> float:
    return float(number) * (1.0 if unit.lower() == "kg" else _MONTHS[unit[0].lower()])
