"""Vectors of passages on disk, and their nearest neighbours. The one module that imports chromadb."""

import weakref
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np

from index.errors import LibraryError
from index.types import Vectors

COLLECTION = "passages"
# Near-exhaustive search and one thread: the same library and question give the same neighbours on every run.
HNSW = {"space": "cosine", "ef_construction": 128, "ef_search": 512, "max_neighbors": 24, "num_threads": 1}


def _client(folder: Path) -> Any:
    import chromadb
    from chromadb.config import Settings

    return chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))


def write(folder: Path, vectors: Vectors, documents: Sequence[str]) -> None:
    """Store (n, d) unit vectors in an empty folder; row i gets the number i and the name `documents[i]`. Raises LibraryError."""
    try:
        with closing(_client(folder)) as client:
            collection = client.create_collection(COLLECTION, configuration={"hnsw": HNSW}, embedding_function=None)
            step = client.get_max_batch_size()
            for at in range(0, len(vectors), step):
                numbers = range(at, min(at + step, len(vectors)))
                collection.add(
                    ids=[str(n) for n in numbers],
                    embeddings=vectors[at : at + step],
                    metadatas=[{"document": documents[n]} for n in numbers],
                )
    except Exception as e:  # chromadb raises its own and sqlite's types here
        raise LibraryError(f"the vectors cannot be written to {folder} ({e}); is the disk full?") from e


class VectorStore:
    """A folder written by `write`, open for reading."""

    def __init__(self, folder: Path) -> None:
        try:
            client = _client(folder)
            weakref.finalize(self, client.close)
            self._collection = client.get_collection(COLLECTION, embedding_function=None)
            self._count = self._collection.count()
            dimension = len(self._collection.get(limit=1, include=["embeddings"])["embeddings"][0])
            self._nearest(np.ones(dimension, np.float32), 1)  # what is damaged shows now and not at the first question
        except Exception as e:  # chromadb raises its own and sqlite's types here
            raise LibraryError(
                f"the vectors in {folder} cannot be opened ({e}); run `guideline-assistant rebuild`"
            ) from e

    def nearest(self, vector: Vectors, k: int, *, documents: Sequence[str] | None) -> list[int]:
        """Numbers of the k nearest vectors, nearest first, of the named documents only where given; [] where none are stored.
        Raises LibraryError where the folder is gone: chromadb opens its files again now and then."""
        try:
            return self._nearest(vector, k, documents)
        except Exception as e:  # chromadb raises its own and sqlite's types here
            raise LibraryError(f"the vectors cannot be read any more ({e}); run `guideline-assistant verify`") from e

    def _nearest(self, vector: Vectors, k: int, documents: Sequence[str] | None = None) -> list[int]:
        if not self._count or (documents is not None and not documents):
            return []
        where = {"document": {"$in": list(documents)}} if documents is not None else None
        found = self._collection.query(
            query_embeddings=[np.asarray(vector, np.float32)], n_results=min(k, self._count), where=where, include=[]
        )
        return [int(n) for n in found["ids"][0]]

    def stored(self) -> Vectors:
        """(n, d): all vectors, by number."""
        found = self._collection.get(include=["embeddings"])
        order = np.argsort([int(n) for n in found["ids"]])
        return np.asarray(found["embeddings"], np.float32)[order]
