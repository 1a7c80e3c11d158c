"""Where one sentence ends and the next begins."""

import re
from collections.abc import Iterator, Sequence

from index.types import Span

_ABBREVIATION = re.compile(
    r"\b(?:e\.?g|i\.?e|vs|cf|al|etc|approx|ca|nos?|figs?|tab|refs?|vol|pp?|eds?|dept|est|max|min|resp|incl|dr|mrs?|ms|prof|"
    r"st|inc|ltd|spp?|var|subsp|tabs|cap|inj|susp|conc|temp|wt|esp|viz|pt|subcut|[a-z])\.$",
    re.IGNORECASE,
)
# Abbreviations where a number or a single letter follows: "App. B", "Jan. 19"; else a sentence may end there, "2 wk. Mice …".
_NUMBERED = re.compile(r"\b(?:hr|wk|mo|yr|[Ss]ect|[Aa]pp|[Ss]uppl|Jan|Feb|Apr|Aug|Sept?|Oct|Nov|Dec)\.$")
_NUMBER = re.compile(r"\s*(?:\d(?!\d?[.)]\s)|[A-Z]\b)")
_INITIAL = re.compile(r"(?<![.\w])[A-Z]\.$")
_NEVER_LAST = re.compile(r"\b(?:e\.?g|i\.?e|vs|cf|dr|mrs?|ms|prof|figs?|esp|viz)\.$", re.IGNORECASE)
# What is done next begins a sentence, also behind an abbreviation: "10 mg i.v. Repeat …".
DONE_NEXT = re.compile(
    r"\s*(?:Add|Administer|Adjust|Aim|Ask|Avoid|Check|Commence|Consider|Continue|Discontinue|Discuss|Do|Double|Ensure|Give|Halve|Hold|"
    r"Increase|Infuse|Keep|Max(?:imum)?|Measure|Monitor|Never|No|Not|Observe|Omit|Perform|Reassess|Recheck|Record|Reduce|Refer|Repeat|"
    r"Restart|Review|Seek|Start|Stop|Switch|Take|Then|Titrate|Treat|Use|Wait|Withhold)\b(?!\.)"
)
# "hepatitis C.", "38 °C.", "10⁹/L.", "5 g.": the letter is a name's last part or a unit, no initial.
_LETTERED = re.compile(
    r"(?:[°/]|\d\s?|\b(?:hepatitis|influenza|vitamin|group|type|grade|class|module|category|stage|level|factor|protein|part|section|step|"
    r"option|arm|cohort|appendix|annex|toxin|c[iy]closporine?|immunoglobulin|streptococc(?:us|i)|child-pugh)\s)[A-Z]\.$",
    re.IGNORECASE,
)
_ROUND = r"\(\d{1,3}(?:[,;–-]\s?\d{1,3})*\)"  # reference numbers in round brackets
# A full stop with what is printed behind it without a space: quotation marks, raised numerals, the number of a footnote.
_CANDIDATE = re.compile(
    r"(?<![.!?])[.!?]+[\"'”’)\]]*(?:[¹²³⁴-⁹⁰][⁰¹²³⁴-⁹˒⁻,–-]*|(?<=[A-Za-z)\]]\.)\d{1,2}(?=\s+[A-Z][a-z]))?(?=\s|\[\d|"
    rf"{_ROUND}(?:\s|$))|(?<=[a-z)\]])[.!?](?=[A-Z][a-z])"
)
_OPENING = re.compile(r"\s*[\"'“‘(\[]*[A-Z0-9≥≤<>±]")
_FUNCTION_WORD = re.compile(
    r"\s*(?:The|This|These|That|Those|It|In|If|A|An|At|As|By|For|From|However|When|While|With|We|They|There|To|On|Of|Our|"
    r"Although|After|Before|But|And|Both|Each|Patients?|Also|Therefore|Thus|Such|Some|All|Most|Other)\b"
)
# Square brackets behind white space or not, round ones directly behind the stop: "(1) First …" may begin what follows.
_MARKERS_BETWEEN = re.compile(rf"{_ROUND}\s*|" r"\s*(?:\[\d[\d,;–\-\s]*\]\s*)+")


def sentences(text: str, start: int, end: int, *, markers: Sequence[Span] = ()) -> Iterator[Span]:
    """The sentences of `text[start:end]` as spans of `text`, trimmed of white space, in order; none where it is blank.

    A full stop after an abbreviation, an initial ("P. falciparum") or inside a number does not end one. Reference
    brackets that follow a full stop ("rates. [1] [2] By contrast") go with the sentence before, and so do `markers`:
    spans of numerals that are printed behind one, raised or not ("adults.6,7 In", "adults. 6, 7 In").
    """
    if markers:
        local = [Span(m.start - start, m.end - start) for m in markers if start <= m.start and m.end <= end]
        for found in sentences(_closed(text[start:end], local), 0, end - start):
            yield Span(start + found.start, start + found.end)
        return
    at = start
    for mark in _CANDIDATE.finditer(text, start, end):
        if mark.start() < at or not _ends(text, at, mark, end):
            continue
        stop = mark.end()
        if brackets := _MARKERS_BETWEEN.match(text, stop, end):
            stop = brackets.start() + len(brackets.group().rstrip())
        yield from _trimmed(text, at, stop)
        at = stop
    yield from _trimmed(text, at, end)


def _closed(text: str, markers: Sequence[Span]) -> str:
    """The text with closing quotation marks for the markers that follow a full stop: they end a sentence as those do."""
    letters = list(text)
    for marker in markers:
        begin = marker.start
        while begin > 0 and letters[begin - 1] == " ":
            begin -= 1
        stop = begin - 1
        while stop >= 0 and letters[stop] in "\"'”’)]":
            stop -= 1
        if stop >= 0 and letters[stop] in ".!?":
            letters[begin : marker.end] = "”" * (marker.end - begin)
    return "".join(letters)


def _ends(text: str, at: int, mark: re.Match[str], end: int) -> bool:
    brackets = _MARKERS_BETWEEN.match(text, mark.end(), end)
    after = brackets.end() if brackets else mark.end()
    if not _OPENING.match(text, after, end):
        return False
    before = text[max(at, mark.start() - 24) : mark.start() + 1]
    if _NUMBERED.search(before) and _NUMBER.match(text, after, end):
        return False
    if not _ABBREVIATION.search(before) or _LETTERED.search(before):
        return True
    if DONE_NEXT.match(text, after, end) and not _INITIAL.search(before):
        return not _NEVER_LAST.search(before)
    return bool(_FUNCTION_WORD.match(text, after, end)) and not _NEVER_LAST.search(before)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    body = text[start:end]
    if stripped := body.strip():
        begin = start + len(body) - len(body.lstrip())
        yield Span(begin, begin + len(stripped))
