"""The browser page: Gradio, drawn and served. The one place that imports it; `page` and `shelf` say what its events do."""

import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import prompts
from assistant.app import chat_screen, library_screen
from assistant.app.elements import html
from assistant.web import frame, page, shelf, sources
from assistant.web.conversations import Conversations
from assistant.web.page import Page
from assistant.web.shelf import Shelf
from assistant.web.sources import Sources
from index.work import MAX_BYTES

if TYPE_CHECKING:
    import gradio as gr

STATIC = Path(__file__).parents[1] / "web" / "static"
ASSETS = ("page", "article", "library")  # each has a style and a script
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
EVERY = ("0.0.0.0", "[::]")  # addresses: reached by names that only the network knows
STRAY = 3600  # seconds after which a file that was sent and never added is deleted
FONT = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "sans-serif")

# A quotation mark in the accent colour, so that the tab carries no other product's sign.
ICON = (
    '<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns=%27http://www.w3.org/2000/svg%27 viewBox=%270 0 32 32%27%3E'
    "%3Crect width=%2732%27 height=%2732%27 rx=%278%27 fill=%27%230a5a6e%27/%3E"
    '%3Cpath d=%27M8 22l3-12h4l-2 12zm9 0l3-12h4l-2 12z%27 fill=%27white%27/%3E%3C/svg%3E">'
)


class Assistant(page.Answerer, sources.Holder, shelf.Keeper, Protocol):
    """What the page needs to know of an assistant."""


def build(assistant: Assistant) -> "gr.Blocks":
    """The page, not yet served: its frame, and the two screens in it, of which the script shows one."""
    import gradio as gr

    held = Conversations()
    chat, library = Page(assistant, held), Shelf(assistant, held)
    blocks: gr.Blocks
    with gr.Blocks(
        title="Guideline Assistant", analytics_enabled=False, fill_width=True, delete_cache=(STRAY, STRAY)
    ) as blocks:
        session = gr.Textbox(visible=False)
        with gr.Row(elem_id="top"):
            html(frame.header(), "head")
            export = gr.Button("Export", elem_id="export", size="sm")
            gr.Button("Clear", elem_id="clear", size="sm")
            gr.Button("Library", elem_id="view", size="sm")
        conversation = chat_screen.draw(chat, Sources(assistant, held))
        chat_screen.connect(chat, conversation, blocks, session)
        documents = library_screen.draw()
        library_screen.connect(library, documents, chat_screen.redrawn(chat, conversation), blocks, session)
        html(frame.panel() + frame.clearing(), "source")
        export.click(None, js="() => guidelinePage.export()")
        blocks.load(None, js="() => guidelineLibrary.resume()")
    return blocks


def serve(assistant: Assistant, *, host: str, port: int) -> None:
    """Serve the page until interrupted. Raises OSError, with the remedy, where the address cannot be had."""
    _check_address(host.strip("[]"), port)
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
    blocks = build(assistant)
    try:
        blocks.launch(
            server_name=named,
            server_port=port,
            theme=gr.themes.Base(font=FONT, font_mono="monospace"),
            head=_head(),
            footer_links=[],
            run_history=False,
            share=False,
            enable_monitoring=False,
            inbrowser=False,
            ssr_mode=False,
            quiet=True,
            max_file_size=MAX_BYTES,
            prevent_thread_lock=True,
            app_kwargs={"middleware": [Middleware(TrustedHostMiddleware, allowed_hosts=allowed, www_redirect=False)]},
        )
    except OSError:
        raise OSError(prompts.render("page_port_taken", host=host, port=str(port))) from None
    return blocks


def _check_address(host: str, port: int) -> None:
    """Raises OSError, with the remedy, where a host is unknown or nothing can listen there. The server would find out too, and
    say so in words of its own."""
    try:
        places = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise OSError(prompts.render("page_host_unknown", host=host)) from None
    if not any(_is_free(*place) for place in places):
        raise OSError(prompts.render("page_port_taken", host=host, port=str(port)))


def _is_free(family: int, kind: int, protocol: int, _: str, address: Any) -> bool:
    try:
        with socket.socket(family, kind, protocol) as probe:
            if os.name == "posix":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # one that was just closed is free
            probe.bind(address)
    except OSError:
        return False
    return True


def _head() -> str:
    """What stands in the page's head: its icon, its styles and its scripts."""
    styles = "".join(f"<style>{(STATIC / f'{name}.css').read_text(encoding='utf-8')}</style>" for name in ASSETS)
    scripts = "".join(f"<script>{(STATIC / f'{name}.js').read_text(encoding='utf-8')}</script>" for name in ASSETS)
    return f"{ICON}{styles}{scripts}"
