"""One complete state of a library on disk: written once, then only read.

LIBRARY/
  CURRENT                  the name of the state that counts; swapped whole
  lock                     held by the one writer
  documents/<folder>/      source, document.json, blocks.npz, tokens.npy: made once for each file, never changed
  states/<n>/              manifest.json, vectors/ (Chroma), keywords/ (tantivy)
"""

import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter, ValidationError

from index import keywords, split, store
from index.errors import LibraryError, UnknownDocument
from index.tokens import BlockTokens, block_tokens, embedded_text
from index.types import Document, Encoder, Metadata, Passage, Span, Vectors

FORMAT = 1
EMBEDDED_AT_ONCE = 128  # passages; between them progress is told and a stop is heard
_DOCUMENT = TypeAdapter(Document)


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of a state: its name, its folder below `documents/`, and what the user corrected in its metadata."""

    name: str
    sha256: str
    folder: str
    corrected: Metadata = field(default_factory=Metadata)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a state consists of, sorted by name."""

    format: int
    encoder: str
    entries: tuple[Entry, ...]

    def entry(self, name: str) -> Entry:
        """Raises UnknownDocument."""
        for entry in self.entries:
            if entry.name == name:
                return entry
        raise UnknownDocument(name)

    def with_entry(self, entry: Entry) -> "Manifest":
        """With this entry, in the place of one of its name if there is one."""
        others = (e for e in self.entries if e.name != entry.name)
        return replace(self, entries=tuple(sorted([*others, entry], key=lambda e: e.name)))


_MANIFEST = TypeAdapter(Manifest)


