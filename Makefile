# Two commands: `make demo` shows who held power, `make test` runs every check.
# Both set up all they need, in .venv; PYTHON may name a Python 3.11 or newer.

PYTHON ?= python3
MINUTES ?= 10
BIN := .venv/bin

.PHONY: demo test lint golden picture test-oldest fuzz bench lock clean

demo: .venv/installed
	@$(BIN)/kzgraph who --on 2021-01-22 --format table
	@$(BIN)/kzgraph view --on 2021-01-22 --output power.html

test: lint
	$(BIN)/pytest --numprocesses auto

lint: .venv/tested
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/kzgraph format --check

# What the README, the guide, the reference and the saved questions show; to be read before it is committed.
golden: .venv/tested
	@$(BIN)/pytest --quiet --tb=short --update-golden tests/test_reference.py tests/test_readme.py \
	  tests/facts/test_questions.py || echo 'What still fails is written by hand: .github/CONTRIBUTING.md says where.'
	@git diff --stat -- README.md kzgraph/GUIDE.md kzgraph/REFERENCE.md tests/facts/golden

# The README's picture of the page.
picture: .venv/tested
	$(BIN)/python .ci/picture.py

fuzz: .venv/tested
	$(BIN)/python -m tests.fuzzing --minutes $(MINUTES)

bench: .venv/tested
	$(BIN)/python -m tests.benchmarks

clean:
	rm -rf .venv .venv-oldest power.html

.venv/installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "kzgraph needs Python 3.11 or newer; try: make PYTHON=python3.12")'
	@echo "Setting up .venv; this takes a minute, once."
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

# What the tests need, in the very versions and files of the lock.
.venv/tested: .venv/installed .ci/requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement .ci/requirements.lock
	@touch $@

lock: .venv/installed
	@$(BIN)/pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --extra test --generate-hashes \
	  --no-annotate --no-emit-index-url --custom-compile-command 'make lock' --output-file .ci/requirements.lock \
	  pyproject.toml

# The tests, with the oldest version of each direct dependency that pyproject.toml allows.
test-oldest: .venv-oldest/tested
	.venv-oldest/bin/pytest --numprocesses auto --ignore tests/page

.venv-oldest/tested: pyproject.toml
	@$(PYTHON) -m venv .venv-oldest
	@$(PYTHON) .ci/oldest.py > .venv-oldest/constraints.txt
	@.venv-oldest/bin/pip install --quiet --disable-pip-version-check --constraint .venv-oldest/constraints.txt \
	  --editable '.[test]'
	@touch $@
