"""What a guideline says of how its topic is treated: which of its sections do, which come first, and which of their lines answer."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from assistant.asked.kinds import holds_kind
from assistant.asked.question import Question
from assistant.quoting.entries import entry, opens, with_prohibitions, words_of
from assistant.quoting.runs import list_end
from assistant.types import Quote
from assistant.vocabulary.drugs import drugs
from assistant.vocabulary.people import speaks_of
from assistant.vocabulary.plain import is_plain
from index.keywords import stems
from index.types import Document, Hit

COVERS = 0.5  # share of the topic that a title must hold, weighted by rarity, to be of that topic
NAMES = 0.75  # and what a quote stands under
TREATS, LATER, ELSEWHERE = 1.3, 1.1, 0.8  # how much a quote counts by what its section is of
FIRST = 1.25  # how much more than the best of its document what treats the topic that the title names
STEP = 0.01  # by how much less each next part of it
LEAST = 0.1  # rarity of the commonest word of a topic
_ASKED = frozenset(stems("first line 1st rx tx mx manage"))
# Plain words that tell one course of an illness from another, where a heading does.
_GRADES = frozenset(stems("acute chronic severe mild moderate complicated uncomplicated recurrent"))
# What the headings of a guideline say.
_FIRST_LINE = re.compile(r"\b(?:first|1st)[- ]line\b|\binitial\b", re.I)
_TREATS = re.compile(
    r"\b(?:tr?et?r?eat?t?ments?|treat\w*|therap\w+|manag\w+|drugs?|medic(?:ines?|ations?)|regimens?|chemotherapy|surg\w+|resuscitation)\b",
    re.I,
)
_WITHOUT_DRUGS = re.compile(
    r"\bnon[- ]?(?:drug|pharmac)\w*|\bsupportive\b|\badju\w+|\bexpectant\b|\bconservative\b|\bgeneral (?:measures?|care|management)\b|\bauto ?transfusion\b|\bmaintenance\b",
    re.I,
)
_GOALS = re.compile(r"\b(?:goals?|objectives?|aims?)\b", re.I)
_ANOTHER_PART = re.compile(
    r"\b(?:prevent\w*|prophyla\w*|complications?|follow\w*|adverse|contra-?indicat\w*|cautions?|investigations?|diagnos\w+|(?:clinical|presenting) features|features of|differ\w+|introduction|"
    r"epidemiolog\w*|a?etiolog\w*|causes?|prognosis|recurrence|patho\w*|classification|staging|grading|types?|signs?|symptoms?|risks?|referral|notes?|definition|"
    r"second|third|2nd|3rd|refractory|relaps\w*|resistan\w*|salvage|failure|failed|alternatives?|pitfalls?|considered|why|when|criteria|indications?)\b",
    re.I,
)


Part = Literal["first", "treats", "later", "elsewhere", ""]
_ORDER: tuple[Part, ...] = ("first", "treats", "later")


def part_of(document: Document, i: int) -> Part:
    """What the section of statement `i` is of: "first", "treats", "later", "elsewhere", or "" where headings do not tell. The innermost
    heading that tells decides; the title tells nothing. A list of doses below goals or under the heading before it treats."""
    path = [h for h in document.headings(document.statements[i]) if h != document.stated_title]
    for heading in reversed(path):
        if _GOALS.search(heading) or (heading != path[-1] and _ANOTHER_PART.search(heading)):
            return "treats" if _gives_dose(document, i) else "elsewhere"
        if _ANOTHER_PART.search(heading):
            return "elsewhere"
        if _FIRST_LINE.search(heading):
            return "first"
        if _WITHOUT_DRUGS.search(heading):
            return "later"
        if _TREATS.search(heading):
            return "treats"
    return ""


def _gives_dose(document: Document, i: int) -> bool:
    """Whether a line of the section of statement `i` gives the dose of a drug."""
    section = document.statements[i].section
    inside = (k for k, s in enumerate(document.statements) if s.section == section)
    return any(holds_kind(words_of(document, k), "dose") and drugs(entry(document, k)) for k in inside)


def factor(document: Document, i: int, question: Question) -> float:
    """How much more a quote that begins with statement `i` counts for a question for how something is treated: less where its headings
    tell of another part, more where they tell of treatment, and they or the title name what is asked of."""
    part = part_of(document, i)
    if part == "elsewhere":
        return ELSEWHERE
    if not part or _share(question, document.above(document.statements[i])) < NAMES:
        return 1.0
    return LATER if part == "later" else TREATS


def parts_of_topic(
    hits: Sequence[Hit], question: Question, documents: Mapping[str, Document]
) -> dict[tuple[str, int], Quote]:
    """Of the documents whose title is what a question asks the treatment of, and nothing else, what their sections on that say, in
    their order, those with drugs first, and all that is done marked: (name, first statement of a passage) → quote."""
    if not question.for_treatment or question.drug_names:
        return {}
    titles = {name: documents[name].stated_title for name in dict.fromkeys(h.passage.document for h in hits)}
    shares = {name: (_share(question, title), _said(question.words, title)) for name, title in titles.items()}
    most = max(shares.values(), default=(0.0, 0.0))
    named = [name for name, share in shares.items() if share == most and share[0] >= COVERS]
    found: dict[tuple[str, int], Quote] = {}
    for name in named:
        document, own = documents[name], [h for h in hits if h.passage.document == name]
        of_others = any(not speaks_of(document.stated_title, p) for p in question.populations)
        if of_others or _asks_for_more(question, document):
            continue
        best = max(h.score for h in own)
        treating = [h for h in own if part_of(document, h.passage.first) in _ORDER]
        treating.sort(key=lambda h: (_ORDER.index(part_of(document, h.passage.first)), h.passage.first))
        for k, hit in enumerate(treating):
            found[name, hit.passage.first] = _whole(hit, document, FIRST * best * (1 - STEP * k))
    return found


def _whole(hit: Hit, document: Document, score: float) -> Quote:
    """The list or the prose of a passage, with all marked that says what is done."""
    first = hit.passage.first
    last = list_end(document, first, with_prohibitions(document, hit.passage.last))
    marked = tuple(i for i in range(first, last) if not opens(document, i) or drugs(words_of(document, i)))
    return Quote(document, first, last, marked or (first,), score)


def _topic(question: Question) -> dict[str, float]:
    """The stems of what is treated, and of whom, with their rarity."""
    return {
        w: max(r, LEAST)
        for w, r in question.words.items()
        if w in question.subject.difference(_ASKED) or not (is_plain(w) or w in _ASKED)
    }


def _share(question: Question, text: str) -> float:
    """The share of what is treated that a text says, weighted by rarity; 1 where it says another name of it whole, or nothing but its
    names, 0 where it lacks the rarest of it."""
    said, topic = set(stems(text)), _topic(question)
    if _names(question, said):
        return 1.0
    rarest = max(topic, key=topic.__getitem__, default="")
    return _said(topic, text) if rarest in said else 0.0


def _said(words: Mapping[str, float], text: str) -> float:
    """The share of words, weighted by rarity, that a text holds."""
    said = set(stems(text))
    return sum(r for w, r in words.items() if w in said) / (sum(words.values()) or 1.0)


def _names(question: Question, said: set[str]) -> bool:
    """Whether the words of a text hold another name of what is treated, or are no other than those of its names."""
    names = (set(stems(name)) for name in question.called.names)
    return any(name and name <= said for name in names) or (bool(said) and said <= question.called.forms | question.own)


def _asks_for_more(question: Question, document: Document) -> bool:
    """Whether a question says of what it asks the treatment of more than the title of a document does, and the document prints that:
    "crusted scabies". What it calls otherwise, or shortens, is no more."""
    title = set(stems(document.stated_title))
    called = {w for name, _ in question.called.renamed for w in stems(name)}
    more = _topic(question).keys() - title - called
    shortened = len(more) == 1 and title <= question.called.forms | question.own
    headings = {w for section in document.sections for heading in section.path[-1:] for w in stems(heading)}
    graded = not (_GRADES & question.own & headings).issubset(title)
    return graded or (not shortened and not more.isdisjoint(stems(document.text)))
