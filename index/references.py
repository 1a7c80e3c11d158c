"""Reference markers: where a text prints the numbers of its references.

Four styles: brackets "[1]", "[1-3]", "[1, 2]"; round brackets "(1,2)"; superscripts "¹˒²" or raised digits that a reader
reports; and bare numerals that trail the words, " 1, 4". Round brackets and bare numerals are also how texts print
other numbers, so a document is first asked as a whole which styles it uses.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from index.types import Marker, Span

_LIST = r"\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*"
_BRACKET = re.compile(rf"\s*\[\s*(?P<n>{_LIST})\s*\]")
_ROUND = re.compile(rf"\s*\((?P<n>{_LIST})\)(?![\w%])")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻˒", "0123456789-,")
_SUPERSCRIPT = re.compile(r"(?<=[^\W\d]|[.,;:)\]%’”\"])(?P<n>[¹²³⁴-⁹⁰][⁰¹²³⁴-⁹]{0,2}(?:[,˒⁻–-][¹²³⁴-⁹⁰][⁰¹²³⁴-⁹]{0,2})*)")
_UNIT_BEFORE_SUPERSCRIPT = re.compile(r"(?:^|[\s/·(\d.])(?:[kcmµμn]?m|[kmg]?g|s|h|min|day|L|dL|mL|cells?/[mµμ]m|x?10)$")
_BARE = re.compile(r"(?<=[^\W\d_]|[)\]%\"”’])[ \u00a0](?P<n>[1-9]\d{0,2}(?:, ?[1-9]\d{0,2}|[–-][1-9]\d{0,2})*)")
_AFTER_BARE = re.compile(r"\s*$|\s*[.;:,)](?:\s|$)|\s+(?:and|or|but|which|while|whereas|with)\s")
_COUNTED = re.compile(
    r"\b(?:grades?|stages?|types?|tables?|figures?|figs?|boxe?s?|steps?|class|phases?|groups?|levels?|scores?|factors?|days?|weeks?|"
    r"months?|years?|hours?|visits?|doses?|cycles?|ages?|aged|chapters?|sections?|pages?|parts?|lines?|categor(?:y|ies)|recommendations?|"
    r"questions?|items?|criteri(?:a|on)|modules?|numbers?|nos?|versions?|appendix|annex|vitamin|omega|interleukin|il|cd|nyha|child-pugh|"
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


def styles(text: str, spans: Sequence[Span], *, raised: bool = False) -> frozenset[str]:
    """Which of "bracket", "round", "superscript", "bare" a document uses, judged over all its sentences and items.

    Square brackets and superscripts are references wherever they stand. Round brackets and bare numerals are so only in
    a document that prints none of the other kind, that prints several, and whose numbers begin low and leave few gaps,
    as a bibliography's do.
    """
    found = {"raised"} if raised else set[str]()
    body = [text[s.start : s.end] for s in spans]
    brackets = sum(1 for t in body for _ in _BRACKET.finditer(t))
    superscripts = sum(1 for t in body for _ in _superscripts(t))
    if brackets:
        found.add("bracket")
    if superscripts:
        found.add("superscript")
    if raised or brackets + superscripts > 2:
        return frozenset(found)
    for name, find in (("round", _ROUND.finditer), ("bare", _bare)):
        printed = [n for t in body for m in find(t) for n in numbers(m["n"])]
        if _like_a_bibliography(printed):
            found.add(name)
            break
    return frozenset(found)


def _like_a_bibliography(printed: Sequence[str]) -> bool:
    kinds = sorted({int(n) for n in printed})
    return len(printed) >= 4 and len(kinds) >= 3 and kinds[0] <= 3 and kinds[-1] <= 2.5 * len(kinds) + 2


def markers(text: str, span: Span, *, style: frozenset[str], raised: Iterable[Span] = ()) -> tuple[Marker, ...]:
    """The markers in `text[span.start:span.end]`, in order and not overlapping; () where there are none.

    A marker's span takes in the space before it. `raised` are spans that the reader saw printed as superscripts.
    """
    part = text[span.start : span.end]
    found: list[tuple[int, int, str]] = []
    if "bracket" in style:
        found += [(m.start(), m.end(), m["n"]) for m in _BRACKET.finditer(part)]
    if "round" in style:
        found += [(m.start(), m.end(), m["n"]) for m in _ROUND.finditer(part) if not _is_counted(part, m.start())]
    if "superscript" in style:
        found += [(m.start("n"), m.end(), m["n"]) for m in _superscripts(part)]
    if "bare" in style:
        found += [(m.start(), m.end(), m["n"]) for m in _bare(part)]
    found += [
        (r.start - span.start, r.end - span.start, text[r.start : r.end])
        for r in raised
        if span.start <= r.start and r.end <= span.end
    ]
    result: list[Marker] = []
    for start, end, printed in sorted(found):
        if (named := numbers(printed)) and (not result or start + span.start >= result[-1].end):
            result.append(Marker(span.start + start, span.start + end, named))
    return tuple(result)


def _bare(part: str) -> Iterator[re.Match[str]]:
    """Numerals that trail the words: followed by punctuation, a conjunction or the end, and counting nothing."""
    for m in _BARE.finditer(part):
        if _AFTER_BARE.match(part, m.end()) and not _is_counted(part, m.start()):
            yield m


def _is_counted(part: str, at: int) -> bool:
    return bool(_COUNTED.search(part[max(0, at - 24) : at]))


def _superscripts(part: str) -> Iterator[re.Match[str]]:
    """Superscript numerals behind a word or a stop, but not behind a unit ("m²", "10³")."""
    for m in _SUPERSCRIPT.finditer(part):
        if not _UNIT_BEFORE_SUPERSCRIPT.search(part[max(0, m.start() - 12) : m.start()]):
            yield m
