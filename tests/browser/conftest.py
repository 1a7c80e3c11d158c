"""The page in a real Chromium, over the seed article.

`seed_address` serves the whole product over the seed library. `address` serves a scripted assistant, over the real article
with real offsets, for states that a question cannot be trusted to bring about: uncertain, not found, errors.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from assistant.app import Assistant
from assistant.errors import AssistantError
from assistant.settings import Settings
from assistant.types import Answer, Quote, Turn
from assistant.types import Outcome as Found
from assistant.wiring import open_assistant
from index.embed import SentenceEncoder
from index.errors import UnknownDocument, Unreadable
from index.library import Library
from index.types import Document, Marker, Metadata, Reference, Section, Span, Statement
from index.work import FileOutcome, Progress
from tests.scripted import WithoutModel

expect.set_options(timeout=20_000)  # milliseconds; what is waited for comes at once, but machines are shared

SEED = Path(__file__).parents[2] / "seeds" / "plasma-exchange-in-secondary-hlh.txt"
HEADINGS = {
    "Primary Treatment Approach for Secondary HLH": 1,
    "First-Line Treatment": 2,
    "Second-Line Options (Before Considering PLEX)": 2,
    "When PLEX May Be Considered": 1,
    "Critical Context": 2,
    "Why PLEX Is Not Standard": 1,
    "Recommended Algorithm for Refractory Secondary HLH": 1,
    "Common Pitfalls": 1,
}
MARKER = re.compile(r" (\d(?:, \d)*)(?=[.:]|$|, [a-z])")
LINE = re.compile(r"^(?P<indent> *(?:• |(?P<label>\d+\.) )?)(?P<words>\S.*)$", re.MULTILINE)


def article(text: str | None = None, name: str = SEED.name, references: Sequence[Reference] = ()) -> Document:
    """The seed article, read by the shape of its lines: sections, list items, sentences, reference numbers."""
    text = SEED.read_text(encoding="utf-8") if text is None else text
    title = "Therapeutic Plasma Exchange (PLEX) in Secondary HLH"
    sections = [Section((), 0, text.index(title)), Section((title,), text.index(title), len(text))]
    statements: list[Statement] = []
    path: tuple[str, ...] = (title,)
    lead: Span | None = None
    for block, line in enumerate(LINE.finditer(text, text.index(title), text.index("Professional Medical"))):
        words = line["words"]
        if words == title:
            continue
        if words in HEADINGS:
            path = (*path[: HEADINGS[words]], words)
            sections.append(Section(path, line.start(), len(text)))
            lead = None
            continue
        item = bool(line["indent"].strip())
        pieces = [line.span("words")] if item else _sentences(text, *line.span("words"))
        for start, end in pieces:
            markers = tuple(
                Marker(m.start(), m.end(), tuple(m[1].split(", "))) for m in MARKER.finditer(text, start, end)
            )
            tail = text[markers[-1].end : end] if markers else "x"
            stop = markers[-1].start if markers and tail in ("", ".", ":") else end
            statements.append(
                Statement(
                    start,
                    stop,
                    "item" if item else "sentence",
                    block,
                    len(sections) - 1,
                    int(item),
                    line["label"],
                    None,
                    lead if item else None,
                    markers,
                )
            )
            if not item:
                lead = Span(start, stop) if text[:end].endswith(":") else None
    return Document(
        name=name,
        sha256="0" * 64,
        text=text,
        metadata=Metadata(
            title=title,
            question=text.split("\n", 1)[0],
            publisher="Dr.Oracle",
            status="content pending human review",
            updated="February 14, 2026",
        ),
        sections=tuple(sections),
        statements=tuple(statements),
        references=tuple(references),
        abbreviations=(("PLEX", "Therapeutic Plasma Exchange"), ("HLH", "hemophagocytic lymphohistiocytosis")),
    )


def _sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the sentences of a paragraph."""
    cuts = [start, *(m.end() for m in re.finditer(r"\. (?=[A-Z])", text[:end]) if m.start() > start), end]
    return [(a, b - (text[b - 1] == " ")) for a, b in pairwise(cuts)]


