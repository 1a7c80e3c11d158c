"""What a language model sends → plain sentences. What is checked is what is shown: nothing that turns letters round, strikes
them or hides them is left, no markup, and nothing of what a model thinks aloud."""

import re
import time
import unicodedata
from collections.abc import Generator, Sequence
from contextlib import closing

import prompts
from assistant.errors import TooLong
from assistant.types import ChatModel
from assistant.writing.cites import behind, behind_each
from index.read.layout import SUPERSCRIPT
from index.sentences import sentences

LONGEST_SENT = 100_000  # characters of a reply, with what the model thinks aloud
# "<think> … </think>", also while it has no end yet, and where a server has left the beginning out.
_THOUGHTS = re.compile(r"\A.*?</think(?:ing)?>|<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL | re.IGNORECASE)
_ESCAPED = re.compile(r"\\([][()*_#$ ])")
_POWER = re.compile(r"\^\{?([+-]?\d{1,2})\}?")
_FORMULA = re.compile(r"\$([^$\n]{1,80})\$")
_EMPHASIS = re.compile(r"\*{2,}|`+|(?<!\w)__|__(?!\w)|(?<!\w)\*(?=\w)|(?<=[\w.])\*(?!\w)")
_MARK = re.compile(r"\A(?:[-*•]+\s+|[+>]+\s+(?!\d)|\d{1,2}[.)]\s+)+")  # of an item; not the sign of "> 20 kg"
# A line that says nothing: a heading, the rule of a table, "Here is the answer:".
_EMPTY = re.compile(
    r"#{1,6}\s.*|[|:\s-]+|quotes:|(?:here(?:'s| is| are)|based on|according to|in summary|summary|answer)\b[^.]{0,80}:",
    re.I,
)
# What claims nothing, and belongs to the manners of a model.
_CHATTER = re.compile(
    r"(?:sure|certainly|of course|absolutely|okay|ok|great|(?:great|good) question|thank you|thanks|you(?:'|’)re welcome)(?: thing)?[!.,:]*"
    r"|here(?:'s|’s| is| are)\b[^.!?\d]{0,80}:|here(?:'s|’s| is| are) (?:the|a|my|your) (?:short |brief )?(?:answer|summary|response)[!.]"
    r"|(?:the|my) (?:short |final )?answer(?: is)?:|let me know\b[^.!?\d]{0,80}[.!]|(?:i )?hope (?:this|that|it) helps[.!]|feel free to ask\b[^.!?\d]{0,60}[.!]",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?][\"'”’)\]]*\s*(?:\[[^\]]*\]\s*)*$")


def heard(model: ChatModel, system: str, user: str, *, longest: int, patience: float) -> Generator[str, None, None]:
    """The plain text of a reply, with every piece that comes: as far as it has come. Closing it ends the request.

    Raises TooLong after a text of more than `longest` characters, or after `patience` seconds; and ModelError.
    """
    sent, ends = "", time.monotonic() + patience
    with closing(model.stream(system, user)) as pieces:
        for piece in pieces:
            sent += piece
            text = plain(sent)
            is_over = len(text) > longest or len(sent) > LONGEST_SENT or time.monotonic() > ends
            yield text
            if is_over:
                raise TooLong(prompts.render("written_long"))


def plain(sent: str) -> str:
    """The text of a reply, or of its beginning, line by line; "" where it says nothing yet."""
    text = sent.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = _THOUGHTS.sub("", text)
    text = "".join(c for c in text if c in "\n\t" or not _is_hidden(c))
    text = _FORMULA.sub(r"\1", _EMPHASIS.sub("", _ESCAPED.sub(r"\1", text)))
    text = _POWER.sub(lambda m: m[1].translate(SUPERSCRIPT), text)
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(_MARK.sub("", line) for line in lines if line and not _EMPTY.fullmatch(line))


def _is_hidden(char: str) -> bool:
    """True for what is not printed but changes what is: controls of direction, joiners, tags, strokes over a letter."""
    return unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn") or unicodedata.combining(char) == 1


def said(text: str) -> list[str]:
    """The sentences of a plain text, each once, in order, with the numbers of their quotes behind them; what claims nothing left out."""
    return _claims(_parted(text))


def whole(text: str) -> list[str]:
    """Those of which more text cannot change anything: the last may be unfinished, or its numbers may follow."""
    return _claims(_parted(text)[:-1])


def _parted(text: str) -> list[str]:
    lines = map(behind_each, text.splitlines())
    return [line[start:end] for line in lines for start, end in sentences(line, 0, len(line))]


def _claims(parts: Sequence[str]) -> list[str]:
    found = (behind(s) for s in parts if any(c.isalpha() for c in s) and not _CHATTER.fullmatch(s))
    return list(dict.fromkeys(found))


def has_ended(text: str) -> bool:
    """Whether the last sentence is whole, although no more came: it has its full stop."""
    return bool(_ENDED.search(text))
