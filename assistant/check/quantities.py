"""The quantities of a guideline sentence: what is counted, in one unit, with its bounds, read from `wording.normal` text."""

import re
from dataclasses import dataclass
from typing import Literal

Bound = Literal["", ">=", ">", "<=", "<", "over", "within"]
"""What stands at a number: "at least", "more than", "up to", "less than"; "over" of a time span may say nothing."""


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


_WORDS = {w: i for i, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())}
_WORDS |= {"fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30, "sixty": 60, "ninety": 90}
_NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+/\d+(?:\.\d+)?(?=\s*tab)|\d*\.?\d+"
    rf"|(?<![a-z0-9-])(?:{'|'.join(_WORDS)})(?![a-z-]))"
)
_UNITS: dict[str, tuple[str, float]] = {}
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
    ("mm", "mm", 1.0),
    ("minute minutes min mins", "hour", 1 / 60),
    ("second seconds sec secs", "hour", 1 / 3600),
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
    ("medd mme", "mg medd", 1.0),
):
    _UNITS |= dict.fromkeys(_names.split(), (_unit, _factor))
_UNIT = f"(?:{'|'.join(sorted((re.escape(u) for u in _UNITS), key=len, reverse=True))})"
_PERIOD = {"day": 24.0, "daily": 24.0, "week": 168.0, "weekly": 168.0, "month": 730.0, "monthly": 730.0, "year": 8760.0}
_PERIOD |= {"yearly": 8760.0, "annually": 8760.0, "nightly": 24.0, "hourly": 1.0, "hour": 1.0, "annual": 8760.0}
_EACH = r"(?:a|an|per|each|every|/|any)\s*"
_RANGE = rf"({_NUMBER})(?:\s*(?:-|to|and|or)\s*({_NUMBER}))?"

_CLEAN = tuple(
    (re.compile(pattern), into)
    for pattern, into in (
        (r"([a-z]{4,})(?=\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?)?\s?(?:mg|mcg|μg|g|ml|iu|units?)\b)", r"\1 "),
        (r"\bper ?cent\b", "%"),
        (r"\bsquare met(?:er|re)s?\b|\bsq\.? ?m\b", "m2"),
        (r"\b(mg|g|mcg|μg|micrograms?|grams?|milligrams?|units?|iu|ml|millilit(?:re|er)s?|l|lit(?:re|er)s?|doses?)\s*(?:/|per\b|an?\b|for (?:each|every)\b)\s*(?=(?:kg|kilogram|m2|minute|min|hour|ml|dl|l|litre|100)\b)", r"\1/"),
        (r"/\s*(?:kilograms?)\b", "/kg"),
        (r"/(100) (?=m?l\b)", r"/\1"),
        (r"/(?:dose|kg of body|body)\b", ""),
        (r"(?<=[a-z0-9])/(?=(?:day|week|month|year|24 ?hours|24 ?h)\b)", " per "),
        (r"\b(?:equally )?divided (?=doses?\b)|\b(?:separate|equal|single) (?=doses\b)", ""),
        (r"\bdaily doses\b", "doses daily"),
        (r"\bhalf an? (?=hour)", "0.5 "),
        (r"\bper 24 ?(?:hours|hrs|h)\b", "per day"),
        (r"\b(within|for|after|over|last|lasts|lasting|takes?|least|than|about|first|of|by|as|next|another) (?:a|an|one) (?=(?:day|week|month|year|hour)\b)", r"\1 1 "),
        (r"\ba couple of\b", "2"),
        (r"\bin (?:any |each )?(?:one |1 |a |24 )(?=(?:day|week|month|year|hours)\b)", "per "),
        (r"\bper hours\b|\b(?:with)?in (?:any |each )?24 ?(?:hours|hrs|h)\b", "per day"),
        (r"\b(?:at |every )?(?:bed ?time|night)ly\b", "nightly"),
        (r"\bonce(?: (?:or|to) (?=twice))", "one or "),
        (r"\bbetween (\d[\d.]*(?: ?[a-z%/]+)?) and (?=\d)", r"\1 to "),
        (r"\b(below|under|over|above|from|at|until|to) the age of (\d+)(?! ?(?:year|month|week|day))", r"\1 \2 years"),
        (r"\b(below|under|over|above|from|at|until|to) the age of (?=\d)", r"\1 "),
        (r"\b(?:aged|age) (?=\d|over|under|above|below|between|<|>)", ""),
        (r"\b(\d+) ?(?:years? old|years? of age)\b", r"\1 years"),
        (r"\bo\.?d\b|\bonce (?:a |per |each |every )?day\b|\bonce daily\b|\bonce every day\b", " daily "),
        (r"\bb\.?i?\.?d\b|\btwice (?:a |per |each |every )?da(?:y|ily)\b", " 2 times daily "),
        (r"\bt\.?d\.?s\b|\bt\.?i\.?d\b|\bthrice (?:a |per |each |every )?da(?:y|ily)\b", " 3 times daily "),
        (r"\bq\.?d\.?s\b|\bq\.?i\.?d\b", " 4 times daily "),
        (r"\btwice\b", "2 times"),
        (r"\bthrice\b", "3 times"),
        (r"\bonce (?=(?:a|per|every|each) |weekly|monthly|annually|yearly)", " "),
        (r"\bq(\d+)\s?h\b", r"every \1 hours"),
        (r"(\d)\s?-?\s?hourly\b", r"\1 hourly"),
        (r"\b(?:(?:every|each|once a|a|per) )?fortnightly\b|\b(?:every|each|per) fortnight\b", "every 2 weeks"),
        (r"\b(?:a )?fortnight\b", "2 weeks"),
        (r"\b(?:a|one) (?=(?:day|week|month|year) of\b)", "1 "),
        (r"\b(more than|at most|up to) (?:a |one )?single (?=dose\b)", r"\1 1 "),
        (r"\b(?:every other|alternate) days?\b", "every 2 days"),
        (r"\b(\d+)-(day|week|month|year|hour|minute|dose|mg|mcg|μg|g|ml|(?:micro|milli)?grams?)\b", r"\1 \2"),
        (r"≥|> ?=", " >= "),
        (r"≤|< ?=", " <= "),
    )
)  # fmt: skip