def quote(document: Document, fragment: str, to: str | None = None, marked: Sequence[str] = ()) -> Quote:
    """The statement that contains a fragment, or the run up to the one that contains `to`."""
    first = at(document, fragment)
    last = at(document, to) if to else first
    return Quote(document, first, last + 1, tuple(at(document, m) for m in marked) or tuple(range(first, last + 1)))


def at(document: Document, fragment: str) -> int:
    """Index of the statement that contains a fragment."""
    return next(i for i, s in enumerate(document.statements) if fragment in document.words(s))


class ScriptedAssistant(WithoutModel):
    """Answers from a script over the seed article; anything else is not found."""

    def __init__(self, document: Document | None = None) -> None:
        self.document = document or article()

    def documents(self) -> tuple[Document, ...]:
        return (self.document,)

    def examples(self) -> tuple[str, ...]:
        return ("when is PLEX indicated", "steps for refractory HLH", "what are common pitfalls?")

    def picture(self, document: Document, page: int) -> bytes:
        raise Unreadable("the article has no pages")

    def regions(self, document: Document, page: int, text: str) -> tuple[tuple[float, float, float, float], ...]:
        return ()

    def add(self, paths: Sequence[Path], progress: Progress) -> Iterator[FileOutcome]:
        yield from ()

    def remove(self, name: str) -> None:
        raise UnknownDocument(name)

    def correct(self, name: str, metadata: Metadata) -> None:
        raise UnknownDocument(name)

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        *,
        standalone: str | None = None,
        documents: Sequence[str] | None = None,
    ) -> Answer:
        if not question.strip():
            raise AssistantError("the question is empty; type one and ask again")
        if len(question) > 2000:
            raise AssistantError(f"the question has {len(question):,} characters; 2,000 are the most")
        read = standalone or question
        if question.startswith("and what regimen") and history and standalone is None:
            read = f"what regimen for {history[-1].question}"
        said = read.lower()
        outcome, quotes, warnings, missing, message = self._script(said)
        return Answer(
            question,
            read,
            outcome,
            quotes,
            warnings,
            missing,
            message,
            ("why isn't it standard?", "what about ruxolitinib?") if quotes else (),
        )

    def _script(self, said: str) -> tuple[Found, tuple[Quote, ...], tuple[Quote, ...], tuple[str, ...], str]:
        d = self.document
        no_first_line = quote(d, "Do not use PLEX as first-line")
        if "regimen" in said:
            return "answered", (quote(d, "no specific regimen"), quote(d, "last resort")), (), (), ""
        if "steps" in said or "biologics" in said:
            steps = quote(d, "Add etoposide", "last resort", marked=("Consider targeted biologics", "last resort"))
            return "answered", (steps, quote(d, "Consider targeted biologics")), (no_first_line,), (), ""
        if "plex" in said:
            best = quote(d, "Plasma exchange is only mentioned")
            pair = quote(d, "not a standard" if "not a standard" in d.text else "NOT a standard")
            return (
                "answered",
                (best, pair, quote(d, "Cytokine adsorption or plasma exchange")),
                (no_first_line,),
                (),
                "",
            )
        if "ferritin" in said:
            message = "No passage gives a level of ferritin."
            return "uncertain", (quote(d, "High-dose corticosteroids"),), (), ("ferritin", "remission"), message
        message = "The library does not cover this: “warfarin” and “INR” occur nowhere in it."
        return "not_found", (), (), ("warfarin", "INR"), message


@pytest.fixture(scope="session")
def source() -> str:
    """The article's file, to the character."""
    return SEED.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def assistant() -> Assistant:
    return ScriptedAssistant()


@pytest.fixture(scope="session")
def address(serving: Callable[[Assistant], str], assistant: Assistant) -> str:
    return serving(assistant)


@pytest.fixture(scope="session")
def seed_address(serving: Callable[[Assistant], str], seed_library: Library, encoder: SentenceEncoder) -> str:
    """The whole product over the seed article: its encoder, its library, its search."""
    return serving(open_assistant(Settings(seed_library.folder, encoder.name)))


