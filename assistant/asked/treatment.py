"""Whether a question asks how something is treated: "X treatment", "Mx of X", "first line for X", "what do I give for X?"."""

import re

from assistant.asked.asking import asking
from assistant.asked.aspects import asks_what_to_avoid, asks_whether_allowed, aspects
from assistant.asked.kinds import kinds_asked

DRUGS = "drug treatment"  # the only part of a guideline that such a question names
_ASKS = re.compile(
    r"(?<!non-)\b(?:treatments?|treat(?:ing)?|manage(?:ment)?|managing|rx|tx|trt|mx|mgmt|mngt)\b|\bhow\b[^.?!]*\b(?:treated|managed)\b|"
    r"\b(?:first|1st)[- ]line\b|\b(?:initial|best|standard|drug|which|what|the) therapy\b|\btherapy (?:of|for|in)\b|"
    r"\bwhat (?:(?:drugs?|medicines?|medications?|antibiotics?) )?(?:(?:to|do|should|shall|can|would|must|could) )?(?:(?:i|we|you|one) )?(?:(?:first|be) )?"
    r"(?:give|given|use|start|started with|prescribe|prescribed)\b|"
    r"\b(?:what|which) (?:drugs?|medicines?|medications?)(?= (?:for|in|to (?:give|use)|do|should|can)\b|\W*$)",
    re.I,
)
# What asks for something else that is said of treatment, or tells that there was one.
_ASIDE = re.compile(
    r"\b(?:is|are|was|were|do|does|did|can|could|should|may|might|must|will|would|has|have|had|why|when|where|who|whom|whose|how (?:long|often|many|much|soon|well|common|likely|effective|far))\b",
    re.I,
)
_HOW = re.compile(r"\b(?:how|what|what's|whats|which)(?: \w+){0,2}? ?$", re.I)
_OTHER = re.compile(
    # "Which treatments hit the cells?"
    r"\b(?:what|which) (?:treatments?|therap(?:y|ies)|drugs?|medicines?) (?!(?:for|in|of|to|is|are|do|does|should|can|could|would|must|treats?)\b)\w|"
    r"\b(?:goals?|aims?|objectives?|duration|failure|failed|fail(?:s|ing)?|length|course|response|responds?|respon(?:ding|sive)|cost|"
    r"end|ends|stop\w*|delay\w*|complet\w*|wait\w*|monitor\w*|follow\w*|prevent\w*|untreated|ineffective|need\w*|requir\w*|benefits?|happens?|"
    r"refractory|relaps\w*|recurr\w*|resistan\w*|persist\w*|worse|salvage|rescue|second|third|2nd|3rd|alternatives?|next|instead|except|other|else|add(?:ed|ing)?|"
    r"pitfal\w*|too|used to|in managing|non-?drug|non-?pharmac\w*|surgical\w*|surgery|supportive|conservative|general|adjuvant|adjunct\w*|maintenance|long[- ]term|side|adverse|"
    r"settings?|planning|basis|process|guideline|evidence|study|studies|trials?|plan|agreements?|if|unless|versus|vs|or|better)\b|"
    r"\b(?:during|after|before|without|under|while|on|with|since|until|despite|of|to) (?:(?:the|this|that|his|her|their|your|my|a|any|opioid|current|long|term) )*(?:treatments?|therapy|management|first[- ]line)\b",
    re.I,
)


def asks_how_treated(text: str) -> bool:
    """True for a question for how what it names is treated, and for nothing else: not for the goals, the failure or the duration of a
    treatment, not whether something is one, nor what is done without drugs."""
    asks = asking(text)
    if not (found := _ASKS.search(asks)) or _OTHER.search(asks):
        return False
    if kinds_asked(asks) or asks_what_to_avoid(asks) or asks_whether_allowed(asks) or set(aspects(asks)) - {DRUGS}:
        return False
    asides = (a.start() for a in _ASIDE.finditer(asks))
    return all(found.start() <= at < found.end() or _HOW.search(asks[:at]) for at in asides)
