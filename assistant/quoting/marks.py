"""Which statements of a quote answer: its marks."""

from assistant.asked.aspects import asks_what_to_avoid, asks_when, asks_when_not
from assistant.asked.drugs_asked import named_in
from assistant.asked.kinds import Kind, holds_kind
from assistant.asked.question import Question
from assistant.quoting.entries import entry, forbids, lines_of, only_tells_case, opens, words_of
from assistant.quoting.runs import items_of
from assistant.quoting.says import speaks_of_when, speaks_of_when_not
from assistant.quoting.steps import next_items
from assistant.quoting.warn import warns
from index.keywords import stems
from index.types import Document, Hit

MARKED = 0.85  # of the best line's score: a line as good as that answers, too
SAYS = 6  # words of a sentence that introduces a list and tells something itself: "Contraindications are:" does not
NEW = 0.6  # of the best line's score: so good is a line that is marked for another word of the question


def marks(hit: Hit, question: Question, document: Document, first: int, last: int) -> tuple[int, ...]:
    """The statements of a run that answer: about as good as its best, or the first to say another rare word of the question; all
    of a list whose headings say what is asked."""
    inside = range(max(first, hit.passage.first), min(last, hit.passage.last))
    scores = {i: hit.lines[i - hit.passage.first] for i in inside}
    best = max(scores.values())
    items = items_of(document, inside)
    if following := next_items(document, items, question):
        return following
    if asks_what_to_avoid(question.text) and (
        forbidden := [i for i in inside if warns(document, document.statements[i])]
    ):
        return tuple(forbidden)
    items = _for_when(question, document, items)
    if len(items) > 1 and (headed := _headed(question, document, items)):
        return (*_introducing(question, document, inside, items[0]), *headed)
    if below := introduced(question, document, items):
        return below
    marked = {i for i, s in scores.items() if s >= MARKED * best and not (last - first > 1 and opens(document, i))}
    marked |= {i for i in scores if question.kinds and _gives(document, i, question)}
    marked = marked or {max(scores, key=scores.__getitem__)}
    said = {w for i in marked for w in stems(words_of(document, i))}
    # What they all stand under tells none of them apart.
    said |= {w for i in items[:1] for w in stems(document.above(document.statements[i]))}
    left = question.words.keys() - said
    for i in sorted(scores, key=lambda i: -scores[i]):
        lines = lines_of(document, i)
        # A name alone is marked for its lines, unless some of them are already.
        tells = not opens(document, i) or (lines and marked.isdisjoint(lines))
        if (new := left & set(stems(words_of(document, i)))) and scores[i] >= NEW * best and tells:
            marked.add(i)
            left -= new
    marked = _of_the_drug(document, marked, question)
    return tuple(sorted(marked | _going_on(document, marked, last)))


def _holds(document: Document, i: int, kind: Kind, question: Question) -> bool:
    """Whether statement `i` holds an answer of a kind; of the harms of a drug also where it names that under such a heading:
    "Digoxin: arrhythmias"."""
    words = words_of(document, i)
    if kind == "harm" and holds_kind(" ".join(document.headings(document.statements[i])[-1:]), kind):
        return named_in(words, question.drug_names) if question.drug_names else holds_kind(words, kind)
    return holds_kind(words, kind)


def _of_the_drug(document: Document, marked: set[int], question: Question) -> set[int]:
    """The same without the items and rows that are of none of the names asked for, such as another drug's, where one is. What all
    of them stand under names none of them."""
    said = {i: set(stems(entry(document, i))) for i in marked if document.statements[i].kind != "sentence"}
    shared = set.intersection(*said.values()) if len(said) > 1 else set[str]()
    named = {i for i, words in said.items() if not (_asked_of(document, i, question) - shared).isdisjoint(words)}
    if not question.drugs and question.kinds and not any(_gives(document, i, question) for i in named):
        # What is asked of heads the doses, and is no drug: "triple therapy".
        return {i for i in marked if _gives(document, i, question)} or marked
    return marked - (said.keys() - named) if named else marked


def _gives(document: Document, i: int, question: Question) -> bool:
    return all(_holds(document, i, kind, question) for kind in question.kinds)


