# Two commands matter: `make demo` shows what this is, `make test` shows that it works. Both set up what they need.
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)

.PHONY: help demo test lint lock demo-capture clean

help:            ## this list
	@grep -E '^[a-z-]+: .*##|^[a-z-]+:  *##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | sort

$(STAMP): pyproject.toml requirements.lock.txt
	@test -n "$(PYTHON)" || { echo "make: no Python >= 3.11 found; set PYTHON=/path/to/python3" >&2; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { echo "make: $(PYTHON) cannot make a virtual environment (on Debian: apt-get install python3-venv)" >&2; exit 2; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(STAMP)   ## the main job on an embedded capture, offline: portal, originals, pairs, three SQL queries
	@$(BIN)/python -m tests.demo

test: $(STAMP)   ## everything CI checks: lint, types, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto

lint: $(STAMP)   ## ruff's fixes and format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(STAMP)   ## write requirements.lock.txt anew from pyproject.toml
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --extra dev --output-file requirements.lock.txt pyproject.toml

demo-capture: $(STAMP)   ## crawl the replica web again into data/demo.warc.gz
	$(BIN)/python -m tests.web.demo_capture

clean:           ## what was built, not what was archived
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
