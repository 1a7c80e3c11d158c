"""What a question tells that was measured ("eGFR 25", "INR of 5.1"), and which lines hold for it: "30–59 | 600 mg" does not.

A line says for which values it holds where it, or what it stands under, sets a range of what was measured: "K+ < 3.5 mmol/L:
…"; in a row of a table the head of the column may name it. What is aimed for ("target INR 2–3", "until K+ > 3.5") is no
such range.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from math import inf

from assistant.vocabulary.patient import Range, fits
from index.doses import UNIT
from index.types import Document, Statement

_NAMES = {
    "filtration": r"e?GFR|CrCl|CLcr|creatinine clearance|renal function",
    "creatinine": r"creatinine(?! clearance)",
    "inr": r"INR",
    "sodium": r"Na\+?|sodium",
    "potassium": r"(?<!vitamin )K\+?|potassium",
    "glucose": r"glucose|sugar|BM|CBG",
    "calcium": r"calcium",
    "magnesium": r"magnesium",
    "phosphate": r"phosphate",
    "haemoglobin": r"Hb|ha?emoglobin",
    "platelets": r"platelets?|plts?",
    "neutrophils": r"neutrophils?|ANC",
    "saturation": r"Sp?[aO]?O[2₂]|sats?|saturations?",
    "coma": r"GCS",
    "acidity": r"pH",
    "osmolality": r"osmolality",
    "urate": r"urate|uric acid",
    "lactate": r"lactate",
    "cd4": r"CD4\+?",
    "nihss": r"NIHSS",
}
# Where a number as large, or as small, is one of another unit, and by how much: glucose in mg/dL, haemoglobin in g/L,
# creatinine in µmol/L, platelets by the microlitre.
_UNITS: dict[str, tuple[Callable[[float], bool], float]] = {
    "glucose": (lambda n: n > 40, 1 / 18),
    "haemoglobin": (lambda n: n > 25, 0.1),
    "creatinine": (lambda n: n >= 20, 1 / 88.4),
    "platelets": (lambda n: n >= 1000, 1 / 1000),
}
_N = r"(?<![\d.,])(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\d,.]*\d)"
_BELOW, _ABOVE = (
    r"<(?!=)|\b(?:below|under|(?:less|lower) than)\b",
    r">(?!=)|\b(?:above|over|(?:more|greater|higher) than)\b",
)
_RANGE = re.compile(
    rf"(?:between\s*|from\s*)?{_N}\s*(?:-{{1,2}}|–|to|and)\s*{_N}"
    rf"|(?P<below>{_BELOW})\s*{_N}|(?P<most><=|≤|\b(?:up to|not more than)\b)\s*{_N}"
    rf"|(?P<above>{_ABOVE})\s*{_N}|(?P<least>>=|≥|\bat least\b)\s*{_N}"
    rf"|{_N}[^\w,;.|]*(?:[^\s,;|]+\s+)?(?:and|or)\s+(?:(?P<or_less>less|lower|below|under)|(?P<or_more>more|higher|above|over|greater))\b",
    re.I,
)
_EXACT = re.compile(_N)
# What may stand between a name and its number; and behind a number what makes it a dose or a strength.
_BETWEEN = (
    r"(?:\s*\([^()]{0,30}\))?(?:\s+(?:levels?|counts?|concentrations?|values?|is|are|was|were|of|at|falls?|drops?|rises?|remains?|"
    r"persistently|still|now|only|result))*\s*[:=]?\s*"
)
_DOSE = re.compile(
    rf"\s*(?:{UNIT}|meq|tablets?|hours?|h|days?|weeks?|times|doses)\b(?!\s*/\s*(?:d?l|min)\b)|\s*%(?! ?O)",
    re.I,
)
AIMED = 80  # characters before a name in which it is said that it is aimed for
_GOAL = re.compile(
    r"\b(?:target\w*|aim\w*|goals?|keep|maintain\w*|achiev\w+|until|towards?|to an?)\b[^.;:|]{0,40}$", re.I
)
_NAMED = {
    name: re.compile(rf"(?<![\w/-])(?:{words})(?![a-z]){_BETWEEN}(?=[\d<>≤≥a-z])", re.I)
    for name, words in _NAMES.items()
}
_HEADS = {name: re.compile(rf"(?<![\w/-])(?:{words})(?![\w/-])", re.I) for name, words in _NAMES.items()}
_CELLS = re.compile(r"\s\|\s?|\|\s|\s{2,}")


def measured(question: str) -> tuple[Range, ...]:
    """The values that a question tells, as a range each; () where it tells none. Of one told twice the first counts."""
    found = {r.measure: r for r in reversed(list(_told(question, exact=True)))}
    return tuple(found.values())


def holds(document: Document, statement: Statement, asked: Sequence[Range]) -> bool | None:
    """Whether a statement holds for the values `asked` of: by its own words, or else by the innermost of what it stands under that
    tells; None where nothing tells, and for no values."""
    row = statement.kind == "row"
    own = document.text[statement.start : statement.end]
    headings = document.headings(statement)[::-1]
    found = _cells(own, document.introducing(statement), headings) if row else _told(own)
    leads = () if row else reversed(document.lead_ins(statement))
    for told in (found, *map(_told, (*(document.text[slice(*lead)] for lead in leads), *headings))):
        if (verdict := fits(tuple(asked), tuple(told))) is not None:
            return verdict
    return None


def _told(text: str, *, exact: bool = False) -> Iterator[Range]:
    """The ranges of what was measured in a text; with `exact` single values, too."""
    for name, pattern in _NAMED.items():
        for named in pattern.finditer(text):
            if exact or not _GOAL.search(text, max(0, named.start() - AIMED), named.start()):
                yield from _range(name, text, named.end(), exact=exact)


def _cells(row: str, heads: str, headings: Sequence[str]) -> Iterator[Range]:
    """The ranges in the cells of a row, named in the cells or by the heads of their columns; of the first, also by the heading of
    the table, the innermost first."""
    names = _CELLS.split(heads.splitlines()[0]) if heads else []
    for n, cell in enumerate(_CELLS.split(row)):
        yield from _told(cell)
        named = [names[n]] if n < len(names) and _measures(names[n]) else headings if n == 0 else []
        yield from (r for name in _measures(next(iter(named), "")) for r in _range(name, cell.strip(), 0, exact=False))


def _measures(text: str) -> list[str]:
    """What a head says was measured; [] for one that sets a range itself."""
    return [] if _RANGE.search(text) else [name for name, words in _HEADS.items() if words.search(text)]


def _range(name: str, text: str, at: int, *, exact: bool) -> Iterator[Range]:
    """The range that stands at a place of a text; none where there is no number, or one of a dose."""
    found = _RANGE.match(text, at) or (_EXACT.match(text, at) if exact else None)
    if not found or (name != "saturation" and _DOSE.match(text, found.end())):
        return
    low, *rest = (_value(name, n) for n in re.findall(_N, found[0]))
    if rest:
        yield Range(name, low, rest[0])
        return
    side = next((kind for kind, sign in found.groupdict().items() if sign), None)
    if side in ("below", "most", "or_less"):
        yield Range(name, -inf, low, under=side == "below")
    elif side in ("above", "least", "or_more"):
        yield Range(name, low, inf, over=side == "above")
    else:
        yield Range(name, low, low)


def _value(name: str, number: str) -> float:
    """A printed number, in the unit that the lines for it are compared in."""
    value = float(number.replace(",", ""))
    other, factor = _UNITS.get(name, (lambda _: False, 1.0))
    return value * factor if other(value) else value
