"""What a guideline says when it introduces something: when that is done, when it is not, and that a treatment did not work."""

import re

# How a guideline introduces when something is done, or is not.
_IS_WHEN = re.compile(r"(?<!contra)(?<!contra-)\bindicat(?:ions?|ed)\b|\bwhen\b|\bif\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never|cannot|no)\b|n['’]t\b|\bwithh[eo]ld\w*|\bstop(?:ped)?\b", re.IGNORECASE)
_IS_NOT_DONE = re.compile(
    r"\bcontra-?indicat\w*|\bavoid\w*|\b(?:not|never) (?:be )?(?:indicat|recommend|advis|appropriate)\w*|\b(?:when|if) not to\b|"
    r"\b(?:do|must|should|may|can)(?: ?not|n['’]t) (?:be )?(?:giv|us|start|tak|administ|offer|prescrib)\w*",
    re.IGNORECASE,
)
# What a guideline says of a treatment that did not work, or of what follows it.
_FAILED = re.compile(
    r"\bfail(?!ure)\w*|\brefractory\b|\bresistan\w+|\bunresponsive\b|\b(?:second|third)[- ]line\b|\bno (?:response|improvement)\b|"
    r"\b(?:not|un)[- ]?(?:respon|improv|effective|controlled)\w*|\binadequate\w*|\bpersist\w*|\balternative\b|\blast resort\b|\bsalvage\b",
    re.IGNORECASE,
)


def speaks_of_when(text: str) -> bool:
    """True where a guideline introduces when something is done: "Indications for antivenom", and not when it is not."""
    return bool(_IS_WHEN.search(text)) and not speaks_of_when_not(text)


def speaks_of_when_not(text: str) -> bool:
    """True where a guideline introduces when something is not done: "Antivenom is not indicated for", "Do not give it if"; a condition
    may itself be that something is not so: "Give it if there is no response"."""
    when = _IS_WHEN.search(text)
    return bool(_IS_NOT_DONE.search(text)) or bool(when and _NOT.search(text[: when.start()]))


def speaks_of_failure(text: str) -> bool:
    """True where a guideline says what follows a treatment that did not work."""
    return bool(_FAILED.search(text))
