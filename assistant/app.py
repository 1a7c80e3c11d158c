"""The browser page: Gradio's events, wired to what they do. It searches nothing and knows no source."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import prompts
from assistant import catalogue, frame, page, shelf
from assistant.conversations import Conversations
from assistant.page import Page
from assistant.shelf import Shelf
from index.types import Metadata

if TYPE_CHECKING:
    import gradio as gr

STATIC = Path(__file__).parent / "static"
PARTS = ("page", "article", "library")  # each has a style and a script
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
EVERY = ("0.0.0.0", "[::]")  # addresses: reached by names that only the network knows
STRAY = 3600  # seconds after which a file that was sent and never added is deleted
SESSION = "() => guidelinePage.session()"
READER = "() => [guidelinePage.session(), guidelinePage.reader()]"
QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
# One after the other, so that none draws the conversation as it was before another changed it.
IN_TURN: dict[str, Any] = {**QUIET, "concurrency_id": "conversation", "concurrency_limit": 1}
AT_ONCE: dict[str, Any] = {**QUIET, "concurrency_limit": None}
FONT = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "sans-serif")

# What runs in the browser when a part is first drawn. Gradio listens to the events that are named here.
ON_CHAT = """
guidelinePage.connect(element, watch, server, {
  ask: (data) => trigger('ask', data),
  again: (data) => trigger('again', data),
});
"""
ON_LIBRARY = """
guidelineLibrary.connect(watch, upload, {
  look: (data) => trigger('look', data),
  takeIn: (data) => trigger('take_in', data),
  remove: (data) => trigger('remove', data),
  correct: (data) => trigger('correct', data),
  choose: (data) => trigger('choose', data),
});
"""
ON_WRITING = "guidelinePage.follow(element, watch);"
ON_INTAKE = "guidelineLibrary.follow(watch);"
ON_SAID = "guidelineLibrary.hear(element, watch);"

# A quotation mark in the accent colour, so that the tab carries no other product's sign.
ICON = (
    '<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns=%27http://www.w3.org/2000/svg%27 viewBox=%270 0 32 32%27%3E'
    "%3Crect width=%2732%27 height=%2732%27 rx=%278%27 fill=%27%230a5a6e%27/%3E"
    '%3Cpath d=%27M8 22l3-12h4l-2 12zm9 0l3-12h4l-2 12z%27 fill=%27white%27/%3E%3C/svg%3E">'
)


class Assistant(page.Assistant, shelf.Keeper, Protocol):
    """What the page needs to know of an assistant."""


def build(assistant: Assistant) -> "gr.Blocks":
    """The page, not yet served."""
    import gradio as gr

    held = Conversations()
    chat, library = Page(assistant, held), Shelf(assistant, held)
    blocks: gr.Blocks
    with gr.Blocks(
        title="Guideline Assistant", analytics_enabled=False, fill_width=True, delete_cache=(STRAY, STRAY)
    ) as blocks:
        session = gr.Textbox(visible=False)
        with gr.Row(elem_id="top"):
            _html(frame.header(), "head")
            export = gr.Button("Export", elem_id="export", size="sm")
            clear = gr.Button("Clear", elem_id="clear", size="sm")
            gr.Button("Library", elem_id="view", size="sm")
        drawn = _chat(chat)
        renew = _chat_events(chat, drawn, blocks, session, clear)
        _library(library, blocks, session, renew, [drawn.conversation, drawn.scope])
        _html(frame.panel(), "source")
        export.click(None, js="() => guidelinePage.export()")
    return blocks


class _Chat(NamedTuple):
    """What of the chat its events read and fill."""

    conversation: "gr.HTML"
    writing: "gr.HTML"
    problem: "gr.HTML"
    scope: "gr.HTML"
    question: "gr.Textbox"
    ask: "gr.Button"


def _chat(page: Page) -> _Chat:
    """The conversation and the question box."""
    import gradio as gr

    with gr.Column(elem_id="chat"):
        conversation = _html(None, "conversation", js_on_load=ON_CHAT, server_functions=_served(page))
        writing = _html(None, "writing", js_on_load=ON_WRITING)
        _html(frame.notices(), "notices")
        with gr.Column(elem_id="composer"):
            problem = _html(None, "problem")
            scope = _html(None, "scope")
            with gr.Row(elem_id="ask-row"):
                question = gr.Textbox(
                    label="Question", elem_id="question", lines=1, max_lines=6, autofocus=True, scale=1
                )
                ask = gr.Button("Ask", elem_id="ask", variant="primary")
            _html(frame.privacy(page.where), "privacy")
    return _Chat(conversation, writing, problem, scope, question, ask)


def _chat_events(
    page: Page, chat: _Chat, blocks: "gr.Blocks", session: "gr.Textbox", clear: "gr.Button"
) -> Callable[[str], tuple[Any, str]]:
    """How questions are asked and answered. Returns what gives the conversation and its scope in another library."""
    import gradio as gr

    def ask_typed(session: str, text: str) -> Iterator[tuple[str, str, Any]]:
        for conversation, problem in page.ask(session, text):
            yield conversation, problem, text if problem else gr.skip()

    def ask_chosen(event: gr.EventData) -> Iterator[tuple[str, str]]:
        yield from page.ask(event.session, event.text)

    def ask_again(event: gr.EventData) -> Iterator[tuple[str, str]]:
        yield from page.again(event.session, event.text)

    def arrive(session: str) -> tuple[str, str]:
        return page.arrive(session), page.scope(session)

    def renew(session: str) -> tuple[Any, str]:
        return gr.skip() if page.begun(session) else page.show(session), page.scope(session)

    def write(session: str, reader: str) -> Iterator[tuple[Any, Any]]:
        yield from drawn(page.write(session, reader, edited=False))

    def write_again(session: str, reader: str) -> Iterator[tuple[Any, Any]]:
        yield from drawn(page.write(session, reader, edited=True))

    def drawn(steps: Iterator[tuple[str, str]]) -> Iterator[tuple[Any, Any]]:
        yield gr.skip(), ""
        for conversation, written in steps:
            yield conversation or gr.skip(), written
        yield gr.skip(), gr.skip()  # Gradio repeats the last value at the end, when another turn may stand

    sent = gr.Textbox(visible=False)
    question, answered = chat.question, [chat.conversation, chat.problem]
    sending = gr.on(
        [question.submit, chat.ask.click],
        None,
        question,
        [session, sent, question],
        js="(text) => guidelinePage.send(text)",
    )
    typed = sending.then(ask_typed, [session, sent], [*answered, question], trigger_mode="once", **IN_TURN)
    chosen = chat.conversation.ask(ask_chosen, None, answered, trigger_mode="once", **IN_TURN)
    edited = chat.conversation.again(ask_again, None, answered, trigger_mode="once", **IN_TURN)
    for event, writes in ((typed, write), (chosen, write), (edited, write_again)):
        event.then(None, js="() => guidelinePage.end()")
        event.then(
            writes, [session, sent], [chat.conversation, chat.writing], js=READER, trigger_mode="multiple", **AT_ONCE
        )
        event.failure(None, js="() => guidelinePage.end()")
    clear.click(page.clear, session, answered, js=SESSION, **IN_TURN).then(None, js="() => guidelinePage.cleared()")
    blocks.load(arrive, session, [chat.conversation, chat.scope], js=SESSION, **IN_TURN)
    return renew


def _served(page: Page) -> list[Callable[[dict[str, Any]], str]]:
    """What the script of the page calls by name, beside the events."""

    def open_article(place: dict[str, Any]) -> str:
        return page.open_article(place["session"], place["quote"])

    def open_document(place: dict[str, Any]) -> str:
        return page.open_document(place["document"])

    def picture(place: dict[str, Any]) -> str:
        return page.picture(place["session"], place["quote"], place["document"], int(place["page"]))

    def regions(place: dict[str, Any]) -> str:
        return page.regions(place["session"], place["quote"], int(place["page"]))

    def stop(place: dict[str, Any]) -> str:
        return page.stop(place["session"])

    def take_away(place: dict[str, Any]) -> str:
        return page.take_away(place["session"])

    return [open_article, open_document, picture, regions, stop, take_away]


def _library(
    shelf: Shelf,
    blocks: "gr.Blocks",
    session: "gr.Textbox",
    renew: Callable[[str], tuple[Any, str]],
    shown: "list[gr.HTML]",
) -> None:
    """The documents, and how they come and go. `renew` gives what is `shown` of the chat in another library."""
    import gradio as gr

    def look(event: gr.EventData) -> tuple[str, str]:
        return shelf.show(event.session), ""

    def take_in(event: gr.EventData) -> Iterator[tuple[str, Any, str]]:
        files = [(f["name"], _uploaded(f["path"])) for f in event.files]
        for intake, table, said in shelf.add(event.session, files):
            yield intake, table or gr.skip(), said

    def follow(session: str) -> Iterator[tuple[Any, ...]]:
        yield (gr.skip(),) * 4  # an event that yields nothing empties what it could have filled
        for intake, table in shelf.follow(session):
            yield (intake, table, *renew(session)) if table else (intake, *(gr.skip(),) * 3)

    def refresh(event: Any) -> None:
        # "once", which Gradio means where nothing is said, would leave out what was changed while the last one is drawn.
        event.then(renew, session, shown, js=SESSION, trigger_mode="multiple", **IN_TURN)

    def remove(event: gr.EventData) -> tuple[str, str]:
        return shelf.remove(event.session, event.document)

    def correct(event: gr.EventData) -> tuple[str, str]:
        said = {field: getattr(event, field) for field, _ in catalogue.FIELDS}
        return shelf.correct(event.session, event.document, Metadata(**said))

    def choose(event: gr.EventData) -> None:
        shelf.choose(event.session, event.left_out, event.choice)

    with gr.Column(elem_id="library"):
        _html(catalogue.head(), "library-head")
        said = _html(None, "said", js_on_load=ON_SAID)
        intake = _html(None, "intake", js_on_load=ON_INTAKE)
        cancel = gr.Button("Cancel", elem_id="cancel", size="sm")
        documents = _html(None, "documents", js_on_load=ON_LIBRARY)
        _html(catalogue.dialogs(), "dialogs")

    documents.look(look, None, [documents, said], **QUIET)
    taken = documents.take_in(take_in, None, [intake, documents, said], **AT_ONCE)
    taken.failure(None, js="() => guidelineLibrary.sendingOver()")
    refresh(taken)
    for event, change in ((documents.remove, remove), (documents.correct, correct)):
        changed = event(change, None, [documents, said], trigger_mode="multiple", **QUIET)
        refresh(changed)
        changed.then(None, js="() => guidelineLibrary.idle()")
    # "always_last" would send the first of two quick choices twice, and the second never.
    refresh(documents.choose(choose, None, None, trigger_mode="multiple", **QUIET))
    cancel.click(shelf.cancel, **AT_ONCE)
    blocks.load(follow, session, [intake, documents, *shown], js=SESSION, **AT_ONCE)


def _html(value: str | None, name: str, **more: Any) -> "gr.HTML":
    """A part of the page whose markup is the product's own."""
    import gradio as gr

    return gr.HTML(value, elem_id=name, apply_default_css=False, **{"js_on_load": None, **more})


