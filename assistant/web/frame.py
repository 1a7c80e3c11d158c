"""What stands on the page around the conversation, as escaped HTML."""

from collections.abc import Sequence
from datetime import date
from html import escape

from assistant.web.markup import ask_button, byline, say
from index.types import Document

LISTED = 8  # documents named on the empty page
READERS = (("clinician", "Clinician"), ("patient", "Patient or carer"), ("student", "Student"))


def header() -> str:
    """The product's name, the choice of reader, and what the script says aloud."""
    options = "".join(f'<option value="{key}">{label}</option>' for key, label in READERS)
    return (
        f"{_skip('answer', say('skip_answer'))}{_skip('question', say('skip_question'))}"
        '<div class="brand"><h1>Guideline Assistant</h1></div>'
        f'<label class="reader"><span class="unseen">{say("reader_choice")}</span>'
        f'<select id="reader"><option value="">I am …</option>{options}</select></label>'
        '<p id="announcer" class="unseen" role="status" aria-live="polite"></p>'
        f'<p id="quote-hint" hidden>{say("quote_hint")}</p>'
        f'<p id="working-words" hidden>{say("working")}</p><p id="copied-words" hidden>{say("copied")}</p>'
        f'<p id="written-words" hidden>{say("written_done")}</p>'
        f'<p id="page-words" hidden>{say("printed_number", page="{page}", pages="{pages}")}</p>'
        '<p id="library-word" hidden>Library</p><p id="chat-word" hidden>Chat</p>'
    )


def to_answer() -> str:
    """The way from the question box back to the newest answer, which whoever uses the keyboard sees when it has the focus."""
    return _skip("answer", say("skip_answer"))


def _skip(to: str, words: str) -> str:
    return f'<button type="button" class="skip" data-skip="{to}">{words}</button>'


def empty(documents: Sequence[Document], examples: Sequence[str], today: date) -> str:
    """The page before the first question: who asks, what can be asked, what is in the library."""
    choices = "".join(f'<button type="button" data-reader="{key}">{label}</button>' for key, label in READERS)
    asked = "".join(map(ask_button, examples))
    held = "".join(f"<li>{byline(document, today)}</li>" for document in documents[:LISTED])
    more = say("more_documents", count=str(len(documents) - LISTED))
    rest = f'<button type="button" data-view="library">{more}</button>' if len(documents) > LISTED else ""
    return (
        f'<div class="turns"><div class="empty"><p class="intro">{say("intro")}</p>'
        f'<section class="reader-card"><h2>{say("reader")}</h2>'
        f'<div class="choices">{choices}</div><p class="hint">{say("reader_hint")}</p></section>'
        + (f'<section class="examples"><h2>Try</h2><ul role="list">{asked}</ul></section>' if asked else "")
        + '<section class="library"><h2>In the library</h2>'
        + (f'<ul role="list">{held}</ul>{rest}' if held else f"<p>{say('empty_library')}</p>")
        + "</section></div></div>"
    )


def broken(message: str) -> str:
    """The page where the library cannot be read, with one line on why."""
    return f'<div class="turns"><div class="empty">{problem(message)}</div></div>'


def notices() -> str:
    """What the page is for and what it is not."""
    return f'<footer class="notices"><p>{say("educational")}</p><p>{say("disclaimer")}</p></footer>'


def privacy(where: str) -> str:
    """What not to type, and where text goes if it goes anywhere, beside the question box."""
    said = f'<p class="privacy" id="where">{escape(where)}</p>' if where else ""
    return f'<p class="privacy">{say("privacy")}</p>{said}'


def lost() -> str:
    """What the script shows where the server does not answer any more."""
    return f'<p id="lost" role="alert" hidden>{say("lost")}</p>'


def scope(asked: int, documents: int) -> str:
    """That only some documents are asked, as the way to choose others."""
    said = say("scope", asked=str(asked), documents=str(documents))
    return f'<button type="button" class="scope" data-view="library">{said}</button>'


def panel() -> str:
    """Where the script puts an article; closed until a quote is opened."""
    return (
        '<aside id="article" aria-label="Article" hidden><button type="button" id="close-article">Close</button>'
        '<div id="article-body"></div></aside>'
    )


def clearing() -> str:
    """The question before a conversation is forgotten."""
    return (
        '<dialog id="forget" aria-labelledby="forget-head"><form method="dialog">'
        f'<h2 id="forget-head">Clear this conversation?</h2><p class="hint">{say("clear_hint")}</p>'
        '<p class="buttons"><button type="submit">Clear</button>'
        '<button type="button" data-dismiss autofocus>Keep it</button></p></form></dialog>'
    )


def done(message: str) -> str:
    """One line on what was done."""
    return f'<p class="done">{escape(message)}</p>'


def problem(message: str) -> str:
    """One line on why there is no answer; "" where nothing was wrong."""
    return f'<p class="problem" role="alert">{escape(message)}</p>' if message else ""
