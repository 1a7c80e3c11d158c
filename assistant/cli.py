"""Commands. Every error that the product raises on purpose becomes one line and exit code 1, here and nowhere else."""

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn, TextIO

import prompts
from assistant import batch, contract, terminal
from assistant.errors import AssistantError
from assistant.settings import Settings, settings
from index.errors import IndexingError

CORRECTABLE = {
    "title": "title",
    "publisher": "publisher",
    "status": "review status",
    "updated": "date of the last update",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line. Returns the exit code: 0, or 1 with a line on standard error."""
    _speak_unicode()
    parsed = parser().parse_args(arguments)
    try:
        said = settings(library=parsed.library, model=vars(parsed).get("model"), url=vars(parsed).get("model_url"))
        if said.prompts:
            prompts.override(said.prompts)
        return int(parsed.run(parsed, said))
    except (AssistantError, IndexingError, prompts.PromptError) as e:
        return problem(str(e))
    except BrokenPipeError:  # whoever read the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as e:
        return problem(f"{e.filename}: {e.strerror}" if e.filename else str(e))
    except KeyboardInterrupt:
        return problem("stopped")


def _speak_unicode() -> None:
    """UTF-8 in and out, whatever the terminal's language is set to: quotes are to be read as they are printed."""
    for stream, encoding in ((sys.stdin, "utf-8-sig"), (sys.stdout, "utf-8"), (sys.stderr, "utf-8")):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=encoding, errors="replace")


def problem(line: str) -> int:
    """Say it on standard error; 1."""
    print(f"guideline-assistant: {terminal.printable(' '.join(line.split()))}", file=sys.stderr)
    return 1


class _Parser(argparse.ArgumentParser):
    """Says in one line what is wrong with a command line."""

    def error(self, message: str) -> NoReturn:
        sys.exit(problem(f"{message}; see `{self.prog} --help`"))


def parser() -> argparse.ArgumentParser:
    """The command line."""
    top = _Parser(prog="guideline-assistant", description="What do my guidelines say, word for word, and where?")
    commands = top.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[Any, Settings], int], text: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=text, description=text)
        made.add_argument(
            "--library",
            metavar="DIR",
            help="the library's folder (default: GUIDELINE_LIBRARY, or the user's data folder)",
        )
        made.set_defaults(run=run)
        return made

    chat = command("chat", _chat, "Ask in the browser; an empty library is first filled with the seed article.")
    chat.add_argument(
        "--host", default="127.0.0.1", help="address to listen on (default: %(default)s, this machine only)"
    )
    chat.add_argument("--port", type=_port, default=7860, help="port to listen on (default: %(default)s)")
    _writes(chat)
    ask = command("ask", _ask, "Ask one question, or many conversations from a file.")
    what = ask.add_mutually_exclusive_group(required=True)
    what.add_argument("question", nargs="?", metavar="QUESTION", help="in plain words")
    what.add_argument(
        "--batch", metavar="FILE", help='JSON lines, {"id": …, "turns": [{"question": …}]}; - reads standard input'
    )
    _writes(ask)
    ask.add_argument("--json", action="store_true", help="the answer as one JSON object")
    evaluate = command("evaluate", _evaluate, "Ask the questions of a file and measure the answers by what it expects.")
    evaluate.add_argument(
        "questions",
        type=Path,
        metavar="QUESTIONS",
        help='JSON lines, {"id": …, "turns": [{"question": …, "outcome": …, "any": …}]}; README.md says what it may expect',
    )
    evaluate.add_argument(
        "--output",
        type=Path,
        default=Path("evaluation"),
        metavar="DIR",
        help="folder of the report, as HTML and JSON (default: %(default)s)",
    )
    add = command(
        "add",
        _add,
        "Add guidelines: PDF, DOCX, HTML, Markdown and text files, and those in folders. A file that is there already takes no "
        "time; a changed one replaces its document and says what changed; one that cannot be read gets a line, and the rest goes on.",
    )
    add.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="file, folder or pattern")
    correct = command(
        "correct",
        _correct,
        "Correct what is shown of a document. An empty value takes back what the document itself states.",
    )
    correct.add_argument("document", metavar="DOCUMENT", help="its file name")
    for field, meaning in CORRECTABLE.items():
        correct.add_argument(f"--{field}", metavar="TEXT", help=f"the right {meaning}")
    remove = command("remove", _remove, "Remove documents, all of them or none.")
    remove.add_argument("documents", nargs="+", metavar="DOCUMENT", help="file name")
    command("rebuild", _rebuild, "Read and index everything again from the files that the library keeps.")
    command("verify", _verify, "Check that the library is whole: one line for each problem, none where there is none.")
    export = command("export", _export, "Write the library's files and corrections into one new file.")
    export.add_argument("file", type=Path, metavar="FILE", help="a zip file to make")
    imported = command("import", _import, "Add the documents of an exported library, all of them or none.")
    imported.add_argument("file", type=Path, metavar="FILE", help="what `export` wrote")
    listing = command("list", _list, "List the documents.")
    listing.add_argument("--json", action="store_true", help="as a JSON array")
    show = command("show", _show, "Show what was read of a document.")
    show.add_argument("document", metavar="DOCUMENT", help="its file name")
    show.add_argument(
        "--json", action="store_true", help="text, sections, statements and references as one JSON object"
    )
    return top