_TO_NUMBER = r"\s*(?:of|is|at|to|a|an|the|total|dose|daily|:|;|-)?\s*(?:of|a|total|dose)?\s*"
_WORDS_BEFORE: tuple[tuple[Bound, str], ...] = (
    ("<=", r"(?:\b(?:no|not|never|nor|without)\b(?:\s(?:be|to|used?|give|given|take|taken|at|an?|any|rate|doses?|of|should|must|last))*\s(?:more|greater|higher|longer|later|faster|older|over|above|exceed\w*|beyond|further|larger)(?:\sthan|\sof)?|\bexceeding by no more)"),
    (">=", r"\b(?:no|not|never)\b(?:\s(?:be|to|used?|give|given|take|taken|at|an?|any|rate|doses?|of))*\s(?:less|fewer|lower|shorter|earlier|younger|sooner|under|below)(?:\sthan)?"),
    (">=", r"(?:\bat (?:the )?least\b(?:\s(?!and|or|if|in|every)[a-z]+){0,4}|\bminimum(?:\s(?!for|and|or|if|in)[a-z]+){0,3}|>=|\bas (?:little|few|low) as no)"),
    ("<=", r"(?:\bup to\b(?: an?| the)?(?: total| maximum)?(?: daily)?(?: dose)?|\bat (?:the )?most\b|\bmax(?:imum|imal|imally)?\.?(?:\s(?!and|or|if|in|every)[a-z]+){0,6}|\bas (?:much|many|high|long) as\b|\bwithin\b|\blimit\w*(?:\s[a-z]+){0,3} to\b|<=|\bceiling(?: of)?)"),
    (">", r"(?:\b(?:more|greater|higher|longer|older|larger|heavier|later) than\b|\bover\b|(?<!and )(?<!or )\babove\b|\bexceed(?:s|ing|ed)?\b|\bbeyond\b|>)"),
    ("<", r"(?:\b(?:less|fewer|lower|shorter|younger|smaller|sooner|earlier) than\b|\bunder\b|(?<!and )(?<!or )\bbelow\b|<)"),
)  # fmt: skip
_BEFORE = tuple((b, re.compile(p + (r"\s*" if b in "<>" else _TO_NUMBER) + r"$")) for b, p in _WORDS_BEFORE)
_AFTER: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    (">=", re.compile(r"\s*(?:\([^()]*\)|of age|mg)?\s*(?:or|and|&)\s(?:more|above|over|older|higher|greater|longer|upwards?|beyond|heavier)\b|\s*\+(?!\s*[a-z])|\s*at (?:the )?least\b")),
    ("<=", re.compile(r"\s*(?:of age|mg)?\s*(?:or|and|&)\s(?:less|below|under|younger|lower|fewer|shorter)\b|\s*at (?:the )?most\b|\s*(?:at )?maximum\b(?! (?:of|dose|is|\d))")),
)  # fmt: skip
_FREQUENCY = re.compile(
    rf"\bevery\s+{_RANGE}\s*({_UNIT})(?![a-z])"
    rf"|{_RANGE}\s*hourly\b"
    rf"|{_RANGE}\s*(?:times|doses|divided doses)?\s*(?:{_EACH})(day|week|month|year)\b"
    rf"|{_RANGE}\s*(?:times|doses)\s*(daily|weekly|monthly|annually|yearly|nightly)\b"
)
_PLAIN_FREQUENCY = re.compile(
    rf"(?<![a-z])(daily|weekly|monthly|annually|yearly|annual|nightly|hourly)\b|{_EACH}(day|week|month|year)\b"
)
_MEASURED = rf"{_NUMBER}(?:/\d+(?:\.\d+)?)?\s*(?:{_UNIT}(?:/[a-z0-9%]+)*(?![a-z]))?"
_AMOUNT = re.compile(
    rf"(?<![a-z0-9.])(?<![a-z]-)(?:{_NUMBER}\s*(?:and|or)\s*{_NUMBER}\s*{_UNIT}(?![a-z])|{_MEASURED}(?:\s*(?:-|to)\s*{_MEASURED})?)"
)
_PART = re.compile(rf"({_NUMBER})(/\d+(?:\.\d+)?)?\s*((?:{_UNIT})(?:/[a-z0-9%]+)*(?![a-z]))?")


