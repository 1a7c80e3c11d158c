"""A conversation as escaped HTML. Plain functions over values: nothing here searches, stores or knows the browser.

What a reader of another kind is told in addition (short forms, cautions) is always in the page and shown by the style
sheet, so that the choice of reader cannot reach a quote.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

from assistant.types import Answer, Quote, Sentence, Turn
from assistant.web.export import answer_text, quote_text, written_text
from assistant.web.markup import Chips, ask_button, byline, quote_body, say
from assistant.web.searched import reading
from assistant.writing.written import reason

LONG_QUESTION = 240  # characters
KEY = re.compile(r"(\d{1,6})-(w?)(\d{1,6})")


def conversation(turns: Sequence[Turn], today: date, held: Mapping[str, str] | None = None) -> str:
    """Every turn in order; the last can be read otherwise and has suggestions. `held`: what the library holds now (`markup.stale`);
    None where that is not known."""
    shown = "".join(_turn(i, turn, today, held, last=i == len(turns) - 1) for i, turn in enumerate(turns))
    return f'<div class="turns">{shown}</div>'


def find(turns: Sequence[Turn], key: str) -> Quote | None:
    """The quote that a `data-quote` of the page names ("0-2", "0-w1" for a warning); None where there is none."""
    found = KEY.fullmatch(key)
    if not found or int(found[1]) >= len(turns):
        return None
    answer = turns[int(found[1])].answer
    quotes = answer.warnings if found[2] else answer.quotes
    return quotes[int(found[3])] if int(found[3]) < len(quotes) else None


def short_forms(answer: Answer) -> tuple[tuple[str, str], ...]:
    """Abbreviations that the quoted documents define and that occur in what is shown of them, as (short, long)."""
    shown = "\n".join(
        part for q in answer.shown for part in (*q.section, *(q.document.words(lead) for lead in q.lead_ins), q.text)
    )
    defined = dict(pair for document in answer.documents for pair in document.abbreviations)
    used = {s: m.start() for s in defined if (m := re.search(rf"(?<!\w){re.escape(s)}(?!\w)", shown))}
    return tuple((s, defined[s]) for s in sorted(used, key=used.__getitem__))


def _turn(number: int, turn: Turn, today: date, held: Mapping[str, str] | None, *, last: bool) -> str:
    answer = turn.answer
    several = len(answer.documents) > 1

    def shown(quote: Quote, key: str, name: str) -> str:
        return _quote(quote, key, name, quote_text(quote, today, turn.question), several=several)

    quotes = "".join(shown(q, f"{number}-{i}", f"quote {i + 1}") for i, q in enumerate(answer.quotes))
    warnings = "".join(shown(q, f"{number}-w{i}", f"warning {i + 1}") for i, q in enumerate(answer.warnings))
    return "".join(
        (
            f'<article class="turn {answer.outcome}" data-said="{_announcement(answer)}">',
            _asked(turn.question),
            reading(number, answer, last=last),
            _caution(answer, "patient"),
            written(answer, number, today),
            _said(answer),
            _around(
                f'<div class="bylines"><h3 class="unseen">{say("bylines")}</h3>',
                "".join(byline(d, today, held) for d in answer.documents),
                "</div>",
            ),
            _around('<ol class="quotes" role="list">', quotes, "</ol>"),
            _around(
                f'<section class="warnings"><h3>{say("warnings")}</h3><ul role="list">', warnings, "</ul></section>"
            ),
            _for_others(answer),
            _copy_all(answer, today),
            _suggestions(answer) if last else "",
            "</article>",
        )
    )


def written(answer: Answer, number: int, today: date) -> str:
    """What a language model wrote, above the quotes of turn `number`; "" without one. An unsupported sentence is struck.

    The button to stop it stands first, where no new sentence moves it away.
    """
    w = answer.written
    if w is None:
        return ""
    sentences = "".join(_sentence(s, number, len(answer.quotes)) for s in w.sentences)
    stop = "" if w.done else f'<p class="writes">{say("writing")} <button type="button" data-stop>Stop</button></p>'
    return (
        f'<section class="written" data-turn="{number}" aria-busy="{str(not w.done).lower()}">'
        + stop
        + _around(f'<h3>{say("written", model=w.model)}</h3><div class="sentences">', sentences, "</div>")
        + _around('<p class="note-line">', escape(w.note), "</p>")
        + (_copy("Copy with its quotes", written_text(answer, today)) if w.done else "")
        + "</section>"
    )


def _sentence(sentence: Sentence, number: int, quotes: int) -> str:
    if sentence.failures:
        return (
            f'<p class="struck"><s>{escape(sentence.text)}</s> <span class="why">{escape(reason(sentence))}</span></p>'
        )
    keys = ((n, f"{number}-{n - 1}" if n <= quotes else f"{number}-w{n - 1 - quotes}") for n in sentence.cited)
    cited = "".join(
        f'<button type="button" class="cites" data-to="{key}">{say("cited", number=str(n))}</button>' for n, key in keys
    )
    return f"<p>{escape(sentence.text)} {cited}</p>"


def _asked(question: str) -> str:
    """The question as the head of its turn; of a long one the style sheet shows a few lines, and a button the rest."""
    if len(question) <= LONG_QUESTION:
        return f'<h2 class="asked" tabindex="-1">{escape(question)}</h2>'
    return (
        f'<h2 class="asked long" tabindex="-1">{escape(question)}</h2><p class="tools">'
        '<button type="button" data-whole aria-expanded="false">Whole question</button></p>'
    )


def _around(before: str, inner: str, after: str) -> str:
    """The three joined; "" where there is nothing inside."""
    return f"{before}{inner}{after}" if inner else ""


def _said(answer: Answer) -> str:
    """The product's own words on the answer: a heading where it falls short, and its message."""
    heading = _around("<h3>", _verdict(answer), "</h3>")
    lines = "".join(f"<p>{escape(line)}</p>" for line in answer.message.splitlines() if line.strip())
    return _around('<div class="message">', f"{heading}{lines}", "</div>")


