"""The values that flow from a question to an answer. All are frozen."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from assistant.check.failure import Failure
from index.types import Document, Marker, Span, Statement

Outcome = Literal["answered", "uncertain", "not_found"]


@dataclass(frozen=True, slots=True)
class Quote:
    """Consecutive statements `document.statements[first:last]`, chosen to answer a question.

    Its text cannot differ from the document: it is cut out of it on every access.
    marked  indexes of the statements in it that answer
    """

    document: Document
    first: int
    last: int
    marked: tuple[int, ...]
    score: float = 0.0

    def __post_init__(self) -> None:
        if not 0 <= self.first < self.last <= len(self.document.statements):
            raise ValueError(f"no statements {self.first}:{self.last} in {self.document.name}")
        if not all(self.first <= i < self.last for i in self.marked):
            raise ValueError(f"marked {self.marked} lies outside {self.first}:{self.last}")

    @property
    def statements(self) -> tuple[Statement, ...]:
        return self.document.statements[self.first : self.last]

    @property
    def start(self) -> int:
        return self.statements[0].start

    @property
    def end(self) -> int:
        return self.statements[-1].end

    @property
    def text(self) -> str:
        return self.document.text[self.start : self.end]

    @property
    def marks(self) -> tuple[Statement, ...]:
        return tuple(self.document.statements[i] for i in self.marked)

    @property
    def partly(self) -> bool:
        """Whether some of its statements answer and others only stand around them."""
        return len(self.marked) < len(self.statements)

    @property
    def markers(self) -> tuple[Marker, ...]:
        """Every marker of its statements, in order; the last may stand behind `end`."""
        return tuple(m for s in self.statements for m in s.markers)

    @property
    def references(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(n for m in self.markers for n in m.numbers))

    def overlaps(self, other: "Quote") -> bool:
        """Whether the two share a statement."""
        return self.document.name == other.document.name and self.first < other.last and other.first < self.last

    def joined(self, other: "Quote") -> "Quote":
        """This quote and another of its document, which overlaps or neighbours it, as one that counts as much as this one."""
        first, last = min(self.first, other.first), max(self.last, other.last)
        return replace(self, first=first, last=last, marked=tuple(sorted({*self.marked, *other.marked})))

    @property
    def section(self) -> tuple[str, ...]:
        return self.document.headings(self.statements[0])

    @property
    def around(self) -> tuple[str, ...]:
        """What it stands under: its section's headings, and what introduces its first statement."""
        return (*self.section, self.document.introducing(self.statements[0]))

    @property
    def with_context(self) -> str:
        """Its text behind its document's title and what it stands under."""
        return f"{self.document.above(self.statements[0])} {self.text}"

    @property
    def page(self) -> int | None:
        return self.statements[0].page

    @property
    def label(self) -> str | None:
        return self.statements[0].label

    @property
    def lead_in(self) -> Span | None:
        """The sentence that introduces its first statement's list, where that lies outside the quote."""
        span = self.statements[0].lead_in
        return span if span and not (self.start <= span.start < self.end) else None

    @property
    def lead_ins(self) -> tuple[Span, ...]:
        """All that its first statement stands under outside the quote, outermost first; () for nothing."""
        return self.document.lead_ins(self.statements[0]) if self.lead_in else ()

    @property
    def heads(self) -> Span | None:
        """The column heads of the row that it begins with, which lie outside it; None where it begins with none, or they head none."""
        first = self.statements[0]
        return first.lead_in if first.kind == "row" else None

    def heads_above(self, i: int) -> Span | None:
        """The column heads of a table whose rows begin with statement `i`, below the first of the quote. They lie inside it but are
        no statement of it. None for any other statement."""
        statement, before = self.document.statements[i], self.document.statements[i - 1]
        begins = i > self.first and statement.kind == "row" and statement.lead_in != before.lead_in
        return statement.lead_in if begins else None


@dataclass(frozen=True, slots=True)
class Retrieved:
    """A passage that the search ranked: for measuring."""

    document: str
    start: int
    end: int
    score: float


class ChatModel(Protocol):
    """A language model. `destination` is where its text goes; "" where that is this machine. `timeout`: seconds that it may be silent."""

    name: str
    destination: str
    timeout: float

    def stream(self, system: str, user: str) -> Generator[str, None, None]:
        """The reply as it comes, piece by piece, and "" from time to time while nothing does. Closing it ends the request. Raises
        ModelError."""
        ...


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a language model wrote, as it was checked.

    text      without the numbers of the quotes
    cited     those numbers, from 1: the quotes in order, and then the warnings
    failures  why the quotes do not support it; () where they do
    """

    text: str
    cited: tuple[int, ...]
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A language model's answer, as far as it has come.

    prompts  the edition of the templates that it was asked with
    note     one line on what happened, where something did
    done     whether no more comes
    """

    model: str
    prompts: str
    sentences: tuple[Sentence, ...] = ()
    note: str = ""
    done: bool = False

    @property
    def supported(self) -> tuple[Sentence, ...]:
        return tuple(s for s in self.sentences if not s.failures)


@dataclass(frozen=True, slots=True)
class Answer:
    """What `ask()` returns.

    standalone     the question as it was searched for, after the conversation was read
    quotes         best first, five at most; () under "not_found"
    warnings       statements to read with them; none of them stands in `quotes`
    missing_terms  what the sources do not hold of the question: its words, as typed, that occur nowhere in the library; then, of parts that
                   are uncertain, drugs as typed, and kinds of answer and people in the product's words
    message        what the product itself says; "" where it has nothing to say
    suggestions    questions that the sources cover and that were not yet asked
    retrieved      the passages that the search ranked, best first, whether they answer or not; () where nothing was searched for
    written        what a language model made of the quotes; None without one
    confidence     probability that its best quote answers, 0..1; the outcome follows from it and from what the quotes lack
    searched       whether it was looked for in what the documents say; False for a greeting, and for what is asked of a document
                   itself or of the library
    """

    question: str
    standalone: str
    outcome: Outcome
    quotes: tuple[Quote, ...]
    warnings: tuple[Quote, ...] = ()
    missing_terms: tuple[str, ...] = ()
    message: str = ""
    suggestions: tuple[str, ...] = ()
    retrieved: tuple[Retrieved, ...] = ()
    written: Written | None = None
    confidence: float = 0.0
    milliseconds: float = 0.0
    searched: bool = True

    @property
    def shown(self) -> tuple[Quote, ...]:
        """Quotes and warnings, as a written sentence counts them from 1."""
        return (*self.quotes, *self.warnings)

    @property
    def documents(self) -> tuple[Document, ...]:
        """Those quoted, in order of first appearance, each once."""
        seen = {q.document.name: q.document for q in self.shown}
        return tuple(seen.values())


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of a conversation with its answer."""

    question: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Request:
    """A question in its conversation.

    history     the turns before it, oldest first
    standalone  a reading of it that the user edited; None where nobody did
    documents   the names of those to search in; None for all
    """

    question: str
    history: Sequence[Turn] = ()
    standalone: str | None = None
    documents: Sequence[str] | None = None

    @property
    def text(self) -> str:
        """The question as the user may have edited it."""
        return self.question if self.standalone is None else self.standalone
