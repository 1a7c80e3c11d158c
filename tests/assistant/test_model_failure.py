"""How a model's failure reads: in plain words, and without a word of what the error says."""

import pytest

import prompts
from assistant.model_failure import failure, status

SECRET = "sk-never-shown"


class HTTPError(Exception):
    def __init__(self, status_code: object) -> None:
        super().__init__(SECRET)
        self.status_code = status_code


def _kind(name: str) -> Exception:
    """An error of a client that is not installed here, by its name."""
    made: Exception = type(name, (Exception,), {})(SECRET)
    return made


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (HTTPError(401), prompts.render("model_denied", model="m")),
        (_kind("LocalProtocolError"), prompts.render("model_denied", model="m")),
        (HTTPError(429), prompts.render("model_busy", model="m")),
        (HTTPError(529), prompts.render("model_busy", model="m")),
        (HTTPError(404), prompts.render("model_elsewhere", model="m")),
        (HTTPError(500), prompts.render("model_failed", model="m", problem="HTTP 500")),
        (_kind("ReadTimeout"), prompts.render("model_slow", model="m", seconds="90")),
        (_kind("RemoteProtocolError"), prompts.render("model_cut", model="m")),
        (_kind("ConnectError"), prompts.render("model_down", model="m")),
        (_kind("ResponseError"), prompts.render("model_failed", model="m", problem="it gave no status")),
        (ValueError(SECRET), prompts.render("model_garbled", model="m")),
        (UnicodeDecodeError("utf-8", b"", 0, 1, SECRET), prompts.render("model_garbled", model="m")),
    ],
)
def test_each_kind_has_its_line(error: Exception, said: str) -> None:
    assert failure("m", error, seconds=90.0) == said
    assert SECRET not in said


def test_a_cause_tells_it_too_and_a_ring_of_causes_ends() -> None:
    outer, inner = ValueError(), HTTPError(503)
    outer.__cause__, inner.__cause__ = inner, outer
    assert status(outer) == 503


def test_a_number_that_is_no_status_is_none() -> None:
    assert status(HTTPError(-1)) == 0
