"""What the commands do: each takes its parsed options and the settings, and returns the exit code. Errors are left to `cli`."""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, TextIO

import prompts
from assistant import batch, contract, terminal
from assistant.bar import Bar
from assistant.corrections import CORRECTABLE, check
from assistant.settings import Settings
from assistant.types import Answer


def chat(o: Any, s: Settings) -> int:
    """Serve the page until it is stopped, over the seed article where the library is empty. Returns 0."""
    from assistant import app, wiring

    library = wiring.open_library(s)
    if not library.manifest().entries:
        _add_all([wiring.seeds()], s)
    app.serve(wiring.open_assistant(s, wiring.open_model(s)), host=o.host, port=o.port)
    return 0


def ask(o: Any, s: Settings) -> int:
    """Print the answer to a question, and below it what a language model writes of it, if one is set; with `--json` both as one object.
    Of a batch a JSON line for each turn, as it comes. Returns 1 where a line of the batch cannot be asked, or its input is closed."""
    from assistant import wiring

    if o.batch is None:
        assistant = wiring.open_assistant(s, wiring.open_model(s))
        asked = assistant.ask(o.question)
        steps = assistant.write(asked, audience=o.reader)
        if o.json:
            print(json.dumps(contract.answer(_written(asked, steps)), ensure_ascii=False))
            return 0
        print(terminal.answer(asked, date.today(), numbered=assistant.model is not None), flush=True)
        if said := _written(asked, steps).written:
            print(f"\n{terminal.written(said)}")
        return 0
    failed: list[str] = []

    def bad(line: str) -> None:
        failed.append(line)
        terminal.problem(line)

    if o.batch == "-" and sys.stdin is None:  # whoever started this closed it
        return terminal.problem(prompts.render("batch_closed"))
    with nullcontext(sys.stdin) if o.batch == "-" else _lines(Path(o.batch)) as lines:
        for row in batch.answers(lines, wiring.open_assistant(s), bad):
            print(json.dumps(row, ensure_ascii=False), flush=True)
    return int(bool(failed))


def _written(asked: Answer, steps: Iterable[Answer]) -> Answer:
    """The answer with what a language model writes of it, or with what it had written when somebody pressed Ctrl-C. Raises
    KeyboardInterrupt where that was nothing yet."""
    found = asked
    try:
        for step in steps:
            found = step
    except KeyboardInterrupt:
        if not (found.written and found.written.sentences):
            raise
        found = replace(found, written=replace(found.written, note=prompts.render("written_stopped"), done=True))
    return found


def _lines(file: Path) -> TextIO:
    """A file of JSON lines, as any editor may have saved it: with a mark of its order of bytes, or without."""
    return file.open(encoding="utf-8-sig", errors="replace")


def evaluate(o: Any, s: Settings) -> int:
    """Ask a file's questions, print the figures and write the report. Returns 1 where a line cannot be read or asked; the others
    count, and where there is none, nothing is written."""
    from assistant import wiring
    from assistant.evaluation import evaluate as evaluation
    from assistant.evaluation import expected, report

    failed: list[int] = []
    with _lines(o.questions) as lines:
        conversations = list(expected.read(lines, lambda line: failed.append(terminal.problem(line))))
    assistant = wiring.open_assistant(s)
    judged: list[evaluation.Judged] = []
    with Bar() as bar:
        for number, conversation in enumerate(conversations):
            bar.show(number / len(conversations), f"asking conversation {number + 1} of {len(conversations)}")
            judged += evaluation.judge(conversation, assistant, lambda line: failed.append(terminal.problem(line)))
    if not judged:
        return terminal.problem(
            f"{o.questions} holds no question that can be asked; README.md says what a line looks like"
        )
    print(report.table(evaluation.figures(judged)))
    for path in report.write(o.output, judged, questions=o.questions.name, today=date.today()):
        print(path)
    return int(bool(failed))


def add(o: Any, s: Settings) -> int:
    """Add files and what folders hold, and print what became of them. Returns 1 where one was refused; the others are added."""
    return _add_all(o.paths, s)


def _add_all(paths: Sequence[Path], s: Settings) -> int:
    from assistant import wiring

    counts: Counter[str] = Counter()
    with Bar() as bar:
        for outcome in wiring.open_library(s).add(paths, bar.progress, told=str):
            counts[outcome.change] += 1
            if outcome.message:
                bar.write(terminal.problem if outcome.change == "refused" else print, outcome.message)
    print(terminal.tally(counts))
    return int(bool(counts["refused"]))


def correct(o: Any, s: Settings) -> int:
    """Set what is given of a document, beside earlier corrections; "" takes one back. Returns 1, with nothing set, where nothing is
    given."""
    from assistant import wiring

    given = {key: value for key, *_ in CORRECTABLE if (value := getattr(o, key)) is not None}
    if not given:
        return terminal.problem(f"nothing to correct; give {', '.join(f'--{field.key}' for field in CORRECTABLE)}")
    check(given)
    library = wiring.open_library(s)
    library.correct(o.document, replace(library.manifest().entry(o.document).corrected, **given))
    return 0


def remove(o: Any, s: Settings) -> int:
    """Remove documents, all or none. Returns 0."""
    from assistant import wiring

    wiring.open_library(s).remove(*o.documents)
    return 0


def rebuild(_: Any, s: Settings) -> int:
    """Read and index everything again. Returns 0, also where corrections were lost, which is said."""
    from assistant import wiring

    with Bar() as bar:
        wiring.open_library(s).rebuild(bar.progress, lost=lambda: bar.write(print, prompts.render("corrections_lost")))
    return 0


def verify(_: Any, s: Settings) -> int:
    """Print a line for each problem of the library. Returns 1 where there is one."""
    from assistant import wiring

    return max((terminal.problem(line) for line in wiring.open_library(s).verify()), default=0)


def export(o: Any, s: Settings) -> int:
    """Write the library into one new file. Returns 0."""
    from assistant import wiring

    wiring.open_library(s).export_to(o.file)
    return 0


def import_(o: Any, s: Settings) -> int:
    """Add the documents of an exported library, all or none, and print what became of them. Returns 0."""
    from assistant import wiring

    with Bar() as bar:
        outcomes = wiring.open_library(s).import_from(o.file, bar.progress)
    for outcome in outcomes:
        if outcome.message:
            print(terminal.printable(outcome.message))
    print(terminal.tally(Counter(outcome.change for outcome in outcomes)))
    return 0


def list_(o: Any, s: Settings) -> int:
    """Print the documents, by name: a table, or JSON. Returns 0."""
    from assistant import wiring

    documents = wiring.open_library(s).documents()
    print(
        json.dumps([contract.listed(d) for d in documents], ensure_ascii=False) if o.json else terminal.table(documents)
    )
    return 0


def show(o: Any, s: Settings) -> int:
    """Print what was read of a document: as text, or JSON. Returns 0."""
    from assistant import wiring

    document = wiring.open_library(s).document(o.document)
    print(
        json.dumps(contract.shown(document), ensure_ascii=False)
        if o.json
        else terminal.document(document, date.today())
    )
    return 0
