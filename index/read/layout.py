"""Pieces that a reader found, in order → Layout: the text that the library keeps and the blocks in it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from index.types import Block, BlockKind, Layout, Metadata, Reference, Span

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe"), "")
LETTERS = str.maketrans(LIGATURES) | UNSEEN
SUPERSCRIPT = str.maketrans("0123456789-−–+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻⁺")
RAISED_LETTERS = str.maketrans("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")  # there is none for q
ROW_LEVEL, CAPTION_LEVEL = 8, 9  # of a heading inside a table, and of the heading over one
# Not behind a hyphen, nor behind a dash after a letter: "IL-10" is a name.
_POWER = re.compile(r"(?:^|[\s/·×xX*(\d.<>≤≥=~≈±]|(?<![A-Za-z])[–−])(?:[kcdmµμ]?m|10)$")
_BROKEN_POWER = re.compile(r"10(?:⁻¹?|¹)$")  # of which the rest follows in a superscript of its own
_DENOMINATOR = re.compile(r"\s?(?:⁄|/(?=\d|$))")  # what goes on with a fraction, from its line on
_SPACED_POWER = re.compile(r"[·×xX*]\s?10 $")
# A mass and the symbol of its element: "131I", "99mTc". Where the symbol is a word, too, only the masses in use.
_ISOTOPE = re.compile(
    r"(?:[23]H|1\d\d(?:I|In)|\d{2,3}m?(?:[CFKNOPSUY]|A[cu]|B[ir]|C[aorsu]|Er|Fe|Ga|Ho|Ir|Kr|Lu|Mo|Na|P[bd]|R[abenu]|S[cemnr]|"
    r"T[bchlm]|Xe|Yb|Zr))(?![a-z])"
)
_NUMERALS = re.compile(r"[\s(\[]*\d{1,3}[a-z*†‡]?(?:\s?[,;–—-]\s?\d{1,3}[a-z*†‡]?)*[\s,)\]]*")
_LETTERS_OF_NOTES = re.compile(r"[a-z](?:,\s?[a-z])*")
_WORD_BEFORE = re.compile(r"(?:[^\W\d_]{4}|[)\]])$")


@dataclass(frozen=True, slots=True)
class Run:
    """Words printed alike; `raised` for superscripts."""

    text: str
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A block before it has its place: its spans and `turns` (offset, page) count from the start of its text. An item
    whose label is "" is printed without a bullet."""

    kind: BlockKind
    text: str
    level: int = 0
    label: str | None = None
    page: int | None = None
    raised: tuple[Span, ...] = ()
    turns: tuple[tuple[int, int], ...] = ()
    inside: bool = False
    noted: tuple[Span, ...] = ()
    begins: bool = False


