"""The command line. Every error that the product raises on purpose becomes one line and exit code 1, here and nowhere else."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn

import prompts
from assistant import commands, terminal
from assistant.corrections import CORRECTABLE
from assistant.errors import AssistantError
from assistant.settings import Settings, settings
from assistant.web.frame import READERS
from index.errors import IndexingError, reason
from index.work import MAX_BYTES

DATED = ", with a year: 2026-02-14, 14 February 2026, May 2025"
# Makes a command of a name, what it runs, and what it is for.
Command = Callable[[str, Callable[[Any, Settings], int], str], argparse.ArgumentParser]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line. Returns the exit code: 0, or 1 with a line on standard error."""
    _speak_unicode()
    parsed = parser().parse_args(arguments)
    try:
        said = settings(library=parsed.library, model=vars(parsed).get("model"), url=vars(parsed).get("model_url"))
        if said.prompts:
            prompts.override(said.prompts)
        code = int(parsed.run(parsed, said))
        print(end="", flush=True)  # a disk may be full only now
        return code
    except (AssistantError, IndexingError, prompts.PromptError) as e:
        return terminal.problem(str(e))
    except BrokenPipeError:  # whoever read the output has seen enough
        _mute()
        return 0
    except OSError as e:
        if e.filename:
            return terminal.problem(f"{e.filename}: {reason(e)}; check the path and the rights")
        if e.errno is None:
            return terminal.problem(str(e))
        _mute()
        return terminal.problem(f"the output cannot be written ({reason(e)}); send it to another place")
    except KeyboardInterrupt:
        return terminal.problem("stopped")


def _mute() -> None:
    """Let what could not be written to standard output go, lest it is tried again at the end."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _speak_unicode() -> None:
    """UTF-8 in and out, whatever the terminal's language is set to: quotes are to be read as they are printed."""
    for stream, encoding in ((sys.stdin, "utf-8-sig"), (sys.stdout, "utf-8"), (sys.stderr, "utf-8")):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=encoding, errors="replace")


class _Version(argparse.Action):
    """Says which version is installed, and ends."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from importlib.metadata import version

        print(parser.prog, version(parser.prog))
        parser.exit()


class _Parser(argparse.ArgumentParser):
    """Says in one line what is wrong with a command line."""

    def error(self, message: str) -> NoReturn:
        sys.exit(terminal.problem(f"{message}; see `{self.prog} --help`"))


def parser() -> argparse.ArgumentParser:
    """The command line."""
    top = _Parser(prog="guideline-assistant", description="What do my guidelines say, word for word, and where?")
    top.add_argument("--version", nargs=0, action=_Version, help="say which version is installed, and exit")
    subparsers = top.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[Any, Settings], int], text: str) -> argparse.ArgumentParser:
        made = subparsers.add_parser(name, help=text, description=text)
        made.add_argument(
            "--library",
            metavar="DIR",
            help="the library's folder (default: GUIDELINE_LIBRARY, or the user's data folder)",
        )
        made.set_defaults(run=run)
        return made

    _asking(command)
    _changing(command)
    _looking(command)
    return top


def _asking(command: Command) -> None:
    """The commands that answer questions."""
    chat = command("chat", commands.chat, "Ask in the browser; an empty library is first filled with the seed article.")
    chat.add_argument(
        "--host",
        default="127.0.0.1",
        help="address to listen on (default: %(default)s, this machine only); there is no login: whoever reaches it may change the library",
    )
    chat.add_argument("--port", type=_port, default=7860, help="port to listen on (default: %(default)s)")
    _writes(chat)
    ask = command(
        "ask",
        commands.ask,
        "Ask one question, or many conversations from a file. The first line of an answer says how it came out: answered; uncertain, with "
        "the closest passages; not found. Quotes stand behind bars, and > before a bar marks the lines that answer, where not all do.",
    )
    what = ask.add_mutually_exclusive_group(required=True)
    what.add_argument("question", nargs="?", metavar="QUESTION", help="in plain words")
    what.add_argument(
        "--batch",
        metavar="FILE",
        help='JSON lines, {"id": …, "turns": [{"question": …}]}; - reads standard input. Answers are always JSON lines, of quotes alone: '
        "--json changes nothing, and no --model is asked",
    )
    _writes(ask)
    ask.add_argument(
        "--reader",
        choices=[reader for reader, _ in READERS],
        default=READERS[0][0],
        help="for whom the language model writes (default: %(default)s)",
    )
    ask.add_argument("--json", action="store_true", help="the answer as one JSON object")
    evaluate = command(
        "evaluate", commands.evaluate, "Ask the questions of a file and measure the answers by what it expects."
    )
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


def _changing(command: Command) -> None:
    """The commands that change the library."""
    add = command(
        "add",
        commands.add,
        "Add guidelines: PDF, DOCX, HTML, Markdown and text files, and those in folders. A file that is there already takes no "
        "time; a changed one replaces its document and says what changed; one that cannot be read, or is larger than "
        f"{MAX_BYTES // 1_000_000} MB, gets a line, and the rest goes on.",
    )
    add.add_argument("paths", nargs="+", type=_path, metavar="PATH", help="file, folder or pattern")
    correct = command(
        "correct",
        commands.correct,
        "Correct what is shown of a document. An empty value takes back what the document itself states.",
    )
    correct.add_argument("document", metavar="DOCUMENT", help="its file name")
    for key, label, is_date in CORRECTABLE:
        correct.add_argument(f"--{key}", metavar="TEXT", help=f"what “{label}” should say{DATED if is_date else ''}")
    remove = command("remove", commands.remove, "Remove documents, all of them or none.")
    remove.add_argument("documents", nargs="+", metavar="DOCUMENT", help="file name")
    command("rebuild", commands.rebuild, "Read and index everything again from the files that the library keeps.")
    imported = command("import", commands.import_, "Add the documents of an exported library, all of them or none.")
    imported.add_argument("file", type=Path, metavar="FILE", help="what `export` wrote")


def _looking(command: Command) -> None:
    """The commands that show or copy what the library holds."""
    command(
        "verify",
        commands.verify,
        "Check that the library is whole: one line for each problem, none where there is none.",
    )
    export = command("export", commands.export, "Write the library's files and corrections into one new file.")
    export.add_argument("file", type=Path, metavar="FILE", help="a zip file to make")
    listing = command("list", commands.list_, "List the documents.")
    listing.add_argument("--json", action="store_true", help="as a JSON array")
    show = command(
        "show",
        commands.show,
        "Show what was read of a document: its statements under their headings, its list of references, and what of its text is not "
        "searched.",
    )
    show.add_argument("document", metavar="DOCUMENT", help="its file name")
    show.add_argument(
        "--json", action="store_true", help="text, sections, statements and references as one JSON object"
    )


def _path(said: str) -> Path:
    """A path that names something: an empty one would be the whole folder of whoever calls."""
    if not said:
        raise argparse.ArgumentTypeError("an empty path is given; name a file, a folder or a pattern")
    return Path(said)


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
