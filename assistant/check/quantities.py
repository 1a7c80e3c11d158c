"""The quantities of a guideline sentence: what is counted, in one unit, with its bounds, read from `amounts.clean` text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from assistant.check.units import DOSES, PERIOD, UNIT, UNITS, canonical
from assistant.vocabulary.number_words import NUMBER_WORDS

Bound = Literal["", ">=", ">", "<=", "<", "over", "within"]
"""What stands at a number: "at least", "more than", "up to", "less than"; "over" of a time span may say nothing."""

_NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+/\d+(?:\.\d+)?(?=\s*tab)|\d*\.?\d+"
    rf"|(?<![a-z0-9-])(?:{'|'.join(NUMBER_WORDS)})(?![a-z-]))"
)
_EACH = r"(?:a|an|per|each|every|/|any)\s*"
_RANGE = rf"(?<![a-z0-9./])({_NUMBER})(?:\s*(?:-|to|and|or)\s*({_NUMBER}))?"

_TO_NUMBER = r"\s*(?:of|is|at|to|a|an|the|total|dose|daily|:|;|-)?\s*(?:of|a|total|dose)?\s*"
_WORDS_BEFORE: tuple[tuple[Bound, str], ...] = (
    ("<=", r"(?:\b(?:no|not|never|nor|without)\b(?:\s(?:be|to|used?|give|given|take|taken|receive|received|go|on|continued?|for|at|an?|any|rate|doses?|of|should|must|last))*\s(?:more|greater|higher|longer|later|faster|older|over|above|exceed\w*|beyond|further|larger)(?:\sthan|\sof)?|\bexceeding by no more)"),
    (">=", r"\b(?:no|not|never)\b(?:\s(?:be|to|used?|give|given|take|taken|at|an?|any|rate|doses?|of))*\s(?:less|fewer|lower|shorter|earlier|younger|sooner|under|below)(?:\sthan)?"),
    (">=", r"(?:\b(?:no|not|never)\b(?:\s[a-z]+){0,3}\suntil\b|\b(?:at|equal(?: to)?) or (?:above|over|greater than|more than)\b|\bat (?:the )?least\b(?:\s(?!and|or|if|in|every)[a-z]+){0,4}|\bminimum(?:\s(?!for|and|or|if|in)[a-z]+){0,3}|>=|\bas (?:little|few|low) as no)"),
    ("<=", r"(?:\b(?:can|may|could) reach\b(?: an? [a-z]+ of)?|\bup to\b(?: an?| the)?(?: total| maximum)?(?: daily)?(?: dose)?|\bat (?:the )?most\b|\b(?:max(?:imum|imal|imally)?\.?|ceiling)(?:\s(?!and|or|if|every)[a-z]+){0,6}|\bat or below\b|\bas (?:often|frequently) as\b|\bas (?:much|many|high|long) as\b|\bwithin\b|\blimit\w*(?:\s[a-z]+){0,5} to\b|\bcap(?:ped)? (?:at|of)\b|<=)"),
    (">", r"(?:\b(?:more|greater|higher|longer|older|larger|heavier|later) than\b|\bover\b|\babove\b(?: an? [a-z]+ of)?|\bexceed(?:s|ing|ed)?\b|\bbeyond\b|\bpast\b|>)"),
    ("<", r"(?:\b(?:less|fewer|lower|shorter|younger|smaller|sooner|earlier) than\b|\bunder\b|\bbelow\b(?: an? [a-z]+ of)?|<)"),
)  # fmt: skip
_BEFORE = tuple((b, re.compile(p + (r"\s*" if b in "<>" else _TO_NUMBER) + r"$")) for b, p in _WORDS_BEFORE)
_AFTER: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    (">=", re.compile(r"\s*(?:\([^()]*\)|of age|mg|medd)?\s*\(?(?:or|and|&)\s(?:more|above|over|older|higher|greater|longer|upwards?|beyond|heavier)\b|\s*\+(?!\s*[a-z])|\s*at (?:the )?least\b(?! (?:every|each|once|twice|\d))")),
    ("<=", re.compile(r"\s*(?:of age|mg)?\s*(?:or|and|&)\s(?:less|below|under|younger|lower|fewer|shorter)\b|\s*(?:(?:a|per) day |daily )?at (?:the )?(?:most|latest)\b|\s*(?:at )?maximum\b(?! (?:of|dose|is|\d))")),
)  # fmt: skip
_FREQUENCY = re.compile(
    rf"\bevery\s+{_RANGE}\s*({UNIT})(?![a-z])"
    rf"|{_RANGE}\s*hourly\b"
    rf"|{_RANGE}\s*(?:times|doses|divided doses)?\s*(?:{_EACH})(day|week|month|year)\b"
    rf"|{_RANGE}\s*(?:times|doses)\s*(daily|weekly|monthly|annually|yearly|nightly)\b"
)
_PLAIN_FREQUENCY = re.compile(
    rf"(?<![a-z])(daily|weekly|monthly|annually|yearly|annual|nightly|hourly)\b|{_EACH}(day|week|month|year)\b"
)
_MEASURED = rf"{_NUMBER}(?:/\d+(?:\.\d+)?)?\s*(?:{UNIT}(?:/[a-z0-9%]+)*(?![a-z]))?"
_AMOUNT = re.compile(
    rf"(?<![a-z0-9.])(?<![a-z]-)(?:{_NUMBER}\s*(?:and|or)\s*{_NUMBER}\s*{UNIT}(?![a-z])|{_MEASURED}(?:\s*(?:-|to)\s*{_MEASURED})?)"
)
_DOSED = re.compile(rf"\d\s*(?:{'|'.join(name for name, (one, _) in UNITS.items() if one in DOSES)})\s*$")
_PART = re.compile(rf"({_NUMBER})(/\d+(?:\.\d+)?)?\s*((?:{UNIT})(?:/[a-z0-9%]+)*(?![a-z]))?")
# "Week 3 and 30 mg" gives a week and an amount; "rose from 18% to 33%" two amounts, "2 or 3" one range.
_COUNTED = re.compile(r"\b(?:day|week|month|year|step|stage|grade|phase|type|group|table|recommendation)s?\s*$")
_FROM = re.compile(r"\bfrom\s*$")
_OR_ELSE = re.compile(r"(?:for|in|if|when|with) [a-z -]{2,40},? or")
# "In 1 to 3 months or more often".
_OFTENER = re.compile(r" (?:often|frequently)\b")
_ALIKE = re.compile(r" (?:(?:at|after|for|in) )?[a-z0-9 -]{2,30} or ")
_CHANGES = re.compile(
    r"\b(?:cut|reduc\w+|fall\w*|fell|drop\w*|rais(?:e|es|ed|ing)|ris(?:e|es|ing)|rose|increas\w+|decreas\w+|lower(?:s|ed|ing)?"
    r"|taper(?:s|ed|ing)?|go(?:es)?|went|grow[ns]?|chang\w+)\b[^.;]*\bfrom(?: [a-z]+){0,3}\s*$"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or range with its unit.

    values  one number, or the two ends of a range; in milligrams, hours or litres where the unit allows that
    raw     the same as printed
    unit    canonical, such as "mg", "mg/kg", "hour", "every hour" (a frequency, as its interval); "" where none is printed
    """

    values: tuple[float, ...]
    raw: tuple[float, ...]
    unit: str
    bound: Bound
    start: int
    end: int
    text: str

    @property
    def is_dose(self) -> bool:
        """Whether it is given in a unit of doses, whatever that is per."""
        return self.unit.split("/")[0] in DOSES


