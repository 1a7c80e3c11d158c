"""The library as escaped HTML: its documents as a table, files on their way into it, what a new edition says otherwise."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from html import escape

from assistant.corrections import CORRECTABLE
from assistant.dates import age, next_review
from assistant.state import by_hand
from assistant.web.intake import Batch
from assistant.web.markup import say, status_class
from index.types import Document, Statement
from index.work import MAX_BYTES, Changes, FileOutcome, Step

FIELDS = tuple((field.key, field.label) for field in CORRECTABLE)
STAGES = {"reading": "Reading", "embedding": "Making searchable", "indexing": "Saving"}
CHANGES = {"added": "Added", "replaced": "New edition", "unchanged": "Already there", "refused": "Not added"}


def head() -> str:
    """The heading of the library, and where files are chosen or dropped."""
    return (
        f'<h2 tabindex="-1">Library</h2><p class="hint">{say("library_hint")}</p>'
        '<div class="drop"><label class="add" for="files">Add files</label>'
        f'<input id="files" class="unseen" type="file" multiple data-largest="{MAX_BYTES}"'
        f' data-too-large="{say("too_large", megabytes=str(MAX_BYTES // 1_000_000))}">'
        f'<span class="hint"><span class="by-mouse">{say("drop_hint")}</span> {say("drop_formats")}</span></div>'
        f'<p id="busy" role="alert" hidden>{say("adding_busy")}</p><div id="sending"></div>'
    )


def dialogs() -> str:
    """The form that corrects what is known of a document, and the question before one is removed."""
    fields = "".join(
        f'<p><label for="correct-{key}">{name}</label><input id="correct-{key}" name="{key}" type="text"></p>'
        for key, name in FIELDS
    )
    buttons = '<p class="buttons"><button type="submit">{}</button><button type="button" data-dismiss{}>{}</button></p>'
    return (
        '<dialog id="correct" aria-labelledby="correct-head"><form method="dialog">'
        f'<h2 id="correct-head">Correct details</h2><p class="of"></p>{fields}<p class="hint">{say("correct_hint")}</p>'
        '<div class="refused"></div>'
        f"{buttons.format('Save', '', 'Leave as it is')}</form></dialog>"
        '<dialog id="remove" aria-labelledby="remove-head"><form method="dialog">'
        f'<h2 id="remove-head">Remove this document?</h2><p class="of"></p><p class="hint">{say("remove_hint")}</p>'
        f"{buttons.format('Remove', ' autofocus', 'Keep it')}</form></dialog>"
    )


def table(documents: Sequence[Document], left_out: Collection[str], today: date) -> str:
    """A row for each document, with a box for whether it is asked."""
    if not documents:
        return f'<p class="hint">{say("shelf_empty")}</p>'
    every = "" if any(d.name in left_out for d in documents) else " checked"
    rows = "".join(_row(d, today, asked=d.name not in left_out) for d in documents)
    return (
        '<p class="find"><label for="find">Find a document</label><input id="find" type="search"></p>'
        f'<p class="hint" id="unfound" hidden>{say("unfound")}</p>'
        f'<table><caption class="unseen">Documents</caption><thead><tr>'
        f'<th scope="col"><label><input type="checkbox" id="ask-all"{every}><span>Ask all</span></label></th>'
        '<th scope="col">Document</th><th scope="col">Status</th><th scope="col">Last updated</th>'
        '<th scope="col" class="number">Pages</th><th scope="col" class="number">Statements</th>'
        f'<th scope="col"><span class="unseen">Change</span></th></tr></thead><tbody>{rows}</tbody></table>'
    )


def _row(document: Document, today: date, *, asked: bool) -> str:
    said, name = document.metadata, escape(document.title)
    old = age(said.updated, today)
    known = "".join(f' data-{key}="{escape(getattr(said, key) or "")}"' for key, _ in FIELDS)
    under = " · ".join(filter(None, [said.publisher, document.name if said.title else None]))
    status = " · ".join([said.status or "not stated", *filter(None, [by_hand(document, "status")])])
    dated = [said.updated or "not stated", old, next_review(document, today), by_hand(document, "updated", "review")]
    updated = " · ".join(filter(None, dated))
    return (
        f'<tr data-document="{escape(document.name)}"{known}>'
        f'<td class="asked-box"><input type="checkbox" aria-label="Ask {name}"{" checked" if asked else ""}></td>'
        f'<th scope="row"><button type="button" class="open" data-read>{name}</button>'
        f'<span class="under">{escape(under)}</span></th>'
        f'<td data-head="Status" class="{status_class(document, today)}">{escape(status)}</td>'
        f'<td data-head="Last updated">{escape(updated)}</td>'
        f'<td data-head="Pages" class="number">{document.pages or "–"}</td>'
        f'<td data-head="Statements" class="number">{len(document.statements)}</td>'
        f'<td class="change"><button type="button" data-correct aria-label="Correct {name}">Correct</button>'
        f'<button type="button" data-remove aria-label="Remove {name}">Remove</button></td></tr>'
    )


def intake(batch: Batch) -> str:
    """Files on their way: how far all are and how long it takes, then a line for each file."""
    step, done = batch.step, len(batch.outcomes)
    fraction = step.fraction if step else 0.0
    outcomes = batch.outcomes if batch.running else sorted(batch.outcomes, key=lambda o: o.change != "refused")
    lines = [_outcome(outcome) for outcome in outcomes]
    for i, name in enumerate(batch.names[done:]):
        now = step if batch.running and i == 0 and step and step.file == done else None
        lines.append(_waiting(name, now, running=batch.running))
    return (
        f'<section class="intake" aria-label="Files being added" data-said="{escape(_said(batch))}"'
        f"{' data-running' if batch.running else ''}>"
        f'<p class="all"><progress max="1" value="{fraction if batch.running else 1:.3f}" aria-label="All files"></progress>'
        f"<span>{escape(_far(batch))}</span></p>"
        + (f'<p class="problem" role="alert">{escape(batch.problem)}</p>' if batch.problem else "")
        + f'<ul role="list">{"".join(lines)}</ul></section>'
    )


def _far(batch: Batch) -> str:
    """ "File 2 of 5 · 40 % · about 20 seconds left"; what became of the batch once it is over."""
    done, files = len(batch.outcomes), len(batch.names)
    if not batch.running:
        return f"Stopped after {done} of {files}" if done < files else _done(batch)
    if batch.cancelled:
        return "Stopping after this step"
    place = f"File {min(done + 1, files)} of {files}"
    percent = f"{batch.step.fraction:.0%}" if batch.step else ""
    return " · ".join(filter(None, [place, percent, _left(batch.seconds_left)]))


def _done(batch: Batch) -> str:
    """ "5 of 5 done"; where some were not added, "3 added · 1 already there · 1 not added"."""
    became = Counter("added" if o.change == "replaced" else o.change for o in batch.outcomes)
    if not became["refused"]:
        return f"{len(batch.names)} of {len(batch.names)} done"
    said = [(became["added"], "added"), (became["unchanged"], "already there"), (became["refused"], "not added")]
    return " · ".join(f"{count} {change}" for count, change in said if count)


def _said(batch: Batch) -> str:
    """What a screen reader hears: not every step, every file."""
    if batch.outcomes:
        last = batch.outcomes[-1]
        return f"{last.name}: {CHANGES[last.change]}. {'' if batch.running else _far(batch)}".strip()
    return f"Adding {len(batch.names)} file{'' if len(batch.names) == 1 else 's'}"


def _left(seconds: float | None) -> str:
    """ "about 20 seconds left", no finer than it can be known; "" where it is not known."""
    if seconds is None:
        return ""
    if seconds < 90:
        near = max(1, round(seconds)) if seconds < 10 else round(seconds, -1)
        return f"about {near:.0f} second{'' if near == 1 else 's'} left"
    return f"about {seconds / 60:.0f} minutes left"


def _waiting(name: str, step: Step | None, *, running: bool) -> str:
    if step is None:
        return f'<li class="file"><b>{escape(name)}</b> <span>{"Waiting" if running else "Not added"}</span></li>'
    counted = f" {step.done} of {step.total} passages" if step.total else ""
    bar = (
        f'<progress max="{step.total}" value="{step.done}" aria-label="{escape(name)}"></progress>'
        if step.total
        else ""
    )
    return f'<li class="file now"><b>{escape(name)}</b> <span>{STAGES[step.stage]}{counted}</span>{bar}</li>'


def _outcome(outcome: FileOutcome) -> str:
    said = f"<p>{escape(outcome.message)}</p>" if outcome.message else ""
    shown = _edition(outcome.changes) if outcome.changes else ""
    return (
        f'<li class="file {outcome.change}"><b>{escape(outcome.name)}</b> <span>{CHANGES[outcome.change]}</span>'
        f"{said}{shown}</li>"
    )


def _edition(changes: Changes) -> str:
    """What a new edition adds, removes and words otherwise, in full; "" where the statements are the same."""
    old, new = changes.before.text, changes.after.text
    parts = (
        _list("Added", (f"<ins>{_words(new, s)}</ins>" for s in changes.added)),
        _list("Removed", (f"<del>{_words(old, s)}</del>" for s in changes.removed)),
        _list("Altered", (f"<del>{_words(old, a)}</del> <ins>{_words(new, b)}</ins>" for a, b in changes.altered)),
    )
    inner = "".join(parts)
    return f'<details class="edition"><summary>What changed</summary>{inner}</details>' if inner else ""


def _words(text: str, statement: Statement) -> str:
    return escape(text[statement.start : statement.end])


def _list(head: str, items: Iterable[str]) -> str:
    inner = "".join(f"<li>{item}</li>" for item in items)
    return f'<h3>{head}</h3><ul role="list">{inner}</ul>' if inner else ""
