# Two commands for everybody, each doing its own set-up on a machine with python3 (with venv) and make:
#   make demo   read the bundled examples and print a dossier (offline once installed)
#   make test   lint, types, import contracts and all tests
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test lint types contracts schema clean

demo: $(VENV)/installed
	$(BIN)/counterclaim read examples/coverage/harrow-bridge --title "Harrow Bridge blast"

test: lint types contracts
	$(BIN)/python -m pytest -n auto -q

lint: $(VENV)/developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/developing
	$(BIN)/mypy

contracts: $(VENV)/developing
	$(BIN)/lint-imports

# The published JSON Schema, from the code; a test fails when they differ.
schema: $(VENV)/installed
	$(BIN)/counterclaim schema > schema/counterclaim.dossier-1.json

# An environment whose making was interrupted has no 'python' or no stamp, and is made again.
$(VENV)/made:
	$(PYTHON) -m venv --clear $(VENV)
	touch $@

$(VENV)/installed: $(VENV)/made pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/developing: $(VENV)/made pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $(VENV)/installed $@

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
