"""The standalone question of a language model, kept only where it holds to the conversation."""

import re
from collections.abc import Iterator, Sequence, Set
from contextlib import closing

import prompts
from assistant.asked.reading import continued
from assistant.asked.words import content_words, names_nothing
from assistant.errors import TooLong
from assistant.types import ChatModel, Turn
from assistant.vocabulary.synonyms import all_names
from assistant.writing.reply import heard
from index.keywords import stem

RECENT = 3  # turns that the model is shown
LONGEST = 400  # characters of a question
PATIENCE = 30.0  # seconds
_TURNING = re.compile(
    r"[<>≤≥]|\b(?:not|no|never|without|except|unless|only|before|after|until|under|over|above|below|less|more|least|most)\b"
)


def restate(question: str, history: Sequence[Turn], *, reading: str, model: ChatModel) -> Iterator[str]:
    """The question as the model reads it in its conversation, last; "" before, with every piece of the reply, so that whoever waits
    can stop, and where it is no faithful reading or takes too long. `reading` is the one made without a model. Raises ModelError."""
    conversation = "\n".join(f"- {turn.question}\n  {_shown(turn)[:LONGEST]}" for turn in history[-RECENT:])
    asked = prompts.render("restate_question", conversation=conversation, question=question)
    system, text = prompts.template("restate_system"), ""
    try:
        with closing(heard(model, system, asked, longest=LONGEST, patience=PATIENCE)) as texts:
            for so_far in texts:
                text = so_far
                yield ""
    except TooLong:
        return
    found = " ".join(text.split()).strip("\"'“”")
    yield found if is_faithful(found, question, history, reading) else ""


def is_faithful(found: str, question: str, history: Sequence[Turn], reading: str) -> bool:
    """Whether a reading keeps every word of the question that says something, and has no other than the conversation's; has what
    denies, bounds or orders ("not", "<", "before") as the questions have it; and has the topic too, where the other `reading`,
    made without a model, takes one from the conversation."""
    stems = set(map(stem, content_words(found)))
    asked = set(map(stem, content_words(question)))
    held = asked.union(
        *({stem(w) for w in content_words(f"{t.question} {t.answer.standalone} {_shown(t)}")} for t in history)
    )
    turning = set(_TURNING.findall(question.lower()))
    before = turning.union(*(_TURNING.findall(f"{t.question} {t.answer.standalone}".lower()) for t in history))
    return (
        bool(stems)
        and asked <= stems <= held
        and turning <= set(_TURNING.findall(found.lower())) <= before
        and _keeps_topic(stems, asked, reading)
    )


def _keeps_topic(stems: Set[str], asked: Set[str], reading: str) -> bool:
    """Whether these stems name, under any name, a topic that a reading adds to what is `asked`; all of a refused question that it
    goes on from, or what was refused would be answered without its topic."""
    _, refused = continued(reading)
    words = content_words(refused or reading)
    added = [w for w in words if stem(w) not in asked and not names_nothing(w)]
    kept = (any(stems >= set(name) for name in (*all_names(w), (stem(w),))) for w in added)
    return not added or (all if refused else any)(kept)


def _shown(turn: Turn) -> str:
    """What a turn quoted: its first quote, where it had one."""
    return " ".join(turn.answer.quotes[0].text.split()) if turn.answer.quotes else ""
