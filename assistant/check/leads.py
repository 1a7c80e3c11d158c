"""What each line of a quote stands under: headings, lead-ins, and the name that its dose is of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from assistant.check.amounts import clean
from assistant.check.phrases import normal
from assistant.check.quantities import quantities
from assistant.vocabulary.drugs import is_drug
from assistant.vocabulary.people import FOR_WHOM

_LINE = re.compile(r"\n([ \t]*)((?:[-•・▪*|]|\d+[.)]\s)?)\s*")
_CONNECTS = re.compile(r"\W*(?:or|and|plus|either|then|with|plus or minus)?\W*", re.IGNORECASE)
# How a line begins that says for whom, how much or how of what the line before names.
_DEPENDS = re.compile(
    rf"(?:(?:in|for|or|plus|then) )?(?:{FOR_WHOM}|wom[ae]n|m[ae]n\b"
    r"|(?:initial|starting|loading|maintenance|usual|maximum|daily) dose|doses?\b|(?:oral|intravenous|intramuscular|subcutaneous)(?= ?[:\d]| infusion| injection| bolus)|apply|give|take"
    r"|maintenance|initially|thereafter|then|increase|reduce|adjust|repeat|not (?:recommended|indicated|suitable)|contraindicated|max(?:imum)?\b"
    r"|avoid\b|keep (?:away|off)\b|(?:should|must) not (?:be|stay|remain|touch|exceed)\b"
    r"|(?:under|over|less than|up to|above|below|from)? ?(?:[<>]=? ?)?\d)"
)
# What a line may say to do, behind its "if": it is then no condition of the line before it.
_DOES = r"give|administer|add|start|stop|increase|reduce|switch|change|use|refer|repeat|treat|continue|consider|discontinue|admit|induce|deliver"
# How a line begins that says when the one before it holds, or that it seldom does: "If biopsy shows it", "Indicated only in …".
_CONFINES = re.compile(
    rf"(?:(?:if|provided(?: that)?|(?:only )?when)\b(?! (?:[a-z]+ )?(?:not|un)[ -]?available)(?!.*\b(?:{_DOES})\b)"
    r"(?=[^,;:]+(?:, (?:(?:and|or) )?(?:[a-z]+ ){0,4}(?:no|not|without) [^,;:]+)*$)"
    r"|(?:(?:should|must|may|can|to) be )?(?:(?:indicated|used?|given|give|done|recommended|employed|taken|needed|required|necessary|useful|considered|applicable|suitable|appropriate|reserved) )?"
    r"(?:only|strictly|solely|reserved)\b"
    r"|(?:(?:usually|generally|often|rarely|seldom|mostly|largely) )*(?:unnecessary|(?:not )?(?:needed|required|necessary|indicated|recommended|used)|avoid(?:ed)?|contraindicated) (?:except|unless|only)\b"
    rf"|(?:(?:used?|given|indicated|recommended) )?(?:in|for) (?:patients|those|people|women|men|children|adults) who (?:are|have|(?:do not|cannot|fail)\b(?!.*\b(?:{_DOES})\b))\b"
    r"|for severe\b|to be used\b)"
)
# How a line begins that is of all the lines before it: "All of these are taken three times daily", "Continue for 3 weeks".
_OF_ALL = re.compile(
    r"(?:all|both|these)\b|each (?:of|is|should|must|to|for)\b|continue (?:for|until)\b|duration\b|(?:therapy|treatment) (?:should|must|is|for|lasts|continues)\b"
)
_BRACKETED = re.compile(r"[^()\d:]+ \([^()]*\)")
# "Antibiotics: if lesions are infected", "Diuretics: for patients with oedema", above the drugs that are given then.
_WHEN = re.compile(r"(?:[A-Z][a-z -]+: )?[Ii]f [^,;:.]+|[A-Z][a-z -]+: (?:for|in) [^,;:.()\d]+[;,]?")
# "Absorption may occur in children Isotretinoin", above the lines about isotretinoin.
_SWALLOWED = re.compile(
    r".*\b(?!(?:of|in|to|with|for|by|and|or|from|on|as|than|like|the|use|oral|give|add|plus) )[a-z]{3,}[)]? (?P<name>[A-Z][a-z]{5,})"
)
_HEADING_WORDS = 5


@dataclass(frozen=True, slots=True)
class _Lead:
    """What stands above the lines that follow it. `rank`: 0 a heading, 1 ends in a colon, 2 names what its doses are of.

    nested  whether the line behind it is indented deeper, so that it heads only such lines
    """

    level: int
    rank: int
    text: str
    people: bool
    nested: bool


def led(text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each line of a quote that says something, with what it stands under, outermost first.

    Lines that are nested stand under those that they are nested in. Of lines side by side, as plain text often has them, a
    line that ends in a colon heads those that follow, and a name those that give but a dose or say for whom.
    """
    lines = _lines(text)
    leads: list[_Lead] = []
    last = 0
    for (level, line), (deeper, following) in zip_longest(lines, lines[1:], fillvalue=(0, "")):
        alone = not following or deeper < level
        when = bool(_WHEN.fullmatch(line)) and not alone
        confined = not when and bool(confines(clean(normal(line))))
        dependent = confined or depends(line)
        if dependent and not any(h.level <= level for h in leads):
            level = max(level, last)  # nothing above it but the line before
        last = level
        heads = (line.endswith(":") or when) and not dependent
        leads = [
            h
            for h in leads
            if h.level < level
            or (
                h.level == level
                and not h.nested
                and (h.rank == 0 or dependent or (h.rank == 1 and not h.people and not heads))
            )
        ]
        yield tuple(h.text for h in leads), line
        beside = {h.rank for h in leads if h.level == level}
        headed = following.endswith(":") and not depends(following) and beside != {1}
        names = _is_name(line.rstrip(":"))
        heads_all = dependent and names and bool(following) and not depends(following)
        rank = 1 if line.endswith(":") or heads_all or when else 0 if headed and names else 2
        name = line.rstrip(": ") if rank < 2 else _name(line)
        if name and not (rank == 2 and dependent and deeper <= level):
            leads = [
                h for h in leads if h.level < level or h.rank < rank or (dependent and not h.people and not heads_all)
            ]
            leads.append(_Lead(level, rank, name, dependent and not heads_all, deeper > level))


