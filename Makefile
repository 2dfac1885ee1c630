# Two commands matter: `make demo` shows what this is, `make test` shows that it works. Both set up what they need.
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)

DEMO := ARCHIVE_DIR=build/demo $(BIN)/scrapy
VANISHED := SELECT repost_title, original_state, original_url FROM pairs WHERE original_state IN ('gone', 'blocked', 'unreachable') ORDER BY repost_id LIMIT 5
LATE := SELECT lag_days, COUNT(*) AS reposts FROM pairs WHERE lag_days IS NOT NULL GROUP BY lag_days ORDER BY lag_days
CHANGED := SELECT fidelity, COUNT(*) AS pairs, ROUND(AVG(text_similarity), 3) AS similarity FROM pairs WHERE fidelity IS NOT NULL GROUP BY fidelity ORDER BY pairs DESC

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
	@rm -rf build/demo
	@echo "replaying data/demo.warc.gz into build/demo (some of its hosts are blocked, so exit status 5 is right)"
	@ARCHIVE_REPLAY=data/demo.warc.gz $(DEMO) harvest --loglevel ERROR || test $$? -eq 5
	@echo; $(DEMO) status
	@echo; echo "Originals that cannot be had any more, and the repost that is the last copy:"; echo "  $(VANISHED)"; $(DEMO) sql "$(VANISHED)"
	@echo; echo "How many days late the portal reposts:"; echo "  $(LATE)"; $(DEMO) sql "$(LATE)"
	@echo; echo "What became of the text on the way:"; echo "  $(CHANGED)"; $(DEMO) sql "$(CHANGED)"

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
