"""Which items of a list come next: for somebody in whom a treatment failed, who was given some of them already, or who asks what
stands before one."""

import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.asked.aspects import NO_EFFECT, asks_after_failure, without_organs
from assistant.asked.question import Question
from assistant.asked.words import tells_nothing
from assistant.quoting.says import speaks_of_failure
from assistant.vocabulary.drugs import drugs
from assistant.vocabulary.plain import is_plain
from assistant.vocabulary.synonyms import Stems, all_names, spelled_out
from index.keywords import is_function_word, stems
from index.lexicon import WORD
from index.types import Document

_NEXT = re.compile(
    r"\bnext\b(?! (?:dose|review|visit|appointment|day|week|month|morning))|\bnow what\b|\bwhat (?:now|then|else|instead|follows)\b|\bthen what\b|"
    r"^\W*(?:and |so |but )?(?:then|after (?:that|this|it|them|those))\W*(?: |$)|\bwhat\b.{0,40}\bafter\b|^\W*(?:and |so |but )?after\b.{2,60}\bwhat\b|\balready (?:gave|given|had|has|on|tried|received|used|getting|started)\b",
    re.I,
)
# What was given stands before these: "etoposide failed", "ciclosporin has been tried".
_BEHIND = re.compile(
    rf"\b(?:fail(?:s|ed|ing|ure)?\b|(?:refractory|resistant)\b(?! to)|{NO_EFFECT}|(?:already|was|were|been) (?:given|tried|used|done|started)\b|(?:given|tried)\b(?=\W*(?:$|[,.;?]|what|now|next)))",
    re.I,
)
# Or behind these: "failed etoposide and ciclosporin", "after alemtuzumab".
_AHEAD = re.compile(
    r"\b(?:fail(?:ed|ing|ure of)|(?:refractory|resistant|unresponsive) to|respon\w+ to|after|following|follows|despite|beyond|past|"
    r"(?:already|been|is|are|was|now|patient|pt|he|she|still|while|whilst|currently) on|already (?:gave|given|had|has|tried|received|used|getting|started)|gave|tried|received|had)\b",
    re.I,
)
# That nothing but the last step is left.
_ALL = re.compile(
    r"\b(?:everything|nothing (?:\w+ )?work\w*|(?:all|none) (?:of )?(?:\w+ ){0,3}?(?:options?|lines?|treatments?|therap\w+|drugs?|steps?|else|these|those|them|that|this|of it))\b",
    re.I,
)
_OPTIONS = re.compile(
    r"\b(?:options?|alternatives?|choices?|second[- ]line|third[- ]line|add[- ]on|intensification|escalat\w+|step[- ]?wise)\b",
    re.I,
)
_EARLIER = re.compile(r"\bbefore\b|\bprior to\b|\bahead of\b", re.I)
_JOINS = frozenset("and or of the a an to with both then".split())
_VERBS = frozenset("has have had is was were been be did does do not still already all".split())
_ENDS = re.compile(r"[.?!;]|\bwhat\b|\bwhich\b|\bnext\b|\bnow\b", re.I)


def next_items(document: Document, items: Sequence[int], question: Question) -> tuple[int, ...]:
    """Of the items of one list those that come next: of steps the one behind the last that was given, or all before the one that is
    asked about; of other options those that were not given, or the drugs of which it is asked whether they are next; and all of a list
    that is headed by the failure of which the question tells. All as well where none is left; () for a question that asks for no such
    thing, and for a list that is none of options."""
    if question.kinds or len(items) < 2:
        return ()
    level = min(document.statements[i].level for i in items)
    top = [i for i in items if document.statements[i].level == level]
    steps = is_of_steps(document, items)
    if steps and (named := _saying(document, top, _names(_earlier(question.text)))):
        return tuple(i for i in items if i < named[0]) or tuple(items)
    head = _head(document, top[0])
    if not asks_what_follows(question.text) or not (steps or _OPTIONS.search(head) or speaks_of_failure(head)):
        return ()
    words = given(question)
    if steps and _ALL.search(question.text):
        return tuple(i for i in items if i >= top[-1])
    if proposed := _saying(document, top, _names(w for w in question.drug_names if w not in words)):
        chosen = proposed
    elif used := _saying(document, top, _names(words)):
        chosen = [i for i in top if i > used[-1]][:1] if steps else [i for i in top if i not in used]
    else:
        return tuple(items) if asks_after_failure(question.text) and speaks_of_failure(head) else ()
    return tuple(i for i in items if max((t for t in top if t <= i), default=-1) in chosen) or tuple(items)


def leads(document: Document, items: Sequence[int], question: Question) -> bool:
    """Whether a list is of steps that tell what comes next after one that the question names: "what comes after etoposide?"."""
    return (
        is_of_steps(document, items)
        and asks_what_follows(question.text)
        and bool(_saying(document, items, _names(given(question))))
    )


def is_of_steps(document: Document, items: Sequence[int]) -> bool:
    """Whether the items of a list are numbered."""
    level = min((document.statements[i].level for i in items), default=0)
    return bool(items) and all(document.statements[i].label for i in items if document.statements[i].level == level)


def asks_what_follows(text: str) -> bool:
    """Whether a question asks what to do after something that failed or was done."""
    return asks_after_failure(text) or bool(_NEXT.search(without_organs(text)))


def given(question: Question) -> list[str]:
    """What a question says was given or failed, as typed; of what it leans on all, by stems, where it says itself nothing that tells:
    "and if that fails?"."""
    text = without_organs(question.text)
    words: list[str] = []
    for found in _BEHIND.finditer(text):
        words += _until_other(reversed(WORD.findall(_ENDS.split(text[: found.start()])[-1])), _JOINS | _VERBS)
    for found in _AHEAD.finditer(text):
        before = WORD.findall(text[: found.start()])[-1:]  # "steroids failed, etoposide?" asks of etoposide
        if not found[0].lower().startswith("fail") or all(is_plain(spelled_out(w)) for w in before):
            words += _until_other(WORD.findall(_ENDS.split(text[found.end() :])[0]), _JOINS)
    if all(map(tells_nothing, question.own)):
        before = [w for w in question.words if w not in question.own and not tells_nothing(w)]
        words += [w for w in before if drugs(w)] or before
    return words


def _head(document: Document, i: int) -> str:
    """The heading over item `i`, unless it is the document's title, and what introduces its list."""
    statement = document.statements[i]
    heading = [h for h in document.headings(statement)[-1:] if h != document.stated_title]
    return " ".join([*heading, document.introducing(statement)])


def _earlier(text: str) -> list[str]:
    """What a question asks what stands before it, as typed; [] where it does not."""
    found = _EARLIER.search(text)
    return list(_until_other(WORD.findall(_ENDS.split(text[found.end() :])[0]), _JOINS)) if found else []


def _until_other(words: Iterable[str], passed: frozenset[str]) -> Iterator[str]:
    """The words that tell something, up to the first function word that is not one of those `passed`."""
    for word in words:
        if word.lower() not in passed:
            if is_function_word(word):
                return
            if not tells_nothing(word):
                yield word


def _names(words: Iterable[str]) -> set[Stems]:
    return {name for word in words for name in all_names(word) if name}


def _saying(document: Document, items: Sequence[int], names: set[Stems]) -> list[int]:
    """Those of the items that print one of the names; [] where all do, since that tells none apart."""
    found = [i for i in items if any(set(name) <= set(stems(document.words(document.statements[i]))) for name in names)]
    return found if len(found) < len(items) else []
