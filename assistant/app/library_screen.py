"""The library on the page: what it is drawn of, and its events, wired to `assistant.web.shelf`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.app.elements import AT_ONCE, IN_TURN, QUIET, SESSION, Redrawn, html
from assistant.app.uploads import checked
from assistant.web import catalogue
from assistant.web.shelf import Shelf
from index.types import Metadata

if TYPE_CHECKING:
    import gradio as gr
    from gradio.events import Dependency

# What runs in the browser when the element is first drawn. Gradio listens to the events that are named here.
ON_LIBRARY = """
guidelineLibrary.connect(watch, upload, {
  look: (data) => trigger('look', data),
  takeIn: (data) => trigger('take_in', data),
  remove: (data) => trigger('remove', data),
  correct: (data) => trigger('correct', data),
  choose: (data) => trigger('choose', data),
});
"""
ON_INTAKE = "guidelineLibrary.follow(watch);"
ON_SAID = "guidelineLibrary.hear(element, watch);"


class LibraryScreen(NamedTuple):
    """What its events read and fill. `said` is what was done, or why not; `refused` why a correction was not taken."""

    refused: "gr.Textbox"
    said: "gr.HTML"
    intake: "gr.HTML"
    cancel: "gr.Button"
    documents: "gr.HTML"


def draw() -> LibraryScreen:
    """The table of documents, and what is on its way into it."""
    import gradio as gr

    refused = gr.Textbox(visible=False)
    with gr.Column(elem_id="library"):
        html(catalogue.head(), "library-head")
        said = html(None, "said", js_on_load=ON_SAID)
        intake = html(None, "intake", js_on_load=ON_INTAKE)
        cancel = gr.Button("Cancel", elem_id="cancel", size="sm")
        documents = html(None, "documents", js_on_load=ON_LIBRARY)
        html(catalogue.dialogs(), "dialogs")
    return LibraryScreen(refused, said, intake, cancel, documents)


def connect(shelf: Shelf, screen: LibraryScreen, chat: Redrawn, blocks: "gr.Blocks", session: "gr.Textbox") -> None:
    """How documents come, are corrected, are left out and go, each time with what of the chat they change."""
    _on_look(shelf, screen)
    taken = _on_taken_in(shelf, screen)
    _redraw_after(taken, chat, session)
    removed = _on_removed(shelf, screen)
    corrected = _on_corrected(shelf, screen)
    for changed in (removed, corrected):
        _redraw_after(changed, chat, session)
    removed.then(None, js="() => guidelineLibrary.idle()")
    corrected.then(None, screen.refused, js="(refused) => guidelineLibrary.corrected(refused)")
    _redraw_after(_on_chosen(shelf, screen), chat, session)
    screen.cancel.click(shelf.cancel, **AT_ONCE)
    _on_arrival(shelf, screen, chat, blocks, session)


def _redraw_after(changed: "Dependency", chat: Redrawn, session: "gr.Textbox") -> None:
    # "once", which Gradio means where nothing is said, would leave out what was changed while the last one is drawn.
    changed.then(chat.redraw, session, chat.elements, js=SESSION, trigger_mode="multiple", **IN_TURN)


def _on_look(shelf: Shelf, screen: LibraryScreen) -> None:
    """The library is opened."""
    import gradio as gr

    def look(event: gr.EventData) -> tuple[str, str]:
        return shelf.show(event.session), ""

    screen.documents.look(look, None, [screen.documents, screen.said], **QUIET)


def _on_taken_in(shelf: Shelf, screen: LibraryScreen) -> "Dependency":
    """Files are given, which the browser has sent."""
    import gradio as gr

    def take_in(event: gr.EventData) -> Iterator[tuple[str, Any, str]]:
        files = [(f["name"], checked(f["path"])) for f in event.files]
        for intake, table, said in shelf.add(event.session, files):
            yield intake, table or gr.skip(), said

    filled = [screen.intake, screen.documents, screen.said]
    taken: Dependency = screen.documents.take_in(take_in, None, filled, **AT_ONCE)
    taken.failure(None, js="() => guidelineLibrary.sendingOver()")
    return taken


def _on_removed(shelf: Shelf, screen: LibraryScreen) -> "Dependency":
    """A document is removed."""
    import gradio as gr

    def remove(event: gr.EventData) -> tuple[str, str]:
        return shelf.remove(event.session, event.document)

    filled = [screen.documents, screen.said]
    removed: Dependency = screen.documents.remove(remove, None, filled, trigger_mode="multiple", **QUIET)
    return removed


def _on_corrected(shelf: Shelf, screen: LibraryScreen) -> "Dependency":
    """What a document states about itself is corrected."""
    import gradio as gr

    def correct(event: gr.EventData) -> tuple[str, str, str]:
        said = {field: getattr(event, field) for field, _ in catalogue.FIELDS}
        return shelf.correct(event.session, event.document, Metadata(**said))

    filled = [screen.documents, screen.said, screen.refused]
    corrected: Dependency = screen.documents.correct(correct, None, filled, trigger_mode="multiple", **QUIET)
    return corrected


def _on_chosen(shelf: Shelf, screen: LibraryScreen) -> "Dependency":
    """Documents are left out of what is asked, or asked again."""
    import gradio as gr

    def choose(event: gr.EventData) -> None:
        shelf.choose(event.session, event.left_out, event.choice)

    # "always_last" would send the first of two quick choices twice, and the second never.
    chosen: Dependency = screen.documents.choose(choose, None, None, trigger_mode="multiple", **QUIET)
    return chosen


def _on_arrival(shelf: Shelf, screen: LibraryScreen, chat: Redrawn, blocks: "gr.Blocks", session: "gr.Textbox") -> None:
    """A tab is opened, which shows what is being added until that is over, and then what it changed."""
    import gradio as gr

    unchanged = (gr.skip(),) * len(chat.elements)

    def follow(session: str) -> Iterator[tuple[Any, ...]]:
        yield (gr.skip(), gr.skip(), *unchanged)  # an event that yields nothing empties what it could have filled
        for intake, table in shelf.follow(session):
            yield (intake, table, *chat.redraw(session)) if table else (intake, gr.skip(), *unchanged)

    filled = [screen.intake, screen.documents, *chat.elements]
    blocks.load(follow, session, filled, js=SESSION, **AT_ONCE)
