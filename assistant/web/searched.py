"""What was searched for, as escaped HTML: in words, and in the last turn as a line that can be changed."""

import re
from html import escape

from assistant.types import Answer
from assistant.web.markup import say

DOT = " · "  # `followup`: before a part of the conversation that a question leans on
CONTINUED = re.compile(r"(.*\S) \[(.+)\]", re.DOTALL)  # a reading that goes on from a refused question


def reading(number: int, answer: Answer, *, last: bool) -> str:
    """What was searched for, in words where it differs from the question. In the last turn a button opens a box in which its one line
    can be changed, with what its signs mean where it has any."""
    read = answer.standalone
    said = "" if read == answer.question else _in_words(read)
    if not last:
        return f'<p class="reading">{said}</p>' if said else ""
    signs = read != answer.question and (DOT in read or bool(CONTINUED.fullmatch(read)))
    hint = f'<p class="hint" id="signs-{number}">{say("reading_signs")}</p>' if signs else ""
    described = f' aria-describedby="signs-{number}"' if signs else ""
    return (
        f'<form class="reading"><p class="read">{said} <button type="button" data-reword aria-expanded="false"'
        f' aria-controls="reword-{number}">{say("reword")}</button></p>'
        f'<div class="reword" id="reword-{number}" hidden><label for="reading-{number}">Searched for</label>'
        f'<textarea id="reading-{number}" rows="1" spellcheck="false"{described}>{escape(read)}</textarea>'
        f'<button type="submit">Search again</button>{hint}</div></form>'
    )


def _in_words(read: str) -> str:
    """A reading as a sentence: what is asked, and what it takes from the conversation."""
    own, *before = [part.strip() for part in read.split(DOT)]
    continued = CONTINUED.fullmatch(own)
    asked = continued[1] if continued else own
    goes_on = f" as part of <q>{escape(continued[2])}</q>" if continued else ""
    taken = " and ".join(f"<q>{escape(part)}</q>" for part in before)
    return f"Searched for <q>{escape(asked)}</q>{goes_on}" + (f", with {taken} from before" if taken else "")