def write_document(
    folder: Path,
    document: Document,
    content: bytes,
    encoder: Encoder,
    *,
    corrected: Metadata,
    progress: Callable[[int, int], None],
) -> None:
    """Make `folder` with all that a document needs: its source, what was read, its vectors. Whole or not at all.

    corrected  the user's; a title is part of what is embedded
    progress   told how many passages are embedded, and of how many
    """
    blocks = split.blocks(with_corrections(document, corrected))
    vectors, tokens = _embedded(document, blocks, encoder, progress)
    partial = folder.with_name(folder.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    (partial / "source").write_bytes(content)
    (partial / "document.json").write_bytes(_DOCUMENT.dump_json(document))
    np.savez(
        partial / "blocks.npz",
        vectors=vectors,
        segments=np.concatenate([t.segments for t in tokens]),
        counts=np.array([len(t.tokens) for t in tokens], np.int32),
        ids=np.concatenate([t.ids for t in tokens]),
    )
    np.save(partial / "tokens.npy", np.concatenate([t.tokens for t in tokens]))
    partial.rename(folder)


def _embedded(
    document: Document, blocks: Sequence[Passage], encoder: Encoder, progress: Callable[[int, int], None]
) -> tuple[Vectors, list[BlockTokens]]:
    """Vectors (n, d) and tokens of the blocks, in order. Encoded by length, so that little of a batch is padding."""
    vectors: dict[int, Vectors] = {}
    tokens: dict[int, BlockTokens] = {}
    texts = [embedded_text(b) for b in blocks]
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    progress(0, len(texts))
    for at in range(0, len(order), EMBEDDED_AT_ONCE):
        chosen = order[at : at + EMBEDDED_AT_ONCE]
        for i, embedding in zip(chosen, encoder.embed([texts[i] for i in chosen]), strict=True):
            vectors[i] = embedding.vector
            tokens[i] = block_tokens(blocks[i], _line_spans(document, blocks[i]), embedding)
        progress(at + len(chosen), len(texts))
    return np.stack([vectors[i] for i in range(len(texts))]), [tokens[i] for i in range(len(texts))]


def _line_spans(document: Document, passage: Passage) -> list[Span]:
    """Where each statement stands in `passage.text`, whose white space is folded."""
    spans, at = [], 0
    for i in range(passage.first, passage.last):
        s = document.statements[i]
        begin = len(" ".join(document.text[passage.start : s.start].split()))
        begin += bool(begin)
        length = len(" ".join(document.text[s.start : s.end].split()))
        at = max(at, begin)
        spans.append(Span(at, at + length))
    return spans


def read_document(folder: Path, entry: Entry) -> Document:
    """The document in a folder, with the user's corrections. Raises LibraryError where it is damaged."""
    try:
        document = _DOCUMENT.validate_json((folder / "document.json").read_bytes())
    except (OSError, ValidationError) as e:
        raise LibraryError(f"{folder} is damaged; remove {entry.name!r} and add it again") from e
    return with_corrections(replace(document, name=entry.name), entry.corrected)


def stated_entry(home: Path) -> Entry | None:
    """What a document's folder says of itself, for a library whose manifest is lost; None where it is not whole."""
    try:
        document = _DOCUMENT.validate_json((home / "document.json").read_bytes())
    except (OSError, ValidationError):
        return None
    return Entry(document.name, document.sha256, home.name) if (home / "source").is_file() else None


def with_corrections(document: Document, corrected: Metadata) -> Document:
    """The document with the user's metadata where there is any."""
    given = {k: v for k, v in asdict(corrected).items() if v is not None}
    return replace(document, metadata=replace(document.metadata, **given))


def write_state(folder: Path, manifest: Manifest, documents: Path) -> None:
    """Make a state's folder: manifest, vectors and keyword index of its documents, in the order of their names."""
    folder.mkdir(parents=True)
    read = [read_document(documents / e.folder, e) for e in manifest.entries]
    blocks = [b for d in read for b in split.blocks(d)]
    if read:
        vectors = np.concatenate([np.load(documents / e.folder / "blocks.npz")["vectors"] for e in manifest.entries])
        store.write(folder / "vectors", vectors, [b.document for b in blocks])
    keywords.write(
        folder / "keywords",
        {
            "block": [embedded_text(b) for b in blocks],
            "line": [d.text[s.start : s.end] for d in read for s in d.statements],
            "document": [f"{d.metadata.title or ''} {d.text}" for d in read],
        },
    )
    (folder / "manifest.json").write_bytes(_MANIFEST.dump_json(manifest, indent=1))


def read_manifest(folder: Path, *, of_any_version: bool = False) -> Manifest:
    """Raises LibraryError where it is missing, damaged or of another version."""
    path = folder / "manifest.json"
    try:
        stated = json.loads(path.read_bytes())
        if stated["format"] != FORMAT and not of_any_version:
            raise LibraryError(
                f"{folder} was made by another version of guideline-assistant; run `guideline-assistant rebuild`"
            )
        return _MANIFEST.validate_python(stated)
    except (OSError, ValueError, TypeError, KeyError) as e:
        raise LibraryError(f"{path} is missing or damaged; run `guideline-assistant rebuild`") from e


class Snapshot:
    """A state open for reading. Everything is loaded but the token vectors, which stay on disk until they are needed."""

    def __init__(self, folder: Path, documents: Path) -> None:
        self.folder = folder
        self.manifest = read_manifest(folder)
        self.documents: dict[str, Document] = {
            e.name: read_document(documents / e.folder, e) for e in self.manifest.entries
        }
        self.blocks: list[Passage] = []
        self.first_block: list[int] = []
        self._homes: list[tuple[Path, int]] = []
        vectors, self._arrays = [], {}
        for entry in self.manifest.entries:
            home = documents / entry.folder
            with np.load(home / "blocks.npz") as arrays:
                self._arrays[home] = {k: arrays[k] for k in ("segments", "counts", "ids")}
                vectors.append(arrays["vectors"])
            found = split.blocks(self.documents[entry.name])
            if len(found) != len(vectors[-1]):
                raise LibraryError(f"{entry.name!r} was split by another version; run `guideline-assistant rebuild`")
            self.first_block.append(len(self.blocks))
            self._homes += [(home, i) for i in range(len(found))]
            self.blocks += found
        self.vectors: Vectors = np.concatenate(vectors) if vectors else np.zeros((0, 1), np.float32)
        self.store = store.VectorStore(folder / "vectors") if vectors else None
        self.keywords = keywords.KeywordIndex(folder / "keywords")
        self._tokens: dict[Path, NDArray[np.int8]] = {}

    @cached_property
    def first_line(self) -> NDArray[np.int64]:
        """For each block the number of its first statement, counted through all documents."""
        lengths = [b.last - b.first for b in self.blocks]
        return np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)

    @cached_property
    def document_of(self) -> NDArray[np.int64]:
        """For each block the number of its document, in the manifest's order."""
        return np.searchsorted(np.array(self.first_block), np.arange(len(self.blocks)), side="right") - 1

    @cached_property
    def token_rarity(self) -> NDArray[np.float32]:
        """Inverse document frequency of every vocabulary number over blocks, as BM25 weighs words; at least one long."""
        largest = max((int(a["ids"].max()) for a in self._arrays.values() if len(a["ids"])), default=0)
        frequency = np.zeros(largest + 2, np.int64)
        for arrays in self._arrays.values():
            edges = np.concatenate([[0], np.cumsum(arrays["counts"])])
            for a, b in pairwise(edges):
                frequency[np.unique(arrays["ids"][a:b])] += 1
        n = len(self.blocks)
        return np.log1p((n - frequency + 0.5) / (frequency + 0.5)).astype(np.float32)

    def tokens(self, block: int) -> tuple[NDArray[np.int8], NDArray[np.int32]]:
        """Token vectors of a block and how many belong to its context and to each line."""
        home, i = self._homes[block]
        if home not in self._tokens:
            self._tokens[home] = np.load(home / "tokens.npy", mmap_mode="r")
            arrays = self._arrays[home]
            lines = [b.last - b.first + 1 for b in self.blocks if b.document == self.blocks[block].document]
            arrays["token_edges"] = np.concatenate([[0], np.cumsum(arrays["counts"])])
            arrays["segment_edges"] = np.concatenate([[0], np.cumsum(lines)])
        arrays, tokens = self._arrays[home], self._tokens[home]
        edges, segments = arrays["token_edges"], arrays["segment_edges"]
        return tokens[edges[i] : edges[i + 1]], arrays["segments"][segments[i] : segments[i + 1]]