def _lines(text: str) -> list[tuple[int, str]]:
    """The lines of a quote with their depth; those that only join two others ("or") left out."""
    cut = ["", "", *_LINE.split("\n" + text.strip("\n"))[1:]] if text.strip() else []
    found: list[tuple[int, str]] = []
    for indent, mark, words in zip(cut[2::3], cut[3::3], cut[4::3], strict=True):
        line = " ".join(words.split())
        level = len(indent) + 1 if mark else 0
        if not _CONNECTS.fullmatch(line):
            swallowed = _SWALLOWED.fullmatch(line)
            name = swallowed["name"] if swallowed and is_drug(swallowed["name"]) else ""
            found += [(level, line), (level, name + ":")] if name else [(level, line)]
    return found


def depends(line: str) -> bool:
    """Whether a line says for whom, how much or how of what a line before it names."""
    return bool(_DEPENDS.match(clean(normal(line))))


def confines(plain: str) -> re.Match[str] | None:
    """How a line begins that says when what a line before it names is used, or that it seldom is; None for another line.

    plain  as `clean` and `normal` leave it
    """
    return _CONFINES.match(plain)


def is_of_all(plain: str) -> bool:
    """Whether a line says something of all the lines before it. `plain`: as `clean` and `normal` leave it."""
    return bool(_OF_ALL.match(plain))


def _is_name(line: str) -> bool:
    return (
        len(line.split()) <= _HEADING_WORDS and not re.search(r"[.;:]$", line) and not quantities(clean(normal(line)))
    )


def _name(line: str) -> str:
    """What a line names before it gives an amount: all of it where it gives none, or one in brackets: "Senna (7.5 mg tablet)"."""
    if _BRACKETED.fullmatch(line):
        return line
    return re.split(r"\s\(?\d(?![\d.]*\s?%)", line, maxsplit=1)[0].strip(" :;,")


def standing_above(text: str) -> tuple[str, ...]:
    """What the last line of a text stands under, outermost first; () for ""."""
    return next((lead for lead, _ in reversed(list(led(text)))), ())
