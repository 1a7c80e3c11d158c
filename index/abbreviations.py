"""Abbreviations that a text defines: "Therapeutic Plasma Exchange (PLEX)".

Schwartz & Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text", PSB 2003, p. 451: the
letters of the short form are matched from the right inside the words before (or in) the parenthesis.
"""

import re

_INSIDE = re.compile(r"\((?P<inside>[^()\n]{2,70})\)")
_BEFORE = re.compile(r"[^()\n]{3,}\Z")
MAX_BEFORE = 120  # characters before a bracket
_SHORT = re.compile(r"(?=.*[A-Z])[A-Za-z][A-Za-z0-9/+-]{1,9}")

_NAME = re.compile(
    r"[A-Z][a-z]+"
)  # before a comma no abbreviation, but an author or a maker: "(Ray, 2016)", "(Promega, Madison)"


def abbreviations(text: str) -> tuple[tuple[str, str], ...]:
    """(short, long) pairs in order of first definition, one to a short form; () where none is defined.

    Both orders are read: "long form (SF)" and "SF (long form)".
    """
    found: dict[str, str] = {}
    joined = re.sub(r"(?<=\S)[ \t]*\n[ \t]*(?=\S)", " ", text)
    for m in _INSIDE.finditer(joined):
        before = _BEFORE.search(joined[max(0, m.start() - MAX_BEFORE) : m.start()])
        words = before[0].split() if before else []
        if not words:
            continue
        inside, *others = (part.strip() for part in re.split(r"[;,]", m["inside"]))
        last = words[-1]
        if others and _NAME.fullmatch(inside):
            continue
        if _SHORT.fullmatch(inside) and (long := long_form(inside, " ".join(words))):
            found.setdefault(inside, long)
        elif _SHORT.fullmatch(last) and len(inside.split()) > 1 and long_form(last, inside) == inside:
            found.setdefault(last, inside)
    return tuple(found.items())


def long_form(short: str, before: str) -> str | None:
    """The shortest end of `before` that spells `short`, or None. Its first letter must begin a word (ibid., fig. 1).

    Where letters run out inside "PLEX" ← "plasma exchange", a letter may also stand inside a word.
    """
    words = before.split()
    if not words:
        return None
    window = " ".join(words[-min(len(short) + 5, len(short) * 2) :])
    letters = [c.lower() for c in short if c.isalnum()]
    at = len(window) - 1
    for i in range(len(letters) - 1, -1, -1):
        while at >= 0 and (window[at].lower() != letters[i] or (i == 0 and at > 0 and window[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return None
        at -= 1
    start = at + 1
    long = window[start:].strip()
    if len(long) <= len(short) or short.lower() in long.lower().split():
        return None
    return _with_whole_noun(window, start)


def _with_whole_noun(window: str, start: int) -> str:
    """Capitalised words just before belong to a capitalised name: "Therapeutic Plasma Exchange (PLEX)"."""
    long = window[start:].strip()
    if not all(w[:1].isupper() for w in long.split() if len(w) > 3):
        return long
    words = window[:start].split()
    taken: list[str] = []
    while words and words[-1][:1].isupper() and words[-1].isalpha() and len(taken) < 2:
        taken.insert(0, words.pop())
    return " ".join([*taken, long])
