"""One complete state of a library on disk: written once, then only read.

LIBRARY/
  CURRENT                  the name of the state that counts; swapped whole
  lock                     held by the one writer
  documents/<folder>/      a record for each file (`index.record`)
  states/<n>/              manifest.json, vectors/ (Chroma), keywords/ (tantivy)
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index import keywords, record, split, store
from index.errors import LibraryError
from index.manifest import FORMAT, Manifest, read_manifest, write_manifest
from index.readonly import writable
from index.tokens import embedded_text
from index.types import Document, Passage, Vectors


def write_state(folder: Path, manifest: Manifest, documents: Path) -> None:
    """Make a state's folder: vectors and keyword index of its documents, in the order of their names, and the manifest.

    A manifest of another version stands alone: nothing but a rebuild reads its documents. Raises OSError and LibraryError.
    """
    folder.mkdir(parents=True)
    if manifest.format == FORMAT:
        _write_indexes(folder, manifest, documents)
    write_manifest(folder, manifest)


def _write_indexes(folder: Path, manifest: Manifest, documents: Path) -> None:
    read = [record.read_document(documents / e.folder, e) for e in manifest.entries]
    passages = [split.passages(d) for d in read]
    if read:
        arrays = [
            record.read_arrays(documents / e.folder, e, of_one)
            for e, of_one in zip(manifest.entries, passages, strict=True)
        ]
        store.write(
            folder / "vectors",
            np.concatenate([a.vectors for a in arrays]),
            [p.document for of_one in passages for p in of_one],
        )
    keywords.write(
        folder / "keywords",
        {
            "passage": [embedded_text(p) for of_one in passages for p in of_one],
            "line": [d.words(s) for d in read for s in d.statements],
            "document": [f"{d.stated_title} {d.text}" for d in read],
        },
    )


class Snapshot:
    """A state open for reading, which stays readable when a writer clears it away: all is loaded or mapped.

    documents      by name, in the manifest's order
    passages       of all documents, in that order; a passage's place is its number
    first_passage  for each document the number of its first
    vectors        (n, d) of the passages
    """

    def __init__(self, folder: Path, documents: Path) -> None:
        manifest = read_manifest(folder)
        self.documents: dict[str, Document] = {}
        self.passages: list[Passage] = []
        self.first_passage: list[int] = []
        self._arrays: list[record.Arrays] = []
        for entry in manifest.entries:
            document = record.read_document(documents / entry.folder, entry)
            passages = split.passages(document)
            self._arrays.append(record.read_arrays(documents / entry.folder, entry, passages))
            self.documents[entry.name] = document
            self.first_passage.append(len(self.passages))
            self.passages += passages
        vectors = [a.vectors for a in self._arrays]
        self.vectors: Vectors = np.concatenate(vectors) if vectors else np.zeros((0, 1), np.float32)
        place = writable(folder, self)
        self.store = store.VectorStore(place / "vectors") if vectors else None
        self.keywords = keywords.KeywordIndex(place / "keywords")

    @cached_property
    def first_line(self) -> NDArray[np.int64]:
        """For each passage the number of its first statement, counted through all documents."""
        lengths = [p.last - p.first for p in self.passages]
        return np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)

    @cached_property
    def document_of(self) -> NDArray[np.int64]:
        """For each passage the number of its document, in the manifest's order."""
        return np.searchsorted(np.array(self.first_passage), np.arange(len(self.passages)), side="right") - 1

    @cached_property
    def token_rarity(self) -> NDArray[np.float32]:
        """Inverse document frequency of every vocabulary number over passages, as BM25 weighs words; at least one long."""
        largest = max((int(a.ids.max()) for a in self._arrays if len(a.ids)), default=0)
        frequency = np.zeros(largest + 2, np.int64)
        for arrays in self._arrays:
            for begin, end in pairwise(arrays.token_edges):
                frequency[np.unique(arrays.ids[begin:end])] += 1
        n = len(self.passages)
        return np.log1p((n - frequency + 0.5) / (frequency + 0.5)).astype(np.float32)

    def nearest(self, vector: Vectors, k: int, *, documents: Sequence[str] | None) -> list[int]:
        """Numbers of the k passages nearest to a unit vector (d,), nearest first, of the named documents only where given; [] where
        there are none."""
        if self.store is None:
            return []
        try:
            return self.store.nearest(vector, k, documents=documents)
        except LibraryError:  # a writer has cleared the state away since: only what is in memory is left
            names = np.array(list(self.documents))[self.document_of]
            asked = np.arange(len(names)) if documents is None else np.flatnonzero(np.isin(names, documents))
            nearest = np.argsort(-(self.vectors[asked] @ vector), kind="stable")
            return [int(n) for n in asked[nearest[:k]]]

    def tokens(self, passage: int) -> tuple[NDArray[np.int8], NDArray[np.int32]]:
        """Token vectors of a passage and how many belong to its context and to each line."""
        home = int(self.document_of[passage])
        return self._arrays[home].passage(passage - self.first_passage[home])

    def problems(self) -> Iterator[str]:
        """One line for each index that does not hold what the documents say."""
        held = {
            "passage": len(self.passages),
            "line": sum(len(d.statements) for d in self.documents.values()),
            "document": len(self.documents),
        }
        indexed = {unit: self.keywords.count(unit) for unit in keywords.UNITS}
        if held != indexed:
            yield f"the keyword index holds {indexed} and not {held}; run `guideline-assistant rebuild`"
        stored = self.store.stored() if self.store else self.vectors
        if stored.shape != self.vectors.shape or not np.allclose(stored, self.vectors, atol=1e-6):
            yield "the vector store does not hold the documents' vectors; run `guideline-assistant rebuild`"
