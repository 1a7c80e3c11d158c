"""Which reader reads which file: the suffix says the format, and the first bytes must agree."""

import codecs
import re
from pathlib import Path

from index.errors import BadFile
from index.read import sandbox
from index.read.markdown import read_markdown
from index.read.sandbox import Kind
from index.read.text import read_text
from index.types import Layout

TEXT = frozenset({".txt"})
MARKDOWN = frozenset({".md", ".markdown"})
APART: dict[str, Kind] = {".pdf": "PDF", ".docx": "DOCX", ".html": "HTML", ".htm": "HTML", ".xhtml": "HTML"}
SUFFIXES = TEXT | MARKDOWN | APART.keys()
_PDF = re.compile(rb"\A[\s\S]{0,1020}?%PDF-")
_HTML = re.compile(
    rb"(?i)\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:(?><!--[\s\S]{0,2000}?-->)\s*)*+<(?:!doctype\s+html|html|head|body)\b"
)
_WIDEST = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)  # the first begins as UTF-16 does
_WIDE = (*_WIDEST, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def layout(content: bytes, name: str) -> Layout:
    """The layout of a file's bytes. Untrusted formats are parsed in a process of their own. Raises BadFile."""
    suffix = Path(name).suffix.lower()
    found = _kind(content)
    reader = APART.get(suffix)
    wanted = reader or "text"
    if found == "an old Word file":
        raise BadFile(name, "it is an old Word file or encrypted; save it as DOCX without a password")
    if found and found != wanted:
        raise BadFile(name, f"it is {found}, not {wanted}; give it the suffix {_suffix(found)}")
    if wanted in ("PDF", "DOCX") and not found:
        raise BadFile(name, f"it is not a {wanted}; get the file again, or give its real suffix")
    if reader:
        if wanted == "HTML" and b"\0" in content[:4096] and not content.startswith(_WIDE):
            raise BadFile(name, "it is not HTML; get the file again, or give its real suffix")
        return sandbox.layout(reader, content, name)
    text = decoded(content, name)
    return read_text(text) if suffix in TEXT else read_markdown(text)


def _kind(content: bytes) -> str | None:
    if _PDF.match(content):
        return "PDF"
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "DOCX"
    if content.startswith(_OLD_WORD):
        return "an old Word file"
    return "HTML" if _HTML.match(content) else None


def _suffix(kind: str) -> str:
    return next(s for s, k in APART.items() if k == kind)


def decoded(content: bytes, name: str) -> str:
    """The text of the bytes, its line ends as newlines. Raises BadFile where it is no text."""
    if content.startswith(_WIDE):
        encoding = "utf-32" if content.startswith(_WIDEST) else "utf-16"
        try:
            return content.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError as e:
            announced = f"it is not the {encoding.upper()} that its first bytes announce; save it as UTF-8"
            raise BadFile(name, announced) from e
    if b"\0" in content[:4096]:
        raise BadFile(name, "it is not text; convert it, or give its real suffix")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
    raise BadFile(name, "its characters are neither UTF-8 nor Windows-1252; save it as UTF-8")
