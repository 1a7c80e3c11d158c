"""A document as a library keeps it: a folder that is made once and never changed.

source         the file, byte for byte
document.json  what was read of it
passages.npz   vectors and word pieces of its passages
tokens.npy     token vectors of its passages
sums.json      the SHA-256 of each of these
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter, ValidationError

from index import split
from index.errors import LibraryError
from index.manifest import Entry
from index.tokens import PassageTokens, embedded_text, passage_tokens
from index.types import Document, Encoder, Metadata, Passage, Span, Vectors

EMBEDDED_AT_ONCE = 128  # passages; between them progress is told and a stop is heard
_DOCUMENT = TypeAdapter(Document)


def write_record(
    folder: Path,
    document: Document,
    content: bytes,
    encoder: Encoder,
    *,
    corrected: Metadata,
    progress: Callable[[int, int], None],
) -> None:
    """Make `folder` for a document, whole or not at all.

    corrected  the user's metadata; a title is part of what is embedded
    progress   told how many passages are embedded, and of how many
    """
    passages = split.passages(with_corrections(document, corrected))
    vectors, tokens = _embedded(document, passages, encoder, progress)
    partial = folder.with_name(folder.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    try:
        partial.mkdir(parents=True)
        (partial / "source").write_bytes(content)
        (partial / "document.json").write_bytes(_DOCUMENT.dump_json(document))
        np.savez(
            partial / "passages.npz",
            vectors=vectors,
            segments=np.concatenate([t.segments for t in tokens]),
            counts=np.array([len(t.tokens) for t in tokens], np.int32),
            ids=np.concatenate([t.ids for t in tokens]),
        )
        np.save(partial / "tokens.npy", np.concatenate([t.tokens for t in tokens]))
        (partial / "sums.json").write_text(json.dumps({file.name: _sum(file) for file in sorted(partial.iterdir())}))
        partial.rename(folder)
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise


def _embedded(
    document: Document, passages: Sequence[Passage], encoder: Encoder, progress: Callable[[int, int], None]
) -> tuple[Vectors, list[PassageTokens]]:
    """Vectors (n, d) and tokens of the passages, in order. Encoded by length, so that little of a batch is padding."""
    vectors: dict[int, Vectors] = {}
    tokens: dict[int, PassageTokens] = {}
    texts = [embedded_text(p) for p in passages]
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    progress(0, len(texts))
    for at in range(0, len(order), EMBEDDED_AT_ONCE):
        chosen = order[at : at + EMBEDDED_AT_ONCE]
        for i, embedding in zip(chosen, encoder.embed([texts[i] for i in chosen], half=True), strict=True):
            vectors[i] = embedding.vector
            tokens[i] = passage_tokens(passages[i], _line_spans(document, passages[i]), embedding)
        progress(at + len(chosen), len(texts))
    return np.stack([vectors[i] for i in range(len(texts))]), [tokens[i] for i in range(len(texts))]


def _line_spans(document: Document, passage: Passage) -> list[Span]:
    """Where each statement stands in `passage.text`, whose white space is folded."""
    spans, at = [], 0
    for i in range(passage.first, passage.last):
        s = document.statements[i]
        begin = len(" ".join(document.text[passage.start : s.start].split()))
        begin += bool(begin)
        length = len(" ".join(document.words(s).split()))
        at = max(at, begin)
        spans.append(Span(at, at + length))
    return spans


def _sum(file: Path) -> str:
    with file.open("rb") as f:
        return hashlib.file_digest(f, "sha256").hexdigest()


def read_document(folder: Path, entry: Entry) -> Document:
    """The document of a record, with the user's corrections. Raises LibraryError where it is damaged."""
    try:
        document = _DOCUMENT.validate_json((folder / "document.json").read_bytes())
    except (OSError, ValidationError) as e:
        raise _damaged(entry) from e
    return with_corrections(replace(document, name=entry.name), entry.corrected)


def with_corrections(document: Document, corrected: Metadata) -> Document:
    """The document with the user's metadata where there is any."""
    given = {k: v for k, v in asdict(corrected).items() if v is not None}
    return replace(document, metadata=replace(document.metadata, **given), corrected=tuple(given))


def stated_entry(folder: Path) -> Entry | None:
    """What a record says of itself, for a library whose manifest is lost; None where it is not whole."""
    try:
        document = _DOCUMENT.validate_json((folder / "document.json").read_bytes())
    except (OSError, ValidationError):
        return None
    return Entry(document.name, document.sha256, folder.name) if (folder / "source").is_file() else None


@dataclass(frozen=True, slots=True, eq=False)
class Arrays:
    """What the encoder made of a document's n passages.

    vectors   (n, d) unit vectors
    ids       (t,) vocabulary numbers of all tokens; passage i has `token_edges[i]` to `token_edges[i + 1]`
    tokens    (t, d) int8, on disk until they are needed
    segments  how many tokens belong to the context and to each line; passage i's lie between its `segment_edges`
    """

    vectors: Vectors
    ids: NDArray[np.int32]
    tokens: NDArray[np.int8]
    segments: NDArray[np.int32]
    token_edges: NDArray[np.int64]
    segment_edges: NDArray[np.int64]

    def passage(self, i: int) -> tuple[NDArray[np.int8], NDArray[np.int32]]:
        """Tokens and segments of one passage."""
        return (
            self.tokens[self.token_edges[i] : self.token_edges[i + 1]],
            self.segments[self.segment_edges[i] : self.segment_edges[i + 1]],
        )


def read_arrays(folder: Path, entry: Entry, passages: Sequence[Passage]) -> Arrays:
    """The arrays of a record whose document has these passages. Raises LibraryError where they do not belong together."""
    try:
        tokens = np.load(folder / "tokens.npy", mmap_mode="r")
        with np.load(folder / "passages.npz") as stored:
            vectors, ids, segments, counts = (stored[k] for k in ("vectors", "ids", "segments", "counts"))
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as e:
        raise _damaged(entry) from e
    token_edges = np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])
    segment_edges = np.concatenate([[0], np.cumsum([1 + p.last - p.first for p in passages], dtype=np.int64)])
    if len(vectors) != len(passages) or segment_edges[-1] != len(segments):
        raise LibraryError(f"{entry.name!r} was split by another version; run `guideline-assistant rebuild`")
    if not len(tokens) == len(ids) == token_edges[-1] == segments.sum():
        raise _damaged(entry)
    return Arrays(vectors, ids, tokens, segments, token_edges, segment_edges)


def problems(folder: Path, entry: Entry) -> Iterator[str]:
    """One line for each file of a record that is not as it was written."""
    try:
        sums = json.loads((folder / "sums.json").read_bytes())
        wrong = [name for name, stated in sorted(sums.items()) if _sum(folder / name) != stated]
        if sums["source"] != entry.sha256:
            wrong.append("source")
    except (OSError, ValueError, KeyError, AttributeError) as e:
        yield f"{entry.name!r} is incomplete ({e}); remove it and add it again"
        return
    for name in dict.fromkeys(wrong):
        remedy = "remove it and add it again" if name == "source" else "run `guideline-assistant rebuild`"
        yield f"{entry.name!r} is damaged: {name} is not as it was written; {remedy}"


def _damaged(entry: Entry) -> LibraryError:
    return LibraryError(f"{entry.name!r} is damaged in the library; run `guideline-assistant rebuild`")
