"""How a DOCX sets its paragraphs and words: styles, lists, and what a run or a style says of its type."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from index.read.docx_parts import W

_HEADING = re.compile(r"(?i)^(?:heading|überschrift|titre|título|titolo|kop|rubrik|overskrift)\s*(\d)$")


@dataclass(frozen=True, slots=True)
class Level:
    """How a level of a list is numbered: the number format's name, the pattern ("%1.%2"), the first number."""

    format: str
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Numbering:
    """A list: the shape that it has, by which several lists are one that goes on; the levels in it; and where it counts anew,
    from what number, by level."""

    shape: str
    levels: Mapping[int, Level]
    restarts: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Style:
    """A style of paragraphs or words: its name in small letters, its heading level from 1, its list and the level in that
    from 0, whether it raises words as superscripts, whether it strikes them out, whether it hides them."""

    name: str
    heading: int | None
    numbering: tuple[str, int] | None
    raises: bool = False
    strikes: bool = False
    hides: bool = False


PLAIN = Style("", None, None)  # what says nothing


def value(element: Element | None, path: str) -> str | None:
    """The value of the property at a path; None where it is not set."""
    found = element.find(path) if element is not None else None
    return found.get(f"{W}val") if found is not None else None


def is_on(switch: Element | None) -> bool:
    """Whether a property that is on or off is there, and on."""
    return switch is not None and switch.get(f"{W}val") not in ("0", "false", "off")


def all_bold(element: Element) -> bool:
    """Whether an element has words, and all of them are set in bold."""
    runs = [r for r in element.iter(f"{W}r") if any((t.text or "").strip() for t in r.iter(f"{W}t"))]
    return bool(runs) and all(is_on(r.find(f"{W}rPr/{W}b")) for r in runs)


def raises(element: Element) -> bool | None:
    """Whether a run or a style sets words as superscripts, or above the line; None where it does not say."""
    said, above = value(element, f"{W}rPr/{W}vertAlign"), value(element, f"{W}rPr/{W}position")
    if above and re.fullmatch(r"[1-9]\d*", above):
        return True
    return None if said is None else said == "superscript"


def strikes(element: Element) -> bool | None:
    """Whether a run or a style strikes words out; None where it does not say."""
    said = [s for tag in ("strike", "dstrike") if (s := element.find(f"{W}rPr/{W}{tag}")) is not None]
    return any(map(is_on, said)) if said else None


def hides(element: Element) -> bool | None:
    """Whether a run or a style hides words; None where it does not say."""
    said = element.find(f"{W}rPr/{W}vanish")
    return None if said is None else is_on(said)


def outline_level(element: Element) -> int | None:
    """The heading level, from 1, that a paragraph or a style has in the outline; None for body text and where it does not say."""
    outline = value(element, f"{W}pPr/{W}outlineLvl")
    return int(outline) + 1 if outline and outline.isdigit() and int(outline) < 9 else None


def listed(element: Element) -> tuple[str, int] | None:
    """The list that a paragraph or a style is an item of and the level in it, from 0; None where it does not say. "0" is no list."""
    number, level = (value(element, f"{W}pPr/{W}numPr/{W}{name}") for name in ("numId", "ilvl"))
    return (number, int(level or 0)) if number else None


def styles(root: Element | None) -> dict[str, Style]:
    """Styles by their number; what a style is based on lends it all that it does not say itself but the name."""
    raw = {s.get(f"{W}styleId", ""): s for s in _iter(root, "style")}
    return {key: _style(key, raw, 0) for key in raw}


def _style(key: str, raw: dict[str, Element], depth: int) -> Style:
    element = raw[key]
    name = (value(element, f"{W}name") or key).lower()
    based = value(element, f"{W}basedOn")
    parent = _style(based, raw, depth + 1) if based in raw and depth < 12 else None
    named = _HEADING.match(name)
    level = int(named[1]) if named else outline_level(element)
    own = listed(element)
    inherited = parent or PLAIN
    raised, struck, hidden = raises(element), strikes(element), hides(element)
    return Style(
        name,
        level or inherited.heading,
        own if own and own[0] != "0" else inherited.numbering,
        inherited.raises if raised is None else raised,
        inherited.strikes if struck is None else struck,
        inherited.hides if hidden is None else hidden,
    )


def numberings(root: Element | None) -> dict[str, Numbering]:
    """Each list by its number."""
    shapes = {a.get(f"{W}abstractNumId", ""): dict(_levels(a)) for a in _iter(root, "abstractNum")}
    found: dict[str, Numbering] = {}
    for num in _iter(root, "num"):
        shape = value(num, f"{W}abstractNumId") or ""
        levels, restarts = dict(shapes.get(shape, {})), dict[int, int]()
        for override in num.iter(f"{W}lvlOverride"):
            levels.update(_levels(override))
            start = value(override, f"{W}startOverride") or ""
            if start.isdigit():
                restarts[int(override.get(f"{W}ilvl", "0"))] = int(start)
        found[num.get(f"{W}numId", "")] = Numbering(shape, levels, restarts)
    return found


def _levels(element: Element) -> Iterator[tuple[int, Level]]:
    for level in element.iter(f"{W}lvl"):
        start = value(level, f"{W}start") or "1"
        shape = Level(
            value(level, f"{W}numFmt") or "decimal",
            value(level, f"{W}lvlText") or "",
            int(start) if start.isdigit() else 1,
        )
        yield int(level.get(f"{W}ilvl", "0")), shape


def _iter(root: Element | None, tag: str) -> Iterator[Element]:
    return iter(()) if root is None else root.iter(f"{W}{tag}")
