"""Question and history → the question as it is searched for, without a language model.

The reading is one line of text that a user can see and edit: the question and, each behind a middle dot, what it may lean
on: "and what regimen? · when is PLEX indicated"; or, in brackets, the refused question that it continues: "how often?
[PLEX in TTP]". The search counts every part for less than the question itself, the less the more the question says
(`Chat`); so earlier questions help one that is short, and hardly move one that stands alone.
"""

import re
from collections.abc import Callable, Container, Mapping, Sequence, Set
from dataclasses import dataclass, field
from textwrap import shorten

from assistant.aspects import aspects
from assistant.plain import is_plain
from assistant.question import asks_kind, is_term, populations
from assistant.synonyms import spelled_out
from assistant.types import Answer, Turn
from index.keywords import stem, stems
from index.lexicon import WORD
from index.search import is_function_word

DOT = " · "
PARTS = 3  # of a conversation that a question leans on at most
PART, LONG = 200, 1000  # characters that are kept of a part; and of a question so long that it leans on nothing
FIRST = 4  # quotes of an answer among which its document must come twice to be what it is about
NEAR = 0.3  # of a block's score, about 3.5: what the document of the last answer is ahead, where a question can be understood alone
FADES = 0.5  # of that, for each answer further back
SHORT = 3  # content words; a question with fewer may lean on the last one

_DOTS = re.compile(r"(?:^|(?<=\s))·(?=\s|$)")
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
_ORDINALS = ("first", "second", "third", "fourth", "fifth")
_ITEM = re.compile(
    r"\bthe\s+(first|second|third|fourth|fifth|last)\s+(?:one|option|drug|step|choice|item|point)\b", re.I
)
_GREETING = re.compile(
    r"(?:\W*\b(?:hello|hi|hey|dear|good (?:morning|afternoon|evening|day)|thanks?(?: you| a lot)?|thx|cheers|please|sorry|great|"
    r"perfect|cool|nice|ok(?:ay)?|got it|bye|goodbye|see you)\b)+\W*",
    re.I,
)
_ASKS_SOURCE = re.compile(
    r"\b(?:which|what|whose)\s+(?:references?|sources?|citations?|papers?|stud(?:y|ies))\b.*\b(?:that|this|it|these|those|from|cited?)\b",
    re.I,
)