@dataclass(frozen=True, slots=True)
class _Part:
    """A number as printed, with what a stroke divides it from ("90/60") and its unit."""

    number: str
    below: str
    unit: str
    start: int
    end: int

    @property
    def values(self) -> tuple[float, ...]:
        return (_number(self.number), *([float(self.below[1:])] if self.below else []))


def _number(text: str) -> float:
    if text in NUMBER_WORDS:
        return float(NUMBER_WORDS[text])
    if "/" in text:
        above, below = text.split("/")
        return float(above) / float(below) if float(below) else 0.0
    return float(text.replace(",", ""))


def _bound(text: str, start: int, end: int, unit: str) -> tuple[Bound, int, int]:
    """The comparison at a number, and the span with its words."""
    first = max(0, start - 60)
    for bound, pattern in _BEFORE:
        if found := pattern.search(text[first:start]):
            if bound == ">" and found.group().startswith("over") and unit == "hour":
                bound = "over"
            if found.group().startswith("within"):
                bound = "within"
            return bound, first + found.start(), end
    for bound, pattern in _AFTER:
        found = pattern.match(text[end : end + 60])
        if found and not (unit == "hour" and _OFTENER.match(text, end + found.end())):
            return bound, start, end if "(" in found.group() else end + found.end()
    return "", start, end