def clean(text: str) -> str:
    """`wording.normal` text with one spelling for every unit and frequency; "" for ""."""
    for pattern, into in _CLEAN:
        text = pattern.sub(into, text)
    return re.sub(r"\s+", " ", text).strip()


def _number(text: str) -> float:
    if text in _WORDS:
        return float(_WORDS[text])
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
        if found := pattern.match(text[end : end + 60]):
            return bound, start, end if "(" in found.group() else end + found.end()
    return "", start, end


def _canonical(unit: str) -> tuple[str, float]:
    first, *rest = unit.split("/")
    name, factor = _UNITS[first]
    return "/".join([name, *("minute" if r == "min" else r for r in rest)]), factor


def quantities(text: str) -> tuple[Quantity, ...]:
    """Every number of a `clean` text, in order; () where it holds none. "every 8 hours" equals "3 times daily"."""
    found: list[Quantity] = []
    rest = text
    for pattern in (_FREQUENCY, _PLAIN_FREQUENCY):
        for m in list(pattern.finditer(rest)):
            numbers = [_number(g) for g in m.groups() if g and re.fullmatch(_NUMBER, g)]
            name = next((g for g in reversed(m.groups()) if g and not re.fullmatch(_NUMBER, g)), "hour")
            if m.group().startswith("every") and numbers:
                values = tuple(n * _UNITS[name][1] for n in numbers)
            elif "hourly" in m.group():
                values = tuple(numbers) or (1.0,)
            else:
                values = tuple(_PERIOD[name] / n for n in numbers if n) or (_PERIOD[name],)
            values = tuple(sorted(values))
            bound, start, end = _bound(text, m.start(), m.end(), "every")
            found.append(Quantity(values, tuple(numbers), "every hour", bound, start, end, m.group().strip()))
            rest = rest[: m.start()] + "#" * (m.end() - m.start()) + rest[m.end() :]
    for m in _AMOUNT.finditer(rest):
        parts = [(p.group(1), p.group(2) or "", p.group(3) or "") for p in _PART.finditer(m.group())]
        words_only = all(p[0] in _WORDS and not p[2] for p in parts)
        if not parts or (words_only and not _bound(text, m.start(), m.end(), "")[0]):
            continue
        unit = parts[-1][2]
        groups = [parts] if not parts[0][2] or parts[0][2] == unit or _same(parts[0][2], unit) else [[p] for p in parts]
        joint = re.search(r"\s(?:and|or)\s", m.group()) and len(parts) > 1
        if joint and _number(parts[1][0]) - _number(parts[0][0]) == 1 and " or " in m.group():
            joint = None  # "2 or 3" is "2 to 3"
        for group in [[p] for p in parts] if joint else groups:
            own = group[-1][2] or unit
            name, factor = _canonical(own) if own else ("", 1.0)
            firsts = [_canonical(p[2])[1] if p[2] else factor for p in group]
            raw = tuple(x for p in group for x in (_number(p[0]), *([float(p[1][1:])] if p[1] else [])))
            values = tuple(
                x * f
                for p, f in zip(group, firsts, strict=True)
                for x in (_number(p[0]), *([float(p[1][1:])] if p[1] else []))
            )
            bound, start, end = _bound(text, m.start(), m.end(), name)
            found.append(Quantity(values, raw, name, bound, start, end, m.group().strip()))
    return tuple(sorted(found, key=lambda q: q.start))


def _same(a: str, b: str) -> bool:
    return bool(a and b) and _canonical(a)[0] == _canonical(b)[0]


def agree(claim: Quantity, source: Quantity) -> bool:
    """Whether two quantities are the same, their bounds left aside: "1 g" is "1000 mg", "two weeks" is "14 days"."""
    if claim.unit == source.unit:
        return _equal(claim.values, source.values)
    return not claim.unit and source.unit != "every hour" and _equal(claim.raw, source.raw)


def end_of(claim: Quantity, source: Quantity) -> bool:
    """Whether the claim names one end of the source's range and says so ("up to", "at least")."""
    if claim.unit != source.unit or len(source.values) != 2 or len(claim.values) != 1:
        return False
    low, high = min(source.values), max(source.values)
    wanted = {"<=": high, "within": high, ">=": low}.get(claim.bound)
    return wanted is not None and _equal(claim.values, (wanted,))


def same_bound(claim: Quantity, source: Quantity) -> bool:
    """Whether both stand under the same comparison; "over 20 minutes" may be "in 20 minutes" or "more than"."""
    if claim.bound == source.bound:
        return True
    both = {claim.bound, source.bound}
    return ("over" in both and both <= {"over", "", ">"}) or ("within" in both and both <= {"within", "", "<="})


def _equal(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return len(a) == len(b) and all(abs(x - y) <= 1e-6 * max(1.0, abs(x)) for x, y in zip(a, b, strict=True))
