"""Reference markers: where a text prints the numbers of its references.

Five styles: brackets "[1]", "[1-3]", "[1, 2]", "[1]–[3]"; round brackets "(1,2)"; superscripts "¹˒²" or raised digits that a reader
reports; bare numerals that trail the words, " 1, 4"; and bare numerals that trail the full stop, ". 6, 7 In". All but
the first are also how texts print other numbers, so a document is first asked as a whole which styles it uses: the
numbers of its bibliography tell, where it prints one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from index.types import Marker, Span

_LIST = r"\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*"
_BRACKET = re.compile(rf"(?<!\s)\s*\[\s*(?P<n>{_LIST}(?:\s*\]\s?[–-]\s?\[\s*\d{{1,3}})?)\s*\]")
_ROUND = re.compile(rf"(?<!\s)\s*\((?P<n>{_LIST})\)(?![\w%])")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻˒", "0123456789-,")
_SUPERSCRIPT = re.compile(
    r"(?<=[^\W\d⁰¹²³⁴-⁹]|[.,;:)\]%’”\"])(?P<n>[¹²³⁴-⁹⁰][⁰¹²³⁴-⁹]{0,2}(?:[,˒⁻–-][¹²³⁴-⁹⁰][⁰¹²³⁴-⁹]{0,2})*)"
)
_UNIT_BEFORE_SUPERSCRIPT = re.compile(r"(?:^|[\s/·(\d.])(?:[kcmµμn]?m|[kmg]?g|s|h|min|day|L|dL|mL|cells?/[mµμ]m|x?10)$")
_BARE = re.compile(r"(?<=[^\W\d_]|[)\]%\"”’])[ \u00a0](?P<n>[1-9]\d{0,2}(?:, ?[1-9]\d{0,2}|[–-][1-9]\d{0,2})*)")
_STOP = re.compile(
    r"(?<=[^\W\d_][.!?]|[)\]%\"”’][.!?]|[.!?][\"”’)])[ \u00a0](?P<n>[1-9]\d{0,2}(?:, ?[1-9]\d{0,2}|[–-][1-9]\d{0,2})*)(?=\s+[\"“(]?[A-Z]|\s*$)",
    re.MULTILINE,
)
_AFTER_BARE = re.compile(r"\s*$|\s*[.;:,)](?:\s|$)|\s+(?:and|or|but|which|while|whereas|with)\s")
_INTERVAL = re.compile(r"\b(?:CI|CrI|IQR)[,:;]?\s*$")
_SPACED_RANGE = re.compile(r"\d\s[–-]|[–-]\s\d")
_LAST = re.compile(r"[.;]?\s*$")
_PART_BEGINS = re.compile(r"(?:^|[:;,(—–]|\b(?:and|or))\s*$", re.IGNORECASE)
_SECOND_PART = re.compile(r".{0,400}?(?:[,;]|\b(?:and|or))\s+(?:and\s+|or\s+)?\(2\)\s+\w", re.DOTALL)
_WORD = re.compile(r"\s+\w")
SURE = ("bracket", "superscript", "raised")  # styles that print little but references
_NOUNS = (
    r"grades?|stages?|types?|tables?|figures?|figs?|boxe?s?|steps?|class|phases?|groups?|levels?|scores?|factors?|days?|weeks?|"
    r"months?|years?|hours?|visits?|doses?|cycles?|ages?|aged|chapters?|sections?|pages?|parts?|lines?|categor(?:y|ies)|recommendations?|"
    r"questions?|items?|criteri(?:a|on)|modules?|numbers?|nos?|versions?|appendix|annex|vitamin|omega|interleukin|il|cd|nyha|child-pugh|"
    r"scales?|contacts?|priorit(?:y|ies)|tiers?|gcs|inr|ecog|apgar|q?sofa|curb|vasc|bmi|egfr|icp"
)
_COUNTING_NOUN = re.compile(rf"\b(?:{_NOUNS})\s*$", re.IGNORECASE)
_RANGED = re.compile(rf"\b(?:{_NOUNS}|targets?|goals?|ranges?|ratios?|between)\s*$", re.IGNORECASE)
_COUNTED = re.compile(
    rf"\b(?:{_NOUNS}|targets?|"
    r"least|most|than|to|of|by|over|under|about|approximately|only|up|maximum|minimum|every|each|within|first|last|is|are|was|"
    r"were|equals?|below|above|exceeds?|scor(?:es|ing)|ph|january|february|march|april|may|june|july|august|september|october|"
    r"november|december|and|or|with|from|at|in|on|for|per|the|a|an|x|×|versus|vs|between|until|after|before|plus|minus)\s*$",
    re.IGNORECASE,
)


def numbers(printed: str) -> tuple[str, ...]:
    """The reference numbers in a marker, ranges written out: "1, 3-5" → ("1", "3", "4", "5"). At most 60 to a range."""
    found: list[str] = []
    for part in re.split(r"[,;]", printed.translate(_SUPERSCRIPTS)):
        ends = [int(n) for n in re.findall(r"\d+", part)]
        if len(ends) == 2 and ends[0] < ends[1] <= ends[0] + 60:
            found += map(str, range(ends[0], ends[1] + 1))
        else:
            found += map(str, ends)
    return tuple(dict.fromkeys(found))


def styles(
    text: str,
    spans: Sequence[Span],
    *,
    blocks: Sequence[Span] = (),
    raised: Sequence[Span] = (),
    known: Sequence[str | None] = (),
) -> frozenset[str]:
    """Which of "bracket", "round", "superscript", "raised", "bare", "stop" a document uses, judged over all its sentences
    and items (`spans`), the blocks that they are cut from, and the superscript numerals that its reader saw. Where no bare
    numerals stand in a list ("1, 4"), only single ones that end a sentence or item count: "Contact 1: …" is none.

    `known` are the numbers of its bibliography, None for an entry without one. Where entries have none, authors and years
    are cited and no numeral is a marker. Where they have, the style that prints most of them is the document's.
    """
    body = [text[s.start : s.end] for s in spans]
    printed = {
        "bracket": [m["n"] for t in body for m in _brackets(t)],
        "superscript": [m["n"] for t in body for m in _superscripts(t)],
        "raised": [text[r.start : r.end] for r in raised],
        "round": [m["n"] for t in body for m in _round(t)],
        "bare": [m["n"] for t in body for m in _bare(t)],
        "stop": [m["n"] for b in blocks for m in _STOP.finditer(text, b.start, b.end)],
    }
    if known:
        return _of_bibliography(printed, {n for n in known if n})
    if not any("," in p for p in printed["bare"]):
        printed["bare"] = [m["n"] for t in body for m in _bare(t) if m["n"].isdigit() and _LAST.match(t, m.end())]
    return _unlisted(printed)


def _of_bibliography(printed: dict[str, list[str]], known: set[str]) -> frozenset[str]:
    """The style that prints most numbers of the bibliography and few others (each of which may be a value that stands where
    a marker would), and all that print nearly as many."""
    share: dict[str, float] = {}
    for name, found in printed.items():
        kinds = {n for p in found for n in numbers(p)}
        known_only = sum(known.issuperset(numbers(p)) for p in found)
        if (
            kinds
            and (
                len(kinds & known) >= (0.5 if name in SURE else 0.8) * len(kinds)
                or (name not in SURE and known_only >= 0.8 * len(found))
            )
            and (name in SURE or len(kinds) >= 3 or kinds == known)
        ):
            share[name] = len(kinds & known) / len(known)
    best = max(share.values(), default=0.0)
    return frozenset(name for name, part in share.items() if part == best or (name in SURE and part > 0.5 * best))


def _unlisted(printed: dict[str, list[str]]) -> frozenset[str]:
    """Without a bibliography: square brackets and superscripts are references wherever they stand. Round brackets and bare
    numerals are so only in a document that prints none of the other kind, that prints several, and whose numbers begin
    low and leave few gaps, as a bibliography's do. Those that trail a full stop must stand in a list ("1, 4") in one place at
    least: single ones may be the numbers of what follows."""
    found = {name for name in SURE if printed[name]}
    if printed["raised"] or len(printed["bracket"]) + len(printed["superscript"]) > 2:
        return frozenset(found)
    for name in ("round", "bare", "stop"):
        listed = any("," in p for p in printed[name])
        if (listed or name != "stop") and _like_a_bibliography(printed[name]):
            return frozenset(found | {name})
    return frozenset(found)


def _like_a_bibliography(printed: Sequence[str]) -> bool:
    kinds = sorted({int(n) for p in printed for n in numbers(p)})
    return len(printed) >= 4 and len(kinds) >= 3 and kinds[0] <= 3 and kinds[-1] <= 2.5 * len(kinds) + 2


def markers(
    text: str, span: Span, *, style: frozenset[str], raised: Iterable[Span] = (), last: int | None = None
) -> tuple[Marker, ...]:
    """The markers in `text[span.start:span.end]`, in order and not overlapping; () where there are none.

    A marker's span takes in the space before it. `raised` are spans that the reader saw printed as superscripts; `last` is
    the greatest number of the bibliography, None where there is none: a greater one is a value.
    """
    part = text[span.start : span.end]
    found: list[tuple[int, int, str]] = []
    if "bracket" in style:
        found += [(m.start(), m.end(), m["n"]) for m in _brackets(part)]
    if "round" in style:
        found += [(m.start(), m.end(), m["n"]) for m in _round(part)]
    if "superscript" in style:
        found += [(m.start("n"), m.end(), m["n"]) for m in _superscripts(part)]
    if "bare" in style:
        found += [(m.start(), m.end(), m["n"]) for m in _bare(part)]
    if "stop" in style:
        found += [(m.start(), m.end(), m["n"]) for m in _STOP.finditer(part)]
    if "raised" in style:
        inside = [r for r in raised if span.start <= r.start and r.end <= span.end]
        found += [(r.start - span.start, r.end - span.start, text[r.start : r.end]) for r in inside]
    result: list[Marker] = []
    for start, end, printed in sorted(found):
        named = numbers(printed)
        if not named or (last is not None and max(map(int, named)) > last):
            continue
        if not result or start + span.start >= result[-1].end:
            result.append(Marker(span.start + start, span.start + end, named))
    return tuple(result)


def after_stops(text: str, span: Span) -> list[Span]:
    """The numerals in `text[span.start:span.end]` that trail a full stop, each with the space before it."""
    return [Span(m.start(), m.end()) for m in _STOP.finditer(text, span.start, span.end)]


def _bare(part: str) -> Iterator[re.Match[str]]:
    """Numerals that trail the words: followed by punctuation, a conjunction or the end, and counting nothing."""
    for m in _BARE.finditer(part):
        if _AFTER_BARE.match(part, m.end()) and not _is_counted(part, m.start()):
            yield m


def _brackets(part: str) -> Iterator[re.Match[str]]:
    """Numerals in square brackets, but no interval: "95% CI [1, 3]"."""
    for m in _BRACKET.finditer(part):
        if m["n"].isdigit() or not _INTERVAL.search(part[max(0, m.start() - 24) : m.start()]):
            yield m


def _round(part: str) -> Iterator[re.Match[str]]:
    """Numerals in round brackets, but none that counts a part of the sentence, "(1) …, (2) …", or a noun ("stage (3)"), and
    no range of values: "target (2-3)", "moderate (3 - 4)"."""
    for m in _ROUND.finditer(part):
        before = part[max(0, m.start() - 24) : m.start()]
        if m["n"].isdigit():
            begins = _PART_BEGINS.search(before) or (m["n"] == "1" and _SECOND_PART.match(part, m.end()))
            counts = _COUNTING_NOUN.search(before) or (begins and _WORD.match(part, m.end()))
        else:
            counts = _SPACED_RANGE.search(m["n"]) or ("," not in m["n"] and _RANGED.search(before))
        if not counts:
            yield m


def _is_counted(part: str, at: int) -> bool:
    return bool(_COUNTED.search(part[max(0, at - 24) : at]))


def _superscripts(part: str) -> Iterator[re.Match[str]]:
    """Superscript numerals behind a word or a stop, but not behind a unit ("m²", "10³")."""
    for m in _SUPERSCRIPT.finditer(part):
        if not _UNIT_BEFORE_SUPERSCRIPT.search(part[max(0, m.start() - 12) : m.start()]):
            yield m
