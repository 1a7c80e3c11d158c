"""Parses untrusted files in a child process with limits on time and memory: what crashes a parser stops no program.

The child gets the file on standard input and answers with the layout as JSON on standard output; it may write no file.
"""

import json
import os
import subprocess
import sys
from typing import Any

from index.errors import BadFile
from index.types import Block, Layout, Metadata, Reference, Span

SECONDS = 300
MEMORY = 3_000_000_000  # bytes of address space
_START = "from index.read.sandbox import main; main()"
_BAD, _MEMORY = 3, 4  # exit codes: refused with a reason; out of memory


def apart(kind: str, content: bytes, name: str, *, seconds: float = SECONDS, memory: int = MEMORY) -> Layout:
    """The layout of a "PDF", "DOCX" or "HTML" file. Raises BadFile with the parser's reason, or with what it ran into."""
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
            [sys.executable, "-c", _START, kind, name, str(int(seconds)), str(memory)],
            input=content,
            capture_output=True,
            timeout=seconds,
            env=keep | environment,
            check=False,
        )
    except subprocess.TimeoutExpired as e:
        raise BadFile(name, f"reading it took longer than {seconds:.0f} s; split it or print it to a new {kind}") from e
    if done.returncode == 0:
        return _layout(json.loads(done.stdout))
    if done.returncode == _BAD:
        raise BadFile(name, done.stdout.decode("utf-8", "replace"))
    if done.returncode == _MEMORY or b"MemoryError" in done.stderr[-2000:] or b"bad_alloc" in done.stderr[-2000:]:
        raise BadFile(name, f"reading it took more than {memory // 1_000_000_000} GB of memory; split it")
    raise BadFile(name, f"it crashed the {kind} reader; it may be damaged: get it again, or print it to a new {kind}")


def main() -> None:
    """The child: arguments are the kind, the name, the seconds and the bytes of memory."""
    kind, name, seconds, memory = sys.argv[-4:]
    _limit(int(seconds), int(memory))
    try:
        layout = _read(kind, sys.stdin.buffer.read(), name)
    except BadFile as e:
        sys.stdout.buffer.write(str(e).split(" was not added: ", 1)[-1].encode())
        sys.stdout.flush()
        os._exit(_BAD)
    except MemoryError:
        os._exit(_MEMORY)
    sys.stdout.buffer.write(json.dumps(_plain(layout)).encode())


def _limit(seconds: int, memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has none; the time limit of the parent holds there
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds + 1, seconds + 2))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read(kind: str, content: bytes, name: str) -> Layout:
    if kind == "PDF":
        from index.read.pdf import read_pdf

        return read_pdf(content, name)
    if kind == "DOCX":
        from index.read.docx import read_docx

        return read_docx(content, name)
    from index.read.html import read_html

    return read_html(content, name)


def _plain(layout: Layout) -> dict[str, Any]:
    m = layout.metadata
    return {
        "text": layout.text,
        "blocks": [[b.kind, b.start, b.end, b.level, b.label, b.page, b.raised, b.turns] for b in layout.blocks],
        "metadata": [m.title, m.question, m.publisher, m.status, m.updated],
        "pages": layout.pages,
        "references": [[r.number, r.text, r.doi, r.url] for r in layout.references],
    }


def _layout(plain: dict[str, Any]) -> Layout:
    blocks = (
        Block(kind, start, end, level, label, page, tuple(Span(*s) for s in raised), tuple((o, p) for o, p in turns))
        for kind, start, end, level, label, page, raised, turns in plain["blocks"]
    )
    references = tuple(Reference(*r) for r in plain["references"])
    return Layout(plain["text"], tuple(blocks), Metadata(*plain["metadata"]), plain["pages"], references)