_ASKING = re.compile(r"references?|citations?|cit(?:ed?|ing)|papers?|print(?:ed|s)?|support(?:s|ed)?", re.I)


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as it is searched for.

    asked    what is asked
    context  the parts of the conversation that it leans on, nearest first
    topic    the title among them, "" where none is or the question names what its document does not print
    near     document → how much more its quotes count, since the conversation was about it
    """

    asked: str
    context: tuple[str, ...] = ()
    topic: str = ""
    near: Mapping[str, float] = field(default_factory=dict)

    def __str__(self) -> str:
        return DOT.join((self.asked, *self.context))


def parse(text: str) -> Reading:
    """A reading from its one line, as `str()` writes it and a user may have edited it. "" asks nothing."""
    asked, *context = [part.strip() for part in _DOTS.split(text) if part.strip()] or [""]
    return Reading(asked, tuple(context))


def asks_for_source(question: str) -> bool:
    """True for "which reference is that from?", which names nothing else: the answer is the references of the last quote."""
    own = (w for w in content_words(question) if not (is_plain(w) or _ASKING.fullmatch(w)))
    return bool(_ASKS_SOURCE.search(question)) and not any(own)


def is_greeting(text: str) -> bool:
    """True for "hello" and "thank you": nothing is asked, and nothing that follows leans on it."""
    return bool(_GREETING.fullmatch(text))


def read(
    question: str,
    history: Sequence[Turn],
    *,
    tells_apart: Callable[[str], bool],
    known: Callable[[str], bool],
    topics: Container[str],
) -> Reading:
    """The question with what it may lean on: the topic of the last answer where it cannot be understood alone, and the
    questions before it that were not refused. Alone where nothing came before. One that continues a refused question asks
    that again, so that "and the dose?" of a drug that the library does not hold is refused as well.

    tells_apart  whether a stem tells documents of the library apart
    known        whether the library prints a word
    topics       the stems that one title of the library holds
    """
    question = " ".join(_DOTS.sub(" ", question).split())
    if not history or len(question) > LONG:
        return Reading(question)
    last = history[-1].answer
    if item := _named_item(question, last):
        return Reading(question, (item,))
    if last.outcome == "not_found" and _continues(question, known):
        own, *before = _parted(parse(last.standalone).asked)
        return Reading(f"{question} [{_shortened(', '.join([own.rstrip(' ?'), *before]))}]")
    leaning = leans(question, known)
    topic = title = _shortened(_topic(question, history, tells_apart)) if leaning else ""
    if title:
        elsewhere = _elsewhere(question, last.quotes[0].document.text.lower(), known)
        title = "" if _names_another(question, elsewhere, topics) else title
        topic = "" if elsewhere else title
    answered = [turn.answer for turn in reversed(history) if turn.answer.outcome != "not_found"]
    if not leaning:
        answered = _of_topic(
            answered, {s for w in content_words(question) if not _tells_nothing(w) and (s := stem(w)) in topics}
        )
    earlier = (_shortened(_parted(parse(answer.standalone).asked)[0]) for answer in answered)
    said = dict.fromkeys(text for text in (title, *earlier) if content_words(text))
    near = {} if leaning else _near(answered[:PARTS])
    return Reading(question, tuple(said)[:PARTS], topic, near)


def _shortened(text: str) -> str:
    return shorten(text, PART, placeholder="")


def _parted(asked: str) -> list[str]:
    """What a question says itself, and the refused one that it continues, if any."""
    return asked.removesuffix("]").split(" [", 1) if asked.endswith("]") else [asked]


def _topic(question: str, history: Sequence[Turn], tells_apart: Callable[[str], bool]) -> str:
    """What the last answer was about: the title of the document that it quotes first, where a title tells documents apart and
    the answer does not quote that document in passing: twice at least, or the question named it. "" for a question that
    itself names what an earlier answer was about, as in "back to gout: …"."""
    last = history[-1].answer
    title, named = _title(last, last.standalone, tells_apart)
    cited = [quote.document.name for quote in last.quotes[:FIRST]]
    before = [quote.document.name for turn in history[-2:-1] for quote in turn.answer.quotes[:1]]
    if not title or not (named or cited[0] in before or cited.count(cited[0]) >= min(2, len(cited))):
        return ""
    names = [_title(turn.answer, question, tells_apart)[1] for turn in history]
    return "" if any(names) and not names[-1] else title


def _of_topic(answered: Sequence[Answer], topics: Set[str]) -> list[Answer]:
    """The answers that first quote a document whose title holds all of the topics."""
    return [
        a for a in answered if topics <= set(stems(" ".join(q.document.metadata.title or "" for q in a.quotes[:1])))
    ]


def _near(answered: Sequence[Answer]) -> dict[str, float]:
    """The documents that the answers, the last one first, quote first."""
    near: dict[str, float] = {}
    for n, document in enumerate(answer.quotes[0].document.name for answer in answered if answer.quotes):
        near[document] = near.get(document, 0.0) + NEAR * FADES**n
    return near


def _elsewhere(question: str, text: str, known: Callable[[str], bool]) -> list[str]:
    """The words of a question that tell what it is about, and that a text nowhere prints and the library does."""
    own = (w for w in content_words(question) if not _tells_nothing(w))
    return [w for w in own if known(w) and w.lower().rstrip("s") not in text]


def _names_another(question: str, elsewhere: Sequence[str], topics: Container[str]) -> bool:
    """True where the words that are printed elsewhere name another topic: a term; or, where the question says little else, the
    topic of a document: "and in asthma?"."""
    short = len(content_words(question)) < SHORT
    return any(is_term(w) or (short and stem(w) in topics) for w in elsewhere)


def _title(answer: Answer, text: str, tells_apart: Callable[[str], bool]) -> tuple[str, bool]:
    """The title of the document that an answer quotes first, "" where it tells no documents apart; and whether a text names it."""
    title = _DOTS.sub(" ", (answer.quotes[0].document.metadata.title or "") if answer.quotes else "")
    telling = {s for w in content_words(title) if tells_apart(s := stem(w))}
    return (title, not telling.isdisjoint(map(stem, content_words(text)))) if telling else ("", False)


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
        return all(_tells_nothing(w) for w in own)
    return len(own) < SHORT and all(_tells_nothing(w) or (known(w) and not is_term(w)) for w in own)


def _tells_nothing(word: str) -> bool:
    """True for a word that names no topic: of asking, for a part of a guideline, or for a sort of treatment."""
    word = spelled_out(word)
    return is_plain(word) or asks_kind(word) or bool(aspects(word) or _SORT.fullmatch(word))


def _continues(question: str, known: Callable[[str], bool]) -> bool:
    """True where a question is about what the refused one before it was about: it names nothing of its own that the library
    prints, as "how often?" and "and in pregnancy?" do, or points back. "What about etoposide?" does not."""
    if _PRONOUN.search(question) or _CONDITION.search(question):
        return True
    own = [w for w in content_words(question) if not (is_plain(w) or asks_kind(w) or populations(w))]
    return leans(question, known) and not any(known(w) for w in own)


def _named_item(question: str, last: Answer) -> str:
    """The text of "the second one": of the statements that answered last time, or of the quotes where those were single."""
    found = _ITEM.search(question)
    if not found or not last.quotes:
        return ""
    quotes = last.quotes
    items = [s for s in quotes[0].statements if s.kind != "sentence"]
    texts = [quotes[0].document.text[s.start : s.end] for s in items] if len(items) > 1 else [q.text for q in quotes]
    place = found[1].lower()
    n = len(texts) - 1 if place == "last" else _ORDINALS.index(place)
    return _shortened(_DOTS.sub(" ", texts[n])) if n < len(texts) else ""
