"""What is asked and not searched for: a greeting, a cry for help, what the library holds, where the last quote comes from, what a
reference is, how old and how far approved a document is; `itself` has what else is asked of a document.

`about` has the answers."""

import re

from assistant.asked.itself import asks_for_outline, asks_for_references, asks_of_itself
from assistant.asked.words import content_words
from assistant.vocabulary.plain import is_plain

_GREETING = re.compile(
    r"(?:\W*\b(?:hello|hi|hey|dear|good (?:morning|afternoon|evening|day|night)|(?:many )?thanks?(?: you| a lot| a million)?|thank u|thx|ty|cheers|please|sorry|great|"
    r"(?:so|very) much|for (?:your|the|all your) (?:help|time|answer)|perfect|cool|nice(?: to meet you| one)?|awesome|wow|lol|ok(?:ay)?|got it|bye|goodbye|see you|"
    r"there|friend|mate|everyone|all|team|how are (?:you|things)(?: doing)?(?: today)?|how's it going|what'?s up|(?:that(?:'s| is| was) )?(?:very )?(?:helpful|useful))\b)+\W*"
    r"|\W*(?:(?:what(?:'?s| is)|how(?:'?s| is)) the (?:weather|time|date)(?: (?:like|today|now|outside|there|in \w+))*|what (?:day|time) is it(?: today| now)?|tell me a joke|"
    r"are you (?:an? )?(?:human|robot|bot|ai|real|chatgpt|doctor)|(?:just )?test(?:ing)?)\W*",
    re.I,
)
# Somebody who speaks of their own death, or asks how to bring one about; not who asks for a patient, or for what dose is toxic.
_SOMEBODY = r"(?:(?:my|our|your|one)sel(?:f|ves)|me|someone|somebody|people|him|her|an? (?:person|man|woman|child|adult|patient)|my \w+)"
_IN_DANGER = re.compile(
    r"\b(?:kill|hang|drown|shoot|poison) (?:my|our)sel(?:f|ves)\b|\b(?:want|wanna|going|like|how|urges?|thinking|thoughts|plan\w*)(?: \w+){0,3} (?:hurt|harm|cut)(?:ting|ing)? myself\b|"
    r"\b(?:end|take|ending|taking) (?:my|our) (?:own )?li(?:fe|ves)\b|\bend it all\b|\bi(?:['’]?m| am|['’]?ve been| feel| have been)?(?: \w+){0,3} suicidal\b|"
    r"\bi (?:\w+ ){0,3}(?:want|wanna|wish|plan|intend|am going|['’]?m going)(?: to)? (?:die|be dead|(?:commit )?suicide)\b|\b(?:don['’]?t|do not) want to (?:live|be alive)\b|"
    rf"\bhow (?:to|(?:do|can|could|would|should) (?:i|we|you|one)) (?:commit suicide|die\W*$|(?:kill|poison) {_SOMEBODY}\b|overdose(?: (?:on|with)|\W*$))|"
    rf"\b(?:enough|how (?:much|many)\b.{{0,40}}) (?:to|will|would) kill {_SOMEBODY}\b|\b(?:painless|easy|easiest|quick(?:est)?) (?:death|way to die|suicide)\b|"
    r"\bhow (?:to|(?:do|can|could|would) (?:i|we|you|one)) (?:give|take|get|administer|inject|make|prepare|obtain|use)\b.{0,30}\b(?:lethal|fatal|deadly) (?:dose|amount|overdose|injection)\b",
    re.I,
)
_ASKS_SOURCE = re.compile(
    r"\b(?:which|what|whose)\s+(?:references?|sources?|citations?|papers?|stud(?:y|ies))\b.*\b(?:that|this|it|these|those|from|cited?)\b"
    r"|^\W*(?:and )?(?:the )?(?:references?|sources?|citations?)(?: numbers?)?(?: (?:for|of) (?:that|this|it|these|those))?\W*$|^\W*who says (?:that|this|so|it)\W*$",
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
    rf"|\bwho (?:wrote|publish(?:ed|es)|approved|reviewed|issued|made) {_IT}|\b(?:review )?status of {_IT}"
    rf"|\b(?:has|have|had) {_IT} (?:ever |yet |already |now )?been (?:reviewed ?(?:/|,|and|or) ?)?(?:approved|updated|revised|published|withdrawn|superseded)\b"
    rf"|\b(?:date|version|edition|year) (?:of|is|was) {_IT}"
    r"|^\W*(?:and |what(?:'s| is) )?(?:the |its )?(?:(?:last|next|publication|review|approval) )*(?:date|version|edition)\W*$"
    r"|^\W*(?:and )?(?:the |its )?(?:(?:last |when )?(?:updated|revised)|(?:review|approval) status)\W*$",
    re.I,
)
_SORT_OF_DOCUMENT = (
    r"(?:guidelines?|guidance|documents?|articles?|protocols?|polic(?:y|ies)|formular(?:y|ies)|pathways?)"
)
_DATED = r"(?:(?:last|next|publication|release|issue|review|approval|evidence|literature|search|cut-?\s?off) )*(?:date|status|version|edition|year)"
_BEEN = (
    r"(?:(?:peer[- ])?(?:reviewed|approved|updated|revised|published|withdrawn|superseded)\b(?: ?(?:/|,|and|or) ?)?)+"
)
# "Is the PPH guideline current?", "when does the antimicrobial formulary expire?", "how old is the stroke protocol?",
# "who approved the lithium guideline?", "has the sepsis article been reviewed?", "gout guideline version"
_ASKS_STATE_OF = re.compile(
    rf"\W*(?:is|are|was|were) (?:the |our )?+(?P<is>[^?,]{{2,60}}?) {_SORT_OF_DOCUMENT} (?:still |now )?(?:{_STATE})\b[^?]{{0,20}}\W*"
    rf"|\W*when (?:does|do|is|are|was|were) (?:the |our )?+(?P<when>[^?,]{{2,60}}?) {_SORT_OF_DOCUMENT} (?:last |next |due )?"
    r"(?:expires?|updated|reviewed|revised|published|written|issued|approved|due)\b[^?]{0,20}\W*"
    rf"|\W*how (?:old|recent|current|up[- ]to[- ]date) (?:is|are) (?:the |our )?+(?P<how>[^?,]{{2,60}}?) {_SORT_OF_DOCUMENT}\W*"
    rf"|\W*who (?:wrote|publish(?:ed|es)|approved|reviewed|issued|owns) (?:the |our )?+(?P<who>[^?,]{{2,60}}?) {_SORT_OF_DOCUMENT}(?: and when)?\W*"
    rf"|\W*(?:has|have|had) (?:the |our )?+(?P<has>[^?,]{{2,60}}?) {_SORT_OF_DOCUMENT} (?:ever |yet |already |now )?been {_BEEN}[^?]{{0,20}}\W*"
    rf"|\W*(?:what(?:['’]s| is| was) )?(?:the )?{_DATED} (?:of|for) (?:the |our )?+(?P<of>[^?,]{{2,60}}?) {_SORT_OF_DOCUMENT}\W*"
    rf"|\W*(?:what|which) (?:(?:version|edition|year|date)(?: ?(?:/|or|and) ?)?)+ (?:is|of) (?:the |our )?+(?P<what>[^?,]{{2,60}}?) {_SORT_OF_DOCUMENT}\W*"
    rf"|\W*(?:the |our )?+(?P<short>[^?,]{{2,40}}?) {_SORT_OF_DOCUMENT}(?:['’]s)? {_DATED}\W*",
    re.I,
)
# "What does reference 4 say?", "which paper is [4]?", "ref 2?", "what does [7] refer to?"
_ASKS_NUMBER = re.compile(
    r"[^\w\[(]*(?:and )?(?:(?P<verb>what(?:'s| is| was| does| do)|which (?:paper|study|publication|source|one) is|who (?:is|wrote)|show(?: me)?|open|tell me about|give me|explain)\s+)?(?:the )?"
    r"(?P<named>(?:ref(?:erence)?s?|citations?|sources?)\b\.? ?(?:no\.? ?|numbers? )?)?(?P<bracket>[\[(])?(?P<number>\d{1,3})[\])]?(?: (?:say|about|here|refer to|mean|stand for|cite))?\W*",
    re.I,
)
# "What guidelines do you have?", "which protocols are out of date?", "list all documents", "what can I ask?"
_ASKS_LIBRARY = re.compile(
    r"\W*(?:please |can you |could you )?(?:"
    r"(?:(?:are there|do you have|have you got|are) any(?: of)?|(?:which|what|how many)(?: of)?|(?:list|show(?: me)?|name|what are)(?: all)?)"
    r" (?:(?:the|your|our|my|these) )?(?:guidelines|documents|articles|protocols|policies|formularies|pathways|topics)"
    r"(?: (?:do|have|can) (?:you|i|we) (?:have|got|cover|know|hold|ask)(?: about)?)?"
    rf"(?: (?:there |that )?(?:are|have been|need))?(?: (?:there|here|covered|loaded|available|included|updat\w+|drafts|(?:over)?due\b[^?]{{0,20}}|{_STATE}))?"
    r"(?: in (?:the|this|your|my|our) library)?"
    r"|what(?: is|'s| do you have)? in (?:the|this|your|my|our) library"
    r"|what (?:do you (?:know|cover|have)|can you (?:do|answer|cover))(?: about)?|what (?:can|may|should) i ask(?: you)?(?: about)?"
    r"|who (?:are|made|built|wrote|created) you|what are you|how do you work|help(?: me)?"
    r"|how (?:do i use|does) (?:this|the) (?:app|tool|page|program|assistant|website|site|thing)(?: work)?"
    r")\W*",
    re.I,
)
_ASKS_DATE = re.compile(
    r"\bwhen\b|\bdate|\bhow (?:old|recent|current)\b|\b(?:current|up[- ]to[- ]date|outdated|version|edition|year|updated|publi\w+|issued)\b",
    re.I,
)
_OF_STATE = re.compile(
    r"current\w*|old|recent|date|valid|outdated|approved|reviewed?|draft|final|withdrawn|superseded|overdue|due|expire[sd]?|updated?|revised|published|written|wrote|"
    r"issued|publish(?:es)?|publication|approval|dates?|versions?|editions?|years?|withdrawn|status|next|reviews?|guidelines?|documents?|articles?|protocols?|sources?|guidance|last|still",
    re.I,
)
_OF_SOURCE = re.compile(r"references?|citations?|cit(?:ed?|ing)|papers?|print(?:ed|s)?|support(?:s|ed)?", re.I)


