"""The values that flow from files to hits. All are frozen; offsets are half-open and count characters of `Document.text`."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Span(NamedTuple):
    """`text[start:end]` of a document."""

    start: int
    end: int


BlockKind = Literal["title", "heading", "paragraph", "item", "header", "row", "boilerplate", "metadata"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-sized piece as a reader found it, before sentences are told apart.

    level   nesting: 1 is the outermost heading or list; 0 where the format does not tell
    label   what stands before an item: "2." of a step; None for a bullet
    page    the page it starts on, from 1; None where the format has no pages
    raised  spans of superscript digits inside it
    turns   (offset, page) for each page that begins inside it
    inside  whether it is a heading among the rows of a table, which stand under the table's header still
    noted   spans of superscript digits inside it that name notes of their page: no references
    begins  whether a table begins with it, so that the heads of one above are not its own
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    label: str | None = None
    page: int | None = None
    raised: tuple[Span, ...] = ()
    turns: tuple[tuple[int, int], ...] = ()
    inside: bool = False
    noted: tuple[Span, ...] = ()
    begins: bool = False

    def folded(self, text: str) -> str:
        """Its words in a text, on one line."""
        return " ".join(text[self.start : self.end].split())


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a source states about itself; None for what it does not state. The days of the last change (`updated`) and of the
    next review, or until which it holds (`review`), are as printed."""

    title: str | None = None
    question: str | None = None
    publisher: str | None = None
    status: str | None = None
    updated: str | None = None
    review: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of a document's own bibliography."""

    number: str | None
    text: str
    doi: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A file as a reader leaves it: the text that the library keeps and the blocks in it, in order. `running` is what the
    heads and feet of its pages say, a line each: it is no text of the document and may state its status. `run_in` are the
    headings in bold type with which paragraphs begin, in their line."""

    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata = Metadata()
    pages: int | None = None
    references: tuple[Reference, ...] = ()
    running: str = ""
    run_in: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Marker:
    """Where a statement prints reference numbers: the span with the space or bracket around it, and each number."""

    start: int
    end: int
    numbers: tuple[str, ...]


StatementKind = Literal["sentence", "item", "row"]


@dataclass(frozen=True, slots=True)
class Statement:
    """The smallest thing worth quoting: a sentence, a list item or a table row.

    start, end  its words; bullet, label, trailing marker and the full stop after that stand outside
    block       index of the paragraph or list item it comes from, so that neighbours can be told
    section     index into `Document.sections`
    level       nesting of a list item, from 1; 0 for a sentence
    lead_in     the sentence or item that introduces its list
    markers     in order; the last may stand just behind `end`
    """

    start: int
    end: int
    kind: StatementKind
    block: int
    section: int
    level: int = 0
    label: str | None = None
    page: int | None = None
    lead_in: Span | None = None
    markers: tuple[Marker, ...] = ()

    @property
    def references(self) -> tuple[str, ...]:
        """Numbers of all its markers, in order of first appearance, each once."""
        return tuple(dict.fromkeys(n for m in self.markers for n in m.numbers))


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it. `path` runs from the outermost heading to its own; () before the first."""

    path: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One guideline or article. `name` is its file name; `sha256` is of the file's bytes.

    abbreviations  (short, long) as the text defines them, e.g. ("PLEX", "Therapeutic Plasma Exchange")
    corrected      names of the fields of its metadata that the user has set, whatever the source states
    """

    name: str
    sha256: str
    text: str
    metadata: Metadata
    sections: tuple[Section, ...]
    statements: tuple[Statement, ...]
    references: tuple[Reference, ...] = ()
    abbreviations: tuple[tuple[str, str], ...] = ()
    pages: int | None = None
    corrected: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Its title, or its file name where it states none."""
        return self.metadata.title or self.name

    @property
    def stated_title(self) -> str:
        """Its title; "" where it states none."""
        return self.metadata.title or ""

    def headings(self, statement: Statement) -> tuple[str, ...]:
        """Those that a statement stands under, outermost first; () before the first."""
        return self.sections[statement.section].path

    def above(self, statement: Statement) -> str:
        """All that is read above a statement: the title, its headings, and what introduces its list or heads its table; each may be
        missing."""
        return " ".join([self.stated_title, *self.headings(statement), self.introducing(statement)])

    def words(self, of: Statement | Marker | Span) -> str:
        """What the document prints there."""
        return self.text[of.start : of.end]

    def introducing(self, statement: Statement) -> str:
        """The words of its lead-in: what introduces its list, or the heads of its table; "" for none."""
        return self.words(statement.lead_in) if statement.lead_in else ""

    def lead_ins(self, statement: Statement) -> tuple[Span, ...]:
        """All that a statement stands under, outermost first, such as a drug and then "Child:"; () for nothing."""
        found: list[Span] = []
        span = statement.lead_in
        while span and span not in found:
            found.insert(0, span)
            at = bisect_left(self.statements, span.start, key=lambda s: s.start)
            above = self.statements[at] if at < len(self.statements) else None
            span = above.lead_in if above and above.start == span.start else None
        return tuple(found)

    def markers(self, span: Span) -> tuple[Marker, ...]:
        """Those inside a span of whole statements, such as the sentence that introduces a list; () for none."""
        return tuple(m for s in self.statements for m in s.markers if span.start <= m.start and m.end <= span.end)


def around_markers(text: str, span: Span, markers: Sequence[Marker]) -> Iterator[tuple[str, Marker | None]]:
    """The words of a span up to each of its markers, with that marker, in order; then what is left of the span, with None.

    The last marker may stand behind the end of the span; what lies between is left out.
    """
    at = span.start
    for marker in markers:
        yield text[at : min(marker.start, span.end)], marker
        at = max(marker.end, at)
    yield text[at : span.end], None


@dataclass(frozen=True, slots=True)
class Passage:
    """Consecutive statements of one section: `document.statements[first:last]`, and the text that is embedded for them."""

    document: str
    first: int
    last: int
    start: int
    end: int
    text: str
    context: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search ranked. Scores are comparable within one search only; higher is better.

    score        of the passage, with that of its best line
    lines        of each statement in it, in order, comparable with each other: len == passage.last - passage.first
    similarity   cosine of question and passage, -1..1
    coverage     0..1: how much of the question's tokens, weighted by rarity, the passage matches (late interaction)
    """

    passage: Passage
    score: float
    lines: tuple[float, ...]
    similarity: float
    coverage: float


@dataclass(frozen=True, slots=True, eq=False)
class Embedding:
    """A text as its encoder sees it.

    vector  (d,) unit vector of the whole
    tokens  (t, d) unit vectors of its word pieces, without the special ones; t is cut at the encoder's limit
    ids     (t,) their numbers in the encoder's vocabulary
    starts  (t,) where each begins in the text, in characters
    """

    vector: Vectors
    tokens: Vectors
    ids: NDArray[np.int32]
    starts: NDArray[np.int32]


class Encoder(Protocol):
    """Texts to unit vectors."""

    @property
    def name(self) -> str:
        """As it is set. A library records the same name, as its `encoder_name`, so that vectors of two never mix."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """(n, d) unit vectors, in order; (0, d) for no texts."""
        ...

    def embed(self, texts: Sequence[str], *, half: bool = False) -> list[Embedding]:
        """One Embedding per text, in order; [] for no texts.

        half  in half precision where the processor has it and that is faster: for many texts. It costs about 1e-3 a component
        """
        ...
