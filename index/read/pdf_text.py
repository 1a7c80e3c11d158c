"""Lines of a PDF as one text: hyphens at line ends mended, addresses put together, superscripts marked."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from index.read.layout import Run, flow
from index.read.pdf_lines import Line, raised
from index.read.pdf_page import SMALL
from index.types import Span

Vocabulary = Counter[str]
MIN_HEAD = 5  # letters of a word's part at the end of a line without a hyphen: "into" is no "in" and "to"
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_ADDRESS = re.compile(r"(?i)(?:https?://|www\.|doi\.org/|doi:|\b10\.\d{4,9}/)\S*$")
_HYPHEN = re.compile(r"(?:^|.*[^\W_])[-\u00ad]$")


def vocabulary(lines: Iterable[Line]) -> Vocabulary:
    """How often each word is printed inside a line, in small letters; with its hyphens, and in its parts."""
    found: Vocabulary = Counter()
    broken = False
    for line in lines:
        text = line.text.lower()
        shown = _WORD.findall(text)
        shown, broken = shown[1 if broken else 0 :], text.endswith("-")
        for word in shown[:-1] if broken else shown:
            found[word] += 1
            if "-" in word:
                found.update(word.split("-"))
    return found


def whole_words(cell: Sequence[Line], words: Vocabulary) -> list[Line]:
    """The lines of a narrow cell with soft hyphens where a word is broken without one: "Dexamethaso", "ne". The document
    prints the whole elsewhere, and neither part."""
    found = [*cell]
    for n, (above, line) in enumerate(pairwise(cell)):
        head, tail = above.words[-1].text, line.words[0].text
        parts = (head.lower(), tail.lower())
        broken = len(head) >= MIN_HEAD and head.isalpha() and tail.isalpha() and tail.islower()
        if broken and words["".join(parts)] and all(words[part] <= 1 for part in parts):
            found[n] = Line([*above.words[:-1], replace(above.words[-1], text=f"{head}\u00ad")])
    return found


def text_of(
    lines: Sequence[Line], pages: Sequence[int], words: Vocabulary
) -> tuple[str, tuple[Span, ...], tuple[tuple[int, int], ...]]:
    """The text of the lines, the spans of superscript numerals in it, and (offset, page) where a page begins inside it."""
    runs: list[Run] = []
    turns: list[tuple[int, int]] = []
    for n, (line, page) in enumerate(zip(lines, pages, strict=True)):
        glue = False
        if runs:
            runs[-1], glue = _mended(runs[-1], line.words[0].text, words)
        if n and page != pages[n - 1]:
            turns.append((len(runs), page))
        for i, word in enumerate(line.words):
            space = "" if (glue if i == 0 else word.glued or _closes(line, i)) else " "
            runs.append(Run(space + word.text, raised(word, line)))
    text, spans = flow(runs)
    places = tuple((_offset(text, len(flow(runs[:k])[0])), page) for k, page in turns)
    return text, spans, places


def bold_start(lines: Sequence[Line]) -> tuple[str, str]:
    """The words in bold type with which the first line begins, and those behind them."""
    words = lines[0].words
    count = next((i for i, word in enumerate(words) if not word.bold), len(words))
    bold = Line([*words[:count]]).text if count else ""
    rest = [word.text for word in words[count:]] + [line.text for line in lines[1:]]
    return bold, " ".join(rest)


def _closes(line: Line, i: int) -> bool:
    """True for punctuation that follows a raised or lowered word: such a word's place leaves a gap that is no space."""
    word, last = line.words[i], line.words[i - 1]
    return word.text[0] in ",;.:)" and last.size < SMALL * line.size and word.x0 - last.x1 < 0.4 * line.size


def _offset(text: str, at: int) -> int:
    return at + 1 if text[at : at + 1] == " " else at


def _mended(last: Run, following: str, words: Vocabulary) -> tuple[Run, bool]:
    """The last word of a line as it is read, and whether the next one follows it without a space."""
    word = last.text.strip()
    if _ADDRESS.search(word) and not word.endswith((",", ";", ")")):
        end = word[-1]
        whole = end in "/-_=&?%#" or (end == "." and following[:1].islower()) or bool(re.search(r"[\d/]", following))
        if whole and not following.startswith(("(", "[", "http")):
            return last, True
    if len(word) > 1 and word[-1] in "–/" and word[-2].isalnum() and following[:1].isalnum():
        return last, True
    if not _HYPHEN.match(word) or following.lower() in ("and", "or", "to") or not following[:1].isalnum():
        return last, False
    if len(word) < 2 or not following[:1].islower() or not word[-2].isalpha():
        return last, len(word) > 1
    tail = _WORD.match(following.lower())
    head = _WORD.findall(word[:-1].lower())
    if not tail or not head:
        return last, True
    if _keeps_hyphen(head[-1], tail.group(), words):
        return last, True
    return Run(last.text.rstrip()[:-1], last.raised), True


def _keeps_hyphen(head: str, tail: str, words: Vocabulary) -> bool:
    """True where the hyphen is the word's own, as far as the rest of the document tells."""
    plain, hyphened = words[head + tail], words[f"{head}-{tail}"]
    if plain or hyphened:
        return hyphened > plain
    doubled = head[-1] == tail[0] and tail[0] in "aeio"  # "multi-institutional", but "vacuum"
    known = len(head) > 2 and len(tail) > 2 and words[head] > 0 and words[tail] > 0
    return "-" in head or "-" in tail or doubled or known