HOSTILE = (
    "<img src=x onerror=window.ran=1> ${window.ran=2} {{value}} {{#each x}} `${window.ran=3}` "
    '<script>window.ran=4</script> &amp; "onclick=window.ran=5 </textarea>'
)


@pytest.fixture(scope="session")
def hostile() -> str:
    """Text that would run where it is not shown as text."""
    return HOSTILE


@pytest.fixture(scope="session")
def hostile_address(serving: Callable[[Assistant], str]) -> str:
    """A page over an article that says, and states of itself, what would run."""
    text = SEED.read_text(encoding="utf-8").replace("as a salvage therapy", f"as {HOSTILE} therapy")
    entry = Reference("4", f"Entry {HOSTILE}", url="javascript:window.ran=6")
    document = replace(
        article(text, name=HOSTILE, references=[entry]),
        metadata=Metadata(title=HOSTILE, publisher=HOSTILE, status=HOSTILE, updated=HOSTILE),
        abbreviations=(("PLEX", HOSTILE),),
    )
    return serving(ScriptedAssistant(document))


@pytest.fixture(scope="session")
def wordy_address(serving: Callable[[Assistant], str]) -> str:
    """A page over an article whose title and headings take many lines of a phone."""
    read = article()
    path = tuple(f"{n}. Implementation considerations and research gaps in prevention and care" for n in (1, 2, 3, 4))
    said = replace(
        read.metadata, title="Guidelines on the prevention and treatment of long-acting conditions in adults"
    )
    sections = tuple(replace(section, path=path) for section in read.sections)
    return serving(ScriptedAssistant(replace(read, metadata=said, sections=sections)))


@pytest.fixture(scope="session")
def contexts(chromium: Browser) -> Callable[[int, int, bool], BrowserContext]:
    """One browser profile for each size and colour scheme, so that Gradio's own files are fetched once for each."""

    @cache
    def context(width: int, height: int, dark: bool) -> BrowserContext:
        return chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            accept_downloads=True,
            permissions=["clipboard-read", "clipboard-write"],
        )

    return context


@pytest.fixture
def visit(contexts: Callable[[int, int, bool], BrowserContext]) -> Iterator[Callable[..., Page]]:
    """Opens a page in a tab of its own; fails where anything leaves the loopback or the script errs."""
    opened: list[Page] = []
    elsewhere: list[str] = []
    errors: list[str] = []

    def open_page(address: str, *, width: int = 1280, height: int = 900, dark: bool = False) -> Page:
        page = contexts(width, height, dark).new_page()
        opened.append(page)
        page.on("request", lambda request: None if _is_local(request.url) else elsewhere.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(address)
        expect(page.locator("#conversation .turns")).to_be_visible(timeout=60_000)  # the first one of a busy machine
        return page

    yield open_page
    for page in opened:
        page.evaluate("localStorage.clear()")
        page.close()
    assert elsewhere == []
    assert errors == []


def _is_local(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme in ("data", "blob") or parts.hostname in ("127.0.0.1", "localhost")


@pytest.fixture
def page(visit: Callable[..., Page], address: str) -> Page:
    return visit(address)


@pytest.fixture
def ask() -> Callable[[Page, str], None]:
    """Types a question, sends it and waits for its answer."""

    def type_and_wait(page: Page, question: str) -> None:
        box = page.get_by_role("textbox", name="Question")
        box.fill(question)
        box.press("Enter")
        expect(page.locator(".turn:not(.pending) .asked").last).to_have_text(question)

    return type_and_wait


@pytest.fixture
def reworded() -> Callable[[Page], Locator]:
    """Opens the box in which what was searched for can be changed, and gives it."""

    def open_box(page: Page) -> Locator:
        page.get_by_role("button", name="Search in other words").click()
        return page.get_by_role("textbox", name="Searched for")

    return open_box


@pytest.fixture
def photograph() -> Callable[[Page, str], None]:
    """Saves a picture of what a page shows to `screenshots/`, for people to look at."""
    folder = SEED.parents[1] / "screenshots"

    def save(page: Page, name: str) -> None:
        folder.mkdir(exist_ok=True)
        page.screenshot(path=folder / f"{name}.png")

    return save
