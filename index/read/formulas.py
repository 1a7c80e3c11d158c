"""A formula as a line of text: MathML of web pages, and Office Math of DOCX, which say the same by other names."""

import re
from typing import Any

from index.read.layout import SUPERSCRIPT

_FOR_PROGRAMS = frozenset({"annotation", "annotation-xml"})  # the same formula once more


def formula(element: Any) -> str:
    """What a formula prints, from left to right: powers raised ("10⁹") or behind a "^", fractions with a "/", roots behind a
    "√"; "" for what prints nothing."""
    name = _name(element)
    inner = [e for e in element if isinstance(e.tag, str) and _name(e) not in _FOR_PROGRAMS]
    texts = [formula(e) for e in inner]
    said = {_name(e): text for e, text in zip(inner, texts, strict=True)}
    if name in ("msup", "msubsup") and len(inner) > 1:
        return "".join(texts[:-1]) + _raised(texts[-1])
    if name in ("sSup", "sSubSup"):
        return said.get("e", "") + said.get("sub", "") + _raised(said.get("sup", ""))
    if name == "mfrac" and len(inner) == 2:
        return "/".join(map(_grouped, texts))
    if name == "f":
        return f"{_grouped(said.get('num', ''))}/{_grouped(said.get('den', ''))}"
    if name in ("msqrt", "mroot", "rad"):
        return f"√{_grouped(said['e'] if 'e' in said else ''.join(texts))}"
    return "".join(texts) if inner else re.sub(r"\s+", " ", element.text or "")


def _name(element: Any) -> str:
    """The tag without its name space."""
    return str(element.tag).rpartition("}")[2]


def _raised(power: str) -> str:
    return power.translate(SUPERSCRIPT) if re.fullmatch(r"[\d+−–-]+", power) else f"^{_grouped(power)}"


def _grouped(text: str) -> str:
    return text if re.fullmatch(r"[\w.,% ]*|\(.*\)", text) else f"({text})"
