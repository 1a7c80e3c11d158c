"""What a question is about, as far as that tells the documents of a library apart."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from assistant.asked.question import Question
from assistant.vocabulary.people import people_named
from assistant.vocabulary.synonyms import Stems, is_name
from index.keywords import stems
from index.types import Document, Hit

ITS_ILLNESS = 0.3  # added to the score of a quote, as a rule 3.5


def of_titles(documents: Iterable[Document]) -> frozenset[str]:
    """The stems that one title holds, and no other, numbers left out; a document that is there twice counts once."""
    titles = {frozenset(stems(d.stated_title)) for d in documents}
    held = Counter(s for title in titles for s in title)
    return frozenset(s for s, n in held.items() if n == 1 and not s.isdigit())


def leant_on(
    title: Sequence[str],
    question: Question,
    topic: frozenset[str],
    *,
    topics: frozenset[str],
    tells_apart: Callable[[str], bool],
) -> frozenset[str]:
    """The topic of a question that cannot be understood alone: the words of the title that it leans on, or, without a title, those of
    its whole topic that it does not say itself.

    title        the title under all its names; empty for none
    topic        the words that tell documents apart, of the question and of what it leans on
    topics       the stems that one title of the library holds
    tells_apart  whether a stem tells documents apart
    """
    named = frozenset(s for s in stems(" ".join(title)) if tells_apart(s) and not people_named(s))
    # Of what it says itself, "contraindications" and "start" are no topic; "naloxone" and "steroids" are.
    own = frozenset(s for s in question.own - question.terms - topics if not is_name(s))
    return named or topic - own


def naming_drug(question: Question, holding: Callable[[str], frozenset[str]]) -> frozenset[str] | None:
    """The documents that print a drug which a question asks about in some people, under any name; None for other questions, or
    where none does. What a document on another drug says of pregnancy is not said of this one.

    holding  the names of the documents that hold a stem
    """
    if not question.populations:
        return None
    names = frozenset[Stems]().union(*question.drug_names.values())
    found = [frozenset.intersection(*map(holding, name)) for name in names if name]
    return frozenset[str]().union(*found) or None


def of_illness(question: Question, hits: Sequence[Hit], documents: Mapping[str, Document]) -> dict[str, float]:
    """What the quotes of the documents are ahead whose title is the illness for which a question asks a drug: "co-trimoxazole for impetigo"
    is asked of impetigo, and not of another document that prints the drug."""
    names = frozenset[Stems]().union(*question.illnesses.values()) if question.drug_names else frozenset[Stems]()
    titles = {hit.passage.document: set(stems(documents[hit.passage.document].stated_title)) for hit in hits}
    return {d: ITS_ILLNESS for d, title in titles.items() if any(name and title.issuperset(name) for name in names)}


def of_several_documents(hits: Sequence[Hit]) -> bool:
    """Whether hits lie in more than one document; False for none. One alone speaks of its topic in other words, too."""
    return len({hit.passage.document for hit in hits}) > 1
