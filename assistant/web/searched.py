"""What was searched for, as escaped HTML: in words, and in the last turn as a line that can be changed."""

from html import escape

from assistant.asked.reading import Reading, continued, parse
from assistant.types import Answer
from assistant.web.markup import say


def reading(number: int, answer: Answer, *, last: bool) -> str:
    """What was searched for, in words where it differs from the question. In the last turn a button opens a box in which its one line
    can be changed, with what its signs mean where it has any."""
    read = answer.standalone
    parted = parse(read)
    said = "" if read == answer.question else _in_words(parted, answer.question)
    if not last:
        return f'<p class="reading">{said}</p>' if said else ""
    signs = read != answer.question and (parted.context or continued(parted.asked)[1])
    hint = f'<p class="hint" id="signs-{number}">{say("reading_signs")}</p>' if signs else ""
    described = f' aria-describedby="signs-{number}"' if signs else ""
    return (
        f'<form class="reading"><p class="read">{said} <button type="button" data-reword aria-expanded="false"'
        f' aria-controls="reword-{number}">{say("reword")}</button></p>'
        f'<div class="reword" id="reword-{number}" hidden><label for="reading-{number}">Searched for</label>'
        f'<textarea id="reading-{number}" rows="1" spellcheck="false"{described}>{escape(read)}</textarea>'
        f'<button type="submit">Search again</button>{hint}</div></form>'
    )


def _in_words(read: Reading, question: str) -> str:
    """A reading as a sentence: what is asked, unless that is the question as it stands above, and what it takes from the conversation."""
    asked, refused = continued(read.asked)
    goes_on = f" as part of <q>{escape(refused)}</q>" if refused else ""
    searched = "" if asked == question and read.context else f" for <q>{escape(asked)}</q>{goes_on}"
    names = [f"<q>{escape(part)}</q>" for part in read.context]
    taken = " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
    return f"Searched{searched}{',' if searched and taken else ''}" + (f" with {taken} from before" if taken else "")
