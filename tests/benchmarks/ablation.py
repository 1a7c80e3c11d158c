"""What each mechanism of retrieval and of quote choice is worth: every set with it and without it, one at a time.

    python -m tests.benchmarks.ablation FOLDER

answers all sets once for each line of MECHANISMS, over libraries that it makes in FOLDER or finds there, and prints the
table of ABLATION.md. Half an hour on two cores.
"""

import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

from assistant import assess, followup, quotes
from assistant.asked import queries, question
from assistant.chat import Chat
from assistant.evaluation import evaluate
from assistant.evaluation.evaluate import Figure
from assistant.quoting import runs, worth
from index import scores, search
from index.embed import open_encoder
from index.lexicon import Lexicon
from index.search import Search
from tests.benchmarks import sets

COLUMNS = {
    "hlh": ("any@1", "any@3", "words_to_answer"),
    "opioid": ("answer@1", "answer@3", "words_to_answer"),
    "nstg": ("any@1", "any@3", "document@1", "followup_any@3", "words_to_answer"),
    "covid": ("answer@1", "answer@3", "document@1", "words_to_answer"),
    "followups": ("documents_ndcg@10",),
}
NEVER = 99  # a share or a ratio that nothing reaches


def _none(*_: object, **__: object) -> tuple[str, ...]:
    return ()


# What is put in the place of what: (module or class, name, value).
MECHANISMS: Mapping[str, Sequence[tuple[Any, str, object]]] = {
    "everything": (),
    "the cosine": ((scores, "SIMILARITY", 0.0),),
    "BM25": ((scores, "LEXICAL", 0.0), (scores, "DOCUMENT_LEXICAL", 0.0), (scores, "LINE_LEXICAL", 0.0)),
    "the share of the words": ((scores, "SAID", 0.0), (scores, "DOCUMENT_SAID", 0.0), (scores, "LINE_SAID", 0.0)),
    "the document's score": (
        (scores, "DOCUMENT", 0.0),
        (scores, "DOCUMENT_LEXICAL", 0.0),
        (scores, "DOCUMENT_SAID", 0.0),
    ),
    "the best line's score": ((scores, "LINE", 0.0),),
    "the passage's score, where lines are compared": ((search, "PASSAGE_OF_LINE", 0.0),),
    "abbreviations both ways": ((Lexicon, "same_meaning", _none),),
    "other names of conditions and drugs": ((question, "synonyms", _none), (queries, "synonyms", _none)),
    "names of the parts of a guideline": ((queries, "aspects", _none),),
    "the conversation": ((queries, "CONTEXT", 0.0), (queries, "MOST_CONTEXT", 0.0)),
    "less of the conversation for a question that stands alone": ((queries, "FULL", 1.0),),
    "more for the sentence that asks in a long case": ((queries, "LONG_CASE", 9_999),),
    "the sentences that ask, within a document": ((search, "WITHIN", 0.0),),
    "the title of the last answer's document": ((followup, "_topic", lambda *_: ""),),
    "the documents that the conversation was about": ((followup, "NEAR", 0.0),),
    "the section that a question names": (
        (quotes, "NAMED", NEVER),
        (quotes, "NAMED_BEHIND", NEVER),
        (assess, "NAMED", NEVER),
    ),
    "the age and weight of the patient": ((worth, "OTHERS", 1.0),),
    "more for what says that there is none": ((worth, "DENIES", 1.0),),
    "neighbours in prose": ((runs, "NEIGHBOUR", NEVER),),
    "the sentence behind one that repeats the question": ((runs, "REPEATED", NEVER),),
    "the sentence that tells of what a quote speaks": ((quotes, "beginning", lambda _document, i, _lacking: i),),
    "single items of lists": ((runs, "ALONE", NEVER),),
}


def measured(name: str, opened: Search) -> tuple[dict[str, Figure], float]:
    """The figures of a set, and the median of milliseconds for a question."""
    asks = Chat(opened)
    judged = [one for talk in sets.asked(name) for one in evaluate.judge(talk, asks, sets.problem)]
    return evaluate.figures(judged), median(one.answer.milliseconds for one in judged)


def row(libraries: Mapping[str, Search], instead: Sequence[tuple[Any, str, object]]) -> str:
    """A line of the table: the figures of COLUMNS, and milliseconds for a question on `nstg`."""
    cells, waited = [], 0.0
    with ExitStack() as patches:
        for place, name, value in instead:
            patches.enter_context(patch.object(place, name, value))
        for name, opened in libraries.items():
            found, milliseconds = measured(name, opened)
            waited = milliseconds if name == "nstg" else waited
            cells += [
                f"{found[c].value:.1f}" if c == "words_to_answer" else f"{found[c].value:.3f}" for c in COLUMNS[name]
            ]
    return " | ".join([*cells, f"{waited:.0f}"])


def main(folder: Path) -> None:
    """Print the table."""
    encoder = open_encoder()
    libraries = {name: sets.opened(name, folder, encoder) for name in COLUMNS}
    names = [f"{name} {column.removesuffix('_to_answer')}" for name, columns in COLUMNS.items() for column in columns]
    print("| without |", " | ".join([*names, "ms"]), "|")
    print("| --- |", " | ".join("---" for _ in [*names, "ms"]), "|")
    for without, instead in MECHANISMS.items():
        began = time.perf_counter()
        print(f"| {'–' if not instead else without} | {row(libraries, instead)} |", flush=True)
        print(f"{without}: {time.perf_counter() - began:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
