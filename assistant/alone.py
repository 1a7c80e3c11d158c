"""Whether a question can be understood alone, told from its own words."""

import re
from collections.abc import Callable

from assistant.aspects import aspects
from assistant.kinds import asks_kind
from assistant.people import people_named
from assistant.plain import is_plain
from assistant.question import is_term
from assistant.synonyms import spelled_out
from index.keywords import is_function_word
from index.lexicon import WORD

SHORT = 3  # content words; a question with fewer may lean on the last one

_OPENING = re.compile(
    r"^\W*(?:and|but|so|or|then|also|what about|how about|(?:no|sorry|oops|wait|actually|ok(?:ay)?)\W+(?=i mean)|i meant?|what if|if (?:that|this|it|so|not)|why not|instead)\b",
    re.I,
)
_PRONOUN = re.compile(
    r"\b(?:it|its|they|them|their|theirs|that|this|these|those|he|him|his|she|her|hers|one|ones|such|same|former|latter|there)\b",
    re.I,
)
_CONDITION = re.compile(r"^\W*(?:and|but|what about|how about)\s+(?:in|if|for|with|when|during|after|at|on)\b", re.I)
_DANGLING = re.compile(
    r"\b(?:instead|otherwise|else|alternatives?|alongside|next|after(?:wards)?|before(?:hand)?|above|another|other|again|only those|the adults?)\b",
    re.I,
)
_SORT = re.compile(
    r"(?:anti-?(?:biotic|microbial|fungal|viral|emetic|pyretic|coagulant|hypertensive)|analgesic|analgesia|(?:cortico)?steroid|abx|fluid|vaccine|surgery)s?",
    re.I,
)
_GREETING = re.compile(
    r"(?:\W*\b(?:hello|hi|hey|dear|good (?:morning|afternoon|evening|day)|thanks?(?: you| a lot)?|thx|cheers|please|sorry|great|"
    r"perfect|cool|nice|ok(?:ay)?|got it|bye|goodbye|see you)\b)+\W*",
    re.I,
)
_ASKS_SOURCE = re.compile(
    r"\b(?:which|what|whose)\s+(?:references?|sources?|citations?|papers?|stud(?:y|ies))\b.*\b(?:that|this|it|these|those|from|cited?)\b"
    r"|^\W*(?:and )?(?:the )?(?:references?|sources?|citations?)(?: (?:for|of) (?:that|this|it|these|those))?\W*$",
    re.I,
)
_IT = (
    r"(?:that|this|it|these|those|(?:the|this|that) (?:guidelines?|documents?|articles?|protocols?|sources?|guidance))"
)
_STATE = r"current|up[- ]to[- ]date|valid|in date|out[- ]of[- ]date|outdated|approved|reviewed|draft|final|withdrawn|superseded|overdue|expired|due"
# "Is that still current?", "how old is this?", "when was it last reviewed?", "who wrote this?"
_ASKS_STATE = re.compile(
    rf"\b(?:is|are) {_IT}\b.*\b(?:{_STATE})\b"
    rf"|\bhow (?:old|recent|current|up[- ]to[- ]date) (?:is|are) {_IT}(?=\W*(?:$|and\b))"
    rf"|\bwhen (?:was|were|is|are|does|do) {_IT} (?:last |next )?(?:updated|reviewed|revised|published|written|issued|approved|expires?|due)\b"
    rf"|\bwho (?:wrote|published|approved|reviewed|issued|made) {_IT}|\b(?:review )?status of {_IT}",
    re.I,
)
_SORT_OF_DOCUMENT = (
    r"(?:guidelines?|guidance|documents?|articles?|protocols?|polic(?:y|ies)|formular(?:y|ies)|pathways?)"
)
# "Is the PPH guideline current?", "when does the antimicrobial formulary expire?", "how old is the stroke protocol?"
_ASKS_STATE_OF = re.compile(
    rf"\W*(?:is|are|was|were) (?:the |our )?+(?P<is>[^?,]{{2,60}}?) {_SORT_OF_DOCUMENT} (?:still |now )?(?:{_STATE})\b[^?]{{0,20}}\W*"
    rf"|\W*when (?:does|do|is|are|was|were) (?:the |our )?+(?P<when>[^?,]{{2,60}}?) {_SORT_OF_DOCUMENT} (?:last |next |due )?"
    r"(?:expires?|updated|reviewed|revised|published|written|issued|approved|due)\b[^?]{0,20}\W*"
    rf"|\W*how (?:old|recent|current|up[- ]to[- ]date) (?:is|are) (?:the |our )?+(?P<how>[^?,]{{2,60}}?) {_SORT_OF_DOCUMENT}\W*",
    re.I,
)
_OF_STATE = re.compile(
    r"current\w*|old|recent|date|valid|outdated|approved|reviewed?|draft|final|withdrawn|superseded|overdue|due|expire[sd]?|updated?|revised|published|written|wrote|"
    r"issued|status|next|reviews?|guidelines?|documents?|articles?|protocols?|sources?|guidance|last|still",
    re.I,
)
_ASKING = re.compile(r"references?|citations?|cit(?:ed?|ing)|papers?|print(?:ed|s)?|support(?:s|ed)?", re.I)