def _port(said: str) -> int:
    """A port by its number."""
    if not (said.isascii() and said.isdecimal() and 0 < int(said) < 65536):
        raise argparse.ArgumentTypeError(f"{said!r} is no port; give a number from 1 to 65535")
    return int(said)


def _writes(command: argparse.ArgumentParser) -> None:
    """The settings of the language model that writes answers from the quotes."""
    command.add_argument(
        "--model",
        metavar="PROVIDER:NAME",
        help="a language model that writes a short answer from the quotes, such as ollama:llama3.2 (default: GUIDELINE_MODEL, or none)",
    )
    command.add_argument(
        "--model-url",
        metavar="URL",
        help="where it is served, if not at its provider's own address (default: GUIDELINE_MODEL_URL)",
    )


def _chat(o: Any, s: Settings) -> int:
    from assistant import app, wiring

    library = wiring.open_library(s)
    if not library.manifest().entries:
        _add_all([wiring.seeds()], s)
    app.serve(wiring.open_assistant(s, wiring.open_model(s)), host=o.host, port=o.port)
    return 0


def _ask(o: Any, s: Settings) -> int:
    from assistant import wiring

    if o.batch is None:
        assistant = wiring.open_assistant(s, wiring.open_model(s))
        asked = assistant.ask(o.question)
        found = [asked, *assistant.write(asked)][-1]
        print(json.dumps(contract.answer(found), ensure_ascii=False) if o.json else terminal.answer(found))
        return 0
    failed: list[str] = []

    def bad(line: str) -> None:
        failed.append(line)
        problem(line)

    given = sys.stdin or ()  # None where whoever started this closed it
    with nullcontext(given) if o.batch == "-" else _lines(Path(o.batch)) as lines:
        for row in batch.answers(lines, wiring.open_assistant(s), bad):
            print(json.dumps(row, ensure_ascii=False), flush=True)
    return int(bool(failed))


def _lines(file: Path) -> TextIO:
    """A file of JSON lines, as any editor may have saved it: with a mark of its order of bytes, or without."""
    return file.open(encoding="utf-8-sig", errors="replace")


def _evaluate(o: Any, s: Settings) -> int:
    from assistant import evaluate, expected, report, wiring

    failed: list[int] = []
    with _lines(o.questions) as lines:
        conversations = list(expected.read(lines, lambda line: failed.append(problem(line))))
    assistant = wiring.open_assistant(s)
    judged: list[evaluate.Judged] = []
    with terminal.Bar() as bar:
        for number, conversation in enumerate(conversations):
            bar.show(number / len(conversations), f"asking conversation {number + 1} of {len(conversations)}")
            judged += evaluate.judge(conversation, assistant, lambda line: failed.append(problem(line)))
    if not judged:
        return problem(f"{o.questions} holds no question that can be asked; README.md says what a line looks like")
    print(report.table(evaluate.figures(judged)))
    for path in report.write(o.output, judged, questions=o.questions.name, today=date.today()):
        print(path)
    return int(bool(failed))


def _add(o: Any, s: Settings) -> int:
    return _add_all(o.paths, s)


def _add_all(paths: Sequence[Path], s: Settings) -> int:
    from assistant import wiring

    counts: Counter[str] = Counter()
    with terminal.Bar() as bar:
        for outcome in wiring.open_library(s).add(paths, bar.progress):
            counts[outcome.change] += 1
            if outcome.message:
                bar.write(problem if outcome.change == "refused" else print, outcome.message)
    print(terminal.tally(counts))
    return int(bool(counts["refused"]))


def _correct(o: Any, s: Settings) -> int:
    from assistant import wiring

    given = {field: value for field in CORRECTABLE if (value := getattr(o, field)) is not None}
    if not given:
        return problem(f"nothing to correct; give {', '.join(f'--{field}' for field in CORRECTABLE)}")
    library = wiring.open_library(s)
    library.correct(o.document, replace(library.manifest().entry(o.document).corrected, **given))
    return 0


def _remove(o: Any, s: Settings) -> int:
    from assistant import wiring

    wiring.open_library(s).remove(*o.documents)
    return 0


def _rebuild(_: Any, s: Settings) -> int:
    from assistant import wiring

    with terminal.Bar() as bar:
        wiring.open_library(s).rebuild(bar.progress)
    return 0


def _verify(_: Any, s: Settings) -> int:
    from assistant import wiring

    return max((problem(line) for line in wiring.open_library(s).verify()), default=0)


def _export(o: Any, s: Settings) -> int:
    from assistant import wiring

    wiring.open_library(s).export_to(o.file)
    return 0


def _import(o: Any, s: Settings) -> int:
    from assistant import wiring

    with terminal.Bar() as bar:
        outcomes = wiring.open_library(s).import_from(o.file, bar.progress)
    for outcome in outcomes:
        if outcome.message:
            print(terminal.printable(outcome.message))
    print(terminal.tally(Counter(outcome.change for outcome in outcomes)))
    return 0


def _list(o: Any, s: Settings) -> int:
    from assistant import wiring

    documents = wiring.open_library(s).documents()
    print(
        json.dumps([contract.listed(d) for d in documents], ensure_ascii=False) if o.json else terminal.table(documents)
    )
    return 0


def _show(o: Any, s: Settings) -> int:
    from assistant import wiring

    document = wiring.open_library(s).document(o.document)
    print(json.dumps(contract.shown(document), ensure_ascii=False) if o.json else terminal.document(document))
    return 0


if __name__ == "__main__":
    sys.exit(main())
