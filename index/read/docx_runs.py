"""What a paragraph of a DOCX prints: its words as they are set, and the text boxes that hang on it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from index.read.docx_parts import Note, W, noted
from index.read.docx_styles import PLAIN, Style, hides, is_on, raises, strikes, value
from index.read.formulas import formula
from index.read.layout import Run
from index.read.symbols import PRIVATE_AREA, is_symbolic, symbol
from index.read.typed import BREAK

# The same in a newer and in older forms.
_FORMS = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DELETED = (f"{W}del", f"{W}moveFrom")
_PRIVATE = re.compile("[\uf020-\uf0ff]")


@dataclass(frozen=True, slots=True)
class Setting:
    """What tells how words are set: the file's styles, and the numbers of the notes that it refers to."""

    styles: Mapping[str, Style]
    notes: Mapping[Note, str]


def runs(element: Element, setting: Setting, style: Style = PLAIN) -> Iterator[Run]:
    """The runs of a paragraph of a style, with links, insertions and the numbers of its notes. What is deleted, struck out or
    hidden, the codes of fields and drawings are left out."""
    for child in element:
        if child.tag == f"{W}r":
            own = setting.styles.get(value(child, f"{W}rPr/{W}rStyle") or "", PLAIN)
            raised, struck, hidden = raises(child), strikes(child), hides(child)
            if own.strikes or style.strikes if struck is None else struck:
                continue
            unseen = own.hides or style.hides if hidden is None else hidden
            text = "" if unseen else "".join(_words(child))
            if text:
                yield Run(text, own.raises if raised is None else raised)
            yield from (Run(setting.notes[key], raised=True) for key in noted(child) if key in setting.notes)
        elif child.tag == f"{_M}oMath":
            yield Run(formula(child))
        elif child.tag == _FORMS:
            yield from next(filter(None, (list(runs(form, setting, style)) for form in child)), [])
        elif child.tag not in (*_DELETED, f"{W}pPr"):
            yield from runs(child, setting, style)


def bold_start(p: Element) -> tuple[str, str]:
    """The words in bold type with which a paragraph begins, and those behind them."""
    printed = [("".join(_words(run)), _is_bold(run)) for run in p.iter(f"{W}r")]
    first = next((i for i, (text, bold) in enumerate(printed) if text.strip() and not bold), len(printed))
    return "".join(text for text, _ in printed[:first]), "".join(text for text, _ in printed[first:])


def _is_bold(run: Element) -> bool:
    return is_on(run.find(f"{W}rPr/{W}b")) or value(run, f"{W}rPr/{W}rStyle") == "Strong"


def _words(run: Element) -> Iterator[str]:
    for child in run:
        if child.tag == f"{W}t":
            yield _PRIVATE.sub(lambda m: symbol(_font(run), ord(m[0])), child.text or "")
        elif child.tag in (f"{W}br", f"{W}cr"):
            yield BREAK if child.get(f"{W}type") in (None, "textWrapping") else " "
        elif child.tag == _FORMS:
            yield from next(filter(None, (list(_words(form)) for form in child)), [])
        elif child.tag in (f"{W}tab", f"{W}ptab"):
            yield "\t"
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"
        elif child.tag == f"{W}sym":
            yield _symbol(child)


def _symbol(sym: Element) -> str:
    """What a sign prints that is named by its font and place. The place may be written with or without 0xF000."""
    font, place = sym.get(f"{W}font", ""), sym.get(f"{W}char", "")
    if not re.fullmatch(r"[0-9A-Fa-f]{1,4}", place):
        return "\N{REPLACEMENT CHARACTER}"
    code = int(place, 16)
    return symbol(font, PRIVATE_AREA + code if code < 0x100 and is_symbolic(font) else code)


def _font(run: Element) -> str:
    """The font that a run names; "" where it names none."""
    named = run.find(f"{W}rPr/{W}rFonts")
    return named.get(f"{W}ascii", "") if named is not None else ""


def text_boxes(element: Element) -> Iterator[Element]:
    """The text boxes that hang on a paragraph, in order. One that the file holds in a newer and an older form counts once."""
    for child in element:
        if child.tag == f"{W}txbxContent":
            yield child
        elif child.tag == _FORMS:
            yield from next(filter(None, (list(text_boxes(form)) for form in child)), [])
        elif child.tag not in _DELETED:
            yield from text_boxes(child)
