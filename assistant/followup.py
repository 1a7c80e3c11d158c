"""Question and history → the question as it is searched for (`assistant.asked.reading`), without a language model.

The search counts what a question leans on for less than the question itself, the less the more that says
(`assistant.asked.queries`); so earlier questions help one that is short, and hardly move one that stands alone.
"""

import re
from collections.abc import Callable, Container, Iterable, Sequence
from textwrap import shorten

from assistant.asked.alone import SHORT, continues, leans, says_nothing
from assistant.asked.reading import DOTS, Reading, continued, parse
from assistant.asked.words import content_words, is_term, topic_words
from assistant.places import pointed_at, step_shown
from assistant.subject import of_subject
from assistant.types import Answer, Turn
from assistant.vocabulary.drugs import SALT, names_drug
from assistant.vocabulary.synonyms import all_names
from index.keywords import stem, stems
from index.types import Document

PARTS = 3  # of a conversation that a question leans on at most
PART, LONG = 200, 1000  # characters that are kept of a part; and of a question so long that it leans on nothing
FIRST = 4  # an answer is about a document of which two of so many first quotes come
NEAR = 0.3  # added to the score of a quote, as a rule 3.5, whose document led the last answer; for questions understood alone
ITS_DRUG = 1.0  # added as well where all that the question names is a drug which that document prints
ON_TOPIC = 0.5  # the same for the document on whose title a question leans
FADES = 0.5  # factor on that for each answer further back


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
    question = " ".join(DOTS.sub(" ", question).split())
    history = [turn for turn in history if turn.answer.searched or turn.answer.quotes]
    if not history or len(question) > LONG:
        return Reading(question)
    last = history[-1].answer
    if pointed := pointed_at(question, history):
        asked, item = pointed
        return Reading(asked, (_shortened(item),))
    refused = parse(last.standalone)
    led_on = refused.context and says_nothing(refused.asked)  # its topic is the one before it, which was not refused
    if last.outcome == "not_found" and not led_on and continues(question, known):
        own, before = continued(refused.asked)
        return Reading(f"{question} [{_shortened(', '.join(filter(None, [own.rstrip(' ?'), before])))}]")
    question = of_subject(question, history)
    answered = [turn.answer for turn in reversed(history) if turn.answer.outcome != "not_found"]
    if leans(question, known):
        title = _topic(question, history, tells_apart)
        elsewhere = _elsewhere(question, last.quotes[0].document.text.lower(), known) if title else []
        title = "" if _names_another(question, elsewhere, topics) else title
        step = _shortened(step_shown(question, last))
        return Reading(question, _parts(question, (step, title), answered), "" if elsewhere else title)
    answered = _of_topic(question, answered, topics)
    return Reading(question, _parts(question, (), answered), near=_near(question, answered[:PARTS]))


def near_titles(
    question: str, context: Sequence[str], documents: Iterable[Document], known: Callable[[str], bool]
) -> dict[str, float]:
    """What the quotes of the documents are ahead whose titles are among what a question leans on, and which print all that it names;
    `known` is whether the library prints a word."""
    titled = [d for d in documents if context and _in_line(d.stated_title) in context]
    return {d.name: ON_TOPIC for d in titled if not _elsewhere(question, d.text.lower(), known)}


def _in_line(title: str) -> str:
    """A title as a part of a reading."""
    return _shortened(DOTS.sub(" ", title))


def _parts(question: str, shown: Sequence[str], answered: Sequence[Answer]) -> tuple[str, ...]:
    """What a question may lean on, nearest first, each once: what was `shown`, and what was asked; not the question itself, asked
    again."""
    asked = (_shortened(continued(parse(answer.standalone).asked)[0]) for answer in answered)
    return tuple(dict.fromkeys(text for text in (*shown, *asked) if content_words(text) and text != question))[:PARTS]


def _shortened(text: str) -> str:
    return shorten(text, PART, placeholder="")


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
    return "" if any(names) and not names[-1] else _in_line(title)


def _of_topic(question: str, answered: Sequence[Answer], topics: Container[str]) -> list[Answer]:
    """The answers that first quote a document whose title holds all topics that the question names: all where it names none."""
    named = {s for w in topic_words(question) if (s := stem(w)) in topics}
    titles = (" ".join(q.document.stated_title for q in answer.quotes[:1]) for answer in answered)
    return [answer for answer, title in zip(answered, titles, strict=True) if named <= set(stems(title))]


def _near(question: str, answered: Sequence[Answer]) -> dict[str, float]:
    """What the quotes of the documents are ahead that these answers, the last one first, quote first; the last of them by more where
    a drug is all that the question names and it prints that: "augmentin dose?"."""
    documents = [answer.quotes[0].document for answer in answered if answer.quotes]
    near: dict[str, float] = {}
    for n, document in enumerate(documents):
        near[document.name] = near.get(document.name, 0.0) + NEAR * FADES**n
    own = topic_words(re.sub(SALT, " ", question, flags=re.I))
    if documents and own and all(map(names_drug, own)):
        printed = set(stems(documents[0].text))
        if any(printed.issuperset(name) for w in own for name in all_names(w)):
            near[documents[0].name] += ITS_DRUG
    return near


def _elsewhere(question: str, text: str, known: Callable[[str], bool]) -> list[str]:
    """The words of a question that tell what it is about, and that a text nowhere prints and the library does."""
    return [w for w in topic_words(question) if known(w) and w.lower().rstrip("s") not in text]


def _names_another(question: str, elsewhere: Sequence[str], topics: Container[str]) -> bool:
    """True where the words that are printed elsewhere name another topic: a term; or, where the question says little else, the
    topic of a document: "and in asthma?"."""
    short = len(content_words(question)) < SHORT
    return any(is_term(w) or (short and stem(w) in topics) for w in elsewhere)


def _title(answer: Answer, text: str, tells_apart: Callable[[str], bool]) -> tuple[str, bool]:
    """The title of the document that an answer quotes first, "" where it tells no documents apart; and whether a text names it."""
    title = answer.quotes[0].document.stated_title if answer.quotes else ""
    telling = {s for w in content_words(title) if tells_apart(s := stem(w))}
    return (title, not telling.isdisjoint(map(stem, content_words(text)))) if telling else ("", False)
