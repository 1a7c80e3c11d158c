"""The chat on the page: what it is drawn of, and its events, wired to `assistant.web.page` and `assistant.web.sources`."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.app.elements import AT_ONCE, IN_TURN, SESSION, Redrawn, html
from assistant.web import frame
from assistant.web.page import Page
from assistant.web.sources import Sources

if TYPE_CHECKING:
    import gradio as gr
    from gradio.events import Dependency

# What runs in the browser when the element is first drawn. Gradio listens to the events that are named here.
ON_CHAT = """
guidelinePage.connect(element, watch, server, {
  ask: (data) => trigger('ask', data),
  again: (data) => trigger('again', data),
  forget: (data) => trigger('forget', data),
});
"""
ON_WRITING = "guidelinePage.follow(element, watch);"
READER = "() => [guidelinePage.session(), guidelinePage.reader()]"


class ChatScreen(NamedTuple):
    """What its events read and fill. `sent` is the question as it was sent, while the box may hold the next one."""

    conversation: "gr.HTML"
    writing: "gr.HTML"
    problem: "gr.HTML"
    scope: "gr.HTML"
    question: "gr.Textbox"
    ask: "gr.Button"
    sent: "gr.Textbox"

    @property
    def answered(self) -> "list[gr.HTML]":
        """What an answer fills, or why there is none."""
        return [self.conversation, self.problem]


def draw(page: Page, sources: Sources) -> ChatScreen:
    """The conversation and the question box."""
    import gradio as gr

    with gr.Column(elem_id="chat"):
        conversation = html(None, "conversation", js_on_load=ON_CHAT, server_functions=_served(page, sources))
        writing = html(None, "writing", js_on_load=ON_WRITING)
        html(frame.notices(), "notices")
        with gr.Column(elem_id="composer"):
            problem = html(None, "problem")
            html(frame.lost(), "connection")
            scope = html(None, "scope")
            with gr.Row(elem_id="ask-row"):
                question = gr.Textbox(
                    label="Question", elem_id="question", lines=1, max_lines=6, autofocus=True, scale=1
                )
                ask = gr.Button("Ask", elem_id="ask", variant="primary")
            html(frame.to_answer(), "to-answer")
            html(frame.privacy(page.where), "privacy")
    return ChatScreen(conversation, writing, problem, scope, question, ask, sent=gr.Textbox(visible=False))


def connect(page: Page, screen: ChatScreen, blocks: "gr.Blocks", session: "gr.Textbox") -> None:
    """How questions are asked and answered, and a conversation is forgotten, or found again by a tab that is opened."""
    typed = _on_typed(page, screen, session)
    chosen = _on_chosen(page, screen)
    edited = _on_edited(page, screen)
    for asked in (typed, chosen, edited):
        _write_after(asked, page, screen, session, edited=asked is edited)
    _on_forgotten(page, screen)
    _on_arrival(page, screen, blocks, session)
    _on_departure(page, blocks)


def redrawn(page: Page, screen: ChatScreen) -> Redrawn:
    """The conversation and its scope, without a problem, in another library."""

    def redraw(session: str) -> tuple[Any, ...]:
        return page.show(session), page.scope(session), ""

    return Redrawn([screen.conversation, screen.scope, screen.problem], redraw)


def _on_typed(page: Page, screen: ChatScreen, session: "gr.Textbox") -> "Dependency":
    """The question in the box is sent, and stands there again where it was not answered."""
    import gradio as gr

    def ask(session: str, text: str, request: gr.Request) -> Iterator[tuple[str, str, Any]]:
        for conversation, problem in page.ask(session, text, _view(request)):
            yield conversation, problem, text if problem else gr.skip()

    question = screen.question
    sending = gr.on(
        [question.submit, screen.ask.click],
        None,
        question,
        [session, screen.sent, question],
        js="(text) => guidelinePage.send(text)",
    )
    filled = [*screen.answered, question]
    typed: Dependency = sending.then(ask, [session, screen.sent], filled, trigger_mode="once", **IN_TURN)
    return typed


def _on_chosen(page: Page, screen: ChatScreen) -> "Dependency":
    """A question that the page offers is clicked."""
    import gradio as gr

    def ask(event: gr.EventData, request: gr.Request) -> Iterator[tuple[str, str]]:
        yield from page.ask(event.session, event.text, _view(request))

    chosen: Dependency = screen.conversation.ask(ask, None, screen.answered, trigger_mode="once", **IN_TURN)
    return chosen


def _on_edited(page: Page, screen: ChatScreen) -> "Dependency":
    """The reading of the last question is edited."""
    import gradio as gr

    def again(event: gr.EventData, request: gr.Request) -> Iterator[tuple[str, str]]:
        yield from page.again(event.session, event.text, _view(request))

    edited: Dependency = screen.conversation.again(again, None, screen.answered, trigger_mode="once", **IN_TURN)
    return edited


def _write_after(asked: "Dependency", page: Page, screen: ChatScreen, session: "gr.Textbox", *, edited: bool) -> None:
    """Behind the quotes of an answer, the language model writes. `edited`: the user worded what was searched for."""
    import gradio as gr

    def write(session: str, reader: str, request: gr.Request) -> Iterator[tuple[Any, Any]]:
        yield gr.skip(), ""
        for conversation, written in page.write(session, reader, edited=edited, view=_view(request)):
            yield conversation or gr.skip(), written
        yield gr.skip(), gr.skip()  # Gradio repeats the last value at the end, when another turn may stand

    written = [screen.conversation, screen.writing]
    asked.then(None, js="() => guidelinePage.end()")
    asked.then(write, [session, screen.sent], written, js=READER, trigger_mode="multiple", **AT_ONCE)
    asked.failure(None, js="() => guidelinePage.end()")


def _on_forgotten(page: Page, screen: ChatScreen) -> None:
    """The conversation is cleared."""
    import gradio as gr

    def forget(event: gr.EventData) -> tuple[str, str]:
        return page.clear(event.session)

    cleared = screen.conversation.forget(forget, None, screen.answered, **IN_TURN)
    cleared.then(None, js="() => guidelinePage.cleared()")


def _on_arrival(page: Page, screen: ChatScreen, blocks: "gr.Blocks", session: "gr.Textbox") -> None:
    """A tab is opened, or opened again."""

    def arrive(session: str) -> tuple[str, str]:
        return page.arrive(session), page.scope(session)

    blocks.load(arrive, session, [screen.conversation, screen.scope], js=SESSION, **IN_TURN)


def _on_departure(page: Page, blocks: "gr.Blocks") -> None:
    """A tab is closed, or its connection lost. Gradio ends nothing that was begun for it."""
    import gradio as gr

    def leave(request: gr.Request) -> None:
        page.leave(_view(request))

    blocks.unload(leave)


def _view(request: "gr.Request") -> str:
    """The view of the page that an event comes from; "" for an event of a program, which has none."""
    return request.session_hash or ""


def _served(page: Page, sources: Sources) -> list[Callable[[dict[str, Any]], str]]:
    """What the script of the page calls by name, beside the events."""

    def open_article(place: dict[str, Any]) -> str:
        return sources.open_article(place["session"], place["quote"])

    def open_document(place: dict[str, Any]) -> str:
        return sources.open_document(place["document"])

    def picture(place: dict[str, Any]) -> str:
        return sources.picture(place["session"], place["quote"], place["document"], int(place["page"]))

    def regions(place: dict[str, Any]) -> str:
        return sources.regions(place["session"], place["quote"], int(place["page"]))

    def stop(place: dict[str, Any]) -> str:
        return page.stop(place["session"], int(place["turn"]))

    def take_away(place: dict[str, Any]) -> str:
        return page.take_away(place["session"])

    return [open_article, open_document, picture, regions, stop, take_away]
