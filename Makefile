# Two commands on a fresh clone: `make demo` installs into .venv and lints the seed; `make test` runs every check.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint .ci/constraints.txt
SEED := fixtures/tianjin-veterans-2025.txt

.PHONY: demo test check fix bench docs clean

demo: .venv/.installed
	$(BIN)/jixiao check $(SEED) --level info --exit-zero

test: .venv/.dev check
	$(BIN)/python -m pytest -n 2

check: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: .venv/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/.dev
	$(BIN)/python bench/run.py

docs: .venv/.docs
	$(BIN)/python -m jixiao_lint.manual docs docs/build/pages
	$(BIN)/zensical build --strict --config-file docs/zensical.toml

clean:
	rm -rf .venv

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/.installed: pyproject.toml .ci/constraints.txt | .venv/bin/python
	$(PIP) --editable .
	touch $@

.venv/.dev: pyproject.toml .ci/constraints.txt | .venv/bin/python
	$(PIP) --editable '.[dev]'
	touch .venv/.installed $@

.venv/.docs: .venv/.installed
	$(PIP) --editable '.[docs]'
	touch $@