def asks_for_source(question: str) -> bool:
    """True for "which reference is that from?", which names nothing else: the answer is the references of the last quote."""
    return bool(_ASKS_SOURCE.search(question)) and _says_only(question, _OF_SOURCE)


def asks_for_state(question: str) -> bool:
    """True for "is that still current?" and "who wrote this?", which name nothing else: the answer is what the document of the last
    quote states about itself."""
    return bool(_ASKS_STATE.search(question)) and _says_only(question, _OF_STATE)


def _says_only(question: str, words: re.Pattern[str]) -> bool:
    """True where all words of a question are plain ones or such `words`."""
    return all(is_plain(w) or words.fullmatch(w) for w in content_words(question))


def asks_for_date(question: str) -> bool:
    """Whether a question on a document's state asks when it is from, and not who approved it."""
    return bool(_ASKS_DATE.search(question))


def document_asked_of(question: str) -> str:
    """What a question about the state of a document calls it: "PPH" in "is the PPH guideline current?"; "" for another question."""
    found = _ASKS_STATE_OF.fullmatch(question)
    return next(filter(None, found.groups()), "") if found else ""


def reference_asked_of(question: str) -> str:
    """The number of the reference that a question asks for: "4" in "what does reference 4 say?"; "" for another question."""
    found = _ASKS_NUMBER.fullmatch(question)
    return found["number"] if found and (found["verb"] or names_reference(question)) else ""


