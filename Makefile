# make run: the demonstration site. make test: everything it needs, then the whole suite. The rest is for developers.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := TRACKER_HOME=./instance-demo
POSTGRESQL := tests/store tests/records tests/published tests/search tests/proceedings
PIP := $(BIN)/pip install --quiet --disable-pip-version-check
COMPILED := $(BIN)/python -W ignore -m compileall -q -j 0 $(VENV)/lib  # by all cores; pip takes one
unexport PYTHONDONTWRITEBYTECODE  # or each of the hundreds of processes of the tests compiles the sources anew
P ?=
B ?=
N ?=

.PHONY: run test cover check prove bench docs lock clean

run: $(VENV)/run.installed
	@$(DEMO) $(BIN)/tracker demo --unless-loaded
	@$(DEMO) $(BIN)/tracker serve

test: $(VENV)/dev.installed
	$(BIN)/python -m pytest -n auto --dist worksteal
	TRACKER_TEST_DATABASE=postgresql $(BIN)/python -m pytest -n auto --dist worksteal $(POSTGRESQL)

# The same on SQLite, with the branches that no test takes; a third slower.
cover: $(VENV)/dev.installed
	$(BIN)/python -m pytest -n auto --dist worksteal --cov --cov-report=term:skip-covered

check: $(VENV)/dev.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_house.py tests/test_imports.py

# One proof with P=S1, all without; each rewrites its row of RELIABILITY.md.
prove: $(VENV)/dev.installed
	$(BIN)/python -m tests.proofs.prove $(if $(P),--only $(P))

# One bench with B=serving, these sizes with N="1000 10000 100000"; each rewrites its rows of BENCHMARKS.md. Uses wrk and
# nginx where they are installed. Can be broken off: what was measured stays in build/bench/.
bench: $(VENV)/dev.installed
	$(BIN)/python -m tests.bench.run $(if $(B),--only $(B)) $(if $(N),--sizes $(N))

docs: $(VENV)/dev.installed
	$(BIN)/python -m tracker.formats.workflows > docs/workflows.md

# Newer releases of what we build on: asks the package index, so it is done by hand and looked at.
lock:
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile setup.cfg --extra build --extra postgres --universal --python-version 3.11 --generate-hashes \
		--custom-compile-command "make lock" --no-emit-index-url --quiet --output-file requirements.txt
	$(BIN)/uv pip compile setup.cfg --all-extras --universal --python-version 3.11 --generate-hashes \
		--constraint requirements.txt --custom-compile-command "make lock" --no-emit-index-url --quiet \
		--output-file requirements-dev.txt

clean:
	rm -rf $(VENV) build dist *.egg-info

$(VENV)/python:
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/run.installed: $(VENV)/python requirements.txt setup.cfg
	$(PIP) --no-compile --require-hashes -r requirements.txt
	$(COMPILED)
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.installed: $(VENV)/python requirements-dev.txt setup.cfg
	$(PIP) --no-compile --require-hashes -r requirements-dev.txt
	$(COMPILED)
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/run.installed
