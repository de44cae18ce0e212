# make run: the bot (or, without a token, the sandbox) · make test: all checks · make campaign: the long ones
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
STAMP := $(VENV)/.stamp
# venv without ensurepip, filled by the pip that is there: some distributions ship no ensurepip
VENV_MAKE = test -x $(PY) || $(PYTHON) -m venv --without-pip $(VENV)
INSTALL = $(PYTHON) -m pip --python $(PY) install --quiet --disable-pip-version-check --no-input --require-hashes

.PHONY: run test check bench campaign lock clean

run: $(STAMP)-run
	@exec $(PY) -m bot run

test: $(STAMP)-dev
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports --cache-dir .cache/imports
	$(PY) -m pytest -n 2 --dist worksteal -m "not campaign"

bench: $(STAMP)-dev
	$(PY) -m bench

campaign: $(STAMP)-dev
	$(PY) -m pytest -m campaign -s -n 2

$(STAMP)-run: requirements.txt
	@$(VENV_MAKE)
	@echo "Installing what SMM Desk needs (once)..."
	@$(INSTALL) -r requirements.txt
	@touch $@

$(STAMP)-dev: requirements-dev.txt requirements.txt
	@$(VENV_MAKE)
	@echo "Installing what SMM Desk and its checks need (once)..."
	@$(INSTALL) -r requirements-dev.txt
	@touch $@ $(STAMP)-run

# Locks: pinned, hashed, naming no index. Needs uv.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt

clean:
	rm -rf $(VENV) .cache
