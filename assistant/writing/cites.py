"""The ways in which a language model names the quotes of a sentence → "[1]" behind it, so that the sentence reads well without."""

import re

_NUMBERS = r"\d{1,2}(?:\s*(?:,|;|-|–|&|and)\s*\d{1,2})*"
_BRACKET = r"[\[【]\s*\^?(?:(?:quotes?|sources?|q)\.?\s*)?\d[^\[\]【】]{0,30}[\]】]"
_BRACKETS = (
    rf"{_BRACKET}(?:\s*(?:(?:,|and|&)\s*)?{_BRACKET})*"  # a space is taken in one way alone: a model may write hundreds
)
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS = str.maketrans(_RAISED, "0123456789")

# "(quote 2)", "(quotes 1 and 2)".
_NAMED = re.compile(rf"\((?:see\s+)?(?:quotes?|sources?)\s+({_NUMBERS})\)", re.IGNORECASE)
# "… for refractory HLH (1)." and "… for refractory HLH¹."; the power of a unit stands behind fewer letters.
_ROUND = re.compile(rf"\s*\(({_NUMBERS})\)(\s*[.!?]?)\s*$")
_NUMERAL = re.compile(rf"(?:(?<=[A-Za-z]{{3}})|(?<=[)”.]))([{_RAISED}]+(?:,[{_RAISED}]+)*)([.!?]?)\s*$")
# ", according to [2],", "(see [2])".
_ACCORDING = re.compile(
    rf"(,\s*)?\(?\b(?:according to|as (?:stated|noted|described|shown|said) (?:in|by)|as per|per|based on|see)\s+(?:the\s+)?"
    rf"(?:quotes?\s+)?({_BRACKETS})\)?(?(1)(?:\s*,)?)",
    re.IGNORECASE,
)
# "[2], …", "In [2], …", "Quote [2] states that …".
_LEADING = re.compile(
    rf"(?:(?:in|from)\s+)?(?:the\s+)?(?:quotes?\s+)?({_BRACKETS})\s*[,:]?\s+(?:(?:states?|says?|notes?|mentions?)\s+that\s+)?(?=\w)",
    re.IGNORECASE,
)
_BEGINS = re.compile(rf"\s*{_BRACKET}\s")
_HEADED = re.compile(rf"({_BRACKETS})\s+([^\[\]【】]*?[.!?])(?=\s+{_BRACKET}|\s*$)")
_END = re.compile(r"[.!?]?\s*$")


def behind_each(line: str) -> str:
    """A line of sentences that stand behind their quotes, with the quotes behind them: "A. [1] B. [2]" of "[1] A. [2] B."."""
    return _HEADED.sub(r"\2 \1", line) if _BEGINS.match(line) else line


def behind(sentence: str) -> str:
    """The sentence with the numbers of its quotes in square brackets, and none of the words that only lead to them."""
    sentence = _NAMED.sub(r"[\1]", sentence)
    if not re.search(_BRACKET, sentence):
        sentence = _ROUND.sub(r" [\1]\2", sentence)
        sentence = _NUMERAL.sub(lambda m: f" [{m[1].translate(_DIGITS)}]{m[2]}", sentence)
    sentence = _ACCORDING.sub(lambda m: f"{' ' if m[1] else ''}{_each(m[2])}", sentence)
    if found := _LEADING.match(sentence):
        rest = _END.sub(lambda end: f" {_each(found[1])}{end[0]}", sentence[found.end() :], count=1)
        sentence = rest[:1].upper() + rest[1:]
    return sentence


def _each(brackets: str) -> str:
    """Brackets without what joins them: "[1][2]" of "[1] and [2]"."""
    return "".join(re.findall(_BRACKET, brackets))
