"""What a question is asked of that says only what is asked: the topic or the drug that was spoken of before it."""

import re
from collections.abc import Sequence

from assistant.asked.alone import says_nothing
from assistant.asked.drugs_asked import asks_for_another, only_drug, spoken_of
from assistant.asked.kinds import kinds_asked
from assistant.asked.reading import continued, parse
from assistant.asked.words import content_words, topic_words
from assistant.quoting.steps import asks_what_follows
from assistant.types import Answer, Turn
from assistant.vocabulary.drugs import names_drug
from assistant.vocabulary.people import people_named
from index.lexicon import WORD

LONGEST_NAME = 2  # words of a question that only names its topic
_IT = re.compile(r"\bit\b", re.I)
# What is asked of a drug, and of nothing else that was said.
_OF_A_DRUG = re.compile(
    r"\W*(?:(?:and|the|any|what|are there) )*(?:max(?:imum)?|alternatives?|contra-?indications?|cautions?|interactions?|antidotes?|monitoring|"
    r"indications?|mechanism(?: of action)?)\W*",
    re.I,
)


def of_subject(question: str, history: Sequence[Turn]) -> str:
    """A question that says only what is asked, with what it is asked of: "how many sessions for PLEX", behind "PLEX?"; "max? for
    aminophylline", behind "aminophylline in a 4 yr old". Any other as it is."""
    kinds = () if topic_words(question) else kinds_asked(question, of_drug=True)
    part = says_nothing(question) and bool(_IT.search(question) or _OF_A_DRUG.fullmatch(question))
    if people_named(question) or not (kinds or part) or asks_what_follows(question):
        return question
    name = _bare_topic(history[-1].answer) if kinds else ""
    if not name and (part or (kinds and "share" not in kinds)):
        name = _drug(history)
    if not name:
        return question
    named, put = _IT.subn(lambda _: name, question, count=1) if part else ("", 0)
    return named if put else f"{question.rstrip(' ?.')} for {name}"


def _bare_topic(last: Answer) -> str:
    """The topic that the last question named alone: "PLEX"; "" where it said something else, or was refused."""
    name = content_words(continued(parse(last.standalone).asked)[0])
    alone = 1 <= len(name) <= LONGEST_NAME and name == topic_words(" ".join(name)) and last.outcome != "not_found"
    return " ".join(name) if alone else ""


def _drug(history: Sequence[Turn]) -> str:
    """The drug that the nearest question which names any was about, as typed; "" for none, for several, and where another was
    asked for."""
    asked = (continued(parse(turn.answer.standalone).asked)[0] for turn in reversed(history))
    text = next((one for one in asked if any(map(names_drug, WORD.findall(one)))), "")
    return "" if asks_for_another(text) else " ".join(spoken_of(text) or only_drug(text))