def begun(table: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces of a table, the first of them with words marked as its beginning."""
    held = iter(table)
    for piece in held:
        yield replace(piece, begins=bool(piece.text))
        if piece.text:
            break
    yield from held


def clean(text: str) -> str:
    """The text with ligatures as letters, without soft hyphens and control characters, with single spaces."""
    shown = text.translate(LETTERS)
    return " ".join("".join(c if c.isspace() or unicodedata.category(c) != "Cc" else "" for c in shown).split())


def flow(runs: Iterable[Run]) -> tuple[str, tuple[Span, ...]]:
    """One text of the runs with single spaces, and the spans of the superscript numerals in it.

    A power ("m2", "10-3") and a numeral behind a digit ("35" with the reference 3) are kept as superscript letters: as
    plain digits they would read as another number. The mass of an isotope ("131I") is no numeral of a reference. The letter
    of a footnote is kept as a superscript letter, apart from the word that it stands behind; not so in a name ("Fya").
    """
    text, found = "", list[Span]()
    for run, following in pairwise(chain(runs, [Run("")])):
        part = clean(run.text)
        before = bool(run.text[:1].isspace())
        if not part:
            text += " " if run.text and text and not text.endswith(" ") else ""
            continue
        if before and text and not text.endswith(" "):
            text += " "
        if run.raised and _is_spaced_power(text, part, following):
            text = text.rstrip()
            part = part.translate(SUPERSCRIPT)
        elif run.raised and not before and (_is_power(text, part) or _is_sign_of_power(text, part, following)):
            part = part.translate(SUPERSCRIPT)
        elif run.raised and _is_numerator(text, part, following):
            part = part.translate(SUPERSCRIPT) if text[-1:].isdigit() else part
        elif run.raised and _NUMERALS.fullmatch(part) and not _is_mass(text, part, following):
            part = part.translate(SUPERSCRIPT) if text[-1:].isdigit() else part
            found.append(Span(len(text), len(text) + len(part)))
        elif run.raised and text and not before and _LETTERS_OF_NOTES.fullmatch(part):
            part = (" " if _WORD_BEFORE.search(text) else "") + part.translate(RAISED_LETTERS)
        text += part + (" " if run.text[-1:].isspace() else "")
    return text.rstrip(), tuple(s for s in found if s.end <= len(text.rstrip()))


def _is_numerator(before: str, part: str, following: Run) -> bool:
    """True for what stands over the line of a fraction: "½" as three pieces, alone or behind a number."""
    return part.isdecimal() and not before[-1:].isalpha() and bool(_DENOMINATOR.match(following.text))


def _is_mass(before: str, part: str, following: Run) -> bool:
    """True for the mass of an isotope: at a word's beginning, with the symbol of an element directly behind it."""
    return (not before or before[-1] in " ([/–-") and bool(_ISOTOPE.match(part + following.text))


def in_a_row(cells: Sequence[tuple[str, Sequence[Span]]], bar: str = "|") -> tuple[str, tuple[Span, ...]]:
    """The texts of a row's cells as one, parted by bars, with the superscripts in them, which `cells` has beside each text.

    An empty cell stays between its bars, "a | | c", so that nothing slides under another head; those at the end are left
    out. "" for a row of empty cells.
    """
    text, found = "", list[Span]()
    filled = max((n for n, (words, _) in enumerate(cells, 1) if words), default=0)
    for n, (words, spans) in enumerate(cells[:filled]):
        for part, raised in ((bar if n else "", ()), (words, spans)):
            text += " " if text and part else ""
            found += [Span(len(text) + s.start, len(text) + s.end) for s in raised]
            text += part
    return text, tuple(found)


def _is_power(before: str, part: str) -> bool:
    if re.fullmatch(r"[-−–]\d{1,2}", part):
        return bool(before) and before[-1].isalnum()
    if _BROKEN_POWER.search(before):
        return bool(re.fullmatch(r"\d{1,2}", part))
    if not _POWER.search(before[-12:]):
        return False
    return bool(re.fullmatch(r"\d{1,2}", part)) if before.endswith("10") else part in ("2", "3")


def _is_sign_of_power(before: str, part: str, following: Run) -> bool:
    """True for the sign of a ten's power whose digits are a superscript of their own."""
    signed = re.fullmatch(r"[-−–]", part) and following.raised and re.fullmatch(r"\d{1,2}", following.text)
    return bool(signed) and before.endswith("10") and bool(_POWER.search(before[-12:]))


def _is_spaced_power(before: str, part: str, following: Run) -> bool:
    """True for the power of a ten behind a space: "50 × 10 9", or with a unit behind it, "10 9/L"."""
    if not _is_power(before.rstrip(), part) or not before.endswith("10 "):
        return False
    return bool(_SPACED_POWER.search(before)) or following.text.startswith("/")


def compose(
    pieces: Sequence[Piece],
    *,
    metadata: Metadata,
    pages: int | None = None,
    references: tuple[Reference, ...] = (),
    running: Iterable[str] = (),
    run_in: Iterable[str] = (),
) -> Layout:
    """The layout of the pieces that have text, in order. Items and rows stand on lines that follow each other, all else
    has a blank line before it; labels and bullets stand outside the blocks. `running` are the lines of the heads and feet
    of its pages, `run_in` the headings in the line of their paragraphs."""
    text: list[str] = []
    blocks: list[Block] = []
    at = 0
    last: BlockKind | None = None
    for piece in pieces:
        if not piece.text:
            continue
        lead = ("\n" if _close(last, piece.kind) and not piece.begins else "\n\n") if text else ""
        if piece.label:
            lead += f"{'  ' * max(0, piece.level - 1)}{piece.label} "
        elif piece.kind == "item":
            lead += f"{'  ' * max(0, piece.level - 1)}{'• ' if piece.label is None else ''}"
        start = at + len(lead)
        end = start + len(piece.text)
        text += [lead, piece.text]
        raised, noted = (tuple(Span(start + s.start, start + s.end) for s in x) for x in (piece.raised, piece.noted))
        turns = tuple((start + offset, page) for offset, page in piece.turns)
        rest = piece.level, piece.label or None, piece.page, raised, turns, piece.inside, noted, piece.begins
        blocks.append(Block(piece.kind, start, end, *rest))
        at, last = end, piece.kind
    lines = "\n".join(dict.fromkeys(running))
    return Layout("".join(text), tuple(blocks), metadata, pages, references, lines, frozenset(run_in))


def _close(before: BlockKind | None, kind: BlockKind) -> bool:
    together = ("item", "row", "header")
    return before in together and kind in together
