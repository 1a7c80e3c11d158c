"""The lexical index: BM25 over passages, lines and whole documents. The one module that imports tantivy.

Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009; k1 = 1.2, b = 0.75 as tantivy sets them.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

from index.errors import LibraryError

Unit = Literal["passage", "line", "document"]
UNITS: tuple[Unit, ...] = ("passage", "line", "document")
_HEAP = 30_000_000
_WORD = re.compile(r"[^\W_]+")  # as tantivy's simple tokenizer splits
# British and American spellings become one; what else these change is changed alike in texts and in questions. In order:
# haemorrhage and oedema, tumour, hospitalised and analyse, litre, sulphate, leucocyte, gramme.
_BRITISH = re.compile(
    r"[ao]e(?=\w)|(?<=\w\w)our(?=s?\b|al|ed|ing)|(?<=[iy])s(?=e[drs]?\b|ing\b|ations?\b)|(?<=\w)[btv]re(?=s?\b)|"
    r"(?<=sul)ph|(?<=leu)c|(?<=gram)me(?=s?\b)",
    re.IGNORECASE,
)
_AMERICAN = {
    "ae": "e",
    "oe": "e",
    "our": "or",
    "s": "z",
    "bre": "ber",
    "tre": "ter",
    "vre": "ver",
    "ph": "f",
    "c": "k",
    "me": "",
}

_FUNCTION_WORDS = frozenset(
    """a an and are as at be but by for if in into is it its of on or such that the their then there these they this to was
    will with what when which who whom whose why how do does did can could should would may might must shall i you he she we
    my your our his her us me him them from have has had been being am were about any some than so more most also just own
    same too very s t don give given tell say says said please show use used using get gets one take""".split()
)


@cache
def _analyzer() -> Any:
    import tantivy

    f = tantivy.Filter
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    return builder.filter(f.lowercase()).filter(f.ascii_fold()).filter(f.stemmer("english")).build()


def american(text: str) -> str:
    """A text as Americans spell it, as far as that can be told letter by letter: "hemorrhage", "sulfate"."""
    return _BRITISH.sub(lambda found: _AMERICAN[found[0].lower()], text)


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """The word as the index holds it: lower case, accents folded, spelled as in America, English ending cut (Porter 2);
    "" for punctuation."""
    found = _analyzer().analyze(american(word))
    return str(found[0]) if found else ""


def stems(text: str) -> tuple[str, ...]:
    """Every word of a text as the index holds it, in order, with repeats; () where there is none."""
    return tuple(s for word in _WORD.findall(text) if (s := stem(word)))


@lru_cache(maxsize=1 << 17)
def is_function_word(word: str) -> bool:
    """True for words that say nothing of what a question is about, and for their contractions: "it's"; not for "ORS"."""
    first = re.split("['’]", word.lower())[0]
    return first in _FUNCTION_WORDS or stem(word) in _function_stems()


@cache
def _function_stems() -> frozenset[str]:
    return frozenset(s for w in _FUNCTION_WORDS if len(s := stem(w)) > 2)


def write(folder: Path, texts: Mapping[Unit, Sequence[str]]) -> None:
    """Make the index afresh in an empty folder; the place of a text in its sequence is its number. Raises LibraryError."""
    import tantivy

    for unit in UNITS:
        target = folder / unit
        target.mkdir(parents=True)
        try:
            index = tantivy.Index(_schema(), str(target))
            index.register_tokenizer("english", _analyzer())
            writer = index.writer(_HEAP, 1)
            for number, text in enumerate(texts[unit]):
                writer.add_document(tantivy.Document(number=number, text=american(text)))
            writer.commit()
            writer.wait_merging_threads()
        except ValueError as e:  # all that tantivy raises
            raise LibraryError(f"the keyword index cannot be written to {target} ({e}); is the disk full?") from e


def _schema() -> Any:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("number", fast=True)
    builder.add_text_field("text", tokenizer_name="english", index_option="freq")
    return builder.build()


class KeywordIndex:
    """An index written by `write`, open for reading. Safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        import tantivy

        self._schema = _schema()
        self._searchers: dict[Unit, Any] = {}
        for unit in UNITS:
            try:
                index = tantivy.Index.open(str(folder / unit))
                index.register_tokenizer("english", _analyzer())
                self._searchers[unit] = index.searcher()
            except ValueError as e:  # all that tantivy raises
                raise LibraryError(
                    f"the keyword index in {folder / unit} cannot be opened ({e}); run `guideline-assistant rebuild`"
                ) from e

    def scores(self, unit: Unit, weights: Mapping[str, float], k: int) -> dict[int, float]:
        """Number → BM25 score of the k best; {} where no word occurs. `weights` maps stems to how much each counts."""
        from tantivy import Query

        return self._best(unit, weights, k, Query.boost_query)

    def said(self, unit: Unit, weights: Mapping[str, float], k: int) -> dict[int, float]:
        """Number → sum of the weights of the words that occur, however often, of the k with most; {} where none occurs."""
        from tantivy import Query

        return self._best(unit, weights, k, Query.const_score_query)

    def _best(
        self, unit: Unit, weights: Mapping[str, float], k: int, weigh: Callable[[Any, float], Any]
    ) -> dict[int, float]:
        from tantivy import Occur, Query

        clauses = [
            (Occur.Should, weigh(Query.term_query(self._schema, "text", word, "freq"), weight))
            for word, weight in weights.items()
        ]
        searcher = self._searchers[unit]
        if not clauses or not searcher.num_docs:
            return {}
        hits = searcher.search(Query.boolean_query(clauses), k, count=False).hits
        numbers = searcher.fast_field_values("number", [address for _, address in hits])
        return {int(n): float(score) for n, (score, _) in zip(numbers, hits, strict=True)}

    def document_frequency(self, unit: Unit, word: str) -> int:
        """In how many texts of this unit the stem occurs."""
        return int(self._searchers[unit].doc_freq("text", word))

    def count(self, unit: Unit) -> int:
        """How many texts of this unit there are."""
        return int(self._searchers[unit].num_docs)
