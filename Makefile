PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help test setup

help:  ## show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/:/'

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "Python 3.11 or newer is needed: apt-get install python3 python3-venv (Debian, Ubuntu), brew install python (macOS)"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "venv is missing: apt-get install python3-venv"; exit 1; }

$(VENV)/.test: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[test]'
	@touch $@

setup: $(VENV)/.test  ## install everything into .venv

test: $(VENV)/.test  ## run every check and test
	$(BIN)/ruff check pwa tests
	$(BIN)/mypy
	$(BIN)/pytest
