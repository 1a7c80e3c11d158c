"""A question → what is searched for: itself, and with less weight what it may lean on."""

import math
from collections.abc import Sequence

from assistant.asked.asking import asking, without_everybody
from assistant.asked.aspects import aspects
from assistant.asked.kinds import asks_kind
from assistant.asked.question import Question
from assistant.vocabulary.people import people_named
from assistant.vocabulary.synonyms import other_names, synonyms
from index.keywords import stems
from index.lexicon import WORD, Lexicon
from index.search import Query, Search, query

CONTEXT = 0.5  # weight of the question before, where this one (weight 1) is a single word of the highest rarity; see `_weight`
DECAY = 0.5  # factor on it for each question further back
MOST_CONTEXT = 1.5
FULL = 0.3  # factor on all of it where the question can be understood alone
LONG_CASE = 30  # words; a longer case drowns what is asked
ASKING = 0.5  # weight, beside 1 for such a case as a whole, of the sentences that ask


def queries(
    asked: Question, context: Sequence[str], words: Lexicon, search: Search, *, alone: bool
) -> list[tuple[Query, float]]:
    """What is searched for, each with its weight: the question; what it may lean on, the further back the less; and of a long
    case also the sentences that ask.

    context  what it may lean on, nearest first
    alone    whether it can be understood without that
    """
    same, text = words.same_meaning, without_everybody(asked.text)
    own = query(text, same=same(text), added=(*asked.called.names, *aspects(text)))
    before = [query(one, same=same(one), added=(*other_names(synonyms(one, words)), *aspects(one))) for one in context]
    weight = _weight(text, own, search) * (FULL if alone else 1)
    found = [(own, 1.0), *((one, weight * DECAY**n) for n, one in enumerate(before))]
    asks = asking_query(asked, words)
    if asks and len(text.split()) > LONG_CASE:
        found.append((asks, ASKING))
    return found


def asking_query(question: Question, words: Lexicon) -> Query | None:
    """The sentences that ask, of a case that is told before them; None where nothing else is said. Of a document that fits the case what
    answers comes first, and not what tells of the case again."""
    asks = asking(question.text)
    if asks == question.text:
        return None
    return query(asks, same=words.same_meaning(asks), added=aspects(asks))


def _weight(text: str, own: Query, search: Search) -> float:
    """How much the conversation counts beside the question, which counts 1: the less, the more the question says. People
    are no topic, and a kind of answer is none: "and in pregnancy?", "what dosage?" are asked of what went before."""
    aside = {s for w in WORD.findall(text) if people_named(w) or asks_kind(w) for s in stems(w)}
    asked = sum(v * search.rarity(w) for w, v in own.words.items() if w not in aside)
    return min(MOST_CONTEXT, CONTEXT * math.sqrt(search.highest_rarity / asked)) if asked else MOST_CONTEXT