def _asked_of(document: Document, i: int, question: Question) -> frozenset[str]:
    """What the question names and neither the document nor the section of statement `i` is headed by: of several names in
    "aspirin in acute coronary syndrome" the drug."""
    headed = " ".join([document.stated_title, *document.headings(document.statements[i])])
    return (question.terms | question.called.forms).difference(stems(headed))


def _for_when(question: Question, document: Document, items: tuple[int, ...]) -> tuple[int, ...]:
    """The same items for a question for when something is done, without those under what introduces when it is not; and the other way
    round for a question for that."""
    if not asks_when(question.text):
        return items
    other = speaks_of_when if asks_when_not(question.text) else speaks_of_when_not
    leads = {i: document.lead_ins(document.statements[i]) for i in items}
    return tuple(i for i in items if not any(other(document.words(lead)) for lead in leads[i]))


def _headed(question: Question, document: Document, items: tuple[int, ...]) -> tuple[int, ...]:
    """The items of a list over which all of a question stands that asks for no kind of answer, and more of it than the title alone
    says: "contraindications to thrombolysis"; those of all lists where the headings say so, of the first where it takes what introduces
    it. () where nothing says it."""
    statement = document.statements[items[0]]
    told = question.telling
    title = set(stems(document.stated_title))
    headings = title.union(stems(" ".join(document.headings(statement))))
    if question.kinds or told <= title or not told <= headings.union(stems(document.introducing(statement))):
        return ()
    if told <= headings:
        return items
    return tuple(i for i in items if statement.lead_in in document.lead_ins(document.statements[i]))


def _introducing(question: Question, document: Document, inside: range, i: int) -> tuple[int, ...]:
    """The sentence `inside` that introduces the list of item `i`, where it says of what is asked what no heading does: "the 2019
    guidelines list it among these:"; () for none."""
    statement = document.statements[i]
    headed = stems(" ".join([document.stated_title, *document.headings(statement)]))
    said = question.telling.difference(headed)
    leads = [s for s in inside if statement.lead_in and document.statements[s].start == statement.lead_in.start]
    telling = (
        s for s in leads if len(words_of(document, s).split()) >= SAYS and said & set(stems(words_of(document, s)))
    )
    return tuple(s for s in telling if document.statements[s].kind == "sentence")


def introduced(question: Question, document: Document, items: tuple[int, ...]) -> tuple[int, ...]:
    """The items of a list below what introduces them as when something is done, for a question for that: "Indications for antivenom:"
    for "when do I give antivenom?", or as when it is not, for a question for that. () where nothing does, and for a question that asks for a kind of answer as well."""
    if question.kinds or not asks_when(question.text):
        return ()
    asked = question.telling.difference(stems(document.stated_title), stems("indication"))
    speaks = speaks_of_when_not if asks_when_not(question.text) else speaks_of_when
    for lead in dict.fromkeys(lead for i in items if (lead := document.statements[i].lead_in)):
        words = document.words(lead)
        below = tuple(i for i in items if document.statements[i].lead_in == lead)
        above = " ".join([words, *(h for i in below[:1] for h in document.headings(document.statements[i]))])
        if len(below) > 1 and asked and asked.issubset(stems(above)) and speaks(words):
            return below
    return ()


def _going_on(document: Document, marked: set[int], last: int) -> set[int]:
    """The lines before `last` that go on from a marked one: all of a name alone and all that stands under it, of a dose those that
    say for whom it is not, and what is done in the case that a line only tells: "If there is a rash"."""
    found = {
        line
        for i in marked
        if document.statements[i].kind != "row"
        for line in lines_of(document, i)
        if line < last and (opens(document, i) or forbids(document, line))
    }
    under = {line for i in marked if opens(document, i) for line in range(i + 1, last) if _is_under(document, line, i)}
    done = {i + 1 for i in marked if i + 1 < last and only_tells_case(document, i)}
    return found | under | done


def _is_under(document: Document, line: int, i: int) -> bool:
    lead = document.statements[line].lead_in
    return lead is not None and lead.start == document.statements[i].start
