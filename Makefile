PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

HOST ?= 127.0.0.1
PORT ?= 8000

.PHONY: help run test setup

help:  ## show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/:/'

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "Python 3.11 or newer is needed: apt-get install python3 python3-venv (Debian, Ubuntu), brew install python (macOS)"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "venv is missing: apt-get install python3-venv"; exit 1; }

$(VENV)/.test: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[test]'
	@touch $@ $(VENV)/.run

$(VENV)/.run: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install -q --disable-pip-version-check -e .
	@touch $@

setup: $(VENV)/.run  ## install the guide into .venv

run: $(VENV)/.run  ## build the site if anything changed, and serve it (HOST=, PORT=)
	$(BIN)/pwa serve --host $(HOST) --port $(PORT)

$(VENV)/.tools: tools/install-test-tools | $(VENV)/.test
	tools/install-test-tools
	@touch $@

test: $(VENV)/.test $(VENV)/.tools  ## run every check and test, with a real browser
	$(BIN)/ruff check pwa tests
	$(BIN)/mypy
	$(BIN)/pytest -n auto --maxprocesses 4 --dist loadscope --durations=20
