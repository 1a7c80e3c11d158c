"""What the product says of a language model and of what it wrote."""

import prompts
from assistant.types import ChatModel, Sentence


def reason(sentence: Sentence) -> str:
    """Why the quotes do not support a sentence, in words: each thing that they have otherwise, once. "" where they do."""
    told = {f.what: f.kind for f in reversed(sentence.failures)}  # the first kind of each
    return "; ".join(_because(told.pop(f.what), f.what) for f in sentence.failures if f.what in told)


def _because(kind: str, what: str) -> str:
    if kind == "comparison" and not any(map(str.isdigit, what)):  # a word such as "after", and no amount
        return prompts.render("check_order", what=what)
    return prompts.render(f"check_{kind}", what=what)


def notice(model: ChatModel) -> str:
    """Whether text leaves this machine, and to whom: for the page to say before the first question."""
    if model.destination:
        return prompts.render("model_leaves", model=model.name, destination=model.destination)
    return prompts.render("model_stays", model=model.name)
