# Two commands: `make demo` shows who held power, `make test` runs every check.
# Both set up all they need, in .venv; PYTHON may name a Python 3.11 or newer.

PYTHON ?= python3
MINUTES ?= 10
BIN := .venv/bin

.PHONY: demo test fuzz bench clean

demo: .venv/installed
	@$(BIN)/kzgraph who --on 2021-01-22 --format table
	@$(BIN)/kzgraph view --on 2021-01-22 --output power.html

test: .venv/tested
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/kzgraph format --check
	$(BIN)/pytest --numprocesses auto

fuzz: .venv/tested
	$(BIN)/python -m tests.fuzzing --minutes $(MINUTES)

bench: .venv/tested
	$(BIN)/python -m tests.benchmarks

clean:
	rm -rf .venv power.html

.venv/installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "kzgraph needs Python 3.11 or newer; try: make PYTHON=python3.12")'
	@echo "Setting up .venv; this takes a minute, once."
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/tested: .venv/installed
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@