def _uploaded(path: str) -> Path:
    """A file that a browser has sent, and no other file of this machine. Raises PermissionError."""
    from gradio.utils import get_upload_folder

    real = Path(path).resolve()
    if not real.is_relative_to(Path(get_upload_folder()).resolve()):
        raise PermissionError(f"{path} was not uploaded")
    return real


def serve(assistant: Assistant, *, host: str, port: int) -> None:
    """Serve the page until interrupted. Raises OSError, with the remedy, where the address cannot be had."""
    blocks = launch(assistant, host=host, port=port)
    print(prompts.render("page_address", address=str(blocks.local_url)))
    blocks.block_thread()


def launch(assistant: Assistant, *, host: str, port: int) -> "gr.Blocks":
    """Serve the page from a thread of its own; `close()` of what is given back ends it.

    Raises OSError, with the remedy, where the address cannot be had.
    """
    import gradio as gr
    from starlette.middleware import Middleware
    from starlette.middleware.trustedhost import TrustedHostMiddleware

    # Another site could point its own name at this machine and so pass for the page.
    named = f"[{host.strip('[]')}]" if ":" in host else host
    allowed = ["*"] if named in EVERY else [named, *LOOPBACK]
    styles = "".join(f"<style>{(STATIC / f'{part}.css').read_text(encoding='utf-8')}</style>" for part in PARTS)
    scripts = "".join(f"<script>{(STATIC / f'{part}.js').read_text(encoding='utf-8')}</script>" for part in PARTS)
    blocks = build(assistant)
    try:
        blocks.launch(
            server_name=named,
            server_port=port,
            theme=gr.themes.Base(font=FONT, font_mono="monospace"),
            head=f"{ICON}{styles}{scripts}",
            footer_links=[],
            run_history=False,
            share=False,
            enable_monitoring=False,
            inbrowser=False,
            ssr_mode=False,
            quiet=True,
            prevent_thread_lock=True,
            app_kwargs={"middleware": [Middleware(TrustedHostMiddleware, allowed_hosts=allowed, www_redirect=False)]},
        )
    except OSError:
        raise OSError(prompts.render("page_port_taken", host=host, port=str(port))) from None
    return blocks