def quantities(text: str) -> tuple[Quantity, ...]:
    """Every number of a `clean` text, in order; () where it holds none. "every 8 hours" equals "3 times daily"."""
    frequencies, rest = _frequencies(text)
    ordered = sorted([*frequencies, *_amounts(text, rest)], key=lambda q: q.start)
    for i, (q, p) in enumerate(pairwise(ordered)):
        between = text[q.end : p.start].strip()
        # "At least 7 mmol/l (126 mg/dl)"; "above 2000 iu/ml if negative or 20000 iu/ml if positive".
        shared = between == "(" or (q.unit == p.unit and q.unit and _OR_ELSE.fullmatch(between))
        if q.bound and not p.bound and shared:
            ordered[i + 1] = replace(p, bound=q.bound)
    for i, p in enumerate(ordered):
        first = next((q for q in reversed(ordered[:i]) if q.unit == p.unit), None)
        if (
            first
            and first.bound
            and not p.bound
            and p.unit not in ("", "hour")
            and _ALIKE.fullmatch(text, first.end, p.start)
        ):
            ordered[i] = replace(p, bound=first.bound)
    return tuple(ordered)


def _frequencies(text: str) -> tuple[list[Quantity], str]:
    """How often something is done, as intervals in hours; and the text with these places blotted out."""
    found: list[Quantity] = []
    rest = text
    for pattern in (_FREQUENCY, _PLAIN_FREQUENCY):
        for m in list(pattern.finditer(rest)):
            numbers = [_number(g) for g in m.groups() if g and re.fullmatch(_NUMBER, g)]
            name = next((g for g in reversed(m.groups()) if g and not re.fullmatch(_NUMBER, g)), "hour")
            if m.group().startswith("every") and numbers:
                values = tuple(n * UNITS[name][1] for n in numbers)
            elif "hourly" in m.group():
                values = tuple(numbers) or (1.0,)
            else:
                values = tuple(PERIOD[name] / n for n in numbers if n) or (PERIOD[name],)
            values = tuple(sorted(values))
            bound, start, end = _bound(text, m.start(), m.end(), "every")
            if _DOSED.search(text[: m.start()]):  # "16 mg a day at most" bounds the dose
                bound, start, end = "", m.start(), m.end()
            found.append(Quantity(values, tuple(numbers), "every hour", bound, start, end, m.group().strip()))
            rest = rest[: m.start()] + "#" * (m.end() - m.start()) + rest[m.end() :]
    return found, rest


def _amounts(text: str, rest: str) -> Iterator[Quantity]:
    """The other numbers of a text, found in what is left of it without its frequencies."""
    for m in _AMOUNT.finditer(rest):
        parts = [
            _Part(p[1], p[2] or "", p[3] or "", m.start() + p.start(), m.start() + p.end())
            for p in _PART.finditer(m[0])
        ]
        words_only = all(p.number in NUMBER_WORDS and not p.unit for p in parts)
        if not parts or (words_only and not _bound(text, m.start(), m.end(), "")[0]):
            continue
        unit = parts[-1].unit
        if len(parts) > 1 and _apart(text, m, parts):
            counted = _COUNTED.search(text[: m.start()])
            yield from (_amount(text, [p], p.unit or ("" if counted else unit)) for p in parts)
        elif not parts[0].unit or _same(parts[0].unit, unit):
            yield _amount(text, parts, unit)
        else:
            yield from (_amount(text, [p], p.unit or unit) for p in parts)


def _apart(text: str, m: re.Match[str], parts: list[_Part]) -> bool:
    joint = re.search(r"\s(and|or)\s", m[0])
    if joint and joint[1] == "or" and _number(parts[1].number) - _number(parts[0].number) == 1:
        return False
    changes = _CHANGES.search(text[: m.start()]) or (parts[-1].unit == "%" and _FROM.search(text[: m.start()]))
    return bool(joint or (changes and " to " in m[0]) or all(_is_year(p) for p in parts))


def _amount(text: str, parts: list[_Part], unit: str) -> Quantity:
    """A number, or the range of two. `unit`: of those that have none of their own."""
    name, factor = canonical(unit) if unit else ("", 1.0)
    factors = [canonical(p.unit)[1] if p.unit else factor for p in parts]
    bound, start, end = _bound(text, parts[0].start, parts[-1].end, name)
    return Quantity(
        values=tuple(x * f for p, f in zip(parts, factors, strict=True) for x in p.values),
        raw=tuple(x for p in parts for x in p.values),
        unit=name,
        bound=bound,
        start=start,
        end=end,
        text=text[parts[0].start : parts[-1].end].strip(),
    )


def _is_year(part: _Part) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", part.number)) and not part.unit


def _same(a: str, b: str) -> bool:
    return bool(a and b) and canonical(a)[0] == canonical(b)[0]
