"""Grades of recommendations as guidelines print them behind the text: "(Strong for | Reviewed, Amended)", "Grade B".

A grade is told by its words: all belong to the vocabulary of the grading systems in use (GRADE, ACC/AHA, SIGN, USPSTF,
Oxford, VA/DoD), and there is a value among them; or it is the tag of an edition ("[2011, amended 2019]").
"""

import re

MAX_WORDS = 16
_VALUES = (
    r"strong(?:ly)?|weak(?:ly)?|conditional|qualified|discretionary|very|low|moderate|high|insufficient|consensus|expert|"
    r"[a-e]\d?|[a-e]-[a-z]{1,3}|[1-5][a-e]?|i{1,3}[a-e]?|iv|gpp"
)
_NAMES = (
    r"recommend(?:ation|ed)?s?|evidence|grades?|strength|class|levels?|certainty|quality|categor(?:y|ies)|type|rating|loe|cor|"
    r"good|practice|point|statement|opinion|for|against|of|the|to|and|or|based|on|in|favou?r|with|reviewed|not|new|added|"
    r"replaced|amended|changed|deleted|updated|unchanged|ungraded"
)
_WORD = re.compile(r"[^\W_]+(?:-[^\W\d_]+)?")
_VALUE = re.compile(_VALUES, re.IGNORECASE)
_ANY = re.compile(rf"{_VALUES}|{_NAMES}", re.IGNORECASE)
_HEAD = re.compile(
    r"(?i)\b(?:recommendation|evidence|grade|strength|class|level|certainty|quality|category|loe|cor|gpp|practice|consensus)\b"
    r"|^\W*(?:strong|weak|conditional)\b"
)
_BRACKET = re.compile(r"(?P<grade>(?:\([^()]*\)|\[[^\[\]]*\])\.?)\s")
_EDITION = re.compile(r"(?i)\[(?:new,?\s)?(?:19|20)\d\d(?:,?\s+(?:amended|updated|reviewed|new)\s+(?:19|20)\d\d)?\]")


def is_grade(text: str) -> bool:
    """True for a text that is a grade or the tag of an edition and nothing else."""
    words = _WORD.findall(text)
    if _EDITION.fullmatch(text.strip()):
        return True
    if not 0 < len(words) <= MAX_WORDS or not _HEAD.search(text):
        return False
    known = all(_ANY.fullmatch(w) or all(map(_ANY.fullmatch, w.split("-"))) for w in words)
    return known and any(_VALUE.fullmatch(w) for w in words)


def leading_grade(text: str) -> int:
    """How many characters of a sentence are the grade of the one before it; 0 for most: len(text) where all are."""
    if is_grade(text):
        return len(text)
    bracket = _BRACKET.match(text)
    return bracket.end("grade") if bracket and is_grade(bracket["grade"]) else 0
