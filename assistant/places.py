"""What a question points to by its place in the last answer: "the second one", or the step behind which it asks for the next."""

import re
from collections.abc import Sequence

from assistant.asked.alone import says_nothing
from assistant.quoting.steps import asks_what_follows
from assistant.types import Answer, Turn
from assistant.vocabulary.drugs import drugs
from index.keywords import stem
from index.lexicon import WORD

_ORDINALS = {
    word: n
    for n, words in enumerate(("first 1st", "second 2nd", "third 3rd", "fourth 4th", "fifth 5th"))
    for word in words.split()
}
_CARDINALS = {
    word: n for n, words in enumerate(("1 one", "2 two", "3 three", "4 four", "5 five")) for word in words.split()
}
_SORT = "one|option|drug|step|choice|item|point"
_ITEM = re.compile(
    rf"\b(?:the\s+)?(?P<place>{'|'.join(_ORDINALS)}|last)\s+(?:{_SORT})\b|\bthe\s+(?P<bare>{'|'.join(_ORDINALS)}|last)(?=\W*$)"
    rf"|^\W*(?:and )?(?P<alone>{'|'.join(_ORDINALS)}|last)(?=\W*$)|\b(?:option|drug|step|choice|item|point|number)\s+(?P<number>{'|'.join(_CARDINALS)})\b",
    re.I,
)


def pointed_at(question: str, history: Sequence[Turn]) -> tuple[str, str] | None:
    """The question with the drugs of the item in the place of "the second one", where it says nothing else that tells, and the item's
    text; None where it points to no item. The item is one of the statements that answered the last
    question that pointed to none, or of its quotes where those were single."""
    found = _ITEM.search(question)
    turns = [turn for turn in history if turn.answer.quotes]
    if not found or not turns or not history[-1].answer.quotes:
        return None
    answer = next((t.answer for t in reversed(turns) if not _ITEM.search(t.question)), turns[-1].answer)
    text = _item(answer, found)
    if not text:
        return None
    rest = question[: found.start()] + question[found.end() :]
    name = _named(text) if says_nothing(rest) else ""
    asked = " ".join([question[: found.start()].rstrip(), name + question[found.end() :]]).strip() if name else question
    return asked, text


def _item(answer: Answer, found: re.Match[str]) -> str:
    first = answer.quotes[0]
    items = [s for s in first.statements if s.kind != "sentence"]
    texts = [first.document.words(s) for s in items] if len(items) > 1 else [q.text for q in answer.quotes]
    place = (found["place"] or found["bare"] or found["alone"] or found["number"]).lower()
    n = len(texts) - 1 if place == "last" else _ORDINALS.get(place, _CARDINALS.get(place, 0))
    return _undotted(texts[n]) if n < len(texts) else ""


def _undotted(text: str) -> str:
    """A text on one line, without the dot that parts a reading (`assistant.asked.reading`)."""
    return " ".join(text.replace("·", " ").split())


def _named(item: str) -> str:
    """The drugs that an item names, as printed, "cyclosporine or tacrolimus"; "" for none."""
    return " or ".join({stem(w): w for w in WORD.findall(item) if drugs(w)}.values())


def step_shown(question: str, answer: Answer) -> str:
    """The text of the one step that the last answer marked, for a question of what follows it: "and if that fails?"; else ""."""
    marks = answer.quotes[0].marks if answer.quotes else ()
    if len(marks) != 1 or not marks[0].label or not asks_what_follows(question) or drugs(question):
        return ""
    return _undotted(answer.quotes[0].document.words(marks[0]))