def asks_for_source(question: str) -> bool:
    """True for "which reference is that from?", which names nothing else: the answer is the references of the last quote."""
    return bool(_ASKS_SOURCE.search(question)) and _says_only(question, _ASKING)


def asks_for_state(question: str) -> bool:
    """True for "is that still current?" and "who wrote this?", which name nothing else: the answer is what the document of the last
    quote states about itself."""
    return bool(_ASKS_STATE.search(question)) and _says_only(question, _OF_STATE)


def _says_only(question: str, words: re.Pattern[str]) -> bool:
    """True where all words of a question are plain ones or such `words`."""
    return all(is_plain(w) or words.fullmatch(w) for w in content_words(question))


def document_asked_of(question: str) -> str:
    """What a question about the state of a document calls it: "PPH" in "is the PPH guideline current?"; "" for another question."""
    found = _ASKS_STATE_OF.fullmatch(question)
    return next(filter(None, found.groups()), "") if found else ""


def asks_for_document(question: str) -> bool:
    """Whether a question is about the document of the last quote, and not about what it says."""
    return asks_for_source(question) or asks_for_state(question)


def is_greeting(text: str) -> bool:
    """True for "hello" and "thank you": nothing is asked, and nothing that follows leans on it."""
    return bool(_GREETING.fullmatch(text))


def content_words(text: str) -> list[str]:
    """The words that say what a text is about, in order; [] where there are only function words."""
    return [
        w
        for w in WORD.findall(text)
        if not is_function_word(w) and not _DANGLING.fullmatch(w) and not _PRONOUN.fullmatch(w)
    ]


def leans(question: str, known: Callable[[str], bool]) -> bool:
    """True where the question cannot be understood alone; `known` is whether the library prints a word.

    A full question about something new is understood alone, even where the library does not know what it asks about: a
    wrong carry-over is worse than none.
    """
    own = content_words(question)
    if not own:
        return True
    if _OPENING.search(question) or _DANGLING.search(question):
        return len(own) <= 8
    if _PRONOUN.search(question):
        return len(own) <= 10
    if any(_SORT.fullmatch(w) for w in own):  # "antibiotics and dose", but not "steroids for asthma"
        return all(tells_nothing(w) for w in own)
    return len(own) < SHORT and all(tells_nothing(w) or (known(w) and not is_term(w)) for w in own)


def tells_nothing(word: str) -> bool:
    """True for a word that names no topic: of asking, for a part of a guideline, or for a sort of treatment."""
    word = spelled_out(word)
    return is_plain(word) or asks_kind(word) or bool(aspects(word) or _SORT.fullmatch(word))


def continues(question: str, known: Callable[[str], bool]) -> bool:
    """True where a question is about what the refused one before it was about: it names nothing of its own that the library
    prints, as "how often?" and "and in pregnancy?" do, or points back. "What about etoposide?" does not."""
    if _PRONOUN.search(question) or _CONDITION.search(question):
        return True
    own = [w for w in content_words(question) if not (is_plain(w) or asks_kind(w) or people_named(w))]
    return leans(question, known) and not any(known(w) for w in own)