def names_reference(question: str) -> bool:
    """Whether a question for a number calls it a reference, or prints it in brackets: "ref 2?", "[4]?"; not "what is 9?"."""
    found = _ASKS_NUMBER.fullmatch(question)
    return bool(found and (found["named"] or found["bracket"]))


def asks_for_document(question: str) -> bool:
    """Whether a question is about the document of the last quote, and not about what it says."""
    of_parts = asks_for_outline(question) or asks_for_references(question) or asks_of_itself(question)
    of_last = asks_for_source(question) or asks_for_state(question)
    return of_parts or of_last or bool(reference_asked_of(question))


def asks_for_library(text: str) -> bool:
    """True for "which guidelines do you have?", "are any documents out of date?" and "what can I ask?": the answer is what the
    library holds."""
    return bool(_ASKS_LIBRARY.fullmatch(text))


def asks_nothing(text: str) -> bool:
    """Whether nothing is asked that the documents say, and nothing that follows leans on it."""
    return is_greeting(text) or asks_for_library(text) or is_in_danger(text)


def is_in_danger(text: str) -> bool:
    """True for "how do I kill myself?": nothing is searched, and help is named."""
    return bool(_IN_DANGER.search(text))


def is_greeting(text: str) -> bool:
    """True for "hello", "thank you" and "how's the weather?": nothing is asked that documents say."""
    return bool(_GREETING.fullmatch(text))
