"""What both screens are made of: a piece of the product's own HTML as Gradio shows it, and how events run."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import gradio as gr

SESSION = "() => guidelinePage.session()"  # JavaScript: the random key of the tab
QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
# One after the other, so that none draws the conversation as it was before another changed it.
IN_TURN: dict[str, Any] = {**QUIET, "concurrency_id": "conversation", "concurrency_limit": 1}
AT_ONCE: dict[str, Any] = {**QUIET, "concurrency_limit": None}


class Redrawn(NamedTuple):
    """What of the chat is drawn again where the library has changed, and what gives each its value for a session."""

    elements: "list[gr.HTML]"
    redraw: Callable[[str], tuple[Any, ...]]


def html(value: str | None, name: str, **more: Any) -> "gr.HTML":
    """A piece of the page. `name` is its id there."""
    import gradio as gr

    return gr.HTML(value, elem_id=name, apply_default_css=False, **{"js_on_load": None, **more})
