"""SmolLM2-135M-Instruct, a real and weak language model, served on loopback by `transformers serve`. `make test-model` sets it up."""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

FOLDER = Path(os.environ.get("GUIDELINE_TEST_MODEL", Path(__file__).parents[2] / "build" / "smollm2"))
MODEL = f"openai:{FOLDER}"  # the server knows the model by its folder


@pytest.fixture(scope="session")
def url() -> Iterator[str]:
    """Where the model is served."""
    assert (FOLDER / "model.safetensors").is_file(), f"no model in {FOLDER}; run `make test-model`"
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [
        Path(sys.executable).parent / "transformers",
        "serve",
        FOLDER,
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
    ]
    with subprocess.Popen(
        [*map(str, command), "--device", "cpu"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as server:
        assert server.stdout is not None
        said = []
        for line in server.stdout:
            said.append(line)
            if "running on" in line:
                break
        assert server.poll() is None, "".join(said)
        threading.Thread(target=server.stdout.read, daemon=True).start()
        yield f"http://127.0.0.1:{port}/v1"
        server.terminate()
