"""The browser page: Gradio's events, wired to rendering. It searches nothing and knows no source."""

import logging
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import prompts
from assistant import frame, render
from assistant.article import article
from assistant.conversations import Conversations
from assistant.errors import AssistantError
from assistant.export import markdown
from assistant.types import Answer, Turn
from index.errors import IndexingError
from index.types import Document, Span

if TYPE_CHECKING:
    import gradio as gr

LOG = logging.getLogger(__name__)
STATIC = Path(__file__).parent / "static"
FONT = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "sans-serif")

# What runs in the browser when the conversation is first drawn. Gradio listens to the events that are named here.
ON_LOAD = """
guidelinePage.connect(element, watch, server, {
  ask: (data) => trigger('ask', data),
  again: (data) => trigger('again', data),
});
"""


# A quotation mark in the accent colour, so that the tab carries no other product's sign.
ICON = (
    '<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns=%27http://www.w3.org/2000/svg%27 viewBox=%270 0 32 32%27%3E'
    "%3Crect width=%2732%27 height=%2732%27 rx=%278%27 fill=%27%230a5a6e%27/%3E"
    '%3Cpath d=%27M8 22l3-12h4l-2 12zm9 0l3-12h4l-2 12z%27 fill=%27white%27/%3E%3C/svg%3E">'
)


class Assistant(Protocol):
    """What the page needs to know of an assistant."""

    def ask(self, question: str, history: Sequence[Turn] = (), *, standalone: str | None = None) -> Answer: ...

    def documents(self) -> tuple[Document, ...]: ...

    def examples(self) -> tuple[str, ...]: ...


class Page:
    """What each event of the page does: values of the browser in, HTML out. `session` is the random key of a tab."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._held = Conversations()

    def show(self, session: str) -> str:
        """The conversation of a tab, or the page before the first question."""
        if turns := self._held.of(session):
            return render.conversation(turns, date.today())
        return frame.empty(self._assistant.documents(), self._assistant.examples(), date.today())

    def ask(self, session: str, question: str) -> tuple[str, str]:
        """(conversation, problem): the question answered, or one line on why it was not."""
        return self._answer(session, self._held.of(session), question, None)

    def again(self, session: str, standalone: str) -> tuple[str, str]:
        """(conversation, problem): the last question, searched for as the reader worded it, in place of its turn."""
        turns = self._held.of(session)
        if not turns:
            return self.show(session), ""
        return self._answer(session, turns[:-1], turns[-1].question, standalone)

    def _answer(self, session: str, before: Sequence[Turn], question: str, standalone: str | None) -> tuple[str, str]:
        try:
            answer = self._assistant.ask(question, before, standalone=standalone)
        except (AssistantError, IndexingError) as error:
            return self.show(session), frame.problem(str(error))
        except Exception:
            LOG.exception("no answer")
            return self.show(session), frame.problem(prompts.render("page_unforeseen"))
        kept = self._held.keep(session, (*before, Turn(question, answer)))
        return render.conversation(kept, date.today()), ""

    def clear(self, session: str) -> tuple[str, str]:
        """(the page before the first question, no problem)."""
        self._held.clear(session)
        return self.show(session), ""

    def open_article(self, session: str, key: str) -> str:
        """The document of a quote with the quote highlighted; "" where the conversation holds no such quote."""
        quote = render.find(self._held.of(session), key)
        return article(quote.document, Span(quote.start, quote.end), date.today()) if quote else ""

    def take_away(self, session: str) -> str:
        """The conversation as Markdown; "" for an empty one."""
        turns = self._held.of(session)
        return markdown(turns, date.today()) if turns else ""


def build(assistant: Assistant) -> "gr.Blocks":
    """The page, not yet served."""
    import gradio as gr

    page = Page(assistant)
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}

    def ask_typed(session: str, text: str) -> tuple[str, str, Any]:
        conversation, problem = page.ask(session, text)
        return conversation, problem, text if problem else gr.skip()

    def ask_chosen(event: gr.EventData) -> tuple[str, str]:
        return page.ask(event.session, event.text)

    def ask_again(event: gr.EventData) -> tuple[str, str]:
        return page.again(event.session, event.text)

    def open_article(place: dict[str, str]) -> str:
        return page.open_article(place["session"], place["quote"])

    def take_away(place: dict[str, str]) -> str:
        return page.take_away(place["session"])

    blocks: gr.Blocks
    with gr.Blocks(title="Guideline Assistant", analytics_enabled=False, fill_width=True) as blocks:
        session, sent = gr.Textbox(visible=False), gr.Textbox(visible=False)
        with gr.Row(elem_id="top"):
            gr.HTML(frame.header(), elem_id="head", apply_default_css=False, js_on_load=None)
            export = gr.Button("Export", elem_id="export", size="sm")
            clear = gr.Button("Clear", elem_id="clear", size="sm")
        with gr.Column(elem_id="chat"):
            conversation = gr.HTML(
                elem_id="conversation",
                apply_default_css=False,
                js_on_load=ON_LOAD,
                server_functions=[open_article, take_away],
            )
            gr.HTML(frame.notices(), elem_id="notices", apply_default_css=False, js_on_load=None)
            with gr.Column(elem_id="composer"):
                problem = gr.HTML(elem_id="problem", apply_default_css=False, js_on_load=None)
                with gr.Row(elem_id="ask-row"):
                    question = gr.Textbox(
                        label="Question", elem_id="question", lines=1, max_lines=6, autofocus=True, scale=1
                    )
                    ask = gr.Button("Ask", elem_id="ask", variant="primary")
                gr.HTML(frame.privacy(), elem_id="privacy", apply_default_css=False, js_on_load=None)
        gr.HTML(frame.panel(), elem_id="source", apply_default_css=False, js_on_load=None)

        answered = [conversation, problem]
        sending = gr.on(
            [question.submit, ask.click],
            None,
            question,
            [session, sent, question],
            js="(text) => guidelinePage.send(text)",
        )
        typed = sending.then(ask_typed, [session, sent], [*answered, question], trigger_mode="once", **quiet)
        chosen = conversation.ask(ask_chosen, None, answered, trigger_mode="once", **quiet)
        edited = conversation.again(ask_again, None, answered, trigger_mode="once", **quiet)
        for event in (typed, chosen, edited):
            event.then(None, js="() => guidelinePage.end()")
            event.failure(None, js="() => guidelinePage.end()")
        clear.click(page.clear, session, answered, js="() => guidelinePage.session()", **quiet).then(
            None, js="() => guidelinePage.cleared()"
        )
        export.click(None, js="() => guidelinePage.export()")
        blocks.load(page.show, session, conversation, js="() => guidelinePage.session()", **quiet)
    return blocks


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

    style = (STATIC / "page.css").read_text(encoding="utf-8")
    script = (STATIC / "page.js").read_text(encoding="utf-8")
    blocks = build(assistant)
    try:
        blocks.launch(
            server_name=host,
            server_port=port,
            theme=gr.themes.Base(font=FONT, font_mono="monospace"),
            head=f"{ICON}<style>{style}</style><script>{script}</script>",
            footer_links=[],
            run_history=False,
            share=False,
            enable_monitoring=False,
            inbrowser=False,
            ssr_mode=False,
            quiet=True,
            prevent_thread_lock=True,
        )
    except OSError:
        raise OSError(prompts.render("page_port_taken", host=host, port=str(port))) from None
    return blocks
