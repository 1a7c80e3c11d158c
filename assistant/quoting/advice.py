"""What a guideline recommends, and what it only reports: in prose background and studies say more of a question's words than the
recommendation does."""

import re

from assistant.asked.asking import asking
from assistant.asked.aspects import asks_whether_allowed
from assistant.asked.question import Question
from assistant.types import Quote

# How much a quote counts that recommends, or only reports, where it is asked what to do.
RECOMMENDS, REPORTS = 1.2, 0.85
_ASKS = re.compile(
    r"\b(?:should (?:i|we|he|she|they|my|this|these|the patient)|who should (?:get|have|be (?:given|offered))|recommend(?:ed|s)?|advised?|suggested|how often|max(?:imum)?|"
    r"upper limit|alternatives? to|who (?:gets?|needs?)|(?:do|can|may|must|shall) (?:i|we)|ok(?:ay)?|safe|asking for|wants)\b",
    re.I,
)
_OF_STUDIES = re.compile(r"\b(?:stud(?:y|ies)|trials?|evidence|RCTs?|found|show(?:ed|n|s)?|reported)\b", re.I)
_RECOMMENDS = re.compile(r"\bwe (?:\w+ly )?(?:recommend|suggest)\b(?! that future)", re.I)
_REPORTS = re.compile(
    r"\bet al\b|\b(?:RCTs?|meta-analys[ei]s|cohort|systematic reviews?|observational|randomi[sz]ed|quality evidence|odds|hazard ratio|"
    r"(?:study|studies|trials?) (?:of|found|showed|compared|with)|future (?:\w+ )?(?:research|trials?|studies))\b",
    re.I,
)


def asks_for_advice(question: Question) -> bool:
    """True for a question what to do, or whether to: how something is treated, who gets it, how often, how much at most; not for what
    studies found."""
    asks = asking(question.text)
    advice = question.for_treatment or asks_whether_allowed(asks) or bool(_ASKS.search(asks))
    return advice and not _OF_STUDIES.search(asks)


def factor(quote: Quote, question: Question) -> float:
    """How much more a quote counts for who asks for advice: more where a marked statement recommends, less where all only report."""
    if not asks_for_advice(question):
        return 1.0
    said = [quote.document.words(s) for s in quote.marks if s.kind == "sentence"]
    reports = [bool(_REPORTS.search(words)) for words in said]
    if any(_RECOMMENDS.search(words) and not report for words, report in zip(said, reports, strict=True)):
        return RECOMMENDS
    return REPORTS if any(reports) else 1.0