def _verdict(answer: Answer) -> str:
    """How far the answer falls short, as a heading; "" where it does not, or where nothing was searched for."""
    return "" if answer.outcome == "answered" or not answer.retrieved else say(answer.outcome)


def _quote(quote: Quote, key: str, name: str, copied: str, *, several: bool) -> str:
    """A quote with its section, what introduces its list, its reference notes and its buttons, of which one takes away what is
    `copied`. Its `name`, as "quote 2", is read out where many look alike: in its heading, and behind the words of its buttons."""
    chips = Chips(f"q{key}", name)
    document = quote.document
    leads = [(lead, document.markers(lead)) for lead in quote.lead_ins]
    heading = quote.section[-1] if quote.section else ""
    above = [
        (lead, markers)
        for lead, markers in leads
        if lead != quote.heads and not _says_the_same(heading, document.text[slice(*lead)])
    ]
    numbers = dict.fromkeys([*(n for _, markers in leads for m in markers for n in m.numbers), *quote.references])
    label = quote.label if len(quote.statements) == 1 else None
    return "".join(
        (
            '<li class="quote">',
            _where(quote, key, name, several=several),
            *(f'<p class="lead-in">{chips.words(document.text, *lead)}</p>' for lead in above),
            '<div class="words">',
            _around('<span class="label">', escape(label or ""), "</span>"),
            f'<blockquote id="quote-{key}" tabindex="0" aria-labelledby="where-{key} quote-{key}"',
            f' aria-describedby="quote-hint" data-quote="{key}" data-place="{escape(_identity(quote))}">',
            f"{quote_body(quote, chips)}</blockquote></div>",
            f'<div class="notes" aria-live="polite">{chips.notes(document, numbers)}</div>',
            f'<p class="tools"><button type="button" data-open="{key}">Show in article{_of(name)}</button>',
            f'<button type="button" data-copy="{escape(copied)}">Copy with citation{_of(name)}</button></p>',
            "</li>",
        )
    )


def _identity(quote: Quote) -> str:
    """What tells a quote from any other that comes under the same key: its document, the edition of that, and its place."""
    return f"{quote.document.name} {quote.document.sha256[:12]} {quote.start}-{quote.end}"


def _where(quote: Quote, key: str, name: str, *, several: bool) -> str:
    """The heading of a quote: its name, which is not seen, and where it stands. A warning stands under a heading of its own."""
    level = 4 if name.startswith("warning") else 3
    place = escape(" › ".join(_place(quote, several=several)))
    said = escape(name.capitalize())
    named = f'<span class="unseen">{said}: </span>{place}' if place else f'<span class="unseen">{said}</span>'
    return f'<h{level} class="where" id="where-{key}">{named}</h{level}>'


def _of(name: str) -> str:
    """What a button is of, behind its words; read out, not seen."""
    return f'<span class="unseen">, {escape(name)}</span>'


def _place(quote: Quote, *, several: bool) -> list[str]:
    """Section and page of a quote, after its document where several are quoted; its title once at most."""
    path, name = list(quote.section), quote.document.title
    if path and _says_the_same(path[0], name) and (several or len(path) > 1):
        path = path[1:]
    return [*([name] if several else []), *path, *([f"page {quote.page}"] if quote.page else [])]


def _says_the_same(heading: str, title: str) -> bool:
    """Whether a heading is the title, or it with a short form in brackets: "Ketoacidosis (DKA) in adults"."""
    said, named = (re.findall(r"\w+", re.sub(r"\([^()]{1,12}\)", "", text.lower())) for text in (heading, title))
    return said == named


def _caution(answer: Answer, reader: str) -> str:
    """What a reader of another kind is to know of the quotes; "" where there are none. Shown to that kind alone."""
    said = say("caution_patient" if reader == "patient" else "caution_student")
    return f'<p class="caution" data-for="{reader}">{said}</p>' if answer.documents else ""


def _for_others(answer: Answer) -> str:
    """For readers who are not clinicians: the short forms spelled out and, for students, a caution. Hidden from clinicians."""
    if not answer.documents:
        return ""
    forms = "".join(f"<li><b>{escape(short)}</b>: {escape(long)}</li>" for short, long in short_forms(answer))
    return (
        '<div class="for-others">'
        + _around(f'<h3>{say("abbreviations")}</h3><ul role="list">', forms, "</ul>")
        + f"{_caution(answer, 'student')}</div>"
    )


def _copy_all(answer: Answer, today: date) -> str:
    if len(answer.quotes) + len(answer.warnings) < 2:
        return ""
    return _copy("Copy all with citations", answer_text(answer, today))


def _copy(label: str, text: str) -> str:
    """A button that copies a text; "" where there is none."""
    return text and f'<p class="tools"><button type="button" data-copy="{escape(text)}">{label}</button></p>'


def _suggestions(answer: Answer) -> str:
    asked = "".join(map(ask_button, answer.suggestions))
    return _around('<section class="examples"><h3>Ask next</h3><ul role="list">', asked, "</ul></section>")


def _announcement(answer: Answer) -> str:
    """What a screen reader hears when the answer arrives."""
    if answer.outcome != "answered":
        return " ".join(filter(None, [_around("", _verdict(answer), "."), escape(answer.message)]))
    quotes = f"{len(answer.quotes)} quote{'' if len(answer.quotes) == 1 else 's'}"
    return say("announce", quotes=quotes, query=answer.standalone)
