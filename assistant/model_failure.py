"""How the failure of a language model reads, in one line: told from the kinds of the errors and from the HTTP status, never from their
texts, which may repeat a key or what was asked."""

import prompts

_BUSY = (429, 503, 529)
_REPORTED = ("APIError", "ResponseError", "StatusError")  # how the kinds end that tell what a server said went wrong


def chain(error: BaseException) -> list[BaseException]:
    """The error, and those that it was raised from or in the handling of."""
    found = [error]
    while (cause := found[-1].__cause__ or found[-1].__context__) and cause not in found:
        found.append(cause)
    return found


def status(error: BaseException) -> int:
    """The HTTP status among an error and its causes; 0 where there is none."""
    said = (getattr(e, "status_code", None) for e in chain(error))
    return next((s for s in said if isinstance(s, int) and s >= 100), 0)


def failure(model: str, error: BaseException, *, seconds: float) -> str:
    """The failure in one line. `seconds`: how long the model may be silent."""
    code = status(error)
    names = [type(e).__name__ for e in chain(error)]
    kinds = " ".join(names)
    if code in (401, 403) or "LocalProtocolError" in kinds:  # a key that is no header: it holds a line break
        return prompts.render("model_denied", model=model)
    if code in _BUSY:
        return prompts.render("model_busy", model=model)
    if code == 404 or 300 <= code < 400:
        return prompts.render("model_elsewhere", model=model)
    if code >= 400:
        return prompts.render("model_failed", model=model, problem=f"HTTP {code}")
    if "Timeout" in kinds:
        return prompts.render("model_slow", model=model, seconds=f"{seconds:g}")
    if "Protocol" in kinds or "ReadError" in kinds:
        return prompts.render("model_cut", model=model)
    if "Connect" in kinds:
        return prompts.render("model_down", model=model)
    if any(name.endswith(_REPORTED) for name in names):
        return prompts.render("model_failed", model=model, problem="it gave no status")
    return prompts.render("model_garbled", model=model)
