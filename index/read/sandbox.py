"""Parses untrusted files in a child process with limits on time and memory: what crashes a parser stops no program.

The child gets a task and the file on standard input and answers on standard output; it may write no file, and imports
nothing from the folder that it is started in.
"""

import gc
import json
import os
import subprocess
import sys
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from index.errors import BadFile, Unreadable
from index.types import Layout

if TYPE_CHECKING:
    from pydantic import TypeAdapter

Kind = Literal["PDF", "DOCX", "HTML"]
Task = Literal[Kind, "regions", "picture"]
SECONDS = 300
MEMORY = 3_000_000_000  # bytes of address space
START = "from index.read.sandbox import main; main()"  # what the child runs
_REFUSED, _MEMORY = 3, 4  # exit codes: refused with a reason; out of memory


def layout(kind: Kind, content: bytes, name: str) -> Layout:
    """The layout of a file. Raises BadFile with the parser's reason, or with what it ran into."""
    try:
        return _form().validate_json(apart(kind, content))
    except Unreadable as e:
        raise BadFile(name, str(e)) from e


def apart(task: Task, content: bytes, *arguments: str, seconds: float = SECONDS, memory: int = MEMORY) -> bytes:
    """What the child answers for a file: a layout or regions as JSON, a picture as PNG. Raises Unreadable."""
    environment = {
        "PYTHONPATH": os.pathsep.join(p or os.getcwd() for p in sys.path),
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
    }
    keep = {
        k: v for k, v in os.environ.items() if k in ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "LANG", "TMPDIR", "HOME")
    }
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-c", START, str(int(seconds)), str(memory)],
            input=json.dumps([task, *arguments]).encode() + b"\n" + content,
            capture_output=True,
            timeout=seconds,
            env=keep | environment,
            check=False,
        )
    except subprocess.TimeoutExpired as e:
        raise Unreadable(f"reading it took longer than {seconds:.0f} s; split it, or print it to a new file") from e
    if done.returncode == 0:
        return done.stdout
    if done.returncode == _REFUSED:
        raise Unreadable(done.stdout.decode("utf-8", "replace"))
    if done.returncode == _MEMORY or b"MemoryError" in done.stderr[-2000:] or b"bad_alloc" in done.stderr[-2000:]:
        raise Unreadable(f"reading it took more than {memory / 1e9:g} GB of memory; split it")
    raise Unreadable("it crashed its reader and may be damaged; get it again, or print it to a new file")


def main() -> None:
    """The child: its arguments are the seconds and the bytes of memory."""
    gc.disable()  # it makes a million values, lets go of few, and ends
    limit(*map(int, sys.argv[1:]))
    try:
        task, *arguments = json.loads(sys.stdin.buffer.readline())
        answer = perform(task, sys.stdin.buffer.read(), arguments)
    except Unreadable as e:
        sys.stdout.buffer.write(str(e).encode())
        sys.stdout.flush()
        os._exit(_REFUSED)
    except MemoryError:
        os._exit(_MEMORY)
    sys.stdout.buffer.write(answer)


def limit(seconds: int, memory: int) -> None:
    """Let this process take no more seconds and bytes of memory than these, and write no file."""
    try:
        import resource
    except ImportError:  # Windows has none; the time limit of the parent holds there
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds + 1, seconds + 2))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def perform(task: str, content: bytes, arguments: list[str]) -> bytes:
    """What the child answers. Raises Unreadable."""
    if task == "picture":
        from index.read.pdf_file import picture

        return picture(content, int(arguments[0]), float(arguments[1]))
    if task == "regions":
        from index.read.pdf_places import places

        return json.dumps(places(content, int(arguments[0]), arguments[1])).encode()
    if task == "PDF":
        from index.read.pdf import read_pdf as read
    elif task == "DOCX":
        from index.read.docx import read_docx as read
    else:
        from index.read.html import read_html as read
    return json.dumps(read(content), default=_plain).encode()


def _plain(value: Any) -> Any:
    """What JSON can hold of a value in a layout that it does not know."""
    return sorted(value) if isinstance(value, frozenset) else {f.name: getattr(value, f.name) for f in fields(value)}


@cache
def _form() -> "TypeAdapter[Layout]":
    """What the child sends, as a layout. The child itself does without pydantic, which would cost it a third of its start."""
    from pydantic import TypeAdapter

    return TypeAdapter(Layout)
